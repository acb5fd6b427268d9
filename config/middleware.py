"""What a browser is told beyond Django's own headers."""

from django.utils.deprecation import MiddlewareMixin

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class BrowserPolicyMiddleware(MiddlewareMixin):
    """Adds Permissions-Policy everywhere and loosens the content policy for the admin console alone.

    The admin's own scripts (Alpine in django-unfold) evaluate expressions and set inline styles; under the strict policy an
    invisible layer covers its buttons. MiddlewareMixin keeps it usable from both sync and async request paths.
    """

    def process_response(self, request, response):
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith("/admin/"):
            response._csp_update = {
                "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
                "style-src": ["'self'", "'unsafe-inline'"],
            }
        return response
