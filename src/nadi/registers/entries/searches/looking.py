"""What is new in a saved search, as its owner may see it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import cast
from urllib.parse import parse_qsl

from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from nadi.companies.places import REGIONS, is_country
from nadi.registers.entries.models import Change, Entry, SavedSearch
from nadi.registers.entries.queries import address_of, rows_of
from nadi.registers.entries.registry import Register, may_open, registers
from nadi.registers.entries.searches.places import SEARCH, listing_of
from nadi.web.access import Actor, Request
from nadi.web.models import SearchDocument
from nadi.web.search import Hit, Query, narrowed, readers_of, search

MOST = 20
RANKED = 300


@dataclass(frozen=True, kw_only=True)
class New:
    """Something that was not there before, with its name in both languages."""

    name: str
    name_local: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What a look found: the new things, whether there are more, and what to remember for the next look."""

    new: Sequence[New] = ()
    has_more: bool = False
    seen: Sequence[str] = ()


def look(saved: SavedSearch, actor: Actor) -> Looked:
    """Return what is new for whoever keeps the search, by what they may see today."""
    if saved.place == SEARCH:
        return look_everywhere(saved, actor)
    register = registers().get(saved.place)
    if register is None or not may_open(actor, register):
        return Looked()
    rows = new_since(listed(register, saved.parameters, actor), saved.looked_until).order_by("-pk")
    found = list(rows[: MOST + 1])
    new = [New(name=one.name, name_local=one.name_local, url=address_of(one)) for one in found[:MOST]]
    return Looked(new=new, has_more=len(found) > MOST)


def listed(register: Register, parameters: str, actor: Actor) -> QuerySet[Entry]:
    """Return the rows of a register's list as the address narrows it."""
    rows = rows_of(actor, register)
    request = cast(Request, HttpRequest())
    request.method, request.actor = "GET", actor
    request.GET = QueryDict(parameters)
    finder = partial(narrowed, kind=register.name)
    listing = listing_of(register)
    query = request.GET.get("q", "").strip()
    if query:
        rows = (listing.finder if listing and listing.finder else finder)(rows, query)
    if listing and listing.filters:
        rows = listing.filters(request.GET, rows, request=request).qs
    return rows


def new_since(rows: QuerySet[Entry], moment: datetime) -> QuerySet[Entry]:
    """Keep what was entered since, or was published or shown to more people."""
    shown = Q(after__state=Entry.State.CURRENT) | Q(after__has_key="audience")
    changed = Change.objects.filter(shown, at__gt=moment)
    return rows.filter(Q(created__gt=moment) | Q(pk__in=changed.values("entry_id")))


def look_everywhere(saved: SavedSearch, actor: Actor) -> Looked:
    """Compare what the one search finds with what it found before."""
    found = search(query_of(saved.parameters, actor))
    keys = {f"{hit.kind}:{hit.key}": hit for hit in found.hits}
    fresh = {key: hit for key, hit in keys.items() if key not in set(saved.seen)}
    if found.is_bounded:
        # More than are ranked: what came into the ranking for another reason is no news.
        fresh = changed_since(fresh, saved.looked_until)
    new = [New(name=hit.title, name_local=hit.title_local, url=hit.address) for hit in fresh.values()]
    return Looked(new=new[:MOST], has_more=len(new) > MOST, seen=list(keys))


def changed_since(hits: dict[str, Hit], moment: datetime) -> dict[str, Hit]:
    """Keep the hits whose documents are new since."""
    uids = [key.partition(":")[2] for key in hits]
    rows = SearchDocument.objects.filter(key__in=uids, changed__gt=moment).values_list("kind", "key")
    later = {f"{kind}:{key}" for kind, key in rows}
    return {key: hit for key, hit in hits.items() if key in later}


def query_of(parameters: str, actor: Actor) -> Query:
    """Read a search from its address, as the search page does."""
    given = dict(parse_qsl(parameters))
    place, due = given.get("place", ""), given.get("due", "")
    ahead = timedelta(days=int(due)) if due.isascii() and due.isdecimal() and len(due) < 4 else None
    return Query(
        words=given.get("q", ""),
        readers=readers_of(actor),
        kinds=tuple(filter(None, [given.get("kind", "")])),
        sectors=tuple(filter(None, [given.get("sector", "")])),
        regions=(place,) if place in dict(REGIONS) else (),
        countries=(place,) if is_country(place) else (),
        deadline_before=timezone.localdate() + ahead if ahead else None,
        page_size=RANKED,
    )
