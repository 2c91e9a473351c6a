"""What happens by itself while demand is gathered: reminders, a missed minimum, progress in quarters."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from tests.cast import Cast, actor_of_person, client_for

from nadi.companies.models import Organisation
from nadi.together.pools import jobs_gathering as jobs
from nadi.together.pools.actions import minimum
from nadi.together.pools.actions.gathering import close_demand
from nadi.together.pools.models import Invitee, Line, Pool, Progress
from nadi.together.pools.progress import progress_shown, put_down, quarters_of
from nadi.together.pools.queries.tender import wanted_of
from nadi.together.pools.tests.factory import add_demand, join, make_lines, make_members, make_pool
from nadi.web.access import Refused
from nadi.web.models import Mail


@pytest.fixture
def pool(cast: Cast) -> Pool:
    pool = make_pool(demand_until=timezone.now() + timedelta(days=2))
    make_lines(pool)
    return pool


def receivers(subject: str) -> set[str]:
    found = Mail.objects.filter(subject__startswith=subject).values_list("to", flat=True)
    return {address.split("@")[1] for address in found}


def late(pool: Pool) -> Pool:
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now() - timedelta(minutes=1))
    return Pool.objects.get(pk=pool.pk)


def test_members_without_demand_are_reminded_and_others_left_alone(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    join(pool, cast.samgori.organisation)
    jobs.remind_members()
    assert receivers("Soon over") == {"samgori.example", "kolkheti.example"}


def test_demand_that_nobody_accepted_is_reminded_of(cast: Cast, pool: Pool) -> None:
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    pool.participations.update(accepted=None)
    jobs.remind_members()
    assert "rioni.example" in receivers("Soon over")


def test_nobody_is_reminded_twice(cast: Cast, pool: Pool) -> None:
    jobs.remind_members()
    first = Mail.objects.count()
    jobs.remind_members()
    assert (Mail.objects.count(), first > 0) == (first, True)


def test_nobody_is_reminded_long_before(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now() + timedelta(days=9))
    jobs.remind_members()
    assert Mail.objects.count() == 0


def test_who_left_is_not_reminded(cast: Cast, pool: Pool) -> None:
    join(pool, cast.rioni.organisation)
    pool.participations.update(left=timezone.now())
    jobs.remind_members()
    assert "rioni.example" not in receivers("Soon over")


def test_a_pool_for_chosen_members_reminds_only_them(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(audience=Pool.Audience.CHOSEN)
    Invitee.objects.create(pool=pool, organisation=cast.rioni.organisation)
    jobs.remind_members()
    assert receivers("Soon over") == {"rioni.example"}


def test_staff_are_told_once_of_a_missed_minimum(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(minimum_members=2)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    late(pool)
    jobs.notice_missed_minimum()
    jobs.notice_missed_minimum()
    told = Mail.objects.filter(subject__startswith="Minimum missed")
    assert [mail.to for mail in told] == [cast.staff.email]


def test_a_reached_minimum_is_nothing_to_tell(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(minimum_members=1)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "5")
    late(pool)
    jobs.notice_missed_minimum()
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(
    ("members", "quantity", "is_refused"),
    [(1, "10", False), (2, "10", True), (0, "10", False), (0, "10.001", True)],
)
def test_demand_below_the_minimum_is_not_closed(
    cast: Cast, pool: Pool, members: int, quantity: str, *, is_refused: bool
) -> None:
    Pool.objects.filter(pk=pool.pk).update(minimum_members=members)
    pool.lines.filter(position=1).update(minimum_quantity=quantity)
    add_demand(pool.lines.all()[0], cast.rioni.organisation, "10")
    staff = actor_of_person(cast.staff)
    if is_refused:
        with pytest.raises(Refused, match="not reached its minimum"):
            close_demand(by=staff, pool=late(pool))
    else:
        close_demand(by=staff, pool=late(pool))
        assert Pool.objects.get().lines.exclude(hidden_because="").exists()


def test_more_time_opens_the_pool_again_and_tells_everybody(cast: Cast, pool: Pool) -> None:
    Pool.objects.filter(pk=pool.pk).update(minimum_members=2, minimum_told=timezone.now())
    until = timezone.now() + timedelta(days=5)
    minimum.extend_demand(by=actor_of_person(cast.staff), pool=late(pool), until=until)
    pool.refresh_from_db()
    assert (pool.demand_until, pool.minimum_told) == (until, None)
    assert receivers("More time") == {"rioni.example", "samgori.example", "kolkheti.example"}


def test_more_time_ends_later_than_before(cast: Cast, pool: Pool) -> None:
    with pytest.raises(Refused, match="later moment"):
        minimum.extend_demand(by=actor_of_person(cast.staff), pool=pool, until=timezone.now())


@pytest.mark.parametrize("state", ["tendering", "awarded", "cancelled"])
def test_more_time_is_for_pools_that_gather(cast: Cast, state: str) -> None:
    pool = make_pool(state=state)
    with pytest.raises(Refused, match="demand of this pool is closed"):
        minimum.extend_demand(
            by=actor_of_person(cast.staff), pool=pool, until=timezone.now() + timedelta(days=30)
        )


def below(cast: Cast, pool: Pool) -> tuple[Pool, Line, Line]:
    """A pool past its deadline, of whose two lines the first misses its minimum."""
    boxes, film = pool.lines.all()
    Line.objects.filter(pk=boxes.pk).update(minimum_quantity=100)
    add_demand(boxes, cast.rioni.organisation, "10")
    add_demand(film, cast.samgori.organisation, "10")
    return late(pool), boxes, film


def test_a_line_below_its_minimum_is_left_out_and_the_rest_goes_on(cast: Cast, pool: Pool) -> None:
    pool, boxes, film = below(cast, pool)
    staff = actor_of_person(cast.staff)
    minimum.leave_out_line(by=staff, line=boxes)
    close_demand(by=staff, pool=pool)
    assert [line.uid for line in wanted_of(pool).lines] == [film.uid]
    assert receivers("A line is left out") == {"rioni.example"}


def test_more_time_brings_a_line_back(cast: Cast, pool: Pool) -> None:
    pool, boxes, _film = below(cast, pool)
    staff = actor_of_person(cast.staff)
    minimum.leave_out_line(by=staff, line=boxes)
    minimum.extend_demand(by=staff, pool=pool, until=timezone.now() + timedelta(days=3))
    assert len(wanted_of(pool).lines) == 2


def test_a_line_that_reached_its_minimum_stays(cast: Cast, pool: Pool) -> None:
    _pool, _boxes, film = below(cast, pool)
    with pytest.raises(Refused, match="not below its minimum"):
        minimum.leave_out_line(by=actor_of_person(cast.staff), line=film)


def test_no_line_is_left_out_before_the_deadline(cast: Cast, pool: Pool) -> None:
    pool, boxes, _film = below(cast, pool)
    Pool.objects.filter(pk=pool.pk).update(demand_until=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused, match="may still enter"):
        minimum.leave_out_line(by=actor_of_person(cast.staff), line=boxes)


def test_the_last_line_is_not_left_out(cast: Cast, pool: Pool) -> None:
    _pool, boxes, film = below(cast, pool)
    film.demands.all().delete()
    with pytest.raises(Refused, match="Nothing would be left"):
        minimum.leave_out_line(by=actor_of_person(cast.staff), line=boxes)


def test_staff_leave_a_line_out_on_the_page(cast: Cast, pool: Pool) -> None:
    pool, boxes, _film = below(cast, pool)
    client, address = client_for(cast.staff), f"/pools/lines/{boxes.uid}/leave-out/"
    assert address in client.get(f"/pools/{pool.uid}/minimum/").content.decode()
    refused = client_for(cast.rioni.representative).post(address).status_code
    assert (client.get(address).status_code, refused, client.post(address).status_code) == (405, 403, 302)
    page = client_for(cast.rioni.colleague).get(f"/pools/{pool.uid}/").content.decode()
    assert "left out: too little was wanted" in page


def wanted_by_six(line: Line, quantities: str = "10 10 10 10 10 10") -> list[Organisation]:
    companies = make_members([f"Firm {number}" for number in range(6)])
    for company, quantity in zip(companies, quantities.split(), strict=True):
        add_demand(line, company, quantity)
    return companies


def known(line: Line, *quantities: str) -> None:
    for quantity in quantities:
        line.known_breaks.create(from_quantity=quantity)


@pytest.mark.parametrize(
    ("total", "goal", "quarters"),
    [("0", "100", 0), ("24.999", "100", 0), ("25", "100", 1), ("99.999", "100", 3), ("100", "400", 1)],
)
def test_quarters_are_full_quarters_to_the_next_break(
    pool: Pool, total: str, goal: str, quarters: int
) -> None:
    line = pool.lines.all()[0]
    known(line, "400", "100")
    found, done = quarters_of(Decimal(total), list(line.known_breaks.all()))
    assert (found.from_quantity, done) == (Decimal(goal), quarters)


def test_past_the_last_break_all_is_reached(pool: Pool) -> None:
    line = pool.lines.all()[0]
    known(line, "100")
    assert quarters_of(Decimal(5000), list(line.known_breaks.all()))[1] == 4


def test_progress_is_put_down_once_a_day(pool: Pool) -> None:
    line = pool.lines.all()[0]
    known(line, "100")
    companies = wanted_by_six(line)
    jobs.put_down_progress()
    for demand in line.demands.filter(participation__organisation__in=companies):
        demand.quantity *= 2
        demand.save()
    jobs.put_down_progress()
    assert [(row.quarters, row.hidden_because) for row in Progress.objects.all()] == [(2, "")]


@pytest.mark.parametrize(
    ("quantities", "rule"),
    [
        ("10 10 10 10 10 60", "largest_share"),
        ("10 10 10 1 1 1", "largest_share"),
    ],
)
def test_progress_is_kept_back_where_one_company_stands_out(pool: Pool, quantities: str, rule: str) -> None:
    line = pool.lines.all()[0]
    known(line, "100")
    wanted_by_six(line, quantities)
    put_down(pool=pool, day=timezone.localdate())
    row = Progress.objects.get()
    assert (row.quarters, row.known_break, row.hidden_because) == (None, None, rule)


def test_demand_that_does_not_count_makes_no_progress(pool: Pool) -> None:
    line = pool.lines.all()[0]
    known(line, "100")
    wanted_by_six(line)
    pool.participations.update(accepted=None)
    put_down(pool=pool, day=timezone.localdate())
    assert Progress.objects.get().hidden_because == "minimum_frequency"


def test_companies_of_one_group_count_as_one(pool: Pool) -> None:
    line = pool.lines.all()[0]
    known(line, "100")
    wanted_by_six(line)
    Organisation.objects.filter(name__in=["Firm 0", "Firm 1"]).update(holding="One group")
    put_down(pool=pool, day=timezone.localdate())
    assert Progress.objects.get().hidden_because == "largest_share"


def test_progress_shows_the_latest_day_of_each_line(pool: Pool) -> None:
    line = pool.lines.all()[0]
    known(line, "100")
    today = timezone.localdate()
    Progress.objects.create(
        line=line, day=today - timedelta(days=1), known_break=line.known_breaks.get(), quarters=1
    )
    Progress.objects.create(line=line, day=today, known_break=line.known_breaks.get(), quarters=3)
    shown = progress_shown(pool)
    assert [(one.day, one.chart is not None and str(one.chart.says)) for one in shown] == [
        (today, "At least three quarters of the way to 100\u00a0pcs.")
    ]
