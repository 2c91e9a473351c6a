"""Acts 4 and 5: two people open the bids, quality first; one is out, the others improve."""

from datetime import timedelta

from django.utils import timezone

from nadi.together.pools.models import Bid, Feedback, OpeningSignature, Pool, Round
from tests.journeys.acts.papers import words_of
from tests.journeys.acts.story import Story, in_days
from tests.journeys.acts.tendering import ANATOLIA, BOSPHORUS, MARMARA, fill_sheet

POINTS = (("9", "8"), ("7", "9"), ("6", "6"))


def sign(story: Story) -> None:
    """Staff and board sign; the second signature opens."""
    for someone in (story.staff, story.board):
        someone.goes_to(story.path("opening/")).presses("/opening/sign/")


def open_technical(story: Story) -> None:
    """The technical envelopes are opened and judged while prices stay sealed."""
    sign(story)
    assert story.pool.state == Pool.State.ASSESSING
    assert not any(one.lines.exists() for one in Bid.objects.all())
    for number, points in enumerate(POINTS):
        bid = Bid.objects.get(vendor=story.vendors[number], state=Bid.State.SEALED)
        story.staff.goes_to(story.path("assess/"))
        for criterion, given in zip(story.pool.criteria.all(), points, strict=True):
            field = f"{bid.uid}-{{}}-{criterion.uid}"
            story.staff.fills({field.format("points"): given, field.format("reason"): "As written."})
        story.staff.presses(f"/bids/{bid.uid}/score/")
    story.board.goes_to(story.path("assess/"))


def open_prices(story: Story) -> None:
    """Two people sign again: the prices are open, and the minutes say how it went."""
    sign(story)
    assert story.pool.state == Pool.State.OPENED
    assert OpeningSignature.objects.filter(round_number=1).count() == 4
    story.staff.goes_to(story.path("minutes/1/"))
    late = story.vendors[MARMARA].name
    # Once under the technical envelopes and once under the prices: who came too late.
    assert story.staff.page.locator("main li", has_text=late).count() == 2
    minutes = words_of(story.staff, story.path("minutes/1/paper/"))
    assert late in minutes
    assert story.cast.board.name in minutes
    for someone in (story.phone(0), story.board):
        someone.goes_to(story.path("receipts/"))


def disqualify(story: Story) -> None:
    """One bid is far too cheap to be true: the page says so, and staff disqualify it with the reason."""
    staff, vendor = story.staff, story.vendors[BOSPHORUS]
    staff.goes_to(story.path("landed/")).goes_to(story.path("bids/"))
    assert vendor.name in staff.page.locator('main section[aria-labelledby="signs"]').inner_text()
    bid = Bid.objects.get(vendor=vendor, state=Bid.State.VALID)
    action = f"/bids/{bid.uid}/disqualify/"
    reason = staff.page.locator(f'main form[action$="{action}"] [name="reason"]')
    staff.opened(reason).fill("The vendor could not show that it can deliver at this price.")
    staff.presses(action)
    assert Bid.objects.get(pk=bid.pk).state == Bid.State.DISQUALIFIED
    out = story.sales(BOSPHORUS)
    out.goes_to(story.links[BOSPHORUS])
    assert "could not show" in out.reads()


def ask_for_the_last_word(story: Story) -> None:
    """Staff ask the two others for best and final offers; each is told its rank alone."""
    staff = story.staff
    staff.goes_to(story.path("rounds/start/")).chooses("kind", Round.Kind.BAFO)
    staff.fills({"bids_until": in_days(3)}).presses()
    assert story.pool.round_number == 2
    assert {one.rank for one in Feedback.objects.all()} == {1, 2}
    staff.goes_to(story.path("rounds/"))
    for number, rival in ((ANATOLIA, "1.07"), (MARMARA, "1.05")):
        vendor = story.sales(number)
        vendor.goes_to(story.links[number])
        assert rival not in vendor.page.content()


def give_it(story: Story) -> None:
    """One vendor tries to raise a price and may not; then it improves. The other lets its bid stand."""
    vendor = story.sales(ANATOLIA)
    vendor.goes_to(story.links[ANATOLIA])
    fill_sheet(vendor, story, ("1.09", "1500", "1.00", "2.40"))
    assert vendor.page.locator('main form[action$="/submit/"]').count() == 0
    fill_sheet(vendor, story, ("1.03", "1500", "0.98", "2.30"))
    vendor.presses("/submit/")
    moment = timezone.now() - timedelta(seconds=1)
    Pool.objects.update(bids_until=moment)
    Round.objects.filter(number=2).update(bids_until=moment)
    open_last(story)


def open_last(story: Story) -> None:
    """Two people open the last round: the better bid replaces the one before."""
    sign(story)
    if story.pool.state == Pool.State.ASSESSING:
        sign(story)
    assert story.pool.state == Pool.State.OPENED
    valid = Bid.objects.filter(state=Bid.State.VALID)
    assert sorted((one.vendor.name, one.round_number) for one in valid) == [
        (story.vendors[ANATOLIA].name, 2),
        (story.vendors[MARMARA].name, 1),
    ]
    story.staff.goes_to(story.path("minutes/2/")).goes_to(story.path("bids/"))
    story.board.goes_to(story.path("minutes/2/"))
