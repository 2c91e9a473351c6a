"""Settings of the test command: the real ones, a fast hasher, plain static files, mail in memory.

`NADI_TEST_DATABASE_URL` chooses the database; without it a SQLite file in a folder of the test run.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

PLACE = Path(tempfile.mkdtemp(prefix="nadi-test-"))
atexit.register(shutil.rmtree, PLACE, ignore_errors=True)
os.environ.update(
    NADI_SECRET_KEY="only-for-tests-" + "x" * 40,
    NADI_VAR=str(PLACE),
    NADI_FILES=str(PLACE / "files"),
    NADI_BASE_URL="http://testserver",
    NADI_HOSTS="testserver,127.0.0.1,localhost",
    NADI_DATABASE_URL=os.environ.get("NADI_TEST_DATABASE_URL", f"sqlite:///{PLACE / 'nadi.sqlite3'}"),
    NADI_DEMO="0",
    NADI_DEBUG="0",
    NADI_SECOND_FACTOR="1",
)

from nadi.web.settings import *  # noqa: E402, F403  (the environment above decides them)

# A file rather than memory: threads of a live server then have connections of their own, as in earnest.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405  (of the real settings)
    DATABASES["default"]["TEST"] = {"NAME": str(PLACE / "test.sqlite3")}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_IS_KEPT = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
