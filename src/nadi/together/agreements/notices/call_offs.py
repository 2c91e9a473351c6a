"""Letters about orders: whom each step waits for."""

from django.utils.translation import gettext_lazy as _

from nadi.companies.queries import office_people, people_of
from nadi.together.agreements.models import CallOff, Dispute
from nadi.together.agreements.notices.letters import Letter, tell, tell_vendor
from nadi.together.pools.units import unit_name
from nadi.web.access import Sentence
from nadi.web.addresses import page_address
from nadi.web.components.figures import day_text, quantity_text
from nadi.web.localized import localized


def tell_member(order: CallOff, subject: Sentence, said: Sentence, quoted: str = "") -> None:
    """Write to the member's people; the words are turned into each reader's language."""
    tell(
        people_of([order.addendum.organisation_id]),
        lambda: letter_of(order, subject, said, quoted, page_address("agreements.see_call_off", order.uid)),
    )


def tell_its_vendor(order: CallOff, subject: Sentence, said: Sentence, quoted: str = "") -> None:
    """Write to the vendor."""
    tell_vendor(
        order.addendum.agreement, lambda link: letter_of(order, subject, said, quoted, link), order_of(order)
    )


def order_of(order: CallOff) -> tuple[str, str]:
    """Return what names the page of an order."""
    return ("agreements.see_call_off", order.uid)


def letter_of(order: CallOff, subject: Sentence, said: Sentence, quoted: str, link: str) -> Letter:
    """Write one letter about an order, in the language in force."""
    names = {
        "number": order.number,
        "company": localized(order.addendum.organisation),
        "vendor": localized(order.addendum.agreement.vendor),
    }
    return Letter(
        subject=str(subject) % names,
        paragraphs=(str(said) % names,),
        quoted=quoted,
        link=link,
        link_label=str(_("Open the order")),
    )


def tell_ordered(order: CallOff) -> None:
    """Ask the vendor to confirm."""

    def write(link: str) -> Letter:
        company = localized(order.addendum.organisation)
        wanted = (
            [str(_("Wanted on %(day)s.")) % {"day": day_text(order.wanted_on)}] if order.wanted_on else []
        )
        return Letter(
            subject=str(_("Order %(number)s of %(company)s")) % {"number": order.number, "company": company},
            paragraphs=(
                str(_("%(company)s orders under agreement %(agreement)s. Please confirm the order."))
                % {"company": company, "agreement": order.addendum.agreement.number},
                *wanted,
            ),
            items=items_of(order),
            quoted=order.note,
            link=link,
            link_label=str(_("Confirm the order")),
        )

    tell_vendor(order.addendum.agreement, write, order_of(order))


def items_of(order: CallOff) -> tuple[str, ...]:
    """Return what is ordered, and where to, as plain text."""
    lines = order.lines.select_related("addendum_line__line", "addendum_line__site").order_by("pk")
    return tuple(
        f"{localized(one.addendum_line.line)}, {localized(one.addendum_line.site)}: "
        f"{quantity_text(one.quantity, str(unit_name(one.addendum_line.line.unit)))}"
        for one in lines
    )


def tell_confirmed(order: CallOff) -> None:
    """Tell the member that the vendor will deliver."""
    subject = _("Order %(number)s is confirmed")
    said = _(
        "%(vendor)s confirmed your order. When goods arrive, say so on the order's page: what you saved is "
        "then recorded."
    )
    tell_member(order, subject, said)


def tell_rejected(order: CallOff) -> None:
    """Tell the member that the vendor will not deliver, and why."""
    subject = _("Order %(number)s cannot be delivered")
    said = _("%(vendor)s cannot deliver this order. Its quantities are free to be ordered again. The reason:")
    tell_member(order, subject, said, order.cancelled_because)


def tell_cancelled(order: CallOff) -> None:
    """Tell the vendor that it need not deliver."""
    tell_its_vendor(order, _("Order %(number)s is cancelled"), _("%(company)s has taken its order back."))


def tell_arrived(order: CallOff) -> None:
    """Tell the vendor what the member says has come."""
    if order.state == CallOff.State.DELIVERED:
        said = _("%(company)s says that everything it ordered has arrived.")
    else:
        said = _("%(company)s says that a part of its order has arrived. The rest is still to come.")
    tell_its_vendor(order, _("Goods of order %(number)s arrived"), said)


def tell_finished(order: CallOff) -> None:
    """Tell both sides that nothing more comes of an order."""
    subject, said = _("Order %(number)s is ended"), _("The rest of this order is not delivered. The reason:")
    tell_its_vendor(order, subject, said, order.finished_because)
    tell_member(order, subject, said, order.finished_because)


def tell_disputed(dispute: Dispute) -> None:
    """Ask the vendor for an answer, and let the office know."""
    order = dispute.call_off
    subject, said = _("Order %(number)s is disputed"), _("%(company)s says that something is wrong:")
    tell_its_vendor(order, subject, said, dispute.text)
    link = page_address("agreements.see_call_off", order.uid)
    tell(office_people(), lambda: letter_of(order, subject, said, dispute.text, link))


def tell_dispute_answered(dispute: Dispute) -> None:
    """Tell the member what the vendor answers."""
    said = _("%(vendor)s answers. Close the dispute once it is settled.")
    tell_member(dispute.call_off, _("An answer about order %(number)s"), said, dispute.answer)


def tell_dispute_closed(dispute: Dispute) -> None:
    """Tell both sides how it was settled."""
    subject, said = _("The dispute about order %(number)s is closed"), _("It was settled like this:")
    tell_its_vendor(dispute.call_off, subject, said, dispute.outcome)
    tell_member(dispute.call_off, subject, said, dispute.outcome)
