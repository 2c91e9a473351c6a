"""Asking the one search.

    found = search(Query(words="flexo printer", readers=readers_of(request.actor), kinds=("funding",)))

What the reader may not find takes no part: neither in the hits, nor in the counts, nor in what
was perhaps meant.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone

from nadi.web.access import Actor
from nadi.web.search import definition
from nadi.web.search.backends import Candidate, Reader, index
from nadi.web.search.backends.database import visible_to
from nadi.web.search.facets import Facets, counted
from nadi.web.search.match import (
    Group,
    Match,
    Word,
    anywhere,
    parted,
    spelled,
    titled,
    whole_anywhere,
    words_of,
)
from nadi.web.search.ranking import BEGINS, BEGINS_IN_TITLE, WHOLE, WHOLE_IN_TITLE, ranked, weighed
from nadi.web.search.sources import kinds_off
from nadi.web.search.vocabulary import meant
from nadi.web.search_index import DOCUMENTS

RANKED = 100
RANKED_PER_STEP = 30
ENOUGH = 20  # likely ones, so that less likely ones need not be looked for
PAGE_SIZE = 20
MOST_CORRECTIONS = 4
FEW = 3


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for, and who looks."""

    words: str = ""
    readers: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    deadline_before: date | None = None
    page: int = 1
    page_size: int = PAGE_SIZE


class Hit(NamedTuple):
    """A document that was found."""

    kind: str
    key: str
    address: str
    title: str
    title_local: str
    text: str
    country: str
    region: str
    deadline: date | None
    is_stale: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page of hits in their order, counts over all that were ranked, and what was perhaps meant.

    `is_bounded` says that there are more than were ranked and counted; `corrected` are the words that were
    looked for in place of those typed, which found nothing; `suggestion` what is offered beside the hits.
    """

    hits: list[Hit] = field(default_factory=list)
    facets: Facets = field(default_factory=Facets)
    count: int = 0
    page: int = 1
    has_more: bool = False
    is_bounded: bool = False
    corrected: str = ""
    suggestion: str = ""


def readers_of(actor: Actor) -> frozenset[str]:
    """Return the words under which documents are kept for this reader.

    Whoever must use a second factor and has not is a guest here, as at every other door.
    """
    if settings.SECOND_FACTOR_REQUIRED and actor.needs_second_factor:
        return frozenset({"public"})
    words = {"public", *(str(role) for role in actor.roles)}
    if actor.organisation_id:
        words.add(f"org:{actor.organisation_id}")
        words |= {f"member:{actor.organisation_id}"} if actor.is_member else set()
    return frozenset(words)


def search(query: Query) -> Found:
    """Return a page of what the query finds for its reader."""
    today = timezone.localdate()
    asking = Asking(reader=Reader(words=query.readers, today=today), filters=filters_of(query, today))
    words = words_of(query.words)
    met = asking.gathered(words)
    corrected = suggestion = ""
    if words and not met.candidates:
        words, met = corrected_search(asking, words)
        corrected = " ".join(word.typed for word in words)
    elif words and len(met.candidates) <= FEW:
        suggestion = better_known(asking, words, len(met.candidates))
    due = [one for one in met.candidates if is_due(one, query.deadline_before, today)]
    order = ranked(due, asking.worth_of(met, words), len(words) * BEGINS, today)
    start = (max(query.page, 1) - 1) * query.page_size
    facets = counted(order, today)
    if query.kinds:
        facets = replace(facets, kinds=kinds_beside(query, words, asking))
    return Found(
        hits=hits_of(order[start : start + query.page_size], asking.reader),
        facets=facets,
        count=len(order),
        page=max(query.page, 1),
        has_more=len(order) > start + query.page_size,
        is_bounded=met.is_bounded,
        corrected=corrected,
        suggestion=suggestion,
    )


def kinds_beside(query: Query, words: Sequence[Word], asking: "Asking") -> Counter[str]:
    """Count the registers as if none were chosen, so that a reader sees where else there is something."""
    wider = replace(asking, filters=filters_of(replace(query, kinds=()), asking.reader.today))
    due = (query.deadline_before, asking.reader.today)
    return Counter(one.kind for one in wider.gathered(words).candidates if is_due(one, *due))


@dataclass(frozen=True, kw_only=True)
class Met:
    """All that meets the words, or a bounded number of very many, and which of these are to be weighed.

    `worth` is what the likeliest of one common word are worth: the step that found them tells.
    """

    candidates: list[Candidate]
    likeliest: list[int]
    worth: dict[int, int] = field(default_factory=dict)
    is_bounded: bool = False


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A reader and the filters chosen: what stays the same while words are tried."""

    reader: Reader
    filters: tuple[Group, ...]

    def find(self, groups: Iterable[Group], limit: int) -> list[Candidate]:
        match = Match(groups=(*groups, *self.filters), without=marks_off())
        if not all(group.whole or group.beginnings for group in match.groups):
            return []
        return index().find(match, self.reader, limit) if match.groups else []

    def gathered(self, words: Sequence[Word]) -> Met:
        """Return all that meets the words; of very many the newest, and those likeliest to be meant."""
        groups = index().resolved(map(anywhere, words))
        wide = self.find(groups, RANKED + 1)
        if len(wide) <= RANKED:
            return Met(candidates=wide, likeliest=[one.id for one in wide])
        best: dict[int, Candidate] = {}
        worth: dict[int, int] = {}
        asked = {groups: wide[:RANKED_PER_STEP]}
        for step, value in steps(words, groups) if words else ():
            if len(best) >= ENOUGH:
                break
            wanted = index().resolved(step)
            if wanted not in asked:
                asked[wanted] = self.find(wanted, RANKED_PER_STEP)
            found = {one.id: one for one in asked[wanted]}
            worth = dict.fromkeys(found, value) | worth
            best |= found
        every = best | {one.id: one for one in wide[:RANKED]}
        met = Met(candidates=list(every.values()), likeliest=list(best), is_bounded=True)
        return replace(met, worth=worth) if len(words) == 1 else met

    def knows(self, word: Word) -> bool:
        """Tell whether the word stands somewhere the reader may look, whatever facets are chosen."""
        return bool(replace(self, filters=()).find([whole_anywhere(word)], 1))

    def worth_of(self, met: Met, words: Sequence[Word]) -> Mapping[int, int]:
        """Return what the likeliest are worth."""
        if met.worth or not words:
            return met.worth
        return weighed(tokens_of(met.likeliest, self.reader), words)


