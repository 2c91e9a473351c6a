"""Addresses of the exchange between buyers and vendors."""

from django.urls import path

from nadi.together.pools.views import exchange, rfq_exchange

urlpatterns = [
    path("rfq/<slug:token>/questions/", rfq_exchange.rfq_questions, name="pools.rfq_questions"),
    path(
        "rfq/<slug:token>/questions/<slug:uid>/withdraw/",
        rfq_exchange.rfq_withdraw_question,
        name="pools.rfq_withdraw_question",
    ),
    path("rfq/<slug:token>/confirm/", rfq_exchange.rfq_confirm, name="pools.rfq_confirm"),
    path("questions/<slug:uid>/answer/", exchange.answer_question, name="pools.answer_question"),
    path("<slug:uid>/exchange/", exchange.exchange, name="pools.exchange"),
    path("<slug:uid>/exchange/amend/", exchange.amend, name="pools.amend"),
]
