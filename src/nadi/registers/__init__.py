"""The registers: every database the association keeps for its members, apps of one plan."""
