"""What leaves the house in a file and comes back: back-up bundles."""
