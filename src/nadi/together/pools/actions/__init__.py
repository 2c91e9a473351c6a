"""Doing: one verb, one action."""
