"""How the journal names tokens and webhooks."""

from collections.abc import Collection

from nadi.home.api.models import ApiToken, Webhook
from nadi.journal.subjects import Subject
from nadi.web.localized import localized


def token_names(uids: Collection[str]) -> dict[str, str]:
    """Return the organisations of tokens."""
    rows = ApiToken.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


def webhook_names(uids: Collection[str]) -> dict[str, str]:
    """Return the organisations of webhooks."""
    rows = Webhook.objects.filter(uid__in=uids).select_related("organisation")
    return {one.uid: localized(one.organisation) for one in rows}


SUBJECTS = {"token": Subject(names=token_names), "webhook": Subject(names=webhook_names)}
