"""Members pool their demand, vendors bid, one award is made and fairly shared."""
