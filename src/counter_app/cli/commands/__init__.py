"""The commands, a file for each group; a file is imported when one of its commands is called."""
