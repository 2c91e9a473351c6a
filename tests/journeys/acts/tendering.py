"""Act 3: a tender with quality; questions, a change, three bids, of which one is replaced and one late."""

from django.core import mail

from nadi.together.pools.models import Amendment, Bid, LateAttempt, Pool, Question
from tests.journeys.acts.story import Story, in_days, let_pass, letters_to, links_in
from tests.journeys.people import Someone

CRITERIA = (("Certificate", "სერტიფიკატი", "60"), ("Delivery", "მიწოდება", "40"))
ANATOLIA, MARMARA, BOSPHORUS = range(3)
# Per vendor: boxes, from which quantity a lower price, that price, film.
PRICES = (
    ("1.06", "1500", "1.02", "2.45"),
    ("1.07", "", "", "2.35"),
    ("0.70", "", "", "1.30"),
)


def address(number: int) -> str:
    """Return where a vendor's sales office reads its mail."""
    return f"sales{number}@vendor.example"


def start(story: Story) -> None:
    """Staff say what vendors are told, and ask three of them."""
    staff = story.staff
    staff.goes_to(story.path("tender/start/")).fills({"bids_until": in_days(9)})
    staff.fills({"quality_mark_up": "10", "interest_rate": "8"}).ticks("has_quality")
    for row, (name, local, weight) in enumerate(CRITERIA):
        staff.fills({f"criteria-{row}-name": name, f"criteria-{row}-name_local": local})
        staff.fills({f"criteria-{row}-weight": weight, f"criteria-{row}-least_points": "2"})
    staff.presses()
    assert story.pool.state == Pool.State.TENDERING
    assert [one.name for one in story.pool.criteria.all()] == [name for name, _local, _weight in CRITERIA]
    for number, vendor in enumerate(story.vendors):
        mail.outbox.clear()
        staff.goes_to(story.path("tender/ask/")).chooses("vendor", str(vendor.pk))
        staff.chooses("language", story.stage.language).fills({"email": address(number)}).presses()
        story.links += links_in(letters_to(address(number)))
    assert len(story.links) == len(story.vendors)
    staff.goes_to(story.path("tender/"))


def fill_sheet(vendor: Someone, story: Story, prices: tuple[str, ...]) -> None:
    """A vendor fills in its bid sheet and looks at it in words."""
    boxes, film = story.lines
    price, start_at, lower, rolls = prices
    vendor.fills({f"lines-{boxes.uid}-breaks-0-unit_price": price})
    if start_at:
        row = f"lines-{boxes.uid}-breaks-1"
        vendor.fills({f"{row}-from_quantity": start_at, f"{row}-unit_price": lower})
    vendor.fills({f"lines-{film.uid}-breaks-0-unit_price": rolls})
    vendor.fills({"payment_days": "30", "lead_time_days": "14", "vat_percent": "18"})
    # Quality was judged once, before the first prices were opened.
    for criterion in story.pool.criteria.all() if story.pool.round_number == 1 else ():
        vendor.fills({f"technical-{criterion.uid}": "FSC certificate; weekly deliveries from our depot."})
    vendor.page.locator('main form[method="post"] button.button-primary').last.click()
    vendor.page.wait_for_load_state()
    vendor.looks()


def bid(story: Story) -> None:
    """Three vendors submit; nobody at the office learns how many."""
    for number, prices in enumerate(PRICES):
        vendor = story.sales(number)
        vendor.goes_to(story.links[number])
        fill_sheet(vendor, story, prices)
        vendor.presses("/submit/")
        vendor.goes_to(f"{story.links[number]}receipt/")
    assert Bid.objects.filter(state=Bid.State.SEALED).count() == len(PRICES)
    assert not any(one.lines.exists() for one in Bid.objects.all())
    story.staff.goes_to(story.path("tender/"))
    for price in ("1.06", "1,06", "2.35", "2,35"):
        assert price not in story.staff.reads()


def ask(story: Story) -> None:
    """A vendor asks, staff answer without its name, and all vendors read both."""
    asking, other = story.sales(MARMARA), story.sales(BOSPHORUS)
    asking.goes_to(f"{story.links[MARMARA]}questions/")
    asking.fills({"text": "We of Marmara ask: may pallets be stacked?"}).presses()
    staff = story.staff
    staff.goes_to(story.path("exchange/")).goes_to(f"/pools/questions/{Question.objects.get().uid}/answer/")
    staff.fills({"published_text": "May pallets be stacked?", "answer": "Yes, two high."}).presses()
    other.goes_to(f"{story.links[BOSPHORUS]}questions/")
    assert "May pallets be stacked?" in other.reads()
    assert "Yes, two high." in other.reads()
    assert "Marmara" not in other.reads()


def amend(story: Story) -> None:
    """Staff change what is asked: one vendor bids anew, the two others confirm their bids."""
    staff = story.staff
    staff.goes_to(story.path("exchange/amend/")).fills(
        {"text": "Boxes are printed on two sides.", "text_local": "ყუთები იბეჭდება ორ მხარეს."}
    )
    staff.ticks("needs_confirmation").presses()
    for number in (MARMARA, BOSPHORUS):
        story.sales(number).goes_to(story.links[number]).presses("/confirm/")
    replacing = story.sales(ANATOLIA)
    replacing.goes_to(story.links[ANATOLIA])
    fill_sheet(replacing, story, ("1.05", "1500", "1.00", "2.40"))
    replacing.presses("/submit/")
    amended = Amendment.objects.get().number
    sealed = Bid.objects.filter(state=Bid.State.SEALED)
    assert [one.amendment for one in sealed] == [amended] * len(story.vendors)
    assert Bid.objects.filter(state=Bid.State.REPLACED).count() == 1


def come_late(story: Story) -> None:
    """A vendor that wanted to bid lower presses the button after the deadline: refused, and counted."""
    late = story.sales(MARMARA)
    late.goes_to(story.links[MARMARA])
    fill_sheet(late, story, ("0.99", "", "", "2.20"))
    let_pass(story.pool, "bids_until")
    late.presses("/submit/")
    assert late.page.locator(".notice-danger, .notice-warning, .message").count()
    assert LateAttempt.objects.get().request.vendor == story.vendors[MARMARA]
    assert Bid.objects.filter(state=Bid.State.SEALED).count() == len(story.vendors)
