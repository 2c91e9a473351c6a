"""An entry's way: published, withdrawn, restored."""

from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.models import Entry
from nadi.web.access import Actor, Refused, Sentence

E = TypeVar("E", bound=Entry)
State = Entry.State


def publish_entry(*, by: Actor, entry: E, verb: str) -> E:
    """Make a draft current."""
    return move(by=by, entry=entry, to=State.CURRENT, verb=verb, since=(State.DRAFT,))


def withdraw_entry(*, by: Actor, entry: E, verb: str) -> E:
    """Take an entry out of what others see; it is kept and can be restored."""
    return move(by=by, entry=entry, to=State.WITHDRAWN, verb=verb, since=(State.CURRENT, State.DRAFT))


def restore_entry(*, by: Actor, entry: E, verb: str) -> E:
    """Make a withdrawn entry current again."""
    return move(by=by, entry=entry, to=State.CURRENT, verb=verb, since=(State.WITHDRAWN,))


REFUSALS: dict[str, Sentence] = {
    State.DRAFT: _("It is a draft: publish it or withdraw it."),
    State.CURRENT: _("It is current already. Somebody else may just have made it so."),
    State.WITHDRAWN: _("It is withdrawn already. Somebody else may just have done it; it can be restored."),
    State.MERGED: _("It was merged into another entry. Undo the merge first."),
}


def move(*, by: Actor, entry: E, to: State, verb: str, since: tuple[State, ...]) -> E:
    """Change the state under the entry's lock, if it is where this begins."""

    def guard(stored: Entry) -> None:
        if stored.state not in since:
            raise Refused(REFUSALS[stored.state])

    facts = Facts(values={"state": to}, is_vouched=to == State.CURRENT)
    return keep_entry(by=by, entry=entry, facts=facts, verb=verb, guard=guard)
