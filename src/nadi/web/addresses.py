"""Addresses as they work outside of our pages: in letters, calendars and files."""

from django.conf import settings
from django.urls import reverse


def page_address(name: str, *words: str) -> str:
    """Return the whole address of a page."""
    return f"{settings.BASE_URL}{reverse(name, args=words)}"
