"""Pages on which an organisation lets programs in."""
