"""Codes and running numbers: how each is written, read back, and what its counter is keyed by."""
