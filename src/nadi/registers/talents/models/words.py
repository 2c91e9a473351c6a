"""The choices that candidates, vacancies and training places share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How far somebody has come in a trade; the order is that of the choices."""

    TRAINEE = "trainee", _("trainee")
    JUNIOR = "junior", _("beginner")
    SKILLED = "skilled", _("skilled")
    SENIOR = "senior", _("experienced")
    LEAD = "lead", _("leads others")


class Kind(models.TextChoices):
    """What kind of work it is."""

    JOB = "job", _("job")
    INTERNSHIP = "internship", _("internship")
    APPRENTICESHIP = "apprenticeship", _("apprenticeship")


class Education(models.TextChoices):
    """The highest education finished."""

    SCHOOL = "school", _("school")
    VOCATIONAL = "vocational", _("vocational college")
    BACHELOR = "bachelor", _("bachelor")
    MASTER = "master", _("master")
    DOCTOR = "doctor", _("doctor")


class LanguageLevel(models.TextChoices):
    """How well a language is spoken: the Common European Framework of Reference, and the mother tongue."""

    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"
    NATIVE = "native", _("mother tongue")
