"""Acts 6 and 7: scenarios, the award, its letters and an objection; members answer, and one declines."""

from datetime import timedelta

from django.core import mail
from django.utils import timezone

from nadi.engine.cli.share_cli import main as share_command
from nadi.together.pools.models import Award, Objection, OwnScenario, Participation, Pool, Scenario, Share
from tests.journeys.acts.joining import UNWILLING
from tests.journeys.acts.papers import words_of
from tests.journeys.acts.story import Story, in_days, letters_to
from tests.journeys.acts.tendering import ANATOLIA, MARMARA, address

BOTH = "Both of them"


def compare(story: Story) -> None:
    """Staff put a rule of their own, in words, beside the scenarios and have all of them computed."""
    staff = story.staff
    staff.goes_to(story.path("scenarios/own/")).fills({"name": BOTH}).presses()
    staff.fills({"vendors_at_least-count": "2"})
    staff.page.locator('form:has(input[value="vendors_at_least"]) button').click()
    staff.looks()
    assert OwnScenario.objects.get().rules
    compute(story)
    own = Scenario.objects.get(name=BOTH)
    first = Scenario.objects.filter(evaluation=own.evaluation).order_by("position")[0]
    assert own.total is not None
    assert first.total is not None
    assert own.total > first.total


def compute(story: Story) -> None:
    """Have the scenarios computed, and look at them."""
    story.staff.goes_to(story.path("scenarios/")).presses("/evaluate/")
    story.staff.goes_to(story.path("scenarios/"))


def propose(story: Story) -> None:
    """Staff propose the cheapest scenario with a written reason."""
    staff = story.staff
    staff.goes_to(story.path("award/"))
    staff.page.locator("main input[type=radio][name=scenario]").first.check()
    staff.fills({"reason": "It is the cheapest in all, proven, and one vendor brings everything."})
    staff.fills({"answer_until": in_days(7)}).presses()
    assert story.pool.state == Pool.State.PROPOSED


def confirm(story: Story) -> None:
    """The board confirms with its reason; letters go to every vendor that bid."""
    mail.outbox.clear()
    board = story.board
    board.goes_to("/").goes_to(story.path()).goes_to(story.path("decision/"))
    board.fills({"reason": "We agree: nobody pays more than alone."})
    board.page.locator('main button[formaction$="/confirm/"]').click()
    board.looks()
    assert story.pool.state == Pool.State.AWARDED
    for number in (ANATOLIA, MARMARA):
        assert len(letters_to(address(number))) == 1
        story.sales(number).goes_to(story.links[number])


def award(story: Story) -> None:
    """The whole of it: compared, proposed, confirmed."""
    compare(story)
    propose(story)
    confirm(story)
    report = words_of(story.staff, story.path("award/report/"))
    assert "cheapest in all" in report
    assert story.vendors[ANATOLIA].name in report
    assert "could not show" in report


def answer(story: Story) -> None:
    """Three members check their receipts and accept; the one with a price limit is warned and declines."""
    staff, declines = story.staff, story.phone(UNWILLING)
    staff.goes_to(story.path("shares/"))
    for number in range(len(story.members)):
        if number != UNWILLING:
            check_receipt(story, number)
            story.phone(number).presses("/share/accept/")
    declines.goes_to(story.path("share/"))
    assert declines.page.locator("main .notice-warning").count()
    declines.fills({"note": "A roll costs more than we can pay."}).presses("/share/decline/")
    states = {one.participation.organisation.name: one.state for one in applied(story)}
    assert list(states.values()).count(Share.State.ACCEPTED) == len(story.members) - 1
    assert states[story.members[UNWILLING].organisation.name] == Share.State.DECLINED


def applied(story: Story) -> list[Share]:
    """Return the shares that count now."""
    return list(
        Share.objects.filter(sharing__is_applied=True, sharing__award__superseded=None).select_related(
            "participation__organisation"
        )
    )


def check_receipt(story: Story, number: int) -> None:
    """A member reads its share and recomputes its receipt alone."""
    phone = story.phone(number)
    phone.goes_to("/").goes_to(story.path("share/"))
    receipt = story.place / f"receipt-{number}.json"
    receipt.write_bytes(phone.fetches(story.path("share/receipt/")))
    assert share_command([str(receipt)]) == 0


def award_anew(story: Story) -> None:
    """The award is made again without the one that declined; who pays hardly more stays bound."""
    story.staff.goes_to(story.path("shares/")).presses("/award/without-decliners/")
    assert Participation.objects.filter(left__isnull=False).count() == 1
    compute(story)
    propose(story)
    confirm(story)
    assert any(one.state == Share.State.ACCEPTED for one in applied(story))
    staying = {story.members[number].organisation: number for number in range(len(story.members))}
    for share in applied(story):
        number = staying[share.participation.organisation]
        story.phone(number).goes_to(story.path("share/"))
        if share.state == Share.State.OFFERED:
            story.phone(number).presses("/share/accept/")
    assert [one.state for one in applied(story)] == [Share.State.ACCEPTED] * (len(story.members) - 1)


def object_to_it(story: Story) -> None:
    """The vendor that lost objects by its link; staff answer; the stand-still passes."""
    vendor, staff, link = story.sales(MARMARA), story.staff, story.links[MARMARA]
    vendor.goes_to(f"{link}object/")
    vendor.fills({"text": "The paper awarded is not certified as asked."}).presses()
    staff.goes_to("/").goes_to(story.path("objections/"))
    staff.goes_to(f"/pools/objections/{Objection.objects.get().uid}/").chooses("is_upheld", "no")
    staff.fills({"answer": "We checked the certificate, and it is valid."}).presses()
    vendor.goes_to(f"{link}object/")
    assert "We checked the certificate" in vendor.reads()
    Award.objects.update(standstill_until=timezone.now() - timedelta(seconds=1))