def steps(words: Sequence[Word], widest: Sequence[Group]) -> tuple[tuple[Iterable[Group], int], ...]:
    """Return where the likely ones are looked for, and what each place is worth to a word met there first."""
    whole = [replace(whole_anywhere(word), most=wide.most) for word, wide in zip(words, widest, strict=True)]
    return (
        (map(titled, whole), WHOLE_IN_TITLE),
        (map(titled, widest), BEGINS_IN_TITLE),
        (whole, WHOLE),
    )


def filters_of(query: Query, today: date) -> tuple[Group, ...]:
    """Return the groups that the chosen facets add."""
    marks = [
        [definition.kind_mark(kind) for kind in query.kinds],
        [definition.sector_marks(code)[-1] for code in query.sectors if definition.sector_marks(code)],
        [definition.region_mark(region) for region in query.regions],
        [definition.country_mark(country) for country in query.countries],
        months_until(query.deadline_before, today) if query.deadline_before else [],
    ]
    return tuple(Group(whole=tuple(one)) for one in marks if one)


def months_until(end: date, today: date) -> list[str]:
    """Return the marks of the months from this one to that of the end, at most two years."""
    first = today.year * 12 + today.month - 1
    last = min(end.year * 12 + end.month - 1, first + 24)
    return [
        definition.month_mark(date(at // 12, at % 12 + 1, 1)) for at in range(first, max(first, last) + 1)
    ]


def is_due(one: Candidate, before: date | None, today: date) -> bool:
    """Tell whether a document's date is still to come and within the days asked for."""
    if before is None:
        return True
    return today.isoformat() <= one.deadline <= before.isoformat()


def marks_off() -> tuple[str, ...]:
    """Return the marks of what this association does not use."""
    return tuple(definition.kind_mark(kind) for kind in kinds_off()) if settings.OFF else ()


def corrected_search(asking: Asking, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], Met]:
    """Look for what was perhaps meant, until something is found for this reader."""
    for tried in corrections(asking, words):
        met = asking.gathered(tried)
        if met.candidates:
            return tried, met
    return (), Met(candidates=[], likeliest=[])


def corrections(asking: Asking, words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Return the query with what may have been meant in place of what was typed, the likeliest first.

    That is a name and its number written apart, and words of the vocabulary for those that may mistake them.
    """
    choices = [meant(word.typed, knows=partial(asking.knows, word)) for word in words]
    best = tuple(spelled(near[0]) if near else word for word, near in zip(words, choices, strict=True))
    apart = tuple(part for word in words for part in parted(word))
    tried = [apart] if len(apart) > len(words) else []
    tried += [best] if any(choices) else []
    for at, near in enumerate(choices):
        for other in near:
            tried.append((*words[:at], spelled(other), *words[at + 1 :]))
    return list(dict.fromkeys(tried))[:MOST_CORRECTIONS]


def better_known(asking: Asking, words: Sequence[Word], found: int) -> str:
    """Return a query with a mistake mended that finds this reader many times more, or nothing."""
    for tried in corrections(asking, words)[:1]:
        if len(asking.gathered(tried).candidates) > FEW * max(found, 1):
            return " ".join(word.typed for word in tried)
    return ""


def hits_of(shown: Sequence[Candidate], reader: Reader) -> list[Hit]:
    """Return what a page shows of its documents."""
    names = ("id", "key", "address", "title", "title_local", "text")
    rows = {row[0]: row[1:] for row in read(names, [one.id for one in shown], reader)}
    now = reader.today.isoformat()
    return [
        Hit(
            kind=one.kind,
            key=row[0],
            address=row[1],
            title=row[2],
            title_local=row[3],
            text=row[4],
            country=one.country,
            region=one.region,
            deadline=date.fromisoformat(one.deadline) if one.deadline else None,
            is_stale=bool(one.stale_on) and one.stale_on <= now,
        )
        for one in shown
        if (row := rows.get(one.id))
    ]


def tokens_of(ids: Sequence[int], reader: Reader) -> dict[int, str]:
    """Return the tokens of the documents that are weighed."""
    return dict(read(("id", "words"), ids, reader))


def read(columns: Sequence[str], ids: Sequence[int], reader: Reader) -> list[Any]:
    """Return columns of documents, asking again who may find them: they may have changed just now."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        marks, (condition, given) = ", ".join(["%s"] * len(ids)), visible_to(reader)
        said = ", ".join(f"d.{name}" for name in columns)
        sql = f"SELECT {said} FROM {DOCUMENTS} d WHERE d.id IN ({marks}) AND {condition}"
        cursor.execute(sql, [*ids, *given])
        return list(cursor.fetchall())
