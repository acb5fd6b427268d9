from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from accounts import sign_in  # noqa: F401 - connects the sign-up receiver
