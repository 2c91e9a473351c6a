"""The pages: door, form, action, answer."""
