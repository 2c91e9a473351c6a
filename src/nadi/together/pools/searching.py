"""How pools and public tenders are found: who may see a pool finds it, no figure of it is among its words."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.together.pools.models import Line, Pool
from nadi.together.pools.queries.notice import lines_noticed, noticed
from nadi.web import search
from nadi.web.search import PUBLIC, Document, Source

State = Pool.State
POOL, TENDER = "pool", "tender"


def readers_of(pool: Pool) -> frozenset[str]:
    """Return who finds a pool: those to whom `queries.pools.visible_to` shows it.

    `member:<key>` is an organisation while it is a member: after it, what it took part in is
    not found any more.
    """
    if pool.state == State.DRAFT:
        return frozenset({"staff"})
    readers = {"staff", "board"}
    if pool.state != State.CANCELLED:
        chosen = pool.audience == Pool.Audience.CHOSEN
        readers |= {f"member:{one.organisation_id}" for one in pool.invitees.all()} if chosen else {"member"}
    readers |= {f"member:{one.organisation_id}" for one in pool.participations.all()}
    return frozenset(readers)


def document_of(pool: Pool) -> Document:
    """Return what the search keeps of a pool: its words, and its deadline while demand is gathered."""
    is_gathering = pool.state == State.GATHERING
    return Document(
        kind=POOL,
        key=pool.uid,
        address=reverse("pools.detail", args=[pool.uid]),
        title=pool.title,
        title_local=pool.title_local,
        text=text_of(pool, list(pool.lines.all())),
        readers=readers_of(pool),
        deadline=timezone.localdate(pool.demand_until) if is_gathering else None,
    )


def notice_document(pool: Pool) -> Document:
    """Return what the search keeps of a public tender: what its notice tells everybody."""
    is_bidding = pool.state == State.TENDERING and pool.bids_until
    return Document(
        kind=TENDER,
        key=pool.uid,
        address=reverse("pools.notice", args=[pool.uid]),
        title=pool.title,
        title_local=pool.title_local,
        text=text_of(pool, list(lines_noticed(pool))),
        readers=PUBLIC,
        deadline=timezone.localdate(pool.bids_until) if is_bidding and pool.bids_until else None,
    )


def text_of(pool: Pool, lines: list[Line]) -> str:
    """Return the description and the names of the lines."""
    names = [name for line in lines for name in (line.name, line.name_local)]
    return "\n".join(words for words in (pool.summary, pool.summary_local, *names) if words)


def with_readers(pools: QuerySet[Pool]) -> QuerySet[Pool]:
    """Return pools with what their documents are made of."""
    return pools.order_by("pk").prefetch_related("lines", "invitees", "participations")


def refresh_search(pool: Pool) -> None:
    """Keep what the search knows of a pool in step, in the transaction that changes it."""
    search.put(document_of(one) for one in with_readers(Pool.objects.filter(pk=pool.pk)))
    notices = [notice_document(one) for one in noticed().filter(pk=pool.pk)]
    search.put(notices) if notices else search.remove(TENDER, [pool.uid])


def all_pools() -> Iterator[Document]:
    """Yield every pool."""
    return (document_of(pool) for pool in with_readers(Pool.objects.all()).iterator(chunk_size=500))


def all_notices() -> Iterator[Document]:
    """Yield every public tender."""
    return (notice_document(pool) for pool in noticed().order_by("pk").iterator(chunk_size=500))


SOURCES = [
    Source(kind=POOL, app="pools", title=_("Joint purchases"), documents=all_pools, order=200),
    Source(kind=TENDER, app="pools", title=_("Public tenders"), documents=all_notices, order=210),
]
