"""Who did what, for which organisation: append-only and hash-chained."""
