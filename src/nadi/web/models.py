"""What all apps keep together: jobs, mail on its way, and ticks of the schedule."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.web.ids import public_id


class Job(models.Model):
    """Long work with progress: it can be left, come back to, and cancelled; it survives a killed worker."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=80, blank=True, db_index=True)
    arguments = models.JSONField(default=dict)
    organisation_id = models.BigIntegerField(null=True)
    person = models.CharField(max_length=12, blank=True)
    actor = models.JSONField(default=dict)
    language = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    cancel_asked = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    run = models.CharField(max_length=12, blank=True)
    heartbeat = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "heartbeat"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="job_progress_at_most_100"),
        ]


class Mail(models.Model):
    """One message to one person: kept for preview in the demonstration, emptied of its text once sent."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        KEPT = "kept", _("kept for preview")
        FAILED = "failed", _("failed")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    to = models.EmailField()
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # Where one click stops mail of this kind; empty where it cannot be stopped.
    stop_url = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    sent = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "created"])]


class Tick(models.Model):
    """A moment of the schedule, taken by exactly one process of however many."""

    name = models.CharField(max_length=80)
    due = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due"], name="tick_once")]


class StoredFile(models.Model):
    """A file somebody uploaded: kept under a random name; who may read it is decided by what it hangs on."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=120, unique=True)
    # The public id of the person, or empty where somebody came by a link.
    by = models.CharField(max_length=12, blank=True)
    stored = models.DateTimeField(auto_now_add=True)


class SearchDocument(models.Model):
    """What the one search knows of a thing: its words, its facets, and who may find it.

    `words` is what is indexed (`nadi.web.search.definition`); the index beside it is kept by the database.
    `readers` and `sectors` stand between spaces.
    """

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=40)
    address = models.CharField(max_length=200)
    title = models.CharField(max_length=300, blank=True)
    title_local = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    readers = models.TextField(blank=True)
    sectors = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=8, blank=True)
    deadline = models.DateField(null=True)
    stale_on = models.DateField(null=True)
    hidden_on = models.DateField(null=True)
    changed = models.DateTimeField(auto_now=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_document_once")]


class SearchTerm(models.Model):
    """A word of the vocabulary and in how many documents it stands; gone with the last of them."""

    term = models.CharField(max_length=48, primary_key=True)
    uses = models.IntegerField(default=0)


class SearchVariant(models.Model):
    """A spelling with a letter missing from the head of a word: two that share one are nearly alike."""

    variant = models.CharField(max_length=8)
    term = models.CharField(max_length=48)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["variant", "term"], name="search_variant_once")]


class SearchChange(models.Model):
    """A document whose change a search server outside of the database has not been told yet."""

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=40)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)
