"""What a firm tells of itself: each fact with where it stands and since when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nadi.companies.places import REGIONS
from nadi.companies.sectors import sector_code, sector_title, suggestions
from nadi.engine.eligibility import Aid, Fact, Money, shape_of
from nadi.engine.eligibility.facts import Value
from nadi.registers.entries.codes import CodesField
from nadi.registers.funding import words
from nadi.registers.funding.models import CompanyFact
from nadi.registers.funding.reading import read_fact
from nadi.web.access import Sentence
from nadi.web.components import figures
from nadi.web.forms import DateField, DecimalField, Form, MoneyField, QuantityField, rows_of

YES_NO = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
CHOICES: Mapping[str, Mapping[str, Sentence]] = {
    "legal_form": words.LEGAL_FORM_LABELS,
    "regions": dict(REGIONS),
    "certificates": words.CERTIFICATE_LABELS,
    "memberships": words.MEMBERSHIP_LABELS,
    "beneficiary_of": words.BENEFICIARY_LABELS,
    "purposes": words.PURPOSE_LABELS,
}
# Questions of the form, in groups; the rest of the engine's facts is asked nowhere else.
GROUPS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (_("Size"), ("staff", "income", "assets", "loans")),
    (_("The firm"), ("legal_form", "founded", "sectors", "export_share", "is_startup")),
    (_("Places"), ("regions", "municipalities", "villages", "is_in_mountains")),
    (_("People"), ("is_women_led", "is_youth_led")),
    (
        _("Standing"),
        ("certificates", "memberships", "beneficiary_of", "has_tax_debt", "has_dispute"),
    ),
    (_("What you plan"), ("purposes", "cost", "own_contribution", "has_other_donor", "partners")),
)
KEYS = tuple(key for _title, keys in GROUPS for key in keys)
HELP: Mapping[str, Sentence] = {
    "staff": _("On average over the last year."),
    "income": _("Without value added tax, of the last closed year."),
    "founded": _("The day of registration."),
    "own_contribution": _("Of the cost of the plan, in per cent."),
    "certificates": _("Tick nothing and write a source below if you hold none."),
}


def field_of(key: str) -> forms.Field:
    """Return the field for a fact by the shape of its value."""
    common: dict[str, Any] = {
        "label": words.FACT_LABELS[key],
        "required": False,
        "help_text": HELP.get(key, ""),
    }
    shape = shape_of(key)
    if key == "sectors":
        return CodesField(
            scheme="nace", suggestions=suggestions, code_of=sector_code, title_of=sector_title, **common
        )
    if shape == "flag":
        return forms.ChoiceField(choices=YES_NO, **common)
    if shape == "money":
        return MoneyField(currency=settings.CURRENCY, **common)
    if shape == "percent":
        return DecimalField(min_value=0, max_value=100, decimal_places=2, **common)
    if shape == "number":
        return QuantityField(decimal_places=0, **common)
    if shape == "day":
        return DateField(**common)
    if shape == "code":
        return forms.ChoiceField(choices=[("", "–"), *CHOICES[key].items()], **common)
    if key in CHOICES:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=list(CHOICES[key].items()), widget=widget, **common)
    return CodesField(scheme=key, **common)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One fact on the form: its value, where it stands, since when."""

    key: str
    value: BoundField
    source: BoundField
    as_of: BoundField

    @property
    def head(self) -> str:
        """Say where the fact stands and since when, or ask for it."""
        source, day = self.source.value(), self.as_of.value()
        told = [str(source)] if source else []
        if day:
            told.append(figures.day_text(day) if isinstance(day, date) else str(day))
        return ", ".join(told) or str(_("Where does it stand, and as of when?"))

    @property
    def has_mistake(self) -> bool:
        """Tell whether something is wrong with the source or the day."""
        return bool(self.source.errors or self.as_of.errors)


@dataclass(frozen=True, kw_only=True)
class AskedGroup:
    """Facts under one title, which a press opens."""

    title: Sentence
    asked: Sequence[Asked]
    is_open: bool

    @property
    def note(self) -> str:
        """Say how many of the facts are known."""
        known = sum(one.value.value() not in (None, "", []) for one in self.asked)
        return gettext("%(known)s of %(all)s known") % {"known": known, "all": len(self.asked)}


