"""A request as a document, from which the very same pictures are made again: elsewhere in time, with personas and presets as they were."""

from collections.abc import Mapping

from django.db import transaction

from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member

from ...models import GenerationRequest
from .create import prepare_request, submit


def recipe_of(request: GenerationRequest) -> dict:
    """All that decides how its pictures look. `fields` is what the words were understood as. Raises DomainError for an edit."""
    if request.parent_id:
        raise DomainError("recipe_of_edit", "An edit starts from a picture, which no recipe holds.", "Edit its parent again.")
    version = request.persona_version
    return {
        "persona": {"id": version.persona_id, "version": version.number},
        "companions": [{"id": pin["persona"], "version": pin["version"]} for pin in request.companions],
        "presets": [{"id": pin["preset"], "version": pin["version"], "weight": pin["weight"]} for pin in request.presets],
        "prompt": request.prompt,
        "negative_prompt": request.negative_prompt,
        "placement": request.placement,
        "width": request.width,
        "height": request.height,
        "count": request.count,
        "seed": request.seed,
        "likeness": request.likeness,
        "engine": request.engine,
        **({} if request.strength is None else {"strength": request.strength}),
        **({} if request.adapter is None else {"adapter": request.adapter.name, "adapter_scale": request.adapter_scale}),
        "fields": request.composed.get("fields", {}),  # one that was not made from words has none
    }


@transaction.atomic
def replay_recipe(*, member: Member, token: AccessToken | None = None, fields: Mapping | None = None, **wish) -> GenerationRequest:
    """Ask for the pictures of a recipe. `wish`: the keywords of `prepare_request`. Raises what `create_request` does, and DomainError when
    its words are understood otherwise than `fields` says, since a later Troupe may have learned some of them."""
    request = prepare_request(member=member, token=token, **wish)
    now = request.composed["fields"]
    if fields is not None and (others := sorted(key for key in {*fields, *now} if fields.get(key) != now.get(key))):
        raise DomainError(
            "recipe_outdated",
            f"The words of this recipe are understood otherwise by now: {', '.join(others)[:200]}.",
            "Leave out `fields` to have them read as they are today.",
        )
    return submit(request, member=member)
