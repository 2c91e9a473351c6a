"""What waits among entries, and whose dates stand in whose calendar."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.registers.entries.actions.keeping_at_hand import set_favourite
from nadi.registers.entries.actions.mistakes import report_mistake
from nadi.registers.entries.actions.states import withdraw_entry
from nadi.registers.entries.tests.story import entered, faded, office
from nadi.registers.entries.waiting import deadlines_for, steps_for
from nadi.web.access import Actor

SOON = timezone.localdate() + timedelta(days=10)


def whats(actor: Actor) -> list[str]:
    """Return what waits."""
    return [step.what for step in steps_for(actor)]


def test_reports_and_faded_entries_wait_for_the_office(cast: Cast) -> None:
    member = actor_of_person(cast.rioni.colleague)
    report_mistake(by=member, entry=faded(entered(cast), 1), text="Wrong")
    assert (whats(office(cast)), whats(member)) == (["Reported mistakes", "Entries to confirm"], [])


def test_nothing_waits_where_all_is_well(cast: Cast) -> None:
    entered(cast, owner=cast.vendor_organisation)
    assert (whats(office(cast)), whats(actor_of_person(cast.vendor))) == ([], [])


def test_its_own_faded_entry_waits_for_the_owner(cast: Cast) -> None:
    faded(entered(cast, "Ours", owner=cast.vendor_organisation), 1)
    assert (whats(actor_of_person(cast.vendor)), whats(actor_of_person(cast.rival))) == (["Ours"], [])


def test_dates_of_favourites_are_in_the_calendar_while_they_may_be_seen(cast: Cast) -> None:
    member = actor_of_person(cast.rioni.colleague)
    mine, gone, _other = (entered(cast, name, deadline=SOON) for name in ("Mine", "Gone", "Other"))
    for entry in (mine, gone):
        set_favourite(by=member, entry=entry, is_kept=True)
    withdraw_entry(by=office(cast), entry=gone, verb="suppliers.withdraw")
    assert [event.title for event in deadlines_for(member)] == ["Mine"]


def test_the_calendar_costs_as_much_for_three_as_for_one(cast: Cast) -> None:
    member = actor_of_person(cast.rioni.colleague)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            list(deadlines_for(member))
        return len(asked)

    set_favourite(by=member, entry=entered(cast, "One", deadline=SOON), is_kept=True)
    one = cost()
    for name in ("Two", "Three"):
        set_favourite(by=member, entry=entered(cast, name, deadline=SOON), is_kept=True)
    assert cost() == one
