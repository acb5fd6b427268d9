"""images.generate and images.edit."""

import base64
import binascii
import re
from functools import partial

from django.http import HttpResponse, JsonResponse

from accounts.access import Permission
from accounts.models import Scope
from generation.access import uploads_of
from generation.domain.edit import create_edit
from generation.domain.picture.upload import create_upload
from generation.domain.request.company import people_in
from generation.domain.request.create import create_request
from generation.models import Asset, GenerationRequest, Job, Upload
from personas.models import Persona

from ...collapse import create_once
from ...errors import NotFound, Refusal
from ...limits import Bucket
from ...links import root
from ...v1.edit import named_picture
from ...v1.generation import wait_until_ended
from ...v1.upload import keep
from .answer import whole
from .door import door
from .stream import streaming
from .wish import Shape, body_of, generation_of, shape_of

WAIT = 100  # seconds with an open line; then the SDK asks again by itself and is given the same generation
MOST_PICTURES = 16  # as many as OpenAI takes
_ADDRESS = re.compile(r"/r/(ast_[0-9A-Z]+)/")
_DATA = re.compile(r"data:image/[\w.+-]+;base64,")
creating = partial(door, "POST", scope=Scope.GENERATE, permission=Permission.CREATE, bucket=Bucket.CREATES)


@creating()
def generate(request) -> HttpResponse:
    body = body_of(request)
    shape, wish = shape_of(body), generation_of(request.auth, body)
    make = partial(create_request, member=request.auth.member, token=request.auth, **wish)
    asked, headers = create_once(request, token=request.auth, route="openai/images/generations", create=make, body=body)
    return _answer(request, asked, shape, headers, kind="image_generation")


@creating()
def edit(request) -> HttpResponse:
    body, member = body_of(request), request.auth.member
    shape, files = shape_of(body), [(name, file) for name, found in request.FILES.lists() for file in found]
    picture, *references = _pictures(request, member, body, files)
    wish = {"picture": picture, "mask": _mask(request, member, body, files), "companions": _people(member, references)}
    if shape.transparent and wish["mask"]:
        raise Refusal(400, "invalid_value", "What is edited within a mask cannot be cut out.", param="background")
    wish |= {"prompt": str(body.get("prompt") or ""), "count": _count(body)}
    make = partial(create_edit, member=member, token=request.auth, **wish)
    asked, headers = create_once(request, token=request.auth, route="openai/images/edits", create=make, body=body, files=files)
    return _answer(request, asked, shape, headers, kind="image_edit")


def _answer(request, asked: GenerationRequest, shape: Shape, headers: dict, *, kind: str) -> HttpResponse:
    if shape.stream:
        answer = streaming(request, asked, shape, kind)
    else:
        # What waits for a person's word waits for hours.
        if not asked.jobs.filter(state=Job.State.HELD).exists():
            wait_until_ended(asked, WAIT)
        answer = JsonResponse(whole(request, asked, shape))
    for name, value in headers.items():
        answer[name] = value
    return answer


def _pictures(request, member, body: dict, files: list) -> list[Asset | Upload]:
    """The one that is edited, then those that say who joins it: one to MOST_PICTURES."""
    sent = [file for name, file in files if name in ("image", "image[]")]
    named = body.get("images") or []
    if not isinstance(named, list) or not sent and not named:
        raise Refusal(400, "image_missing", "Send the picture as the part `image`.", param="image")
    if len(sent) + len(named) > MOST_PICTURES:
        message = f"{len(sent) + len(named)} pictures are more than {MOST_PICTURES}: one that is edited, and who joins it."
        raise Refusal(400, "too_many_images", message, param="image")
    return [keep(member, file, "image") for file in sent] + [_named(request, member, one, "images") for one in named]


def _people(member, references: list[Asset | Upload]) -> list[Persona]:
    """Everyone whom the pictures after the first show. None is left out in silence: a picture that shows nobody known here is refused."""
    return [person for one in references for person in people_in(member=member, picture=one)]


def _mask(request, member, body: dict, files: list) -> Upload | None:
    sent = next((file for name, file in files if name == "mask"), None)
    if sent is not None:
        return keep(member, sent, "mask")
    if not body.get("mask"):
        return None
    found = _named(request, member, body["mask"], "mask")
    if isinstance(found, Asset):
        raise Refusal(400, "mask_opaque", "A mask is an upload with transparency.", param="mask")
    return found


def _named(request, member, said, param: str) -> Asset | Upload:
    """`{"file_id": ...}` of ours, `{"image_url": ...}` as a picture of ours was handed over by, or `data:`. Addresses elsewhere are not
    fetched."""
    said = said if isinstance(said, dict) else {}
    if isinstance(key := said.get("file_id") or _ours(request, said.get("image_url")), str):
        try:
            return named_picture(member, key) if param == "images" else uploads_of(member).get(pk=key)
        except (NotFound, Upload.DoesNotExist):
            raise Refusal(404, "file_not_found", "There is no such file here.", param=f"{param}.file_id") from None
    url = said.get("image_url")
    if not isinstance(url, str) or not (head := _DATA.match(url)):
        raise Refusal(400, "image_unreadable", "Send a part of a form, a `file_id`, or a data: address.", param=param)
    try:
        return create_upload(member=member, data=base64.b64decode(url[head.end() :], validate=True))
    except binascii.Error:
        raise Refusal(400, "image_unreadable", "This data: address is not base64.", param=param) from None


def _ours(request, url) -> str | None:
    """The picture behind an address of this server. Who may see it is asked of the member, not of the address, which may have run out."""
    found = _ADDRESS.match(url.removeprefix(root(request))) if isinstance(url, str) and url.startswith(root(request)) else None
    return found and found[1]


def _count(body: dict) -> int:
    said = str(body.get("n") or 1)
    if not said.isdecimal() or len(said) > 4:
        raise Refusal(400, "invalid_value", "`n` is a number.", param="n")
    return int(said)
