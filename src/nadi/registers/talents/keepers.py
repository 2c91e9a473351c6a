"""How the import centre knows candidates and vacancies again, and takes them back."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from nadi.registers.entries.actions.changes import as_json
from nadi.registers.imports.duplicates import Portrait
from nadi.registers.imports.keepers.plain import Identity, Known, Values
from nadi.registers.imports.keepers.rows import RowKeeper
from nadi.registers.talents.actions.erasing import erase_candidate
from nadi.registers.talents.finding import KIND, document_of
from nadi.registers.talents.models import Candidate, Requirement, Vacancy
from nadi.registers.talents.models import Identity as Person
from nadi.registers.talents.written import lines_in
from nadi.web import search
from nadi.web.access import Actor

NOBODY = Portrait()
REQUIRED = ("scheme", "code", "words", "level", "is_must")
WORDS = {"skills": "esco-skill", "isco": "isco"}
# What a candidate may change of itself; what time and the office's duties change is nobody's work.
OWN = ("state", "occupation", "occupation_local", "skills", "uncoded", "level", "years", "education", "kind")
OWN_MORE = ("languages", "available_from", "wage_from", "wage_to", "will_move", "is_remote", "expires")
WHO = ("name", "name_local", "email", "phone", "birth_year", "town", "employers", "hide_from", "link_number")


class VacancyKeeper(RowKeeper):
    """Vacancies: one by its source and the number there."""

    model = Vacancy
    columns: ClassVar[Sequence[str]] = tuple(
        one.name
        for one in Vacancy._meta.concrete_fields
        if one.name not in ("id", "uid", "posted", "brought_by", "organisation", "state", "closed")
    )

    def known(self) -> Iterator[Known]:
        rows = Vacancy.objects.exclude(external_id="").order_by("pk")
        for uid, *identity in rows.values_list("uid", "source", "external_id").iterator(chunk_size=2000):
            yield Known(uid=uid, portrait=NOBODY, identities=[("source", *identity)])

    def identities(self, values: Values) -> list[Identity]:
        source, number = number_of(values)
        return [("source", source, number)] if number else []

    def pictured(self, row: Any) -> dict[str, Any]:
        """Add what it asks for, and how many people its own firm wants."""
        asked = row.requirements.order_by("scheme", "words", "pk").values_list(*REQUIRED)
        own = row.firms.filter(organisation=row.organisation_id).values_list("count", flat=True).first()
        # That its last day passed is nobody's work.
        ended = row.state if row.state in (Vacancy.State.FILLED, Vacancy.State.WITHDRAWN) else ""
        told = {"requirements": [list(one) for one in asked], "count": own or 1, "ended": ended}
        return {**super().pictured(row), **told}

    def standing(self, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
        return {uid: {**self.pictured(row), "state": row.state} for uid, row in self.some(uids).items()}

    def comparable(self, values: Values, standing: Values) -> Values:
        """A closed vacancy is changed by no file; one that is open by what the row says otherwise."""
        if standing.get("state") != Vacancy.State.OPEN:
            return {}
        found = {name: as_column(name, value) for name, value in values.items() if name in self.columns}
        asked = standing["requirements"]
        for name, scheme in WORDS.items():
            there = {one[2] for one in asked if one[0] == scheme and not one[4]}
            if set(wanted := words_of(name, values.get(name))) - there:
                found[name] = wanted
        count = values.get("count")
        return {**found, "count": int(Decimal(str(count)))} if count not in (None, "") else found

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        super().take_away(by=by, uids=uids)
        search.remove(KIND, uids)

    def restore(self, *, by: Actor, there: Any, back: Values) -> None:
        """Write columns, requirements and the number of people as they stood, and find it by them."""
        super().restore(by=by, there=there, back=back)
        if "requirements" in back:
            there.requirements.all().delete()
            Requirement.objects.bulk_create(
                Requirement(vacancy=there, **dict(zip(REQUIRED, one, strict=True)))
                for one in back["requirements"]
            )
        if "count" in back:
            there.firms.filter(organisation=there.organisation_id).update(count=back["count"])
        search.put([document_of(there)])


def number_of(values: Mapping[str, Any]) -> tuple[str, str]:
    """Return the source of a vacancy and its number there; its address serves where it has none."""
    number = str(values.get("external_id") or "") or str(values.get("source_url") or "")[-200:]
    return str(values.get("source") or "") or ("import" if number else ""), number


def as_column(name: str, value: Any) -> Any:
    """Return a value as its column would hold it, as JSON."""
    try:
        column = Vacancy._meta.get_field(name)
    except FieldDoesNotExist:
        return value
    if isinstance(column, models.DecimalField) and value not in (None, ""):
        value = Decimal(str(value)).quantize(Decimal(1).scaleb(-(column.decimal_places or 0)))
    return as_json(value)


def words_of(name: str, value: Any) -> list[str]:
    """Return what a field asks for, as requirements keep it."""
    words = [str(one) for one in value] if isinstance(value, list | tuple) else lines_in(value)
    return [word[:200] for word in words] if name in WORDS else []


class CandidateKeeper(RowKeeper):
    """Candidates: one by its e-mail address; one that is there already is left as it is."""

    model = Candidate

    def known(self) -> Iterator[Known]:
        rows = Person.objects.order_by("pk").values_list("candidate__uid", "email")
        for uid, email in rows.iterator(chunk_size=2000):
            yield Known(uid=uid, portrait=NOBODY, identities=[("email", email.lower())])

    def identities(self, values: Values) -> list[Identity]:
        email = str(values.get("email") or "").strip().lower()
        return [("email", email)] if email else []

    def pictured(self, row: Any) -> dict[str, Any]:
        """Return only a fingerprint: an import keeps nothing of a person longer than the person's record."""
        told = [as_json(getattr(row, name)) for name in (*OWN, *OWN_MORE)]
        who = Person.objects.filter(candidate=row).values_list(*WHO).first() or ()
        kept = json.dumps([told, [as_json(one) for one in who]], sort_keys=True)
        return {"profile": hashlib.sha256(kept.encode()).hexdigest()}

    def comparable(self, values: Values, standing: Values) -> Values:
        return {}

    def take_away(self, *, by: Actor, uids: Sequence[str]) -> None:
        for candidate in Candidate.objects.filter(uid__in=uids):
            erase_candidate(candidate=candidate, verb="imports.undo", by=by)
