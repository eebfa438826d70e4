"""The catalogue: the procedures the ward runs, each with its papers, limits, fees and the picture of its process."""
