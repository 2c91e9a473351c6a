"""What staff type about a pool's rules, agreement and files while it is a draft."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.together.pools.actions.attaching import NewFile
from nadi.together.pools.actions.preparing import Rules
from nadi.together.pools.forms.gathering import PoolForm, method_choices
from nadi.together.pools.models import Pool
from nadi.together.pools.offers.incoterms import incoterm_choices
from nadi.together.pools.queries.invited import (
    known_towns,
    not_invited_to,
    possible_members,
    possible_vendors,
)
from nadi.web.files import UploadField
from nadi.web.forms import DecimalField, Form
from nadi.web.localized import localized

HUNDRED = Decimal(100)
MOST_WORSE = 50
MOST_STANDSTILL = 60


def member_choices() -> list[tuple[str, str]]:
    """Return the members that can be invited."""
    return [(one.uid, localized(one)) for one in possible_members()]


def town_choices() -> list[tuple[str, str]]:
    """Return the towns members have sites in, as they wrote them."""
    return [(town, town) for town in known_towns()]


class VendorChoice(forms.ModelChoiceField[Organisation]):
    """One of the vendors, by its name in the reader's language."""

    def label_from_instance(self, obj: Organisation) -> str:
        """Return the vendor's name."""
        return localized(obj)


class RulesForm(Form):
    """What is fixed once the pool opens."""

    currency = PoolForm.base_fields["currency"]
    method = forms.ChoiceField(
        label=_("Rule of sharing"),
        choices=method_choices,
        widget=forms.RadioSelect,
        help_text=_("Who pays what is decided by this rule. It is fixed before anybody joins."),
    )
    worsening_bound = DecimalField(
        label=_("How much dearer an accepted share may get"),
        min_value=0,
        max_value=MOST_WORSE,
        decimal_places=2,
        help_text=_(
            "When a member declines, the award is made anew. Shares already accepted stay accepted up to "
            "this much more; beyond it their members are asked again. 0 asks again for every cent."
        ),
    )
    audience = forms.ChoiceField(
        label=_("Who may join"), choices=Pool.Audience.choices, widget=forms.RadioSelect
    )
    invitees = forms.MultipleChoiceField(
        label=_("Chosen members"),
        choices=member_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only these see the pool, if it is for chosen members."),
    )
    minimum_members = forms.IntegerField(
        label=_("Companies needed"),
        min_value=0,
        max_value=1000,
        help_text=_(
            "With fewer the pool is extended or cancelled, and everybody is told. 0 sets no minimum."
        ),
    )
    towns = forms.MultipleChoiceField(
        label=_("Delivery places"),
        choices=town_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Members name their sites in these towns. Choose none if every site may be named."),
    )
    incoterm = forms.ChoiceField(
        label=_("Delivery term asked for (Incoterms 2020)"), choices=incoterm_choices
    )
    incumbent = VendorChoice(
        label=_("Today's vendor"),
        queryset=Organisation.objects.none(),
        required=False,
        help_text=_("If the members buy from one vendor today: one scenario keeps it."),
    )
    is_public = forms.BooleanField(label=_("Open to every vendor, with a public notice"), required=False)
    has_quality = forms.BooleanField(label=_("Quality is assessed before prices are opened"), required=False)
    standstill_days = forms.IntegerField(
        label=_("Stand-still in days"),
        min_value=0,
        max_value=MOST_STANDSTILL,
        help_text=_("Between the award and the agreements, so that a vendor can object."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vendors = self.fields["incumbent"]
        assert isinstance(vendors, VendorChoice)
        vendors.queryset = possible_vendors()

    def clean(self) -> dict[str, Any]:
        """Ask whom the pool is for, if it is not for all."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("audience") == Pool.Audience.CHOSEN and not cleaned.get("invitees"):
            self.add_error("invitees", _("Choose the members this pool is for, or open it to every member."))
        return cleaned

    def is_chosen(self) -> bool:
        """Tell whether members are chosen one by one."""
        return bool(self["audience"].value() == Pool.Audience.CHOSEN)

    def has_towns(self) -> bool:
        """Tell whether some towns are chosen."""
        return bool(self["towns"].value())

    def rules(self) -> Rules:
        """Return what was typed."""
        typed = {**self.cleaned_data}
        typed["worsening_bound"] = typed["worsening_bound"] / HUNDRED
        return Rules(**typed)


def initial_rules(rules: Rules) -> dict[str, Any]:
    """Return the rules as the form shows them."""
    beside = {"invitees": list(rules.invitees), "towns": list(rules.towns)}
    return {**rules.columns(), **beside, "worsening_bound": rules.worsening_bound * HUNDRED}


class InviteForm(Form):
    """Further members for a pool that is open to chosen ones."""

    members = forms.MultipleChoiceField(
        label=_("Members to invite"), choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["members"]
        assert isinstance(offered, forms.MultipleChoiceField)
        offered.choices = [(one.uid, localized(one)) for one in not_invited_to(pool)]


class TermsForm(Form):
    """The participation agreement, in both languages."""

    terms = forms.CharField(label=_("In English"), widget=forms.Textarea({"rows": 24}))
    terms_local = forms.CharField(label=_("In Georgian"), widget=forms.Textarea({"rows": 24}))


class AttachForm(Form):
    """A file that explains the pool or one of its lines."""

    file = UploadField(label=_("File"))
    title = forms.CharField(
        label=_("Title"),
        max_length=160,
        required=False,
        help_text=_("What the file is, for example “Drawing of the box”. Without it the file's name stands."),
    )
    line = forms.ChoiceField(label=_("Belongs to"), required=False)
    is_for_vendors = forms.BooleanField(label=_("Vendors see it too"), required=False, initial=True)

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        belongs = self.fields["line"]
        assert isinstance(belongs, forms.ChoiceField)
        belongs.choices = [("", _("the whole pool")), *lines]

    def new_file(self) -> NewFile:
        """Return what was typed."""
        typed = self.cleaned_data
        return NewFile(
            upload=typed["file"],
            title=typed["title"],
            line=typed["line"],
            is_for_vendors=typed["is_for_vendors"],
        )
