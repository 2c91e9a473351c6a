"""Doing things with organisations, their sites and their people; by noun."""
