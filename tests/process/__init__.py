"""Tests that start whole processes: servers, workers, backups."""
