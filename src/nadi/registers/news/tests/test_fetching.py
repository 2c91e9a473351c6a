"""Fetching from the net: only public addresses, few bytes, few redirects."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from nadi.registers.news import fetching
from nadi.registers.news.fetching import Known, fetch
from nadi.web.outgoing import NotReached, is_public


class Server(BaseHTTPRequestHandler):
    """Answers by its path."""

    def do_GET(self) -> None:
        if self.headers.get("If-None-Match") == '"one"':
            self.answer(304, b"")
        elif self.path.startswith("/again"):
            self.answer(302, b"", Location="/again")
        elif self.path == "/moved":
            self.answer(301, b"", Location="/feed")
        elif self.path == "/away":
            self.answer(302, b"", Location="http://10.0.0.1/feed")
        elif self.path == "/large":
            self.answer(200, b"x" * 4096)
        elif self.path == "/feed":
            self.answer(200, b"<rss/>", ETag='"one"')
        else:
            self.answer(404, b"")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def here(address: str) -> bool:
    return address == "127.0.0.1"


def test_feed_is_fetched_with_its_tag(base: str) -> None:
    fetched = fetch(f"{base}/feed", may=here)
    assert (fetched.content, fetched.etag) == (b"<rss/>", '"one"')


def test_unchanged_feed_is_not_sent_again(base: str) -> None:
    assert fetch(f"{base}/feed", Known(etag='"one"'), may=here).is_unchanged


def test_redirect_is_followed(base: str) -> None:
    assert fetch(f"{base}/moved", may=here).content == b"<rss/>"


def test_endless_redirects_end(base: str) -> None:
    with pytest.raises(NotReached, match="more than three times"):
        fetch(f"{base}/again", may=here)


def test_redirect_to_a_private_address_is_refused(base: str) -> None:
    with pytest.raises(NotReached, match="not a server of the open net"):
        fetch(f"{base}/away", may=here)


def test_large_answer_is_cut_off(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    with pytest.raises(NotReached, match="larger than 5 MB"):
        fetch(f"{base}/large", may=here)


def test_refusal_of_the_server_is_told(base: str) -> None:
    with pytest.raises(NotReached, match="404"):
        fetch(f"{base}/none", may=here)


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/a", "file:///etc/passwd", "https://", "http://a:b@example.org/", "http://[::1", ""],
)
def test_what_is_no_page_is_refused(url: str) -> None:
    with pytest.raises(NotReached):
        fetch(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "::ffff:10.0.0.1",
    ],
)
def test_special_address_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_address_of_the_open_net_is_public() -> None:
    assert is_public("93.184.216.34")
