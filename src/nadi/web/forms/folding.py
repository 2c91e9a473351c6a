"""Long forms in groups that open and close, so that on a phone what matters first is seen first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.forms import BaseForm, BoundField, ChoiceField
from django.utils.translation import gettext as _

from nadi.web.access import Sentence

Groups = Iterable[tuple[Sentence, Sequence[str]]]
EMPTY: tuple[object, ...] = (None, "", [], False)


@dataclass(frozen=True, kw_only=True)
class Fold:
    """Fields under one title, which a press opens; one in which something is wrong stands open."""

    title: Sentence
    fields: Sequence[BoundField]
    is_open: bool

    @property
    def note(self) -> str:
        """Say how much of it is filled in."""
        asked = [bound for bound in self.fields if not has_an_answer(bound)]
        filled = sum(bound.value() not in EMPTY for bound in asked)
        return _("%(filled)s of %(all)s filled in") % {"filled": filled, "all": len(asked)}


def folds_of(form: BaseForm, groups: Groups, *, opened: int = 1) -> list[Fold]:
    """Return a form's fields in these groups; what no group names joins the first.

    Open stand the first ones, those in which something is wrong, and those in which something must be said.
    """
    named = [(title, [name for name in names if name in form.fields]) for title, names in groups]
    known = {name for _title, names in named for name in names}
    named[0][1].extend(name for name in form.fields if name not in known)
    found: list[Fold] = []
    for title, names in named:
        fields = [form[name] for name in names]
        if fields:
            is_open = len(found) < opened or any(map(is_to_be_seen, fields))
            found.append(Fold(title=title, fields=fields, is_open=is_open))
    return found


def is_to_be_seen(bound: BoundField) -> bool:
    """Tell whether a field is wrong, or still empty though it must not be; a choice has a first answer."""
    if bound.form.is_bound and bound.errors:
        return True
    return bound.field.required and not has_an_answer(bound) and bound.value() in EMPTY


def has_an_answer(bound: BoundField) -> bool:
    """Tell whether a field begins with an answer whatever anybody does: a choice that may not stay open."""
    return bound.field.required and isinstance(bound.field, ChoiceField)
