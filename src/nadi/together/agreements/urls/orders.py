"""Addresses of orders and mini-competitions."""

from django.urls import path

from nadi.together.agreements.views import call_offs, competitions, disputes

urlpatterns = [
    path("agreements/<str:uid>/call-off/", call_offs.call_off, name="agreements.call_off"),
    path("call-offs/<str:uid>/", call_offs.see_call_off, name="agreements.see_call_off"),
    path("call-offs/<str:uid>/confirm/", call_offs.confirm_call_off, name="agreements.confirm_call_off"),
    path("call-offs/<str:uid>/reject/", call_offs.reject_call_off, name="agreements.reject_call_off"),
    path("call-offs/<str:uid>/cancel/", call_offs.cancel_call_off, name="agreements.cancel_call_off"),
    path("call-offs/<str:uid>/deliver/", call_offs.deliver_call_off, name="agreements.deliver_call_off"),
    path("call-offs/<str:uid>/receive/", call_offs.receive_call_off, name="agreements.receive_call_off"),
    path("call-offs/<str:uid>/finish/", call_offs.finish_call_off, name="agreements.finish_call_off"),
    path("call-offs/<str:uid>/invoice/", call_offs.note_invoice, name="agreements.note_invoice"),
    path("call-offs/<str:uid>/order.xml", call_offs.call_off_ubl, name="agreements.call_off_ubl"),
    path("call-offs/<str:uid>/order.xlsx", call_offs.call_off_xlsx, name="agreements.call_off_xlsx"),
    path("call-offs/<str:uid>/dispute/", disputes.open_dispute, name="agreements.open_dispute"),
    path("call-offs/<str:uid>/dispute/answer/", disputes.answer_dispute, name="agreements.answer_dispute"),
    path("call-offs/<str:uid>/dispute/close/", disputes.close_dispute, name="agreements.close_dispute"),
    path("call-offs/<str:uid>/rate/", disputes.rate, name="agreements.rate"),
    path("deliveries/<str:uid>/evidence/", call_offs.evidence, name="agreements.evidence"),
    path("agreements/<str:uid>/ask-quotes/", competitions.ask_quotes, name="agreements.ask_quotes"),
    path("agreements/<str:uid>/quote/<str:competition>/", competitions.quote, name="agreements.quote"),
    path("competitions/<str:uid>/", competitions.competition, name="agreements.competition"),
    path("competitions/<str:uid>/pick/", competitions.pick_quote, name="agreements.pick_quote"),
    path(
        "competitions/<str:uid>/cancel/",
        competitions.cancel_competition,
        name="agreements.cancel_competition",
    ),
]
