"""Sample rows, states and jobs for the style guide."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone

from nadi.web.components.figures import money, percent, quantity
from nadi.web.components.steps import Event, Step, StepState
from nadi.web.components.sums import Sum, Term
from nadi.web.components.tables import Column, Row, Table
from nadi.web.styleguide.drawings import sample_charts
from nadi.web.styleguide.forms import untouched_form, wrong_form
from nadi.web.styleguide.samples import samples

A_DAY = datetime(2026, 9, 14, 11, 30, tzinfo=UTC)


@dataclass(frozen=True)
class SampleWork:
    """A job to show."""

    uid: str
    state: str
    progress: int
    note: str


def specimens(key: str) -> dict[str, Any]:
    """Return what the rooms of the style guide show; `key` tells the ids of the two themes apart."""
    words = samples()
    now = timezone.now()
    page = Paginator(range(180), 25).page(3)
    return {
        "key": key,
        "words": words,
        "form": untouched_form(key),
        "wrong": wrong_form(key),
        "filters": untouched_form(f"{key}-filter"),
        "table": sample_table(words),
        "page": page,
        "steps": sample_steps(words),
        "events": sample_events(words),
        "works": sample_works(words, key),
        "sum": sample_sum(words),
        "facts": [
            (words["vendor"], words["third"]),
            (words["quantity"], quantity(61500, words["unit"]), words["twelve"]),
        ],
        "figures": [(words["line"], money("42310.00", "GEL")), (words["line_2"], money("1280.5", "GEL"))],
        "charts": sample_charts(key),
        "deadlines": [now + timedelta(days=9, hours=3), now + timedelta(hours=5), now - timedelta(days=1)],
        "tabs": [
            (words["demand"], "#demand", True),
            (words["tender"], "#tender", False),
            (words["decision"], "#award", False),
        ],
        "crumbs": [(words["kicker"], "#pools"), (words["pool"], "#pool"), (words["demand"], "")],
        "moment": A_DAY,
    }


def sample_table(words: dict[str, str]) -> Table:
    """Return a table with sortable heads, figures, actions and a total."""
    bids = [
        ("company", "52000", "43680.00", "0.084", "best"),
        ("other", "18000", "16020.50", "0.031", ""),
        ("third", "9000", "9135.00", "-0.012", ""),
    ]
    return Table(
        caption=words["pool"],
        columns=[
            Column(label=words["vendor"], sort="vendor"),
            Column(label=words["quantity"], sort="quantity", numeric=True),
            Column(label=words["amount"], sort="amount", numeric=True),
            Column(label="%", numeric=True),
        ],
        rows=[
            Row(
                cells=[words[name], quantity(amount, words["unit"]), money(cost, "GEL"), percent(share)],
                href="#bid",
                actions=[(words["edit"], "#edit")],
                mark=mark,
            )
            for name, amount, cost, share, mark in bids
        ],
        totals=[words["together"], quantity(79000, words["unit"]), money("68835.50", "GEL"), ""],
    )


def sample_steps(words: dict[str, str]) -> list[list[Step]]:
    """Return a purchase on its way, and one that stopped."""
    names = ["demand", "tender", "opening", "decision", "accession", "call_off"]
    notes = {"demand": words["twelve"], "tender": words["five"]}
    running: list[StepState] = ["done", "done", "current", "waiting", "waiting", "waiting"]
    stopped: list[StepState] = ["done", "stopped", "skipped", "waiting", "waiting", "waiting"]
    return [
        [
            Step(label=words[name], state=state, note=notes.get(name, ""), href="#step")
            for name, state in zip(names, states, strict=True)
        ]
        for states in (running, stopped)
    ]


def sample_events(words: dict[str, str]) -> list[Event]:
    """Return what happened to a purchase."""
    told = [("event_1", "success"), ("event_2", "warning"), ("event_3", "danger")]
    return [
        Event(when=A_DAY - timedelta(days=index), what=words[name], who=words["person"], tone=tone)
        for index, (name, tone) in enumerate(told)
    ]


def sample_works(words: dict[str, str], key: str) -> list[SampleWork]:
    """Return a job in each of its states."""
    told = [
        ("waiting", 0, ""),
        ("running", 62, "job_note"),
        ("done", 100, ""),
        ("failed", 40, "job_failed"),
        ("cancelled", 10, ""),
    ]
    return [SampleWork(f"{key}-{state}", state, done, words.get(note, "")) for state, done, note in told]


def sample_sum(words: dict[str, str]) -> Sum:
    """Return a share with its sum."""
    return Sum(
        terms=[
            Term(value=quantity(8200, words["unit"]), label=words["quantity"]),
            Term(value=money("0.84", "GEL"), label=words["price"], sign="×"),
            Term(value=money(Decimal("12.30"), "GEL"), label=words["call_off"], sign="+"),
        ],
        result=money("6900.30", "GEL"),
        label=words["amount"],
    )
