"""The import centre: any table or feed becomes entries, after a look, and can be undone."""
