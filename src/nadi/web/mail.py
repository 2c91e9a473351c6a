"""Mail: written in each receiver's language with the change it tells of, sent once that change is real.

    send(to=[("nino@example.ge", "Nino", "ka")], template="pools/mail/invited", context={"pool": pool})

renders `pools/mail/invited.subject.txt`, `.txt` (the letter's body; greeting and foot are put around it) and
`.html` (which extends `web/mail/base.html` and fills its block `content`). Mail that its receiver can do
without is given the `stop_url` at which one POST ends it (RFC 8058): mail programs show a button for it.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F, Q
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django_tasks import task

from nadi.web.access import Actor
from nadi.web.models import Mail
from nadi.web.modules import is_off

WHY = re.compile(r"<span data-why>(.*?)</span>", re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
logger = logging.getLogger("nadi.mail")

Receiver = tuple[str, str, str]
State = Mail.State
# Minutes after its writing at which a mail is tried the first, second ... time.
TRIES_AT = (0, 1, 5, 30, 120)
EMPTIED = {"text": "", "html": "", "stop_url": ""}
STUCK_AFTER = timedelta(minutes=TRIES_AT[-1] + 60)


def send(
    *,
    to: Iterable[Receiver],
    template: str,
    context: Mapping[str, Any] | None = None,
    by: Actor | None = None,
    stop_url: str = "",
) -> list[Mail]:
    """Write one mail to each receiver (address, name, language) within the caller's transaction."""
    if is_off(template.partition("/")[0]):
        return []
    given = {**(context or {}), "sender": by, "base_url": settings.BASE_URL, "stop_url": stop_url}
    written = [write(receiver, template, given) for receiver in to]
    if written and not settings.MAIL_IS_KEPT:
        transaction.on_commit(deliver_waiting.enqueue)
    return written


def write(receiver: Receiver, template: str, context: Mapping[str, Any]) -> Mail:
    """Render one mail in its receiver's language and store it."""
    address, name, language = receiver
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    given = {**context, "receiver_name": name, "language": known}
    with translation.override(known):
        subject = " ".join(plain(f"{template}.subject.txt", given).split())
        body = plain(f"{template}.txt", given).strip()
        html = render_to_string(f"{template}.html", {**given, "subject": subject})
        return Mail.objects.create(
            to=address,
            language=known,
            subject=subject[:200],
            text=plain("web/mail/letter.txt", {**given, "body": body, "why": why_in(html)}),
            html=html,
            stop_url=given["stop_url"],
            state=State.KEPT if settings.MAIL_IS_KEPT else State.WAITING,
        )


def why_in(html: str) -> str:
    """Return why its receiver gets a mail, as its HTML says it, for the plain text beside it."""
    found = WHY.search(html)
    said = LINK.sub(r"\2: \1", found[1]) if found else ""
    return " ".join(unescape(strip_tags(said)).split())


def plain(template: str, context: Mapping[str, Any]) -> str:
    """Render text that is not HTML: nothing in it is escaped."""
    return str(get_template(template).template.render(Context(dict(context), autoescape=False)))  # type: ignore[attr-defined]  # the template within Django's


@task
def deliver_waiting() -> None:
    """Send what is due (run by a worker after the commit)."""
    deliver_due()


def is_due(now: datetime) -> Q:
    """Return the condition of a mail whose next try has come."""
    due = Q(pk=None)
    for tries, minutes in enumerate(TRIES_AT):
        due |= Q(attempts=tries, created__lte=now - timedelta(minutes=minutes))
    return due & Q(state=State.WAITING)


def deliver_due() -> int:
    """Send every mail that is due; return how many went out.

    When the mail server cannot be reached, only the first mail counts it as a try.
    """
    sent = 0
    connection = get_connection()
    for mail in Mail.objects.filter(is_due(timezone.now())).order_by("created", "pk"):
        if not claimed(mail):
            continue
        try:
            connection.open()
            message_of(mail, connection).send()
        except (OSError, ValueError) as error:
            note_failure(mail, error)
            connection = get_connection()
            if isinstance(error, ConnectionError | TimeoutError):
                break
        else:
            note_sent(mail)
            sent += 1
    connection.close()
    return sent


def message_of(mail: Mail, connection: Any) -> EmailMultiAlternatives:
    """Return the mail as it goes out, with the headers by which a mail program stops its kind."""
    headers = {}
    if mail.stop_url:
        headers["List-Unsubscribe"] = f"<{mail.stop_url}>"
    if mail.stop_url.startswith("https://"):  # over plain http a mail program must not act for its reader
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        mail.subject, mail.text, to=[mail.to], connection=connection, headers=headers
    )
    message.attach_alternative(mail.html, "text/html")
    return message


def claimed(mail: Mail) -> bool:
    """Count the try before making it, so that two workers never send the same mail twice."""
    same_try = Mail.objects.filter(pk=mail.pk, state=State.WAITING, attempts=mail.attempts)
    return bool(same_try.update(attempts=F("attempts") + 1))


def note_sent(mail: Mail) -> None:
    """Mark it sent and forget its text: links and figures need not lie about."""
    Mail.objects.filter(pk=mail.pk).update(state=State.SENT, sent=timezone.now(), error="", **EMPTIED)


def note_failure(mail: Mail, error: Exception) -> None:
    """Keep why it could not be sent; after the last try give it up."""
    logger.warning("Mail %s could not be sent (try %s): %s", mail.uid, mail.attempts + 1, error)
    changes: dict[str, Any] = {"error": f"{type(error).__name__}: {error}"[:300]}
    if mail.attempts + 1 >= len(TRIES_AT):
        changes |= {"state": State.FAILED, **EMPTIED}
    Mail.objects.filter(pk=mail.pk).update(**changes)


def give_up_stuck() -> None:
    """Close mail whose last try was cut short by a crash."""
    stuck = Mail.objects.filter(
        state=State.WAITING, attempts__gte=len(TRIES_AT), created__lt=timezone.now() - STUCK_AFTER
    )
    stuck.update(state=State.FAILED, error="The last try was interrupted.", **EMPTIED)
