"""Talking to a search server."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from urllib3 import PoolManager, Timeout
from urllib3.exceptions import HTTPError
from urllib3.util import make_headers, parse_url

CONNECT, READ = 1.0, 5.0


class NoAnswer(Exception):
    """The server is not there, or does not do what it was asked."""


@cache
def pool() -> PoolManager:
    """Return the connections of this process."""
    return PoolManager(timeout=Timeout(connect=CONNECT, read=READ), retries=False)


@dataclass(frozen=True, kw_only=True)
class Server:
    """A server by its address; name and password may stand in it."""

    url: str

    def ask(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Ask for something and return the answer."""
        return self.send(method, path, json.dumps(body).encode(), "application/json")

    def bulk(self, lines: Sequence[dict[str, Any]]) -> list[int]:
        """Send many changes, and return the status of each."""
        if not lines:
            return []
        body = "".join(json.dumps(line) + "\n" for line in lines).encode()
        answer = self.send("POST", "/_bulk", body, "application/x-ndjson")
        return [int(next(iter(item.values()))["status"]) for item in answer["items"]]

    def names_behind(self, alias: str) -> list[str]:
        """Return the indexes that answer under a name, none where there is no such name yet."""
        try:
            return sorted(self.ask("GET", f"/_alias/{alias}", {}))
        except NoAnswer:
            return []

    def send(self, method: str, path: str, body: bytes, kind: str) -> dict[str, Any]:
        address = parse_url(self.url)
        headers = {"content-type": kind, **(make_headers(basic_auth=address.auth) if address.auth else {})}
        target = address._replace(auth=None, path=(address.path or "").rstrip("/") + path).url
        try:
            answer = pool().request(method, target, body=body, headers=headers)
            if answer.status >= 300:
                raise NoAnswer(f"{method} {path}: {answer.status}")
            told: dict[str, Any] = json.loads(answer.data)
        except (HTTPError, ValueError) as error:
            raise NoAnswer(f"{method} {path}: {type(error).__name__}") from error
        return told
