"""The one search: what any app may be found by, and who may find it.

    search.put([Document(kind="funding", key=programme.uid, address=..., title=..., readers=MEMBERS, ...)])
    search.remove("funding", [uid])

are called inside the transaction that changes the thing. `readers` are words: `public`, a role (`member`,
`staff` ...), `org:<key of an organisation>`, or `member:<key>` for one while it is a member; the reader's own
words are a filter inside the query, never after it. A document without readers is kept for nobody.

    search.search(Query(words="flexo printer", readers=readers_of(request.actor)))
    search.narrowed(rows, "flexo printer", kind="funding")

The second leaves of a register's rows those that the words find; who may see them stays decided by `rows`.
"""

from nadi.web.search.documents import MEMBERS, OFFICE, PUBLIC, Document
from nadi.web.search.keeping import forget_kind, gathered, put, remove
from nadi.web.search.lists import narrowed
from nadi.web.search.query import Found, Hit, Query, readers_of, search
from nadi.web.search.sources import Source, sources

__all__ = [
    "MEMBERS",
    "OFFICE",
    "PUBLIC",
    "Document",
    "Found",
    "Hit",
    "Query",
    "Source",
    "forget_kind",
    "gathered",
    "narrowed",
    "put",
    "readers_of",
    "remove",
    "search",
    "sources",
]
