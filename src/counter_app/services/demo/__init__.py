"""Sample data for demo folders: invented people, a filled ward, one played day. Live data are never touched."""
