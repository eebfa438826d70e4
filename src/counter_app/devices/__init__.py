"""Printers and files as the operating system offers them; no window toolkit."""
