"""Reading tokens and webhooks."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from nadi.home.api.models import ApiToken, Webhook
from nadi.web.access import Actor


def tokens_of(actor: Actor) -> QuerySet[ApiToken]:
    """Return the tokens of the actor's own organisation that still work, the newest first."""
    rows = ApiToken.objects.filter(organisation=actor.organisation_id, ended=None, expires__gt=timezone.now())
    return rows.select_related("made_by").order_by("-made")


def token_for(actor: Actor, uid: str) -> ApiToken | None:
    """Return a token of the actor's own organisation."""
    return ApiToken.objects.filter(organisation=actor.organisation_id, uid=uid).first()


def webhooks_of(actor: Actor) -> QuerySet[Webhook]:
    """Return the webhooks of the actor's own organisation."""
    return Webhook.objects.filter(organisation=actor.organisation_id).order_by("pk")


def webhook_for(actor: Actor, uid: str) -> Webhook | None:
    """Return a webhook of the actor's own organisation."""
    return webhooks_of(actor).filter(uid=uid).first()


def deliveries_of(webhook: Webhook) -> QuerySet[Any]:
    """Return what an address was told lately, the newest first."""
    return webhook.deliveries.order_by("-pk")[:50]
