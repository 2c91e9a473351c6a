"""What was promised in the closing minute, held against what is stored."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bench.closing_minute.people import Answer, Buyer, Vendor, Visitor

KINDS = ("joins", "saves of demand", "bids")


def report(visitors: Sequence[Visitor], deadline: float, found: Mapping[str, Any], errors: str) -> bool:
    """Print the figures of every kind, and tell whether every promise held."""
    print(f"{'':<46}" + "".join(f"{kind:>17}" for kind in KINDS))
    columns = [figures(kind, visitors, deadline, found) for kind in KINDS]
    for words in columns[0]:
        print(f"{words:<46}" + "".join(f"{column[words]:>17}" for column in columns))
    locked = errors.count("database is locked") + errors.count("deadlock detected")
    print(f"{'lock errors in the log of the server':<46}{locked:>17}")
    print(f"{'late attempts noted for the office':<46}{found['late attempts']:>34}{'':>17}")
    return locked == 0 and all(is_kept(column) for column in columns)


def figures(
    kind: str, visitors: Iterable[Visitor], deadline: float, found: Mapping[str, Any]
) -> dict[str, float]:
    """Return the figures of one kind."""
    answers = [one for visitor in visitors for one in visitor.answers if one.kind == kind]
    accepted = [one for one in answers if one.status == 302]
    refused = [one for one in answers if one.status == 409]
    times = sorted(one.took * 1000 for one in answers) or [0.0]
    return {
        "sent": len(answers),
        "accepted": len(accepted),
        "written in the database": found["written"][kind],
        "refused after the deadline": len([one for one in refused if one.sent + one.took >= deadline]),
        "refused before the deadline": len([one for one in refused if one.sent + one.took < deadline]),
        "accepted though sent after the deadline": len([one for one in accepted if one.sent >= deadline]),
        "written after the deadline": int(found["last"][kind] > deadline),
        "lost, or other than what was told": lost(kind, visitors, found),
        "other answers (errors)": len(answers) - len(accepted) - len(refused),
        "answered in the last second before it": in_last_second(answers, deadline),
        "last written before the deadline, ms": round((deadline - found["last"][kind]) * 1000, 1),
        "answer, median ms": round(statistics.median(times), 1),
        "answer, 95th percentile ms": round(times[int(len(times) * 0.95)], 1),
        "answer, longest ms": round(times[-1], 1),
    }


def in_last_second(answers: Iterable[Answer], deadline: float) -> int:
    """Count what was accepted in the last second."""
    return len([one for one in answers if one.status == 302 and deadline - 1 <= one.sent < deadline])


def lost(kind: str, visitors: Iterable[Visitor], found: Mapping[str, Any]) -> int:
    """Count the visitors whose figures in the database are not the last they were told are kept."""
    if kind == "bids":
        vendors = [one for one in visitors if isinstance(one, Vendor)]
        return sum(Decimal(found["prices"].get(one.request, 0)) != one.promised(kind) for one in vendors)
    buyers = [one for one in visitors if isinstance(one, Buyer)]
    if kind == "joins":
        return sum((one.company in found["joined"]) != bool(one.accepted(kind)) for one in buyers)
    return sum(Decimal(found["totals"].get(one.company, 0)) != one.promised(kind) for one in buyers)


def is_kept(column: Mapping[str, float]) -> bool:
    """Tell whether nothing was lost, nothing late accepted, nothing refused early and nothing failed."""
    broken = (
        "refused before the deadline",
        "accepted though sent after the deadline",
        "written after the deadline",
        "lost, or other than what was told",
        "other answers (errors)",
    )
    return column["written in the database"] == column["accepted"] and not any(column[one] for one in broken)
