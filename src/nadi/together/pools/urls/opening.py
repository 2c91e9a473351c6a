"""Addresses of the opening and of later rounds."""

from django.urls import path

from nadi.together.pools.views import opening, rounds

urlpatterns = [
    path("<slug:uid>/opening/", opening.opening, name="pools.opening"),
    path("<slug:uid>/opening/sign/", opening.sign_opening, name="pools.sign_opening"),
    path("<slug:uid>/minutes/<int:number>/", opening.minutes, name="pools.minutes"),
    path("<slug:uid>/receipts/", opening.receipts, name="pools.receipts"),
    path("<slug:uid>/rounds/", rounds.rounds, name="pools.rounds"),
    path("<slug:uid>/rounds/start/", rounds.start_round, name="pools.start_round"),
    path("<slug:uid>/rounds/sign/", rounds.sign_auction, name="pools.sign_auction"),
    path("<slug:uid>/rounds/drop/", rounds.drop_round, name="pools.drop_round"),
]
