"""Files of events that are known without a mapping: calendars, lists of fairs and of conferences."""

from nadi.registers.events.formats.calendar import CALENDAR
from nadi.registers.events.formats.lists import LISTS

FORMATS = [CALENDAR, *LISTS]
