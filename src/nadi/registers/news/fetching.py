"""Fetching a feed as `nadi.web.outgoing` calls any server: three redirects and five megabytes at most."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin

import urllib3
from django.utils.translation import gettext_lazy as _

from nadi.web.outgoing import Call, NotReached, ask, checked, is_public, reached, why

SECONDS = 10.0
LARGEST = 5 * 1024 * 1024
REDIRECTS = 3
PIECE = 65_536
MOVED = {301, 302, 303, 307, 308}
AGENT = "Nadi feed reader"
MAY_BE = "application/rss+xml, application/atom+xml, application/xml, text/xml, text/calendar, */*;q=0.5"


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


def fetch(url: str, known: Known | None = None, *, may: Callable[[str], bool] = is_public) -> Fetched:
    """Fetch the address, following at most three redirects, each checked like the first; or NotReached."""
    known = known or Known()
    until = time.monotonic() + SECONDS
    for _turn in range(REDIRECTS + 1):
        parts = checked(url)
        reply = ask(parts, reached(parts, may), asked(known, until - time.monotonic()))
        try:
            if reply.status in MOVED and (target := reply.headers.get("Location")):
                url = urljoin(url, target)
                continue
            return taken(reply, until)
        finally:
            reply.close()
    raise NotReached(_("The address leads on more than three times. Enter the address it ends at."))


def asked(known: Known, seconds: float) -> Call:
    """Return the question for a feed, changed since what is known of it."""
    headers = {"User-Agent": AGENT, "Accept": MAY_BE, "Accept-Encoding": "gzip, deflate"}
    headers |= {"If-None-Match": known.etag} if known.etag else {}
    headers |= {"If-Modified-Since": known.last_modified} if known.last_modified else {}
    return Call(method="GET", headers=headers, seconds=max(0.1, seconds))


def taken(reply: urllib3.BaseHTTPResponse, until: float) -> Fetched:
    """Return what was sent, if it is not too much and not too slow."""
    if reply.status == 304:
        return Fetched(is_unchanged=True)
    if reply.status != 200:
        raise NotReached(_("The server answered “%(status)s”.") % {"status": reply.status})
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in reply.stream(PIECE):
            size += len(piece)
            if size > LARGEST:
                raise NotReached(_("The feed is larger than 5 MB."))
            if time.monotonic() > until:
                raise NotReached(_("The server did not answer within ten seconds."))
            pieces.append(piece)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise NotReached(why(error)) from error
    return Fetched(
        content=b"".join(pieces),
        etag=reply.headers.get("ETag", "")[:200],
        last_modified=reply.headers.get("Last-Modified", "")[:100],
    )
