"""What is asked after an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.registers.events.models import Effect, Feedback, Lesson, Verdict
from nadi.web.forms import Form, ModelForm, MoneyField

MARKS = ("content", "useful", "speakers", "arrangements", "recommend")
SCALE = [
    ("5", _("5: very good")),
    ("4", _("4")),
    ("3", _("3")),
    ("2", _("2")),
    ("1", _("1: poor")),
]


class FeedbackForm(Form):
    """Five marks and two questions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in MARKS:
            label = Feedback._meta.get_field(name).verbose_name  # type: ignore[union-attr]  # a column of its own
            self.fields[name] = forms.TypedChoiceField(
                label=label, choices=SCALE, coerce=int, widget=forms.RadioSelect
            )
        for name in ("liked", "missing"):
            self.fields[name] = forms.CharField(
                label=Feedback._meta.get_field(name).verbose_name,  # type: ignore[union-attr]  # a column of its own
                max_length=2000,
                required=False,
                widget=forms.Textarea({"rows": 3}),
                help_text=_("The office reads this without your name. Write nothing that tells who you are."),
            )


class EffectForm(ModelForm):
    """What changed in the company."""

    amount = MoneyField(
        label=_("Saved or earned in a year by it, if you can say"),
        required=False,
        help_text=_("Told only in sums over five companies or more, to the office too."),
    )

    class Meta(ModelForm.Meta):
        model = Effect
        fields = ["applied", "text", "amount"]
        widgets = {"applied": forms.RadioSelect, "text": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applied"].choices = Effect.Applied.choices  # type: ignore[attr-defined]  # a choice


class VerdictForm(ModelForm):
    """Would the company go again?"""

    class Meta(ModelForm.Meta):
        model = Verdict
        fields = ["again", "reason"]
        widgets = {"again": forms.RadioSelect, "reason": forms.Textarea({"rows": 4})}
        help_texts = {
            "reason": _("The office reads this. Members only see how most companies decided."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["again"].choices = Verdict.Again.choices  # type: ignore[attr-defined]  # a choice


class LessonForm(ModelForm):
    """What the company learned."""

    class Meta(ModelForm.Meta):
        model = Lesson
        fields = ["text", "is_shared"]


class InterestForm(Form):
    """Whether to be named."""

    is_named = forms.BooleanField(label=_("Other members may see that we think of going"), required=False)
    wants_joint_stand = forms.BooleanField(label=_("We would share a stand"), required=False)
