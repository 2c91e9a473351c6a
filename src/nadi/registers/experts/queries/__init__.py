"""Reading experts, their engagements and visits, a file per noun."""
