"""What the import centre keeps: a run, its files, each of their rows, and mappings remembered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nadi.web.ids import public_id
from nadi.web.models import StoredFile


class Run(models.Model):
    """One import: files for one target, looked at, checked, written, and perhaps undone."""

    class State(models.TextChoices):
        LOOKING = "looking", _("to be looked at")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked, nothing written")
        WRITING = "writing", _("being written")
        WRITTEN = "written", _("written")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    target = models.CharField(max_length=40)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.LOOKING)
    person = models.CharField(max_length=12, blank=True)
    person_name = models.CharField(_("who"), max_length=200, blank=True)
    organisation = models.CharField(max_length=12, blank=True)
    created = models.DateTimeField(_("when"), auto_now_add=True)
    written = models.DateTimeField(null=True)
    undone = models.DateTimeField(null=True)
    # How many rows of each result and outcome, counted when a job ends or staff decide.
    counts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-created"])]


class File(models.Model):
    """One file of an import, how it is to be read, and which column means what."""

    uid = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    run = models.ForeignKey(Run, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("file"), max_length=200)
    stored = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    # The name of the format that reads it, or empty for a table.
    format = models.CharField(max_length=40, blank=True)
    settings = models.JSONField(default=dict)
    # Field by number of column, as text; a value for every row by field.
    mapping = models.JSONField(default=dict)
    constants = models.JSONField(default=dict)
    # Why the file as a whole could not be read, as a reason; empty where it could.
    fault = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="file_once_in_an_import")]

    @property
    def is_mapped(self) -> bool:
        """Tell whether anything is said of what its columns hold."""
        return bool(self.mapping or self.constants)


class Row(models.Model):
    """One row of a file: what stood in it, what it will do, what was decided, what became of it."""

    class Result(models.TextChoices):
        NEW = "new", _("new")
        CHANGE = "change", _("changes what is there")
        SAME = "same", _("unchanged")
        DUPLICATE = "duplicate", _("perhaps there already")
        REFUSED = "refused", _("refused")
        SKIPPED = "skipped", _("no entry")

    class Decision(models.TextChoices):
        NONE = "", _("not decided")
        MERGE = "merge", _("the same: merge into it")
        APART = "apart", _("another one: enter it")
        SKIP = "skip", _("leave this row out")

    class Outcome(models.TextChoices):
        WAITING = "", _("not written")
        WRITTEN = "written", _("written")
        FAILED = "failed", _("could not be written")
        UNDONE = "undone", _("undone")
        KEPT = "kept", _("kept when the rest was undone")

    run = models.ForeignKey(Run, models.CASCADE, related_name="rows")
    file = models.ForeignKey(File, models.CASCADE, related_name="rows")
    # Its number among all rows of the import; `place` is where a person finds it in the file.
    number = models.PositiveIntegerField()
    place = models.CharField(_("row"), max_length=120)
    cells = models.JSONField(default=list)
    corrected = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    result = models.CharField(_("result"), max_length=10, choices=Result)
    reasons = models.JSONField(default=list)
    # What it may be: [{"uid" or "row", "name", "score", "why"}], the likeliest first.
    candidates = models.JSONField(default=list)
    score = models.PositiveSmallIntegerField(default=0)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, blank=True, default="")
    # The public id of what it changes or was merged into, or the number of the earlier row that makes it.
    match = models.CharField(max_length=12, blank=True)
    match_row = models.PositiveIntegerField(null=True)
    changes = models.JSONField(default=dict)
    # What recognises the same row in another file, and whether anything in it differs.
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    content = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True, default="")
    written_uid = models.CharField(max_length=12, blank=True)
    is_new = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="row_once_in_an_import")]
        indexes = [
            models.Index(fields=["run", "result", "number"]),
            models.Index(fields=["run", "outcome", "number"]),
        ]


class RememberedMapping(models.Model):
    """How columns of these heads were last mapped for a target."""

    target = models.CharField(max_length=40)
    heads = models.CharField(max_length=64)
    # Field by normalised head; constants by field; the settings that belong to the sender, not the file.
    mapping = models.JSONField(default=dict)
    constants = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)
    used = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "heads"], name="mapping_once_for_heads")]
