"""The ward's rules in plain Python: frozen values in, new values and events out; no clock, no database, no window."""
