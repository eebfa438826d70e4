"""A day of the ward played through the real windows, photographed: what a newcomer sees where there is no display."""
