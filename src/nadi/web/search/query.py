"""Asking the one search.

    found = search(Query(words="flexo printer", readers=readers_of(request.actor), kinds=("funding",)))

What the reader may not find takes no part: neither in the hits, nor in the counts, nor in what
was perhaps meant.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.db import connection
from django.utils import timezone

from nadi.web.access import Actor
from nadi.web.search import definition
from nadi.web.search.backends import Candidate, Reader, index
from nadi.web.search.facets import Facets, counted
from nadi.web.search.match import (
    Group,
    Match,
    Word,
    anywhere,
    begins_in_title,
    in_title,
    spelled,
    whole_anywhere,
    words_of,
)
from nadi.web.search.ranking import ranked
from nadi.web.search.sources import kinds_off
from nadi.web.search.vocabulary import meant
from nadi.web.search_index import DOCUMENTS

RANKED = 200
RANKED_PER_STEP = 60
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


@dataclass(frozen=True, kw_only=True)
class Hit:
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
    candidates, is_bounded = asking.gathered(words)
    corrected = suggestion = ""
    if words and not candidates:
        words, candidates, is_bounded = corrected_search(asking, words)
        corrected = " ".join(word.typed for word in words)
    elif len(candidates) <= FEW and (better := better_known(asking, words, len(candidates))):
        suggestion = better
    order = ranked([one for one in candidates if is_due(one, query.deadline_before, today)], words, today)
    start = (max(query.page, 1) - 1) * query.page_size
    shown = order[start : start + query.page_size]
    facets = counted(order, today)
    if query.kinds:
        facets = replace(facets, kinds=kinds_beside(query, words, asking))
    return Found(
        hits=hits_of(shown, today),
        facets=facets,
        count=len(order),
        page=max(query.page, 1),
        has_more=len(order) > start + query.page_size,
        is_bounded=is_bounded,
        corrected=corrected,
        suggestion=suggestion,
    )


def kinds_beside(query: Query, words: Sequence[Word], asking: "Asking") -> Counter[str]:
    """Count the registers as if none were chosen, so that a reader sees where else there is something."""
    wider = replace(asking, filters=filters_of(replace(query, kinds=()), asking.reader.today))
    candidates, _is_bounded = wider.gathered(words)
    return Counter(one.kind for one in candidates if is_due(one, query.deadline_before, asking.reader.today))


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

    def gathered(self, words: Sequence[Word]) -> tuple[list[Candidate], bool]:
        """Return all that meets the words, or the likeliest of very many; and whether these are not all."""
        wide = self.find(map(anywhere, words), RANKED + 1)
        if len(wide) <= RANKED:
            return wide, False
        best: dict[int, Candidate] = {}
        if words:
            for step in (in_title, begins_in_title, whole_anywhere):
                if len(best) < RANKED_PER_STEP:
                    best.update((one.id, one) for one in self.find(map(step, words), RANKED_PER_STEP))
        best.update((one.id, one) for one in wide[:RANKED])
        return list(best.values()), True


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


def corrected_search(
    asking: Asking, words: tuple[Word, ...]
) -> tuple[tuple[Word, ...], list[Candidate], bool]:
    """Look for what was perhaps meant, until something is found for this reader."""
    for tried in corrections(words):
        candidates, is_bounded = asking.gathered(tried)
        if candidates:
            return tried, candidates, is_bounded
    return (), [], False


def corrections(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Return the query with words of the vocabulary in place of those it may mistake, the likeliest first."""
    choices = [meant(word.typed) for word in words]
    best = tuple(spelled(near[0]) if near else word for word, near in zip(words, choices, strict=True))
    tried = [best] if any(choices) else []
    for at, near in enumerate(choices):
        for other in near:
            tried.append((*words[:at], spelled(other), *words[at + 1 :]))
    return list(dict.fromkeys(tried))[:MOST_CORRECTIONS]


def better_known(asking: Asking, words: Sequence[Word], found: int) -> str:
    """Return a query with a mistake mended that finds this reader many times more, or nothing."""
    for tried in corrections(words)[:1]:
        candidates, _is_bounded = asking.gathered(tried)
        if len(candidates) > FEW * max(found, 1):
            return " ".join(word.typed for word in tried)
    return ""


def hits_of(shown: Sequence[Candidate], today: date) -> list[Hit]:
    """Return what a page shows of its documents."""
    texts = texts_of([one.id for one in shown])
    return [
        Hit(
            kind=one.kind,
            key=one.key,
            address=one.address,
            title=one.title,
            title_local=one.title_local,
            text=texts.get(one.id, ""),
            country=one.country,
            region=one.region,
            deadline=date.fromisoformat(one.deadline) if one.deadline else None,
            is_stale=bool(one.stale_on) and one.stale_on <= today.isoformat(),
        )
        for one in shown
    ]


def texts_of(ids: Sequence[int]) -> dict[int, str]:
    """Return the texts of a page's documents."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(f"SELECT id, text FROM {DOCUMENTS} WHERE id IN ({marks})", ids)
        return dict(cursor.fetchall())
