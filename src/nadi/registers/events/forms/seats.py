"""What is typed about seats."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.events.actions.seats import MOST_OF_A_GUEST, MOST_SEATS, Comer, Guest
from nadi.registers.events.models import Event, Registration, Seat
from nadi.web.forms import Form
from nadi.web.localized import localized


class OrganisationField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A company, provider or partner."""

    def label_from_instance(self, obj: Organisation) -> str:
        return localized(obj)


class SeatsForm(Form):
    """How many seats."""

    count = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=MOST_SEATS,
        initial=1,
        help_text=_("You can say later who comes."),
    )


class SeatsForForm(SeatsForm):
    """Seats for a company, taken by the office."""

    organisation = OrganisationField(
        label=_("Company"),
        queryset=Organisation.objects.exclude(kind=Organisation.Kind.OFFICE).order_by("name", "pk"),
    )
    field_order = ("organisation", "count")


class GuestForm(Form):
    """Somebody without an account."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail"))
    company = forms.CharField(label=_("Company"), max_length=160, required=False)
    count = forms.IntegerField(label=_("Seats"), min_value=1, max_value=MOST_OF_A_GUEST, initial=1)
    agrees = forms.BooleanField(
        label=_("The association may keep these facts to hold the event and for the certificate."),
        error_messages={"required": _("Without this we cannot hold a seat for you.")},
    )

    def guest(self, language: str) -> Guest:
        """Return who registers."""
        typed = self.cleaned_data
        return Guest(name=typed["name"], email=typed["email"], company=typed["company"], language=language)


class DoorForm(Form):
    """Somebody who comes without a seat."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), required=False)
    organisation = OrganisationField(
        label=_("Company, if it is known here"),
        queryset=Organisation.objects.exclude(kind=Organisation.Kind.OFFICE).order_by("name", "pk"),
        required=False,
    )
    company = forms.CharField(label=_("Company, if it is not"), max_length=160, required=False)

    def guest(self, language: str) -> Guest:
        """Return who comes."""
        typed = self.cleaned_data
        return Guest(name=typed["name"], email=typed["email"], company=typed["company"], language=language)


class NamesForm(Form):
    """Who sits on each seat of a registration: three fields a seat."""

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = list(registration.seats.exclude(state=Seat.State.CANCELLED).order_by("position"))
        for number, seat in enumerate(self.seats, start=1):
            self.fields[f"name_{seat.uid}"] = forms.CharField(
                label=_("Seat %(number)s: name") % {"number": number},
                max_length=120,
                required=False,
                initial=seat.name,
                disabled=bool(seat.certificate),
            )
            self.fields[f"email_{seat.uid}"] = forms.EmailField(
                label=_("Seat %(number)s: e-mail") % {"number": number},
                required=False,
                initial=seat.email,
                disabled=bool(seat.certificate),
                help_text=_("The code for the door goes there."),
            )
            self.fields[f"language_{seat.uid}"] = forms.ChoiceField(
                label=_("Seat %(number)s: language") % {"number": number},
                choices=settings.LANGUAGES,
                initial=seat.language,
                disabled=bool(seat.certificate),
            )

    def clean(self) -> dict[str, Any]:
        """An address needs a name."""
        cleaned = dict(super().clean() or {})
        for seat in self.seats:
            if cleaned.get(f"email_{seat.uid}") and not cleaned.get(f"name_{seat.uid}"):
                self.add_error(f"name_{seat.uid}", _("Write the name as it should stand on the certificate."))
        return cleaned

    def comers(self) -> list[Comer]:
        """Return who was named for which seat."""
        return [
            Comer(
                seat=seat.uid,
                name=self.cleaned_data[f"name_{seat.uid}"],
                email=self.cleaned_data[f"email_{seat.uid}"],
                language=self.cleaned_data[f"language_{seat.uid}"],
            )
            for seat in self.seats
        ]


class GiveBackForm(Form):
    """Which seats are given back."""

    seats = forms.MultipleChoiceField(
        label=_("Seats to give back"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose the seats to give back."),
            "invalid_choice": _("That seat was given back already. Choose among those that are left."),
        },
    )

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = registration.seats.exclude(state=Seat.State.CANCELLED).order_by("position")
        self.fields["seats"].choices = [  # type: ignore[attr-defined]  # a choice field
            (seat.uid, f"{seat.name or _('nobody named yet')} ({seat.get_state_display()})") for seat in there
        ]


class CodeForm(Form):
    """The code of a seat, as it is typed at the door."""

    code = forms.CharField(
        label=_("Code"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "autofocus": True}),
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean_code(self) -> str:
        """Return the code as it is stored: also read from a scanned address, with spaces and dashes."""
        typed = str(self.cleaned_data["code"]).rstrip("/").rsplit("/", 1)[-1]
        code = "".join(sign for sign in typed.lower() if sign.isalnum())
        if not Seat.objects.filter(event=self.event, code=code).exists():
            raise forms.ValidationError(
                _("No seat of this event has this code. Find the name in the list below.")
            )
        return code
