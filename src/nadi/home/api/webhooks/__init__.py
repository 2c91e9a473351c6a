"""Telling other programs what changed: which events, to whom, signed, tried again a few times."""
