"""What is typed about any entry; each register adds its own columns.

    class ProgrammeForm(EntryForm):
        makes = CodesField(scheme="make", label=_("Makes"))

        class Meta(EntryForm.Meta):
            model = Programme
            fields = [*NAMES, "funder", *CONTACT, *PLACE, "sectors", "makes", "deadline", *STANDING]

A register leaves out what it does not want, `sectors` too. `form.facts()` is what `keep_entry` takes.
"""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.places import HOME, country_choices
from nadi.companies.sectors import sector_code, sector_title, suggestions
from nadi.registers.entries.actions.keeping import Facts
from nadi.registers.entries.codes import CodesField, CodesInput
from nadi.web.forms import ModelForm
from nadi.web.forms.base import as_label, field_for
from nadi.web.localized import localized

__all__ = ["CONTACT", "NAMES", "PLACE", "STANDING", "CodesField", "CodesInput", "EntryForm"]

NAMES = ("name", "name_local", "summary", "summary_local")
CONTACT = ("website", "email", "phone")
PLACE = ("country", "region", "town", "town_local")
STANDING = ("audience", "source", "source_url", "as_of", "confirm_email")


class OwnerField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """The organisation an entry belongs to."""

    def label_from_instance(self, obj: Organisation) -> str:
        return localized(obj)


def no_country() -> list[tuple[str, str]]:
    """Return the countries for a choice that may stay open."""
    return [("", "–"), *country_choices()]


def entry_field_for(db_field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """Return the house's field, a list for countries and owners, and addresses that need no `https://`."""
    if db_field.name == "country":
        return forms.ChoiceField(
            label=as_label(db_field.verbose_name),  # type: ignore[arg-type]  # may be lazy, and stays so
            choices=no_country,
            required=not db_field.blank,
        )
    if db_field.name == "owner":
        kwargs |= {"form_class": OwnerField, "queryset": Organisation.objects.order_by("name", "pk")}
    if isinstance(db_field, models.URLField):
        kwargs["assume_scheme"] = "https"
    return field_for(db_field, **kwargs)


class EntryForm(ModelForm):
    """An entry of any register, as somebody who may write it types it."""

    sectors = CodesField(
        scheme="nace",
        label=_("Sectors (NACE Rev. 2.1)"),
        suggestions=suggestions,
        code_of=sector_code,
        title_of=lambda code: sector_title(code),
        help_text=_("Whom it concerns. Type a code or a word, for example 17.21 or “corrugated”."),
    )

    class Meta(ModelForm.Meta):
        formfield_callback = staticmethod(entry_field_for)
        fields: list[str] = [*NAMES, *CONTACT, *PLACE, "sectors", *STANDING]
        help_texts = {
            "source": _("Where the facts come from: a website, a letter, a fair."),
            "as_of": _("The day for which the source says so."),
            "confirm_email": _("Who can say whether this is still right; we ask by a link in a mail."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "sectors" not in (self._meta.fields or ()):
            del self.fields["sectors"]
        if self.instance.pk:
            self.fill_codes()

    def fill_codes(self) -> None:
        """Start from the codes the entry has."""
        there: dict[str, list[str]] = {}
        for scheme, code in self.instance.codings.order_by("pk").values_list("scheme", "code"):
            there.setdefault(scheme, []).append(code)
        for name, field in self.code_fields().items():
            self.initial.setdefault(name, there.get(field.scheme, []))

    def code_fields(self) -> dict[str, CodesField]:
        """Return the fields that hold codes."""
        return {name: field for name, field in self.fields.items() if isinstance(field, CodesField)}

    def clean(self) -> dict[str, Any]:
        """A region lies in its country."""
        cleaned = super().clean()
        if cleaned.get("region") and "country" in self.fields:
            if not cleaned.get("country"):
                cleaned["country"] = HOME
            elif cleaned["country"] != HOME:
                self.add_error("region", _("Regions are of Georgia; leave this empty for another country."))
        return cleaned

    def facts(self) -> Facts:
        """Return what was typed: the columns, and the codes by scheme."""
        codes = {field.scheme: self.cleaned_data[name] for name, field in self.code_fields().items()}
        columns = {field.name for field in self.instance._meta.get_fields() if field.concrete}
        values = {name: value for name, value in self.cleaned_data.items() if name in columns}
        return Facts(values=values, codes=codes)

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said in sentences, or by the action."""
