"""One file for every installation. It starts with nothing set; docs/operate.md lists what can be set.

The embedded defaults serve one machine: SQLite, Celery's filesystem transport, pictures in a folder.
DATABASE_URL, REDIS_URL and S3_BUCKET switch each of the three to a server, with no other change.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from kombu import Queue

from accounts.oauth.secret import user_code
from config import env
from config.hosted import hosted_engines
from config.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var")
KEYS_DIR = DATA_DIR / "keys"

# --- where it answers ---------------------------------------------------------------------------------------------

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret_key(keys=KEYS_DIR)
HOST = env.text("HOST", "127.0.0.1")
PORT = env.whole_number("PORT", default=8000, low=1, high=65535)
# The address people type. Behind a proxy: https://troupe.example.com
PUBLIC_URL = env.url(
    "PUBLIC_URL",
    schemes=("http", "https"),
    example="https://troupe.example.com",
    default=f"http://{'127.0.0.1' if HOST in ('0.0.0.0', '::') else HOST}:{PORT}",
).rstrip("/")
HTTPS = PUBLIC_URL.startswith("https://")
# The loopback names stay allowed: readiness is asked for on the machine itself.
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or [urlsplit(PUBLIC_URL).hostname, "127.0.0.1", "localhost", "[::1]", *env.own_names(HOST)]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
SITE_NAME = "Troupe"

# --- what it is made of -------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "config.apps.TroupeAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "oauth2_provider",
    "storages",
    "accounts",
    "personas",
    "generation",
    "studio",
    "api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.BrowserPolicyMiddleware",
    "api.middleware.ApiMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "studio.middleware.member_middleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True

# --- what it remembers --------------------------------------------------------------------------------------------

DATABASES = {"default": env.database(default=DATA_DIR / "db.sqlite3")}
ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"  # only third-party tables use it: our own ids are PrefixedId

S3 = env.s3()
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": S3}
    if S3
    else {"BACKEND": "generation.storage.DurableFileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {"BACKEND": "config.static_files.ModuleStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_DIR", default=DATA_DIR / "static")  # a container gathers into its image, not into its data
STATICFILES_DIRS = [BASE_DIR / "static"]

REDIS_URL = env.url("REDIS_URL", schemes=("redis", "rediss", "unix"), example="redis://localhost:6379/0")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cache",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- the doorbell (Celery) ----------------------------------------------------------------------------------------

# The database owns the jobs; a message only says "look at this id". So a lost or doubled message does no harm:
# the sweep rings again for whatever waits too long.
BROKER_DIR = DATA_DIR / "broker"
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 3600,
        "socket_connect_timeout": 2,
        "socket_timeout": 30,
        "socket_keepalive": True,
        "health_check_interval": 10,
    }
else:
    for name in ("messages", "control"):
        (BROKER_DIR / name).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_URL = "filesystem://localhost/"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "control_folder": str(BROKER_DIR / "control"),
        "polling_interval": 0.2,  # seconds; the stock value makes a job start five seconds late
    }
    # Remote control on files leaves one mailbox behind for every worker that ever ran. On Redis it stays on: a worker
    # without it, started without gossip and mingle, never comes back after Redis was away.
    CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_CONNECTION_TIMEOUT = 3
CELERY_TASK_PUBLISH_RETRY = False  # a page never waits for a broker that is away; the sweep rings instead
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
# What this worker may keep busy: it takes jobs of engines that need these, and hears no other bells. Unset, everything.
RESOURCES = ("cpu", "gpu", "gpu-large", "train", "hosted")
WORKER_RESOURCES = env.some_of("WORKER_RESOURCES", RESOURCES)
WORKER_DEVICE = env.one_of("WORKER_DEVICE", ("cpu", "cuda"), default="cpu")  # where engines that can choose compute
WORKER_MEMORY_GB = env.whole_number("WORKER_MEMORY_GB", default=0, low=0, high=10_000)  # for models, 0: as much as there is
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_QUEUES = [Queue(name) for name in (CELERY_TASK_DEFAULT_QUEUE, *WORKER_RESOURCES)]
SWEEP_SECONDS = 5
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")
CELERY_BEAT_MAX_LOOP_INTERVAL = 1  # seconds it may oversleep a request to stop
CELERY_BEAT_SCHEDULE = {
    # A sweep that could not start in time is dropped, so sweeps do not pile up while no worker runs.
    "sweep": {"task": "generation.tasks.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
    "deliver": {"task": "generation.tasks.deliver", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
    "sweep-keys": {"task": "api.tasks.sweep", "schedule": 3600, "options": {"expires": 3600}},
    "sweep-orphans": {"task": "generation.tasks.sweep_orphans", "schedule": 24 * 3600, "options": {"expires": 3600}},
}

# --- what pictures are made with, and what they cost ---------------------------------------------------------------

ENGINES = {
    "atelier": "generation.engines.atelier.AtelierEngine",
    "guided-draft": "generation.engines.compact.GuidedDraftEngine",
    "compact": "generation.engines.compact.CompactEngine",
}
# Engines of providers, those with a key: config/hosted.py. What a picture of one costs; without a figure the provider's price card counts.
HOSTED_ENGINES = hosted_engines()
ENGINES |= {name: f"generation.domain.engine.hosted.{name.replace('-', '_')}" for name in HOSTED_ENGINES}
PICTURE_PRICES = env.prices("PICTURE_PRICES", default={})
# Weights that the installation brings, to be imported by workspaces. Troupe only reads there; the folder need not exist.
MODELS_DIR = Path(env.text("MODELS_DIR", str(DATA_DIR / "models"))).expanduser().absolute()
LIKENESS_ATTEMPTS = env.whole_number("LIKENESS_ATTEMPTS", default=3, low=1, high=10)  # seeds the gate may try per picture
# Without a sign of life a job is given away. On a card there is none while a model is read and compiled.
JOB_LEASE_SECONDS = env.whole_number("JOB_LEASE_SECONDS", default=30 if WORKER_DEVICE == "cpu" else 900, low=2, high=3600)
CURRENCY = env.currency("CURRENCY", "USD")
# Money per engine second: each of these keeps one core of a rented machine busy.
RATE_CARD = env.prices("RATE_CARD", default={"atelier": "0.00002", "guided-draft": "0.00002", "compact": "0.00002"})
# For estimates until there is a history. A provider draws for about twenty seconds, whatever the size.
ENGINE_SECONDS_PER_MEGAPIXEL = {"atelier": 0.25, "guided-draft": 2.0, "compact": 8.0} | dict.fromkeys(HOSTED_ENGINES, 20.0)
# PEM files of the customer's own signing chain (leaf first) and key; unset, an own chain is made under the data folder.
C2PA_CHAIN, C2PA_KEY = env.text("C2PA_CHAIN"), env.text("C2PA_KEY")

# --- faces in photographs -----------------------------------------------------------------------------------------

# Folders with model packs of the customer's own: a detector and the recogniser that conditions; another recogniser that only scores.
FACE_PACK_DIR, FACE_SCORER_PACK_DIR = env.text("FACE_PACK_DIR"), env.text("FACE_SCORER_PACK_DIR")
# The cosine from which that scorer says "the same person", and how often it says so of strangers: from its maker, or measured.
FACE_SCORER_THRESHOLD = env.share("FACE_SCORER_THRESHOLD")
FACE_SCORER_FAR = env.share("FACE_SCORER_FAR")
# What embeddings are sealed with; unset, SECRET_KEY. The keys before it still open what they sealed until rotate_embedding_keys has run.
EMBEDDING_KEY, EMBEDDING_KEY_OLD = env.text("EMBEDDING_KEY"), env.words("EMBEDDING_KEY_OLD")

# --- how often programs may ask -----------------------------------------------------------------------------------

# Per token and minute. Reads leave room for clients that poll ten times a second, and for several of them.
RATE_LIMITS = {
    "reads": env.whole_number("RATE_LIMIT_READS", default=3000, low=1, high=10**9),
    "creates": env.whole_number("RATE_LIMIT_CREATES", default=300, low=1, high=10**9),
    "renditions": env.whole_number("RATE_LIMIT_RENDITIONS", default=1200, low=1, high=10**9),
    "search": env.whole_number("RATE_LIMIT_SEARCH", default=300, low=1, high=10**9),
}
STREAMS_PER_TOKEN = env.whole_number("STREAMS_PER_TOKEN", default=20, low=1, high=10_000)  # open at once, in one web process

# --- whom it calls ------------------------------------------------------------------------------------------------

# Webhooks go to public https addresses only; here an installation opens hosts and networks of its own: localhost:5678,10.1.0.0/16
WEBHOOK_ALLOW = env.hosts("WEBHOOK_ALLOW")

# --- who comes in -------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accounts.sign_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # people join by an invitation sent to their address, which proves it
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login_failed": None}  # axes counts failures, in the database, so for all processes together
EMAIL_CONFIG = env.email()
vars().update(EMAIL_CONFIG)

AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "accounts.sign_in.attempted_email"
AXES_LOCKOUT_CALLABLE = "accounts.sign_in.locked_out"
AXES_VERBOSE = False

# --- programs that people let in ----------------------------------------------------------------------------------

OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"  # the migrations of accounts ask for it by this name
OAUTH2_PROVIDER = {
    "OAUTH2_VALIDATOR_CLASS": "accounts.oauth.validator.Validator",
    "SCOPES_BACKEND_CLASS": "accounts.oauth.scopes.Scopes",
    "ACCESS_TOKEN_GENERATOR": "accounts.oauth.secret.access_token",
    "REFRESH_TOKEN_GENERATOR": "accounts.oauth.secret.refresh_token",
    "OAUTH_DEVICE_USER_CODE_GENERATOR": user_code,
    "OAUTH_PRE_TOKEN_VALIDATION": [],  # our validator sees to device codes itself
    "OAUTH_DEVICE_VERIFICATION_URI": f"{PUBLIC_URL}/device",
    "OAUTH_DEVICE_VERIFICATION_URI_COMPLETE": lambda code: f"{PUBLIC_URL}/device?user_code={code}",
    "DEVICE_FLOW_INTERVAL": 5,  # seconds a program waits before it asks again whether it was let in
    "ACCESS_TOKEN_EXPIRE_SECONDS": 3600,
    "REFRESH_TOKEN_EXPIRE_SECONDS": 30 * 24 * 3600,  # of silence; each refresh begins them anew
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "PKCE_REQUIRED": True,
    "OIDC_ISS_ENDPOINT": PUBLIC_URL,
    "OAUTH2_GRANT_TYPES_SUPPORTED": [
        "authorization_code", "refresh_token", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code",
    ],  # fmt: skip
    "OAUTH2_RESPONSE_TYPES_SUPPORTED": ["code"],
    "OAUTH2_TOKEN_ENDPOINT_AUTH_METHODS_SUPPORTED": ["none", "client_secret_basic", "client_secret_post"],
    "OAUTH2_PROTECTED_RESOURCE_NAME": SITE_NAME,
    # RFC 9700, what the toolkit still leaves open by default: no implicit and password grants, S256 only, tokens kept as hashes, `iss`.
    **{
        f"COMPLIANT_BCP_RFC9700_{rule}": True
        for rule in ("IMPLICIT_GRANT", "PASSWORD_GRANT", "PKCE_METHOD", "ACCESS_TOKEN_TRANSPORT", "AUTHZ_RESPONSE_ISS", "TOKEN_STORAGE")
    },
}

# --- what browsers may do -----------------------------------------------------------------------------------------

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    # __Host-: only this very host can have set it, over https, for the whole site.
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MEDIA_ORIGINS = env.media_origins(S3)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", *MEDIA_ORIGINS],
        "connect-src": ["'self'", *MEDIA_ORIGINS],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # bytes of a form, files apart
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# --- what it says -------------------------------------------------------------------------------------------------

LOG_LEVEL = env.one_of("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")
LOG_FORMAT = env.one_of("LOG_FORMAT", ("text", "json"), default="text")
LOGGING = logging_config(level=LOG_LEVEL, style=LOG_FORMAT)

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "api.schema.ApiSchema",
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.BearerAuthentication"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "api.errors.handle",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Troupe",
    "DESCRIPTION": "Personas with one face each, and pictures of them. docs/api.md tells the story; this is the reference.",
    "VERSION": "v1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVERS": [{"url": "/"}],
    "POSTPROCESSING_HOOKS": ["api.schema.add_streams", "api.schema.add_problems"],
}

# The studio's accent (static/css/tokens.css) as the console wants it: a ladder from light to dark, 600 being the accent itself.
INDIGO = {
    "50": "oklch(96.2% .018 272.3)",
    "100": "oklch(93% .034 272.8)",
    "200": "oklch(87% .065 274)",
    "300": "oklch(78.5% .115 274.7)",
    "400": "oklch(67.3% .182 276.9)",
    "500": "oklch(58.5% .233 277.1)",
    "600": "oklch(51.1% .262 277)",
    "700": "oklch(45.7% .24 277)",
    "800": "oklch(39.8% .195 277.4)",
    "900": "oklch(35.9% .144 278.7)",
    "950": "oklch(25.7% .09 281.3)",
}
UNFOLD = {
    "SITE_TITLE": SITE_NAME,
    "SITE_HEADER": SITE_NAME,
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": True,
    "SITE_ICON": lambda request: static("img/mark.svg"),
    "STYLES": [lambda request: static("css/console.css")],
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/mark.svg")}],
    "COLORS": {"primary": INDIGO},
}

if DEBUG and HTTPS:
    raise ImproperlyConfigured("DEBUG=1 shows the insides of the program to strangers. Unset it, or serve on a local http PUBLIC_URL.")
