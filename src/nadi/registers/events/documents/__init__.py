"""Papers of events: certificates and the list for the door."""
