"""Điều hành: a day on one page, each number with the dossiers it counts, what waits to be signed, and the day's log."""
