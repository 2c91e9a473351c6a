"""Suppliers of technology, machinery and spare parts; the members' machines; parts wanted at once."""
