"""Handing over: slips that come, slips that went, and a new one from a pile of dossiers."""
