"""Saved searches: a register's list as it was narrowed, or the one search box, kept and watched."""
