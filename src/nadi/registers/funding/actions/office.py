"""What the office does with what it knows: writes to firms that qualify, publishes lessons."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nadi.companies.queries import people_of
from nadi.journal.actions import record
from nadi.registers.funding.models import Lesson, Programme
from nadi.registers.funding.models.application import Reason
from nadi.registers.funding.queries.fitting import firms_for
from nadi.web.access import Actor, Refused
from nadi.web.addresses import page_address
from nadi.web.mail import send


def tell_firms(*, by: Actor, programme: Programme, answers: frozenset[str], note: str) -> int:
    """Write to the people of the members that can (or may) get a programme's money; return how many firms.

    Each letter speaks of the receiver's own firm alone.
    """
    with transaction.atomic():
        chosen = [one for one in firms_for(programme) if one.assessment.answer in answers]
        if not chosen:
            raise Refused(_("No member is among those chosen, so there is nobody to write to."))
        for one in chosen:
            send(
                to=people_of([one.organisation.pk]),
                template="funding/mail/could_get",
                context={
                    "programme": programme,
                    "is_sure": one.assessment.answer == "yes",
                    "note": note,
                    "link": page_address("funding.detail", programme.uid),
                },
                by=by,
            )
        after = {"firms": len(chosen), "answers": sorted(answers)}
        record(by=by, verb="funding.tell_firms", subject=f"entry:{programme.uid}", after=after)
    return len(chosen)


def publish_lesson(*, by: Actor, programme: Programme, reason: str, text: str, text_local: str) -> Lesson:
    """Publish what all members may learn, in words that name no firm."""
    with transaction.atomic():
        lesson = Lesson.objects.create(
            programme=programme, reason=Reason(reason), text=text, text_local=text_local
        )
        record(
            by=by,
            verb="funding.publish_lesson",
            subject=f"entry:{programme.uid}",
            after={"reason": reason, "text": text or text_local},
        )
    return lesson


def take_back_lesson(*, by: Actor, lesson: Lesson) -> None:
    """Take a lesson back."""
    with transaction.atomic():
        Lesson.objects.filter(pk=lesson.pk).delete()
        before = {"reason": lesson.reason, "text": lesson.text or lesson.text_local}
        subject = f"entry:{lesson.programme.uid}"
        record(by=by, verb="funding.take_back_lesson", subject=subject, before=before)
