from django.contrib.admin.apps import AdminConfig


class TroupeAdminConfig(AdminConfig):
    default_site = "config.admin.TroupeAdminSite"

    def ready(self) -> None:
        super().ready()
        from config import celery  # noqa: F401 - whoever rings must ring at our broker, and Celery's own default app knows another
