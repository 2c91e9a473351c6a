"""Pages of the import centre; by noun."""
