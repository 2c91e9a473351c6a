"""Who may let programs in."""

from django.utils.translation import gettext_lazy as _

from nadi.home.api.models import ApiToken, Webhook
from nadi.web.access import Actor, Role, Sentence, rule

OF_AN_ORGANISATION = (Role.STAFF, Role.MEMBER, Role.PROVIDER, Role.PARTNER)


def is_own(actor: Actor, thing: ApiToken | Webhook) -> Sentence | None:
    """What belongs to the actor's own organisation."""
    if thing.organisation_id == actor.organisation_id:
        return None
    return _("Only the organisation's own people can do this.")


RULES = [
    rule("api.programs", _("see which programs come in"), *OF_AN_ORGANISATION),
    rule("api.make_token", _("make a token for a program"), *OF_AN_ORGANISATION, binding=True),
    rule("api.end_token", _("end a token"), *OF_AN_ORGANISATION, check=is_own),
    rule("api.add_webhook", _("have a program told of changes"), *OF_AN_ORGANISATION, binding=True),
    rule(
        "api.renew_secret",
        _("renew the secret of a webhook"),
        *OF_AN_ORGANISATION,
        binding=True,
        check=is_own,
    ),
    rule("api.try_webhook", _("send a message to try a webhook"), *OF_AN_ORGANISATION, check=is_own),
    rule("api.resume_webhook", _("resume a paused webhook"), *OF_AN_ORGANISATION, check=is_own),
    rule("api.remove_webhook", _("remove a webhook"), *OF_AN_ORGANISATION, check=is_own),
]
