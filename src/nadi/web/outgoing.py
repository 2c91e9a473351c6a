"""Calling other servers: public addresses alone, little time, few bytes.

The name is resolved first and the connection goes to that very address, so that a name which changes its
meaning between the check and the connection leads nowhere. A connection ends when its time is over: a server
that sends a byte now and then would hold it, and all that waits behind it, for hours.
"""

import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, urlsplit

import urllib3
import urllib3.connection
from django.utils.translation import gettext_lazy as _

from nadi.web.access import Sentence

SECONDS = 10.0
LARGEST_ANSWER = 10_000
TOO_SLOW = _("The server did not answer within ten seconds.")
# Addresses that a router, or an old machine, turns into the IPv4 address in their last 32 bits.
HOLDING_IPV4 = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))


class NotReached(Exception):
    """The server could not be called; the sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is sent to another server."""

    method: str
    headers: Mapping[str, str]
    body: bytes | None = None
    seconds: float = SECONDS


def is_public(address: str) -> bool:
    """Tell an address of the open net from private, loopback, link-local and other special ones."""
    ip = ip_address(address.split("%", 1)[0])
    if isinstance(ip, IPv6Address) and (inner := ip.ipv4_mapped or ip.sixtofour or held_ipv4(ip)):
        ip = inner
    return ip.is_global and not ip.is_multicast


def held_ipv4(ip: IPv6Address) -> IPv4Address | None:
    """Return the address that a translated one leads to."""
    held = any(ip in network for network in HOLDING_IPV4)
    return IPv4Address(int(ip) & 0xFFFFFFFF) if held else None


def checked(url: str) -> SplitResult:
    """Return the parts of an http(s) address."""
    try:
        parts = urlsplit(url)
        port_is_one = parts.port is None or parts.port > 0
    except ValueError:
        raise NotReached(_("This is no address of a page: %(url)s") % {"url": url[:80]}) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_one or parts.username:
        raise NotReached(_("An address begins with https:// or http://, without a name and password."))
    return parts


def port_of(parts: SplitResult) -> int:
    """Return the port of an address."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def reached(parts: SplitResult, may: Callable[[str], bool] = is_public) -> str:
    """Return the address that the name stands for, if it and all others of that name may be connected to."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, port_of(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReached(_("There is no server called %(host)s.") % {"host": host[:80]}) from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not all(may(address) for address in addresses):
        sentence = _("%(host)s is not a server of the open net; we do not connect to it.")
        raise NotReached(sentence % {"host": host[:80]})
    return addresses[0]


class Timed:
    """A connection that ends after its seconds, whatever the other side goes on sending."""

    def _new_conn(self) -> socket.socket:
        made: socket.socket = super()._new_conn()  # type: ignore[misc]  # beside one of urllib3's connections
        twin = made.dup()  # TLS takes the first one over
        self.timer = Timer(float(self.timeout), end, [twin])  # type: ignore[attr-defined]  # urllib3 sets it
        self.timer.daemon = True
        self.timer.start()
        return made


def end(twin: socket.socket) -> None:
    """End a connection for both who read from it; one that has ended already says so."""
    with suppress(OSError):
        twin.shutdown(socket.SHUT_RDWR)
    twin.close()


class PlainConnection(Timed, urllib3.connection.HTTPConnection):
    """A timed connection without TLS."""


class SecureConnection(Timed, urllib3.connection.HTTPSConnection):
    """A timed connection with TLS."""


def ask(parts: SplitResult, address: str, call: Call) -> urllib3.BaseHTTPResponse:
    """Send a call to the very address that was checked, under the name that was typed; read nothing yet."""
    host = parts.hostname or ""
    settings = {"host": address, "port": port_of(parts), "retries": False, "timeout": call.seconds}
    pool: urllib3.HTTPConnectionPool = (
        urllib3.HTTPSConnectionPool(**settings, server_hostname=host, assert_hostname=host)  # type: ignore[arg-type]  # of many types
        if parts.scheme == "https"
        else urllib3.HTTPConnectionPool(**settings)  # type: ignore[arg-type]
    )
    pool.ConnectionCls = SecureConnection if parts.scheme == "https" else PlainConnection
    named = host if parts.port is None else f"{host}:{parts.port}"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    until = time.monotonic() + call.seconds
    try:
        reply = pool.urlopen(
            call.method,
            path,
            body=call.body,
            headers={"Host": named, **call.headers},
            redirect=False,
            preload_content=False,
        )
    except (urllib3.exceptions.HTTPError, OSError, ValueError, UnicodeError) as error:
        raise NotReached(why(error)) from error
    if time.monotonic() >= until:  # its head broke off, and half a head is no answer
        reply.close()
        raise NotReached(TOO_SLOW)
    return reply


def why(error: Exception) -> Sentence:
    """Return why a connection failed."""
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return TOO_SLOW
    if isinstance(error, urllib3.exceptions.SSLError):
        return _("The server's certificate is not valid for its name.")
    return _("The server could not be reached.")


def post(url: str, body: bytes, headers: Mapping[str, str], may: Callable[[str], bool] = is_public) -> int:
    """Send a body to an address and return the status of the answer, which is not followed anywhere."""
    parts = checked(url)
    reply = ask(parts, reached(parts, may), Call(method="POST", headers=headers, body=body))
    try:
        reply.read(LARGEST_ANSWER)
        return reply.status
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise NotReached(why(error)) from error
    finally:
        reply.close()
