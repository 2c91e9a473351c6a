"""Everybody who might find out, every address they can think of, and the plain text of what they get."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import product
from zipfile import ZipFile

from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pypdf import PdfReader
from tests.cast import client_for

from nadi.companies.models import Affiliation, Organisation, Site
from nadi.home.calendar import address_for
from nadi.home.tests.leak_story import Purchase
from nadi.people.models import Person
from nadi.together.agreements.models import (
    Addendum,
    CallOff,
    Delivery,
    FrameworkAgreement,
    MiniCompetition,
    PriceChange,
    Saving,
)
from nadi.together.pools.models import (
    Attachment,
    Bid,
    CompetitionCheck,
    Evidence,
    Objection,
    OwnScenario,
    Pool,
    Question,
)
from nadi.web.models import Job, Mail

# What the first changing part of an address names.
NAMED: dict[str, type[Model]] = {
    "addenda": Addendum,
    "affiliations": Affiliation,
    "agreements": FrameworkAgreement,
    "agreements/make": Pool,
    "call-offs": CallOff,
    "competitions": MiniCompetition,
    "deliveries": Delivery,
    "jobs": Job,
    "mail": Mail,
    "organisations": Organisation,
    "pools": Pool,
    "pools/attachments": Attachment,
    "pools/bids": Bid,
    "pools/checks": CompetitionCheck,
    "pools/evidence": Evidence,
    "pools/objections": Objection,
    "pools/questions": Question,
    "price-changes": PriceChange,
    "savings": Saving,
    "sites": Site,
    "tenders": Pool,
}
# What a later part names, by the words before it.
LATER: dict[str, type[Model]] = {
    "evidence": Delivery,
    "files": Attachment,
    "orders": CallOff,
    "own": OwnScenario,
    "price-changes": PriceChange,
    "quote": MiniCompetition,
}
SIDEWAYS = ("", "?export=csv", "?export=xlsx", "?format=csv", "?format=xlsx")
# Made anew with every answer, or of no meaning: they could hold any row of digits.
CHANCE = re.compile(r"[0-9a-fA-F]{32,}|T\d\d:\d\d:\d\d\.\d+|name=\"csrfmiddlewaretoken\" value=\"\w+\"")
BLANKS = re.compile(r"[\s,'\u00a0\u202f\u2009]+")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody with a browser, and the links somebody sent them."""

    name: str
    client: Client
    tender_link: str = ""
    agreement_link: str = ""
    calendar: str = ""
    mail: Sequence[str] = field(default=())


def readers_of(made: Purchase) -> list[Reader]:
    """Return all who must not find what belongs to others."""
    cast = made.cast
    signed_in: dict[str, Person] = {
        "stranger": cast.stranger,
        "partner": cast.partner,
        "board": cast.board,
        "representative": cast.rioni.representative,
        "colleague": cast.rioni.colleague,
        "winner": cast.vendor,
        "loser": cast.rival,
    }
    found = [Reader(name="guest", client=Client())]
    for name, person in signed_in.items():
        client = client_for(person)
        found.append(Reader(name=name, client=client, calendar=address_for(person), mail=[person.email]))
    agreements = made.agreement_tokens()
    for name, (vendor, _person, _prices) in made.vendors().items():
        addresses = [vendor.email or "sales@vendor.example", "quotes@marmara.example"][: 1 + (name == "loser")]
        links = {"tender_link": made.tokens.get(name, ""), "agreement_link": agreements.get(name, "")}
        found.append(Reader(name=f"{name} by link", client=Client(), mail=addresses, **links))
    return found


def patterns(among: Sequence[URLPattern | URLResolver] | None = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of ours as it is written, with its view."""
    for one in get_resolver().url_patterns if among is None else among:
        here = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, here)
        elif str(one.callback.__module__).startswith("nadi."):
            yield here, one


def pages() -> list[tuple[str, str]]:
    """Return name and address of everything that is read and not done."""
    return [(one.name or "", here) for here, one in patterns() if not getattr(one.callback, "nadi_verb", False)]


def verbs() -> list[str]:
    """Return the address of everything that is done."""
    return [here for here, one in patterns() if getattr(one.callback, "nadi_verb", False)]


class Filled:
    """The addresses of one moment, with everything that exists put into them."""

    def __init__(self) -> None:
        models = {*NAMED.values(), *LATER.values()}
        self.known = {model: list(self.uids(model)) for model in models}

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
        if "int:" in room:
            return ["1"]
        if "token" in room:
            return [link for link in (self.link(words, reader),) if link]
        if words.startswith("ui/"):
            return []
        named = NAMED.get(words) if len(before) == 1 else LATER.get(words.rpartition("/")[2])
        if named is None:
            raise LookupError(f"The walk does not know what stands behind {''.join(before)}.")
        return self.known[named]

    @staticmethod
    def link(words: str, reader: Reader) -> str:
        """Return the reader's own way through a door that opens by a link."""
        if words == "calendar":
            return reader.calendar.rpartition("/")[2].removesuffix(".ics")
        return {"pools/rfq": reader.tender_link, "agreements/by-link": reader.agreement_link}.get(words, "")


def text_of(content: bytes, kind: str) -> str:
    """Return what an answer says, as one row of letters without blanks and separators of thousands."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as book:
            said = "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    elif content.startswith(b"%PDF") and b"%%EOF" in content:
        said = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    else:
        said = content.decode("utf-8", "replace")
    if "calendar" in kind:
        said = said.replace("\r\n ", "")
    return plain(said)


def plain(said: str) -> str:
    """Return a text with its markup and without it, blanks and separators taken out."""
    said = html.unescape(CHANCE.sub("", said))
    return BLANKS.sub("", said) + "\n" + BLANKS.sub("", re.sub(r"<[^>]*>", "", said))
