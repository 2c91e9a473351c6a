"""Measurements: never part of the tests, always beside other solvers and reproducible by seed."""
