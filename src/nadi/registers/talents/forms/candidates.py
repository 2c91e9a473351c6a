"""What a candidate says of itself: members read it without knowing who it is."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.places import REGIONS
from nadi.registers.entries.languages import language_name
from nadi.registers.entries.lists import divisions
from nadi.registers.talents.blind import revealing
from nadi.registers.talents.models import Identity
from nadi.registers.talents.models.words import Education, Kind, LanguageLevel, Level
from nadi.registers.talents.written import LANGUAGES, lines_in
from nadi.web.access import Sentence
from nadi.web.files import UploadField
from nadi.web.forms import DateField, Form, MoneyField
from nadi.web.forms.base import clean_text
from nadi.web.forms.folding import Fold, folds_of

EMPLOYERS, MOST_EMPLOYERS = 3, 12
ASKED_LANGUAGES = [
    ("ka", _("Georgian")),
    ("en", _("English")),
    ("ru", _("Russian")),
    ("tr", _("Turkish")),
    ("de", _("German")),
]
CV_KINDS = (".pdf", ".docx")
NO_CHOICE = [("", "–")]
REVEALS = _(
    "Members read this before you agree to anything. Write it without what tells who you are or where you "
    "worked: %(words)s."
)


def optional(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return choices that may stay open."""
    return [*NO_CHOICE, *choices]


