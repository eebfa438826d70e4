"""Where the program keeps things on this machine, and what it writes about its own mishaps."""
