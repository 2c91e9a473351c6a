"""What agreements do by themselves, a file per noun; read at start."""

from nadi.together.agreements.jobs_agreements import end_what_is_over, watch_attainment
from nadi.together.agreements.savings.jobs import note_forecasts

__all__ = ["end_what_is_over", "note_forecasts", "watch_attainment"]
