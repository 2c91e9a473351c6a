"""The guarantees, on needs and profiles nobody thought of."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from nadi.engine.matching import Asked, Fact, Match, Need, Profile, match, rank_needs, rank_profiles

SCHEMES = ("occupation", "skill", "language", "make")
CODES = ("7322", "7321", "8183", "a", "b", "c")
PATHS = {"7322": ("732", "73"), "7321": ("732", "73"), "8183": ("818", "81")}


def fact_from(parts: tuple[str, str, int]) -> Fact:
    """Make a fact of drawn parts."""
    scheme, code, level = parts
    return Fact(scheme=scheme, code=code, path=PATHS.get(code, ()), level=level)


PARTS = st.tuples(st.sampled_from(SCHEMES), st.sampled_from(CODES), st.integers(0, 3))
FACTS = st.lists(PARTS.map(fact_from), max_size=5).map(tuple)
ASKED = st.builds(
    lambda parts, is_must: Asked(
        scheme=parts[0], code=parts[1], path=PATHS.get(parts[1], ()), level=parts[2], is_must=is_must
    ),
    PARTS,
    st.booleans(),
)
REGIONS = st.frozensets(st.sampled_from(["IM", "TB", "AJ"]), max_size=2)
NEEDS = st.builds(
    Need,
    key=st.just("need"),
    asked=st.lists(ASKED, max_size=4).map(tuple),
    text=st.sampled_from(["", "flexo printer", "packing line"]),
    regions=REGIONS,
    experience=st.none() | st.integers(0, 9),
    musts=st.frozensets(st.sampled_from(["place", "experience"])),
)
PROFILES = st.builds(
    Profile,
    key=st.just("profile"),
    facts=FACTS,
    text=st.sampled_from(["", "flexo operator", "line"]),
    regions=REGIONS,
    moves=st.booleans(),
    experience=st.none() | st.integers(0, 9),
)
MANY = st.lists(PROFILES, max_size=6).map(
    lambda rows: [
        Profile(
            key=f"p{number}",
            facts=one.facts,
            text=one.text,
            regions=one.regions,
            moves=one.moves,
            experience=one.experience,
        )
        for number, one in enumerate(rows)
    ]
)


@given(need=NEEDS, profile=PROFILES)
def test_a_score_stays_between_nothing_and_all(need: Need, profile: Profile) -> None:
    assert 0 <= match(need=need, profile=profile).score <= 1


@given(need=NEEDS, profile=PROFILES, further=PARTS.map(fact_from))
def test_a_further_fact_never_lowers_a_score(need: Need, profile: Profile, further: Fact) -> None:
    more = Profile(
        key=profile.key,
        facts=(*profile.facts, further),
        text=profile.text,
        regions=profile.regions,
        moves=profile.moves,
        experience=profile.experience,
    )
    before, after = match(need=need, profile=profile), match(need=need, profile=more)
    assert after.score >= before.score
    assert len(after.excluded) <= len(before.excluded)


@given(need=NEEDS, profiles=MANY)
def test_what_a_must_excludes_is_never_listed(need: Need, profiles: list[Profile]) -> None:
    ranked = rank_profiles(need=need, profiles=profiles)
    assert [one for one in ranked.matches if one.excluded] == []
    assert {one.profile for one in ranked.matches} & {one.profile for one in ranked.excluded} == set()


@given(need=NEEDS, profiles=MANY)
def test_the_ranking_hangs_on_no_order(need: Need, profiles: list[Profile]) -> None:
    turned = Need(
        key=need.key,
        asked=need.asked[::-1],
        text=need.text,
        regions=need.regions,
        experience=need.experience,
        musts=need.musts,
    )
    assert rank_profiles(need=need, profiles=profiles) == rank_profiles(need=turned, profiles=profiles[::-1])


@given(need=NEEDS, profile=PROFILES)
def test_both_directions_say_the_same(need: Need, profile: Profile) -> None:
    there = rank_profiles(need=need, profiles=[profile])
    assert there == rank_needs(profile=profile, needs=[need])


@given(need=NEEDS, profile=PROFILES)
def test_the_reasons_add_up_to_the_score(need: Need, profile: Profile) -> None:
    found = match(need=need, profile=profile)
    whole = sum((one.weight for one in found.reasons), Fraction(0))
    reached = sum((one.weight * one.closeness for one in found.reasons), Fraction(0))
    assert found.score * whole == reached


def test_a_tie_goes_to_the_shared_words_then_to_the_key() -> None:
    need = Need(key="n", asked=(Asked(scheme="skill", code="a"),), text="flexo plates")
    skilled = (Fact(scheme="skill", code="a"),)
    rows = [
        Profile(key="z", facts=skilled, text="flexo plates"),
        Profile(key="b", facts=skilled, text="offset"),
        Profile(key="a", facts=skilled, text="offset"),
    ]
    assert keys(rank_profiles(need=need, profiles=rows).matches) == ["z", "a", "b"]


def keys(matches: tuple[Match, ...]) -> list[str]:
    """Return the keys of profiles in their order."""
    return [one.profile for one in matches]
