"""Conditions in plain rows: kind, comparison, value, one a row; what rows cannot show stays as data."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nadi.engine import eligibility
from nadi.engine.eligibility import KINDS, Condition, Expression, Group, Money, conditions_to_json
from nadi.registers.funding.words import COMPARISON_LABELS, KIND_LABELS
from nadi.web.access import Sentence
from nadi.web.forms import Form, rows_of
from nadi.web.forms.fields import separator
from nadi.web.forms.numbers import parsed_decimal, written_decimal
from nadi.web.ids import fingerprint

GROUPS = [
    ("all", _("must be met")),
    ("any", _("one of these must be met")),
    ("not", _("must not be so")),
]
MISTAKES: dict[str, Sentence] = {
    "kind": _("“%(kind)s” is no kind of condition known here. Choose one from the list."),
    "comparison": _("This kind is not compared so. Possible: %(known)s."),
    "number": _("Write a number, for example 50000."),
    "negative": _("This is never below nought."),
    "percent": _("A share lies between 0 and 100 per cent."),
    "flag": _("Write yes or no."),
    "currency": _("An amount needs its currency, for example GEL."),
    "no_currency": _("This is no amount of money: leave the currency empty."),
    "codes": _("Write at least one code, several by commas."),
    "code": _("“%(code)s” is not known here. Possible: %(known)s."),
    "sector": _("“%(code)s” is no NACE code; write C, 17, 17.2 or 17.21."),
    "years": _("Only public aid is added up over years, from 1 to 30."),
    "text": _("Write the words that the firm is asked."),
}
YES = {"yes", "true", "1", "კი", "დიახ"}
NO = {"no", "false", "0", "არა"}


def sentence_for(mistake: eligibility.ConditionMistake) -> str:
    """Return a mistake in the reader's language."""
    sentence = MISTAKES.get(mistake.key)
    if sentence is None:
        return gettext("The conditions cannot be read: %(mistake)s") % {"mistake": mistake}
    known = [
        str(COMPARISON_LABELS.get(word, word)) for word in mistake.parameters.get("known", "").split(", ")
    ]
    return str(sentence) % {"kind": "", "code": "", **mistake.parameters, "known": ", ".join(known)}


def key_of(text: str) -> str:
    """Return the key of what is asked in words: other words are another question, to be answered anew."""
    return f"asked-{fingerprint(text.strip().casefold())[:16]}"


class RowForm(Form):
    """One condition: kind, comparison, value."""

    kind = forms.ChoiceField(
        label=_("Condition"),
        choices=[("", "–"), *KIND_LABELS.items()],
        required=False,
        error_messages={"invalid_choice": MISTAKES["kind"] % {"kind": "%(value)s"}},
    )
    comparison = forms.ChoiceField(label=_("Comparison"), choices=list(COMPARISON_LABELS.items()))
    value = forms.CharField(label=_("Value"), required=False, max_length=600)
    currency = forms.CharField(label=_("Currency"), required=False, max_length=3)

    def has_changed(self) -> bool:
        """A row without a kind and a value is empty, whatever its lists start with."""
        if not self.is_bound:
            return False
        return any(self.data.get(self.add_prefix(name), "").strip() for name in ("kind", "value", "text"))

    def clean(self) -> dict[str, Any]:
        """Let the engine read the row, and say what is wrong with it."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors or not self.has_changed():
            return cleaned
        try:
            written = self.written(cleaned)
            eligibility.conditions_from_json(written)
        except eligibility.ConditionMistake as mistake:
            field = FIELD_OF.get(mistake.key, "value")
            self.add_error(field if field in self.fields else "value", sentence_for(mistake))
        else:
            cleaned["written"] = written
        return cleaned

    def written(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return the row as the engine's data."""
        kind = KINDS.get(cleaned["kind"])
        data = {"kind": cleaned["kind"], "comparison": cleaned["comparison"]}
        data["value"] = self.value_typed(cleaned["value"], kind.holds if kind else "")
        if cleaned["currency"] and kind and kind.holds == "money":
            data["currency"] = cleaned["currency"].strip().upper()
        elif cleaned["currency"]:
            data["currency"] = cleaned["currency"]
        if kind and kind.name == "statement":
            data["key"] = key_of(cleaned.get("text") or cleaned.get("text_local") or "")
        for name in ("years", "text", "text_local"):
            if cleaned.get(name):
                data[name] = cleaned[name]
        return data

    def value_typed(self, typed: str, holds: str) -> Any:
        """Read a value as the kind holds it; what cannot be read is left for the engine to refuse."""
        if holds == "flag":
            word = typed.strip().casefold() or "yes"
            return True if word in YES else False if word in NO else typed
        if holds == "codes":
            return [code.strip() for code in typed.split(",") if code.strip()]
        try:
            return f"{parsed_decimal(typed, decimal_separator=separator()):f}"
        except ValueError:
            return typed


FIELD_OF = {
    "kind": "kind",
    "comparison": "comparison",
    "currency": "currency",
    "no_currency": "currency",
    "years": "years",
    "text": "text",
}


class ConditionForm(RowForm):
    """One condition of a programme, in its group."""

    group = forms.ChoiceField(label=_("Group"), choices=GROUPS)
    years = forms.IntegerField(label=_("Years"), required=False)
    text = forms.CharField(label=_("In words, in English"), required=False, max_length=500)
    text_local = forms.CharField(label=_("In words, in Georgian"), required=False, max_length=500)
    field_order = ("group", "kind", "comparison", "value", "currency", "years", "text", "text_local")


