"""`{% load once %}{% once %}`: the mark by which a form pressed twice is carried out once."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

from nadi.web.forms.once import FIELD
from nadi.web.ids import new_token

register = Library()


@register.simple_tag(name="once")
def once_field() -> SafeString:
    """Write a hidden field with a fresh token."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_token())
