"""Adding, changing and closing the sites of an organisation."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.companies.actions.organisations import as_json, refresh_search_text
from nadi.companies.models import Organisation, Site
from nadi.companies.searching import refresh_search
from nadi.journal.actions import record
from nadi.web.access import Actor, Refused

FIELDS = ("name", "name_local", "address", "town", "region", "latitude", "longitude")


def locked(organisation: Organisation) -> Organisation:
    """Return the organisation, held by this transaction."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def add_site(*, by: Actor, organisation: Organisation, facts: Mapping[str, Any]) -> Site:
    """Add a place of an organisation."""
    with transaction.atomic():
        owner = locked(organisation)
        site = Site.objects.create(organisation=owner, **{name: facts[name] for name in FIELDS})
        refresh_search_text(owner)
        owner.save(update_fields=["search_text"])
        refresh_search(owner)
        note(by, "companies.add_site", site, after={name: as_json(facts[name]) for name in FIELDS})
    return site


def update_site(*, by: Actor, site: Site, facts: Mapping[str, Any]) -> Site:
    """Change what is known of a site."""
    with transaction.atomic():
        owner = locked(site.organisation)
        kept = Site.objects.get(pk=site.pk)
        before = {name: as_json(getattr(kept, name)) for name in FIELDS}
        for name in FIELDS:
            setattr(kept, name, facts[name])
        kept.save()
        refresh_search_text(owner)
        owner.save(update_fields=["search_text"])
        refresh_search(owner)
        after = {name: as_json(getattr(kept, name)) for name in FIELDS}
        changed = [name for name in FIELDS if before[name] != after[name]]
        note(
            by,
            "companies.edit_site",
            kept,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return kept


def close_site(*, by: Actor, site: Site) -> None:
    """Close a site: what happened there stays, nothing new is entered for it."""
    set_closed(by, site, is_closed=True)


def reopen_site(*, by: Actor, site: Site) -> None:
    """Open a closed site again."""
    set_closed(by, site, is_closed=False)


def set_closed(by: Actor, site: Site, *, is_closed: bool) -> None:
    """Turn a site's state round, once."""
    with transaction.atomic():
        locked(site.organisation)
        kept = Site.objects.get(pk=site.pk)
        if kept.is_closed == is_closed:
            raise Refused(_("This site is already closed.") if is_closed else _("This site is already open."))
        kept.is_closed = is_closed
        kept.save(update_fields=["is_closed"])
        refresh_search(site.organisation)
        note(by, "companies.close_site" if is_closed else "companies.reopen_site", kept)


def note(by: Actor, verb: str, site: Site, **facts: Any) -> None:
    """Journal what was done to a site."""
    record(by=by, verb=verb, subject=f"site:{site.uid}", **facts)
