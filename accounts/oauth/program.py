"""The programs that Troupe brings along. They are known everywhere, so nobody has to register them."""

from oauth2_provider.models import Application

FIGMA = "troupe-figma"
BUILT_IN = {
    FIGMA: {"name": "Troupe for Figma", "authorization_grant_type": Application.GRANT_DEVICE_CODE},
    "troupe-device": {"name": "A program on another screen", "authorization_grant_type": Application.GRANT_DEVICE_CODE},
    "troupe-cli": {
        "name": "A program on your computer",
        "authorization_grant_type": Application.GRANT_AUTHORIZATION_CODE,
        # Any port of this very machine (RFC 8252, 7.3).
        "redirect_uris": "http://127.0.0.1/callback http://[::1]/callback",
    },
}


def ensure_built_in(client_id: str) -> None:
    """Makes the row when someone asks for it first. A data migration could not: a flushed database would lack it for ever."""
    if client_id in BUILT_IN:
        fixed = {"client_type": Application.CLIENT_PUBLIC, "client_secret": ""}
        Application.objects.get_or_create(client_id=client_id, defaults=BUILT_IN[client_id] | fixed)
