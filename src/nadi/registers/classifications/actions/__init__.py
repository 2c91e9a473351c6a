"""Changing from one version of a classification to another."""
