"""`./nadi serve` as an association runs it."""

from urllib.request import urlopen

import pytest

from tests.process.house import House, descendants_of, free_port, status_of, wait_until

pytestmark = pytest.mark.process


def test_serving_makes_the_tables_answers_and_stops(house: House) -> None:
    port = free_port()
    house.own_settings()
    served = house.start("nadi", "serve", "--port", str(port), "--workers", "1")
    wait_until(lambda: "Serving on" in served.said or served.process.poll() is not None, "serving")
    assert status_of(f"http://127.0.0.1:{port}/accounts/login/") == 200
    assert [
        module in " ".join(words for _, words in descendants_of(served.process.pid))
        for module in ("serving.web_server", "serving.worker")
    ] == [True, True]
    assert served.stop() == 0


def test_static_files_bear_their_fingerprint_and_stay_for_good(house: House) -> None:
    port = free_port()
    house.own_settings()
    served = house.start(
        "nadi", "serve", "--port", str(port), "--workers", "1", "--no-worker", "--no-schedule"
    )
    wait_until(lambda: "Serving on" in served.said or served.process.poll() is not None, "serving")
    name = next(
        path.name for path in (house.var / "static" / "web" / "fonts").glob("noto-sans-georgian.*.woff2")
    )
    with urlopen(f"http://127.0.0.1:{port}/static/web/fonts/{name}") as answer:
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_a_missing_secret_gets_a_sentence(house: House) -> None:
    house.environment = {"NADI_VAR": str(house.var), "NADI_SECRET_KEY": ""}
    told = house.run("nadi", "serve", "--port", str(free_port()))
    assert (told.returncode, told.stderr.startswith("Nadi: NADI_SECRET_KEY is not set.")) == (1, True)


def test_a_secret_that_can_be_guessed_is_refused(house: House) -> None:
    house.environment = {
        "NADI_VAR": str(house.var),
        "NADI_SECRET_KEY": "a remark that somebody left in its place",
    }
    told = house.run("nadi", "serve", "--port", "1")
    assert (told.returncode, told.stderr.startswith("Nadi: NADI_SECRET_KEY can be guessed")) == (1, True)


def test_a_database_that_does_not_answer_gets_a_sentence(house: House) -> None:
    house.own_settings()
    house.environment["NADI_DATABASE_URL"] = f"postgres://nadi@127.0.0.1:{free_port()}/nadi"
    told = house.run("nadi", "serve", "--port", str(free_port()))
    assert (told.returncode, told.stderr.startswith("Nadi: The database does not answer:")) == (1, True)


def test_tables_that_are_behind_stop_a_start_without_migrations(house: House) -> None:
    house.own_settings()
    told = house.run("nadi", "serve", "--no-migrate", "--port", str(free_port()))
    assert (told.returncode, "Run ./nadi manage migrate, or leave out --no-migrate." in told.stderr) == (
        1,
        True,
    )


def test_a_worker_alone_takes_no_part_in_serving(house: House) -> None:
    house.own_settings()
    assert house.run("nadi", "migrate", "-v0").returncode == 0
    worker = house.start("nadi", "worker")
    wait_until(lambda: "The worker takes jobs." in worker.said, "a greeting")
    assert worker.stop() == 0
