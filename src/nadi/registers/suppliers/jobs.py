"""What happens to requests for parts by itself."""

from nadi.registers.suppliers.actions.parts import end_overdue
from nadi.web.schedule import every


@every(minutes=30)
def end_part_requests() -> None:
    """End the requests whose time is over."""
    end_overdue()
