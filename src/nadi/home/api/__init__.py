"""Where other programs come in: a REST API with tokens per organisation, and webhooks."""
