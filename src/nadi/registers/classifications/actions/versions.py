"""Taking another version into use: the entries' codes follow where it is clear what they became."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.classifications.actions.following import (
    VERB,
    entries_with,
    let_follow,
    refuse_while_following,
    subject_of,
)
from nadi.registers.classifications.models import Correspondence, Scheme
from nadi.registers.entries.models import Coding
from nadi.web.access import Actor, Refused


@dataclass(frozen=True, kw_only=True)
class Step:
    """What the change means for one code that entries carry."""

    code: str
    title: str
    entries: int
    became: Sequence[str] = ()

    @property
    def is_clear(self) -> bool:
        return len(self.became) == 1

    @property
    def is_split(self) -> bool:
        return len(self.became) > 1


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a change of version will do: to how many codes and entries, and what staff must decide."""

    same: int = 0
    clear: Sequence[Step] = field(default_factory=tuple)
    split: Sequence[Step] = field(default_factory=tuple)
    unknown: Sequence[Step] = field(default_factory=tuple)


def carried(kind: str) -> dict[str, int]:
    """Return how many entries carry each code of a kind."""
    rows = Coding.objects.filter(scheme=kind).values("code").annotate(n=Count("pk")).order_by("code")
    return {row["code"]: row["n"] for row in rows}


def preview(*, newer: Scheme) -> Preview:
    """Return what taking this version into use means for the codes that entries carry."""
    counts = carried(newer.kind)
    there = set(newer.terms.filter(code__in=counts, is_withdrawn=False).values_list("code", flat=True))
    gone = [code for code in counts if code not in there]
    became = successors(newer, gone)
    titles = titles_in_others(newer, gone)
    steps = [
        Step(code=code, title=titles.get(code, ""), entries=counts[code], became=became.get(code, ()))
        for code in gone
    ]
    return Preview(
        same=len(there),
        clear=[one for one in steps if one.is_clear],
        split=[one for one in steps if one.is_split],
        unknown=[one for one in steps if not one.became],
    )


def successors(newer: Scheme, codes: Iterable[str]) -> dict[str, list[str]]:
    """Return what each code became in this version, from whatever older one."""
    rows = Correspondence.objects.filter(newer=newer, code__in=list(codes)).order_by("code", "became")
    found: dict[str, list[str]] = {}
    for code, became in rows.values_list("code", "became"):
        if became not in found.setdefault(code, []):
            found[code].append(became)
    return found


def titles_in_others(newer: Scheme, codes: Sequence[str]) -> dict[str, str]:
    """Return the titles that codes have in the other versions."""
    others = Scheme.objects.filter(kind=newer.kind).exclude(pk=newer.pk)
    return {
        term.code: term.title or term.title_local
        for scheme in others.order_by("is_in_use", "version")
        for term in scheme.terms.filter(code__in=codes)
    }


def change_version(*, by: Actor, newer: Scheme, decided: Mapping[str, str] | None = None) -> Preview:
    """Take a version into use: clear codes follow, split ones where decided, others stay.

    The entries follow at once where they are few, else in a job.
    """
    with transaction.atomic():
        refuse_while_following(newer.kind)
        schemes = list(Scheme.objects.select_for_update().filter(kind=newer.kind))
        newer = next(one for one in schemes if one.pk == newer.pk)
        if newer.is_in_use:
            raise Refused(_("This version is in use already."))
        plan = preview(newer=newer)
        moves = {step.code: step.became[0] for step in plan.clear}
        moves |= chosen(plan.split, decided or {})
        Scheme.objects.filter(kind=newer.kind, is_in_use=True).update(is_in_use=False)
        newer.is_in_use = True
        newer.save(update_fields=["is_in_use"])
        were = [one.version for one in schemes if one.is_in_use and one.pk != newer.pk]
        record(
            by=by,
            verb=VERB,
            subject=subject_of(newer.kind),
            before={"version": were},
            after={"version": newer.version, "codes": moves, "entries": entries_with(newer.kind, moves)},
        )
        let_follow(by=by, kind=newer.kind, moves=moves)
    return plan


def chosen(split: Sequence[Step], decided: Mapping[str, str]) -> dict[str, str]:
    """Return the decisions that choose one of what a code became."""
    return {step.code: decided[step.code] for step in split if decided.get(step.code) in step.became}


def decide(*, by: Actor, scheme: Scheme, code: str, became: str) -> int:
    """Give all entries that carry a code the one it became, by decision; return how many they were."""
    if not scheme.terms.filter(code=became, is_withdrawn=False).exists():
        raise Refused(_("The version in use has no code “%(code)s”.") % {"code": became[:60]})
    with transaction.atomic():
        refuse_while_following(scheme.kind)
        entries = entries_with(scheme.kind, [code])
        record(
            by=by,
            verb="classifications.decide",
            subject=subject_of(scheme.kind),
            after={"code": code, "became": became, "entries": entries},
        )
        let_follow(by=by, kind=scheme.kind, moves={code: became})
    return entries


def follow_clear(*, by: Actor, scheme: Scheme) -> int:
    """Give the entries left over the codes of which it is clear what they became; return how many."""
    with transaction.atomic():
        refuse_while_following(scheme.kind)
        moves = {step.code: step.became[0] for step in preview(newer=scheme).clear}
        entries = entries_with(scheme.kind, moves)
        if entries:
            record(
                by=by,
                verb="classifications.decide",
                subject=subject_of(scheme.kind),
                after={"codes": moves, "entries": entries},
            )
            let_follow(by=by, kind=scheme.kind, moves=moves)
    return entries
