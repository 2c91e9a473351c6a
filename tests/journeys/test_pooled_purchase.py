"""One pooled purchase, from members' demand to a recorded saving, by everybody who takes part in it."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nadi.companies.models import Organisation
from nadi.engine.cli.share_cli import main as share_command
from nadi.together.agreements.models import Addendum, CallOff, FrameworkAgreement, Saving
from nadi.together.pools.models import Award, Bid, Line, Objection, Participation, Pool, Share
from nadi.together.pools.tests.factory import show_totals
from tests.cast import Cast, Member, make_cast
from tests.journeys.people import PHONE, Someone, Stage

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ITEMS = (("Cardboard boxes", "მუყაოს ყუთები"), ("Stretch film", "სტრეჩ ფირი"))
# Per member: boxes, what a box costs today, film, what a roll costs today.
WANTED = (("1000", "1.20", "500", "3.00"), ("600", "1.25", "300", "3.10"), ("400", "1.30", "200", "3.20"))


def in_days(days: int) -> str:
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def links_in(letters: list[str]) -> list[str]:
    """Return the vendors' links, as their letters hold them."""
    found = [re.search(r"/pools/rfq/[\w-]+/", letter) for letter in letters]
    return [one.group() for one in found if one]


def open_pool(staff: Someone) -> Pool:
    """Staff prepare a pool with two lines, check competition and open it to the members."""
    staff.goes_to("/pools/prepare/").fills(
        {
            "title": "Packaging 2027",
            "title_local": "შეფუთვა 2027",
            "summary": "Boxes and film for a year.",
            "category": "44617100",
            "demand_until": in_days(5),
        }
    )
    staff.chooses("method", "equal_profit").presses()
    pool = Pool.objects.get()
    staff.goes_to(f"/pools/{pool.uid}/lines/")
    for row, (name, local) in enumerate(ITEMS):
        staff.fills({f"form-{row}-name": name, f"form-{row}-name_local": local})
    staff.presses()
    assert [line.name for line in pool.lines.all()] == [name for name, _local in ITEMS]
    check_competition(staff, pool)
    staff.goes_to(f"/pools/{pool.uid}/").presses("/open/")
    pool.refresh_from_db()
    assert pool.state == Pool.State.GATHERING
    return pool


def check_competition(staff: Someone, pool: Pool) -> None:
    """Staff say how much of the market the members have together: little."""
    category = pool.category[:8]
    staff.goes_to(f"/pools/{pool.uid}/competition/").fills(
        {
            f"{category}-purchasing_share": "4",
            f"{category}-selling_share": "2.5",
            f"{category}-basis": "Statistics office, 2025",
        }
    ).presses()


def enter_demand(someone: Someone, member: Member, pool: Pool, wanted: tuple[str, ...]) -> None:
    """A member enters what it needs, on a phone, per site."""
    someone.goes_to(f"/pools/{pool.uid}/demand/")
    site = member.sites[0].uid
    for line, quantity, baseline in zip(pool.lines.all(), wanted[::2], wanted[1::2], strict=True):
        cell = f"{line.uid}-{site}"
        someone.fills({f"quantity-{cell}": quantity, f"baseline-{cell}": baseline})
    someone.presses()
    # What it saved counts once its representative has accepted the participation agreement.
    assert someone.page.url.endswith("/join/")
    someone.field("agreed").check()
    someone.presses("/join/accept/")
    assert Participation.objects.get(pool=pool, organisation=member.organisation).accepted


def let_pass(pool: Pool, deadline: str) -> None:
    """Let a deadline pass, in its order."""
    moment = timezone.now() - timedelta(seconds=2 if deadline == "demand_until" else 1)
    Pool.objects.filter(pk=pool.pk).update(**{deadline: moment})


def ask_vendors(staff: Someone, pool: Pool, vendors: list[Organisation]) -> list[str]:
    """Staff close demand, start the tender and ask vendors; returns the links in their letters."""
    staff.goes_to(f"/pools/{pool.uid}/overview/")
    staff.presses("/close-demand/")
    staff.goes_to(f"/pools/{pool.uid}/tender/start/").fills({"bids_until": in_days(9)}).presses()
    mail.outbox.clear()
    for vendor in vendors:
        staff.goes_to(f"/pools/{pool.uid}/tender/ask/").chooses("vendor", str(vendor.pk))
        staff.fills({"email": f"sales@{vendor.uid}.example"}).presses()
    return links_in([str(letter.body) for letter in mail.outbox])


