"""Adding and changing organisations."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import bearer_of
from nadi.companies.searching import refresh_search
from nadi.journal.actions import record
from nadi.web.access import Actor, Refused
from nadi.web.localized import localized
from nadi.web.search_text import search_text

FIELDS = (
    "kind",
    "name",
    "name_local",
    "country",
    "number",
    "holding",
    "size",
    "sector",
    "website",
    "email",
    "phone",
    "member_since",
    "member_until",
)

Facts = Mapping[str, Any]


def add_organisation(*, by: Actor, facts: Facts) -> Organisation:
    """Enter an organisation."""
    with transaction.atomic():
        organisation = Organisation(**{name: facts[name] for name in FIELDS if name in facts})
        refresh_search_text(organisation)
        save_unless_duplicate(organisation)
        record(
            by=by,
            verb="companies.add",
            subject=f"organisation:{organisation.uid}",
            after={name: as_json(getattr(organisation, name)) for name in FIELDS},
        )
        refresh_search(organisation)
    return organisation


def update_organisation(*, by: Actor, organisation: Organisation, facts: Facts) -> Organisation:
    """Change what is known of an organisation; the journal keeps both versions of what changed."""
    with transaction.atomic():
        kept = Organisation.objects.select_for_update().get(pk=organisation.pk)
        before = {name: as_json(getattr(kept, name)) for name in FIELDS}
        for name in FIELDS:
            setattr(kept, name, facts.get(name, getattr(kept, name)))
        after = {name: as_json(getattr(kept, name)) for name in FIELDS}
        changed = [name for name in FIELDS if before[name] != after[name]]
        if changed:
            refresh_search_text(kept)
            save_unless_duplicate(kept)
            record(
                by=by,
                verb="companies.edit",
                subject=f"organisation:{kept.uid}",
                before={name: before[name] for name in changed},
                after={name: after[name] for name in changed},
            )
            refresh_search(kept)
    return kept


def save_unless_duplicate(organisation: Organisation) -> None:
    """Store the organisation, also against somebody who enters the same one at the same moment."""
    refuse_duplicate(organisation)
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError:
        refuse_duplicate(organisation)
        raise


def refuse_duplicate(organisation: Organisation) -> None:
    """Refuse a number that another organisation bears."""
    bearer = bearer_of(country=organisation.country, number=organisation.number, other_than=organisation.uid)
    if bearer:
        raise Refused(_("%(name)s already has this number.") % {"name": localized(bearer)})


def refresh_search_text(organisation: Organisation) -> None:
    """Write the words by which the organisation is found: names, number, group, and its sites."""
    towns = organisation.sites.values_list("town", "name", "name_local") if organisation.pk else []
    words = [organisation.name, organisation.name_local, organisation.number, organisation.holding]
    organisation.search_text = search_text(*words, *(word for place in towns for word in place))


def as_json(value: Any) -> Any:
    """Return a value as the journal holds it."""
    return value if value is None or isinstance(value, str | bool | int) else str(value)
