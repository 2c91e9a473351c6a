"""Funding programmes: what a firm can get, whether it qualifies, and what became of its applications."""
