"""Deadlines as iCalendar (RFC 5545): a file to keep, or a feed that a calendar program reads by itself.

Event(uid="pool-7kq2:demand", title=_("..."), at=pool.demand_until, url=absolute, text="")
return ics_response(events, name=_("Nadi: what waits for you"), filename="deadlines")
"""

from nadi.web.calendar.writing import Event, ics_response, written

__all__ = ["Event", "ics_response", "written"]
