"""Georgian, as the CLDR writes it: a comma before decimals, a narrow space between thousands."""
