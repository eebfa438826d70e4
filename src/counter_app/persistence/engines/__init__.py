"""What differs between database engines: one file each."""
