"""A form with every kind of field, once untouched and once with something wrong in it."""

from django import forms

from nadi.web.styleguide.samples import samples


class SampleForm(forms.Form):
    """Every kind of field that pages use."""

    use_required_attribute = False
    company = forms.CharField()
    quantity = forms.DecimalField(max_value=90000, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    price = forms.DecimalField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    site = forms.ChoiceField(choices=[("1", "Telavi"), ("2", "Rustavi")])
    notes = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    evidence = forms.FileField(required=False)
    until = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    call = forms.DateTimeField(required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    tolerance = forms.ChoiceField(widget=forms.RadioSelect)
    vendors = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    locked = forms.CharField(required=False, disabled=True)
    terms = forms.BooleanField()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through as they come
        words = samples()
        for name in ("company", "quantity", "price", "site", "notes", "evidence", "until", "call"):
            self.fields[name].label = words[name]
        for name in ("tolerance", "terms"):
            self.fields[name].label = words[name]
        self.fields["vendors"].label = self.fields["locked"].label = words["vendor"]
        self.fields["locked"].initial = words["third"]
        self.fields["quantity"].help_text = words["quantity_help"]
        self.fields["quantity"].error_messages["max_value"] = words["too_many"]
        self.fields["notes"].help_text = words["notes_help"]
        self.fields["tolerance"].choices = [(name, words[name]) for name in ("none", "ten", "more")]  # type: ignore[attr-defined]  # a choice field
        self.fields["vendors"].choices = [(name, words[name]) for name in ("other", "third")]  # type: ignore[attr-defined]  # a choice field


def untouched_form(key: str) -> SampleForm:
    """Return the form as it is first seen."""
    return SampleForm(auto_id=f"{key}-new-%s", initial={"tolerance": "ten"})


def wrong_form(key: str) -> SampleForm:
    """Return the form after it was sent with mistakes."""
    given = {"company": samples()["company"], "quantity": "120000", "site": "2", "vendors": ["third"]}
    form = SampleForm(given, auto_id=f"{key}-wrong-%s")
    form.is_valid()
    return form
