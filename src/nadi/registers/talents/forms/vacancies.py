"""What a firm says about a vacancy, and about its part in a shared one."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.companies.queries import members
from nadi.registers.entries.forms import entry_field_for
from nadi.registers.talents.actions.vacancies import Wanted
from nadi.registers.talents.coding import SKILL
from nadi.registers.talents.models import Vacancy
from nadi.registers.talents.written import languages_in, lines_in
from nadi.web.access import Sentence
from nadi.web.forms import Form, ModelForm
from nadi.web.forms.folding import Fold, folds_of
from nadi.web.localized import localized

MOST_PEOPLE = 500


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs alone
    """One of the members."""

    def label_from_instance(self, obj: Organisation) -> str:
        return localized(obj)


class VacancyForm(ModelForm):
    """A vacancy; `for_staff` asks for which member it is posted."""

    firm = MemberField(label=_("For which company?"), queryset=Organisation.objects.none())
    must_skills = forms.CharField(
        label=_("Skills it cannot be done without, one in a line"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    skills = forms.CharField(
        label=_("Further skills, one in a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )
    languages = forms.CharField(
        label=_("Languages needed, with their level"),
        max_length=200,
        required=False,
        help_text=_("For example: English B1; Russian A2."),
    )
    count = forms.IntegerField(label=_("How many people"), min_value=1, max_value=MOST_PEOPLE, initial=1)

    class Meta(ModelForm.Meta):
        formfield_callback = staticmethod(entry_field_for)
        model = Vacancy
        fields = [
            "title",
            "title_local",
            "kind",
            "occupation",
            "occupation_local",
            "level",
            "years",
            "region",
            "town",
            "is_remote",
            "starts",
            "open_until",
            "wage_from",
            "wage_to",
            "description",
            "description_local",
            "audience",
            "is_shared",
            "training_idea",
            "training_idea_local",
            "training_url",
        ]
        help_texts = {
            "occupation": _("As a classification names it, for example: flexographic press operator."),
            "is_shared": _(
                "“Three companies need the same people”: others join, and show their name or not."
            ),
            "training_url": _("Where companies can put their people down for it."),
        }

    GROUPS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
        (
            _("Who is wanted"),
            ("firm", "title", "title_local", "kind", "occupation", "occupation_local", "count", "open_until"),
        ),
        (_("What it takes"), ("must_skills", "skills", "languages", "level", "years")),
        (
            _("Where, when, for how much"),
            ("region", "town", "is_remote", "starts", "wage_from", "wage_to"),
        ),
        (_("In words"), ("description", "description_local")),
        (
            _("Who sees it, and together with others"),
            ("audience", "is_shared", "training_idea", "training_idea_local", "training_url"),
        ),
    )

    def __init__(self, *args: Any, for_staff: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_staff:
            self.fields["firm"].queryset = members().order_by("name", "pk")  # type: ignore[attr-defined]  # a field of rows
        else:
            del self.fields["firm"]
        if self.instance.pk and not self.is_bound:
            self.fill_requirements()

    def folds(self) -> list[Fold]:
        """Return the fields in their groups; the first two stand open."""
        return folds_of(self, self.GROUPS, opened=2)

    def fill_requirements(self) -> None:
        """Start from what the vacancy asks for."""
        rows = list(self.instance.requirements.order_by("pk"))
        skills = [row for row in rows if row.scheme == SKILL]
        languages = [f"{row.code} {row.level}" for row in rows if row.scheme == "language"]
        part = self.instance.firms.filter(organisation_id=self.instance.organisation_id).first()
        self.initial = {
            **self.initial,
            "must_skills": "\n".join(row.words for row in skills if row.is_must),
            "skills": "\n".join(row.words for row in skills if not row.is_must),
            "languages": "; ".join(languages),
            "count": part.count if part else 1,
        }

    def clean_open_until(self) -> Any:
        """Refuse a day gone by."""
        day = self.cleaned_data["open_until"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose one to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Ask for a title in one language, and an order of wages."""
        cleaned = super().clean()
        if not (cleaned.get("title") or cleaned.get("title_local")) and "title" not in self.errors:
            self.add_error("title", _("Give a title in at least one of the two languages."))
        low, high = cleaned.get("wage_from"), cleaned.get("wage_to")
        if low is not None and high is not None and high < low:
            self.add_error("wage_to", _("The second amount is smaller than the first."))
        return cleaned

    def wanted(self) -> Wanted:
        """Return what was typed as the actions take it."""
        given = self.cleaned_data
        return Wanted(
            values={name: given[name] for name in self._meta.fields or ()},
            must_skills=lines_in(given["must_skills"]),
            skills=lines_in(given["skills"]),
            languages=languages_in(given["languages"]),
            count=given["count"],
        )

    def validate_constraints(self) -> None:
        """Do nothing: what the database insists on is said in sentences above."""


class JoinVacancyForm(Form):
    """A firm's part in a shared vacancy."""

    count = forms.IntegerField(
        label=_("How many people does your company need?"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )
    is_named = forms.BooleanField(
        label=_("Show our name"),
        required=False,
        help_text=_("Without it, applicants stay unnamed for you until you ask them for contact."),
    )
