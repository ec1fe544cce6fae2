"""Deciding on exactly what will be posted."""
