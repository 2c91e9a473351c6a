"""Making two entries one, and two again."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.changes import Changed, as_json, note_change
from nadi.registers.entries.actions.confirming import as_its_own
from nadi.registers.entries.finding import document_of
from nadi.registers.entries.merging.columns import column, columns_of, restored, values_of
from nadi.registers.entries.merging.rows import move_all, move_back
from nadi.registers.entries.models import Coding, Entry, Merge
from nadi.registers.entries.registry import register_of
from nadi.web import search
from nadi.web.access import Actor, Refused, Sentence

State = Entry.State
NOT_BOTH = _("One of the values you chose belongs to exactly one entry. Leave it as it is and try again.")
IMPORTED_ANEW = _("Its number at the source was imported anew meanwhile. Merge the two the other way.")


def merge_entries(*, by: Actor, kept: Entry, gone: Entry, takes: Collection[str]) -> Merge:
    """Make `gone` part of `kept`: columns named in `takes` come from it, its codes and all its rows follow.

    Rows that a constraint holds back (both were the favourite of the same person) stay with the entry that
    is gone. Everything is noted, so that `undo_merge` leads back exactly.
    """
    with transaction.atomic():
        kept, gone = locked(kept, gone)
        names = [field.name for field in columns_of(type(kept)) if field.name in takes]
        before: dict[str, Any] = {
            "columns": values_of(kept, names),
            "takes": names,
            "codes": codes_of(kept),
            "state": gone.state,
        }
        for field in [column(type(kept), name) for name in names]:
            setattr(kept, field.attname, getattr(gone, field.attname))
        moved, stayed = move_all(gone, kept)
        gone.state, gone.merged_into_id = State.MERGED, kept.pk
        gone.save()
        save_or_refuse(kept, NOT_BOTH)
        before |= {"became": values_of(kept, names), "stayed": stayed, "added": unite_codes(kept, gone)}
        merge = Merge.objects.create(
            kept_id=kept.pk, gone_id=gone.pk, moved=moved, before=before, person=by.person
        )
        tell(by, kept, gone, "entries.merge", names)
    return merge


def locked(kept: Entry, gone: Entry) -> tuple[Entry, Entry]:
    """Lock both entries in the order of their keys, and refuse what cannot be made one."""
    if kept.pk == gone.pk:
        raise Refused(_("This is the same entry. Choose another one."))
    if kept.register != gone.register:
        raise Refused(_("These are entries of different registers. Choose one of the same register."))
    if register_of(kept).is_personal:
        raise Refused(_("Entries of people are not merged: what each agreed to is their own."))
    rows = Entry.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    stored = {row.pk: as_its_own(row) for row in rows}
    if any(row.state == State.MERGED for row in stored.values()):
        raise Refused(_("One of the two was merged already, perhaps by somebody else just now."))
    return stored[kept.pk], stored[gone.pk]


def codes_of(entry: Entry) -> list[list[str]]:
    """Return an entry's codes with their schemes."""
    return [list(pair) for pair in entry.codings.order_by("pk").values_list("scheme", "code")]


def unite_codes(kept: Entry, gone: Entry) -> list[list[str]]:
    """Give the entry that stays the codes it lacks; return them."""
    there = codes_of(kept)
    lacking = [pair for pair in codes_of(gone) if pair not in there]
    Coding.objects.bulk_create(Coding(entry_id=kept.pk, scheme=scheme, code=code) for scheme, code in lacking)
    return lacking


def undo_merge(*, by: Actor, merge: Merge) -> Entry:
    """Make them two again: rows go back, columns and codes return where nobody changed them since."""
    with transaction.atomic():
        merge = Merge.objects.select_for_update().get(pk=merge.pk)
        if merge.undone:
            raise Refused(_("This merge was undone already."))
        rows = Entry.objects.select_for_update().filter(pk__in=[merge.kept_id, merge.gone_id])
        stored = {row.pk: as_its_own(row) for row in rows.order_by("pk")}
        kept, gone = stored[merge.kept_id], stored[merge.gone_id]
        if kept.state == State.MERGED or gone.merged_into_id != kept.pk:
            raise Refused(_("What stayed was itself merged later. Undo that merge first."))
        give_back(kept, merge.before)
        bring_back(gone, merge.before["state"])
        move_back(merge.moved, kept=kept, gone=gone)
        merge.undone = timezone.now()
        merge.save(update_fields=["undone"])
        tell(by, kept, gone, "entries.undo_merge", merge.before["takes"])
    return gone


def give_back(kept: Entry, before: Mapping[str, Any]) -> None:
    """Restore the columns and codes that the merge changed, unless somebody changed them since."""
    now = values_of(kept, before["takes"])
    for name in before["takes"]:
        if now.get(name) == before["became"].get(name):
            attribute = column(type(kept), name).attname
            setattr(kept, attribute, restored(type(kept), name, before["columns"]))
    kept.save()
    for scheme, code in before["added"]:
        kept.codings.filter(scheme=scheme, code=code).delete()


def bring_back(gone: Entry, state: str) -> None:
    """Let an entry stand for itself again."""
    gone.state, gone.merged_into_id = State(state), None
    save_or_refuse(gone, IMPORTED_ANEW)


def save_or_refuse(entry: Entry, sentence: Sentence) -> None:
    """Store an entry, or say why its table does not take it."""
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError as error:
        raise Refused(sentence) from error


def tell(by: Actor, kept: Entry, gone: Entry, verb: str, names: list[str]) -> None:
    """Write it into both histories, the journal and the search."""
    for entry, other in ((kept, gone), (gone, kept)):
        values = {name: as_json(getattr(entry, name)) for name in names} if entry is kept else {}
        changed = Changed(before={}, after={"state": entry.state, "with": other.uid, **values})
        note_change(by=by, entry=entry, verb=verb, change=changed)
    search.put([document_of(as_its_own(kept)), document_of(as_its_own(gone))])
