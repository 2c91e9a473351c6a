"""What staff type about an event."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.registers.entries.forms import CONTACT, NAMES, PLACE, STANDING, CodesField, EntryForm
from nadi.registers.events.actions.events import NewDate, Tariff, Wanted
from nadi.registers.events.dates import last_of_month, when_text
from nadi.registers.events.models import Event, Price
from nadi.registers.events.topics import SCHEME, TOPICS, topic_code, topic_title
from nadi.web.forms import DateField, DateTimeField, Form, MoneyField
from nadi.web.forms.folding import Fold, Groups, folds_of
from nadi.web.localized import localized

Precision = Event.Precision
MOST_EDITIONS = 200
OWN = ("capacity", "register_until", "guests_welcome", "online_link", "hours", "free_until", "late_percent")
DATES = ("begins", "ends", "begins_at", "ends_at")


def topic_titles() -> list[str]:
    """Return the topics to choose from, as the reader reads them."""
    return [str(title) for title in TOPICS.values()]


class EditionField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """An earlier edition of the same event."""

    def label_from_instance(self, obj: Event) -> str:
        return f"{localized(obj)} ({obj.edition or when_text(obj) or '–'})"


class EventForm(EntryForm):
    """An event, whoever holds it."""

    is_month_only = forms.BooleanField(label=_("Only the month is known"), required=False)
    topics = CodesField(
        scheme=SCHEME,
        label=_("Topics"),
        suggestions=topic_titles,
        code_of=topic_code,
        title_of=topic_title,
        help_text=_("What it is about: choose from the list, or write a word of your own."),
    )
    earlier = EditionField(
        queryset=Event.objects.none(), required=False, label=_("An earlier edition of the same event")
    )
    price_member = MoneyField(label=_("Price of a seat for members"), required=False)
    early_member = MoneyField(label=_("Early-bird price for members"), required=False)
    price_provider = MoneyField(label=_("Price of a seat for providers"), required=False)
    early_provider = MoneyField(label=_("Early-bird price for providers"), required=False)
    price_other = MoneyField(label=_("Price of a seat for everybody else"), required=False)
    early_other = MoneyField(label=_("Early-bird price for everybody else"), required=False)

    class Meta(EntryForm.Meta):
        model = Event
        fields = [
            *NAMES,
            *("kind", "is_own", "begins", "ends", "begins_at", "ends_at", "early_bird_until", "cycle"),
            *("edition", "organiser", "venue", "venue_local", "hall", "stand"),
            *PLACE,
            "is_online",
            *CONTACT,
            *("sectors", "exhibitors", "visitors", "figures_source", "joint_stand", "joint_stand_local"),
            *OWN,
            *STANDING,
        ]
        help_texts = {
            **EntryForm.Meta.help_texts,
            "begins_at": _("For an event of our own: the day and the time. The days above follow from it."),
            "capacity": _("Leave empty where there are as many as wanted."),
            "is_own": _("Members then take seats here; say more under “Seats”."),
            "online_link": _("Shown to those who have a seat, nobody else."),
            "late_percent": _("What a company owes for a seat it gives back after the last free day."),
            "joint_stand": _("For members who would go together: who collects, what a shared stand costs."),
            "register_until": _("Empty: until the event is over."),
        }

    GROUPS: Groups = (
        (_("What it is"), (*NAMES, "kind", "is_own", "topics")),
        (
            _("Where and when"),
            (
                *("begins", "ends", "begins_at", "ends_at", "is_month_only", "is_online"),
                *(*PLACE, "venue", "venue_local", "hall"),
            ),
        ),
        (
            _("Seats"),
            (
                *("capacity", "register_until", "guests_welcome", "online_link", "hours"),
                *("price_member", "price_provider", "price_other"),
                *("early_bird_until", "early_member", "early_provider", "early_other"),
                *("free_until", "late_percent"),
            ),
        ),
        (
            _("Organiser"),
            (
                *("organiser", *CONTACT, "earlier", "edition", "cycle"),
                *("sectors", "exhibitors", "visitors", "figures_source"),
            ),
        ),
        (_("Going together"), ("stand", "joint_stand", "joint_stand_local")),
        (_("Source"), STANDING),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Event.objects.exclude(pk=self.instance.pk).exclude(state=Event.State.MERGED)
        newest = others.order_by("-begins", "pk").values_list("pk", flat=True)[:MOST_EDITIONS]
        choice = cast(EditionField, self.fields["earlier"])
        choice.queryset = Event.objects.filter(pk__in=list(newest)).order_by("order_common", "-begins")
        if self.instance.pk:
            self.initial.setdefault("is_month_only", self.instance.precision == Precision.MONTH)
            for price in self.instance.prices.all():
                self.initial[f"price_{price.who}"] = price.amount
                self.initial[f"early_{price.who}"] = price.early

    def folds(self) -> list[Fold]:
        """Return the fields in their groups; the first two stand open."""
        return folds_of(self, self.GROUPS, opened=2)

    def clean(self) -> dict[str, Any]:
        """Say what does not fit together: dates, prices, what only an own event has."""
        cleaned = super().clean()
        self.clean_dates(cleaned)
        for who in Price.Who.values:
            self.clean_prices(cleaned, who)
        if not cleaned.get("is_own") and any(cleaned.get(f"price_{who}") for who in Price.Who.values):
            self.add_error(
                "is_own", _("Only seats of our own events are sold here: tick this, or leave no price.")
            )
        if (cleaned.get("late_percent") or 0) > 100:
            self.add_error("late_percent", _("At most the whole price is owed: write 100 or less."))
        return cleaned

    def clean_dates(self, cleaned: dict[str, Any]) -> None:
        """Let days follow from moments, and the end from a month."""
        first, last = cleaned.get("begins_at"), cleaned.get("ends_at")
        if last and (first is None or last < first):
            self.add_error("ends_at", _("It cannot end before it begins."))
            return
        if first:
            cleaned["begins"] = timezone.localdate(first)
            cleaned["ends"] = (
                timezone.localdate(last) if last else max_day(cleaned.get("ends"), cleaned["begins"])
            )
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if ends and (begins is None or ends < begins):
            self.add_error("ends", _("It cannot end before it begins."))
        elif begins and cleaned.get("is_month_only") and not first:
            cleaned["begins"], cleaned["ends"] = begins.replace(day=1), last_of_month(ends or begins)
        if begins and cleaned.get("is_own") and not cleaned.get("is_month_only") and first is None:
            self.add_error(
                "begins_at", _("Say at what time our own event begins, or tick that only the month is known.")
            )

    def clean_prices(self, cleaned: dict[str, Any], who: str) -> None:
        """An early price belongs to a price, and is no dearer."""
        amount, early = cleaned.get(f"price_{who}"), cleaned.get(f"early_{who}")
        if early is not None and (amount is None or early > amount):
            self.add_error(f"early_{who}", _("The early-bird price is not above the price, and needs one."))
        elif early is not None and not cleaned.get("early_bird_until"):
            self.add_error("early_bird_until", _("Say until when the early-bird price holds."))

    def precision(self) -> Event.Precision:
        """Return how exactly the date is known."""
        if self.cleaned_data.get("begins_at"):
            return Precision.MOMENT
        return Precision.MONTH if self.cleaned_data.get("is_month_only") else Precision.DAY

    def wanted(self) -> Wanted:
        """Return what is to stand in the event."""
        facts = self.facts()
        values = {**facts.values, "precision": self.precision()}
        facts = type(facts)(values=values, codes=facts.codes)
        prices = tuple(
            Tariff(who=who, amount=Decimal(amount), early=self.cleaned_data[f"early_{who}"])
            for who in Price.Who.values
            if (amount := self.cleaned_data[f"price_{who}"]) is not None
        )
        return Wanted(facts=facts, prices=prices, earlier=self.cleaned_data["earlier"])


def max_day(day: date | None, least: date) -> date:
    """Return a day, or the least where it is earlier or none."""
    return max(day, least) if day else least


class PostponeForm(Form):
    """When it takes place instead."""

    begins = DateField(label=_("New first day"), required=False, help_text=_("Empty: not known yet."))
    ends = DateField(label=_("New last day"), required=False)
    begins_at = DateTimeField(label=_("Begins (an event of our own)"), required=False)
    ends_at = DateTimeField(label=_("Ends (an event of our own)"), required=False)
    reason = forms.CharField(label=_("Why, in English"), max_length=300, required=False)
    reason_local = forms.CharField(label=_("Why, in Georgian"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Let days follow from moments; the end is not before the begin."""
        cleaned = dict(super().clean() or {})
        first, last = cleaned.get("begins_at"), cleaned.get("ends_at")
        if last and (first is None or last < first):
            self.add_error("ends_at", _("It cannot end before it begins."))
        elif first:
            cleaned["begins"] = timezone.localdate(first)
            cleaned["ends"] = timezone.localdate(last or first)
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if ends and (begins is None or ends < begins):
            self.add_error("ends", _("It cannot end before it begins."))
        return cleaned

    def new_date(self) -> NewDate:
        """Return what was typed."""
        days: dict[str, date | datetime | None] = {name: self.cleaned_data[name] for name in DATES}
        reasons = {name: self.cleaned_data[name] for name in ("reason", "reason_local")}
        return NewDate(**days, **reasons)  # type: ignore[arg-type]  # named as its columns


class CancelForm(Form):
    """Why it does not take place."""

    reason = forms.CharField(
        label=_("Why, in English"),
        max_length=300,
        required=False,
        help_text=_("Those who registered or think of going read this in a mail."),
    )
    reason_local = forms.CharField(label=_("Why, in Georgian"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Say why in one language at least; the other one is read where it is missing."""
        cleaned = dict(super().clean() or {})
        if not cleaned.get("reason") and not cleaned.get("reason_local"):
            self.add_error("reason", _("Say why, in one language at least."))
        return cleaned
