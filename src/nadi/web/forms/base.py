"""The forms every page starts from."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import keep_lazy_text
from django.utils.translation import gettext_lazy as _

from nadi.web.forms.fields import DateField, DateTimeField, DecimalField

LONGEST_KEY = 18
KINDS_OF_FIELD: dict[type[models.Field[Any, Any]], type[forms.Field]] = {
    models.DecimalField: DecimalField,
    models.DateTimeField: DateTimeField,
    models.DateField: DateField,
}


def clean_text(text: str) -> str:
    """Return the text in one Unicode form, without invisible control characters."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def is_beyond(given: Any) -> bool:
    """Tell whether something chosen by its number bears a number no table has."""
    several = given if isinstance(given, list | tuple) else [given]
    return any(len(str(one)) > LONGEST_KEY and str(one).lstrip("+-").isdigit() for one in several)


class HouseForm(forms.BaseForm):
    """What our forms share: the server judges, in sentences beside the fields, and keeps what was typed."""

    use_required_attribute = False

    def _clean_fields(self) -> None:
        offered: dict[forms.ModelChoiceField[Any], models.QuerySet[Any] | None] = {}
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and is_beyond(self[name].data):
                # Some databases fail on a number they could not hold; nothing has that number.
                offered[field] = field.queryset
                field.queryset = field.queryset.none() if field.queryset is not None else None
        super()._clean_fields()  # type: ignore[misc]  # Django's own hook, unknown to its stubs
        for field, rows in offered.items():
            field.queryset = rows
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str):
                self.cleaned_data[name] = clean_text(value)


class Form(HouseForm, forms.Form):
    """A form of its own fields."""


@keep_lazy_text
def as_label(name: str) -> str:
    """Return a column's name as a label begins; Georgian knows no capital there."""
    return name if "\u10d0" <= name[:1] <= "\u10ff" else name[:1].upper() + name[1:]


def field_for(db_field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Return our field for a column of numbers or dates, Django's for all others."""
    kwargs.setdefault("label", as_label(db_field.verbose_name))  # type: ignore[arg-type]  # may be lazy, and stays so
    ours = KINDS_OF_FIELD.get(type(db_field))
    if ours is None or db_field.choices:
        return db_field.formfield(**kwargs)
    return db_field.formfield(**{"form_class": ours, **kwargs})


class ModelForm(HouseForm, forms.ModelForm):  # type: ignore[type-arg]  # each form names its model in Meta
    """A form over a table's columns; it cleans and never saves: actions do."""

    class Meta:
        formfield_callback = staticmethod(field_for)

    def save(self, commit: bool = True) -> Any:
        """Refuse: writing is an action's work."""
        raise TypeError("A form cleans and never saves; call an action with its cleaned_data.")

    def clean(self) -> dict[str, Any]:
        """Ask for a name in one of the two languages, where the record has one."""
        cleaned = super().clean() or self.cleaned_data
        if {"name", "name_local"} <= self.fields.keys() and not (
            cleaned.get("name") or cleaned.get("name_local") or self.errors.keys() & {"name", "name_local"}
        ):
            self.add_error("name", ValidationError(_("Give a name in at least one of the two languages.")))
        return dict(cleaned)
