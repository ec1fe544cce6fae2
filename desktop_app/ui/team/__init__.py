"""A team in the windows: how it comes together, and who is in it."""
