"""Keeps the secret part of links out of the log: who reads the log must not act in a vendor's name."""

import logging

MASK = "***"


class WithoutSecretLinks(logging.Filter):
    """Masks the token of the address that a record is about."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its token masked."""
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        token = str(match.kwargs.get("token", "")) if match else ""
        if token and isinstance(record.args, tuple):
            record.args = tuple(str(one).replace(token, MASK) for one in record.args)
        return True
