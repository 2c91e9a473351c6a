"""Pages of experts, engagements and visits, a file per noun."""
