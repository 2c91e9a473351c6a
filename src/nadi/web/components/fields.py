"""Form fields, the summary of what is wrong, and the bar of actions."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField
from django.forms.renderers import TemplatesSetting
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nadi.web.components.buttons import Words


class Renderer(TemplatesSetting):
    """Let `{{ form.name.as_field_group }}` draw our field."""

    field_template_name = "web/components/field.html"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in a form, and where."""

    target: str
    label: str
    text: str


def field(bound: BoundField, suffix: Words = "", prefix: Words = "", label: Words = "") -> dict[str, Any]:
    """Describe a form field; `suffix` and `prefix` are its unit and currency if it names none."""
    suffix = suffix or getattr(bound.field, "unit", "")
    prefix = prefix or getattr(bound.field, "currency", "")
    widget_id = bound.id_for_label or bound.auto_id
    said = [
        (bool(bound.help_text), f"{bound.auto_id}_helptext"),
        (bool(suffix or prefix), f"{bound.auto_id}_unit"),
        (bool(bound.errors), f"{bound.auto_id}_error"),
    ]
    described_by = " ".join(name for is_said, name in said if is_said)
    attributes: dict[str, str | bool] = (
        {"aria-describedby": described_by} if described_by and not bound.use_fieldset else {}
    )
    return {
        "field": bound,
        "control": bound.as_widget(attrs=attributes),
        "label": label or bound.label,
        "id": widget_id,
        "described_by": described_by,
        "suffix": suffix,
        "prefix": prefix,
        "is_checkbox": bound.widget_type == "checkbox",
    }


def problems_of(form: BaseForm) -> list[Problem]:
    """List what is wrong in a form in the order of its fields, each with the field to go to."""
    found = [Problem(target="", label="", text=str(text)) for text in form.non_field_errors()]
    for bound in form:
        for text in bound.errors:
            target = f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label
            found.append(Problem(target=target, label=str(bound.label), text=str(text)))
    return found


def form_summary(form: BaseForm) -> dict[str, Any]:
    """Describe everything that is wrong in a form, each linked to its field."""
    return {"problems": problems_of(form) if form.is_bound else []}


def form_actions(content: str, note: Words = "") -> SafeString:
    """Hold a form's buttons: at its end, and on a phone always at the thumb."""
    return render_to_string("web/components/form_actions.html", {"content": content, "note": note})
