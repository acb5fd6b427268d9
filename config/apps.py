from django.contrib.admin.apps import AdminConfig


class TroupeAdminConfig(AdminConfig):
    default_site = "config.admin.TroupeAdminSite"
