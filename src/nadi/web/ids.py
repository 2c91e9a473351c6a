"""Random public identifiers, and the tokens of e-mail links."""

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12


def public_id() -> str:
    """Return a random identifier that may stand in an address (59 bits; no look-alike characters)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_token() -> str:
    """Return the secret of an e-mail link; only its fingerprint is ever stored."""
    return secrets.token_urlsafe(24)


def fingerprint(token: str) -> str:
    """Return what the database keeps of a token: enough to recognise it, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
