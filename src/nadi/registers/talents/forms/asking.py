"""What firms ask, and what the office says when it reads who somebody is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.registers.talents.models import Application, Vacancy
from nadi.registers.talents.queries.vacancies import own_vacancies
from nadi.web.access import Actor
from nadi.web.files import UploadField
from nadi.web.forms import Form
from nadi.web.localized import localized

REASONS = [
    ("asked", _("The candidate asked for help")),
    ("consent", _("The consent must be checked")),
    ("complaint", _("There is a complaint")),
    ("duplicate", _("It may be entered twice")),
]


class OwnVacancyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """One of the firm's open vacancies."""

    def label_from_instance(self, obj: Vacancy) -> str:
        return localized(obj, "title")


class ContactForm(Form):
    """What a firm asks a candidate."""

    vacancy = OwnVacancyField(
        label=_("For which vacancy?"),
        queryset=Vacancy.objects.none(),
        required=False,
        empty_label=_("none yet"),
    )
    message = forms.CharField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text=_("The candidate reads it with the name of your company, and answers with one press."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vacancy"].queryset = own_vacancies(actor)  # type: ignore[attr-defined]  # a field of rows


class ReasonForm(Form):
    """Why the office reads who a candidate is."""

    reason = forms.ChoiceField(label=_("Why do you need to know?"), choices=REASONS)


class LinkForm(Form):
    """The address to which a lost link is mailed."""

    email = forms.EmailField(label=_("E-mail"))


class ResumeForm(Form):
    """A résumé that fills in the form."""

    resume = UploadField(
        label=_("JSON Resume or Europass XML"),
        kinds=(".json", ".xml"),
        help_text=_("We read it to fill in the form below, and keep nothing until you send that."),
    )


class AnswerForm(Form):
    """What a firm answers an applicant."""

    state = forms.ChoiceField(
        label=_("Answer"),
        choices=[
            (one, one.label)
            for one in (Application.State.INVITED, Application.State.HIRED, Application.State.DECLINED)
        ],
    )
