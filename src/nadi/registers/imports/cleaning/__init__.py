"""What a cell means: text to numbers, days, countries, choices, addresses and codes."""
