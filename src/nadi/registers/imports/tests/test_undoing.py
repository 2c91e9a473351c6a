"""Taking back the import of any target: what came goes, what changed returns, what others did stays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import registers
from nadi.registers.imports.actions.beginning import Choices
from nadi.registers.imports.keepers import keeper_of
from nadi.registers.imports.lists import why_of
from nadi.registers.imports.loading import Report, load, quiet
from nadi.registers.imports.models import Row, Run
from nadi.registers.imports.reasons import said
from nadi.registers.imports.targets import targets
from nadi.registers.imports.undoing import conclude_undo, prospect_of, undo
from nadi.web.access import Actor, Role

UNTIL = timezone.localdate() + timedelta(days=60)
SIGNED = timezone.localdate() - timedelta(days=3)
# What an import leaves behind whatever becomes of it: itself, its files, the journal, letters, histories.
LEFT = {"imports", "journal", "sessions", "contenttypes"}
LEFT_TABLES = {"StoredFile", "Job", "Mail", "Change", "Tick", "Letter"}
# Rows that are written anew, so that their own keys say nothing.
REWRITTEN = {"Coding", "Trace", "Requirement", "SearchDocument", "SearchVariant"}
MOMENTS = {"changed", "order_common", "order_local", "loaded"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """Two files for one target: the second changes a row of the first and brings a new one."""

    target: str
    first: str
    second: str
    changed: int = 1
    # Does to the thing with this public id what somebody else might do after the import.
    touch: Callable[[str], Any] = field(repr=False)
    # What people call that which was changed.
    says: str = "Telephone"


def columns_of(model: str, **values: Any) -> Callable[[str], Any]:
    """Return what sets columns of a thing behind the import's back."""

    def touch(uid: str) -> None:
        apps.get_model(model).objects.filter(
            **{"pk" if model == "classifications.Term" else "uid": uid}
        ).update(**values)

    return touch


def edited(uid: str) -> None:
    """Change an entry as its register's page would."""
    entry = Entry.objects.get(uid=uid)
    own = registers()[entry.register].model.objects.get(pk=entry.pk)
    keep_entry(by=OFFICE, entry=own, facts=Facts(values={"phone": "032 2 00 00 00"}), verb="test.edit")


