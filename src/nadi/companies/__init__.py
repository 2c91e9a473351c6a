"""Organisations, their sites and sectors, and the people who act for them."""
