"""Letting programs in, and telling them of changes."""
