"""The steps to a standard, in our own words; how far a company has come; how many stand where it stands."""
