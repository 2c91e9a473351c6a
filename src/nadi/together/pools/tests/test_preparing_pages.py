"""The pages of a draft: they work for staff, are hidden from others, and explain bad input."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast, client_for, queries_for

from nadi.together.pools.models import Pool
from nadi.together.pools.tests.factory import join, make_draft, make_pool
from nadi.together.pools.tests.pages import address, attached, get, post, text_of

PAGES = ["", "edit", "lines", "rules", "terms", "terms/edit", "attach", "competition"]
STAFF_PAGES = ["attach", "competition"]
VERBS = ["open", "copy"]


@pytest.fixture
def draft(cast: Cast) -> Pool:
    return make_draft(title="Secret draft")


@pytest.fixture
def opened(cast: Cast, draft: Pool) -> Pool:
    draft.state = Pool.State.GATHERING
    draft.save()
    return draft


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_a_draft_work_for_staff(cast: Cast, draft: Pool, page: str) -> None:
    assert get(cast.staff, address(draft, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["board", "member", "vendor", "partner", "stranger"])
def test_nobody_else_finds_a_draft(cast: Cast, draft: Pool, page: str, who: str) -> None:
    person = cast.rioni.representative if who == "member" else getattr(cast, who)
    assert get(person, address(draft, page)).status_code == 404


@pytest.mark.parametrize("verb", VERBS)
def test_a_get_on_a_verb_is_refused(cast: Cast, draft: Pool, verb: str) -> None:
    assert get(cast.staff, address(draft, verb)).status_code == 405


@pytest.mark.parametrize("page", STAFF_PAGES)
def test_pages_of_an_open_pool_are_refused_with_the_reason(cast: Cast, opened: Pool, page: str) -> None:
    response = get(cast.rioni.representative, address(opened, page))
    assert (response.status_code, "This is for: staff" in text_of(response)) == (403, True)


def test_preparing_is_refused_to_a_member_with_the_reason(cast: Cast) -> None:
    response = get(cast.rioni.representative, "prepare/")
    assert (response.status_code, "This is for: staff" in text_of(response)) == (403, True)


@pytest.mark.parametrize("page", ["rules", "terms/edit"])
def test_rules_and_agreement_of_an_open_pool_are_refused_to_staff(
    cast: Cast, opened: Pool, page: str
) -> None:
    response = get(cast.staff, address(opened, page))
    assert (response.status_code, "can no longer change" in text_of(response)) == (403, True)


def test_a_draft_is_in_staffs_list_alone(cast: Cast, draft: Pool) -> None:
    people = {"staff": cast.staff, "board": cast.board, "member": cast.rioni.colleague}
    seen = {who: "Secret draft" in get(person, "").content.decode() for who, person in people.items()}
    assert seen == {"staff": True, "board": False, "member": False}


@pytest.mark.parametrize("place", ["/", "/pools/", "/pools/?export=csv"])
def test_a_pool_for_chosen_members_is_shown_to_them_alone(cast: Cast, opened: Pool, place: str) -> None:
    Pool.objects.update(audience="chosen")
    opened.invitees.create(organisation=cast.rioni.organisation)
    seen = {
        member.organisation.name: "Secret draft" in client_for(member.colleague).get(place).content.decode()
        for member in cast.members
    }
    assert seen == {"Rioni Cartons": True, "Samgori Foods": False, "Kolkheti Bottlers": False}


def test_the_board_sees_a_pool_for_others_and_is_not_asked_to_join(cast: Cast, opened: Pool) -> None:
    Pool.objects.update(audience="chosen")
    opened.invitees.create(organisation=cast.rioni.organisation)
    page = text_of(get(cast.board, address(opened, "")))
    assert ("Secret draft" in page, "Take part, if" in page, "Your demand" in page) == (True, False, False)


@pytest.mark.parametrize("page", ["", "demand", "join", "terms"])
def test_a_pool_for_others_is_not_found(cast: Cast, opened: Pool, page: str) -> None:
    Pool.objects.update(audience="chosen")
    opened.invitees.create(organisation=cast.rioni.organisation)
    assert get(cast.samgori.representative, address(opened, page)).status_code == 404


def test_a_pool_stays_in_sight_of_who_took_part(cast: Cast, opened: Pool) -> None:
    Pool.objects.update(audience="chosen")
    join(opened, cast.samgori.organisation)
    assert get(cast.samgori.representative, address(opened, "")).status_code == 200


def prepared(**changes: str) -> dict[str, str]:
    until = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    given = {"title": "Film", "demand_until": until, "currency": "GEL", "method": "equal_price"}
    return {**given, **changes}


def test_preparing_leads_to_the_lines(cast: Cast) -> None:
    response = post(cast.staff, "prepare/", prepared())
    pool = Pool.objects.get()
    assert (pool.state, response["Location"]) == ("draft", f"/pools/{pool.uid}/lines/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Give a title in at least one of the two languages."),
        ({"category": "cartons"}, "A CPV code has eight digits"),
        ({"demand_until": "2020-01-01T10:00"}, "The deadline lies in the past."),
        ({"method": "by_weight"}, "Select a valid choice."),
        ({"award_on": "2020-01-01"}, "This comes before the step that it follows."),
    ],
)
def test_preparing_explains_bad_input_and_keeps_what_was_typed(
    cast: Cast, changes: dict[str, str], sentence: str
) -> None:
    response = post(cast.staff, "prepare/", prepared(summary="Kept as typed", **changes))
    assert (sentence in text_of(response), "Kept as typed" in text_of(response)) == (True, True)
    assert not Pool.objects.exists()


def test_the_draft_shows_what_is_missing_before_it_opens(cast: Cast) -> None:
    text = text_of(get(cast.staff, address(make_pool(state="draft"), "")))
    assert ("There are no lines yet" in text, "Only the office sees this draft" in text) == (True, True)


def test_opening_by_its_page(cast: Cast, draft: Pool) -> None:
    post(cast.staff, address(draft, "open"), {})
    assert Pool.objects.get().state == "gathering"


def test_opening_refused_says_what_is_missing(cast: Cast, draft: Pool) -> None:
    draft.competition_checks.all().delete()
    response = post(cast.staff, address(draft, "open"), {})
    assert (response.status_code, "combined shares are not asked yet" in text_of(response)) == (409, True)


def test_further_members_are_invited_by_their_page(cast: Cast, opened: Pool) -> None:
    Pool.objects.update(audience="chosen")
    uid = cast.samgori.organisation.uid
    post(cast.staff, address(opened, "invite"), {"members": [uid]})
    assert get(cast.samgori.colleague, address(opened, "")).status_code == 200
    page = text_of(get(cast.staff, address(opened, "")))
    assert "Samgori Foods" in page


def test_inviting_to_a_pool_for_all_is_refused_with_the_reason(cast: Cast, opened: Pool) -> None:
    response = get(cast.staff, address(opened, "invite"))
    assert (response.status_code, "only to a pool for chosen members" in text_of(response)) == (403, True)


def test_members_do_not_see_who_else_is_invited(cast: Cast, opened: Pool) -> None:
    Pool.objects.update(audience="chosen")
    for member in (cast.rioni, cast.samgori):
        opened.invitees.create(organisation=member.organisation)
    assert "Samgori" not in text_of(get(cast.rioni.colleague, address(opened, "")))


def test_members_see_from_which_quantity_a_line_is_cheaper(cast: Cast, opened: Pool) -> None:
    opened.lines.all()[0].known_breaks.create(from_quantity=7500)
    assert "7,500" in text_of(get(cast.rioni.colleague, address(opened, "")))


def typed_rules(**changes: Any) -> dict[str, Any]:
    return {
        "currency": "GEL",
        "method": "nucleolus",
        "worsening_bound": "2,5",
        "audience": "all",
        "minimum_members": "5",
        "incoterm": "DAP",
        "standstill_days": "10",
        **changes,
    }


def test_rules_by_their_page(cast: Cast, draft: Pool) -> None:
    chosen = {"audience": "chosen", "invitees": [cast.rioni.organisation.uid], "towns": ["Kutaisi"]}
    post(cast.staff, address(draft, "rules"), typed_rules(**chosen))
    pool = Pool.objects.get()
    assert (pool.method, str(pool.worsening_bound), pool.minimum_members) == ("nucleolus", "0.0250", 5)
    assert (pool.invitees.get().organisation, pool.delivery_places.get().town) == (
        cast.rioni.organisation,
        "Kutaisi",
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"audience": "chosen"}, "Choose the members this pool is for"),
        ({"worsening_bound": "80"}, "less than or equal to 50"),
        ({"towns": ["Atlantis"]}, "Select a valid choice. Atlantis"),
    ],
)
def test_rules_explain_bad_input(cast: Cast, draft: Pool, changes: dict[str, Any], sentence: str) -> None:
    text = text_of(post(cast.staff, address(draft, "rules"), typed_rules(**changes)))
    assert (sentence in text, Pool.objects.get().minimum_members) == (True, 0)


def test_agreement_by_its_page_and_as_members_read_it(cast: Cast, draft: Pool) -> None:
    post(cast.staff, address(draft, "terms/edit"), {"terms": "Our own words.", "terms_local": "ჩვენი"})
    Pool.objects.update(state="gathering")
    assert "Our own words." in text_of(get(cast.rioni.colleague, address(draft, "terms")))


def row(index: int, **fields: str) -> dict[str, str]:
    given = {"uid": "", "name": "Boxes", "unit": "H87", **fields}
    return {f"form-{index}-{name}": value for name, value in given.items()}


def rows(*typed: dict[str, str]) -> dict[str, str]:
    head = {"form-TOTAL_FORMS": str(len(typed)), "form-INITIAL_FORMS": "0"}
    return head | {name: value for one in typed for name, value in one.items()}


def test_lines_take_known_breaks_and_the_smallest_quantity(cast: Cast) -> None:
    pool = make_pool(state="draft")
    typed = row(0, known_breaks="5 000; 1000", minimum_quantity="250")
    post(cast.staff, address(pool, "lines"), rows(typed))
    line = pool.lines.get()
    assert [int(one.from_quantity) for one in line.known_breaks.all()] == [1000, 5000]
    assert line.minimum_quantity == 250


@pytest.mark.parametrize("text", ["many", "0", "-5", "1000; lots", "0.0001"])
def test_lines_explain_a_known_break_that_is_no_quantity(cast: Cast, text: str) -> None:
    pool = make_pool(state="draft")
    response = post(cast.staff, address(pool, "lines"), rows(row(0, known_breaks=text)))
    assert ("is no quantity" in text_of(response), pool.lines.exists()) == (True, False)


def test_lines_saved_again_unchanged_keep_their_breaks(cast: Cast) -> None:
    pool = make_draft()
    pool.lines.all()[0].known_breaks.create(from_quantity="2500.5")
    page = get(cast.staff, address(pool, "lines")).content.decode()
    assert 'value="2500.50"' in page


def test_a_copy_is_made_by_its_button(cast: Cast, opened: Pool) -> None:
    response = post(cast.staff, address(opened, "copy"), {})
    made = Pool.objects.exclude(pk=opened.pk).get()
    assert (made.copied_from, response["Location"]) == (opened, f"/pools/{made.uid}/edit/")


def test_copying_is_refused_to_a_member(cast: Cast, opened: Pool) -> None:
    assert post(cast.rioni.representative, address(opened, "copy"), {}).status_code == 403


def test_pages_need_as_many_queries_for_many_lines_and_files(cast: Cast, draft: Pool) -> None:
    client = client_for(cast.staff)
    pages = [f"/pools/{address(draft, page)}" for page in ("", "lines", "competition", "attach")]
    few = [queries_for(client, one) for one in pages]
    attached(cast, draft)
    with_one = [queries_for(client, one) for one in pages]
    for position in range(3, 6):
        line = draft.lines.create(position=position, name=f"Line {position}")
        line.known_breaks.create(from_quantity=100)
        attached(cast, draft, line=line.uid)
    assert ([queries_for(client, one) for one in pages], few[1:3]) == (with_one, with_one[1:3])
