"""What is done with experts, their engagements and visits, a file per noun."""
