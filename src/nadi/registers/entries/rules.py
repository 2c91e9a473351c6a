"""Who may do what with the entries of any register."""

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.models import Entry
from nadi.registers.entries.registry import register_of
from nadi.web.access import Actor, Role, Rule, Sentence, rule


def keeps_it(actor: Actor, entry: Entry) -> Sentence | None:
    """Staff, and the organisation an entry belongs to."""
    if actor.is_staff or (entry.owner_id and entry.owner_id == actor.organisation_id):
        return None
    return _("Only the office and the organisation it belongs to can say that it is still right.")


def can_be_used(actor: Actor, entry: Entry) -> Sentence | None:
    """Where a register stands for something that is used, and not by its own seller."""
    if entry.owner_id and entry.owner_id == actor.organisation_id:
        return _("This belongs to your own organisation; ratings are for others.")
    if not register_of(entry).is_used:
        return _("Entries of this register are not rated here.")
    return None


def can_be_merged(actor: Actor, entry: Entry) -> Sentence | None:
    """People are not made one: what each of them agreed to is their own."""
    if register_of(entry).is_personal:
        return _("Entries of people are not merged: what each agreed to is their own.")
    return None


RULES: list[Rule] = [
    rule("entries.index", _("look through the registers"), *Role),
    rule("entries.favourite", _("keep an entry at hand"), *Role),
    rule("entries.add_note", _("note something on an entry for their own people"), *Role),
    rule("entries.remove_note", _("take off a note of their own organisation"), *Role),
    rule("entries.report", _("report a mistake in an entry"), *Role),
    rule("entries.mistakes", _("see the mistakes that were reported"), Role.STAFF),
    rule("entries.answer_mistake", _("answer a reported mistake"), Role.STAFF),
    rule("entries.confirm", _("say that an entry is still right"), *Role, check=keeps_it),
    rule("entries.fading", _("see which entries nobody has confirmed lately"), Role.STAFF),
    rule("entries.history", _("see how an entry changed"), Role.STAFF),
    rule(
        "entries.use", _("say that their company used something, and rate it"), Role.MEMBER, check=can_be_used
    ),
    rule("entries.take_back_use", _("take back what their company said of a use"), Role.MEMBER),
    rule("entries.merge", _("make two entries of the same thing one"), Role.STAFF, check=can_be_merged),
    rule("entries.merges", _("see which entries were made one"), Role.STAFF),
    rule("entries.undo_merge", _("separate entries that were made one"), Role.STAFF),
    rule("entries.saved", _("keep searches, and be told by e-mail what is new in them"), *Role),
]
