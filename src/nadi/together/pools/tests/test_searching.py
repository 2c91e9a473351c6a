"""Pools are found by exactly those who may see them, and no figure of theirs is."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.together.pools.actions.gathering import cancel_pool
from nadi.together.pools.actions.lines import LineWanted, set_lines
from nadi.together.pools.models import Invitee, Pool
from nadi.together.pools.queries.notice import noticed
from nadi.together.pools.queries.pools import visible_to
from nadi.together.pools.searching import all_notices, all_pools, refresh_search
from nadi.together.pools.tests.factory import add_demand, join, make_lines, make_pool
from nadi.web.access import NOBODY, Actor
from nadi.web.search import Query, put, readers_of, search

State, Audience = Pool.State, Pool.Audience


def found(actor: Actor, words: str, kind: str = "pool") -> set[str]:
    query = Query(words=words, readers=readers_of(actor), kinds=(kind,), page_size=200)
    return {hit.key for hit in search(query).hits}


def everybody(cast: Cast) -> list[Actor]:
    people = [cast.staff, cast.board, cast.vendor, cast.partner, cast.stranger]
    members = [member.colleague for member in cast.members]
    return [NOBODY, *(actor_of_person(person) for person in [*people, *members])]


@pytest.fixture
def pools(cast: Cast) -> list[Pool]:
    """Store a pool in every state, for all and for chosen members, with Samgori invited and Rioni in it."""
    made = []
    for state, audience, is_public in product(State, Audience, (False, True)):
        bids = timezone.now() + timedelta(days=20)
        pool = make_pool(state=state, audience=audience, is_public=is_public, bids_until=bids)
        Invitee.objects.create(pool=pool, organisation=cast.samgori.organisation)
        join(pool, cast.rioni.organisation)
        made.append(pool)
    return made


def test_each_finds_exactly_the_pools_they_may_see(cast: Cast, pools: list[Pool]) -> None:
    put(all_pools())
    for actor in everybody(cast):
        assert found(actor, "packaging") == set(visible_to(actor).values_list("uid", flat=True))


def test_everybody_finds_exactly_the_public_tenders(cast: Cast, pools: list[Pool]) -> None:
    put(all_notices())
    expected = set(noticed().values_list("uid", flat=True))
    assert [found(actor, "packaging", "tender") for actor in everybody(cast)] == [expected] * 9


def test_a_company_that_is_no_member_any_more_finds_no_pool_it_was_in(cast: Cast) -> None:
    pool = make_pool(audience=Audience.CHOSEN)
    join(pool, cast.rioni.organisation)
    refresh_search(pool)
    before = found(actor_of_person(cast.rioni.colleague), "packaging")
    cast.rioni.organisation.member_until = timezone.localdate()
    cast.rioni.organisation.save()
    assert (before, found(actor_of_person(cast.rioni.colleague), "packaging")) == ({pool.uid}, set())


def test_lines_are_found_by_their_names_as_soon_as_they_are_entered(cast: Cast) -> None:
    pool = make_pool()
    line = LineWanted(name="Kraft liner", name_local="კრაფტ ქაღალდი", unit="KGM", category="44617100")
    staff = actor_of_person(cast.staff)
    set_lines(by=staff, pool=make_pool(state=State.DRAFT), lines=[line])
    refresh_search(pool)
    assert (len(found(staff, "kraft")), found(actor_of_person(cast.rioni.colleague), "kraft")) == (1, set())


def test_what_members_want_is_no_word_of_the_pool(cast: Cast) -> None:
    pool = make_pool()
    line = make_lines(pool, count=1, specification="918273 pieces of board")[0]
    add_demand(line, cast.rioni.organisation, "918273.5", baseline="7.654321")
    refresh_search(pool)
    staff = actor_of_person(cast.staff)
    words = ["918273", "654321", "rioni", "packaging"]
    assert [len(found(staff, word)) for word in words] == [0, 0, 0, 1]


def test_a_cancelled_pool_is_found_only_by_those_in_it(cast: Cast) -> None:
    pool = make_pool()
    join(pool, cast.rioni.organisation)
    cancel_pool(by=actor_of_person(cast.staff), pool=pool, reason="No vendor delivers this year.")
    finders = [cast.rioni, cast.samgori]
    hits = [len(found(actor_of_person(one.colleague), "packaging")) for one in finders]
    assert hits == [1, 0]
