"""Addresses of events."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from nadi.registers.events.views import afterwards, by_link, door, events, seats
from nadi.web.navigation import MenuItem

LINK = "<str:token>/"
ONE = "<slug:uid>/"
REGISTRATION = "registrations/<slug:uid>/"
FOR_EVERYBODY = [
    MenuItem(label=_("Events"), url_name="events.open_list", order=50),
]

urlpatterns = [
    path("", events.listed, name="events.list"),
    path("new/", events.add, name="events.add"),
    path("month/", events.this_month, name="events.this_month"),
    path("month/<int:year>/<int:month>/", events.month, name="events.month"),
    path("calendar.ics", events.feed, name="events.feed"),
    path("open/", by_link.open_events, name="events.open_list"),
    path("open/<slug:uid>/", by_link.open_event, name="events.open"),
    path("check-in/<slug:code>/", door.check_in_code, name="events.check_in_code"),
    path("seats/<slug:uid>/absent/", door.undo, name="events.undo_check_in"),
    path("seats/<slug:uid>/certificate.pdf", afterwards.certificate, name="events.certificate"),
    path(REGISTRATION, seats.registration, name="events.registration"),
    path(f"{REGISTRATION}names/", seats.names, name="events.name_seats"),
    path(f"{REGISTRATION}give-back/", seats.give_back, name="events.cancel_seats"),
    path(f"by-link/{LINK}", by_link.by_registration_link, name="events.by_link"),
    path(f"by-link/{LINK}give-back/", by_link.give_back_by_link, name="events.give_back_by_link"),
    path(f"seat/{LINK}", by_link.seat, name="events.seat"),
    path(f"seat/{LINK}event.ics", by_link.seat_calendar, name="events.seat_calendar"),
    path(f"seat/{LINK}certificate.pdf", by_link.seat_certificate, name="events.seat_certificate"),
    path(f"feedback/{LINK}", by_link.feedback, name="events.feedback"),
    path(f"effect/{LINK}", by_link.effect, name="events.effect"),
    path(f"certificate/{LINK}", by_link.verify, name="events.verify"),
    path(ONE, events.detail, name="events.detail"),
    path(f"{ONE}edit/", events.edit, name="events.edit"),
    path(f"{ONE}publish/", events.publish, name="events.publish"),
    path(f"{ONE}withdraw/", events.withdraw, name="events.withdraw"),
    path(f"{ONE}restore/", events.restore, name="events.restore"),
    path(f"{ONE}postpone/", events.postpone, name="events.postpone"),
    path(f"{ONE}cancel/", events.cancel, name="events.cancel"),
    path(f"{ONE}next-edition/", events.next_edition, name="events.next_edition"),
    path(f"{ONE}event.ics", events.calendar_file, name="events.calendar_file"),
    path(f"{ONE}interest/", afterwards.interest, name="events.interest"),
    path(f"{ONE}interest/withdraw/", afterwards.withdraw_interest, name="events.withdraw_interest"),
    path(f"{ONE}register/", seats.register, name="events.register"),
    path(f"{ONE}register-for/", seats.register_for, name="events.register_for"),
    path(f"{ONE}registrations/", seats.registrations, name="events.registrations"),
    path(f"{ONE}check-in/", door.check_in, name="events.check_in"),
    path(f"{ONE}let-in/", door.let_in, name="events.let_in"),
    path(f"{ONE}door.pdf", door.attendance_list, name="events.attendance_list"),
    path(f"{ONE}certify/", afterwards.certify, name="events.certify"),
    path(f"{ONE}certificates.pdf", afterwards.certificates, name="events.certificates"),
    path(f"{ONE}results/", afterwards.results, name="events.results"),
    path(f"{ONE}again/", afterwards.judge, name="events.judge"),
    path(f"{ONE}learned/", afterwards.tell, name="events.tell"),
]
