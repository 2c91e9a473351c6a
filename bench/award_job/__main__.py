"""Runs both jobs of a large award, and prints what they took."""

import argparse
import os
import sys
import tempfile
from importlib import import_module

import django


def wanted() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench.award_job", description="A large award as a job.")
    parser.add_argument("--members", type=int, default=60)
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--vendors", type=int, default=15)
    parser.add_argument("--breaks", type=int, default=3, help="tiers of a vendor's total discount, with none")
    parser.add_argument("--family", default="total", choices=("total", "capacitated", "mixed"))
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> int:
    """Run it."""
    asked = wanted()
    with tempfile.TemporaryDirectory(prefix="nadi-award-job-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "nadi.web.settings",
            "NADI_DEMO": "1",
            "NADI_SECRET_KEY": "x" * 50,
            "NADI_VAR": folder,
            "NADI_LOG_LEVEL": "ERROR",
        }
        django.setup()
        return int(import_module("bench.award_job.run").run(asked))


if __name__ == "__main__":
    sys.exit(main())
