"""How a profile is written."""

from nadi.registers.talents.words import job_in_words


def test_a_place_of_work_is_said_without_codes() -> None:
    job = {"what": "press operator", "sector": "22", "size": "medium", "years": 8}
    said = "press operator, Manufacture of rubber and plastic products, medium (50 to 249), 8 years"
    assert job_in_words(job) == said
