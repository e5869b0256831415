"""The settings of the product, read from the environment; every variable is listed in README.md.

Nothing set means the embedded stack that `make run` starts. DATABASE_URL and CELERY_BROKER_URL
name served engines instead, and with them come the demands of production.
"""

import shlex
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import environ
import structlog
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from burden.stack.environment import from_file_or_variable, networks, secret
from burden.stack.folders import DataFolder, default_root

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA = DataFolder(Path(env.str("BURDEN_DATA", default=str(default_root(BASE_DIR)))).absolute())
EMBEDDED = not env.str("DATABASE_URL", default="")

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret("SECRET_KEY", embedded=EMBEDDED, kept_in=DATA.secret_key)
AUDIT_SEAL_KEY = secret("AUDIT_SEAL_KEY", embedded=EMBEDDED, kept_in=DATA.seal_key)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"] if EMBEDDED else []
)
if not EMBEDDED and not DEBUG and ("*" in ALLOWED_HOSTS or not ALLOWED_HOSTS):
    raise ImproperlyConfigured("set ALLOWED_HOSTS to the names this installation is reached by")


INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_prometheus",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
    "burden.stack",
    "burden.organisations",
    "burden.audit",
    "burden.jobs",
    "burden.thresholds",
    "burden.findings",
    "burden.matters",
    "burden.ledger",
    "burden.scores",
    "burden.news",
    "burden.usage",
    "burden.retention",
    "docs_audit",
    "meetings",
    "burden.activities",
    "burden.dashboards",
    "burden.reports",
    "burden.api",
    "burden.demo",
    "burden.upkeep",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "burden.stack.sign_in.SignInLifetimeMiddleware",
    "burden.stack.kept_forms.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "burden.stack.masking.MaskingMiddleware",
    "burden.stack.request_log.RequestLogMiddleware",
    "burden.audit.address.AddressMiddleware",
    "burden.audit.middleware.LooksMiddleware",
    "burden.organisations.admission.AdmissionMiddleware",
    "axes.middleware.AxesMiddleware",
    "burden.stack.request_log.RequestCountMiddleware",
]

ROOT_URLCONF = "burden.urls"
WSGI_APPLICATION = "burden.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

FORM_RENDERER = "burden.stack.form_fields.FieldRenderer"

# The database -----------------------------------------------------------------------------------

_EMBEDDED_DATABASE = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "burden",
    "USER": "burden",
    "HOST": str(DATA.postgres_socket),
}
_DATABASE: dict[str, Any] = _EMBEDDED_DATABASE if EMBEDDED else env.db_url("DATABASE_URL")
# A connection that waits for a lock or forgets its transaction must not hold the others up;
# only the web server's statements are limited, since a match over the whole corpus is long.
STATEMENT_TIMEOUT_MS = env.int("STATEMENT_TIMEOUT_MS", default=0)
# Pages add up tens of thousands of rows: in memory, by plans for disks that need not turn.
_SESSION = (
    "-c synchronous_commit=on -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000"
    " -c work_mem=32MB -c random_page_cost=1.1 -c jit=off"
    f" -c statement_timeout={STATEMENT_TIMEOUT_MS}"
)
DATABASES = {
    "default": {
        **_DATABASE,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**_DATABASE.get("OPTIONS", {}), "connect_timeout": 5, "options": _SESSION},
    }
}

# Tasks ------------------------------------------------------------------------------------------

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default=DATA.broker_url)
# Ids only travel, as JSON: what is to be done stands in the database (burden.jobs).
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
# A message is taken off the broker after the work, also when the child that did it was killed.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_CONCURRENCY = env.int("WORKER_PROCESSES", default=2)
# A message held in reserve by a busy child is a doorbell nobody hears.
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Parsers and numpy leave memory behind: children are replaced before it adds up.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_TASK_SOFT_TIME_LIMIT = 600
CELERY_TASK_TIME_LIMIT = 660
# A worker told to stop gives back what it cannot end in this time.
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than the hard limit, or a long task is delivered a second time while it runs.
    "visibility_timeout": 1200,
    # Messages of a killed worker come back at the next scan, not at every tenth.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A broker that hangs must not hang a request with it.
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "health_check_interval": 10,
    "max_retries": 1,
    "interval_start": 0,
    "interval_max": 0.2,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TIMEZONE = "Asia/Shanghai"
