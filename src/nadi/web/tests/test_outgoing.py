"""Calling other servers: where to, and for how long."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from nadi.web.outgoing import Call, NotReached, ask, checked, is_public

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + b"X-Slow: yes\r\n" * 3
PAUSE, PATIENCE = 0.02, 0.4


@pytest.fixture
def slow() -> Iterator[str]:
    """Start a server that sends its head byte by byte, each well within the time for one."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        connection, _address = listening.accept()
        try:
            for at in range(len(HEAD)):
                connection.sendall(HEAD[at : at + 1])
                time.sleep(PAUSE)
            connection.sendall(b"\r\n")
        except OSError:
            return

    threading.Thread(target=answer, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    listening.close()


def test_a_server_that_sends_a_byte_now_and_then_is_left(slow: str) -> None:
    call = Call(method="GET", headers={}, seconds=PATIENCE)
    with pytest.raises(NotReached, match="within ten seconds"):
        ask(checked(slow), "127.0.0.1", call)


def test_a_server_that_takes_its_time_within_the_time_is_heard(slow: str) -> None:
    call = Call(method="GET", headers={}, seconds=60)
    assert ask(checked(slow), "127.0.0.1", call).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b::a9fe:a9fe",
        "::7f00:1",
        "::1",
        "::",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "fe80::1%eth0",
        "ff02::1",
        "100.64.0.1",
        "169.254.169.254",
    ],
)
def test_an_address_that_leads_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "64:ff9b::808:808"])
def test_an_address_of_the_open_net_is_public(address: str) -> None:
    assert is_public(address)
