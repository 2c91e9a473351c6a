"""The one search: what any app may be found by, and who may find it.

    search.put([Document(kind="funding", key=programme.uid, address=..., title=..., readers=MEMBERS, ...)])
    search.remove("funding", [uid])

are called inside the transaction that changes the thing. `narrowed(rows, query, kind="funding")` leaves of a
register's rows those that the words find; who may see them stays decided by `rows`. `readers` are words: `public`, a role (`member`,
`staff` ...), or `org:<key of an organisation>`; the reader's own words are a filter inside the query, never
after it. A document without readers is kept for nobody.
"""

from nadi.web.search.documents import MEMBERS, OFFICE, PUBLIC, Document
from nadi.web.search.keeping import put, remove
from nadi.web.search.lists import narrowed

__all__ = ["MEMBERS", "OFFICE", "PUBLIC", "Document", "narrowed", "put", "remove"]
