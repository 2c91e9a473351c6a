"""Every register with something confidential in it, in words and figures that stand nowhere else.

Samgori is the firm whose secrets the others look for; Rioni is the one it deals with; Kolkheti, whose
representative is the board, is kept away by the candidate. What was done was done by the real actions.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.cast import Cast, actor_of_person

from nadi.home.api.actions.tokens import make_token
from nadi.home.api.actions.webhooks import add_webhook
from nadi.registers.entries.actions.keeping import Facts, keep_entry
from nadi.registers.entries.actions.keeping_at_hand import add_note
from nadi.registers.entries.actions.mistakes import report_mistake
from nadi.registers.entries.actions.searches import Wanted as Search
from nadi.registers.entries.actions.searches import save_search
from nadi.registers.entries.actions.uses import enter_use
from nadi.registers.entries.models import Entry
from nadi.registers.events import links as event_links
from nadi.registers.events.actions.afterwards import (
    give_feedback,
    give_verdict,
    show_interest,
    tell_effect,
    tell_lesson,
)
from nadi.registers.events.actions.events import Tariff
from nadi.registers.events.actions.seats import Comer, Guest, name_seats, take_seats
from nadi.registers.events.models import Event, Seat
from nadi.registers.events.tests import factory as events
from nadi.registers.experts.actions.briefs import accept_brief, propose_brief
from nadi.registers.experts.actions.engagements import answer_engagement, request_engagement
from nadi.registers.experts.actions.references import Referee, ask_referee
from nadi.registers.experts.actions.visits import join_visit
from nadi.registers.experts.links import token_of as expert_token
from nadi.registers.experts.models import Expert
from nadi.registers.experts.tests import story as experts
from nadi.registers.funding.actions import applications as acts
from nadi.registers.funding.actions.papers import add_paper, keep_paper
from nadi.registers.funding.tests import story as funding
from nadi.registers.imports.loading import load
from nadi.registers.news.models import NewsItem
from nadi.registers.services.actions.readiness import set_step
from nadi.registers.services.models import Service
from nadi.registers.services.readiness.catalogue import steps_of
from nadi.registers.services.tests import story as services
from nadi.registers.suppliers.actions.parts import accept_part, ask_part, offer_part
from nadi.registers.suppliers.models import Supplier
from nadi.registers.suppliers.tests.story import answer_of, machine_of
from nadi.registers.talents.actions.contacts import agree, ask_for_contact
from nadi.registers.talents.tests import people
from nadi.web.access import Actor

IDENTITY = people.SECRETS
CANDIDATE = "ketevan.tsertsvadze@example.org"
BLIND = "plate mounting"
QUESTION, MESSAGE = "We would like to hear of your Gutenberg years", "I left my last post in Wonderlandia"
UNCONFIRMED = ("Zurab Absentashvili", "zurab@absent.example", "Invisible binder of books")
NEED, OTHER_NEED = "The seventh colour swims away", "Our laminator whistles"
EXPERT = ("expert@flexo.example", "+49 30 5550199")
RATE, BUDGET, PRICE = "603.77", "4321.09", "8765.43"
GOAL, INTERVIEW = "Steady register at 300 m/min", "An hour by telephone"
REFEREE = ("Referee Unheardof", "referee@unheard.example", "He mended the dryer of Nowhereland")
WISH, SHARE = "Please look at our unwinder Brunhilde", "23333.31"
MACHINE = ("SER-QX-99177", "Wondermodel 8817", "Its gear wheel was glued in May")
MAKE = "Peculiarmaker"
PART, OFFER_WORDS = ("Gripper zanzibar bearing", "GZB-110-7719"), "We keep four of them in hall nine"
CONTACT, OTHER_CONTACT = "Nino of the workshop 599 123 456", "Gia of the store 577 654 321"
INCOME, ASKED, GRANTED, PAID = "734191", "512377", "498113", "211457"
PURPOSE, REFUSAL, PAPER = (
    "A laminator called Aphrodite",
    "The jury of Atlantis found us dull",
    "plan-of-aphrodite.pdf",
)
CERTIFICATE = ("Peculiar film for cheese", "IB-77123-X")
STEP = ("Overseer Hidalgo", "Our drains flow uphill", "evidence-of-drains.pdf")
PROPOSED = "Migration tests of liquorice"
SEATED = ("Medea Seatholder", "medea@seats.example")
OWED = "1252.17"  # for three seats
GUEST = ("Wanderer Guestashvili", "wanderer@guest.example")
FEEDBACK, EFFECT, EFFECT_AMOUNT = "The speaker sang falsetto", "We weigh the ink with feathers", "91877.13"
VERDICT, LESSON = "The hall smelled of herrings", "Never bring a samovar to a stand"
ONLINE = "https://meet.example/hidden-room-7717"
NOTE, MISTAKE, USE = (
    "Ask for Giorgi the left-handed",
    "Their telephone rings in a bakery",
    "They came in slippers",
)
OFFICE_ONLY, DRAFT, FADED, WITHDRAWN = (
    "Officeonlyium Machines",
    "Draftonia grant to come",
    "Fadeawayski Dealers",
    "Withdrawnopol Agents",
)
IMPORTED = ("Refusedovich and Sons", "import-of-secrets.csv")
TOKEN, HOOK, SEARCH = (
    "Bridge of the Argonauts",
    "https://hooks.samgori.example/golden-fleece",
    "Looking for Medea",
)


@dataclass(kw_only=True)
class Story:
    """What was made, and the links that were sent."""

    cast: Cast
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    api: dict[str, str] = field(default_factory=dict)
    blind: str = ""

    @property
    def staff(self) -> Actor:
        return actor_of_person(self.cast.staff)

    @property
    def samgori(self) -> Actor:
        return actor_of_person(self.cast.samgori.representative)

    @property
    def rioni(self) -> Actor:
        return actor_of_person(self.cast.rioni.representative)


def told(cast: Cast) -> Story:
    """Tell the whole story."""
    story = Story(cast=cast)
    for part in PARTS:
        part(story)
    return story


def paper(name: str) -> SimpleUploadedFile:
    """Return a file with its name inside."""
    return SimpleUploadedFile(name, f"%PDF-1.4 inside of {name}".encode(), "application/pdf")


def talents(story: Story) -> None:
    """A candidate applies to Rioni, agrees with Samgori, keeps Kolkheti away; another never confirms."""
    cast = story.cast
    vacancy = people.vacancy_of(cast)
    facts = {"hide_from": [cast.kolkheti.organisation.name]}
    candidate = people.candidate_of(facts, cv=people.cv_file(), vacancy=vacancy, message=MESSAGE)
    agree(request=ask_for_contact(by=story.samgori, candidate=candidate, message=QUESTION))
    story.links["candidate by link"] = {"talents/mine": people.token_for(candidate)}
    story.blind = candidate.uid
    name, email, occupation = UNCONFIRMED
    told: dict[str, Any] = dict.fromkeys(("name_local", "summary", "summary_local", "occupation_local"), "")
    told["employers"] = []
    people.entered({**told, "name": name, "email": email, "occupation": occupation})
    people.candidate_of(
        {**told, "email": "open@pool.example", "name": "Open Pooler", "occupation": "Press operator"}
    )


def expertise(story: Story) -> None:
    """An expert agrees with Samgori on a price, is asked by Rioni, and shares a visit between both."""
    cast = story.cast
    expert = experts.vetted(cast, rate_from=Decimal(RATE), rate_to=Decimal("700.11"), rate_shown="engaged")
    itself = experts.itself(expert)
    by = story.samgori
    facts = {"need": NEED, "place": "Tbilisi", "starts": None, "ends": None, "currency": "GEL"}
    wanted = {**facts, "budget_from": None, "budget_to": Decimal(BUDGET)}
    engagement = request_engagement(by=by, expert=expert, facts=wanted)
    engagement = answer_engagement(by=itself, engagement=engagement, answer="Gladly")
    brief = experts.brief_facts(goal=GOAL, price=Decimal(PRICE))
    propose_brief(by=itself, engagement=engagement, seen=0, facts=brief)
    accept_brief(by=by, engagement=engagement, seen=1)
    other = {**wanted, "need": OTHER_NEED, "budget_to": None}
    request_engagement(by=story.rioni, expert=expert, facts=other)
    name, email, about = REFEREE
    referee = Referee(name=name, firm="Nowhere", email=email, about=about, language="en")
    ask_referee(by=itself, expert=expert, referee=referee)
    visit = experts.announced(cast, expert, cost=Decimal("31111.08"))
    join_visit(by=by, visit=visit, half_days=3, wish=WISH)
    experts.joined(visit, cast.rioni)
    terms = Expert.objects.get(pk=expert.pk).terms
    story.links["expert by link"] = {"experts/own": expert_token(terms)}


def machines(story: Story) -> None:
    """A machine of Samgori stands still: one offer waits for an answer, one was accepted."""
    cast = story.cast
    serial, model, note = MACHINE
    make = machine_of(cast.samgori, MAKE, model=model, serial=serial, note=note, site=cast.samgori.sites[0])
    for member in (cast.rioni, cast.kolkheti):
        machine_of(member, MAKE)
    name, number = PART
    for part, contact, taken in ((name, CONTACT, False), ("Roller", OTHER_CONTACT, True)):
        facts = {"part": part, "part_number": number if part == name else "R-1"}
        asked = ask_part(by=actor_of_person(cast.samgori.colleague), machine=make, facts=facts)
        offer = {"terms": "lend", "message": OFFER_WORDS, "price": None, "contact": contact}
        answer = answer_of(asked, cast.rioni)
        answered = offer_part(by=story.rioni, answer=answer, facts=offer)
        if taken:
            accept_part(by=story.samgori, answer=answered)


def money(story: Story) -> None:
    """Samgori tells its income, is granted money by one programme and refused by another."""
    samgori = story.cast.samgori
    funding.tell(samgori, staff="23", founded="2015-05-05", income={"amount": INCOME, "currency": "GEL"})
    today = timezone.localdate()
    found = funding.programme(story.cast, audience="public", name="Public grant")
    by = story.samgori
    begun = funding.begun(samgori, found)
    acts.prepare_application(by=by, application=begun, plan=acts.Plan(purpose=PURPOSE, asked=Decimal(ASKED)))
    own = add_paper(by=by, application=begun, name=PURPOSE)
    keep_paper(by=by, paper=own, upload=paper(PAPER), is_ready=True)
    begun = acts.submit_application(by=by, application=begun, asked=Decimal(ASKED), on=today)
    begun = acts.grant_application(by=by, application=begun, granted=Decimal(GRANTED), on=today)
    acts.receive_payment(by=by, application=begun, amount=Decimal(PAID), on=today)
    sent = funding.submitted(samgori, funding.programme(story.cast, name="Members' grant"), asked=ASKED)
    acts.refuse_application(by=by, application=sent, reason="age", text=REFUSAL, on=today)
    hidden = {"name": DRAFT, "state": Entry.State.DRAFT, "audience": "members"}
    funding.programme(story.cast, **hidden)


def standards(story: Story) -> None:
    """Samgori has a certificate it shows to nobody, is on its way to another, and used a laboratory."""
    cast = story.cast
    scope, number = CERTIFICATE
    services.certificate(cast, member=cast.samgori, scope=scope, number=number, file=paper(f"{number}.pdf"))
    way = services.way(cast, member=cast.samgori)
    responsible, note, evidence = STEP
    step = steps_of("ISO 9001")[0].key
    stated = services.step_facts(responsible=responsible, note=note, evidence=paper(evidence))
    set_step(by=actor_of_person(cast.samgori.colleague), readiness=way, step=step, facts=stated)
    laboratory = services.service(cast)
    services.proposal(cast, laboratory, scope=PROPOSED)
    hung(story, laboratory)


def hung(story: Story, laboratory: Service) -> None:
    """Samgori notes, reports, rates unnamed, and keeps a search."""
    by, entry = story.samgori, Entry.objects.get(pk=laboratory.pk)
    add_note(by=by, entry=entry, text=NOTE)
    report_mistake(by=by, entry=entry, text=MISTAKE)
    facts: dict[str, Any] = {"used_on": timezone.localdate(), "rating": 2, "comment": USE, "is_named": False}
    enter_use(by=by, entry=entry, facts=facts)
    save_search(by=by, wanted=Search(place="search", parameters="q=cheese", name=SEARCH))


def gatherings(story: Story) -> None:
    """Samgori sends somebody to a training, thinks of a fair, was at another, and says what it thought."""
    cast = story.cast
    prices = tuple(Tariff(who=who, amount=Decimal("417.39")) for who in ("member", "other"))
    training = events.training(
        cast, prices=prices, audience="public", online_link=ONLINE, guests_welcome=True, capacity=9
    )
    taken = events.taken_by(cast, training, cast.samgori.organisation, 3)
    name, email = SEATED
    seat = taken.seats.earliest("position")
    name_seats(by=story.samgori, registration=taken, comers=[Comer(seat=seat.uid, name=name, email=email)])
    guest = Guest(name=GUEST[0], email=GUEST[1], company="Freelance")
    visitor = take_seats(by=Actor(), event=training, organisation=None, count=1, guest=guest)
    token = event_links.token_for
    story.links["seat by link"] = {"events/seat": token("seat", Seat.objects.get(pk=seat.pk))}
    story.links["guest by link"] = {"events/by-link": token("registration", visitor)}
    fair = events.fair(cast, audience=Event.Audience.PUBLIC)
    show_interest(by=story.samgori, event=fair, is_named=False, wants_joint_stand=True)
    afterwards(story)


def afterwards(story: Story) -> None:
    """Say what one thought of what is over."""
    cast = story.cast
    over, seats = events.attended(cast, name="Ink school", audience=Event.Audience.PUBLIC)
    seat = next(one for one in seats if one.registration.organisation == cast.samgori.organisation)
    marks = {"content": 4, "useful": 4, "speakers": 4, "arrangements": 4, "recommend": 9}
    give_feedback(seat=seat, answers={**marks, "liked": FEEDBACK, "missing": ""})
    tell_effect(seat=seat, answers={"applied": "yes", "text": EFFECT, "amount": Decimal(EFFECT_AMOUNT)})
    give_verdict(by=story.samgori, event=over, again="no", reason=VERDICT)
    tell_lesson(by=story.samgori, event=over, text=LESSON, is_shared=False)


def office(story: Story) -> None:
    """The office keeps entries that members do not see, and brings a file with a bad row."""
    keep = Facts(
        values={"name": OFFICE_ONLY, "audience": Entry.Audience.STAFF}, codes={"make": [OFFICE_ONLY]}
    )
    keep_entry(by=story.staff, entry=Supplier(), facts=keep, verb="suppliers.add")
    for name, state in ((FADED, Entry.State.CURRENT), (WITHDRAWN, Entry.State.WITHDRAWN)):
        day = timezone.localdate() - timedelta(days=900 if name == FADED else 0)
        values = {"name": name, "state": state, "audience": Entry.Audience.PUBLIC}
        facts = Facts(values=values, confirmed_on=day)
        keep_entry(by=story.staff, entry=Supplier(), facts=facts, verb="suppliers.add")
    news = Facts(values={"name": "Open news", "audience": "public", "published": timezone.now()})
    keep_entry(by=story.staff, entry=NewsItem(), facts=news, verb="news.add")
    refused, title = IMPORTED
    rows = f"name,country\n{refused},Nowhereland\nGood Supplier,DE\n".encode()
    load(rows, title, by=story.staff, target="suppliers")


def programs(story: Story) -> None:
    """Samgori lets a program read, and has an address told of changes."""
    cast = story.cast
    for name, person, title in (
        ("samgori", cast.samgori.representative, TOKEN),
        ("rioni", cast.rioni.representative, "ERP"),
        ("vendor", cast.vendor, "Shop"),
    ):
        _token, story.api[name] = make_token(by=actor_of_person(person), name=title, days=30)
    add_webhook(by=story.samgori, url=HOOK, kinds=["funding", "suppliers"])


PARTS: tuple[Callable[[Story], None], ...] = (
    talents,
    expertise,
    machines,
    money,
    standards,
    gatherings,
    office,
    programs,
)
