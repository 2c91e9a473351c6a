"""A search server of a few lines that speaks the part of the REST interface that is used, and keeps its word.

It answers queries by their published meaning, from what it was really told; nothing of the house is in it.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Source = dict[str, Any]


def meets(source: Source, query: dict[str, Any]) -> bool:
    """Tell whether a document meets a clause."""
    kind, said = next(iter(query.items()))
    if kind == "bool":
        should = said.get("should", [])
        least = said.get("minimum_should_match", 0)
        return (
            all(meets(source, one) for one in said.get("filter", []))
            and not any(meets(source, one) for one in said.get("must_not", []))
            and sum(meets(source, one) for one in should) >= least
        )
    name, value = next(iter(said.items()))
    held = source.get(name)
    values = held if isinstance(held, list) else [held] if held is not None else []
    if kind == "terms":
        return any(one in value for one in values)
    if kind == "prefix":
        return any(one.startswith(value["value"]) for one in values)
    return any(one <= value["lte"] for one in values)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: "SmallServer"

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def answer(self, status: int, told: Any) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        self.server.authorisations.add(self.headers.get("authorization", ""))
        if self.server.is_down:
            self.answer(503, {})
            return
        self.answer(*self.server.act(self.command, self.path, body))

    do_GET = do_POST = do_PUT = do_DELETE = handle_any


class SmallServer(ThreadingHTTPServer):
    """Indexes, aliases and documents in memory."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.indexes: dict[str, dict[str, Source]] = {}
        self.aliases: dict[str, str] = {}
        self.authorisations: set[str] = set()
        self.refused: set[str] = set()
        self.is_down = False

    @property
    def url(self) -> str:
        return f"http://reader:secret@127.0.0.1:{self.server_address[1]}"

    def act(self, method: str, path: str, body: str) -> tuple[int, Any]:
        if path == "/_bulk":
            return 200, {"items": list(self.bulk([json.loads(line) for line in body.splitlines()]))}
        if path == "/_aliases":
            for action in json.loads(body)["actions"]:
                if "add" in action:
                    self.aliases[action["add"]["alias"]] = action["add"]["index"]
            return 200, {}
        name = path.split("/")[1]
        if name == "_alias":
            known = self.aliases.get(path.split("/")[2])
            return (200, {known: {}}) if known else (404, {})
        if path.endswith("/_search"):
            return 200, {"hits": {"hits": self.found(name, json.loads(body))}}
        if method == "PUT":
            self.indexes[name] = {}
        if method == "DELETE":
            self.indexes.pop(name)
        return 200, {}

    def named(self, name: str) -> dict[str, Source]:
        return self.indexes.setdefault(self.aliases.get(name, name), {})

    def bulk(self, lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        left = iter(lines)
        for line in left:
            act, where = next(iter(line.items()))
            kept = self.named(where["_index"])
            source = next(left) if act == "index" else None
            if where["_id"] in self.refused:
                yield {act: {"status": 429}}
            elif source is not None:
                kept[where["_id"]] = source
                yield {act: {"status": 201}}
            else:
                yield {act: {"status": 200 if kept.pop(where["_id"], None) else 404}}

    def found(self, name: str, asked: dict[str, Any]) -> list[dict[str, Any]]:
        met = [one for one in self.named(name).values() if meets(one, asked["query"])]
        met.sort(key=lambda one: -one["number"])
        return [{"sort": [one["number"]]} for one in met[: asked["size"]]]


@contextmanager
def small_server() -> Iterator[SmallServer]:
    """Run one for as long as the block lasts."""
    with SmallServer() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
