"""The one-stop counter of a ward: receipt, handling and return of dossiers."""
