"""Taking part: a representative accepts the agreement, and only then demand counts."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.journal.models import Entry
from nadi.together.pools.actions import gathering, joining
from nadi.together.pools.actions.demand import Wanted, save_demand
from nadi.together.pools.actions.joining import DemandClosed
from nadi.together.pools.evaluation.problem import demands_of
from nadi.together.pools.models import DeliveryPlace, Demand, Invitee, Participation, Pool
from nadi.together.pools.queries.joining import sites_to_deliver_to, terms_fingerprint
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.tests.factory import make_lines, make_pool
from nadi.web.access import Actor, Refused
from nadi.web.models import Mail


@pytest.fixture
def rioni(cast: Cast) -> Actor:
    return actor_of_person(cast.rioni.representative)


@pytest.fixture
def colleague(cast: Cast) -> Actor:
    return actor_of_person(cast.rioni.colleague)


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(terms="You pay what you accept.", terms_local="იხდით იმას, რასაც დაეთანხმებით.")
    make_lines(pool)
    return pool


def accepts(actor: Actor, pool: Pool, **given: str) -> Participation:
    return joining.accept_terms(by=actor, pool=pool, **{"terms": terms_fingerprint(pool), **given})


def wants(actor: Actor, pool: Pool, cast: Cast, quantity: str = "100", version: int = 0) -> None:
    line, site = pool.lines.all()[0], cast.rioni.sites[0]
    rows = [Wanted(line=line.uid, site=site.uid, quantity=Decimal(quantity))]
    save_demand(by=actor, pool=pool, version=version, wanted=rows)


def test_accept_puts_down_who_which_words_and_when(cast: Cast, pool: Pool, rioni: Actor) -> None:
    part = accepts(rioni, pool)
    stored = (part.accepted_by, part.accepted_terms, part.accepted is not None)
    assert stored == (cast.rioni.representative.uid, terms_fingerprint(pool), True)


def test_accept_twice_is_one_acceptance(pool: Pool, rioni: Actor) -> None:
    first = accepts(rioni, pool)
    assert accepts(rioni, pool).accepted == first.accepted
    assert Entry.objects.filter(verb="pools.accept_terms").count() == 1


def test_accept_by_a_colleague_is_refused(pool: Pool, colleague: Actor) -> None:
    with pytest.raises(Refused, match="Only a representative"):
        accepts(colleague, pool)
    assert not Participation.objects.exists()


def test_accept_of_other_words_is_refused(pool: Pool, rioni: Actor) -> None:
    read = terms_fingerprint(pool)
    Pool.objects.filter(pk=pool.pk).update(terms="You pay for everybody.")
    with pytest.raises(Refused, match="changed meanwhile"):
        accepts(rioni, pool, terms=read)


def test_accept_after_the_deadline_is_refused(pool: Pool, rioni: Actor) -> None:
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    with pytest.raises(DemandClosed):
        accepts(rioni, pool)


@pytest.mark.parametrize("state", ["draft", "tendering", "opened", "awarded", "cancelled"])
def test_accept_outside_gathering_is_refused(cast: Cast, rioni: Actor, state: str) -> None:
    pool = make_pool(state=state)
    with pytest.raises(DemandClosed):
        accepts(rioni, pool)


def test_a_pool_for_chosen_members_refuses_others(cast: Cast, pool: Pool, rioni: Actor) -> None:
    Pool.objects.filter(pk=pool.pk).update(audience=Pool.Audience.CHOSEN)
    with pytest.raises(Refused, match="chosen members"):
        accepts(rioni, pool)
    Invitee.objects.create(pool=pool, organisation=cast.rioni.organisation)
    assert accepts(rioni, pool).accepted


def test_acceptance_of_a_pool_without_words_is_recorded_when_a_representative_saves(
    cast: Cast, rioni: Actor
) -> None:
    pool = make_pool()
    make_lines(pool)
    wants(rioni, pool, cast)
    assert Participation.objects.get().accepted_by == cast.rioni.representative.uid


def test_saving_accepts_no_words_that_were_not_shown(cast: Cast, pool: Pool, rioni: Actor) -> None:
    wants(rioni, pool, cast)
    assert Participation.objects.get().accepted is None


@pytest.mark.parametrize(
    "reader",
    [
        lambda pool: len(list(demands_of(pool))),
        lambda pool: len(wanted_of(pool).lines),
        lambda pool: len(gathering.wanted_lines(pool)),
    ],
    ids=["problem", "tender", "closing"],
)
def test_demand_counts_only_once_it_is_accepted(
    cast: Cast, pool: Pool, colleague: Actor, rioni: Actor, reader: Callable[[Pool], int]
) -> None:
    wants(colleague, pool, cast)
    before = reader(pool)
    accepts(rioni, pool)
    assert (before, reader(pool)) == (0, 1)


def test_a_total_is_frozen_without_what_nobody_accepted(
    cast: Cast, pool: Pool, colleague: Actor, rioni: Actor
) -> None:
    wants(colleague, pool, cast)
    with pytest.raises(Refused, match="Nobody wants anything"):
        gathering.close_demand(by=actor_of_person(cast.staff), pool=pool, is_early_confirmed=True)


def test_representatives_are_asked_once_by_mail_when_a_colleague_prepared(
    cast: Cast, pool: Pool, colleague: Actor
) -> None:
    wants(colleague, pool, cast)
    wants(colleague, pool, cast, "200", version=1)
    asked = Mail.objects.filter(subject__startswith="Waits for your signature")
    assert [mail.to for mail in asked] == [cast.rioni.representative.email]


def test_the_mail_to_representatives_tells_no_figure(cast: Cast, pool: Pool, colleague: Actor) -> None:
    wants(colleague, pool, cast, "73519")
    mail = Mail.objects.get()
    text = mail.subject + mail.text + mail.html
    assert ("73519" in text, "73,519" in text) == (False, False)


def test_interest_is_kept_and_not_journalled(pool: Pool, rioni: Actor) -> None:
    accepts(rioni, pool, interest="Our director owns a third of Anatolia.")
    entry = Entry.objects.get(verb="pools.accept_terms")
    assert (Participation.objects.get().interest, entry.after) == (
        "Our director owns a third of Anatolia.",
        {"terms": terms_fingerprint(pool), "has_interest": True},
    )


def test_interest_can_be_declared_until_the_award(pool: Pool, rioni: Actor) -> None:
    accepts(rioni, pool)
    Pool.objects.filter(pk=pool.pk).update(state="opened")
    joining.declare_interest(by=rioni, pool=pool, interest="Anatolia")
    assert Participation.objects.get().interest == "Anatolia"


def test_interest_is_not_taken_back_once_demand_is_closed(pool: Pool, rioni: Actor) -> None:
    accepts(rioni, pool, interest="Anatolia")
    Pool.objects.filter(pk=pool.pk).update(state="opened")
    with pytest.raises(Refused, match="no longer be taken back"):
        joining.declare_interest(by=rioni, pool=pool, interest="")


@pytest.mark.parametrize("state", ["awarded", "agreed", "cancelled"])
def test_interest_is_refused_after_the_award(pool: Pool, rioni: Actor, state: str) -> None:
    accepts(rioni, pool)
    Pool.objects.filter(pk=pool.pk).update(state=state)
    with pytest.raises(Refused, match="award is decided"):
        joining.declare_interest(by=rioni, pool=pool, interest="Anatolia")


def test_interest_by_a_colleague_is_refused(pool: Pool, rioni: Actor, colleague: Actor) -> None:
    accepts(rioni, pool)
    with pytest.raises(Refused, match="Only a representative"):
        joining.declare_interest(by=colleague, pool=pool, interest="")


def test_leave_keeps_the_figures_and_ends_the_acceptance(cast: Cast, pool: Pool, rioni: Actor) -> None:
    accepts(rioni, pool)
    wants(rioni, pool, cast)
    joining.leave_pool(by=rioni, pool=pool)
    part = Participation.objects.get()
    assert (part.left is not None, part.accepted, Demand.objects.count()) == (True, None, 1)


def test_coming_back_asks_for_the_acceptance_again(
    cast: Cast, pool: Pool, rioni: Actor, colleague: Actor
) -> None:
    accepts(rioni, pool)
    wants(rioni, pool, cast)
    joining.leave_pool(by=rioni, pool=pool)
    wants(colleague, pool, cast, version=1)
    before = len(list(demands_of(pool)))
    accepts(rioni, pool)
    assert (before, len(list(demands_of(pool)))) == (0, 1)


def test_leave_by_a_colleague_is_refused_once_accepted(pool: Pool, rioni: Actor, colleague: Actor) -> None:
    accepts(rioni, pool)
    with pytest.raises(Refused, match="Only a representative"):
        joining.leave_pool(by=colleague, pool=pool)


def test_a_colleague_takes_back_what_a_colleague_prepared(cast: Cast, pool: Pool, colleague: Actor) -> None:
    wants(colleague, pool, cast)
    joining.leave_pool(by=colleague, pool=pool)
    assert Participation.objects.get().left is not None


def test_leave_without_taking_part_is_refused(pool: Pool, rioni: Actor) -> None:
    with pytest.raises(Refused, match="takes no part"):
        joining.leave_pool(by=rioni, pool=pool)


def test_leave_ends_with_the_deadline(pool: Pool, rioni: Actor) -> None:
    accepts(rioni, pool)
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    with pytest.raises(DemandClosed):
        joining.leave_pool(by=rioni, pool=pool)


def test_two_representatives_at_once_make_one_part(cast: Cast, pool: Pool, rioni: Actor) -> None:
    stale: Any = Pool.objects.get(pk=pool.pk)
    accepts(rioni, pool)
    accepts(rioni, stale)
    assert Participation.objects.count() == 1


def test_goods_go_only_to_the_towns_of_the_pool(cast: Cast, pool: Pool) -> None:
    DeliveryPlace.objects.create(pool=pool, town="rustavi ")
    found = sites_to_deliver_to(pool, cast.samgori.organisation.pk)
    assert [site.town for site in found] == ["Rustavi"]


def test_demand_at_a_site_elsewhere_is_refused(cast: Cast, pool: Pool, rioni: Actor) -> None:
    DeliveryPlace.objects.create(pool=pool, town="Batumi")
    with pytest.raises(Refused, match="changed meanwhile"):
        wants(rioni, pool, cast)