# A tick nobody took before the next one is dropped, so nothing piles up behind a stopped worker.
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "jobs.sweep", "schedule": 2.0, "options": {"expires": 1.9}},
    "prune": {"task": "jobs.prune", "schedule": crontab(minute=30), "options": {"expires": 3500}},
    "sweep-quarantine": {
        "task": "documents.sweep_quarantine",
        "schedule": crontab(minute=15),
        "options": {"expires": 3500},
    },
    "fold-issued-sums": {
        "task": "documents.fold_sums",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    "fold-held-sums": {
        "task": "meetings.fold_sums",
        "schedule": crontab(minute="5-59/10"),
        "options": {"expires": 590},
    },
    "expire-reports": {
        "task": "reports.expire",
        "schedule": crontab(minute=25),
        "options": {"expires": 3500},
    },
    "seal": {"task": "audit.seal", "schedule": crontab(minute=0), "options": {"expires": 3500}},
    "verify-audit": {
        "task": "audit.verify",
        "schedule": crontab(minute=20, hour=3),
        "options": {"expires": 3500},
    },
    "note-voices": {
        "task": "voices.note",
        "schedule": crontab(minute=20, hour=0),
        "options": {"expires": 3500},
    },
    "watch-rectifications": {
        "task": "findings.watch",
        "schedule": crontab(minute=40, hour=1),
        "options": {"expires": 3500},
    },
    "tell-news": {
        "task": "news.tell",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 590},
    },
    # At half past eight; later ones look after what the mail server did not take.
    "send-digests": {
        "task": "news.digest",
        "schedule": crontab(minute=30, hour="8-11"),
        "options": {"expires": 3500},
    },
    "count-usage": {
        "task": "usage.ask",
        "schedule": crontab(minute=45, hour=2),
        "options": {"expires": 3500},
    },
}
# Ticks need no memory; a file of their last times is one more that a kill can break.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"

# Files ------------------------------------------------------------------------------------------

FILES_ROOT = DATA.files
QUARANTINE_ROOT = DATA.quarantine
REPORTS_ROOT = DATA.reports
# Formats whose parser is not to be trusted for now; their files wait in quarantine.
FORMATS_OFF = env.list("FORMATS_OFF", default=[])
# A command that is given the path of each file that comes in and ends as clamscan does.
FILE_SCANNER = shlex.split(env.str("FILE_SCANNER", default=""))
# Prometheus shows this token to read /metrics/; without one nobody reads it.
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
STATIC_URL = "/static/"
STATIC_ROOT = DATA.static
# The chart library comes from its wheel; finding the package does not import it.
_CHARTS = find_spec("instaui_echarts")
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *((("echarts", Path(_CHARTS.origin).parent / "static"),) if _CHARTS and _CHARTS.origin else ()),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "burden.stack.static_files.StaticFiles"},
}
DATA_UPLOAD_MAX_NUMBER_FILES = 200
UPLOAD_FILE_BYTES = 100 * 1024 * 1024
# A draft to be tried is held in the memory of the web server, which several may use at once.
DRAFT_FILE_BYTES = 20 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "docs_audit.receiving.QuarantineUploadHandler",
]

# Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "burden" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
# What a filter of a list says that leaves nothing out.
FILTERS_EMPTY_CHOICE_LABEL = _("all")

