"""Reading: what a page may show of agreements, orders, mini-competitions and savings."""
