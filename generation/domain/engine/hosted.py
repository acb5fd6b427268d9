"""Engines of providers as this installation has them: settings in, engines out. settings.ENGINES names these functions."""

from decimal import Decimal

from django.conf import settings

from accounts.domain.errors import DomainError

from ...engines.base import ImageEngine
from ...engines.hosted import BlackForestLabsEngine, HostedEngine, ImagenEngine, OpenAIEngine


def openai() -> OpenAIEngine:
    return OpenAIEngine(**settings.HOSTED_ENGINES["openai"])


def black_forest_labs() -> BlackForestLabsEngine:
    return BlackForestLabsEngine(**settings.HOSTED_ENGINES["black-forest-labs"])


def imagen() -> ImagenEngine:
    return ImagenEngine(**settings.HOSTED_ENGINES["imagen"])


def is_hosted(artist: ImageEngine) -> bool:
    return isinstance(artist, HostedEngine)


def picture_price(artist: ImageEngine, *, width: int, height: int, sent: int) -> Decimal | None:
    """What one picture of a hosted engine costs, with `sent` pictures sent along; None for an engine of our own, which is paid by the
    second. PICTURE_PRICES beats the provider's price card. Raises DomainError where neither says it in our currency."""
    if not is_hosted(artist):
        return None
    if artist.name in settings.PICTURE_PRICES:
        return settings.PICTURE_PRICES[artist.name]
    price = artist.price(width, height, sent=sent)
    if price is None or price.currency != settings.CURRENCY:
        raise DomainError(
            "price_unknown",
            f"Nobody knows what a picture of {artist.title} costs in {settings.CURRENCY}.",
            hint=f"Whoever runs this installation can say it: PICTURE_PRICES={artist.name}=0.04.",
        )
    return price.amount
