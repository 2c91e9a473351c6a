"""Services as the office or their provider types them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.companies.places import REGIONS, country_name
from nadi.registers.entries.forms import CONTACT, NAMES, PLACE, STANDING, CodesField, EntryForm
from nadi.registers.entries.languages import language_code, language_name, language_suggestions
from nadi.registers.services.models import Accreditation, Service
from nadi.registers.services.readiness.catalogue import standards
from nadi.web.access import Sentence
from nadi.web.forms import ModelForm, rows_of
from nadi.web.forms.folding import Fold, Groups, folds_of

MORE_STANDARDS = ("ISO 45001", "ISO 50001", "ISO/IEC 17025", "HACCP", "FSC", "ISCC PLUS")


def standard_suggestions() -> list[str]:
    """Return the standards most asked for."""
    return [*standards(), *MORE_STANDARDS]


def place_name(code: str) -> str:
    """Return a region of Georgia or a country by its code, or the words as written."""
    regions: dict[str, Sentence] = dict(REGIONS)
    return str(regions.get(code) or country_name(code))


def place_code(typed: str) -> str:
    """Return the code of a region or a country typed by name, or the words themselves."""
    word = typed.strip().lower()
    for code, name in REGIONS:
        if word in (code.lower(), str(name).lower()):
            return code
    return typed.strip()


class ServiceForm(EntryForm):
    """A service."""

    standards = CodesField(
        scheme="standard",
        label=_("Standards it certifies, audits or trains for"),
        suggestions=standard_suggestions,
    )
    places = CodesField(
        scheme="place",
        label=_("Places served"),
        suggestions=lambda: [str(name) for _code, name in REGIONS],
        code_of=place_code,
        title_of=place_name,
    )
    languages = CodesField(
        scheme="language",
        label=_("Languages"),
        suggestions=language_suggestions,
        code_of=language_code,
        title_of=language_name,
    )

    class Meta(EntryForm.Meta):
        model = Service
        fields = [
            *NAMES,
            "kind",
            "scope",
            "scope_local",
            "prices",
            "prices_local",
            *CONTACT,
            *PLACE,
            "owner",
            "sectors",
            *STANDING,
        ]
        help_texts = {
            **EntryForm.Meta.help_texts,
            "owner": _("The provider's organisation here: its people may propose changes."),
        }

    GROUPS: Groups = (
        (_("What it is"), (*NAMES, "kind")),
        (_("What is offered"), ("scope", "scope_local", "standards", "places", "languages", "sectors")),
        (_("Prices"), ("prices", "prices_local")),
        (_("Place"), (*PLACE, *CONTACT)),
        (_("Source"), ("owner", *STANDING)),
    )

    def folds(self) -> list[Fold]:
        """Return the fields in their groups; the first two stand open."""
        return folds_of(self, self.GROUPS, opened=2)


class OwnServiceForm(ServiceForm):
    """What a provider's people may propose: all but what the office keeps."""

    class Meta(ServiceForm.Meta):
        fields = [*NAMES, "scope", "scope_local", "prices", "prices_local", *CONTACT, *PLACE]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4


class AccreditationForm(ModelForm):
    """One accreditation."""

    class Meta(ModelForm.Meta):
        model = Accreditation
        fields = ["body", "number", "scope", "scope_local", "valid_until"]
        widgets = {"scope": forms.TextInput, "scope_local": forms.TextInput}


AccreditationRows = rows_of(AccreditationForm, extra=2, most=40)
