"""The savings ledger: entries, what may be shown of them, and their pages."""