def enter_bid(vendor: Someone, link: str, prices: dict[Line, tuple[str, ...]], extra: dict[str, str]) -> None:
    """A vendor fills in its bid sheet, looks at it in words, and seals it."""
    vendor.goes_to(link)
    for line, (price, start, lower) in prices.items():
        breaks = f"lines-{line.uid}-breaks"
        vendor.fills({f"{breaks}-0-unit_price": price})
        if start:
            vendor.fills({f"{breaks}-1-from_quantity": start, f"{breaks}-1-unit_price": lower})
    vendor.fills(extra)
    vendor.page.locator('main form[method="post"] button.button-primary').first.click()
    vendor.page.wait_for_load_state()
    vendor.looks().presses("/submit/")


def bid(stage: Stage, pool: Pool, links: list[str]) -> None:
    """Two vendors bid: one with a discount on all it supplies and a capacity, one with a bundle."""
    boxes, film = pool.lines.all()
    anatolia, marmara = (stage.someone(None, window=PHONE) for _vendor in links)
    enter_bid(
        anatolia,
        links[0],
        {boxes: ("1.05", "1500", "1.00"), film: ("2.40", "", "")},
        {"discount-tiers-0-threshold": "2500", "discount-tiers-0-percent": "10", "capacity": "9000"},
    )
    enter_bid(
        marmara,
        links[1],
        {boxes: ("1.06", "", ""), film: ("2.30", "", "")},
        {
            "bundles-0-name": "Both",
            "bundles-0-price": "2000",
            f"bundles-0-lines-{boxes.uid}-quantity": "1000",
            f"bundles-0-lines-{film.uid}-quantity": "500",
        },
    )
    assert [bytes(one.sealed) != b"" and one.lines.count() == 0 for one in Bid.objects.all()] == [True, True]


def open_bids(pool: Pool, *present: Someone) -> None:
    """Two authorised people sign, and the second signature opens the bids."""
    for someone in present:
        someone.goes_to(f"/pools/{pool.uid}/opening/").presses("/opening/sign/")
    pool.refresh_from_db()
    assert pool.state == Pool.State.OPENED


def award(staff: Someone, pool: Pool) -> None:
    """Staff put a rule of their own beside the scenarios and propose one with a written reason."""
    staff.goes_to(f"/pools/{pool.uid}/bids/")
    staff.goes_to(f"/pools/{pool.uid}/scenarios/own/").fills({"name": "Two at least"}).presses()
    staff.fills({"vendors_at_least-count": "2"})
    staff.page.locator('form:has(input[value="vendors_at_least"]) button').click()
    staff.looks()
    staff.goes_to(f"/pools/{pool.uid}/scenarios/").presses("/evaluate/")
    staff.goes_to(f"/pools/{pool.uid}/scenarios/")
    staff.goes_to(f"/pools/{pool.uid}/award/")
    staff.page.locator("main input[type=radio][name=scenario]").first.check()
    staff.fills({"reason": "It is the cheapest in all, proven, and one vendor brings everything."})
    staff.fills({"answer_until": in_days(7)}).presses()
    pool.refresh_from_db()
    assert pool.state == Pool.State.PROPOSED


def confirm(board: Someone, pool: Pool) -> None:
    """The board reads the proposal and confirms it with its reason."""
    board.goes_to(f"/pools/{pool.uid}/").goes_to(f"/pools/{pool.uid}/decision/")
    board.fills({"reason": "We agree: nobody pays more than alone."})
    board.page.locator('main button[formaction$="/confirm/"]').click()
    board.looks()
    pool.refresh_from_db()
    assert pool.state == Pool.State.AWARDED


