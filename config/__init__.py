"""Wiring only: settings, URLs, the Celery app and the admin site. No rules live here."""
