"""Doing: one action per verb, a file per noun."""