OFFICE = Actor(person="office", person_name="Office", roles=frozenset({Role.STAFF}))
CASES = [
    Case(
        target="organisations",
        first="name,number,country,town,website\nKarkhana LLC,405000001,GE,Kutaisi,one.example\n",
        second="name,number,country,town,website\nKarkhana LLC,405000001,GE,Kutaisi,two.example\n"
        "Yuti LLC,405000002,GE,Batumi,\n",
        touch=columns_of("companies.Organisation", email="new@one.example"),
        says="E-mail",
    ),
    Case(
        target="classifications",
        first="kind,version,code,title\nmake,1,A,Alpha\n",
        second="kind,version,code,title,description\nmake,1,A,Alpha works,Presses\nmake,1,B,Beta,\n",
        touch=columns_of("classifications.Term", title="Another"),
        says="Title in English",
    ),
    Case(
        target="funding",
        first="name,id,source,amount_max,closes,turnover_max,currency\nFund,F-1,list,1000,{until},500,GEL\n",
        second="name,id,source,amount_max,closes,turnover_max,currency,as_of\n"
        "Fund,F-1,list,2000,{later},900,GEL,2026-01-01\nOther,F-2,list,10,{until},50,GEL,2026-01-01\n",
        touch=edited,
    ),
    Case(
        target="talents",
        first="name,email,occupation,skills,languages,consent_on,consent_paper\n"
        "Nino Beridze,nino@a.example,Printer,inks,ka native,{signed},folder 1\n",
        second="name,email,occupation,skills,languages,consent_on,consent_paper\n"
        "Nino Beridze,nino@a.example,Cutter,knives,en B2,{signed},folder 1\n"
        "Gia Lomidze,gia@a.example,Cutter,knives,en B2,{signed},folder 2\n",
        changed=0,
        touch=columns_of("talents.Candidate", years=40),
        says="Profile",
    ),
    Case(
        target="vacancies",
        first="title,employer,skills,count,open until,source,id,wage_from\n"
        "Printer,Firm,inks,2,{until},board,1,900\n",
        second="title,employer,skills,count,open until,source,id,wage_from\n"
        "Flexo printer,Firm,inks;plates,3,{until},board,1,1200\nCutter,Firm,,1,{until},board,2,\n",
        touch=columns_of("talents.Vacancy", town="Gori"),
        says="Town",
    ),
    Case(
        target="experts",
        first="name,id,source,email,rate,currency,languages\nKlaus Weber,E-1,list,k@a.example,600,EUR,de\n",
        second="name,id,source,email,rate,currency,languages\nKlaus Weber,E-1,list,w@b.example,700,USD,en\n"
        "Ada Klein,E-2,list,ada@a.example,500,EUR,de\n",
        touch=edited,
    ),
    Case(
        target="suppliers",
        first="name,id,source,makes,fairs,cpv\nAlpha LLC,S-1,list,Bobst,K 2025,39100000\n",
        second="name,id,source,makes,fairs,cpv\nAlpha LLC,S-1,list,Komori,Hannover 2018,39200000\n"
        "Beta GmbH,S-2,list,Bobst,,\n",
        touch=edited,
    ),
    Case(
        target="services",
        first="name,id,source,scope,standards\nTest lab,L-1,list,Migration,ISO 9001\n",
        second="name,id,source,scope,standards\nTest lab,L-1,list,Migration tests,ISO 17025\n"
        "Other lab,L-2,list,,\n",
        touch=edited,
    ),
    Case(
        target="events",
        first="name,id,source,start,end,topic\nPack Days,V-1,list,2031-05-07,2031-05-09,packaging\n",
        second="name,id,source,start,end,topic\nPack Days,V-1,list,2031-06-07,2031-06-09,food\n"
        "Riga Food,V-2,list,2031-09-02,2031-09-05,food\n",
        touch=edited,
    ),
    Case(
        target="news",
        first="title,guid,source,text,link\nPaper is dear,N-1,paper,Prices rose,a.example/1\n",
        second="title,guid,source,text,link\nPaper is dearer,N-1,paper,Prices rose again,a.example/2\n"
        "Ink is cheap,N-2,paper,Prices fell,a.example/3\n",
        touch=edited,
    ),
]
ALL = pytest.mark.parametrize("case", CASES, ids=lambda case: case.target)


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def bring(case: Case, text: str, by: Actor) -> Report:
    """Bring one of a case's files; its columns mean what their heads say."""
    days = {"until": UNTIL, "later": UNTIL + timedelta(days=9), "signed": SIGNED}
    return load(
        text.format(**days).encode(), "list.csv", by=by, target=case.target, choices=Choices(certain=80)
    )


def take_back(run: str, by: Actor) -> Run:
    """Take an import back as its job does."""
    kept = Run.objects.get(uid=run)
    undo(kept, by, quiet)
    conclude_undo(kept, by)
    return kept


def house() -> dict[str, list[Any]]:
    """Return all rows of all tables that an import could touch, without moments and without search keys."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label in LEFT or model.__name__ in LEFT_TABLES or not model._meta.managed:
            continue
        left = MOMENTS | ({"id"} if model.__name__ in REWRITTEN else set())
        names = [one.attname for one in model._meta.concrete_fields if one.attname not in left]
        rows = [tuple(map(str, row)) for row in model._base_manager.values_list(*names)]
        found[model._meta.label] = sorted(rows)
    return found


def test_every_target_is_tried_here() -> None:
    assert {case.target for case in CASES} == set(targets())


@ALL
def test_an_import_taken_back_leaves_the_house_as_it_was(case: Case, staff: Actor) -> None:
    bring(case, case.first, staff)
    before = house()
    second = bring(case, case.second, staff)
    assert (second.new, second.changed, second.refused) == (1, case.changed, [])
    assert house() != before
    take_back(second.run, staff)
    assert house() == before


@ALL
def test_what_somebody_changed_since_stays_and_is_told(case: Case, staff: Actor) -> None:
    told = bring(case, case.first, staff)
    row = Row.objects.get(run__uid=told.run, outcome="written")
    case.touch(row.written_uid)
    run = Run.objects.get(uid=told.run)
    prospect = prospect_of(run)
    assert (prospect.goes, len(prospect.stays)) == (0, 1)
    take_back(told.run, staff)
    row.refresh_from_db()
    assert (row.outcome, row.reasons[-1]["code"]) == ("kept", "changed_since")
    # Named as the form names it, before and after.
    sentence = said({"code": "changed_since", "fields": case.says})
    assert (prospect.stays[0][1], why_of(row)) == (sentence, sentence)
    assert keeper_of(targets()[case.target]).current(row.written_uid) == row.written_uid


@ALL
def test_a_file_brought_twice_changes_nothing(case: Case, staff: Actor) -> None:
    bring(case, case.second, staff)
    again = bring(case, case.second, staff)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
