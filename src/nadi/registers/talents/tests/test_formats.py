"""Résumés and vacancies: plain text, levels, years of work, Georgian days without a year."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nadi.registers.talents.formats import FORMATS, read
from nadi.registers.talents.formats.vacancies import VACANCIES, day_near

RESUME = """{"basics": {"name": "Made Up", "label": "Printer", "email": "m@example.org", "summary": "<b>Prints</b>",
"location": {"city": "Gori"}}, "work": [
{"name": "Box LLC", "position": "Printer", "startDate": "2014-09", "endDate": "2018-02"},
{"name": "Film LLC", "position": "Chief", "startDate": "2018-03", "endDate": "2020-02"}],
"education": [{"studyType": "MSc Printing", "institution": "University"}],
"skills": [{"name": "flexo"}, {"name": "Ink", "keywords": ["mixing"]}],
"languages": [{"language": "kat", "fluency": "native"}, {"language": "English", "fluency": "B2"}],
"meta": {"isco08": "7322"}}"""  # noqa: E501  (rows of a table)
PASSPORT = """<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo><Identification>
<PersonName><FirstName>Made</FirstName><Surname>Up</Surname></PersonName><ContactInfo><Address><Contact>
<Municipality>Gori</Municipality></Contact></Address><Email><Contact>m@example.org</Contact></Email></ContactInfo>
<Demographics><Birthdate year="1990"/></Demographics></Identification>
<Headline><Description><Label>Printer</Label></Description></Headline><WorkExperienceList><WorkExperience>
<Period><From year="2014" month="--09"/><To year="2018" month="--08"/></Period><Position><Label>Printer</Label>
</Position><Employer><Name>Box LLC</Name></Employer></WorkExperience></WorkExperienceList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Code>ka</Code></Description></MotherTongue>
</MotherTongueList></Linguistic><JobRelated><Description>&lt;ul&gt;&lt;li&gt;flexo&lt;/li&gt;&lt;/ul&gt;</Description>
</JobRelated></Skills></LearnerInfo></SkillsPassport>"""  # noqa: E501  (rows of a table)
CANDIDATE = """<Candidate xmlns="http://www.europass.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"><CandidatePerson>
<PersonName><GivenName>Made</GivenName><hr:FamilyName>Up</hr:FamilyName></PersonName><Communication>
<ChannelCode>Email</ChannelCode><URI>m@example.org</URI></Communication></CandidatePerson><CandidateProfile>
<hr:ExecutiveSummary>&lt;p&gt;Prints.&lt;/p&gt;</hr:ExecutiveSummary><EmployerHistory>
<hr:OrganizationName>Box LLC</hr:OrganizationName><PositionHistory><PositionTitle>Printer</PositionTitle>
</PositionHistory></EmployerHistory></CandidateProfile></Candidate>"""
NOTICES = """position,company,position_url,company_url,published_date,end_date
მბეჭდავი,Box LLC,https://jobs.ge/ge/?view=jobs&id=1,,24 მაისი,24 ივნისი
მბეჭდავი,box llc,https://jobs.ge/ge/?view=jobs&id=2,,25 მაისი,25 ივნისი
მძღოლი,Film LLC,https://www.hr.ge/announcement/77/x,,დღეს,-
მცველი,Film LLC,https://www.hr.ge/announcement/78/x,,ხვალ,-
"""
DATA = Path(__file__).parents[6] / "shared" / "data" / "03-people-skills"
RESUMES = sorted(DATA.glob("cv_europass/*.xml")) + [
    path for path in sorted(DATA.glob("cv_jsonresume/*.json")) if "schema" not in path.name
]
TODAY = date(2026, 6, 1)


def test_resume_in_json_is_read_as_plain_values() -> None:
    assert read(RESUME.encode()) == {
        "name": "Made Up",
        "occupation": "Printer",
        "summary": "Prints",
        "email": "m@example.org",
        "town": "Gori",
        "skills": ["flexo", "mixing"],
        "languages": {"ka": "native", "en": "B2"},
        "employers": [
            {"employer": "Film LLC", "what": "Chief", "years": 2},
            {"employer": "Box LLC", "what": "Printer", "years": 3},
        ],
        "years": 5,
        "education": "master",
        "isco": ["7322"],
    }


def test_passport_of_version_3_is_read() -> None:
    assert read(PASSPORT.encode()) == {
        "name": "Made Up",
        "occupation": "Printer",
        "email": "m@example.org",
        "birth_year": 1990,
        "town": "Gori",
        "skills": ["flexo"],
        "languages": {"ka": "native"},
        "employers": [{"employer": "Box LLC", "what": "Printer", "years": 4}],
        "years": 4,
    }


def test_candidate_of_version_4_is_read_without_markup() -> None:
    found = read(CANDIDATE.encode())
    assert (found["name"], found["email"], found["summary"], found["occupation"]) == (
        "Made Up",
        "m@example.org",
        "Prints.",
        "Printer",
    )


def test_what_is_no_resume_is_nothing() -> None:
    assert read(b"PK\x03\x04") == {}


def test_resume_that_is_broken_is_named() -> None:
    known = next(one for one in FORMATS if one.name == "json-resume")
    (only,) = known.read(RESUME.encode()[:100])
    assert "cannot be read" in str(only.fault)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("24 მაისი", date(2026, 5, 24)),
        ("24 მაი ", date(2026, 5, 24)),
        ("24 დეკ", date(2025, 12, 24)),
        ("05-28", date(2026, 5, 28)),
        ("დღეს", TODAY),
        ("29 თებ", None),
    ],
)
def test_day_without_a_year_is_the_last_one(written: str, expected: date | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="თებ"):
            day_near(written, today=TODAY, is_begin=True)
    else:
        assert day_near(written, today=TODAY, is_begin=True) == expected


def test_end_without_a_year_is_the_first_after_the_begin() -> None:
    assert day_near("10 იანვარი", today=TODAY, is_begin=False, begin=date(2025, 12, 20)) == date(2026, 1, 10)


def test_notice_of_the_same_title_and_firm_says_what_the_first_said() -> None:
    first, again, *_rest = VACANCIES.read(NOTICES.encode())
    assert (first.values["external_id"], again.values["external_id"]) == ("1", "1")
    assert first.values["source"] == "jobs.ge"


def test_day_that_is_none_is_named() -> None:
    *_good, last = VACANCIES.read(NOTICES.encode())
    assert str(last.fault) == "The day cannot be read: ხვალ"


@given(content=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_raise_nothing(content: bytes) -> None:
    for known in FORMATS:
        for head in (
            b"",
            b'{"basics": {',
            b"<SkillsPassport>",
            b"<Candidate europass='1'>",
            NOTICES.encode()[:80],
        ):
            assert all(one.values or one.fault for one in known.read(head + content))


@given(order=st.permutations(PASSPORT.split("\n")), cut=st.integers(0, 1400))
@settings(max_examples=60, deadline=None)
def test_shuffled_and_truncated_resume_raises_nothing(order: list[str], cut: int) -> None:
    assert isinstance(read("\n".join(order).encode()[:cut]), dict)


@pytest.mark.parametrize("path", RESUMES, ids=lambda path: path.name)
def test_real_resume_names_a_person_and_what_they_do(path: Path) -> None:
    found = read(path.read_bytes())
    assert found["name"]
    assert found["occupation"]
    assert "<" not in str(found)


@pytest.mark.parametrize("path", sorted(DATA.glob("vacancies_*.csv")), ids=lambda path: path.name)
def test_real_notices_are_read_without_a_fault(path: Path) -> None:
    content = path.read_bytes()
    assert VACANCIES.knows(path.name, content[:4096])
    assert [one.place for one in VACANCIES.read(content) if one.fault] == []
