"""What happens to entries by itself."""

from django.utils import timezone

from nadi.registers.entries.asking import ask_all
from nadi.registers.entries.searches.alerts import alert_all
from nadi.web.schedule import every


@every(minutes=24 * 60)
def ask_whether_still_right() -> None:
    """Ask by mail about entries that come near fading."""
    ask_all(timezone.localdate())


@every(minutes=24 * 60)
def tell_what_is_new() -> None:
    """Write to people what is new in the searches they keep."""
    alert_all()
