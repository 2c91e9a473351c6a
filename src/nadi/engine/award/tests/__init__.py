"""Tests of the award: guarantees against brute force, worked tables of its page, hand-worked cases."""
