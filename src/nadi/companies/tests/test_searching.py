"""Organisations are found by those who may see them, in the words that stand there now."""

from datetime import timedelta

from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.companies.actions.organisations import add_organisation, update_organisation
from nadi.companies.actions.sites import add_site, close_site
from nadi.companies.duties import follow_memberships
from nadi.companies.models import Organisation
from nadi.companies.queries import visible_to
from nadi.companies.searching import all_organisations
from nadi.web.access import NOBODY, Actor
from nadi.web.search import Query, put, readers_of, search

TODAY = timezone.localdate()


def found(actor: Actor, words: str) -> set[str]:
    query = Query(words=words, readers=readers_of(actor), kinds=("organisation",), page_size=200)
    return {hit.key for hit in search(query).hits}


def test_each_finds_exactly_the_organisations_they_may_see(cast: Cast) -> None:
    Organisation.objects.update(holding="Findable")
    Organisation.objects.create(name="Former", holding="Findable", member_since=TODAY, member_until=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    Organisation.objects.create(name="Coming", holding="Findable", member_since=tomorrow)
    put(all_organisations())
    people = [cast.staff, cast.board, cast.vendor, cast.partner, cast.stranger]
    members = [member.colleague for member in cast.members]
    for actor in [NOBODY, *(actor_of_person(person) for person in [*people, *members])]:
        assert found(actor, "findable") == set(visible_to(actor).values_list("uid", flat=True))


def test_an_organisation_is_found_by_its_new_name_and_sites(cast: Cast) -> None:
    staff = actor_of_person(cast.staff)
    made = add_organisation(by=staff, facts={"name": "Tskali Ltd", "member_since": TODAY, "country": "GE"})
    facts = {"name": "Store", "name_local": "", "address": "", "town": "Senaki", "region": "GE-SZ"}
    site = add_site(by=staff, organisation=made, facts={**facts, "latitude": None, "longitude": None})
    update_organisation(by=staff, organisation=made, facts={"name": "Mtkvari Ltd"})
    rioni = actor_of_person(cast.rioni.colleague)
    assert [found(rioni, word) for word in ("tskali", "mtkvari", "senaki")] == [set(), {made.uid}, {made.uid}]
    close_site(by=staff, site=site)
    assert found(rioni, "senaki") == set()


def test_memberships_begin_and_end_by_the_calendar(cast: Cast) -> None:
    coming = Organisation.objects.create(name="Coming", member_since=TODAY + timedelta(days=3))
    put(all_organisations())
    rioni = actor_of_person(cast.rioni.colleague)
    before = found(rioni, "coming")
    Organisation.objects.filter(pk=coming.pk).update(member_since=TODAY)
    follow_memberships()
    assert (before, found(rioni, "coming")) == (set(), {coming.uid})
