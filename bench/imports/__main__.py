"""Runs the import, and prints what it took."""

import argparse
import os
import sys
import tempfile
from importlib import import_module

import django


def wanted() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="bench.imports", description="A large file through the import centre."
    )
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument(
        "--alike", type=int, default=50, help="every so many rows one is a duplicate in Georgian"
    )
    return parser.parse_args()


def main() -> int:
    """Run it."""
    asked = wanted()
    with tempfile.TemporaryDirectory(prefix="nadi-imports-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "nadi.web.settings",
            "NADI_SECRET_KEY": "x" * 50,
            "NADI_VAR": folder,
            "NADI_LOG_LEVEL": "ERROR",
        }
        django.setup()
        return int(import_module("bench.imports.run").run(asked))


if __name__ == "__main__":
    sys.exit(main())
