"""Everybody who might find out, every address they can think of, and the plain text of what they get."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from django.contrib.messages import get_messages
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.cast import client_for

from nadi.companies.models import Affiliation, Organisation, Site
from nadi.home.calendar import address_for
from nadi.home.tests.leak_names import LATER, NAMED, ON_OWN_PAGES, OTHERWISE
from nadi.home.tests.leak_story import Purchase
from nadi.home.tests.leak_text import plain, text_of
from nadi.people.models import Person
from nadi.web.models import Mail

NONSENSE = {
    "version": "x",
    "quantity": "many",
    "reason": "",
    "scenario": "absent",
    "seen": "absent",
    "text": "",
}
WITHOUT_SECRETS = ("stylesheet", "styleguide", "theme", "language")
EXPORTS = ("export=csv", "export=xlsx", "format=csv", "format=xlsx")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody with a browser, and the links somebody sent them."""

    name: str
    client: Client
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def doors(self) -> tuple[str, ...]:
        """Return the only kinds of doors one without an account goes through, or none for all."""
        if self.name == "guest":
            return ("public",)
        return ("link",) if self.name.endswith("by link") else ()


def readers_of(made: Purchase) -> list[Reader]:
    """Return all who go looking: some for what belongs to others, one for what is hers."""
    cast = made.cast
    signed_in: dict[str, Person] = {
        "stranger": cast.stranger,
        "board": cast.board,
        "representative": cast.rioni.representative,
        "colleague": cast.rioni.colleague,
        "winner": cast.vendor,
        "loser": cast.rival,
        "owner": cast.samgori.representative,
    }
    found = [Reader(name="guest", client=Client())]
    for name, person in signed_in.items():
        calendar = address_for(person).rpartition("/")[2].removesuffix(".ics")
        found.append(Reader(name=name, client=client_for(person), links={"calendar": calendar}))
    agreements = made.agreement_tokens()
    for name in made.vendors():
        links = {"pools/rfq": made.tokens.get(name, ""), "agreements/by-link": agreements.get(name, "")}
        found.append(Reader(name=f"{name} by link", client=Client(), links=links))
    return found


def patterns(
    among: Sequence[URLPattern | URLResolver] | None = None, before: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of ours as it is written, with its view."""
    for one in get_resolver().url_patterns if among is None else among:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, here)
        elif str(one.callback.__module__).startswith("nadi."):
            yield here, one


def doors_of(reader: Reader) -> Iterator[tuple[str, URLPattern, bool]]:
    """Yield every address worth trying, and whether it only does things.

    Without an account one goes through public doors and by the links one holds; that every other door sends
    a guest to sign in, the tests of the architecture show.
    """
    for here, one in patterns():
        door = getattr(one.callback, "nadi_door", "")
        is_open = door in reader.doors if reader.doors else True
        if is_open and one.name not in WITHOUT_SECRETS:
            yield here, one, getattr(one.callback, "nadi_verb", False)


class Filled:
    """The addresses of one moment, with everything that exists put into them."""

    def __init__(self) -> None:
        models = {*NAMED.values(), *LATER.values(), *ON_OWN_PAGES.values()}
        self.known = {model: list(self.uids(model)) for model in models}
        self.others = {room: [str(one) for one in found()] for room, found in OTHERWISE.items()}

    @staticmethod
    def uids(model: type[Model]) -> Iterator[str]:
        """Yield the public ids of a table, the last ones first."""
        rows = model._default_manager.order_by("-pk").values_list("uid", flat=True)
        yield from (rows[:3] if model in (Mail, Organisation, Affiliation, Site) else rows)

    def of(self, written: str, reader: Reader) -> Iterator[str]:
        """Yield an address for everything that exists; links only for those who hold them."""
        parts = re.split(r"<[^>]+>", written)
        rooms = re.findall(r"<[^>]+>", written)
        choices = [self.choices(parts[: place + 1], room, reader) for place, room in enumerate(rooms)]
        for chosen in product(*choices):
            yield "".join(part + value for part, value in zip(parts, [*chosen, ""], strict=True))

    def choices(self, before: Sequence[str], room: str, reader: Reader) -> list[str]:
        """Return what may stand in one changing part of an address."""
        words = before[-1].strip("/")
        if "token" in room:
            return [link for link in (reader.links.get(words, ""),) if link]
        last = words.rpartition("/")[2]
        otherwise = f"{last}:{room.strip('<>').partition(':')[2]}"
        if otherwise in self.others:
            return self.others[otherwise]
        if "int:" in room:
            return ["1"]
        later = ON_OWN_PAGES if before[0] == "/talents/mine/" and last in ON_OWN_PAGES else LATER
        named = NAMED.get(words) if len(before) == 1 else later.get(last)
        if named is None:
            raise LookupError(f"The walk does not know what stands behind {''.join(before)}.")
        return self.known[named]


def walk(reader: Reader, filled: Filled) -> Iterator[tuple[str, str, str]]:
    """Yield name, address and text of everything a reader is answered, exports included."""
    for written, one, is_verb in doors_of(reader):
        for address in () if is_verb else filled.of(written, reader):
            said = answer_to(reader.client, address)
            yield one.name or "", address, said
            for kind in [kind for kind in EXPORTS if kind in said]:
                yield one.name or "", address, answer_to(reader.client, f"{address}?{kind}")


def answer_to(client: Client, address: str) -> str:
    """Return what an address answers, as text to search."""
    answer = client.get(address)
    return text_of(b"".join(answer) if answer.streaming else answer.content)


def abuse(reader: Reader, filled: Filled) -> Iterator[tuple[str, str]]:
    """Yield name and answer of everything done with nonsense; nothing of it stays."""
    for written, one, _is_verb in doors_of(reader):
        for address in filled.of(written, reader):
            with transaction.atomic():
                answer = reader.client.post(address, NONSENSE)
                told = plain(str(list(get_messages(answer.wsgi_request))))
                yield one.name or "", text_of(answer.content) + told
                transaction.set_rollback(True)
