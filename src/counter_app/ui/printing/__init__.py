"""Papers on screen and on their way to a printer or a file."""
