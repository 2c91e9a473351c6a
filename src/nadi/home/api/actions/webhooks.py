"""Adding, renewing, resuming and removing the addresses that are told of changes."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.home.api.models import TRIAL, Delivery, Webhook
from nadi.journal.actions import record
from nadi.people.models import Person
from nadi.web.access import Actor, Refused
from nadi.web.ids import public_id

MOST = 10


def add_webhook(*, by: Actor, url: str, kinds: Sequence[str]) -> Webhook:
    """Have an address told of changes from now on."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(uid=by.organisation)
        if organisation.webhooks.count() >= MOST:
            raise Refused(_("Your organisation has ten webhooks. Remove one that is no longer used."))
        try:
            with transaction.atomic():
                webhook = Webhook.objects.create(
                    organisation=organisation,
                    url=url,
                    kinds=sorted(kinds),
                    made_by=Person.objects.get(uid=by.person),
                )
        except IntegrityError:
            raise Refused(_("This address is told already.")) from None
        record(
            by=by, verb="api.add_webhook", subject=f"webhook:{webhook.uid}", after={"kinds": sorted(kinds)}
        )
    return webhook


def renew_secret(*, by: Actor, webhook: Webhook) -> Webhook:
    """Make a new secret; the old one signs nothing any more."""
    with transaction.atomic():
        kept = Webhook.objects.select_for_update().get(pk=webhook.pk)
        kept.secret_number += 1
        kept.save()
        record(by=by, verb="api.renew_secret", subject=f"webhook:{kept.uid}")
    return kept


def try_webhook(*, by: Actor, webhook: Webhook) -> Delivery:
    """Send a signed message that tells of nothing: a program is tried before something changes."""
    with transaction.atomic():
        kept = Webhook.objects.select_for_update().get(pk=webhook.pk)
        if kept.paused is not None:
            raise Refused(_("This webhook is paused. Let it go on first."))
        if kept.deliveries.filter(kind=TRIAL, state=Delivery.State.WAITING).exists():
            raise Refused(_("A message to try it is on its way already. Its answer stands below soon."))
        now = timezone.now()
        delivery = Delivery.objects.create(
            webhook=kept, number=0, kind=TRIAL, key=public_id(), due=now, happened=now
        )
        record(by=by, verb="api.try_webhook", subject=f"webhook:{kept.uid}")
    return delivery


def resume_webhook(*, by: Actor, webhook: Webhook) -> Webhook:
    """Go on telling an address that was paused because it did not answer."""
    with transaction.atomic():
        kept = Webhook.objects.select_for_update().get(pk=webhook.pk)
        if kept.paused is None:
            raise Refused(_("This webhook is not paused."))
        kept.paused, kept.failures = None, 0
        kept.save()
        record(by=by, verb="api.resume_webhook", subject=f"webhook:{kept.uid}")
    return kept


def remove_webhook(*, by: Actor, webhook: Webhook) -> None:
    """Tell the address no more, and forget what it was told."""
    with transaction.atomic():
        record(by=by, verb="api.remove_webhook", subject=f"webhook:{webhook.uid}")
        Webhook.objects.filter(pk=webhook.pk).delete()