class FactsForm(Form):
    """All facts of a firm, each with its source and day; an empty one is not known."""

    def __init__(
        self, data: Any = None, *, rows: Iterable[CompanyFact] = (), wanted: str = "", **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        # The fact that somebody came for; the group of it stands open.
        self.wanted = wanted
        told = {row.key: fact for row in rows if (fact := read_fact(row)) is not None}
        for key in KEYS:
            self.fields[key] = field_of(key)
            self.fields[f"{key}_source"] = forms.CharField(
                label=_("Where it stands"), required=False, max_length=120
            )
            self.fields[f"{key}_as_of"] = DateField(label=_("As of"), required=False)
            if key in told:
                fact = told[key]
                typed = {key: initial_of(fact.value), f"{key}_source": fact.source}
                self.initial.update(typed | {f"{key}_as_of": fact.as_of})

    def groups(self) -> Iterator[AskedGroup]:
        """Yield the groups of questions; open are the one somebody came for, and those with a mistake."""
        for number, (title, keys) in enumerate(GROUPS):
            asked = [
                Asked(key=key, value=self[key], source=self[f"{key}_source"], as_of=self[f"{key}_as_of"])
                for key in keys
            ]
            is_wrong = self.is_bound and any(one.value.errors or one.has_mistake for one in asked)
            is_meant = self.wanted in keys if self.wanted else number == 0
            yield AskedGroup(title=title, asked=asked, is_open=is_wrong or is_meant)

    def clean(self) -> dict[str, Any]:
        """No fact is of a day to come."""
        cleaned = super().clean() or self.cleaned_data
        today = timezone.localdate()
        for name in ("founded", *(f"{key}_as_of" for key in KEYS)):
            if isinstance(cleaned.get(name), date) and cleaned[name] > today:
                self.add_error(name, _("That day is still to come."))
        return cleaned

    def facts(self) -> list[Fact]:
        """Return what was told."""
        found = []
        for key in KEYS:
            source, as_of = self.cleaned_data[f"{key}_source"], self.cleaned_data[f"{key}_as_of"]
            value = value_of(key, self.cleaned_data[key], is_told=bool(source or as_of))
            if value is not None:
                found.append(Fact(key=key, value=value, source=source, as_of=as_of))
        return found


def initial_of(value: Value) -> Any:
    """Return a fact's value as its field begins."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return value.amount
    return list(value) if isinstance(value, tuple) else value


def value_of(key: str, typed: Any, *, is_told: bool) -> Value | None:
    """Return the value that was typed; nothing ticked is "none" only where a source or day is given."""
    shape = shape_of(key)
    if shape == "codes":
        return tuple(typed) if typed or is_told else None
    if typed in (None, ""):
        return None
    if shape == "flag":
        return bool(typed == "yes")
    if shape == "money":
        return Money(amount=typed, currency=settings.CURRENCY)
    return Decimal(typed) if shape in ("number", "percent") else typed


class AidForm(Form):
    """Public money that the firm received."""

    amount = DecimalField(label=_("Amount"), min_value=0, decimal_places=2)
    currency = forms.CharField(label=_("Currency"), max_length=3, initial=settings.CURRENCY)
    on = DateField(label=_("Received on"))
    funder = forms.CharField(label=_("From whom"), max_length=120, required=False)

    def has_changed(self) -> bool:
        """A row without an amount and a day is empty."""
        if not self.is_bound:
            return bool(self.initial)
        return any(self.data.get(self.add_prefix(name), "").strip() for name in ("amount", "on"))

    def clean_currency(self) -> str:
        """Read the currency in capitals."""
        code = str(self.cleaned_data["currency"]).strip().upper()
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise forms.ValidationError(_("Write the currency in three letters, for example GEL."))
        return code

    def clean_on(self) -> date:
        """No money of a day to come."""
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("That day is still to come."))
        return on


AidRows = rows_of(AidForm, extra=2, most=60)


class NoAidForm(Form):
    """Whether the firm received no public money at all, which is something else than not saying so."""

    has_none = forms.BooleanField(label=_("We received no public money in the last years"), required=False)


def aid_from(rows: list[dict[str, Any]], *, has_none: bool) -> Fact | None:
    """Return the public money received; nothing where nothing was said."""
    if not rows and not has_none:
        return None
    aid = tuple(
        Aid(money=Money(amount=row["amount"], currency=row["currency"]), on=row["on"], funder=row["funder"])
        for row in rows
    )
    return Fact(key="aid", value=aid)


def aid_rows(rows: Iterable[CompanyFact]) -> tuple[list[dict[str, Any]], bool]:
    """Return the rows of public money told, and whether the firm said that there was none."""
    for row in rows:
        fact = read_fact(row) if row.key == "aid" else None
        if fact is not None and isinstance(fact.value, tuple):
            told = [one for one in fact.value if isinstance(one, Aid)]
            shown = [
                {
                    "amount": one.money.amount,
                    "currency": one.money.currency,
                    "on": one.on,
                    "funder": one.funder,
                }
                for one in told
            ]
            return shown, not told
    return [], False
