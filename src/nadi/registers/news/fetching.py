"""Fetching a feed from the net: only public addresses, little time, few bytes.

The name is resolved first and the connection goes to that very address, so that a name which changes its
meaning between the check and the connection leads nowhere.
"""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

SECONDS = 10.0
LARGEST = 5 * 1024 * 1024
REDIRECTS = 3
PIECE = 65_536
MOVED = {301, 302, 303, 307, 308}
AGENT = "Nadi feed reader"
MAY_BE = "application/rss+xml, application/atom+xml, application/xml, text/xml, text/calendar, */*;q=0.5"


class NotFetched(Exception):
    """The feed could not be fetched; the sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """What the server sent; no content where nothing changed since the last time."""

    content: bytes = b""
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the server said the last time."""

    etag: str = ""
    last_modified: str = ""


def is_public(address: str) -> bool:
    """Tell an address of the open net from private, loopback, link-local and other special ones."""
    ip = ip_address(address.split("%", 1)[0])
    if isinstance(ip, IPv6Address) and (inner := ip.ipv4_mapped or ip.sixtofour):
        ip = inner
    return ip.is_global and not ip.is_multicast


def fetch(url: str, known: Known | None = None, *, may: Callable[[str], bool] = is_public) -> Fetched:
    """Fetch the address, following at most three redirects, each checked like the first; or NotFetched."""
    known = known or Known()
    until = time.monotonic() + SECONDS
    for _turn in range(REDIRECTS + 1):
        parts = checked(url)
        reply = ask(parts, reached(parts, may), known, until)
        try:
            if reply.status in MOVED and (target := reply.headers.get("Location")):
                url = urljoin(url, target)
                continue
            return taken(reply, until)
        finally:
            reply.close()
    raise NotFetched(_("The address leads on more than three times. Enter the address it ends at."))


def checked(url: str) -> SplitResult:
    """Return the parts of an http(s) address."""
    try:
        parts = urlsplit(url)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        raise NotFetched(_("This is no address of a page: %(url)s") % {"url": url[:80]}) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_one or parts.username:
        raise NotFetched(_("A feed's address begins with https:// or http://, without a name and password."))
    return parts


def port_of(parts: SplitResult) -> int:
    """Return the port of an address."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def reached(parts: SplitResult, may: Callable[[str], bool]) -> str:
    """Return the address that the name stands for, if it and all others of that name may be connected to."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, port_of(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(_("There is no server called %(host)s.") % {"host": host[:80]}) from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(may(address) for address in addresses):
        raise NotFetched(
            _("%(host)s is not a server of the open net; we do not connect to it.") % {"host": host[:80]}
        )
    return addresses[0]


def ask(parts: SplitResult, address: str, known: Known, until: float) -> urllib3.BaseHTTPResponse:
    """Send the request to the very address that was checked, under the name that was typed."""
    host = parts.hostname or ""
    left = max(0.1, until - time.monotonic())
    settings = {"host": address, "port": port_of(parts), "retries": False, "timeout": left}
    pool: urllib3.HTTPConnectionPool = (
        urllib3.HTTPSConnectionPool(**settings, server_hostname=host, assert_hostname=host)  # type: ignore[arg-type]
        if parts.scheme == "https"
        else urllib3.HTTPConnectionPool(**settings)  # type: ignore[arg-type]
    )
    named = host if parts.port is None else f"{host}:{parts.port}"
    headers = {"Host": named, "User-Agent": AGENT, "Accept": MAY_BE, "Accept-Encoding": "gzip, deflate"}
    headers |= {"If-None-Match": known.etag} if known.etag else {}
    headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        return pool.urlopen("GET", path, headers=headers, redirect=False, preload_content=False)
    except (urllib3.exceptions.HTTPError, OSError, ValueError, UnicodeError) as error:
        raise NotFetched(why(error)) from error


def why(error: Exception) -> Sentence:
    """Return why a connection failed."""
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return _("The server did not answer within ten seconds.")
    if isinstance(error, urllib3.exceptions.SSLError):
        return _("The server's certificate is not valid for its name.")
    return _("The server could not be reached.")


def taken(reply: urllib3.BaseHTTPResponse, until: float) -> Fetched:
    """Return what was sent, if it is not too much and not too slow."""
    if reply.status == 304:
        return Fetched(is_unchanged=True)
    if reply.status != 200:
        raise NotFetched(_("The server answered “%(status)s”.") % {"status": reply.status})
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in reply.stream(PIECE):
            size += len(piece)
            if size > LARGEST:
                raise NotFetched(_("The feed is larger than 5 MB."))
            if time.monotonic() > until:
                raise NotFetched(_("The server did not answer within ten seconds."))
            pieces.append(piece)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise NotFetched(why(error)) from error
    return Fetched(
        content=b"".join(pieces),
        etag=reply.headers.get("ETag", "")[:200],
        last_modified=reply.headers.get("Last-Modified", "")[:100],
    )
