"""Reading Open Contracting Data Standard releases and records (1.0 and 1.1) as tenders, bids and awards."""
