"""What files can bring into the experts: as drafts, shown to nobody before consent and vetting."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Field as Column
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.changes import as_json
from nadi.registers.experts.actions.keeping import (
    ExpertFacts,
    keep_expert,
    keep_terms,
    show_in_search,
    terms_of,
)
from nadi.registers.experts.models import Expert, Terms
from nadi.registers.imports.targets import ENTRY_FIELDS, Beside, Field, Target, Written
from nadi.web.access import Actor

CONFIDENTIAL = ("email", "phone", "rate_from", "rate_to", "rate_currency")
SCHEMES = {
    "sectors": "nace",
    "processes": "process",
    "makes": "make",
    "standards": "standard",
    "languages": "language",
    "months": "month",
}


def write(by: Actor, row: Mapping[str, Any], there: Any, import_uid: str) -> Written:
    """Enter an expert from a row, or change the one already there; contact and price stay confidential."""
    expert = Expert.objects.get(pk=there.pk) if there else Expert(audience=Expert.Audience.MEMBERS)
    codes = {scheme: row[name] for name, scheme in SCHEMES.items() if name in row}
    terms = {name: row[name] for name in CONFIDENTIAL if name in row}
    values = {name: value for name, value in row.items() if name not in {*SCHEMES, *CONFIDENTIAL}}
    facts = ExpertFacts(values=values, terms=terms, codes=codes, brought_by=import_uid)
    verb = "experts.edit" if there else "experts.add"
    kept = keep_expert(by=by, entry=expert, facts=facts, verb=verb)
    return Written(uid=kept.uid, is_new=not there)


def confidential(expert: Expert) -> dict[str, Any]:
    """Return what stands beside an expert's entry of that which a file may change."""
    terms = terms_of(expert)
    return {name: as_json(getattr(terms, name)) for name in CONFIDENTIAL}


def put_back_confidential(expert: Expert, before: Mapping[str, Any]) -> None:
    """Let contact and price be what they were before an import."""
    terms = terms_of(expert)
    for name, value in before.items():
        column = cast("Column[Any, Any]", Terms._meta.get_field(name))
        setattr(terms, name, column.to_python(value))
    if before:
        keep_terms(expert, terms)
        Expert.objects.filter(pk=expert.pk).update(confirm_email=terms.email)
    show_in_search(expert)


TARGETS = [
    Target(
        name="experts",
        title=_("Experts"),
        permission="experts.add",
        model=Expert,
        write=write,
        beside=Beside(picture=confidential, put_back=put_back_confidential),
        fields=[
            *ENTRY_FIELDS,
            Field(
                name="kind",
                label=_("Kind"),
                kind="choice",
                choices=dict(Expert.Kind.choices),
                aliases=("type",),
            ),
            Field(
                name="mode",
                label=_("Works"),
                kind="choice",
                choices=dict(Expert.Mode.choices),
                aliases=("on site", "remote"),
            ),
            Field(name="years", label=_("Years of experience"), kind="number", aliases=("experience",)),
            Field(
                name="processes",
                label=_("Processes"),
                kind="codes",
                scheme="process",
                aliases=("process", "expertise", "specialisation", "specialization", "field"),
            ),
            Field(
                name="makes",
                label=_("Machine makes"),
                kind="codes",
                scheme="make",
                aliases=("make", "makes", "machines", "brands"),
            ),
            Field(
                name="standards",
                label=_("Standards"),
                kind="codes",
                scheme="standard",
                aliases=("standard", "standards", "certification"),
            ),
            Field(
                name="languages",
                label=_("Languages"),
                kind="codes",
                scheme="language",
                aliases=("language", "languages", "ენა", "ენები"),
            ),
            Field(
                name="months",
                label=_("Free in (months as 2027-03)"),
                kind="codes",
                scheme="month",
                aliases=("available", "availability"),
            ),
            Field(name="rate_from", label=_("Day rate from"), kind="money", aliases=("rate", "day rate")),
            Field(name="rate_to", label=_("Day rate to"), kind="money"),
            Field(name="rate_currency", label=_("Currency of the rate"), aliases=("currency",)),
        ],
    )
]
