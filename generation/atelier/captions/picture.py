"""How and where the picture is taken, in words."""

from ..character import Look
from .choosing import Chooser, listed
from .seeing import glance, lean, nod, turn

FRAMINGS = {
    "face": ("a close-up", "face shot", "in close-up", "tight crop"),
    "bust": ("a head-and-shoulders portrait", "headshot", "from the shoulders up", "bust shot"),
    "half": ("a half-length portrait", "waist-up shot", "from the waist up", "medium shot"),
}
STYLES = {
    "soft 3d": ("soft 3d", "3d render", "3d illustration", "clay render"),
    "flat vector": ("flat vector", "vector illustration", "flat design", "vector art"),
    "line art": ("line art", "line drawing", "ink drawing", "line art"),
    "comic": ("comic", "comic book style", "graphic novel style", "cartoon"),
    "watercolour": ("watercolour", "watercolor painting", "aquarelle", "watercolour illustration"),
    "pixel art": ("pixel art", "8-bit pixel art", "16-bit pixel art", "pixel art"),
    "duotone": ("duotone", "duotone print", "risograph", "two-tone"),
    "gouache": ("gouache", "gouache painting", "gouache illustration", "opaque watercolour"),
    "paper cut": ("paper cut", "cut paper", "layered paper", "paper collage"),
    "pencil": ("pencil", "pencil drawing", "pencil sketch", "coloured pencil"),
    "pop art": ("pop art", "pop art style", "screen print", "pop art poster"),
    "brand palette": ("brand palette", "brand palette style", "brand poster style", "posterised"),
}
SCENES = {  # with a place for the colour; the colour of places is a tone
    "plain": ("on a plain {} background", "solid {} background", "against a plain {} backdrop", "plain {} backdrop"),
    "gradient": ("on a {} gradient background", "{} gradient", "in front of a {} gradient", "{} gradient background"),
    "halo": ("with a {} halo", "{} halo", "in front of a {} halo", "{} halo"),
    "bokeh": ("in front of {} bokeh", "{} bokeh", "{} blurred lights", "{} fairy lights"),
    "shapes": ("in front of {} geometric shapes", "{} abstract shapes", "{} geometric shapes", "{} shapes"),
    "brand pattern": ("in front of a {} brand pattern", "{} brand pattern", "{} patterned background", "{} geometric pattern"),
    "office": ("in an office", "office", "at work in a meeting room", "workplace"),
    "city": ("in the city", "city skyline", "downtown", "cityscape"),
    "park": ("in a park", "park", "in the woods", "meadow"),
    "beach": ("on the beach", "beach", "at the seaside", "by the sea"),
    "night sky": ("under a starry sky", "night sky", "under the stars", "starry night"),
    "studio": ("in a photo studio", "studio", "in a recording studio", "photography studio"),
    "library": ("in a library", "library", "in front of bookshelves", "bookcase"),
    "cafe": ("in a cafe", "coffee shop", "in a coffee shop", "café"),
    "mountains": ("in the mountains", "mountains", "among snowy peaks", "alps"),
    "kitchen": ("in a kitchen", "kitchen", "in the kitchen", "kitchen"),
    "workshop": ("in a workshop", "workshop", "in a garage", "at a workbench"),
    "clinic": ("in a clinic", "hospital", "in a consulting room", "clinic"),
    "stage": ("on a stage", "conference stage", "on stage", "auditorium"),
    "warehouse": ("in a warehouse", "warehouse", "in a stockroom", "distribution centre"),
    "classroom": ("in a classroom", "classroom", "in a lecture hall", "seminar room"),
    "street": ("on a street", "city street", "on the high street", "sidewalk"),
    "living room": ("in a living room", "living room", "in the lounge", "sitting room"),
    "gym": ("in a gym", "gym", "in a fitness studio", "fitness centre"),
    "garden": ("in a garden", "garden", "in the backyard", "flower garden"),
    "shop": ("in a shop", "shop", "in a boutique", "retail store"),
}
TONES = ("in {} tones", "{} colour scheme", "in a {} palette", "{} tones")
LIGHTS = {
    "soft": ("soft light", "soft lighting", "diffuse light", "gentle light"),
    "bright": ("bright light", "bright lighting", "sunlit", "daylight"),
    "warm": ("warm light", "warm lighting", "golden light", "cosy light"),
    "cool": ("cool light", "cool lighting", "cold light", "icy light"),
    "dramatic": ("dramatic light", "dramatic lighting", "low-key light", "hard light"),
    "rim": ("rim light", "rim lighting", "edge light", "rim-lit"),
}
TURNS = {
    0.0: ("facing the camera", "front view", "front-facing", "facing forward"),
    25.0: ("turned to the right", "three-quarter view facing right", "facing right", "head turned to the right"),
    -25.0: ("turned to the left", "three-quarter view facing left", "facing left", "head turned to the left"),
    65.0: ("in profile facing right", "right profile", "profile facing right", "side profile facing right"),
    -65.0: ("in profile facing left", "left profile", "profile facing left", "side profile facing left"),
}
GLANCES = {
    (-0.7, 0.0): ("looking to the left", "looking left", "gazing left", "glancing left"),
    (0.7, 0.0): ("looking to the right", "looking right", "gazing right", "glancing right"),
    (0.0, -0.7): ("looking up", "eyes up", "gazing up", "looking upwards"),
    (0.0, 0.7): ("looking down", "eyes down", "gazing down", "looking downwards"),
}
LEANS = {8.0: ("head tilted to the right", "head tilted right"), -8.0: ("head tilted to the left", "head tilted left")}
NODS = {-8.0: ("chin up", "head raised"), 10.0: ("head down", "chin down")}


def framing(look: Look, choose: Chooser) -> str:
    return choose(FRAMINGS[look.framing])


def style(look: Look, choose: Chooser) -> str:
    """One style, or the shares of a mixture."""
    if look.style_weights:
        parts = [f"{round(100 * weight)}% {choose(STYLES[name])}" for name, weight in look.style_weights]
        return choose(("{}", "a mix of {}", "{}", "style: {}")).format(listed(parts))
    said = choose(("in {}", "{}", "drawn in {}", "style: {}")).format(choose(STYLES[look.style]))
    if look.brand_colours and look.style == "brand palette":
        return f"{said} of {listed(look.brand_colours)}"
    return said


def view(look: Look, choose: Chooser) -> str:
    parts = [choose(TURNS[turn(look)])]
    parts += [choose(ways[value]) for ways, value in ((GLANCES, glance(look)), (LEANS, lean(look)), (NODS, nod(look))) if value is not None]
    return ", ".join(parts)


def place(look: Look, choose: Chooser) -> str:
    said = choose(SCENES[look.scene])
    return said.format(look.scene_colour) if "{}" in said else f"{said}, {choose(TONES).format(look.scene_colour)}"


def light(look: Look, choose: Chooser) -> str:
    side = "left" if look.light_from < 0 else "right"
    return f"{choose(LIGHTS[look.light])} {choose(('from the {}', 'from {}')).format(side)}"
