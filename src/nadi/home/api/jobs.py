"""What the webhooks do by themselves."""

from nadi.home.api.webhooks.events import read_on
from nadi.home.api.webhooks.sending import forget_old, send_due
from nadi.web.schedule import every


@every(minutes=0.5)
def tell_programs() -> None:
    """Read what changed, and tell the addresses that listen."""
    read_on()
    send_due()


@every(minutes=24 * 60)
def forget_deliveries() -> None:
    """Forget what was delivered long ago."""
    forget_old()
