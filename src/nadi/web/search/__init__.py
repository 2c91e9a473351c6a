"""The one search: what any app may be found by, and who may find it.

    search.put([Document(kind="funding", key=programme.uid, address=..., title=..., readers=MEMBERS, ...)])
    search.remove("funding", [uid])

are called inside the transaction that changes the thing. `readers` are words: `public`, a role (`member`,
`staff` ...), or `org:<key of an organisation>`; the reader's own words are a filter inside the query, never
after it. A document without readers is kept for nobody.
"""

from nadi.web.search.documents import MEMBERS, OFFICE, PUBLIC, Document
from nadi.web.search.keeping import put, remove

__all__ = ["MEMBERS", "OFFICE", "PUBLIC", "Document", "put", "remove"]
