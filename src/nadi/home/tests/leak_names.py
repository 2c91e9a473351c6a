"""What stands behind each changing part of an address: without its name here the walk does not go on."""

from collections.abc import Callable, Iterable

from django.db.models import Model
from django.utils import timezone

from nadi.companies.models import Affiliation, Invitation, Organisation, Site
from nadi.home.api.models import ApiToken, Webhook
from nadi.registers.classifications.models import Scheme, Term
from nadi.registers.entries.models import Entry, Merge, Mistake, Note, SavedSearch, Use
from nadi.registers.events.models import Event, Registration, Seat
from nadi.registers.experts.models import Engagement, Expert, Reference, Visit
from nadi.registers.funding.models import Application, Call, Lesson, Paper, Payment, Programme
from nadi.registers.imports.models import File, Row, Run
from nadi.registers.news.models import Feed, NewsItem
from nadi.registers.services.models import Certificate, Proposal, Readiness, Service, StepStanding
from nadi.registers.suppliers.models import Machine, PartAnswer, PartRequest, Supplier
from nadi.registers.talents.models import Application as VacancyApplication
from nadi.registers.talents.models import (
    Candidate,
    ContactRequest,
    DemandRelease,
    Placement,
    StudentGroup,
    TrainingPlaces,
    Vacancy,
)
from nadi.together.agreements.models import (
    Addendum,
    CallOff,
    Delivery,
    Extension,
    FrameworkAgreement,
    MiniCompetition,
    PriceChange,
    Saving,
)
from nadi.together.pools.models import (
    Attachment,
    Bid,
    CompetitionCheck,
    Evidence,
    Line,
    Objection,
    OwnScenario,
    Pool,
    Question,
    RequestForQuotation,
)
from nadi.web.models import Job, Mail

# What the first changing part of an address names.
NAMED: dict[str, type[Model]] = {
    "addenda": Addendum,
    "affiliations": Affiliation,
    "agreements": FrameworkAgreement,
    "agreements/make": Pool,
    "call-offs": CallOff,
    "competitions": MiniCompetition,
    "deliveries": Delivery,
    "events": Event,
    "events/open": Event,
    "events/registrations": Registration,
    "events/seats": Seat,
    "experts": Expert,
    "experts/engagements": Engagement,
    "experts/visits": Visit,
    "extensions": Extension,
    "funding": Programme,
    "funding/applications": Application,
    "funding/calls": Call,
    "funding/facts": Organisation,
    "funding/lessons": Lesson,
    "funding/papers": Paper,
    "funding/payments": Payment,
    "imports": Run,
    "imports/files": File,
    "invitations": Invitation,
    "jobs": Job,
    "mail": Mail,
    "news": NewsItem,
    "news/feeds": Feed,
    "organisations": Organisation,
    "pools": Pool,
    "pools/attachments": Attachment,
    "pools/bids": Bid,
    "pools/checks": CompetitionCheck,
    "pools/evidence": Evidence,
    "pools/lines": Line,
    "pools/objections": Objection,
    "pools/own-requests": RequestForQuotation,
    "pools/questions": Question,
    "pools/requests": RequestForQuotation,
    "price-changes": PriceChange,
    "programs/tokens": ApiToken,
    "programs/webhooks": Webhook,
    "registers/entries": Entry,
    "registers/merges": Merge,
    "registers/mistakes": Mistake,
    "registers/notes": Note,
    "registers/saved": SavedSearch,
    "registers/uses": Use,
    "savings": Saving,
    "services": Service,
    "services/certificates": Certificate,
    "services/proposals": Proposal,
    "services/readiness": Readiness,
    "sites": Site,
    "suppliers": Supplier,
    "suppliers/machines": Machine,
    "suppliers/parts": PartRequest,
    "suppliers/parts/answers": PartAnswer,
    "talents/applications": VacancyApplication,
    "talents/candidates": Candidate,
    "talents/demand": DemandRelease,
    "talents/questions": ContactRequest,
    "talents/training/groups": StudentGroup,
    "talents/training/placements": Placement,
    "talents/training/places": TrainingPlaces,
    "talents/vacancies": Vacancy,
    "tenders": Pool,
}
# What a later part names, by the words before it.
LATER: dict[str, type[Model]] = {
    "admit": Line,
    "engagements": Engagement,
    "evidence": Delivery,
    "extensions": Extension,
    "files": Attachment,
    "orders": CallOff,
    "own": OwnScenario,
    "price-changes": PriceChange,
    "questions": Question,
    "quote": MiniCompetition,
    "references": Reference,
    "visits": Visit,
}
# What stands there besides public ids, by the word before it and the name of the part.
OTHERWISE: dict[str, Callable[[], Iterable[object]]] = {
    "classifications:kind": lambda: Scheme.objects.values_list("kind", flat=True).distinct(),
    ":code": lambda: Term.objects.values_list("code", flat=True)[:3],
    "versions:key": lambda: Scheme.objects.values_list("pk", flat=True),
    "check-in:code": lambda: Seat.objects.values_list("code", flat=True),
    "month:year": lambda: [timezone.localdate().year],
    ":month": lambda: [timezone.localdate().month],
    "rows:number": lambda: sorted(set(Row.objects.values_list("number", flat=True)))[:4],
    "steps:step": lambda: StepStanding.objects.values_list("step", flat=True).distinct(),
    "sessions:pk": lambda: [1],
}
# On a candidate's own pages other things are named than elsewhere.
ON_OWN_PAGES: dict[str, type[Model]] = {
    "applications": VacancyApplication,
    "questions": ContactRequest,
    "vacancies": Vacancy,
}
