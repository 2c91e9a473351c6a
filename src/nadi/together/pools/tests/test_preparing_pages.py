"""The pages of a draft: they work for staff, are hidden from others, and explain bad input."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for, queries_for

from nadi.people.models import Person
from nadi.together.pools.actions.attaching import NewFile, attach
from nadi.together.pools.actions.competition import SignOff, sign_off
from nadi.together.pools.actions.tender import ask_vendor
from nadi.together.pools.models import Attachment, CompetitionCheck, Pool
from nadi.together.pools.tests.factory import add_check, add_demand, join, make_draft, make_pool

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


def get(person: Person, address: str) -> Any:
    return client_for(person).get(f"/pools/{address}")


def post(person: Person, address: str, data: dict[str, Any]) -> Any:
    return client_for(person).post(f"/pools/{address}", data)


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def address(pool: Pool, page: str) -> str:
    return f"{pool.uid}/{page}/" if page else f"{pool.uid}/"


def paper(name: str = "drawing.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 a drawing")


def attached(cast: Cast, pool: Pool, **fields: Any) -> Attachment:
    return attach(by=actor_of_person(cast.staff), pool=pool, new=NewFile(upload=paper(), **fields))


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


def test_files_of_a_pool_for_others_are_not_found(cast: Cast, opened: Pool) -> None:
    found = attached(cast, opened)
    Pool.objects.update(audience="chosen")
    opened.invitees.create(organisation=cast.rioni.organisation)
    answers = [
        get(one.colleague, f"attachments/{found.uid}/").status_code for one in (cast.rioni, cast.samgori)
    ]
    assert answers == [200, 404]


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


def shares_typed(category: str = "44617100", **changes: str) -> dict[str, str]:
    given = {"purchasing_share": "11", "selling_share": "2,5", "basis": "Our estimate", **changes}
    return {f"{category}-{name}": value for name, value in given.items()}


def test_competition_by_its_page_says_what_the_shares_mean(cast: Cast, draft: Pool) -> None:
    client = client_for(cast.staff)
    answer = client.post(f"/pools/{draft.uid}/competition/", shares_typed(), follow=True)
    assert (str(CompetitionCheck.objects.get().selling_share), "close to the limit" in text_of(answer)) == (
        "2.50",
        True,
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"purchasing_share": "110"}, "less than or equal to 100"),
        ({"basis": ""}, "This field is required"),
        ({"selling_share": "little"}, "Enter a number"),
    ],
)
def test_competition_explains_bad_input_and_keeps_what_was_typed(
    cast: Cast, draft: Pool, changes: dict[str, str], sentence: str
) -> None:
    typed = {"basis": "Kept as typed"} | changes
    text = text_of(post(cast.staff, address(draft, "competition"), shares_typed(**typed)))
    assert (sentence in text, 'value="11"' in text or "110" in text) == (True, True)
    assert str(CompetitionCheck.objects.get().purchasing_share) == "4.00"


def test_competition_takes_a_category_of_lines_to_come(cast: Cast, draft: Pool) -> None:
    another = {"another-category_code": "19520000-7"} | shares_typed("another")
    post(cast.staff, address(draft, "competition"), shares_typed() | another)
    assert draft.competition_checks.filter(category="19520000").exists()


def test_competition_never_asks_for_resale_prices(cast: Cast, draft: Pool) -> None:
    page = get(cast.staff, address(draft, "competition")).content.decode()
    names = set(re.findall(r'name="44617100-(\w+)"', page))
    assert names == {"purchasing_share", "selling_share", "basis", "members_costs"}


@pytest.fixture
def above(cast: Cast) -> CompetitionCheck:
    pool = make_draft()
    pool.competition_checks.all().delete()
    return add_check(pool, "20")


def test_sign_off_by_its_page_with_its_paper(cast: Cast, above: CompetitionCheck) -> None:
    typed = {"signed_off_by": "Ana Lawyer", "reason": "Rivals remain.", "file": paper("opinion.pdf")}
    post(cast.staff, f"checks/{above.uid}/sign-off/", typed)
    answer = get(cast.staff, f"checks/{above.uid}/file/")
    assert (answer.status_code, "opinion.pdf" in answer["Content-Disposition"]) == (200, True)


def test_sign_off_explains_what_is_missing(cast: Cast, above: CompetitionCheck) -> None:
    text = text_of(post(cast.staff, f"checks/{above.uid}/sign-off/", {"signed_off_by": "Ana Lawyer"}))
    above.refresh_from_db()
    assert ("This field is required" in text, above.signed_off) == (True, None)


def test_a_sign_off_is_for_staff_alone(cast: Cast, above: CompetitionCheck) -> None:
    given = SignOff(signed_off_by="Ana", reason="Fine.", upload=paper())
    sign_off(by=actor_of_person(cast.staff), check=above, given=given)
    Pool.objects.update(state="gathering")
    answers = [
        get(person, f"checks/{above.uid}/file/").status_code
        for person in (cast.board, cast.rioni.representative, cast.vendor, cast.stranger)
    ]
    assert answers == [403, 403, 404, 404]


def test_attaching_by_its_page_and_downloading(cast: Cast, draft: Pool) -> None:
    line = draft.lines.all()[0]
    post(cast.staff, address(draft, "attach"), {"file": paper(), "title": "Box", "line": line.uid})
    found = draft.attachments.get()
    answer = get(cast.staff, f"attachments/{found.uid}/")
    assert (found.line, found.is_for_vendors, answer.getvalue()) == (line, False, b"%PDF-1.7 a drawing")


def test_attaching_refuses_other_kinds_of_file_in_a_sentence(cast: Cast, draft: Pool) -> None:
    typed = {"file": SimpleUploadedFile("page.html", b"<script>"), "title": "Kept as typed"}
    text = text_of(post(cast.staff, address(draft, "attach"), typed))
    assert ("of a kind we cannot take" in text, "Kept as typed" in text) == (True, True)


def test_a_file_is_removed_from_a_draft_by_its_button(cast: Cast, draft: Pool) -> None:
    post(cast.staff, f"attachments/{attached(cast, draft).uid}/remove/", {})
    assert not draft.attachments.exists()


def test_members_see_the_files_of_an_open_pool(cast: Cast, opened: Pool) -> None:
    attached(cast, opened, title="Drawing of the box")
    assert "Drawing of the box" in text_of(get(cast.rioni.colleague, address(opened, "")))


@pytest.fixture
def link(cast: Cast, opened: Pool) -> str:
    """The link of a vendor that is asked."""
    Pool.objects.update(state="tendering", bids_until=timezone.now() + timedelta(days=20))
    staff, vendor = actor_of_person(cast.staff), cast.vendor_organisation
    return ask_vendor(by=staff, pool=opened, vendor=vendor, email="sales@example.org", language="en")[1]


def test_a_vendor_reads_by_its_link_what_is_meant_for_vendors(cast: Cast, opened: Pool, link: str) -> None:
    Pool.objects.update(state="gathering")
    shown = attached(cast, opened, title="Drawing of the box")
    hidden = attached(cast, opened, title="Notes for members", is_for_vendors=False)
    Pool.objects.update(state="tendering")
    page = text_of(Client().get(f"/pools/rfq/{link}/"))
    answers = [Client().get(f"/pools/rfq/{link}/files/{one.uid}/").status_code for one in (shown, hidden)]
    assert ("Drawing of the box" in page, "Notes for members" in page, answers) == (True, False, [200, 404])


def test_a_link_opens_no_other_pools_files(cast: Cast, link: str) -> None:
    other = attached(cast, make_draft())
    answers = [Client().get(f"/pools/rfq/{one}/files/{other.uid}/").status_code for one in (link, "x" * 32)]
    assert answers == [404, 404]


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


def test_the_office_is_warned_when_much_of_the_costs_is_bought_together(cast: Cast, opened: Pool) -> None:
    opened.competition_checks.update(members_costs="1000")
    add_demand(opened.lines.all()[0], cast.rioni.organisation, "100", baseline="2.5")
    text = text_of(get(cast.staff, address(opened, "overview")))
    assert ("A large part of the members' costs" in text, "25" in text) == (True, True)


def test_the_office_is_not_warned_of_a_small_part(cast: Cast, opened: Pool) -> None:
    opened.competition_checks.update(members_costs="10000")
    add_demand(opened.lines.all()[0], cast.rioni.organisation, "100", baseline="2.5")
    assert "A large part of the members' costs" not in text_of(get(cast.staff, address(opened, "overview")))
