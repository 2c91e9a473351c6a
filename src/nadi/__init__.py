"""Nadi: the working platform of an industry association."""
