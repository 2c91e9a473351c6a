"""Forms of the import centre; they clean and never save."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nadi.registers.imports.actions.beginning import MOST_FILES, Upload
from nadi.registers.imports.models import Row
from nadi.registers.imports.reading import Settings
from nadi.registers.imports.reading.encodings import ENCODINGS
from nadi.registers.imports.reading.kinds import LARGEST
from nadi.registers.imports.targets import Field, Target
from nadi.web.forms import Form

KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".zip", ".xml", ".json", ".ics", ".rss", ".atom")
DELIMITERS = [(",", _("comma")), (";", _("semicolon")), ("\t", _("tab")), ("|", _("upright line"))]
DAY_ORDERS = [("1", _("31.12.2026: the day first")), ("", _("12/31/2026: the month first"))]
DECIMALS = [(".", "1,234.50"), (",", "1 234,50")]
SPLITS = [
    ("", _("nothing: one value in a cell")),
    ("|", "|"),
    (";", ";"),
    (",", ","),
    ("/", "/"),
    ("\n", _("new line")),
]
NOT_USED = [("", _("– not used –"))]


class ManyFiles(forms.ClearableFileInput):
    """A file field that takes several at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each within the bounds; the cleaned value is a list of uploads."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ManyFiles(attrs={"multiple": True, "accept": ",".join(KINDS)}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Refuse too many and too large files, naming them."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_FILES:
            raise ValidationError(
                _("Send at most %(most)s files at once, or one .zip of them.") % {"most": MOST_FILES}
            )
        found = []
        for one in given or [None]:
            if isinstance(one, UploadedFile) and (one.size or 0) > LARGEST:
                raise ValidationError(
                    _("“%(name)s” is larger than %(most)s MB. Divide it, or save it as CSV.")
                    % {"name": one.name, "most": LARGEST // 1024 // 1024}
                )
            if isinstance(one, UploadedFile) and not one.size:
                raise ValidationError(_("“%(name)s” is empty.") % {"name": one.name})
            found.append(super().clean(one, initial))
        return [Upload(name=one.name or "file", content=one.read()) for one in found]


class StartForm(Form):
    """What is brought, and the files."""

    target = forms.ChoiceField(label=_("What do the files hold?"))
    uploads = FilesField(
        label=_("Files"),
        help_text=_(
            "CSV, XLSX, ODS, XLS, or a .zip of them; also calendars, feeds and open data that we know."
        ),
        max_length=200,
    )

    def __init__(self, *args: Any, offered: Sequence[Target], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.name, one.title) for one in offered]
        self.fields["target"].choices = [("", _("– choose –")), *choices]  # type: ignore[attr-defined]  # a ChoiceField


