"""What all pages share: the access door, listings, forms, mail, jobs, components."""
