"""Reading: every page gets its rows through here."""
