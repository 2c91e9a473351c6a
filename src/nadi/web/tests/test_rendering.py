"""Lists to choose from are what Django's own templates would write."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.test.html import parse_html

from nadi.web.forms.rendering import LongSelect, QuickRenderer

CHOICES = [
    ("", "none"),
    ("a", 'A "quoted" & <marked> one'),
    ("b", "B"),
    ("Group <1>", [("c", "C"), (4, "D")]),
]


class Listed(forms.Form):
    """A form of lists."""

    one = forms.ChoiceField(choices=CHOICES)
    several = forms.MultipleChoiceField(choices=CHOICES)
    held = forms.ChoiceField(
        choices=CHOICES, disabled=True, widget=forms.Select(attrs={"data-x": 'a"b', "hidden": True})
    )


@pytest.mark.parametrize("name", ["one", "several", "held"])
@pytest.mark.parametrize(
    "typed", [{}, {"one": "a", "several": ["b", "4"]}, {"one": "c", "several": ["", "c"]}]
)
def test_a_list_is_written_as_by_django_s_template(name: str, typed: dict[str, object]) -> None:
    ours, theirs = (
        Listed(typed or None, renderer=one())[name].as_widget() for one in (QuickRenderer, DjangoTemplates)
    )
    assert parse_html(ours) == parse_html(theirs)


@pytest.mark.parametrize("value", [None, "", "a", "b", "<", "absent"])
def test_a_long_list_is_written_as_by_django_s_template(value: str | None) -> None:
    plain = [("", "all"), ("a", "A & co"), ("b", "B"), ("<", "less")]
    ours, theirs = (
        kind(choices=plain).render("x", value, {"id": "id_x"}) for kind in (LongSelect, forms.Select)
    )
    assert parse_html(ours) == parse_html(theirs)
