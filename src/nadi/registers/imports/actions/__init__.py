"""Doing things with imports, by noun."""
