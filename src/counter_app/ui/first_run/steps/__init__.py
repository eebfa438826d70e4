"""The pages of the first run, in the order they are gone through."""
