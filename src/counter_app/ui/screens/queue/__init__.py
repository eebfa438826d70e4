"""Xử lý: what waits for whom, one dossier beside the list, and the next thing to be done with it under F9."""
