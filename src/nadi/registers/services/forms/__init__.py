"""What is typed about services, certificates and readiness, a file per noun."""
