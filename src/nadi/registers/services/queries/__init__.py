"""Reading services, certificates and readiness, a file per noun."""
