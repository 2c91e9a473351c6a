"""Runs the searches, and prints what they took."""

import argparse
import os
import sys
import tempfile
from importlib import import_module

import django


def wanted() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench.search", description="The one search, by size and question.")
    parser.add_argument("--sizes", default="10000,100000", help="how many documents, smaller first")
    parser.add_argument("--words", type=int, default=40, help="words of a document's text")
    parser.add_argument("--questions", type=int, default=60, help="different questions of each kind")
    parser.add_argument("--pages", type=int, default=60, help="calls of each page, taken in turns")
    parser.add_argument("--folder", default="", help="where the database is kept; without it, nowhere")
    parser.add_argument("--database", default="", help="another database, as in NADI_DATABASE_URL")
    return parser.parse_args()


def main() -> int:
    """Run it."""
    asked = wanted()
    with tempfile.TemporaryDirectory(prefix="nadi-search-") as own:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "bench.search.settings",
            "NADI_SECRET_KEY": "x" * 50,
            "NADI_VAR": asked.folder or own,
            "NADI_HOSTS": "testserver",
            "NADI_LOG_LEVEL": "ERROR",
        }
        if asked.database:
            os.environ["NADI_DATABASE_URL"] = asked.database
        django.setup()
        return int(import_module("bench.search.run").run(asked))


if __name__ == "__main__":
    sys.exit(main())
