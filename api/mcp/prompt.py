"""Beginnings of a conversation, which a host shows to people as commands."""

from dataclasses import dataclass

from .protocol import INVALID_PARAMS, Call


@dataclass(frozen=True)
class Prompt:
    """`text` has a {place} for each argument; one that is not given reads as the second of its pair."""

    name: str
    title: str
    description: str
    text: str
    arguments: tuple[tuple[str, str], ...]
    required: tuple[str, ...]

    def told(self) -> dict:
        said = [{"name": name, "description": usual, "required": name in self.required} for name, usual in self.arguments]
        return {"name": self.name, "title": self.title, "description": self.description, "arguments": said}


PROMPTS = {
    prompt.name: prompt
    for prompt in (
        Prompt(
            "portrait",
            "A portrait for an occasion",
            "One persona, dressed and placed for an occasion.",
            "Make a portrait of the persona {persona} for {occasion}. First get_persona, so that you know who this is. Choose clothes, "
            "place, light and expression that fit both, and tell me what estimate says before you call generate_image. Show me the picture "
            "and its likeness score. If it is not finished, look again with get_generation; never tell me that something is there which "
            "is not.",
            (("persona", "the one whom find_personas finds first"), ("occasion", "a profile page")),
            ("persona",),
        ),
        Prompt(
            "campaign",
            "Pictures of a campaign",
            "The same faces in every format that a campaign needs: planned, priced, then made.",
            "Plan pictures for this campaign: {brief}. Who appears: {personas}. Use find_personas and list_presets, then create_batch with "
            "dry_run. Show me the plan, its cost and what is blocked, and make it only after I said yes.",
            (("brief", "the one I describe next"), ("personas", "whoever fits the brief")),
            ("brief",),
        ),
        Prompt(
            "place",
            "Another place",
            "The same picture somewhere else.",
            "Put the picture {image} into this place: {background}. Use replace_background, so that the person stays as they are; then "
            "show me both.",
            (("image", "that was made last"), ("background", "outdoors, in warm light")),
            ("image", "background"),
        ),
    )
}


def list_all() -> dict:
    return {"prompts": [prompt.told() for prompt in PROMPTS.values()]}


def get(call: Call) -> dict:
    """Raises ProtocolError."""
    prompt = PROMPTS.get(call.text("name"))
    if prompt is None:
        raise call.refusal(INVALID_PARAMS, f"There is no prompt called {call.text('name')[:60]!r}.")
    given = call.params.get("arguments")
    given = given if isinstance(given, dict) else {}
    missing = [name for name in prompt.required if not str(given.get(name) or "").strip()]
    if missing:
        raise call.refusal(INVALID_PARAMS, f"The prompt {prompt.name} needs {' and '.join(missing)}.")
    words = {name: str(given.get(name) or usual) for name, usual in prompt.arguments}
    message = {"role": "user", "content": {"type": "text", "text": prompt.text.format_map(words)}}
    return {"description": prompt.description, "messages": [message]}
