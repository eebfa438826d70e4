"""SQL behind the services' Protocols: tables, one transaction at a time, read queries, search, upgrade."""
