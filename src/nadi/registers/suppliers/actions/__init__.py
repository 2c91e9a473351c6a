"""What people do with machines and parts."""
