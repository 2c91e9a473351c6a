"""`python -m tests.process.piece FILE`: run a piece of code a test wrote, in the house's own surroundings."""

import runpy
import sys

if __name__ == "__main__":
    runpy.run_path(sys.argv[1])
