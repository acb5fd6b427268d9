"""`/oauth/authorize`: someone is asked whether a program may act for them, and in which workspace."""

from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from django import forms
from django.conf import settings
from django.shortcuts import render
from oauth2_provider.forms import AllowForm
from oauth2_provider.views import AuthorizationView
from oauthlib.oauth2 import InvalidRequestError

from accounts.access import memberships
from accounts.models import Member

from .scopes import told


class ConsentForm(AllowForm):
    member = forms.ModelChoiceField(Member.objects.none())

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members


class AuthorizeView(AuthorizationView):
    template_name = "accounts/oauth/authorize.html"
    form_class = ConsentForm

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"members": memberships(self.request.user)}

    def get_context_data(self, **context) -> dict:
        mine = {"members": memberships(self.request.user), "here": self.request.member, "wishes": told(context["scopes"])}
        return super().get_context_data(**context) | mine | {"back": urlsplit(context["redirect_uri"]).netloc}

    def form_invalid(self, form):
        # Only a form that was tampered with, or a membership that ended meanwhile.
        error = InvalidRequestError(description="This question is out of date. Start again in the program.")
        return self.render_to_response({"error": error})

    def form_valid(self, form):
        self.member = form.cleaned_data["member"]
        return super().form_valid(form)

    def create_authorization_response(self, request, scopes, credentials, allow):
        return super().create_authorization_response(request, scopes, credentials | {"member": self.member}, allow)

    def redirect(self, redirect_to, application):
        # RFC 9207 wants `iss` beside an error too; the toolkit sets it beside a code only.
        parts = urlsplit(redirect_to)
        if "iss" not in parse_qs(parts.query):
            said = urlencode({"iss": settings.PUBLIC_URL})
            redirect_to = urlunsplit(parts._replace(query=f"{parts.query}&{said}" if parts.query else said))
        return super().redirect(redirect_to, application)

    def render_to_response(self, context, **options):
        if error := context.get("error"):  # a request that names no program of ours, or an address that is not the program's
            return render(self.request, "accounts/oauth/refused.html", {"error": error}, status=options.get("status", 400))
        response = super().render_to_response(context, **options)
        # The answer to the form leads back to the program, and browsers ask the policy about that too.
        back = urlsplit(self.oauth2_data.get("redirect_uri") or "")
        if back.scheme:
            response._csp_update = {"form-action": [f"{back.scheme}://{back.netloc}"]}
        return response
