"""What is done with services, certificates and readiness, a file per noun."""
