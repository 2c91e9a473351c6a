"""The demonstration: a fictional packaging cluster of 24 firms in real Georgian towns."""
