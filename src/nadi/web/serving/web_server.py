"""The web server as a process of its own: granian in front of Django."""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from nadi.web.serving.children import follow_parent

THREADS = 4


def main(host: str, port: str, workers: str) -> None:
    """Serve until told to stop."""
    follow_parent()
    server = Granian(
        "nadi.web.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
