"""Students and places: offered, proposed, agreed by both."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Organisation
from nadi.journal.models import Entry as Journal
from nadi.registers.talents.actions.placements import (
    agree_placement,
    close_offer,
    decline_placement,
    offer,
    propose_placement,
    withdraw_placement,
)
from nadi.registers.talents.models import Placement, StudentGroup, TrainingPlaces
from nadi.web.access import Refused

TODAY = timezone.localdate()
TYPED: dict[str, Any] = {
    "kind": "internship",
    "occupation": "Flexographic press operator",
    "number": "6",
    "starts": TODAY.isoformat(),
    "ends": (TODAY + timedelta(days=60)).isoformat(),
    "region": "GE-IM",
}
VALUES = {**TYPED, "number": 6, "starts": TODAY, "ends": TODAY + timedelta(days=60)}


def college(cast: Cast) -> Organisation:
    """Return the college: the partner of the cast."""
    return Organisation.objects.get(name="Development Agency")


def group_of(cast: Cast) -> StudentGroup:
    """Enter six students."""
    partner = actor_of_person(cast.partner)
    return offer(by=partner, offered=StudentGroup(), organisation=college(cast), values=VALUES)


def places_of(cast: Cast, number: int = 4) -> TrainingPlaces:
    """Offer places of Rioni."""
    values = {**VALUES, "number": number}
    firm = actor_of_person(cast.rioni.colleague)
    return offer(by=firm, offered=TrainingPlaces(), organisation=cast.rioni.organisation, values=values)


def proposed(cast: Cast, number: int = 4) -> Placement:
    """Propose students of the college to Rioni."""
    staff = actor_of_person(cast.staff)
    return propose_placement(by=staff, group=group_of(cast), places=places_of(cast), number=number)


@pytest.mark.parametrize(("name", "who"), [("add_group", "partner"), ("add_places", "member")])
def test_the_forms_store_an_offer(cast: Cast, name: str, who: str) -> None:
    person = cast.partner if who == "partner" else cast.rioni.colleague
    client_for(person).post(reverse(f"talents.{name}"), TYPED)
    assert (StudentGroup.objects.count(), TrainingPlaces.objects.count()) == (
        (1, 0) if who == "partner" else (0, 1)
    )


def test_an_end_before_the_beginning_is_explained(cast: Cast) -> None:
    typed = {**TYPED, "ends": (TODAY - timedelta(days=1)).isoformat()}
    answer = client_for(cast.partner).post(reverse("talents.add_group"), typed)
    assert ("It ends before it begins" in answer.content.decode(), StudentGroup.objects.count()) == (True, 0)


def test_the_office_sees_what_suits(cast: Cast) -> None:
    group = group_of(cast)
    places_of(cast)
    said = client_for(cast.staff).get(reverse("talents.group", args=[group.uid])).content.decode()
    assert ("Rioni Cartons" in said, "suits by" in said) == (True, True)


def test_another_firm_does_not_see_the_places(cast: Cast) -> None:
    address = reverse("talents.places", args=[places_of(cast).uid])
    statuses = [client_for(one.colleague).get(address).status_code for one in (cast.rioni, cast.samgori)]
    assert statuses == [200, 404]


def test_the_office_proposes(cast: Cast) -> None:
    group, places = group_of(cast), places_of(cast)
    address = reverse("talents.propose_placement", args=[group.uid])
    client_for(cast.staff).post(address, {"places": places.uid, "number": "3"})
    assert (Placement.objects.get().number, Placement.objects.get().state) == (3, "proposed")


def test_more_than_is_left_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="not so many"):
        proposed(cast, number=5)


def test_both_agree(cast: Cast) -> None:
    placement = proposed(cast)
    first = agree_placement(by=actor_of_person(cast.partner), placement=placement).state
    then = agree_placement(by=actor_of_person(cast.rioni.colleague), placement=placement).state
    assert (first, then) == ("proposed", "agreed")


def test_agreeing_twice_is_noted_once(cast: Cast) -> None:
    placement, college = proposed(cast), actor_of_person(cast.partner)
    agree_placement(by=college, placement=placement)
    with pytest.raises(Refused, match="agreed already"):
        agree_placement(by=college, placement=placement)
    assert Journal.objects.filter(verb="talents.agree_placement").count() == 1


def test_what_the_office_took_back_is_not_agreed(cast: Cast) -> None:
    placement = proposed(cast)
    withdraw_placement(by=actor_of_person(cast.staff), placement=placement)
    with pytest.raises(Refused, match="answered or taken back"):
        agree_placement(by=actor_of_person(cast.partner), placement=placement)


def test_what_is_declined_is_not_agreed(cast: Cast) -> None:
    placement = proposed(cast)
    decline_placement(by=actor_of_person(cast.partner), placement=placement, reason="Exams")
    with pytest.raises(Refused, match="answered or taken back"):
        agree_placement(by=actor_of_person(cast.rioni.colleague), placement=placement)


def test_others_see_no_placement(cast: Cast) -> None:
    address = reverse("talents.agree_placement", args=[proposed(cast).uid])
    assert client_for(cast.samgori.representative).post(address).status_code == 404


def test_closing_takes_proposals_back(cast: Cast) -> None:
    placement = proposed(cast)
    close_offer(by=actor_of_person(cast.partner), offered=placement.group)
    placement.refresh_from_db()
    assert placement.state == "withdrawn"


def test_a_vendor_is_not_concerned(cast: Cast) -> None:
    assert client_for(cast.vendor).get(reverse("talents.training")).status_code == 403
