"""Settings of the test command: the real ones, a fast hasher, plain static files, mail in memory."""

import os
import tempfile

os.environ.setdefault("NADI_SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("NADI_VAR", tempfile.mkdtemp(prefix="nadi-test-"))
os.environ["NADI_BASE_URL"] = "http://testserver"
os.environ["NADI_HOSTS"] = "testserver,127.0.0.1,localhost"

from nadi.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_IS_KEPT = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
