"""Industry services and their providers; the members' certificates and their way to a standard."""
