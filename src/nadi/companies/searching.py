"""How organisations are found: members by members, others by the office, the board and themselves."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.sectors import sector_title
from nadi.web import search
from nadi.web.search import MEMBERS, Document, Source

KIND = "organisation"
INSIDERS = frozenset({"staff", "board"})


def document_of(organisation: Organisation, today: date) -> Document:
    """Return what the search keeps of an organisation: what its page shows those who may see it.

    A membership that ends takes the organisation out of the members' sight on its day; `duties` then puts it
    anew, as one that begins.
    """
    since, until = organisation.member_since, organisation.member_until
    is_member = since is not None and since <= today and (until is None or until > today)
    sites = [site for site in organisation.sites.all() if not site.is_closed]
    words = [
        organisation.number,
        organisation.holding,
        *(sector_title(organisation.sector, language) for language, _name in settings.LANGUAGES),
        *(word for site in sites for word in (site.town, site.name, site.name_local)),
    ]
    return Document(
        kind=KIND,
        key=organisation.uid,
        address=reverse("companies.detail", args=[organisation.uid]),
        title=organisation.name,
        title_local=organisation.name_local,
        text="\n".join(dict.fromkeys(word for word in words if word)),
        readers=(MEMBERS if is_member else INSIDERS) | {f"org:{organisation.pk}"},
        sectors=(organisation.sector,) if organisation.sector else (),
        country=organisation.country,
        region=next((site.region for site in sites if site.region), ""),
        hidden_on=until if is_member else None,
    )


def documents_of(organisations: Iterable[Organisation]) -> Iterator[Document]:
    """Yield the documents of organisations as of today."""
    today = timezone.localdate()
    return (document_of(organisation, today) for organisation in organisations)


def refresh_search(organisation: Organisation) -> None:
    """Keep what the search knows of an organisation in step, in the transaction that changes it."""
    rows = Organisation.objects.filter(pk=organisation.pk).prefetch_related("sites")
    search.put(documents_of(rows))


def all_organisations() -> Iterator[Document]:
    """Yield every organisation."""
    rows = Organisation.objects.order_by("pk").prefetch_related("sites")
    return documents_of(rows.iterator(chunk_size=500))


SOURCES = [
    Source(kind=KIND, app="companies", title=_("Companies"), documents=all_organisations, order=220),
]
