"""The keeper of organisations: members and others, one by their identification number."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Count

from nadi.companies.actions.organisations import as_json
from nadi.companies.importing import COLUMNS, bring_organisation, drop_organisation, restore_organisation
from nadi.companies.models import Organisation, Site
from nadi.registers.imports.duplicates import Portrait
from nadi.registers.imports.keepers.plain import Identity, Keeper, Known, Taken, Values
from nadi.registers.imports.keepers.relations import relatives
from nadi.registers.imports.reasons import Reason, reason
from nadi.registers.imports.targets import Written
from nadi.web.access import Actor

COMPARED = ("uid", "name", "name_local", "number", "website", "email", "country")


class OrganisationKeeper(Keeper):
    """Rows that become organisations; each change is journalled by itself, as organisations' always are."""

    can_undo = True
    tells_alike = True

    def known(self) -> Iterator[Known]:
        rows = Organisation.objects.exclude(kind=Organisation.Kind.OFFICE).order_by("pk")
        for row in rows.values(*COMPARED).iterator(chunk_size=2000):
            yield Known(uid=row["uid"], portrait=Portrait.of_values(row), identities=self.identities(row))

    def identities(self, values: Values) -> list[Identity]:
        """Return the country's number of the organisation, which is unique."""
        if values.get("number"):
            return [("number", str(values.get("country") or "GE"), str(values["number"]))]
        return []

    def current(self, uid: str) -> str:
        return uid if Organisation.objects.filter(uid=uid).exists() else ""

    def standing(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        rows = Organisation.objects.filter(uid__in=uids).values("uid", *COLUMNS)
        return {row["uid"]: {name: as_json(row[name]) for name in COLUMNS} for row in rows}

    def comparable(self, values: Values, standing: Values) -> Values:
        """Leave out the place: a site is made for new organisations only."""
        return {name: value for name, value in values.items() if name in COLUMNS}

    def picture(self, uid: str, values: Values) -> dict[str, Any]:
        return {name: now for name, now in self.standing([uid]).get(uid, {}).items() if name in values}

    def write(self, *, by: Actor, values: Values, uid: str, run: str) -> Written:
        organisation = Organisation.objects.filter(uid=uid).first() if uid else None
        kept = bring_organisation(by=by, values=values, organisation=organisation)
        return Written(uid=kept.uid, is_new=organisation is None)

    def company(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Return what stands in new organisations, and how many sites the file gave each."""
        sites = dict(
            Site.objects.filter(organisation__uid__in=uids)
            .order_by()
            .values_list("organisation__uid")
            .annotate(Count("pk"))
        )
        return {
            uid: {"stands": stands, "sites": sites.get(uid, 0)} for uid, stands in self.standing(uids).items()
        }

    def in_use(self, rows: Sequence[Any], run: str) -> dict[str, Reason]:
        uids = [row.written_uid for row in rows]
        now = self.company(uids)
        found = {}
        for row in rows:
            stood = row.after.get("stands", {})
            stands = now.get(row.written_uid, {}).get("stands", {})
            if changed := [name for name in stood if name in stands and stood[name] != stands[name]]:
                found[row.written_uid] = reason("changed_since", fields=changed)
            elif now.get(row.written_uid, {}).get("sites", 0) > row.after.get("sites", 1):
                found[row.written_uid] = reason("built_on", what=str(Site._meta.verbose_name))
        keys = dict(Organisation.objects.filter(uid__in=uids).values_list("pk", "uid"))
        for title, counts in relatives(Organisation, list(keys), ignoring=(Site,)):
            found.update({keys[pk]: reason("built_on", what=title) for pk in counts})
        sites = dict(Site.objects.filter(organisation__in=keys).values_list("pk", "organisation"))
        for title, counts in relatives(Site, list(sites)):
            found.update({keys[sites[pk]]: reason("built_on", what=title) for pk in counts})
        return found

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        for uid in uids:
            drop_organisation(by=by, uid=uid)

    def put_back(self, *, by: Actor, row: Any) -> Taken:
        """Return the columns nobody changed since to what stood before."""
        with transaction.atomic():
            kept = restore_organisation(by=by, uid=row.written_uid, before=row.before, after=row.after)
        return Taken(is_back=not kept, reasons=[reason("changed_since", fields=kept)] if kept else [])
