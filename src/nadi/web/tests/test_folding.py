"""Long forms in groups: nothing is left out, and what must be seen stands open."""

from django import forms

from nadi.web.forms import Form
from nadi.web.forms.folding import folds_of

GROUPS = (("First", ("name",)), ("Second", ("town", "notes")), ("Third", ("agreed",)))


class PersonForm(Form):
    """A form with a field that no group names."""

    name = forms.CharField()
    town = forms.CharField(required=False, max_length=3)
    notes = forms.CharField(required=False)
    agreed = forms.BooleanField()
    added = forms.CharField(required=False)


def test_a_field_that_no_group_names_joins_the_first() -> None:
    found = folds_of(PersonForm(), GROUPS)
    assert [[bound.name for bound in one.fields] for one in found] == [
        ["name", "added"],
        ["town", "notes"],
        ["agreed"],
    ]


def test_what_must_be_said_stands_open() -> None:
    assert [one.is_open for one in folds_of(PersonForm(), GROUPS)] == [True, False, True]


def test_a_mistake_stands_open() -> None:
    form = PersonForm({"name": "Nino", "town": "Kutaisi", "agreed": "on"})
    assert [one.is_open for one in folds_of(form, GROUPS)] == [True, True, False]


def test_a_group_says_how_much_of_it_is_filled_in() -> None:
    found = folds_of(PersonForm(initial={"town": "Poti"}), GROUPS)
    assert found[1].note == "1 of 2 filled in"
