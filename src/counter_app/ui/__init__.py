"""The window: screens over the same desks as the command line. Nothing else in the house knows Qt."""
