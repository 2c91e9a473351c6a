"""Addresses of the opening and of later rounds."""

from django.urls import path

from nadi.together.pools.views import opening

urlpatterns = [
    path("<slug:uid>/opening/", opening.opening, name="pools.opening"),
    path("<slug:uid>/opening/sign/", opening.sign_opening, name="pools.sign_opening"),
    path("<slug:uid>/minutes/<int:number>/", opening.minutes, name="pools.minutes"),
    path("<slug:uid>/receipts/", opening.receipts, name="pools.receipts"),
]
