"""Addresses of the exchange between buyers and vendors."""

from django.urls import path

from nadi.together.pools.views import exchange, rfq_account, rfq_exchange

urlpatterns = [
    path("rfq/<slug:token>/questions/", rfq_exchange.rfq_questions, name="pools.rfq_questions"),
    path(
        "rfq/<slug:token>/questions/<slug:uid>/withdraw/",
        rfq_exchange.rfq_withdraw_question,
        name="pools.rfq_withdraw_question",
    ),
    path("rfq/<slug:token>/confirm/", rfq_exchange.rfq_confirm, name="pools.rfq_confirm"),
    path("rfq/<slug:token>/account/", rfq_account.rfq_account, name="pools.rfq_account"),
    path("own-requests/", rfq_account.own_requests, name="pools.own_requests"),
    path("own-requests/<slug:uid>/link/", rfq_account.send_own_link, name="pools.send_own_link"),
    path("questions/<slug:uid>/answer/", exchange.answer_question, name="pools.answer_question"),
    path("<slug:uid>/exchange/", exchange.exchange, name="pools.exchange"),
    path("<slug:uid>/exchange/amend/", exchange.amend, name="pools.amend"),
]
