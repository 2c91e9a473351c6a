"""What people type about themselves."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from nadi.people.models import Person
from nadi.web.forms import Form, ModelForm


def password_hints() -> str:
    """Say what a password must be like."""
    return " ".join(str(hint) for hint in password_validators_help_texts())


class NewcomerForm(Form):
    """The first name and password of somebody invited."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["password"].help_text = lazystr(password_hints())

    def clean(self) -> dict[str, Any]:
        """Refuse a password that is easily guessed, by this person's name and address too."""
        cleaned = super().clean() or self.cleaned_data
        if password := cleaned.get("password"):
            try:
                validate_password(password, Person(email=self.email, name=cleaned.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class ErasureForm(Form):
    """The word by which somebody shows that they mean it."""

    email = forms.EmailField(label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "off"}))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        """Compare with the account's own address."""
        typed = str(self.cleaned_data["email"])
        if typed.lower() != self.person.email.lower():
            raise ValidationError(_("This is not the address of your account."))
        return typed


class AccountForm(ModelForm):
    """What a person says about themselves."""

    class Meta(ModelForm.Meta):
        model = Person
        fields = ["name", "phone", "language", "theme"]
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}),
            "phone": forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
            "theme": forms.RadioSelect,
        }
