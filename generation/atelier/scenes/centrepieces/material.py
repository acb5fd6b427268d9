"""What several centrepieces are made of."""

from ...colour import rgb

CHARCOAL = rgb("#3a3f4a")
