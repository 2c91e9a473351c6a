"""The one settings file: everything that differs between installations comes from the environment.

Names start with `NADI_`; `.env.example` lists them all with their meaning. A missing or malformed one stops
the program with a sentence. There is no default secret outside the demonstration.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
HOUSE = Path(__file__).resolve().parents[3]
environ.Env.read_env(HOUSE / ".env") if (HOUSE / ".env").exists() else None

DEMO = env.bool("NADI_DEMO", default=False)
DEBUG = env.bool("NADI_DEBUG", default=False)
VAR = Path(env.str("NADI_VAR", default=str(HOUSE / "var" / ("demo" if DEMO else "main"))))

VAR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = env.str("NADI_SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "NADI_SECRET_KEY is not set. Put a long random value into .env (see .env.example), "
        "or try the demonstration with ./nadi demo, which makes its own."
    )
# A remark of an older .env.example was once read as the value.
if len(SECRET_KEY) < 32 or " " in SECRET_KEY:
    raise ImproperlyConfigured(
        "NADI_SECRET_KEY can be guessed: it has blanks or fewer than 32 signs. Put a long random value into "
        ".env, and the one you had into NADI_SECRET_KEY_FALLBACKS, so that sealed bids can still be opened."
    )

# Old secrets, so that sealed bids and sessions of before a change can still be read.
SECRET_KEY_FALLBACKS = env.list("NADI_SECRET_KEY_FALLBACKS", default=[])

BASE_URL = env.str("NADI_BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.list(
    "NADI_HOSTS", default=[BASE_URL.split("//")[1].split(":")[0], "127.0.0.1", "localhost"]
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "nadi.web.views.csrf_failed"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_filters",
    "ninja",
    "django_tasks",
    "django_tasks_db",
    "nadi.home",
    "nadi.home.api",
    "nadi.together.agreements",
    "nadi.together.pools",
    "nadi.registers.events",
    "nadi.registers.services",
    "nadi.registers.suppliers",
    "nadi.registers.experts",
    "nadi.registers.talents",
    "nadi.registers.funding",
    "nadi.registers.news",
    "nadi.registers.imports",
    "nadi.registers.entries",
    "nadi.registers.classifications",
    "nadi.companies",
    "nadi.people",
    "nadi.journal",
    "nadi.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nadi.web.middleware.PersonLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "nadi.companies.middleware.ActorMiddleware",
    "nadi.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "nadi.web.urls"
FORM_RENDERER = "nadi.web.forms.rendering.QuickRenderer"
WSGI_APPLICATION = "nadi.web.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOUSE / "src" / "nadi" / "web" / "templates"],  # before allauth's own
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nadi.web.navigation.page_frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# SQLite by default; any other database by URL. IMMEDIATE keeps read-then-write transactions from deadlocking.
DATABASES = {"default": env.db_url("NADI_DATABASE_URL", default=f"sqlite:///{VAR / 'nadi.sqlite3'}")}
DATABASES["default"]["CONN_MAX_AGE"] = None
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA temp_store=MEMORY;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
        "PRAGMA journal_size_limit=27103364;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Throttling must hold over several processes, so its counters live in the database. Of Django's usual 300
# entries an attacker could push out their own counter.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Sign-in: e-mail and password, second factor, sessions that can be listed and ended.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "nadi.people.adapters.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
USERSESSIONS_TRACK_ACTIVITY = True
# The demonstration lets a visitor look at every role without owning an authenticator; nothing else may.
SECOND_FACTOR_REQUIRED = env.bool("NADI_SECOND_FACTOR", default=not DEMO)
if not (SECOND_FACTOR_REQUIRED or DEMO or DEBUG):
    raise ImproperlyConfigured(
        "NADI_SECOND_FACTOR can be off only in the demonstration: staff and board must have one."
    )

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_SSL_REDIRECT = env.bool("NADI_SSL_REDIRECT", default=False)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# Two languages per record: the common one first, the local one second (docs/decisions).
LANGUAGES = [("en", "English"), ("ka", "ქართული")]
LANGUAGE_CODE = env.str("NADI_LANGUAGE", default="en")
LOCALE_PATHS = [HOUSE / "locale"]
FORMAT_MODULE_PATH = ["nadi.web.formats"]
TIME_ZONE = env.str("NADI_TIME_ZONE", default="Asia/Tbilisi")
USE_TZ = True
USE_I18N = True
CURRENCY = env.str("NADI_CURRENCY", default="GEL")

# Combined shares of a market, in per cent: from the first a notice, above the second no pool opens without a
# legal sign-off (EU Guidelines on horizontal co-operation 2023, chapter 4). The third is our own: what a pool
# buys as part of its members' costs in a category, from which the office is warned of too much in common.
COMPETITION_NOTICE = env.int("NADI_COMPETITION_NOTICE", default=10)
COMPETITION_LIMIT = env.int("NADI_COMPETITION_LIMIT", default=15)
SPEND_NOTICE = env.int("NADI_SPEND_NOTICE", default=20)
# How many authorised people sign an opening of bids. An office of one person may set 1; minutes then say so.
OPENERS = env.int("NADI_OPENERS", default=2)
if OPENERS < 1:
    raise ImproperlyConfigured("NADI_OPENERS must be 1 or more: somebody has to sign an opening of bids.")

# Modules that this association does not use, by name (see nadi.web.modules).
OFF = env.list("NADI_OFF", default=[])

# An OpenSearch or Elasticsearch that answers searches; without it the database does.
SEARCH_URL = env.str("NADI_SEARCH_URL", default="")

# Open Contracting: the publisher's prefix (from standard.open-contracting.org) and the data's licence.
OCDS_PREFIX = env.str("NADI_OCDS_PREFIX", default="ocds-000000")
OCDS_LICENCE = env.str("NADI_OCDS_LICENCE", default="https://creativecommons.org/publicdomain/zero/1.0/")

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = Path(env.str("NADI_FILES", default=str(VAR / "files")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
# The demonstration starts at once: its static files are served from where they lie.
WHITENOISE_USE_FINDERS = DEMO or DEBUG
if WHITENOISE_USE_FINDERS:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20000

# Mail: kept for preview in the demonstration, sent by the configured server elsewhere.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
vars().update(env.email_url("NADI_EMAIL_URL", default="smtp://localhost:25"))
MAIL_IS_KEPT = DEMO
DEFAULT_FROM_EMAIL = env.str("NADI_EMAIL_FROM", default="Nadi <nadi@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"links": {"()": "nadi.web.secret_links.WithoutSecretLinks"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django.request": {"filters": ["links"]}},
    "root": {"handlers": ["stderr"], "level": env.str("NADI_LOG_LEVEL", default="INFO")},
}
