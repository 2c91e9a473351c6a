"""What follows an award: framework agreements, call-offs, realised savings."""
