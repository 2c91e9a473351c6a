"""A table of rows to fill in: empty rows drop out, and every error names its row."""

from collections.abc import Iterator
from typing import Any, cast

from django.forms import BaseForm, BaseFormSet, formset_factory
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext as _

MOST_ROWS = 500


class RowFormSet(BaseFormSet[BaseForm]):
    """Rows of one kind; `filled` are those in which something was written."""

    def filled(self) -> list[dict[str, Any]]:
        """Return the cleaned rows, without the empty and the deleted ones."""
        return [form.cleaned_data for form in self.rows() if form.has_changed() or form.initial]

    def rows(self) -> Iterator[BaseForm]:
        """Yield the rows that stay."""
        for form in self.forms:
            if not (self.can_delete and form.cleaned_data.get(DELETION_FIELD_NAME)):
                yield form

    def problems(self) -> list[tuple[str, str]]:
        """Return (field to go to, sentence) for everything wrong, each sentence with its row."""
        found = [("", str(text)) for text in self.non_form_errors()]
        for number, form in enumerate(self.forms, start=1):
            row = _("Row %(number)s") % {"number": number}
            found += [("", f"{row}: {text}") for text in form.non_field_errors()]
            for bound in form:
                found += [(bound.id_for_label, f"{row}, {bound.label}: {text}") for text in bound.errors]
        return found


def rows_of(
    form: type[BaseForm], *, extra: int = 5, most: int = MOST_ROWS, least: int = 0
) -> type[RowFormSet]:
    """Return the formset of a form; `extra` empty rows wait at the end."""
    made = formset_factory(
        form,
        formset=RowFormSet,
        extra=extra,
        can_delete=True,
        max_num=most,
        absolute_max=most + 100,
        min_num=least,
        validate_max=True,
        validate_min=bool(least),
    )
    return cast(type[RowFormSet], made)
