"""Experts: engineers and advisers, vetted, engaged, rated by the firms that used them."""
