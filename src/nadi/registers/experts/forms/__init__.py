"""What is typed about experts, engagements and visits, a file per noun."""