class SettingsForm(Form):
    """How a table is to be read."""

    encoding = forms.ChoiceField(label=_("Letters (encoding)"), choices=[(one, one) for one in ENCODINGS])
    delimiter = forms.ChoiceField(label=_("Between the cells"), choices=DELIMITERS)
    sheet = forms.ChoiceField(label=_("Sheet"))
    head_first = forms.IntegerField(
        label=_("Heads of columns: from row"),
        help_text=_("0 if it has none"),
        min_value=0,
        max_value=10_000,
    )
    head_last = forms.IntegerField(label=_("Heads of columns: to row"), min_value=0, max_value=10_000)
    first_row = forms.IntegerField(label=_("First row of data"), min_value=1, max_value=1_000_000)
    day_first = forms.ChoiceField(label=_("Days are written"), choices=DAY_ORDERS, required=False)
    decimal = forms.ChoiceField(label=_("Numbers are written"), choices=DECIMALS)
    split = forms.ChoiceField(label=_("Between several values of a cell"), choices=SPLITS, required=False)
    is_repaired = forms.BooleanField(
        label=_("Repair letters like “áƒ¥” (wrongly saved Georgian)"), required=False
    )
    is_font_text = forms.BooleanField(
        label=_("Convert Georgian typed in the AcadNusx font (“qalaqi”)"), required=False
    )

    def __init__(self, data: Any = None, *, kept: Settings, sheets: Sequence[str] = ()) -> None:
        initial = kept.as_json() | {"day_first": "1" if kept.day_first else ""}
        super().__init__(data, initial=initial)
        for name in ("encoding", "delimiter") if sheets else ("sheet",):
            del self.fields[name]
        if sheets:
            self.fields["sheet"].choices = [(one, one) for one in sheets]  # type: ignore[attr-defined]  # a ChoiceField
        else:
            add_own(self.fields["delimiter"], kept.delimiter)

    def clean(self) -> dict[str, Any]:
        """Ask for heads above the data."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("head_first"), cleaned.get("head_last")
        data = cleaned.get("first_row")
        if first is None or last is None or data is None:
            return cleaned
        if first > last:
            self.add_error("head_last", _("The last row of heads stands before the first one."))
        elif data <= last:
            self.add_error("first_row", _("The data begin below the heads."))
        cleaned["day_first"] = bool(cleaned.get("day_first"))
        return cleaned


def add_own(field: forms.Field, sign: str) -> None:
    """Offer a sign that a file states itself and nobody else uses."""
    choices = field.choices  # type: ignore[attr-defined]  # a ChoiceField
    if sign and sign not in dict(choices):
        field.choices = [*choices, (sign, sign)]  # type: ignore[attr-defined]  # a ChoiceField


class MappingForm(Form):
    """Which column means what, and what every row has."""

    def __init__(self, *args: Any, target: Target, heads: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heads, self.target = heads, target
        choices = [*NOT_USED, *((one.name, one.label) for one in target.fields)]
        for at, head in enumerate(heads):
            label = head or _("Column %(number)s") % {"number": at + 1}
            self.fields[f"column-{at}"] = forms.ChoiceField(label=label, choices=choices, required=False)
        for one in target.fields:
            self.fields[f"constant-{one.name}"] = constant_field(one)

    def clean(self) -> dict[str, Any]:
        """Refuse two columns for one field."""
        cleaned = super().clean() or self.cleaned_data
        taken: dict[str, int] = {}
        for at in range(len(self.heads)):
            name = cleaned.get(f"column-{at}")
            if name and name in taken:
                self.add_error(f"column-{at}", _("Another column is this already. Choose one of the two."))
            taken[name or ""] = at
        return cleaned

    def mapping(self) -> dict[str, str]:
        """Return the field of each column that has one, by its number as text."""
        found = {str(at): self.cleaned_data.get(f"column-{at}", "") for at in range(len(self.heads))}
        return {at: name for at, name in found.items() if name}

    def constants(self) -> dict[str, str]:
        """Return what every row has, by field."""
        found = {
            one.name: str(self.cleaned_data.get(f"constant-{one.name}") or "") for one in self.target.fields
        }
        return {name: text for name, text in found.items() if text}

    def has_constants(self) -> bool:
        """Tell whether anything is said of every row, which then stays in sight."""
        return any(self[f"constant-{one.name}"].value() for one in self.target.fields)

    def columns(self) -> list[forms.BoundField]:
        """Return the fields of the columns, for the template."""
        return [self[f"column-{at}"] for at in range(len(self.heads))]

    def constant_fields(self) -> list[forms.BoundField]:
        """Return the fields of what every row has, for the template."""
        return [self[f"constant-{one.name}"] for one in self.target.fields]


def constant_field(field: Field) -> forms.Field:
    """Return the field in which one says what every row has."""
    if field.kind == "choice":
        choices = [("", "–"), *field.choices.items()]
        return forms.ChoiceField(label=str(field.label), choices=choices, required=False)
    return forms.CharField(label=str(field.label), max_length=500, required=False)


class DecideForm(Form):
    """What to do with all rows that may be there already."""

    certain = forms.IntegerField(
        label=_("Merge rows at least so alike, of 100"), min_value=80, max_value=100, initial=95
    )
    rest = forms.ChoiceField(
        label=_("The others"),
        choices=[
            ("", _("leave for me to decide")),
            (Row.Decision.APART, _("enter as new")),
            (Row.Decision.SKIP, _("leave out")),
        ],
        required=False,
    )


class CorrectForm(Form):
    """One row's fields as text, to be mended; what is wrong stands beside each."""

    def __init__(
        self, *args: Any, target: Target, typed: dict[str, str], shown: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for one in target.fields:
            if one.name in shown:
                long = len(typed.get(one.name, "")) > 120
                widget: forms.Widget = forms.Textarea(attrs={"rows": 3}) if long else forms.TextInput()
                self.fields[one.name] = forms.CharField(
                    label=str(one.label),
                    required=False,
                    widget=widget,
                    initial=typed.get(one.name, ""),
                    max_length=20_000,
                )
