"""The first page of each role."""

from django.http import HttpResponse
from django.shortcuts import render

from nadi.web.access import Request, public


@public
def home(request: Request) -> HttpResponse:
    """Show what waits for the reader, or the door for a guest."""
    return render(request, "home/home.html")
