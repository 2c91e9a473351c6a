"""Whatever members do, in whatever order: nothing binds without a representative, is late, or shows early."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.cast import acts_for, person_called

from nadi.companies.models import Affiliation, Organisation
from nadi.companies.queries import actor_for
from nadi.together.pools.actions import joining
from nadi.together.pools.actions.demand import Wanted, save_demand
from nadi.together.pools.actions.gathering import close_demand
from nadi.together.pools.models import Participation, Pool
from nadi.together.pools.queries.joining import terms_fingerprint
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.tests.factory import make_lines, make_members, make_pool, site_of
from nadi.web.access import Actor, Capacity, Refused, Role

FIRMS = 6
firms = st.integers(0, FIRMS - 1)
quantities = st.integers(1, 60).map(Decimal)
STAFF = Actor(person="office", organisation="office", roles=frozenset({Role.STAFF}))


def people_of_firm(company: Organisation) -> dict[Capacity, Actor]:
    """Return a firm's representative and its colleague."""
    found = {}
    for capacity in Capacity:
        person = person_called(f"{company.name} {capacity}", f"{capacity}@{company.uid}.example")
        affiliation = acts_for(person, company, Affiliation.Role(capacity.value))
        found[capacity] = actor_for(person, affiliation, has_second_factor=False)
    return found


class Gathering(RuleBasedStateMachine):
    """A pool of six firms, and beside it what ought to be true of each."""

    def __init__(self) -> None:
        super().__init__()
        self.story = transaction.atomic()
        self.story.__enter__()
        self.pool = make_pool(terms="We agree.", terms_local="ვთანხმდებით.")
        self.line = make_lines(self.pool, 1)[0]
        self.companies = make_members([f"Firm {number}" for number in range(FIRMS)])
        self.sites = [site_of(company) for company in self.companies]
        self.people = [people_of_firm(company) for company in self.companies]
        self.wanted: dict[int, Decimal] = {}
        self.bound: set[int] = set()
        self.is_open = True
        self.is_closed = False

    def teardown(self) -> None:
        """Let the next story begin with empty tables."""
        transaction.set_rollback(True)
        self.story.__exit__(None, None, None)

    def version(self, firm: int) -> int:
        part = Participation.objects.filter(organisation=self.companies[firm]).first()
        return part.version if part else 0

    def attempt(self, action: Any, **given: Any) -> bool:
        """Carry out an action on a pool read long ago; return whether it was accepted."""
        try:
            action(pool=self.pool, **given)
        except Refused:
            return False
        return True

    @rule(firm=firms, who=st.sampled_from(Capacity), quantity=quantities)
    def save(self, firm: int, who: Capacity, quantity: Decimal) -> None:
        row = Wanted(line=self.line.uid, site=self.sites[firm].uid, quantity=quantity)
        by, version = self.people[firm][who], self.version(firm)
        assert self.attempt(save_demand, by=by, version=version, wanted=[row]) == self.is_open
        if self.is_open:
            self.wanted[firm] = quantity

    @rule(firm=firms, who=st.sampled_from(Capacity))
    def accept(self, firm: int, who: Capacity) -> None:
        is_due = self.is_open and who == Capacity.REPRESENTATIVE
        terms = terms_fingerprint(self.pool)
        assert self.attempt(joining.accept_terms, by=self.people[firm][who], terms=terms) == is_due
        if is_due:
            self.bound.add(firm)

    @rule(firm=firms, who=st.sampled_from(Capacity))
    def leave(self, firm: int, who: Capacity) -> None:
        taking_part = Participation.objects.filter(organisation=self.companies[firm], left=None).exists()
        may = who == Capacity.REPRESENTATIVE or firm not in self.bound
        done = self.attempt(joining.leave_pool, by=self.people[firm][who])
        assert done == (self.is_open and taking_part and may)
        if done:
            self.bound.discard(firm)

    @precondition(lambda self: self.is_open)
    @rule()
    def let_the_deadline_pass(self) -> None:
        Pool.objects.filter(pk=self.pool.pk).update(demand_until=timezone.now() - timedelta(seconds=1))
        self.is_open = False

    @rule(is_confirmed=st.booleans())
    def close(self, *, is_confirmed: bool) -> None:
        due = not self.is_closed and bool(self.counted()) and (is_confirmed or not self.is_open)
        assert self.attempt(close_demand, by=STAFF, is_early_confirmed=is_confirmed) == due
        if due:
            self.is_open, self.is_closed = False, True

    def counted(self) -> list[Decimal]:
        """Return what ought to count, the largest first."""
        return sorted((self.wanted[firm] for firm in self.bound & self.wanted.keys()), reverse=True)

    @invariant()
    def only_bound_demand_is_asked_of_vendors(self) -> None:
        asked = sum((line.quantity for line in wanted_of(self.pool).lines), Decimal(0))
        assert asked == sum(self.counted(), Decimal(0))

    @invariant()
    def nobody_is_bound_but_by_a_representative(self) -> None:
        bound = Participation.objects.filter(accepted__isnull=False).select_related("organisation")
        by = {part.organisation_id: part.accepted_by for part in bound}
        assert by == {
            self.companies[firm].pk: self.people[firm][Capacity.REPRESENTATIVE].person for firm in self.bound
        }

    @invariant()
    def a_total_shows_only_at_the_end_and_only_of_many(self) -> None:
        self.line.refresh_from_db()
        shown, amounts = self.line.shown_quantity, self.counted()
        if not self.is_closed:
            assert (shown, self.line.hidden_because) == (None, "")
        elif shown is not None:
            assert len(amounts) >= 5
            assert (shown, amounts[0] * 4 <= shown) == (sum(amounts), True)


@pytest.mark.django_db
def test_no_order_of_steps_binds_early_late_or_without_a_representative() -> None:
    calm = settings(
        max_examples=12, stateful_step_count=18, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(Gathering, settings=calm)
