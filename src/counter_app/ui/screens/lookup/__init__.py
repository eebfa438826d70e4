"""Look-up: one box that finds dossiers, and the whole of the one that was opened."""
