"""The classifications entries are coded by: CPV, HS, NACE, ISCO, ESCO and their like, with their versions."""
