"""Scenarios from rules in words: kept as data, solved with the others, told back as sentences."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Cast, client_for

from nadi.journal.models import Entry
from nadi.together.pools.actions import own_scenarios as actions
from nadi.together.pools.evaluation.comparison import Compared, compare, names_for
from nadi.together.pools.evaluation.own_rules import KINDS, in_words
from nadi.together.pools.evaluation.presets import Numbers
from nadi.together.pools.models import Bid, OwnScenario, Participation, Pool
from nadi.together.pools.questions import OWN
from nadi.together.pools.tests.award_factory import Story, award, evaluate, make_story
from nadi.together.pools.tests.bid_factory import OFFICE
from nadi.web.access import Refused
from nadi.web.jobs.running import attempt
from nadi.web.models import Job


@pytest.fixture
def story(cast: Cast) -> Story:
    """Give a pool with opened bids."""
    return make_story(cast)


def own(story: Story, *rules: Mapping[str, str], name: str = "Ours") -> OwnScenario:
    """Put a scenario together."""
    made = actions.add_own_scenario(by=OFFICE, pool=story.pool, name=name)
    for rule in rules:
        given = {key: value for key, value in rule.items() if key != "kind"}
        made = actions.add_rule(by=OFFICE, own=made, kind=rule["kind"], given=given)
    return made


def solved(story: Story, made: OwnScenario, *, with_members: bool = True) -> Compared:
    """Compute a scenario beside the cheapest, as it is shown."""
    evaluation = evaluate(story.pool, (f"{OWN}{made.uid}",), Numbers())
    return compare(story.pool, evaluation, with_members=with_members).scenarios[1]


def both(story: Story) -> dict[str, str]:
    """Return the uids of the two vendors and the two lines."""
    return {
        "anatolia": story.cast.vendor_organisation.uid,
        "marmara": story.cast.rival_organisation.uid,
        "boxes": story.boxes.uid,
    }


def test_a_share_for_a_vendor_costs_what_it_costs(story: Story) -> None:
    rule = {"kind": "share_at_least", "vendor": both(story)["marmara"], "percent": "30", "of": "value"}
    found = solved(story, own(story, rule))
    assert found.scenario.total is not None
    price = found.scenario.total - Decimal("3960.00")
    assert price > 0
    assert found.rule_prices == (
        ("Marmara Packaging gets at least 30% of the value", price.quantize(Decimal("0.01"))),
    )


def test_excluding_a_vendor_leaves_the_other(story: Story) -> None:
    rule = {"kind": "exclude", "vendor": both(story)["anatolia"]}
    found = solved(story, own(story, rule))
    assert [part.vendor for part in found.parts] == ["Marmara Packaging"]
    assert found.sentences == ("Anatolia Board Mills supplies nothing.",)


def test_a_vendor_can_be_kept_from_one_member(story: Story) -> None:
    part = story.participation(story.cast.rioni.organisation)
    rule = {"kind": "exclude", "vendor": both(story)["anatolia"], "where": f"member:{part.uid}"}
    found = solved(story, own(story, rule))
    rows = found.scenario.rows.filter(participation=part)
    assert {row.bid.vendor.uid for row in rows} == {both(story)["marmara"]}
    assert found.sentences == ("Anatolia Board Mills supplies nothing for Rioni Cartons.",)


def test_a_member_named_in_a_rule_is_named_to_the_office_alone(story: Story) -> None:
    part = story.participation(story.cast.rioni.organisation)
    rule = {"kind": "exclude", "vendor": both(story)["anatolia"], "where": f"member:{part.uid}"}
    found = solved(story, own(story, rule), with_members=False)
    assert found.sentences == ("Anatolia Board Mills supplies nothing for one company.",)


def test_rules_that_conflict_are_told_by_their_sentences(story: Story) -> None:
    one = {"kind": "vendors_at_most", "count": "1"}
    other = {"kind": "vendors_at_least", "count": "2"}
    found = solved(story, own(story, one, other))
    assert found.scenario.total is None
    assert "The rule “At most one vendor wins” is to be kept." in found.conflict
    assert "The rule “At least 2 vendors win” is to be kept." in found.conflict


def test_unmet_demand_counts_its_penalty(story: Story) -> None:
    rules = (
        {"kind": "exclude", "vendor": both(story)["anatolia"]},
        {"kind": "exclude", "vendor": both(story)["marmara"], "where": f"line:{story.film.uid}"},
        {"kind": "unmet", "penalty": "5", "line": story.film.uid},
    )
    found = solved(story, own(story, *rules))
    assert (found.scenario.total, found.scenario.penalty) == (Decimal("2100.00"), Decimal("5000.00"))
    assert (found.compared_cost, found.saving) == (Decimal("7100.00"), None)


def test_tolerance_is_used_only_where_asked_for(story: Story) -> None:
    found = solved(story, own(story, {"kind": "use_tolerance"}, {"kind": "allow_more"}))
    assert found.scenario.total is not None
    assert found.scenario.total <= Decimal("3960.00")


def test_a_rule_about_a_vendor_that_is_out_says_so(story: Story) -> None:
    made = own(story, {"kind": "keep", "vendor": both(story)["marmara"]})
    Bid.objects.filter(vendor=story.cast.rival_organisation).update(state=Bid.State.DISQUALIFIED)
    found = solved(story, made)
    assert found.conflict == (
        "The rule “Marmara Packaging stays among the winners” names a vendor or a company that no longer "
        "takes part. Remove the rule.",
    )


def test_a_rule_about_a_member_that_left_says_so(story: Story) -> None:
    part = story.participation(story.cast.rioni.organisation)
    rule = {"kind": "exclude", "vendor": both(story)["anatolia"], "where": f"member:{part.uid}"}
    made = own(story, rule)
    Participation.objects.filter(pk=part.pk).update(left=part.joined)
    assert "no longer takes part" in solved(story, made).conflict[0]


def test_what_was_computed_stays_when_its_rules_change(story: Story) -> None:
    made = own(story, {"kind": "vendors_at_most", "count": "2"})
    evaluation = evaluate(story.pool, (f"{OWN}{made.uid}",), Numbers())
    actions.remove_rule(by=OFFICE, own=made, rule=made.rules[0]["id"])
    assert compare(story.pool, evaluation).scenarios[1].sentences == ("At most 2 vendors win.",)


def test_the_incumbent_is_kept_where_it_is_known(story: Story) -> None:
    Pool.objects.filter(pk=story.pool.pk).update(incumbent=story.cast.rival_organisation)
    story.pool.refresh_from_db()
    scenario = evaluate(story.pool, ("keep_incumbent",)).scenarios.get(key="keep_incumbent")
    winners = {row.bid.vendor.uid for row in scenario.rows.all()}
    assert both(story)["marmara"] in winners


def test_an_incumbent_without_a_bid_cannot_be_kept(story: Story) -> None:
    Pool.objects.filter(pk=story.pool.pk).update(incumbent=story.cast.office)
    story.pool.refresh_from_db()
    scenario = evaluate(story.pool, ("keep_incumbent",)).scenarios.get(key="keep_incumbent")
    assert [one["key"] for one in scenario.conflict] == ["no_incumbent_bid"]


def test_the_same_rule_twice_is_one(story: Story) -> None:
    rule = {"kind": "vendors_at_most", "count": "2"}
    assert len(own(story, rule, rule).rules) == 1


def test_two_scenarios_of_one_name_are_refused(story: Story) -> None:
    own(story)
    with pytest.raises(Refused, match="exists already"):
        own(story)


def test_rules_do_not_change_once_an_award_is_proposed(story: Story) -> None:
    made = own(story)
    award(story.pool)
    with pytest.raises(Refused):
        actions.add_rule(by=OFFICE, own=made, kind="allow_more", given={})


def test_the_journal_keeps_the_kinds_of_rules(story: Story) -> None:
    own(story, {"kind": "vendors_at_most", "count": "2"})
    entry = Entry.objects.filter(verb="pools.own_scenario").last()
    assert entry is not None
    assert entry.after["rules"] == ["vendors_at_most"]


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_every_kind_reads_as_a_sentence(story: Story, kind: str) -> None:
    stored = {"kind": kind, "count": "2", "percent": "30", "penalty": "1", "vendor": both(story)["marmara"]}
    words = in_words(stored, names_for(story.pool))
    assert words.endswith(".")
    assert "%(" not in words


def page_of(story: Story, made: OwnScenario, name: str = "pools.own_scenario") -> str:
    """Return the page of a scenario."""
    return reverse(name, args=[story.pool.uid, made.uid])


def test_staff_add_and_remove_a_rule_on_the_page(story: Story) -> None:
    made, staff = own(story), client_for(story.cast.staff)
    typed = {"kind": "vendors_at_most", "vendors_at_most-count": "2", "vendors_at_most-line": story.boxes.uid}
    staff.post(page_of(story, made), typed)
    assert "At most 2 vendors win “Cardboard boxes”." in staff.get(page_of(story, made)).content.decode()
    made.refresh_from_db()
    staff.post(page_of(story, made, "pools.remove_rule"), {"rule": made.rules[0]["id"]})
    made.refresh_from_db()
    assert made.rules == []


def test_a_share_above_the_whole_is_explained_and_kept(story: Story) -> None:
    made, staff = own(story), client_for(story.cast.staff)
    typed = {"kind": "share_at_most", "share_at_most-percent": "140", "share_at_most-of": "value"}
    page = staff.post(page_of(story, made), typed)
    assert (page.status_code, 'value="140"' in page.content.decode()) == (422, True)


def test_a_made_up_kind_adds_nothing(story: Story) -> None:
    made, staff = own(story), client_for(story.cast.staff)
    assert staff.post(page_of(story, made), {"kind": "bribe"}).status_code == 422


def test_a_scenario_begins_and_ends_on_its_page(story: Story) -> None:
    staff = client_for(story.cast.staff)
    staff.post(reverse("pools.own_scenarios", args=[story.pool.uid]), {"name": "Two at least"})
    made = OwnScenario.objects.get()
    staff.post(page_of(story, made, "pools.remove_own_scenario"))
    assert not OwnScenario.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("board", 404), ("vendor", 404)])
def test_a_scenario_of_the_office_is_for_the_office(story: Story, who: str, status: int) -> None:
    made = own(story)
    assert client_for(getattr(story.cast, who)).get(page_of(story, made)).status_code == status


def test_own_scenarios_are_computed_from_the_page(story: Story) -> None:
    made, staff = own(story, {"kind": "vendors_at_least", "count": "2"}), client_for(story.cast.staff)
    given: dict[str, Any] = {"presets": [f"{OWN}{made.uid}"], "vendors": "2", "share": "60"}
    staff.post(reverse("pools.evaluate", args=[story.pool.uid]), given)
    attempt(Job.objects.get(kind="pools.evaluate").uid)
    page = staff.get(reverse("pools.scenarios", args=[story.pool.uid])).content.decode()
    assert "“At least 2 vendors win” costs" in page


def test_changed_weights_are_on_record_with_their_reason(story: Story) -> None:
    staff = client_for(story.cast.staff)
    typed = {
        "quality_mark_up": "10",
        "interest_rate": "8.5",
        "reason": "The board asked what quality is worth to us.",
    }
    staff.post(reverse("pools.set_weights", args=[story.pool.uid]), typed)
    story.pool.refresh_from_db()
    assert (story.pool.quality_mark_up, story.pool.interest_rate) == (Decimal("0.1"), Decimal("0.085"))
    entry = Entry.objects.get(verb="pools.set_weights")
    assert (entry.before["interest_rate"], entry.after["interest_rate"]) == ("0", "0.085")


def test_weights_without_a_reason_are_explained(story: Story) -> None:
    page = client_for(story.cast.staff).post(
        reverse("pools.set_weights", args=[story.pool.uid]), {"quality_mark_up": "10", "interest_rate": "8"}
    )
    assert page.status_code == 422
