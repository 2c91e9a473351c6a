"""The door to the network: whether the port is free, and whether the first page is there."""

import errno
import socket
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException

from nadi.web.serving.stop import CannotStart


def check_port_is_free(host: str, port: int) -> None:
    """Refuse to start where something else answers already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CannotStart(reason(error, host, port)) from error


def reason(error: OSError, host: str, port: int) -> str:
    """Return why one cannot listen there."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program. "
            f"Stop that one, or take another port: --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system. Take one above 1023, for example --port 8000."
    return f"Nadi cannot listen on {host}: {error.strerror}."


def wait_for_answer(host: str, port: int, goes_on: Callable[[], bool]) -> int:
    """Wait until the first page answers and return its status; 0 when `goes_on` says to give up."""
    target = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    while goes_on():
        connection = HTTPConnection(target, port, timeout=10)
        try:
            connection.request("GET", "/")
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            time.sleep(0.1)
        else:
            return answer.status
        finally:
            connection.close()
    return 0
