"""Reading vacancies: which are open to whom, which firms stand behind them, who applied."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from nadi.registers.talents.models import Application, Candidate, Vacancy, VacancyFirm
from nadi.registers.talents.queries.candidates import known_applications
from nadi.web.access import Actor

State = Vacancy.State


def is_open() -> Q:
    """Return the condition of a vacancy one can apply for today."""
    return Q(state=State.OPEN, open_until__gte=timezone.localdate())


def with_firms(rows: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """Fetch with the rows who stands behind them and what they ask for."""
    firms = Prefetch("firms", VacancyFirm.objects.select_related("organisation").order_by("joined", "pk"))
    return rows.select_related("organisation").prefetch_related(firms, "requirements")


def visible_to(actor: Actor) -> QuerySet[Vacancy]:
    """The office sees all; a firm its own in every state; members what is open; everybody what is public."""
    rows = Vacancy.objects.all()
    if actor.is_staff:
        return rows
    audiences = [Vacancy.Audience.PUBLIC]
    if actor.is_member or actor.is_board:
        audiences.append(Vacancy.Audience.MEMBERS)
    shown = Q(audience__in=audiences) & is_open()
    if actor.organisation_id and (actor.is_member or actor.is_board):
        own = VacancyFirm.objects.filter(organisation_id=actor.organisation_id)
        shown |= Q(pk__in=own.values("vacancy_id")) | Q(organisation_id=actor.organisation_id)
    return rows.filter(shown)


def vacancy_for(actor: Actor, uid: str) -> Vacancy | None:
    """Return the vacancy, if the actor may see it."""
    return with_firms(visible_to(actor)).filter(uid=uid).first()


def public_vacancy(uid: str) -> Vacancy | None:
    """Return a vacancy that is or was meant for everybody, in whatever state."""
    return with_firms(Vacancy.objects.filter(audience=Vacancy.Audience.PUBLIC)).filter(uid=uid).first()


def public_vacancies() -> QuerySet[Vacancy]:
    """Return what everybody may apply for today."""
    return with_firms(Vacancy.objects.filter(is_open(), audience=Vacancy.Audience.PUBLIC))


def own_vacancies(actor: Actor) -> QuerySet[Vacancy]:
    """Return the open vacancies that the actor's firm stands behind."""
    own = VacancyFirm.objects.filter(organisation=actor.organisation_id, vacancy=OuterRef("pk"))
    return Vacancy.objects.filter(is_open()).filter(Exists(own)).order_by("-posted")


def firm_in(actor: Actor, vacancy: Vacancy) -> VacancyFirm | None:
    """Return the part of the actor's firm in a vacancy."""
    return next((one for one in vacancy.firms.all() if one.organisation_id == actor.organisation_id), None)


def named_firms(vacancy: Vacancy) -> list[VacancyFirm]:
    """Return the firms that let readers know they are behind a vacancy."""
    return [one for one in vacancy.firms.all() if one.is_named]


def people_wanted(vacancy: Vacancy, *, for_office: bool = False) -> int | None:
    """Return how many people one firm wants; the sum of several is for the office alone.

    Whoever looks before and after a firm joins would read off the step how many that firm wants.
    """
    firms = list(vacancy.firms.all())
    return sum(one.count for one in firms) if len(firms) == 1 or (firms and for_office) else None


def applications_of(actor: Actor, vacancy: Vacancy) -> QuerySet[Application]:
    """Return who applied, for a firm behind the vacancy: those that still stand."""
    if firm_in(actor, vacancy) is None:
        return Application.objects.none()
    gone = (Application.State.UNCONFIRMED, Application.State.WITHDRAWN)
    rows = vacancy.applications.exclude(state__in=gone).exclude(candidate__expires__lte=timezone.localdate())
    return (
        known_applications(actor, rows)
        .select_related("candidate", "candidate__identity", "candidate__identity__cv")
        .order_by("applied")
    )


def application_for(actor: Actor, uid: str) -> Application | None:
    """Return an application to a vacancy of the actor's firm that agreed to be seen by it."""
    rows = Application.objects.filter(uid=uid, shown_to=actor.organisation_id)
    if not (actor.is_member or actor.is_board):
        return None
    gone = (Application.State.UNCONFIRMED, Application.State.WITHDRAWN)
    return rows.exclude(state__in=gone).select_related("vacancy", "candidate").first()


def applications_by(candidate: Candidate) -> QuerySet[Application]:
    """Return what a candidate applied for."""
    return candidate.applications.select_related("vacancy").order_by("-applied")


def is_open_now(vacancy: Vacancy) -> bool:
    """Tell whether one can apply today."""
    return vacancy.state == State.OPEN and vacancy.open_until >= timezone.localdate()
