"""The duties of the companies: the search follows memberships that begin and end by the calendar."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from nadi.companies.models import Organisation
from nadi.companies.searching import documents_of
from nadi.web import search
from nadi.web.schedule import every

LOOKS_BACK = timedelta(days=14)  # a schedule that stood still catches up


@every(minutes=24 * 60)
def follow_memberships() -> None:
    """Put organisations whose membership began or ended lately into the search anew."""
    today = timezone.localdate()
    lately = (today - LOOKS_BACK, today)
    moved = Organisation.objects.filter(Q(member_since__range=lately) | Q(member_until__range=lately))
    search.put(documents_of(moved.prefetch_related("sites")))
