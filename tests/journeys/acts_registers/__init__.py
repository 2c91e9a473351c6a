"""What the journeys through the registers share."""