class TierForm(RowForm):
    """Other figures for firms that meet a condition."""

    amount_max = forms.DecimalField(label=_("Most for one firm"), required=False, min_value=0)
    share_max = forms.DecimalField(label=_("Most share, %"), required=False, min_value=0, max_value=100)
    own_contribution = forms.DecimalField(
        label=_("Own contribution, %"), required=False, min_value=0, max_value=100
    )

    def clean(self) -> dict[str, Any]:
        """A tier changes at least one figure."""
        cleaned = super().clean()
        figures = ("amount_max", "share_max", "own_contribution")
        if cleaned.get("written") and all(cleaned.get(name) is None for name in figures):
            self.add_error("share_max", _("Say which figure is another one for these firms."))
        return cleaned

    def tier(self) -> dict[str, Any]:
        """Return the tier as the engine's data."""
        figures = ("amount_max", "share_max", "own_contribution")
        given = {
            name: str(self.cleaned_data[name]) for name in figures if self.cleaned_data[name] is not None
        }
        return {"when": self.cleaned_data["written"], **given}


ConditionRows = rows_of(ConditionForm, extra=4, most=60)
TierRows = rows_of(TierForm, extra=2, most=20)


class OpenToAllForm(Form):
    """Whether everybody can apply."""

    is_open_to_all = forms.BooleanField(
        label=_("Everybody can apply: the programme has no conditions"), required=False
    )


class WrittenForm(Form):
    """Conditions nested deeper than rows can show, as data."""

    conditions = forms.CharField(
        label=_("Conditions as data (JSON)"), widget=forms.Textarea(attrs={"rows": 16}), required=False
    )
    tiers = forms.CharField(
        label=_("Other figures for some firms, as data (JSON)"),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
    )

    def clean_conditions(self) -> Any:
        """Read the conditions, and name the place of a mistake."""
        return self.read("conditions", {}, eligibility.conditions_from_json)

    def clean_tiers(self) -> Any:
        """Read the tiers, and name the place of a mistake."""
        return self.read("tiers", [], eligibility.tiers_from_json)

    def read(self, name: str, empty: Any, check: Any) -> Any:
        """Read JSON and let the engine check it."""
        try:
            data = json.loads(self.cleaned_data[name] or json.dumps(empty), parse_float=str)
            check(data)
        except json.JSONDecodeError as error:
            place = {"line": error.lineno, "column": error.colno}
            text = _("This is no JSON: see line %(line)s, column %(column)s.") % place
            raise forms.ValidationError(text) from error
        except eligibility.ConditionMistake as mistake:
            raise forms.ValidationError(str(mistake)) from mistake
        return data


def fits_rows(expression: Expression | None) -> bool:
    """Tell whether conditions can be shown in plain rows: single ones, one `any`, one `not`."""
    if expression is None:
        return True
    if isinstance(expression, Condition):
        return True
    if expression.kind != "all":
        return all(isinstance(part, Condition) for part in expression.parts)
    groups = [part for part in expression.parts if isinstance(part, Group)]
    kinds = [group.kind for group in groups]
    leaves = all(isinstance(part, Condition) for group in groups for part in group.parts)
    return leaves and "all" not in kinds and len(set(kinds)) == len(kinds)


def rows_from(expression: Expression | None) -> list[dict[str, Any]]:
    """Return the rows that show conditions."""
    if expression is None:
        return []
    if isinstance(expression, Condition):
        return [row_from(expression, "all")]
    rows = []
    for part in expression.parts:
        if isinstance(part, Condition):
            rows.append(row_from(part, expression.kind))
        else:
            rows += [row_from(one, part.kind) for one in part.parts if isinstance(one, Condition)]
    return rows


def row_from(condition: Condition, group: str) -> dict[str, Any]:
    """Return one condition as the fields of a row."""
    value = condition.value
    written = {
        name: getattr(condition, name) for name in ("kind", "comparison", "text", "text_local", "years")
    }
    if isinstance(value, Money):
        amount = written_decimal(value.amount, decimal_separator=separator())
        return {**written, "group": group, "value": amount, "currency": value.currency}
    if isinstance(value, bool):
        return {**written, "group": group, "value": "yes" if value else "no"}
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    return {**written, "group": group, "value": text}


def conditions_from_rows(rows: list[dict[str, Any]], *, is_open_to_all: bool) -> dict[str, Any]:
    """Put rows together: those that must be met, one of the next, none of the last."""
    groups: dict[str, list[Any]] = {"all": [], "any": [], "not": []}
    for row in rows:
        groups[row["group"]].append(row["written"])
    if not any(groups.values()):
        return {"all": []} if is_open_to_all else {}
    nested = [{name: groups[name]} for name in ("any", "not") if groups[name]]
    return {"all": [*groups["all"], *nested]}


def tier_rows_from(tiers: tuple[eligibility.Tier, ...]) -> list[dict[str, Any]] | None:
    """Return the rows that show tiers, or nothing where a tier is more than one condition."""
    rows = []
    for tier in tiers:
        if not isinstance(tier.when, Condition) or tier.amount_min is not None or tier.when.text:
            return None
        figures = {name: getattr(tier, name) for name in ("amount_max", "share_max", "own_contribution")}
        rows.append({**row_from(tier.when, "all"), **figures})
    return rows


def as_data(expression: Expression | None) -> str:
    """Write conditions as data for the field."""
    return json.dumps(conditions_to_json(expression), ensure_ascii=False, indent=2)


def as_data_of_tiers(tiers: tuple[eligibility.Tier, ...]) -> str:
    """Write tiers as data for the field."""
    return json.dumps(eligibility.tiers_to_json(tiers), ensure_ascii=False, indent=2)
