"""Certificates: warned of once, shown only as their company wants."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.services import jobs
from nadi.registers.services.actions.certificates import (
    add_certificate,
    show_certificate,
    update_certificate,
)
from nadi.registers.services.models import Alert, Certificate
from nadi.registers.services.queries.certificates import matrix, shown_by_members, visible_to
from nadi.registers.services.tests.story import certificate
from nadi.web.access import NOBODY, Refused
from nadi.web.models import Mail


def warnings_to(cast: Cast) -> list[str]:
    """Return the subjects of the warnings Rioni got."""
    letters = Mail.objects.filter(to=cast.rioni.colleague.email)
    return list(letters.order_by("pk").values_list("subject", flat=True))


def test_a_warning_comes_once_however_often_the_duty_runs(cast: Cast) -> None:
    certificate(cast, days=80)
    for _time in range(2):
        jobs.warn_of_certificates()
    assert (Alert.objects.count(), len(warnings_to(cast))) == (1, 1)


def test_the_next_warning_follows_and_the_last_says_that_it_lapsed(cast: Cast) -> None:
    one = certificate(cast, days=80)
    for days in (80, 30, -1):
        last = timezone.localdate() + timedelta(days=days)
        Certificate.objects.filter(pk=one.pk).update(valid_until=last)
        Alert.objects.update(valid_until=last)
        jobs.warn_of_certificates()
    assert ["lapsed" in subject for subject in warnings_to(cast)] == [False, False, True]


def test_a_new_last_day_begins_the_warnings_anew(cast: Cast) -> None:
    one = certificate(cast, days=80)
    jobs.warn_of_certificates()
    later = timezone.localdate() + timedelta(days=85)
    by = actor_of_person(cast.rioni.colleague)
    update_certificate(by=by, certificate=one, facts={"valid_until": later})
    jobs.warn_of_certificates()
    assert Alert.objects.count() == 2


def test_a_certificate_that_was_given_up_warns_no_more(cast: Cast) -> None:
    certificate(cast, days=10, ended_on=timezone.localdate())
    jobs.warn_of_certificates()
    assert warnings_to(cast) == []


def test_nobody_else_is_warned(cast: Cast) -> None:
    certificate(cast, days=10)
    jobs.warn_of_certificates()
    told = set(Mail.objects.values_list("to", flat=True))
    assert told == {cast.rioni.representative.email, cast.rioni.colleague.email, cast.staff.email}


@pytest.mark.parametrize(
    ("shown", "to_members", "to_public"), [("own", 0, 0), ("members", 1, 0), ("public", 1, 1)]
)
def test_a_certificate_is_seen_as_its_company_wants(
    cast: Cast, shown: str, to_members: int, to_public: int
) -> None:
    one = certificate(cast)
    show_certificate(by=actor_of_person(cast.rioni.representative), certificate=one, shown=shown)
    other = actor_of_person(cast.samgori.colleague)
    assert (visible_to(other).count(), shown_by_members(NOBODY).count()) == (to_members, to_public)


@pytest.mark.parametrize("over", [{"valid_until": -1}, {"ended_on": -1}], ids=str)
def test_a_certificate_that_is_over_reaches_nobody_else(cast: Cast, over: dict[str, int]) -> None:
    one = certificate(cast)
    show_certificate(by=actor_of_person(cast.rioni.representative), certificate=one, shown="public")
    days = {name: timezone.localdate() + timedelta(days=count) for name, count in over.items()}
    Certificate.objects.filter(pk=one.pk).update(**days)
    people = (cast.rioni.colleague, cast.staff, cast.samgori.colleague, cast.board, cast.vendor)
    seen = [visible_to(actor_of_person(person)).count() for person in people]
    assert (seen, shown_by_members(NOBODY).count()) == ([1, 1, 0, 0, 0], 0)


def test_the_same_number_twice_is_refused(cast: Cast) -> None:
    certificate(cast)
    with pytest.raises(Refused, match="already"):
        certificate(cast)


def test_the_matrix_holds_the_certificate_that_lasts_longest(cast: Cast) -> None:
    certificate(cast, days=10)
    longest = certificate(cast, days=500, number="IB-2")
    standards, rows = matrix()
    cells = {row.organisation.name: row.cells for row in rows}
    assert (standards, cells["Rioni Cartons"], cells["Samgori Foods"]) == (["ISO 9001"], [longest], [None])


def test_staff_enter_for_a_company(cast: Cast) -> None:
    today = timezone.localdate()
    facts = {"standard": "ISO 14001", "issued": today, "valid_until": today}
    made = add_certificate(
        by=actor_of_person(cast.staff), organisation=cast.samgori.organisation, facts=facts
    )
    assert made.organisation == cast.samgori.organisation
