"""Organisations that a file brings, and the way back: the import centre above asks here.

The target itself is stated by `nadi.registers.imports.organisations`, since lower floors know nothing of it.
"""

from collections.abc import Mapping
from typing import Any, cast

from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext_lazy as _

from nadi.companies.actions.organisations import FIELDS, add_organisation, as_json, update_organisation
from nadi.companies.actions.sites import add_site
from nadi.companies.models import Organisation
from nadi.companies.searching import KIND
from nadi.journal.actions import record
from nadi.web import search
from nadi.web.access import Actor, Refused

COLUMNS = FIELDS
SITE_COLUMNS = ("address", "town", "region")
Values = Mapping[str, Any]


def bring_organisation(*, by: Actor, values: Values, organisation: Organisation | None) -> Organisation:
    """Enter an organisation, or change what the file knows better; a new one gets the site the file names."""
    facts = {name: value for name, value in values.items() if name in COLUMNS}
    with transaction.atomic():
        if organisation is not None:
            refuse_office(organisation)
            return update_organisation(by=by, organisation=organisation, facts=facts)
        kept = add_organisation(by=by, facts=facts)
        place = {name: str(values.get(name) or "") for name in SITE_COLUMNS}
        if any(place.values()):
            add_site(by=by, organisation=kept, facts={**NO_SITE, **place, "name": site_name(place)})
    return kept


NO_SITE = {
    "name": "",
    "name_local": "",
    "address": "",
    "town": "",
    "region": "",
    "latitude": None,
    "longitude": None,
}


def site_name(place: Mapping[str, str]) -> str:
    """Return what a site is called that a file gives no name for."""
    return (place["town"] or place["address"] or place["region"])[:80]


def refuse_office(organisation: Organisation) -> None:
    """Refuse to change the association's own office by a file."""
    if organisation.kind == Organisation.Kind.OFFICE:
        raise Refused(_("The association's own office is not changed by a file."))


def drop_organisation(*, by: Actor, uid: str) -> None:
    """Remove an organisation on which nobody has built anything."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().filter(uid=uid).first()
        if organisation is None:
            return
        refuse_office(organisation)
        record(
            by=by,
            verb="companies.remove",
            subject=f"organisation:{uid}",
            before={name: as_json(getattr(organisation, name)) for name in COLUMNS},
        )
        organisation.delete()
        search.remove(KIND, [uid])


def restore_organisation(*, by: Actor, uid: str, before: Values, after: Values) -> list[str]:
    """Return what a file changed to what stood before; return the columns somebody changed since."""
    organisation = Organisation.objects.filter(uid=uid).first()
    if organisation is None:
        return []
    touched = [name for name in before if as_json(getattr(organisation, name)) != after.get(name)]
    facts = {
        name: cast(Field[Any, Any], Organisation._meta.get_field(name)).to_python(value)
        for name, value in before.items()
        if name not in touched
    }
    update_organisation(by=by, organisation=organisation, facts=facts)
    return touched
