"""Events, who takes part in them, and what stays of them."""

from nadi.registers.events.models.afterwards import Effect, Feedback, Lesson, Verdict
from nadi.registers.events.models.event import Event, Interest, Price
from nadi.registers.events.models.registration import Registration, Seat

__all__ = ["Effect", "Event", "Feedback", "Interest", "Lesson", "Price", "Registration", "Seat", "Verdict"]
