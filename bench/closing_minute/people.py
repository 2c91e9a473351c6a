"""Who comes in the closing minute: buyers who join and save, vendors who submit and replace their bid."""

import random
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from typing import ClassVar
from urllib.parse import urlencode

HOST = "127.0.0.1"
CSRF = "c" * 32
NO_ANSWER = 0


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody was told about one request that writes."""

    kind: str
    sent: float
    took: float
    status: int
    figure: int


@dataclass(kw_only=True)
class Visitor:
    """Somebody in a browser, and everything they were told."""

    port: int
    answers: list[Answer] = field(default_factory=list)
    KIND: ClassVar[str] = ""

    @property
    def cookies(self) -> str:
        return f"csrftoken={CSRF}"

    def ask(self, method: str, path: str, body: str = "") -> int:
        """Send one request and return its status; none at all counts as an error, not as the end."""
        connection = HTTPConnection(HOST, self.port, timeout=120)
        headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        except (OSError, HTTPException):
            return NO_ANSWER
        finally:
            connection.close()

    def send(self, kind: str, path: str, fields: dict[str, str], figure: int = 0) -> int:
        """Send a form, and note what came back."""
        sent = time.time()
        status = self.ask("POST", path, urlencode({"csrfmiddlewaretoken": CSRF, **fields}))
        took = time.time() - sent
        self.answers.append(Answer(kind=kind, sent=sent, took=took, status=status, figure=figure))
        return status

    def accepted(self, kind: str) -> list[Answer]:
        """Return what this visitor was told is done."""
        return [one for one in self.answers if one.kind == kind and one.status == 302]

    def promised(self, kind: str) -> int:
        """Return the last figure this visitor was told is kept; figures grow from one sending to the next."""
        return max((one.figure for one in self.accepted(kind)), default=0)

    def live(self, moments: list[float]) -> None:
        """Look at the page first, then act at each of the moments."""
        self.look()
        for number, moment in enumerate(moments, start=1):
            time.sleep(max(0.0, moment - time.time()))
            self.act(number)

    def look(self) -> None:
        raise AssertionError("Every visitor says what it does.")

    def act(self, number: int) -> None:
        raise AssertionError("Every visitor says what it does.")


@dataclass(kw_only=True)
class Buyer(Visitor):
    """A representative, who accepts the agreement and then saves the whole demand again and again."""

    pool: str
    terms: str
    lines: list[str]
    company: str
    site: str
    session: str
    version: int = 0
    KIND: ClassVar[str] = "saves of demand"

    @property
    def cookies(self) -> str:
        return f"sessionid={self.session}; csrftoken={CSRF}"

    def look(self) -> None:
        """Open the page of the demand."""
        self.ask("GET", f"/pools/{self.pool}/demand/")

    def act(self, number: int) -> None:
        """Join first, until it is accepted; then save a larger quantity every time."""
        if not self.accepted("joins"):
            fields = {"terms": self.terms, "agreed": "on", "interest": ""}
            self.send("joins", f"/pools/{self.pool}/join/accept/", fields)
            return
        fields = {"version": str(self.version), "company": self.company}
        fields |= {f"quantity-{line}-{self.site}": str(number) for line in self.lines}
        status = self.send(self.KIND, f"/pools/{self.pool}/demand/", fields, number * len(self.lines))
        self.version += status == 302


@dataclass(kw_only=True)
class Vendor(Visitor):
    """A sales office with a link, which submits a bid and replaces it again and again."""

    token: str
    request: str
    lines: list[str]
    KIND: ClassVar[str] = "bids"

    def look(self) -> None:
        """Open the bid sheet."""
        self.ask("GET", f"/pools/rfq/{self.token}/")

    def act(self, number: int) -> None:
        """Submit; every time with a larger price, by which the bid is known again after the opening."""
        fields = {f"lines-{line}-breaks-0-unit_price": str(number) for line in self.lines}
        self.send(self.KIND, f"/pools/rfq/{self.token}/submit/", fields, number)


def moments_of(chance: random.Random, deadline: float, minute: float, count: int) -> list[float]:
    """Draw when somebody acts: half of it early in the minute, half from the last second on, a few late."""
    early = [deadline - chance.uniform(1, minute) for _ in range(count - count // 2)]
    close = [deadline + chance.uniform(-1, 3 if chance.random() < 0.3 else 0.3) for _ in range(count // 2)]
    return sorted(early + close)
