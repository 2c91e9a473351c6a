"""Sending what is due: signed, to public addresses alone, a few times, then given up."""

import hashlib
import hmac
import json
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from nadi.companies.queries import people_of
from nadi.home.api.models import TRIAL, Delivery, Webhook
from nadi.home.api.root import ROOT
from nadi.web.addresses import page_address
from nadi.web.mail import send
from nadi.web.outgoing import NotReached, post

# Minutes that each try waits after the one before it; there are as many tries as numbers.
WAITS = (0, 1, 5, 30, 120, 720)
PAUSED_AFTER = 20
AT_ONCE = 50
KEPT_FOR = timedelta(days=30)
State = Delivery.State


def secret_of(webhook: Webhook) -> str:
    """Return the secret that signs what an address is told: derived from the house's own, never stored."""
    return salted_hmac(
        "nadi.home.api.webhooks", f"{webhook.uid}.{webhook.secret_number}", algorithm="sha256"
    ).hexdigest()


def body_of(delivery: Delivery) -> bytes:
    """Return what is sent: which thing changed and where it is read, nothing of what stands in it."""
    if delivery.kind == TRIAL:
        said: dict[str, Any] = {"delivery": delivery.uid, "event": TRIAL}
        said["happened"] = delivery.happened.isoformat()
        return json.dumps(said, separators=(",", ":")).encode()
    said = {
        "delivery": delivery.uid,
        "event": "gone" if delivery.is_gone else "changed",
        "kind": delivery.kind,
        "key": delivery.key,
        "happened": delivery.happened.isoformat(),
    }
    if not delivery.is_gone:
        said["read"] = read_address(delivery)
    return json.dumps(said, separators=(",", ":")).encode()


def read_address(delivery: Delivery) -> str:
    """Return the address of the API at which the thing is read."""
    if delivery.kind in ("pools", "organisations"):
        return page_address(ROOT).rstrip("/") + f"/{delivery.kind}/{delivery.key}"
    return page_address(ROOT).rstrip("/") + f"/registers/{delivery.kind}/{delivery.key}"


def headers_of(delivery: Delivery, body: bytes) -> dict[str, str]:
    """Return the headers: the moment and the signature over both, so that nothing is sent again later."""
    moment = str(int(timezone.now().timestamp()))
    signed = hmac.new(secret_of(delivery.webhook).encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "Nadi-Delivery": delivery.uid,
        "Nadi-Signature": f"t={moment},v1={signed.hexdigest()}",
    }


def send_due() -> int:
    """Send what is due; return how many arrived."""
    now = timezone.now()
    due = Delivery.objects.filter(state=State.WAITING, due__lte=now, webhook__paused=None)
    keys = list(due.order_by("due", "pk").values_list("pk", flat=True)[:AT_ONCE])
    return sum(send_one(key) for key in keys)


def send_one(key: int) -> bool:
    """Send one delivery if nobody else does; the next try is written before the address is asked."""
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update()
            .select_related("webhook__organisation")
            .filter(pk=key, state=State.WAITING, due__lte=timezone.now())
            .first()
        )
        if delivery is None:
            return False
        delivery.attempts += 1
        delivery.due = timezone.now() + pause_after(delivery.attempts)
        delivery.save()
    body = body_of(delivery)
    try:
        status = post(delivery.webhook.url, body, headers_of(delivery, body))
    except NotReached as error:
        return note(delivery, str(error.sentence), arrived=False)
    return note(delivery, str(status), arrived=200 <= status < 300)


def pause_after(attempts: int) -> timedelta:
    """Return how long the next try waits."""
    return timedelta(minutes=WAITS[min(attempts, len(WAITS) - 1)])


def note(delivery: Delivery, answer: str, *, arrived: bool) -> bool:
    """Write down what came back; an address that fails again and again is paused and its people told."""
    with transaction.atomic():
        webhook = Webhook.objects.select_for_update().filter(pk=delivery.webhook_id).first()
        if webhook is None:
            return arrived
        delivery.answer = answer[:120]
        is_trial = delivery.kind == TRIAL  # tried once: whoever pressed the button waits for its answer
        if arrived or is_trial or delivery.attempts >= len(WAITS):
            delivery.state = State.DONE if arrived else State.FAILED
            delivery.ended = timezone.now()
        delivery.save()
        webhook.failures = 0 if arrived else webhook.failures + (not is_trial)
        if webhook.failures >= PAUSED_AFTER and webhook.paused is None:
            webhook.paused = timezone.now()
            tell_paused(webhook)
        webhook.save()
    return arrived


def tell_paused(webhook: Webhook) -> None:
    """Tell the organisation's people that an address no longer answers."""
    send(
        to=people_of([webhook.organisation_id]),
        template="api/mail/paused",
        context={"link": page_address("api.programs"), "url": webhook.url},
    )


def forget_old() -> None:
    """Forget deliveries that ended long ago, but for the last one of each thing: it tells what is known."""
    ended = Delivery.objects.exclude(state=State.WAITING).filter(ended__lt=timezone.now() - KEPT_FOR)
    for delivery in ended.order_by("pk")[:1000]:
        later = Delivery.objects.filter(
            webhook=delivery.webhook_id, kind=delivery.kind, key=delivery.key, number__gt=delivery.number
        )
        if later.exists():
            delivery.delete()
