"""Runs the pages, and prints what they took."""

import argparse
import os
import sys
import tempfile
from importlib import import_module

import django


def wanted() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench.pages", description="List pages against plain ones.")
    parser.add_argument("--sizes", default="1000,100000", help="how many entries, smaller first")
    parser.add_argument("--repeat", type=int, default=60, help="calls of each page, taken in turns")
    return parser.parse_args()


def main() -> int:
    """Run it."""
    asked = wanted()
    with tempfile.TemporaryDirectory(prefix="nadi-pages-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "bench.pages.settings",
            "NADI_SECRET_KEY": "x" * 50,
            "NADI_VAR": folder,
            "NADI_HOSTS": "testserver",
            "NADI_LOG_LEVEL": "ERROR",
        }
        django.setup()
        return int(import_module("bench.pages.run").run(asked))


if __name__ == "__main__":
    sys.exit(main())
