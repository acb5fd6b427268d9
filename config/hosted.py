"""Engines of providers, from the environment. Only those for which a key or an address was set are there at all."""

from config import env

# engine -> prefix of its variables, further options besides key, address and model
_PROVIDERS = {"openai": "OPENAI_IMAGES", "black-forest-labs": "BFL", "imagen": "IMAGEN"}
_EXAMPLE = "https://images.example.com/v1"


def hosted_engines() -> dict[str, dict[str, str]]:
    """Engine name -> what it is made with: key, base_url, model, quality; what is not set is left to the engine."""
    found = {}
    for name, prefix in _PROVIDERS.items():
        options = {
            "key": env.text(f"{prefix}_KEY"),
            "base_url": env.url(f"{prefix}_URL", schemes=("https", "http"), example=_EXAMPLE),
            "model": env.text(f"{prefix}_MODEL"),
        }
        if name == "openai" and env.text("OPENAI_IMAGES_QUALITY"):
            options["quality"] = env.one_of("OPENAI_IMAGES_QUALITY", ("low", "medium", "high"), default="medium")
        if options["key"] or options["base_url"]:
            found[name] = {option: value for option, value in options.items() if value}
    return found
