"""Who a person is here comes from the organisation they act for."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person, acts_for

from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import visible_to
from nadi.web.access import NOBODY, Actor, Role


def names_seen(actor: Actor) -> set[str]:
    return set(visible_to(actor).values_list("name", flat=True))


def test_staff_is_who_acts_for_the_office(cast: Cast) -> None:
    assert actor_of_person(cast.staff).roles == {Role.STAFF}


def test_board_is_an_elected_member(cast: Cast) -> None:
    assert actor_of_person(cast.board).roles == {Role.MEMBER, Role.BOARD}


def test_a_stranger_has_no_role(cast: Cast) -> None:
    assert actor_of_person(cast.stranger).roles == frozenset()


def test_a_vendor_is_a_provider(cast: Cast) -> None:
    assert actor_of_person(cast.vendor).roles == {Role.PROVIDER}


def test_membership_ends_on_its_last_day(cast: Cast) -> None:
    Organisation.objects.filter(pk=cast.rioni.organisation.pk).update(member_until=timezone.localdate())
    assert actor_of_person(cast.rioni.representative).roles == frozenset()


def test_membership_lasts_until_the_day_before_its_end(cast: Cast) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    Organisation.objects.filter(pk=cast.rioni.organisation.pk).update(member_until=tomorrow)
    assert actor_of_person(cast.rioni.representative).roles == {Role.MEMBER}


def test_a_role_ends_when_the_person_leaves(cast: Cast) -> None:
    Affiliation.objects.filter(person=cast.rioni.representative).update(until=timezone.now())
    assert actor_of_person(cast.rioni.representative).roles == frozenset()


def test_one_person_acts_for_the_organisation_chosen(cast: Cast) -> None:
    acts_for(cast.staff, cast.rioni.organisation)
    assert actor_of_person(cast.staff, cast.rioni.organisation).roles == {Role.MEMBER}


def test_a_person_who_may_not_sign_in_is_nobody(cast: Cast) -> None:
    cast.staff.is_active = False
    assert actor_of_person(cast.staff) == NOBODY


@pytest.mark.parametrize("who", ["staff", "board"])
def test_staff_and_board_see_every_organisation(cast: Cast, who: str) -> None:
    assert names_seen(actor_of_person(getattr(cast, who))) == set(
        Organisation.objects.values_list("name", flat=True)
    )


def test_a_member_sees_members_only(cast: Cast) -> None:
    seen = names_seen(actor_of_person(cast.rioni.colleague))
    assert seen == {"Rioni Cartons", "Samgori Foods", "Kolkheti Bottlers"}


def test_a_vendor_sees_itself_only(cast: Cast) -> None:
    assert names_seen(actor_of_person(cast.vendor)) == {"Anatolia Board Mills"}


def test_a_stranger_sees_nothing(cast: Cast) -> None:
    assert names_seen(actor_of_person(cast.stranger)) == set()
