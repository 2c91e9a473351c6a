"""Reading events, seats, and what stays of them."""
