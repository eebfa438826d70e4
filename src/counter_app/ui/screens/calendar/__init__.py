"""The working calendar: a year at a glance, changed only after a look at what that does."""
