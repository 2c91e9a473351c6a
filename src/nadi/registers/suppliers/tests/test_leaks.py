"""Who asks and who has it is known to nobody before both agree; machines are never told."""

import re

from django.test import Client
from tests.cast import Cast, Member, actor_of_person, client_for

from nadi.journal.models import Entry as Journalled
from nadi.journal.subjects import names_of as names_in_journal
from nadi.registers.suppliers.actions.parts import accept_part
from nadi.registers.suppliers.models import PartRequest
from nadi.registers.suppliers.tests.story import answer_of, machine_of, offer_of, standstill
from nadi.web.models import Mail

PAGES = ["/suppliers/", "/suppliers/makes/", "/suppliers/machines/", "/suppliers/parts/", "/search/?q=bobst"]


def pages_of(client: Client, request: PartRequest) -> str:
    """Return all a reader can find about machines and this request."""
    addresses = [*PAGES, f"/suppliers/parts/{request.uid}/", "/suppliers/machines/?export=csv"]
    return " ".join(client.get(one, follow=True).content.decode() for one in addresses)


def names_of(member: Member) -> tuple[str, str]:
    """Return what would tell who a member is."""
    return member.organisation.name, member.organisation.name_local


def tells(text: str, member: Member) -> bool:
    """Tell whether a text names a member."""
    return any(name and name in text for name in names_of(member))


def test_an_asked_firm_does_not_learn_who_asks(cast: Cast) -> None:
    asked = standstill(cast)
    assert not tells(pages_of(client_for(cast.samgori.colleague), asked), cast.rioni)


def test_the_asking_firm_does_not_learn_who_offers(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    seen = pages_of(client_for(cast.rioni.colleague), asked)
    assert not tells(seen, cast.samgori)
    assert "599 12 34 56" not in seen


def test_an_asked_firm_does_not_learn_who_else_was_asked_or_offers(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori, message="peculiar words")
    seen = pages_of(client_for(cast.kolkheti.colleague), asked)
    assert (tells(seen, cast.samgori), "peculiar words" in seen) == (False, False)


def test_both_learn_of_each_other_once_the_offer_is_accepted(cast: Cast) -> None:
    asked = standstill(cast)
    accept_part(by=actor_of_person(cast.rioni.colleague), answer=offer_of(asked, cast.samgori))
    mine = client_for(cast.rioni.colleague).get(f"/suppliers/parts/{asked.uid}/").content.decode()
    theirs = client_for(cast.samgori.colleague).get(f"/suppliers/parts/{asked.uid}/").content.decode()
    assert (tells(mine, cast.samgori), "599 12 34 56" in mine, tells(theirs, cast.rioni)) == (
        True,
        True,
        True,
    )


def test_a_firm_that_was_not_taken_stays_unnamed(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.kolkheti)
    accept_part(by=actor_of_person(cast.rioni.colleague), answer=offer_of(asked, cast.samgori))
    assert not tells(pages_of(client_for(cast.rioni.colleague), asked), cast.kolkheti)


def test_no_mail_names_who_has_not_agreed(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    for mail in Mail.objects.all():
        assert not tells(mail.subject + mail.text + mail.html, cast.rioni)
        assert not tells(mail.subject + mail.text + mail.html, cast.samgori)


def test_a_member_that_was_not_asked_finds_no_request(cast: Cast) -> None:
    asked = standstill(cast)
    asked.answers.filter(organisation=cast.kolkheti.organisation).delete()
    assert client_for(cast.kolkheti.colleague).get(f"/suppliers/parts/{asked.uid}/").status_code == 404


def test_machines_of_others_are_absent(cast: Cast) -> None:
    machine = machine_of(cast.samgori, serial="SERIAL-77")
    client = client_for(cast.rioni.colleague)
    assert client.get(f"/suppliers/machines/{machine.uid}/").status_code == 404
    assert "SERIAL-77" not in pages_of(client, standstill(cast))


def test_the_journal_tells_neither_make_nor_part(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    written = str([(one.subject, one.before, one.after) for one in Journalled.objects.all()])
    assert not re.search("bobst|gripper|599", written, re.IGNORECASE)


def test_the_journal_does_not_bring_who_has_a_part_to_who_asked(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    offered = Journalled.objects.get(verb="suppliers.offer_part").subject
    assert (asked.uid in offered, names_in_journal({offered})) == (False, {offered: "a request for a part"})


def test_a_mailed_link_answers_without_signing_in_and_tells_no_name(cast: Cast, client: Client) -> None:
    asked = standstill(cast)
    mail = Mail.objects.filter(to=cast.samgori.colleague.email).latest("pk")
    found = re.search(r"/suppliers/parts/by-link/[^/\s]+/", mail.text)
    assert found
    page = client.get(found[0])
    assert (page.status_code, tells(page.content.decode(), cast.rioni)) == (200, False)
    offered = {"terms": "lend", "message": "Take it", "price": "", "contact": "Gia"}
    assert client.post(found[0], offered).status_code == 302
    assert answer_of(asked, cast.samgori).message == "Take it"


def test_an_asked_firm_on_the_board_does_not_read_in_the_journal_who_asks_or_offers(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.samgori)
    board = client_for(cast.board)
    queries = (
        "",
        f"?q={asked.uid}",
        f"?q={cast.rioni.organisation.uid}",
        "?verb=suppliers.ask_part",
        "?export=csv",
    )
    pages = [board.get(f"/journal/{query}").content.decode() for query in queries]
    assert [tells(page, one) for page in pages for one in (cast.rioni, cast.samgori)] == [False] * 10
    assert tells(client_for(cast.staff).get("/journal/").content.decode(), cast.rioni)


def test_a_firm_on_the_board_reads_its_own_acts(cast: Cast) -> None:
    asked = standstill(cast)
    offer_of(asked, cast.kolkheti)
    page = client_for(cast.board).get("/journal/?verb=suppliers.offer_part").content.decode()
    assert "1 found" in page
