"""How often something may be done: counted in the shared cache, so that it holds over several processes."""

from datetime import timedelta
from hashlib import sha256

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest


def may_go_on(what: str, key: str, *, most: int, within: timedelta) -> bool:
    """Take one of `most` turns that come back after `within`; tells whether one was free.

    Each turn is an entry of its own: `add` takes it for exactly one process, however many ask at once.
    """
    marked = sha256(key.encode()).hexdigest()
    seconds = int(within.total_seconds())
    return any(cache.add(f"throttle:{what}:{marked}:{turn}", 1, seconds) for turn in range(most))


def address_of(request: HttpRequest) -> str:
    """Return the network address a request comes from, as sign-in counts it."""
    return str(get_adapter().get_client_ip(request))