# Signing in -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organisations.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# What assessors of GB/T 22239 usually ask for; whoever runs the installation changes it. None of
# it is a parameter on a page: an account that was taken over must not weaken what protects others.
PASSWORD_LENGTH = env.int("PASSWORD_LENGTH", default=10)
PASSWORD_CLASSES = env.int("PASSWORD_CLASSES", default=3)
PASSWORD_HISTORY = max(1, env.int("PASSWORD_HISTORY", default=5))
# 0: a password never becomes too old.
PASSWORD_DAYS = env.int("PASSWORD_DAYS", default=90)
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        (
            "django.contrib.auth.password_validation.MinimumLengthValidator",
            {"min_length": PASSWORD_LENGTH},
        ),
        ("burden.organisations.passwords.ClassesValidator", {"fewest": PASSWORD_CLASSES}),
        ("burden.organisations.passwords.HistoryValidator", {"last": PASSWORD_HISTORY}),
    )
]
SESSION_ENGINE = "burden.stack.sessions"
LOGIN_URL = "organisations:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
SESSION_COOKIE_AGE = env.int("SIGN_IN_HOURS", default=8) * 3600
SESSION_IDLE_SECONDS = env.int("SIGN_IN_IDLE_MINUTES", default=30) * 60
# After so many days without a sign-in an account is listed as unused.
UNUSED_DAYS = env.int("UNUSED_DAYS", default=90)
# The networks from which the three administrators may work; none means from anywhere.
ADMIN_ADDRESSES = networks("ADMIN_ADDRESSES")
# Roles that sign in with the code of an authenticator app as well, as in `system_admin,leader`.
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=[])
# For so many days after it was handed out a set-up code opens the setting up of an app.
SETUP_CODE_DAYS = env.int("SETUP_CODE_DAYS", default=7)
AXES_VERBOSE = False
AXES_FAILURE_LIMIT = env.int("SIGN_IN_FAILURES", default=5)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("SIGN_IN_LOCK_MINUTES", default=15))
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "organisations/account_locked.html"
# Only as many hops of X-Forwarded-For are believed as proxies stand in front of the product.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
if TRUSTED_PROXIES:
    AXES_IPWARE_PROXY_COUNT = TRUSTED_PROXIES
    AXES_IPWARE_META_PRECEDENCE_ORDER = ("HTTP_X_FORWARDED_FOR", "REMOTE_ADDR")
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# What browsers are told -------------------------------------------------------------------------

HTTPS = env.bool("HTTPS", default=not EMBEDDED)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "burden.stack.kept_forms.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 365 * 86400 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# E-mail -----------------------------------------------------------------------------------------

# One server, which people of this product may be sent a digest by; unset: no e-mail leaves here.
_EMAIL_URL = from_file_or_variable("EMAIL_URL")
HAS_MAIL = bool(_EMAIL_URL)
if _EMAIL_URL:
    vars().update(env.email_url_config(_EMAIL_URL))
EMAIL_TIMEOUT = 10
# How people reach the product, for the links of an e-mail.
_HOST = next(iter(ALLOWED_HOSTS), "localhost")
PUBLIC_ADDRESS = (
    env.str("PUBLIC_ADDRESS", default="")
    or next(iter(CSRF_TRUSTED_ORIGINS), "")
    or f"{'https' if HTTPS else 'http'}://{_HOST}"
)
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="") or f"burden-audit@{_HOST}"

# The interface for programs ---------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "burden.organisations.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "PAGE_SIZE": 50,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Burden audit",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "ENUM_NAME_OVERRIDES": {
        "FindingState": "burden.findings.models.Finding.State",
        "NewsKind": "burden.news.models.Kind",
        "FileState": "docs_audit.models.UploadedFile.State",
        "InspectionKind": "burden.activities.models.Inspection.Kind",
        "CampaignKind": "burden.activities.models.Campaign.Kind",
        "DemandChannel": "burden.activities.models.Demand.Channel",
        "DemandCycle": "burden.activities.models.Demand.Cycle",
        "DemandClock": "burden.activities.models.Demand.Clock",
        "WorkGroupKind": "burden.activities.models.WorkGroup.Kind",
        "WorkGroupFeature": "burden.activities.models.WorkGroup.Feature",
        "InstructionKind": "burden.activities.models.Instruction.Kind",
        "MessageExportState": "burden.activities.models.MessageExport.State",
        "SecondmentKind": "burden.activities.models.Secondment.Kind",
        "VoiceState": "burden.activities.models.Voice.State",
        "RemovalState": "burden.retention.models.Removal.State",
        "ReportKind": "burden.reports.models.Report.Kind",
        "ReportState": "burden.reports.models.Report.State",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# Logs -------------------------------------------------------------------------------------------

# Addresses stay out of the logs: a report that names nobody must not be joined to one by its time.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
_SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.processors.format_exc_info,
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
            "foreign_pre_chain": _SHARED_PROCESSORS,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # One line a request and nothing else: the tick of the sweeper would drown it.
        "celery.app.trace": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
    },
}
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_SHARED_PROCESSORS,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
