"""A draft: its rules and agreement, what it needs before it opens, and a new one after an old model."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions import attaching, preparing
from nadi.together.pools.actions.attaching import NewFile
from nadi.together.pools.actions.copying import copy_pool
from nadi.together.pools.actions.gathering import Description, edit_pool
from nadi.together.pools.actions.preparing import Rules
from nadi.together.pools.models import Demand, Pool
from nadi.together.pools.tests.factory import add_check, add_demand, make_draft, make_lines, make_pool
from nadi.web.access import Actor, Refused
from nadi.web.models import Mail, StoredFile

PAST = timedelta(minutes=-1)


@pytest.fixture
def staff(cast: Cast) -> Actor:
    return actor_of_person(cast.staff)


def description(**changes: Any) -> Description:
    return Description(**{"title": "Cartons", "demand_until": timezone.now() + timedelta(days=3), **changes})


def upload(name: str = "drawing.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 a drawing")


def test_prepare_pool_makes_a_draft_with_the_usual_agreement(staff: Actor) -> None:
    pool = preparing.prepare_pool(by=staff, description=description(), currency="EUR", method="shapley")
    assert (pool.state, pool.currency, pool.method) == ("draft", "EUR", "shapley")
    assert ("Fair competition" in pool.terms, "სამართლიანი კონკურენცია" in pool.terms_local) == (True, True)


def test_prepare_pool_is_journalled_and_tells_nobody(staff: Actor) -> None:
    pool = preparing.prepare_pool(by=staff, description=description(), currency="GEL", method="nucleolus")
    entry = Entry.objects.get(subject=f"pool:{pool.uid}")
    assert (entry.verb, entry.person, entry.after["method"]) == ("pools.prepare", staff.person, "nucleolus")
    assert not Mail.objects.exists()


def test_prepare_pool_refuses_a_deadline_in_the_past(staff: Actor) -> None:
    late = description(demand_until=timezone.now() + PAST)
    with pytest.raises(Refused, match="lies in the past"):
        preparing.prepare_pool(by=staff, description=late, currency="GEL", method="equal_price")
    assert not Pool.objects.exists()


def test_open_pool_lets_members_in_and_tells_them(cast: Cast, staff: Actor) -> None:
    pool = make_draft()
    preparing.open_pool(by=staff, pool=pool)
    pool.refresh_from_db()
    people = {one for member in cast.members for one in (member.representative.email, member.colleague.email)}
    assert pool.state == "gathering"
    assert {letter.to for letter in Mail.objects.all()} == {*people, cast.board.email}


def test_open_pool_for_chosen_members_tells_them_alone(cast: Cast, staff: Actor) -> None:
    pool = make_draft(audience="chosen")
    pool.invitees.create(organisation=cast.rioni.organisation)
    preparing.open_pool(by=staff, pool=pool)
    told = {letter.to for letter in Mail.objects.all()}
    assert told == {cast.rioni.representative.email, cast.rioni.colleague.email}


def test_open_pool_happens_once(staff: Actor) -> None:
    pool = make_draft()
    preparing.open_pool(by=staff, pool=pool)
    with pytest.raises(Refused, match="already open"):
        preparing.open_pool(by=staff, pool=pool)
    assert Entry.objects.filter(verb="pools.open").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"demand_until": timezone.now() + PAST}, "lies in the past"),
        ({"terms_local": " "}, "agreement is missing in one of the two languages"),
        ({"audience": "chosen"}, "none is chosen yet"),
        ({"category": "19520000"}, "not asked yet for: 19520000"),
        ({"category": ""}, "Cardboard boxes, Stretch film"),
    ],
)
def test_open_pool_names_what_is_missing(staff: Actor, changes: dict[str, Any], sentence: str) -> None:
    pool = make_draft()
    Pool.objects.filter(pk=pool.pk).update(**changes)
    with pytest.raises(Refused, match=sentence):
        preparing.open_pool(by=staff, pool=pool)
    pool.refresh_from_db()
    assert (pool.state, Mail.objects.exists()) == ("draft", False)


def test_open_pool_names_every_missing_piece_at_once(staff: Actor) -> None:
    pool = make_pool(state="draft")
    with pytest.raises(Refused) as refusal:
        preparing.open_pool(by=staff, pool=pool)
    text = str(refusal.value.sentence)
    assert ("no lines yet" in text, "agreement is missing" in text) == (True, True)


def rules(**changes: Any) -> Rules:
    return Rules(**{"method": "shapley", "worsening_bound": Decimal("0.03"), **changes})


def test_set_rules_keeps_who_may_join_and_where_it_is_delivered(cast: Cast, staff: Actor) -> None:
    pool = make_draft()
    given = rules(audience="chosen", invitees=[cast.rioni.organisation.uid], towns=["Kutaisi", "Poti"])
    preparing.set_rules(by=staff, pool=pool, rules=given)
    pool.refresh_from_db()
    assert preparing.rules_of(pool).facts() == given.facts()


def test_set_rules_invites_members_alone(cast: Cast, staff: Actor) -> None:
    pool = make_draft()
    uids = [cast.vendor_organisation.uid, cast.rioni.organisation.uid]
    preparing.set_rules(by=staff, pool=pool, rules=rules(audience="chosen", invitees=uids))
    assert [one.organisation for one in pool.invitees.all()] == [cast.rioni.organisation]


def test_rules_and_agreement_are_fixed_once_the_pool_is_open(staff: Actor) -> None:
    pool = make_draft()
    preparing.open_pool(by=staff, pool=pool)
    # A colleague's page still shows the draft: the action must look again.
    with pytest.raises(Refused, match="can no longer change"):
        preparing.set_rules(by=staff, pool=pool, rules=rules(method="nucleolus"))
    with pytest.raises(Refused, match="can no longer change"):
        preparing.set_terms(by=staff, pool=pool, terms="Other", terms_local="სხვა")
    stored = Pool.objects.get()
    assert (stored.method, stored.terms) == ("equal_price", "We agree.")


def test_set_terms_changes_both_languages(staff: Actor) -> None:
    pool = make_draft()
    preparing.set_terms(by=staff, pool=pool, terms=" Other words. ", terms_local="სხვა")
    pool.refresh_from_db()
    assert (pool.terms, pool.terms_local) == ("Other words.", "სხვა")


def test_edit_pool_plans_the_timetable(staff: Actor) -> None:
    pool = make_draft()
    day = timezone.localdate() + timedelta(days=30)
    edit_pool(by=staff, pool=pool, description=description(award_on=day, deliver_from=day))
    pool.refresh_from_db()
    assert (pool.award_on, pool.deliver_from) == (day, day)


def test_attach_keeps_a_file_for_a_line(staff: Actor) -> None:
    pool = make_draft()
    line = pool.lines.all()[0]
    made = attaching.attach(by=staff, pool=pool, new=NewFile(upload=upload(), line=line.uid, title="Box"))
    assert (made.line, made.file.name, made.title) == (line, "drawing.pdf", "Box")


def test_attach_refuses_a_line_of_another_pool(staff: Actor) -> None:
    pool, other = make_draft(), make_draft()
    new = NewFile(upload=upload(), line=other.lines.all()[0].uid)
    with pytest.raises(Refused, match="no longer there"):
        attaching.attach(by=staff, pool=pool, new=new)
    assert not StoredFile.objects.exists()


def test_attach_after_demand_is_closed_is_refused(staff: Actor) -> None:
    with pytest.raises(Refused, match="closed"):
        attaching.attach(by=staff, pool=make_pool(state="tendering"), new=NewFile(upload=upload()))


def test_detach_removes_a_drafts_file_and_keeps_an_open_pools(staff: Actor) -> None:
    pool = make_draft()
    first, second = (
        attaching.attach(by=staff, pool=pool, new=NewFile(upload=upload(name))) for name in ("a.pdf", "b.pdf")
    )
    attaching.detach(by=staff, attachment=first)
    preparing.open_pool(by=staff, pool=pool)
    with pytest.raises(Refused, match="so it stays"):
        attaching.detach(by=staff, attachment=second)
    assert [one.name for one in StoredFile.objects.all()] == ["b.pdf"]


def model_pool(cast: Cast, staff: Actor) -> Pool:
    """An earlier pool with everything in it, demand included."""
    pool = make_draft(method="shapley", audience="chosen", summary="As always", worsening_bound="0.02")
    line = pool.lines.all()[0]
    line.known_breaks.create(from_quantity=Decimal(1000))
    pool.invitees.create(organisation=cast.rioni.organisation)
    pool.delivery_places.create(town="Kutaisi")
    pool.criteria.create(position=1, name="Strength", weight=Decimal(2))
    attaching.attach(by=staff, pool=pool, new=NewFile(upload=upload(), line=line.uid))
    add_demand(line, cast.rioni.organisation, "500", baseline="1.2")
    Pool.objects.filter(pk=pool.pk).update(state="agreed", award_on=timezone.localdate())
    return Pool.objects.get(pk=pool.pk)


def test_copy_pool_takes_lines_rules_agreement_criteria_and_files(cast: Cast, staff: Actor) -> None:
    old = model_pool(cast, staff)
    made = copy_pool(by=staff, pool=old)
    assert (made.state, made.copied_from, made.summary, made.terms) == ("draft", old, "As always", old.terms)
    assert (made.method, made.worsening_bound) == ("shapley", old.worsening_bound)
    line, file = made.lines.all()[0], made.attachments.get()
    assert (line.name, line.known_breaks.get().from_quantity) == ("Cardboard boxes", Decimal(1000))
    assert (file.line, file.file.sha256) == (line, old.attachments.get().file.sha256)
    assert (made.invitees.count(), made.delivery_places.count(), made.criteria.count()) == (1, 1, 1)


def test_copy_pool_takes_no_demand_no_dates_and_no_competition_check(cast: Cast, staff: Actor) -> None:
    made = copy_pool(by=staff, pool=model_pool(cast, staff))
    assert (made.participations.count(), made.competition_checks.count(), made.award_on) == (0, 0, None)
    assert not Demand.objects.filter(line__pool=made).exists()


def test_copied_files_live_apart(cast: Cast, staff: Actor) -> None:
    old = model_pool(cast, staff)
    made = copy_pool(by=staff, pool=old)
    attaching.detach(by=staff, attachment=made.attachments.get())
    assert StoredFile.objects.get() == old.attachments.get().file


def test_a_copy_opens_once_competition_is_checked_anew(cast: Cast, staff: Actor) -> None:
    made = copy_pool(by=staff, pool=model_pool(cast, staff))
    with pytest.raises(Refused, match="not asked yet"):
        preparing.open_pool(by=staff, pool=made)
    add_check(made)
    preparing.open_pool(by=staff, pool=made)
    assert Pool.objects.get(pk=made.pk).state == "gathering"


def test_an_imported_tender_can_be_a_model(staff: Actor) -> None:
    imported = make_pool(state="opened", origin="ocds", ocid="ocds-x-1", currency="MDL")
    make_lines(imported)
    made = copy_pool(by=staff, pool=imported)
    assert (made.origin, made.ocid, made.currency, bool(made.terms)) == ("own", "", "MDL", True)


def test_invite_members_lets_further_ones_in_and_tells_them(cast: Cast, staff: Actor) -> None:
    pool = make_pool(audience="chosen")
    pool.invitees.create(organisation=cast.rioni.organisation)
    uids = [cast.rioni.organisation.uid, cast.samgori.organisation.uid]
    preparing.invite_members(by=staff, pool=pool, uids=uids)
    told = {letter.to for letter in Mail.objects.all()}
    assert told == {cast.samgori.representative.email, cast.samgori.colleague.email}
    assert pool.invitees.count() == 2


def test_invite_members_to_a_pool_for_all_is_refused(cast: Cast, staff: Actor) -> None:
    with pytest.raises(Refused, match="open to every member"):
        preparing.invite_members(by=staff, pool=make_pool(), uids=[cast.rioni.organisation.uid])


def test_invite_members_after_demand_is_closed_is_refused(cast: Cast, staff: Actor) -> None:
    pool = make_pool(audience="chosen", state="tendering")
    with pytest.raises(Refused, match="closed"):
        preparing.invite_members(by=staff, pool=pool, uids=[cast.rioni.organisation.uid])