class ProfileForm(Form):
    """The whole profile, in groups: who, what, where worked, when and for what."""

    name = forms.CharField(label=_("Your name in Latin letters"), max_length=120, required=False)
    name_local = forms.CharField(label=_("Your name in Georgian letters"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    town = forms.CharField(
        label=_("Town or village"),
        max_length=120,
        required=False,
        help_text=_("Members see it only if it is a large town; otherwise they see the region."),
    )
    region = forms.ChoiceField(label=_("Region"), choices=lambda: optional(REGIONS), required=False)
    language = forms.ChoiceField(
        label=_("In which language shall we write to you?"), choices=settings.LANGUAGES
    )
    occupation = forms.CharField(
        label=_("Occupation in English"),
        max_length=160,
        required=False,
        help_text=_("For example: flexographic press operator."),
    )
    occupation_local = forms.CharField(label=_("Occupation in Georgian"), max_length=160, required=False)
    years = forms.IntegerField(
        label=_("Years of experience"), min_value=0, max_value=60, required=False, localize=True
    )
    level = forms.ChoiceField(label=_("Level"), choices=lambda: optional(Level.choices), required=False)
    education = forms.ChoiceField(
        label=_("Highest education"), choices=lambda: optional(Education.choices), required=False
    )
    skills = forms.CharField(
        label=_("Skills, one in a line"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=3000,
        required=False,
        help_text=_("Machines, processes, standards, programs: what a company would look for."),
    )
    summary = forms.CharField(
        label=_("About your work, in English"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    summary_local = forms.CharField(
        label=_("About your work, in Georgian"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    kind = forms.ChoiceField(label=_("You look for"), choices=Kind.choices, initial=Kind.JOB)
    available_from = DateField(label=_("Available from"), required=False)
    will_move = forms.BooleanField(label=_("I would move for work"), required=False)
    is_remote = forms.BooleanField(label=_("I can work from afar"), required=False)
    wage_from = MoneyField(label=_("Wage you expect a month, from"), required=False)
    wage_to = MoneyField(label=_("Wage you expect a month, to"), required=False)
    hide_from = forms.CharField(
        label=_("Companies that must never see me, one in a line"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
        help_text=_("Your present employer, for example: its name or its identification number."),
    )
    cv = UploadField(
        label=_("Your CV as a file"),
        kinds=CV_KINDS,
        required=False,
        help_text=_("PDF or DOCX. A company gets it only after you agreed."),
    )

    # What a file filled in is to be read over: every group stands open.
    is_prefilled = False
    # The first two stand open: who it is and what it can do is all that must be said.
    GROUPS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
        (
            _("Who you are: shown to nobody before you agree"),
            ("name", "name_local", "email", "phone", "town", "consent_on", "consent_paper"),
        ),
        (_("What you do"), ("occupation", "occupation_local", "years", "skills", "message")),
        (
            _("What you look for"),
            ("kind", "region", "will_move", "is_remote", "available_from", "wage_from", "wage_to"),
        ),
        (_("More about your work"), ("level", "education", "summary", "summary_local")),
        (_("Languages"), tuple(f"speaks_{code}" for code in LANGUAGES)),
        (
            _("Where you worked: companies are shown by sector and size, never by name"),
            tuple(
                f"{part}_{number}"
                for number in range(1, MOST_EMPLOYERS + 1)
                for part in ("employer", "what", "employed", "sector", "size")
            ),
        ),
        (_("Your file, and who must never see you"), ("cv", "without_cv", "hide_from", "language", "pool")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What a résumé or an import told beyond what is usually asked is asked too, or it would be lost.
        given = {*self.initial, *(self.data or ())}
        asked = {code for code, _label in ASKED_LANGUAGES}
        self.spoken = [code for code in LANGUAGES if code in asked or f"speaks_{code}" in given]
        for code in self.spoken:
            levels = optional(LanguageLevel.choices)
            label = language_name(code)
            self.fields[f"speaks_{code}"] = forms.ChoiceField(label=label, choices=levels, required=False)
        beyond = range(EMPLOYERS + 1, MOST_EMPLOYERS + 1)
        self.employers = max([EMPLOYERS, *(number for number in beyond if f"employer_{number}" in given)])
        for number in range(1, self.employers + 1):
            self.add_employer(number)

    def add_employer(self, number: int) -> None:
        """Ask for one place of work."""
        given = {"number": number}
        sizes = optional(Organisation.Size.choices)
        self.fields |= {
            f"employer_{number}": forms.CharField(
                label=_("Employer %(number)s") % given, max_length=160, required=False
            ),
            f"what_{number}": forms.CharField(
                label=_("Employer %(number)s: what you did") % given, max_length=160, required=False
            ),
            f"employed_{number}": forms.IntegerField(
                label=_("Employer %(number)s: years there") % given,
                min_value=0,
                max_value=60,
                required=False,
            ),
            f"sector_{number}": forms.ChoiceField(
                label=_("Employer %(number)s: sector") % given,
                choices=lambda: optional(divisions()),
                required=False,
            ),
            f"size_{number}": forms.ChoiceField(
                label=_("Employer %(number)s: size") % given, choices=sizes, required=False
            ),
        }

    def folds(self) -> list[Fold]:
        """Return the fields in their groups, as far as this form has them; consent is asked at the end."""
        opened = len(self.GROUPS) if self.is_prefilled else 2
        return [
            replace(one, fields=[bound for bound in one.fields if bound.name != "consent"])
            for one in folds_of(self, self.GROUPS, opened=opened)
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for a name, an occupation, an order of wages, and texts that tell nothing of who it is."""
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("name") or cleaned.get("name_local")) and "name" not in self.errors:
            self.add_error("name", _("Give your name in at least one of the two alphabets."))
        if not (cleaned.get("occupation") or cleaned.get("occupation_local")):
            self.add_error("occupation", _("Say what you do, in at least one of the two languages."))
        low, high = cleaned.get("wage_from"), cleaned.get("wage_to")
        if low is not None and high is not None and high < low:
            self.add_error("wage_to", _("The second amount is smaller than the first."))
        self.refuse_what_reveals(cleaned)
        if self.errors and cleaned.get("cv"):
            self.add_error("cv", _("Choose the file once more: browsers do not keep it."))
        return dict(cleaned)

    def refuse_what_reveals(self, cleaned: Mapping[str, Any]) -> None:
        """Refuse words that tell who somebody is, in what members read before they may know."""
        facts = self.facts()
        read = ["summary", "summary_local", "skills", "occupation", "occupation_local"]
        read += [f"what_{number}" for number in range(1, self.employers + 1)]
        for name in read:
            if words := revealing([str(cleaned.get(name) or "")], facts):
                self.add_error(name, REVEALS % {"words": ", ".join(words)})

    def facts(self) -> dict[str, Any]:
        """Return what was said, as the actions take it."""
        given = self.cleaned_data
        plain = {name: value for name, value in given.items() if name not in ("cv", "skills", "hide_from")}
        return {
            **plain,
            "skills": lines_in(clean_text(given.get("skills", ""))),
            "hide_from": lines_in(clean_text(given.get("hide_from", ""))),
            "languages": {
                code: given[f"speaks_{code}"] for code in self.spoken if given.get(f"speaks_{code}")
            },
            "employers": [
                self.employer(number) for number in range(1, self.employers + 1) if self.employed(number)
            ],
        }

    def employed(self, number: int) -> bool:
        """Tell whether anything was said of a place of work."""
        return any(self.cleaned_data.get(f"{part}_{number}") for part in ("employer", "what", "sector"))

    def employer(self, number: int) -> dict[str, Any]:
        """Return one place of work."""
        given = self.cleaned_data
        return {
            "employer": given.get(f"employer_{number}", ""),
            "what": given.get(f"what_{number}", ""),
            "years": given.get(f"employed_{number}"),
            "sector": given.get(f"sector_{number}", ""),
            "size": given.get(f"size_{number}", ""),
        }


class JoinForm(ProfileForm):
    """The public form: the profile, the address to confirm, and the consent."""

    email = forms.EmailField(
        label=_("E-mail"), help_text=_("We write there at once: nothing counts before you open that mail.")
    )
    consent = forms.BooleanField(
        label=_("I agree"), error_messages={"required": _("Without your consent we may not keep anything.")}
    )


class ApplyForm(JoinForm):
    """The public form of an application for one vacancy."""

    message = forms.CharField(
        label=_("Message to the company"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    pool = forms.BooleanField(
        label=_("Show me, without my name, to the other member companies as well"), required=False
    )


class ChangeForm(ProfileForm):
    """A candidate changes its own record."""

    without_cv = forms.BooleanField(label=_("Remove the file that is there"), required=False)


class PaperForm(ProfileForm):
    """The office enters somebody who consented on paper."""

    email = forms.EmailField(label=_("E-mail"))
    consent_on = DateField(label=_("Consent signed on"))
    consent_paper = forms.CharField(
        label=_("Where the signed consent is kept"), max_length=200, help_text=_("For example: folder 12.")
    )

    def clean_email(self) -> str:
        """Refuse an address that a candidate has already."""
        email = str(self.cleaned_data["email"]).strip().lower()
        if Identity.objects.filter(email=email).exists():
            raise forms.ValidationError(_("There is a candidate with this address already."))
        return email

    def clean_consent_on(self) -> Any:
        """Refuse a day to come, and a consent that has run out."""
        day = self.cleaned_data["consent_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


def initial_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the form starts from what a candidate said before, or what a résumé says."""
    first = {name: value for name, value in values.items() if name not in ("skills", "hide_from")}
    first |= {name: "\n".join(values.get(name) or ()) for name in ("skills", "hide_from")}
    first |= {f"speaks_{code}": level for code, level in (values.get("languages") or {}).items()}
    for number, one in enumerate((values.get("employers") or ())[:MOST_EMPLOYERS], start=1):
        names = {
            "employer": "employer",
            "what": "what",
            "employed": "years",
            "sector": "sector",
            "size": "size",
        }
        first |= {f"{field}_{number}": one.get(key) for field, key in names.items()}
    return first
