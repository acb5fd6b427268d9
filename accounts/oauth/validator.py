"""Where the toolkit asks what holds here: who let a program into which workspace, and whether that still stands."""

import hashlib
from datetime import timedelta

from django.utils import timezone
from oauth2_provider.models import AccessToken, DeviceGrant, RefreshToken
from oauth2_provider.oauth2_validators import OAuth2Validator
from oauth2_provider.settings import oauth2_settings
from oauthlib.oauth2.rfc6749.errors import InvalidGrantError
from oauthlib.oauth2.rfc8628.grant_types import DeviceCodeGrant

from accounts.domain.connection import bind_family, connect, disconnect, is_connected, service_of
from accounts.domain.errors import DomainError

from .program import ensure_built_in

CLIENT_CREDENTIALS = "client_credentials"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


class Validator(OAuth2Validator):
    def _load_application(self, client_id, request):
        ensure_built_in(client_id)
        return super()._load_application(client_id, request)

    def validate_grant_type(self, client_id, grant_type, client, request, *args, **kwargs):
        """A service whose token was revoked, or whose member has gone, gets no new secrets."""
        alive = grant_type != CLIENT_CREDENTIALS or service_of(client) is not None
        return alive and super().validate_grant_type(client_id, grant_type, client, request, *args, **kwargs)

    def validate_scopes(self, client_id, scopes, client, request, *args, **kwargs):
        if request.grant_type == CLIENT_CREDENTIALS:
            # Clients ask for everything that discovery names; the answer tells what of it they have (RFC 6749, 3.3).
            request.scopes = [scope for scope in service_of(client).scopes if scope in scopes]
            return bool(request.scopes)
        return super().validate_scopes(client_id, scopes, client, request, *args, **kwargs)

    def get_default_scopes(self, client_id, request, *args, **kwargs):
        if request.grant_type == CLIENT_CREDENTIALS:
            return service_of(request.client).scopes
        return super().get_default_scopes(client_id, request, *args, **kwargs)

    def _create_authorization_code(self, request, code, expires=None):
        grant = super()._create_authorization_code(request, code, expires)
        # `member` came with the credentials of the page on which someone said yes.
        connect(member=request.member, application=grant.application, scopes=request.scopes, code=grant.code, until=grant.expires)
        return grant

    def _create_refresh_token(self, request, refresh_token_code, access_token, previous_refresh_token):
        made = super()._create_refresh_token(request, refresh_token_code, access_token, previous_refresh_token)
        if previous_refresh_token is None:
            try:
                bind_family(code=request.device_code if request.grant_type == DEVICE_GRANT else request.code, family=made.token_family)
            except DomainError as refusal:
                raise InvalidGrantError(description=refusal.message, request=request) from refusal
        return made

    def validate_device_code(self, client_id, code, request, *args, **kwargs):
        """RFC 8628, 3.5. An approved code is given out once: the row goes in the transaction that makes the first secrets."""
        grant = DeviceGrant.objects.filter(device_code=code, client_id=client_id).first()
        if grant is None:
            return None
        if grant.is_expired():
            return DeviceCodeGrant.DEVICE_CODE_EXPIRED
        if grant.status == grant.DENIED:
            return DeviceCodeGrant.DEVICE_CODE_DENIED
        if grant.status != grant.AUTHORIZED:
            return _pending(grant)
        request.user, request.scopes = grant.user, grant.scope.split()
        return DeviceCodeGrant.DEVICE_CODE_AUTHORIZED

    def _save_bearer_token(self, token, request, *args, **kwargs):
        if request.grant_type == DEVICE_GRANT and not DeviceGrant.objects.filter(device_code=request.device_code).delete()[0]:
            raise InvalidGrantError(request=request)
        return super()._save_bearer_token(token, request, *args, **kwargs)

    def validate_refresh_token(self, refresh_token, client, request, *args, **kwargs):
        valid = super().validate_refresh_token(refresh_token, client, request, *args, **kwargs)
        rows = RefreshToken.objects.filter(token_checksum=_checksum(refresh_token), application=client)
        family = rows.values_list("token_family", flat=True).first()
        if valid and not is_connected(family):
            return False
        if not valid and family and rows.exclude(revoked=None).exists():
            disconnect(family=family)  # someone else has a copy, and nobody knows which of the two is the thief
        return valid

    def revoke_token(self, token, token_type_hint, request, *args, **kwargs):
        """Whichever of its secrets a program gives back, it is disconnected."""
        mine = {"application_id": getattr(request.client, "pk", None)}
        families = [
            *RefreshToken.objects.filter(token_checksum=_checksum(token), **mine).values_list("token_family", flat=True),
            *AccessToken.objects.filter(token_checksum=_checksum(token), **mine).values_list("refresh_token__token_family", flat=True),
        ]
        super().revoke_token(token, token_type_hint, request, *args, **kwargs)
        for family in filter(None, families):
            disconnect(family=family)


def _pending(grant: DeviceGrant) -> str:
    """Whoever asks sooner than told is slowed down; the time counts from the last answer that was not refused."""
    now = timezone.now()
    rested = DeviceGrant.objects.filter(pk=grant.pk, last_checked__lte=now - timedelta(seconds=oauth2_settings.DEVICE_FLOW_INTERVAL))
    return DeviceCodeGrant.DEVICE_CODE_PENDING if rested.update(last_checked=now) else DeviceCodeGrant.DEVICE_CODE_SLOW_DOWN


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
