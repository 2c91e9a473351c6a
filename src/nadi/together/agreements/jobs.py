"""What agreements do by themselves, a file per noun; read at start."""

from nadi.together.agreements.jobs_savings import note_forecasts

__all__ = ["note_forecasts"]
