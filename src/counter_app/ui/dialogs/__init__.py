"""Small forms over a screen: what an act needs to be told, and nothing more."""
