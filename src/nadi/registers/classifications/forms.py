"""Codes as they are typed into any form, and the files classifications come in.

occupation = TermField(kind="esco-occupation", label=_("Occupation"))      # cleans to a code or ""
skills = terms_field(kind="esco-skill", label=_("Skills"))                 # a CodesField of the entries
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nadi.registers.classifications import queries
from nadi.registers.entries.codes import CodesField
from nadi.web.files import UploadField
from nadi.web.forms import Form

NO_SUCH = _("There is no “%(typed)s” in this list. Type a word of it and choose one.")
TABLES = (".csv", ".txt")


class TermInput(forms.TextInput):
    """A text field that offers codes while one types; without scripts a plain text field."""

    template_name = "classifications/term_input.html"

    def __init__(self, kind: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.kind = kind

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name the list after the field, and say where it is fetched."""
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"] |= {
            "list": list_id,
            "hx-get": f"{reverse('classifications.suggest')}?scheme={self.kind}&name={name}",
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{list_id}",
            "hx-swap": "innerHTML",
        }
        return {**context, "list_id": list_id}


class TermField(forms.CharField):
    """One code of a classification: typed alone, with its title, or by its whole title."""

    def __init__(self, *, kind: str, **kwargs: Any) -> None:
        self.kind = kind
        kwargs.setdefault("widget", TermInput(kind))
        kwargs.setdefault("max_length", 500)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write the code with its title."""
        row = queries.term(self.kind, value) if value else None
        return queries.label_of(row) if row else value

    def clean(self, value: Any) -> str:
        """Return the code, or say that there is no such one."""
        typed = super().clean(value)
        if not typed:
            return ""
        row = queries.by_typed(self.kind, typed)
        if row is None:
            raise ValidationError(NO_SUCH % {"typed": typed[:60]}, code="unknown")
        return row.code


def terms_field(*, kind: str, **kwargs: Any) -> CodesField:
    """Return a field for several codes of a classification, a line each."""
    return CodesField(scheme=kind, code_of=code_of(kind), title_of=title_of(kind), **kwargs)


def code_of(kind: str) -> Callable[[str], str | None]:
    """Return what reads one code as it is typed; where nothing is loaded yet, any words are taken."""

    def read(typed: str) -> str | None:
        row = queries.by_typed(kind, typed)
        if row is None and queries.scheme_in_use(kind) is None:
            return typed[:120]
        return row.code if row else None

    return read


def title_of(kind: str) -> Callable[[str], str]:
    """Return what writes a code with its title."""

    def write(code: str) -> str:
        row = queries.term(kind, code)
        return queries.label_of(row) if row else code

    return write


class FileForm(Form):
    """A published table of codes."""

    file = UploadField(
        kinds=TABLES,
        label=_("File"),
        help_text=_(
            "As its publisher offers it: CPV, NACE, HS, ISCO-08, ESCO, DAC, ISO lists, UNSPSC, O*NET. "
            "We know it by its first line."
        ),
    )
    version = forms.CharField(
        label=_("Version"),
        max_length=40,
        required=False,
        help_text=_("Only if it is another than the one we know, for example 1.2.1."),
    )


class CorrespondenceForm(Form):
    """A table of what codes became."""

    file = UploadField(
        kinds=TABLES,
        label=_("File"),
        help_text=_("A table whose first column is the old code and whose second column is the new one."),
    )


__all__ = ["CorrespondenceForm", "FileForm", "TermField", "TermInput", "terms_field"]
