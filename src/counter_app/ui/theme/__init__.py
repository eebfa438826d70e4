"""How the window looks: colours, letters, icons and the one small sheet, all from one set of tokens."""
