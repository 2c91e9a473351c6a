"""Fairs, exhibitions, conferences, and the association's own trainings, workshops and study tours."""
