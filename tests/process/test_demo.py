"""`./nadi demo` from nothing, under hardship, to its end."""

import os
import signal
import socket
from functools import partial

import pytest

from nadi.home.demo import SIGN_INS
from tests.process.house import House, Started, descendants_of, free_port, kill, status_of, wait_until

pytestmark = pytest.mark.process
SERVER, WORKER = "serving.web_server", "serving.worker"


def opened(house: House, port: int) -> Started:
    """Start the demonstration and wait until it has greeted."""
    demo = house.start("nadi", "demo", "--port", str(port))
    wait_until(lambda: "Press Ctrl+C" in demo.said or demo.process.poll() is not None, "a greeting")
    assert demo.process.poll() is None, demo.said
    return demo


def test_the_demonstration_opens_recovers_and_leaves_nothing_behind(demo_house: House) -> None:
    port = free_port()
    demo = opened(demo_house, port)
    page = f"http://127.0.0.1:{port}/accounts/login/"
    assert status_of(f"http://127.0.0.1:{port}/") == 200

    for module, name in ((WORKER, "worker"), (SERVER, "web server")):
        os.kill(demo.child(module), signal.SIGKILL)
        wait_until(partial(has_said, demo, f"The {name} is back."), f"the {name} comes back")
    wait_until(lambda: status_of(page) == 200, "the page answers again")

    family = [pid for pid, _ in descendants_of(demo.process.pid)]
    assert demo.stop() == 0
    assert [pid for pid in family if is_alive(pid)] == []


def has_said(demo: Started, sentence: str) -> bool:
    """Tell whether the sentence has been said by now."""
    return sentence in demo.said


def is_alive(pid: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_children_end_with_a_killed_parent(demo_house: House) -> None:
    demo = opened(demo_house, free_port())
    family = [pid for pid, _ in descendants_of(demo.process.pid)]
    kill(demo.process.pid)
    demo.process.wait()
    wait_until(lambda: not any(map(is_alive, family)), "the children end")


def test_a_second_start_asks_nothing_of_the_database(demo_house: House) -> None:
    prepared = (demo_house.var / "prepared").read_text()
    again = opened(demo_house, free_port())
    assert "Bringing the database up to date" not in again.said
    assert (demo_house.var / "prepared").read_text() == prepared


def test_a_greeting_names_who_can_sign_in(demo_house: House) -> None:
    said = opened(demo_house, free_port()).said
    assert [name for name, address, _ in SIGN_INS if address not in said] == []


def test_a_port_in_use_gets_a_sentence(house: House) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        second = house.run("nadi", "demo", "--port", str(port))
    told = f"Port {port} is in use by another program. Stop that one, or take another port: --port {port + 1}"
    assert (second.returncode, second.stderr) == (1, f"Nadi: {told}\n")


def test_a_demonstration_in_use_is_not_thrown_away(demo_house: House) -> None:
    opened(demo_house, free_port())
    second = demo_house.run("nadi", "demo", "--fresh", "--port", str(free_port()))
    told = f"Nadi: Nadi is running on the data in {demo_house.var}. Stop it first, then try again.\n"
    assert (second.returncode, second.stderr) == (1, told)
