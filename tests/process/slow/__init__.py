"""An app that only the process tests install: one slow job."""
