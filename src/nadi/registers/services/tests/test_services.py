"""What a provider proposes goes live once the office has looked."""

from datetime import date, timedelta

import pytest
from tests.cast import Cast, actor_of_person

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.services.accreditation import days_to_tell, standing
from nadi.registers.services.actions.services import accept_proposal, propose_change, refuse_proposal
from nadi.registers.services.models import Proposal, Service
from nadi.registers.services.queries.services import side_by_side
from nadi.registers.services.register import REGISTER
from nadi.registers.services.tests.story import proposal, service
from nadi.web.access import Refused
from nadi.web.models import Mail

TODAY = date(2027, 5, 1)


def test_what_is_proposed_is_not_live(cast: Cast) -> None:
    one = service(cast)
    proposal(cast, one)
    assert Service.objects.get().scope == ""


def test_accepted_it_is_live(cast: Cast) -> None:
    one = service(cast)
    accept_proposal(by=actor_of_person(cast.staff), proposal=proposal(cast, one))
    assert Service.objects.get().scope == "Migration tests"


def test_a_proposal_is_answered_once(cast: Cast) -> None:
    stale = proposal(cast, service(cast))
    accept_proposal(by=actor_of_person(cast.staff), proposal=stale)
    with pytest.raises(Refused, match="accepted already"):
        refuse_proposal(by=actor_of_person(cast.staff), proposal=stale, reason="Too late")


def test_refusing_tells_why(cast: Cast) -> None:
    refuse_proposal(
        by=actor_of_person(cast.staff), proposal=proposal(cast, service(cast)), reason="Prove it first."
    )
    letter = Mail.objects.filter(to=cast.vendor.email).latest("pk")
    assert ("Prove it first." in letter.text, Service.objects.get().scope) == (True, "")


def test_a_newer_proposal_takes_the_place_of_the_one_that_waits(cast: Cast) -> None:
    one = service(cast)
    proposal(cast, one)
    proposal(cast, one, scope="Migration and burst tests")
    assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "pending"]


def test_what_says_nothing_new_is_refused(cast: Cast) -> None:
    one = service(cast, scope="Migration tests")
    with pytest.raises(Refused, match="Nothing differs"):
        proposal(cast, one)


def test_side_by_side_marks_what_changed_since(cast: Cast) -> None:
    one = service(cast)
    waiting = proposal(cast, one)
    keep_entry(
        by=actor_of_person(cast.staff),
        entry=one,
        facts=Facts(values={"scope": "By the office"}),
        verb="services.edit",
    )
    waiting.service.refresh_from_db()
    shown = [(row.now, row.then, row.has_moved) for row in side_by_side(waiting)]
    assert shown == [("By the office", "Migration tests", True)]


def test_codes_are_compared_too(cast: Cast) -> None:
    one = service(cast)
    facts = Facts(codes={"place": ["GE-IM", "GE-SZ"]})
    waiting = propose_change(by=actor_of_person(cast.vendor), service=one, facts=facts)
    assert [(row.now, row.then) for row in side_by_side(waiting)] == [("GE-IM", "GE-IM, GE-SZ")]


@pytest.mark.parametrize(("days", "tone"), [(-1, "danger"), (0, "warning"), (90, "warning"), (91, "success")])
def test_an_accreditation_is_marked_when_it_is_over(days: int, tone: str) -> None:
    assert standing(TODAY + timedelta(days=days), TODAY)[1] == tone


@pytest.mark.parametrize(
    ("left", "told", "due"),
    [
        (91, [], None),
        (90, [], 90),
        (89, [90], None),
        (30, [90], 30),
        (12, [], 30),
        (12, [30], None),
        (0, [90, 30], 0),
        (-5, [30], 0),
        (-5, [0], None),
    ],
)
def test_each_warning_is_given_once(left: int, told: list[int], due: int | None) -> None:
    assert days_to_tell(TODAY + timedelta(days=left), TODAY, told) == due


def test_places_are_found_by_their_names_in_both_languages(cast: Cast) -> None:
    words = " ".join(REGISTER.words(service(cast)))
    assert [name in words for name in ("Imereti", "იმერეთი", "GE-IM")] == [True, True, False]
