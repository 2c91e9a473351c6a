"""Divisions as plain text tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nadi.engine.sharing.receipt import Receipt, ReceiptCheck
from nadi.engine.sharing.result import Certificate, MemberShare, Refusal, Shares

Row = Sequence[str]
REMARKED = ("sharing.core.empty", "sharing.large_member", "sharing.sampled", "sharing.closed", "sharing.not_")


def table(head: Row, rows: Sequence[Row]) -> str:
    """Columns under their heads: the first to the left, the others to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def one_division(shares: Shares, certificate: Certificate, currency: str) -> str:
    """One method: shares, savings, the sum of each, what is promised."""
    is_cost = shares.kind == "cost"
    head = ("member", "pays" if is_cost else "gets", "alone", "saves" if is_cost else "gains", "%", "")
    sampled = any(member.half_width is not None for member in shares.members)
    rows = [
        (
            member.player,
            f"{member.share:f}",
            f"{member.alone:f}",
            f"{member.saving:f}",
            percent(member),
            f"± {member.half_width:f}" if sampled else "",
        )
        for member in shares.members
    ]
    rows.append(("together", f"{shares.total:f}", "", "", "", ""))
    parts = [
        f"{shares.title}{f', {currency}' if currency else ''}",
        table(head, rows),
        "How each share comes about:",
        "\n".join(f"  {member.player}: {'; '.join(member.steps)}" for member in shares.members),
        "\n".join(f"* {note.text}" for note in (*certificate.statements, *shares.notes)),
    ]
    return "\n\n".join(parts)


def percent(member: MemberShare) -> str:
    """The relative saving, or a dash where it is undefined."""
    return "–" if member.saving_percent is None else f"{member.saving_percent:f}"


def side_by_side(answers: Sequence[tuple[Shares, Certificate] | Refusal], currency: str) -> str:
    """All methods: one row each, a column per member, and the two promises."""
    divided = [answer for answer in answers if not isinstance(answer, Refusal)]
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    parts = [f"Shares by method{f', {currency}' if currency else ''}"]
    if divided:
        players = [member.player for member in divided[0][0].members]
        head = ("method", *players, "nobody worse off", "no better-off group")
        rows = [
            (
                shares.title,
                *(f"{member.share:f}" for member in shares.members),
                "yes" if certificate.nobody_is_worse_off else "no",
                group_word(certificate),
            )
            for shares, certificate in divided
        ]
        alone = ("(alone)", *(f"{member.alone:f}" for member in divided[0][0].members), "", "")
        parts.append(table(head, [*rows, alone]))
        parts.append(remarks(divided))
    parts.extend(f"{refusal.title}: no answer. {refusal.reason}" for refusal in refused)
    return "\n\n".join(part for part in parts if part)


def group_word(certificate: Certificate) -> str:
    """The core check in a word or two."""
    if certificate.verdict == "found":
        excess = certificate.excess if certificate.excess is not None else Decimal(0)
        return f"no: {'+'.join(certificate.worst)} by {excess:f}"
    if certificate.verdict == "none":
        return "yes"
    return f"none among {certificate.tested} tested"


def remarks(divided: Sequence[tuple[Shares, Certificate]]) -> str:
    """Sentences about the game itself and warnings, each once."""
    met: dict[tuple[str, str | None], str] = {}
    for shares, certificate in divided:
        for statement in (*certificate.statements, *shares.notes):
            if statement.key.startswith(REMARKED):
                met.setdefault((statement.key, statement.parameters.get("who")), statement.text)
    return "\n".join(f"* {text}" for text in met.values())


def receipt_answer(given: Receipt, found: ReceiptCheck) -> str:
    """A recomputed receipt."""
    lines = [f"Receipt of {given.member}: {given.method}", "", *(f"  {step}" for step in found.steps), ""]
    lines.append(f"* {found.text}")
    verb = "more than" if given.kind == "cost" else "less than"
    word = verb if found.is_worse_off else f"no {verb}"
    lines.append(f"* The share {given.share:f} is {word} alone ({given.alone:f}).")
    return "\n".join(lines)
