"""Machines and parts as they are typed in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation, Site
from nadi.registers.suppliers.makes import make_key
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest
from nadi.registers.suppliers.pictures import without_traces
from nadi.web.files import UploadField
from nadi.web.forms import ModelForm
from nadi.web.forms.folding import Fold, Groups, folds_of
from nadi.web.localized import localized


class SiteField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own is not generic when run
    """One of the company's own sites."""

    def label_from_instance(self, obj: Site) -> str:
        return localized(obj)


class MachineForm(ModelForm):
    """A machine; its sites are those of the company."""

    class Meta(ModelForm.Meta):
        model = Machine
        fields = ["make", "model", "process", "year", "serial", "site", "note", "answers_requests"]
        help_texts = {
            "make": _("As it stands on the machine's plate: Bobst, Heidelberg, Windmöller & Hölscher."),
            "answers_requests": _(
                "You are asked without your name; the other firm learns it only if you offer."
            ),
        }

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = organisation.sites.filter(is_closed=False).order_by("pk")
        self.fields["site"] = SiteField(sites, label=_("Site"), required=False)

    def clean_make(self) -> str:
        """Refuse a make without a letter or digit."""
        make = str(self.cleaned_data["make"])
        if not make_key(make):
            raise forms.ValidationError(_("Give the make in letters or digits."))
        return make

    def clean_year(self) -> int | None:
        """Refuse a year that cannot be."""
        year: int | None = self.cleaned_data["year"]
        if year and not 1900 <= year <= timezone.localdate().year + 1:
            raise forms.ValidationError(_("A machine was built between 1900 and next year."))
        return year


class PartForm(ModelForm):
    """What is missing, since when, and by when it is needed."""

    picture = UploadField(
        label=_("Picture of the part or its plate"), required=False, kinds=(".jpg", ".jpeg", ".png")
    )

    class Meta(ModelForm.Meta):
        model = PartRequest
        fields = ["part", "part_number", "stands_still", "needed_by", "what_happened", "is_named"]
        help_texts = {
            "what_happened": _("The firms that are asked read this. Leave out what would tell who you are."),
        }

    GROUPS: Groups = (
        (_("What is missing"), ("machine", "part", "part_number", "what_happened", "picture")),
        (_("More, if you like"), ("needed_by", "stands_still", "is_named")),
    )

    @property
    def folds(self) -> list[Fold]:
        """Return the questions in two groups: what one must say, what one may."""
        return folds_of(self, self.GROUPS)

    def clean_picture(self) -> Any:
        """Take the picture alone: what a camera notes in it, and the file's name, may tell who asks."""
        upload = self.cleaned_data["picture"]
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            picture, ending = without_traces(upload.read())
        except ValueError:
            raise forms.ValidationError(
                _("This file is not a whole picture. Take it again, or send it without.")
            ) from None
        return SimpleUploadedFile(f"picture{ending}", picture)

    def clean_needed_by(self) -> Any:
        """Refuse a day that has passed."""
        day = self.cleaned_data["needed_by"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Give today or a later day, or none."))
        return day


class MachineField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own is not generic when run
    """One of the company's own machines."""

    def label_from_instance(self, obj: Machine) -> str:
        site = localized(obj.site) if obj.site else ""
        return " · ".join(part for part in (f"{obj.make} {obj.model}".strip(), site) if part)


class StandstillForm(PartForm):
    """Which machine stands still, one of ours or one to be entered by the way, and what it lacks."""

    make = forms.CharField(
        label=_("Make"),
        max_length=80,
        required=False,
        help_text=_("As it stands on the machine's plate: Bobst, Heidelberg, Windmöller & Hölscher."),
    )
    model = forms.CharField(label=_("Model"), max_length=120, required=False)

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Machine.objects.filter(organisation=organisation, retired_on=None).select_related("site")
        machines = own.order_by("make_key", "model", "pk")
        if machines:
            label, other = _("Our machine"), _("another one: give its make below")
            self.fields["machine"] = MachineField(machines, label=label, required=False, empty_label=other)
            self.initial.setdefault("machine", machines[0].pk)

    @property
    def folds(self) -> list[Fold]:
        """Return the questions; those for a machine that is not in the list stand by themselves."""
        has_machines = "machine" in self.fields
        which = (_("Another machine") if has_machines else _("The machine"), ("make", "model"))
        first, *others = self.GROUPS
        groups = (first, which, *others) if has_machines else (which, first, *others)
        return folds_of(self, groups, opened=1 if has_machines else 2)

    def clean(self) -> dict[str, Any]:
        """Ask for the machine, or for a make with a letter or digit."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("machine") and not make_key(cleaned.get("make", "")):
            self.add_error("make", _("Say which machine it is: choose it, or give its make."))
        return cleaned


class OfferForm(ModelForm):
    """How one can help, and whom to call if the other firm agrees."""

    class Meta(ModelForm.Meta):
        model = PartAnswer
        fields = ["terms", "message", "price", "contact"]
        help_texts = {
            "price": _("In lari, if you want one."),
            "contact": _("Shown to the other firm only if it accepts."),
            "message": _("The other firm reads this before it knows who you are."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["terms"].required = True
        self.fields["contact"].required = True

    def clean_price(self) -> Any:
        """Refuse a price below zero."""
        price = self.cleaned_data["price"]
        if price is not None and price < 0:
            raise forms.ValidationError(_("A price is not below zero."))
        return price
