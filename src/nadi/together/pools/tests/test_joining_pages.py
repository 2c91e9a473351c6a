"""The pages of taking part: they work, are hidden or refused with a reason, and explain bad input."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from tests.cast import Cast, client_for, queries_for

from nadi.people.models import Person
from nadi.together.pools.models import Participation, Pool, Progress
from nadi.together.pools.queries.joining import terms_fingerprint
from nadi.together.pools.tests.factory import add_demand, join, make_lines, make_members, make_pool
from nadi.web.models import Mail

MEMBER_PAGES = ["join", "demand/sheet", "demand/sheet/upload", "demand/evidence"]
MEMBER_VERBS = ["join/accept", "join/interest", "leave", "demand/sheet/marked"]


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(terms="You pay what you accept.", terms_local="იხდით იმას, რასაც დაეთანხმებით.")
    make_lines(pool)
    return pool


def get(person: Person, address: str) -> Any:
    return client_for(person).get(f"/pools/{address}")


def post(person: Person, address: str, data: dict[str, str]) -> Any:
    return client_for(person).post(f"/pools/{address}", data)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def acceptance(pool: Pool, **changes: str) -> dict[str, str]:
    return {"terms": terms_fingerprint(pool), "agreed": "on", "interest": "", **changes}


@pytest.mark.parametrize("page", MEMBER_PAGES)
@pytest.mark.parametrize("who", ["colleague", "representative"])
def test_page_works_for_a_member(cast: Cast, pool: Pool, page: str, who: str) -> None:
    assert get(getattr(cast.rioni, who), f"{pool.uid}/{page}/").status_code == 200


@pytest.mark.parametrize("page", [*MEMBER_PAGES, "minimum"])
@pytest.mark.parametrize("who", ["stranger", "vendor", "partner"])
def test_outsiders_find_no_page(cast: Cast, pool: Pool, page: str, who: str) -> None:
    assert get(getattr(cast, who), f"{pool.uid}/{page}/").status_code == 404


@pytest.mark.parametrize("page", MEMBER_PAGES)
def test_members_pages_are_refused_to_staff_with_the_reason(cast: Cast, pool: Pool, page: str) -> None:
    response = get(cast.staff, f"{pool.uid}/{page}/")
    assert (response.status_code, "This is for: member" in text_of(response)) == (403, True)


@pytest.mark.parametrize("verb", MEMBER_VERBS)
def test_get_on_a_members_verb_is_refused(cast: Cast, pool: Pool, verb: str) -> None:
    assert get(cast.rioni.representative, f"{pool.uid}/{verb}/").status_code == 405


def test_get_on_staffs_verb_is_refused(cast: Cast, pool: Pool) -> None:
    assert get(cast.staff, f"{pool.uid}/minimum/extend/").status_code == 405


def test_minimum_is_refused_to_members_with_the_reason(cast: Cast, pool: Pool) -> None:
    response = get(cast.rioni.representative, f"{pool.uid}/minimum/")
    assert (response.status_code, "This is for: staff" in text_of(response)) == (403, True)


@pytest.mark.parametrize("verb", ["join/accept", "join/interest"])
def test_what_binds_is_refused_to_a_colleague_with_the_reason(cast: Cast, pool: Pool, verb: str) -> None:
    response = post(cast.rioni.colleague, f"{pool.uid}/{verb}/", acceptance(pool))
    assert (response.status_code, "only a representative of" in text_of(response)) == (403, True)
    assert not Participation.objects.filter(accepted__isnull=False).exists()


def test_the_agreement_is_shown_in_the_readers_language(cast: Cast, pool: Pool) -> None:
    client = client_for(cast.rioni.representative)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ka"
    assert "იხდით იმას, რასაც დაეთანხმებით." in text_of(client.get(f"/pools/{pool.uid}/join/"))


def test_accepting_leads_to_the_demand_and_then_to_the_pool(cast: Cast, pool: Pool) -> None:
    first = post(cast.rioni.representative, f"{pool.uid}/join/accept/", acceptance(pool))
    join(pool, cast.samgori.organisation, is_accepted=False)
    add_demand(pool.lines.all()[0], cast.samgori.organisation, "5")
    second = post(cast.samgori.representative, f"{pool.uid}/join/accept/", acceptance(pool))
    assert (first["Location"], second["Location"]) == (f"/pools/{pool.uid}/demand/", f"/pools/{pool.uid}/")


def test_accepting_without_the_tick_is_explained_and_keeps_what_was_typed(cast: Cast, pool: Pool) -> None:
    data = acceptance(pool, interest="Our director owns Anatolia.")
    del data["agreed"]
    page = text_of(post(cast.rioni.representative, f"{pool.uid}/join/accept/", data))
    assert ("Tick the box to accept" in page, "Our director owns Anatolia." in page) == (True, True)
    assert not Participation.objects.exists()


def test_an_agreement_changed_meanwhile_is_shown_anew(cast: Cast, pool: Pool) -> None:
    data = acceptance(pool)
    Pool.objects.filter(pk=pool.pk).update(terms="You pay for everybody.")
    response = post(cast.rioni.representative, f"{pool.uid}/join/accept/", data)
    page = text_of(response)
    assert (response.status_code, "Read it again" in page, "You pay for everybody." in page) == (
        409,
        True,
        True,
    )


def test_an_accepted_agreement_names_who_accepted(cast: Cast, pool: Pool) -> None:
    post(cast.rioni.representative, f"{pool.uid}/join/accept/", acceptance(pool))
    page = text_of(get(cast.rioni.colleague, f"{pool.uid}/join/"))
    assert "Rioni Representative accepted this agreement for Rioni Cartons" in page


def test_an_interest_is_declared_later(cast: Cast, pool: Pool) -> None:
    post(cast.rioni.representative, f"{pool.uid}/join/accept/", acceptance(pool))
    post(cast.rioni.representative, f"{pool.uid}/join/interest/", {"interest": "Anatolia"})
    assert Participation.objects.get().interest == "Anatolia"


def test_a_colleagues_demand_waits_for_a_representative(cast: Cast, pool: Pool) -> None:
    join(pool, cast.rioni.organisation, is_accepted=False)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    pages = {
        who: text_of(get(getattr(cast.rioni, who), f"{pool.uid}/")) for who in ("colleague", "representative")
    }
    assert "It counts once you accept the participation agreement" in pages["representative"]
    assert "It counts once a representative of your company accepts" in pages["colleague"]


def test_the_closed_page_says_when_nobody_accepted_in_time(cast: Cast, pool: Pool) -> None:
    join(pool, cast.rioni.organisation, is_accepted=False)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now())
    page = text_of(get(cast.rioni.colleague, f"{pool.uid}/demand/"))
    assert "No representative of your company accepted" in page


def test_leaving_is_refused_to_a_colleague_once_accepted(cast: Cast, pool: Pool) -> None:
    join(pool, cast.rioni.organisation)
    response = post(cast.rioni.colleague, f"{pool.uid}/leave/", {})
    assert (response.status_code, "only a representative can leave" in text_of(response)) == (403, True)


def test_staff_see_the_missed_minimum_and_extend(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(minimum_members=4)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    page = text_of(get(cast.staff, f"{pool.uid}/minimum/"))
    assert "Companies whose demand counts: 1, needed: 4." in page
    later = (timezone.localtime() + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M")
    response = post(cast.staff, f"{pool.uid}/minimum/extend/", {"until": later})
    assert (response["Location"], Mail.objects.filter(subject__startswith="More time").exists()) == (
        f"/pools/{pool.uid}/",
        True,
    )


def test_extending_into_the_past_is_explained(cast: Cast, pool: Pool) -> None:
    response = post(cast.staff, f"{pool.uid}/minimum/extend/", {"until": "2020-01-01T10:00"})
    assert (response.status_code, "Choose a later moment" in text_of(response)) == (409, True)


def test_the_pool_shows_its_way_to_the_next_break(cast: Cast, pool: Pool) -> None:
    line = pool.lines.all()[0]
    goal = line.known_breaks.create(from_quantity="1000")
    Progress.objects.create(line=line, day=timezone.localdate(), known_break=goal, quarters=2)
    assert "At least half of the way to 1,000" in text_of(get(cast.rioni.colleague, f"{pool.uid}/"))


@pytest.mark.parametrize("page", ["", "join/", "demand/", "overview/", "minimum/"])
def test_pages_need_as_many_queries_for_many_companies(cast: Cast, pool: Pool, page: str) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    person = cast.staff if page in {"overview/", "minimum/"} else cast.rioni.colleague
    client, address = client_for(person), f"/pools/{pool.uid}/{page}"
    alone = queries_for(client, address)
    for company in make_members("ABC"):
        add_demand(pool.lines.all()[0], company, "5")
    assert queries_for(client, address) == alone


def test_progress_needs_as_many_queries_for_many_lines(cast: Cast, pool: Pool) -> None:
    client, address = client_for(cast.rioni.colleague), f"/pools/{pool.uid}/"
    counts = []
    for line in pool.lines.all():
        goal = line.known_breaks.create(from_quantity=1000)
        Progress.objects.create(line=line, day=timezone.localdate(), known_break=goal, quarters=1)
        counts.append(queries_for(client, address))
    assert counts[0] == counts[1]
