"""Funding in the demonstration: programmes, what firms told of themselves, applications at every stage."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from nadi.engine.eligibility import Fact, fact_from_json
from nadi.home.demo.funding_programmes import PROGRAMMES, RATES, SUPERSEDED
from nadi.home.demo.playing import Cast
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.funding.actions import applications as acts
from nadi.registers.funding.actions.facts import keep_rate, tell_facts
from nadi.registers.funding.actions.office import publish_lesson
from nadi.registers.funding.actions.papers import keep_paper
from nadi.registers.funding.actions.programmes import add_call, keep_programme
from nadi.registers.funding.models import Application, Call, Programme

REPORT, REPORTED = "Annual report", date(2025, 12, 31)


def gel(amount: int) -> dict[str, str]:
    """Return an amount in lari as facts hold it."""
    return {"amount": str(amount), "currency": "GEL"}


FACTS: dict[str, dict[str, Any]] = {
    "kolkheti": {
        "legal_form": "llc",
        "staff": "86",
        "income": gel(11_400_000),
        "assets": gel(8_900_000),
        "founded": "2009-03-17",
        "export_share": "12",
        "is_women_led": False,
        "certificates": ["iso-9001", "fsc"],
        "has_tax_debt": False,
        "aid": [{**gel(120_000), "on": "2024-11-05", "funder": "Enterprise Georgia"}],
        "purposes": ["equipment"],
        "cost": gel(380_000),
        "own_contribution": "40",
    },
    "rioni": {
        "legal_form": "llc",
        "staff": "34",
        "income": gel(4_200_000),
        "founded": "2014-06-02",
        "export_share": "30",
        "is_women_led": True,
        "certificates": ["iso-9001"],
        "purposes": ["fair", "certification"],
        "cost": gel(24_000),
    },
}


def fill(cast: Cast) -> None:
    """Store rates, programmes and facts, and let firms apply."""
    today = timezone.localdate()
    for code, value, source in RATES:
        keep_rate(by=cast.staff, code=code, value=Decimal(value), as_of=today, source=source)
    stored = {key: enter(cast, values, today) for key, values in PROGRAMMES.items()}
    for old, new in SUPERSEDED.items():
        supersede(cast, stored[old], stored[new])
    cut_offs(cast, stored["invented_green"])
    for firm, told in FACTS.items():
        facts = [fact(key, value) for key, value in told.items()]
        tell_facts(by=cast.actors[firm], organisation=cast.firms[firm], facts=facts)
    play_applications(cast, stored, today)


def enter(cast: Cast, values: dict[str, Any], today: date) -> Programme:
    """Store one programme; the invented voucher's deadline is a fortnight away."""
    given = {"recipients": "GE", **values}
    if given.get("deadline_model") == Programme.Deadline.SINGLE:
        given.setdefault("closes", today + timedelta(days=16))
    facts = Facts(values=given)
    return keep_programme(by=cast.staff, entry=Programme(), facts=facts, verb="funding.add")


def supersede(cast: Cast, old: Programme, new: Programme) -> None:
    """Note that a programme took the place of another."""
    facts = Facts(values={"superseded_by": new})
    keep_programme(by=cast.staff, entry=old, facts=facts, verb="funding.edit")


def cut_offs(cast: Cast, programme: Programme) -> None:
    """Enter the cut-off dates of a programme: one past, two to come, at six in the evening."""
    evening = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0)
    for number, days in enumerate((-40, 26, 117), start=1):
        facts = {
            "title": f"Cut-off {number}",
            "title_local": f"ეტაპი {number}",
            "state": Call.State.COMPLETE if days < 0 else Call.State.ACTIVE,
            "opens": evening + timedelta(days=days - 60),
            "closes": evening + timedelta(days=days),
        }
        add_call(by=cast.staff, programme=programme, facts=facts)


def fact(key: str, value: Any) -> Fact:
    """Return a fact as the annual report tells it."""
    return fact_from_json(key=key, value=value, source=REPORT, as_of=REPORTED)


def play_applications(cast: Cast, stored: dict[str, Programme], today: date) -> None:
    """Let firms apply: one got its money, one prepares, three were refused, one only looks."""
    green = stored["invented_green"]
    got_money(cast, green, today)
    preparing(cast, stored["fairs"])
    for firm in ("imereti", "kartli", "adjara"):
        refused(cast, firm, green, today)
    publish_lesson(
        by=cast.staff,
        programme=green,
        reason="papers",
        text="The offer of the machine's maker must be younger than ninety days.",
        text_local="დანადგარის მწარმოებლის შეთავაზება ოთხმოცდაათ დღეზე ახალი უნდა იყოს.",
    )
    acts.begin_application(by=cast.actors["mtkvari"], programme=stored["universal"])


def sent(cast: Cast, firm: str, programme: Programme, asked: str, on: date) -> Application:
    """Let a firm begin and submit an application."""
    by = cast.actors[firm]
    application = acts.begin_application(by=by, programme=programme)
    began = timezone.now() - timedelta(days=(timezone.localdate() - on).days + 14)
    Application.objects.filter(pk=application.pk).update(began=began)
    return acts.submit_application(by=by, application=application, asked=Decimal(asked), on=on)


def got_money(cast: Cast, programme: Programme, today: date) -> None:
    """Let Kolkheti Karton be granted a machine and receive a first part."""
    by = cast.actors["kolkheti"]
    application = sent(cast, "kolkheti", programme, "150000", today - timedelta(days=45))
    acts.grant_application(
        by=by, application=application, granted=Decimal(140_000), on=today - timedelta(days=12)
    )
    acts.receive_payment(
        by=by, application=application, amount=Decimal("56000.00"), on=today - timedelta(days=3)
    )


def preparing(cast: Cast, programme: Programme) -> None:
    """Let Rioni Plast prepare an application for a fair, one paper ready."""
    by = cast.actors["rioni"]
    application = acts.begin_application(by=by, programme=programme)
    plan = acts.Plan(purpose="A stand at the packaging fair", asked=Decimal(5_000))
    acts.prepare_application(by=by, application=application, plan=plan)
    keep_paper(by=by, paper=application.papers.order_by("position")[0], upload=None, is_ready=True)


def refused(cast: Cast, firm: str, programme: Programme, today: date) -> None:
    """Let a firm be refused because its papers were incomplete."""
    application = sent(cast, firm, programme, "60000", today - timedelta(days=44))
    acts.refuse_application(
        by=cast.actors[firm],
        application=application,
        reason="papers",
        text="The offer was too old.",
        on=today - timedelta(days=11),
    )