def object_to_it(stage: Stage, staff: Someone, link: str, pool: Pool) -> None:
    """A vendor objects by its link, staff reject it with the reason, and the stand-still passes."""
    vendor = stage.someone(None, window=PHONE)
    vendor.goes_to(link).goes_to(f"{link}object/")
    vendor.fills({"text": "The paper awarded is not certified as asked."}).presses()
    staff.goes_to(f"/pools/{pool.uid}/objections/")
    objection = Objection.objects.get()
    staff.goes_to(f"/pools/objections/{objection.uid}/").chooses("is_upheld", "no")
    staff.fills({"answer": "We checked the certificate, and it is valid."}).presses()
    vendor.goes_to(f"{link}object/")
    assert "We checked the certificate" in vendor.reads()
    Award.objects.update(standstill_until=timezone.now() - timedelta(seconds=1))


def accept(someone: Someone, member: Member, pool: Pool, tmp_path: Path) -> None:
    """A member checks its receipt alone and accepts its own share."""
    someone.goes_to(f"/pools/{pool.uid}/share/")
    share = Share.objects.get(participation__organisation=member.organisation, sharing__is_applied=True)
    receipt = tmp_path / f"{member.organisation.uid}.json"
    receipt.write_text(json.dumps(share.receipt), encoding="utf-8")
    assert share_command([str(receipt)]) == 0
    someone.presses("/share/accept/")


def order(member: Someone, vendor: Someone, staff: Someone, company: Member) -> None:
    """Agreements are made; a member orders, the vendor confirms, the goods arrive."""
    pool = Pool.objects.get()
    staff.goes_to("/").goes_to(f"/agreements/make/{pool.uid}/").presses()
    addendum = Addendum.objects.filter(organisation=company.organisation).order_by("pk")[0]
    member.goes_to(f"/agreements/{addendum.agreement.uid}/")
    member.goes_to(f"/agreements/{addendum.agreement.uid}/call-off/")
    line = addendum.lines.order_by("line__position")[0]
    member.fills({f"line-{line.pk}": "250"}).presses()
    call_off = CallOff.objects.get()
    vendor.goes_to("/").goes_to(f"/call-offs/{call_off.uid}/").presses("/confirm/")
    member.goes_to(f"/call-offs/{call_off.uid}/").presses("/deliver/")


@pytest.mark.parametrize("language", ["en", "ka"])
def test_a_purchase_from_demand_to_realised_saving(
    browser: Browser, live_server: LiveServer, tmp_path: Path, language: str
) -> None:
    cast: Cast = make_cast()
    stage = Stage(browser=browser, server=live_server, language=language)
    staff, board = stage.someone(cast.staff), stage.someone(cast.board)
    phones = [stage.someone(member.representative, window=PHONE) for member in cast.members]

    pool = open_pool(staff)
    for phone, member, wanted in zip(phones, cast.members, WANTED, strict=True):
        phone.goes_to("/").goes_to("/pools/").goes_to(f"/pools/{pool.uid}/")
        enter_demand(phone, member, pool, wanted)
    let_pass(pool, "demand_until")
    vendors = [cast.vendor_organisation, cast.rival_organisation]
    links = ask_vendors(staff, pool, vendors)
    bid(stage, pool, links)
    let_pass(pool, "bids_until")
    open_bids(pool, staff, board)
    award(staff, pool)
    confirm(board, pool)

    staff.goes_to(f"/pools/{pool.uid}/shares/")
    # Three companies are too few for the board to read sums; let them be enough.
    board.is_refused(f"/pools/{pool.uid}/shares/")
    show_totals(pool)
    for page in ("", "bids/", "scenarios/", "shares/"):
        board.goes_to(f"/pools/{pool.uid}/{page}")
    for phone, member in zip(phones, cast.members, strict=True):
        accept(phone, member, pool, tmp_path)
    object_to_it(stage, staff, links[1], pool)
    order(phones[0], stage.someone(cast.vendor), staff, cast.members[0])

    realised = Saving.objects.get(stage=Saving.Stage.REALISED)
    # 250 boxes cost 1.20 each before.
    assert realised.before == Decimal("300.00")
    assert realised.after < realised.before
    assert FrameworkAgreement.objects.count() == len({one.agreement.vendor for one in Addendum.objects.all()})
    for someone in (staff, board, phones[0]):
        someone.goes_to("/savings/").goes_to("/agreements/")
    assert phones[0].page.locator("html").get_attribute("lang") == language
