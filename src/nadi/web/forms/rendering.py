"""Forms as HTML: Django's own templates, but lists to choose from are written without one.

A list of countries is 250 options, and a template for each of them costs more than all the rest of a page.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.forms.widgets import Select
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString

SELECT = "django/forms/widgets/select.html"

Attributes = Mapping[str, Any]


class QuickRenderer(DjangoTemplates):
    """Django's renderer, with a shorter way for lists."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Return a widget or a form as HTML."""
        if template_name == SELECT:
            return select(context["widget"])
        return super().render(template_name, context, request)


def written(attributes: Attributes) -> SafeString:
    """Return attributes as Django's template writes them: True stands alone, False is absent."""
    return flatatt(
        {name: value if value is True else str(value) for name, value in attributes.items() if shown(value)}
    )


def shown(value: Any) -> bool:
    """Tell whether an attribute is written at all."""
    return value is not None and value is not False


def select(widget: Mapping[str, Any]) -> SafeString:
    """Return a list to choose from."""
    groups = "".join(group_of(name, options) for name, options, _number in widget["optgroups"])
    return format_html(
        '<select name="{}"{}>{}</select>', widget["name"], written(widget["attrs"]), SafeString(groups)
    )


def group_of(name: Any, options: list[Mapping[str, Any]]) -> str:
    """Return the options of a group, under its name where it has one."""
    inside = "".join(option_of(option) for option in options)
    return f'<optgroup label="{conditional_escape(name)}">{inside}</optgroup>' if name else inside


def option_of(option: Mapping[str, Any]) -> str:
    """Return one option, everything in it escaped."""
    attributes = written(option["attrs"]) if option["attrs"] else ""
    value, label = escape(str(option["value"])), conditional_escape(option["label"])
    return f'<option value="{value}"{attributes}>{label}</option>'


class LongSelect(Select):
    """A list of hundreds, such as countries: its options are written once for each language and kept.

    It stands for one choice among plain pairs, without groups.
    """

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the list with the chosen option marked."""
        options = options_of(tuple((str(key), str(label)) for key, label in self.choices))
        chosen = f'<option value="{escape("" if value is None else str(value))}"'
        marked = SafeString(options.replace(f"{chosen}>", f"{chosen} selected>", 1))
        return format_html(
            '<select name="{}"{}>{}</select>', name, written(self.build_attrs(self.attrs, attrs)), marked
        )


@lru_cache(maxsize=64)
def options_of(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return the options of a list, none of them chosen."""
    return "".join(f'<option value="{escape(value)}">{escape(label)}</option>' for value, label in pairs)
