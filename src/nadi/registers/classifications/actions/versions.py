"""Taking another version into use: the entries' codes follow where it is clear what they became."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from nadi.journal.actions import record
from nadi.registers.classifications.models import Correspondence, Scheme
from nadi.registers.entries.actions.changes import Changed, note_change, replace_codes
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.models import Coding, Entry
from nadi.registers.entries.registry import registers
from nadi.web import search
from nadi.web.access import Actor, Refused

BATCH = 500
VERB = "classifications.change_version"


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
    """Take a version into use: clear codes follow, split ones where decided, others stay."""
    with transaction.atomic():
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
        entries = move_codes(by=by, kind=newer.kind, moves=moves)
        record(
            by=by,
            verb=VERB,
            subject=f"classification:{newer.kind}",
            before={"version": [one.version for one in schemes if one.is_in_use and one.pk != newer.pk]},
            after={"version": newer.version, "codes": moves, "entries": entries},
        )
    return plan


def chosen(split: Sequence[Step], decided: Mapping[str, str]) -> dict[str, str]:
    """Return the decisions that choose one of what a code became."""
    return {step.code: decided[step.code] for step in split if decided.get(step.code) in step.became}


def decide(*, by: Actor, scheme: Scheme, code: str, became: str) -> int:
    """Give all entries that carry a code the one it became, by decision; return how many they were."""
    if not scheme.terms.filter(code=became, is_withdrawn=False).exists():
        raise Refused(_("The version in use has no code “%(code)s”.") % {"code": became[:60]})
    with transaction.atomic():
        entries = move_codes(by=by, kind=scheme.kind, moves={code: became})
        record(
            by=by,
            verb="classifications.decide",
            subject=f"classification:{scheme.kind}",
            after={"code": code, "became": became, "entries": entries},
        )
    return entries


def move_codes(*, by: Actor, kind: str, moves: Mapping[str, str]) -> int:
    """Rewrite these codes wherever entries carry them, each with its history; return how many entries."""
    marked = Coding.objects.filter(scheme=kind, code__in=list(moves)).values("entry_id")
    keys = list(Entry.objects.filter(pk__in=marked).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        for entry in Entry.objects.filter(pk__in=keys[start : start + BATCH]).prefetch_related("codings"):
            codes = {moves.get(one.code, one.code) for one in entry.codings.all() if one.scheme == kind}
            differing = replace_codes(entry, {kind: codes})
            change = Changed.between({}, {}, differing)
            note_change(by=by, entry=entry, verb=VERB, change=change, brought_by="version")
        refresh_search(keys[start : start + BATCH])
    return len(keys)


def refresh_search(keys: Sequence[int]) -> None:
    """Put these entries into the search again: sectors are part of what it keeps."""
    for register in registers().values():
        rows = register.model._default_manager.filter(pk__in=keys, register=register.name)
        search.put([document_of(entry) for entry in rows.prefetch_related(*register.related)])
