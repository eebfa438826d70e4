"""Báo cáo: a period on the form of the law, each number with the dossiers it counts, and what was kept on time."""
