"""What hangs on any entry: its history, and what readers make of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nadi.companies.models import Organisation
from nadi.registers.entries.models.entry import Entry
from nadi.web.ids import public_id


class Change(models.Model):
    """One change of an entry, with what stood there before: its history, and the way back."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=60)
    person = models.CharField(max_length=12, blank=True)
    organisation = models.CharField(max_length=12, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    # The public id of the import it came with, or empty.
    brought_by = models.CharField(max_length=12, blank=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["entry", "-at"])]


class Favourite(models.Model):
    """An entry that a person keeps at hand."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="favourites")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="favourites")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="favourite_once")]


class Note(models.Model):
    """What a company notes on an entry for its own people: nobody else reads it, staff neither."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="notes")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written = models.DateTimeField(auto_now_add=True)


class Mistake(models.Model):
    """What a reader says is wrong with an entry, and what became of it."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        MENDED = "mended", _("mended")
        REFUSED = "refused", _("left as it is")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mistakes")
    text = models.TextField(_("what is wrong"), max_length=2000)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reported = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answered=None) | (~Q(state="open") & Q(answered__isnull=False)),
                name="mistake_answered_when_closed",
            )
        ]


class Merge(models.Model):
    """Two entries of the same thing made one; `moved` says what changed hands, so that it can be undone."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    kept = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    gone = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    moved = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    person = models.CharField(max_length=12, blank=True)
    undone = models.DateTimeField(null=True)


class Use(models.Model):
    """A member used what an entry stands for, and what it thinks of it.

    Members see how many used it and the ratings of those who agreed to be named; a rating by somebody who
    never used it cannot be entered.
    """

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="uses")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    what_for = models.CharField(_("what for"), max_length=200, blank=True)
    used_on = models.DateField(_("when"))
    rating = models.PositiveSmallIntegerField(_("rating"), null=True, blank=True)
    comment = models.TextField(_("comment"), max_length=2000, blank=True)
    is_named = models.BooleanField(_("other members may see that it was us"), default=False)
    # What proves the use where there is such a thing: `engagement:<public id>`, or empty.
    proof = models.CharField(max_length=40, blank=True)
    entered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rating=None) | Q(rating__gte=1, rating__lte=5), name="use_rating_of_five"
            ),
            models.UniqueConstraint(
                fields=["entry", "organisation", "proof"], name="use_once_for_each_proof"
            ),
        ]


class SavedSearch(models.Model):
    """A search or a narrowed list that a person keeps, and may be told of what is new in it."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    # Which list: the name of a register, or `search` for the one search box.
    place = models.CharField(max_length=40)
    parameters = models.CharField(max_length=800, blank=True)
    is_alerting = models.BooleanField(_("tell me by e-mail what is new"), default=True)
    looked_until = models.DateTimeField()
    # What the one search found when it was looked last: `kind:key`, as far as it ranks.
    seen = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place", "parameters"], name="saved_search_once")
        ]
