"""A dossier is a journal of events; its present state is what they add up to."""
