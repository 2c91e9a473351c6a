"""What people do with entries of any register."""
