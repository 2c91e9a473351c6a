"""How the journal names agreements, orders and mini-competitions."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from nadi.journal.subjects import Subject
from nadi.together.agreements.models import CallOff, FrameworkAgreement, MiniCompetition, Saving
from nadi.web.localized import localized


def call_off_names(uids: Collection[str]) -> dict[str, str]:
    """Return the numbers of orders."""
    return dict(CallOff.objects.filter(uid__in=uids).values_list("uid", "number"))


def agreement_names(uids: Collection[str]) -> dict[str, str]:
    """Return the numbers of agreements."""
    return dict(FrameworkAgreement.objects.filter(uid__in=uids).values_list("uid", "number"))


def competition_names(uids: Collection[str]) -> dict[str, str]:
    """Return the numbers of mini-competitions."""
    return dict(MiniCompetition.objects.filter(uid__in=uids).values_list("uid", "number"))


def saving_names(uids: Collection[str]) -> dict[str, str]:
    """Return what entries of the ledger are: their stage, and whose they are."""
    savings = Saving.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: f"{one.get_stage_display()}, {localized(one.organisation)}" for one in savings}


VERBS = {
    "agreements.confirmed_call_off": _("confirm an order"),
    "agreements.partly_call_off": _("say that a part of an order arrived"),
    "agreements.delivered_call_off": _("say that an order arrived"),
    "agreements.cancelled_call_off": _("cancel an order"),
    "agreements.accepted_extension": _("accept a longer term"),
    "agreements.rejected_extension": _("reject a longer term"),
    "agreements.withdrawn_extension": _("take the offer of a longer term back"),
    "agreements.accepted_price_change": _("accept new prices"),
    "agreements.rejected_price_change": _("reject new prices"),
    "agreements.withdrawn_price_change": _("take proposed prices back"),
}
SUBJECTS = {
    "agreement": Subject(names=agreement_names),
    "call_off": Subject(names=call_off_names),
    "competition": Subject(names=competition_names),
    "saving": Subject(names=saving_names),
}
