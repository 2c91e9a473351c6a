"""Acts 8 and 9: agreements, an order that arrives in two parts, its invoice, a rating, and the saving."""

from decimal import Decimal

from django.utils import timezone

from nadi.together.agreements.models import (
    Addendum,
    CallOff,
    DeliveryLine,
    FrameworkAgreement,
    Rating,
    Saving,
)
from tests.journeys.acts.story import Story
from tests.journeys.people import Someone

TOO_MUCH, ORDERED, FIRST_PART = "1001", "250", "100"


def agree(story: Story) -> None:
    """Staff make the agreements; every member that accepted has its addendum, the one that left has none."""
    story.staff.goes_to("/").goes_to(f"/agreements/make/{story.pool.uid}/").presses()
    agreement = FrameworkAgreement.objects.get()
    companies = {one.organisation for one in Addendum.objects.all()}
    assert companies == {member.organisation for member in story.members[:3]}
    for someone in (story.staff, story.phone(0), seller(story)):
        someone.goes_to("/agreements/").goes_to(f"/agreements/{agreement.uid}/")


def seller(story: Story) -> Someone:
    """Return the winning vendor's sales person, with an account."""
    return story.at("seller", story.cast.vendor)


def order(story: Story) -> None:
    """A member orders on its phone; more than is left is refused; the vendor confirms."""
    phone, agreement = story.phone(0), FrameworkAgreement.objects.get()
    addendum = Addendum.objects.get(organisation=story.members[0].organisation)
    line = addendum.lines.order_by("line__position")[0]
    phone.goes_to(f"/agreements/{agreement.uid}/call-off/").fills(
        {f"line-{line.pk}": TOO_MUCH}
    ).is_sent_back()
    phone.fills({f"line-{line.pk}": ORDERED}).presses()
    call_off = CallOff.objects.get()
    seller(story).goes_to("/").goes_to(f"/call-offs/{call_off.uid}/").presses("/confirm/")
    phone.goes_to(f"/call-offs/{call_off.uid}/")


def receive(story: Story) -> None:
    """A part arrives with its delivery note, then the rest; the invoice is noted, the vendor is rated."""
    phone, call_off = story.phone(0), CallOff.objects.get()
    page = f"/call-offs/{call_off.uid}/"
    row = call_off.lines.get()
    phone.goes_to(f"{page}receive/").fills({f"line-{row.pk}": FIRST_PART})
    phone.attaches("evidence", "note.pdf", b"%PDF-1.4\n%%EOF\n").presses()
    assert arrived() == Decimal(FIRST_PART)
    phone.goes_to(page).presses("/deliver/")
    assert arrived() == Decimal(ORDERED)
    amount = (row.unit_price * row.quantity).quantize(Decimal("0.01"))
    invoice = {"number": "INV-7", "day": timezone.localdate().isoformat(), "amount": str(amount)}
    seller(story).goes_to(f"{page}invoice/").fills(invoice).presses()
    phone.goes_to(f"{page}rate/")
    for mark in ("quality", "punctuality", "service"):
        phone.chooses(mark, "4")
    phone.presses()
    call_off.refresh_from_db()
    assert call_off.invoice_number == "INV-7"
    assert Rating.objects.get().service == 4


def arrived() -> Decimal:
    """Return the quantity that arrived so far."""
    return sum((one.quantity for one in DeliveryLine.objects.all()), Decimal(0))


def look_at_savings(story: Story) -> None:
    """Everybody reads the ledger as far as it is theirs, and a row leads to where it comes from."""
    for someone in (story.staff, story.board, story.phone(0)):
        someone.goes_to("/savings/")
    saving = Saving.objects.filter(stage=Saving.Stage.REALISED).order_by("pk")[0]
    story.phone(0).goes_to(f"/savings/{saving.uid}/")
    assert {one.stage for one in Saving.objects.all()} == set(Saving.Stage)
