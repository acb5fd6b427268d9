"""Comparisons with what the persona wears: which way a word goes, and what it means where there is nothing to compare with.

Rows are words -> (plain value, step); a step above 0 is more of it, below 0 less.
"""

HAIR_LENGTHS = {
    "longer | grown out": ("long", 1),
    "shorter | trimmed": ("short", -1),
    "much longer": ("long", 2),
    "much shorter | way shorter": ("short", -2),
}
HAIR = {"less hair": ("short", -1), "more hair": ("long", 1)}
BEARDS = {
    "shorter | smaller | thinner | less | lighter | less of a | trimmed down": ("short beard", -1),
    "longer | fuller | bigger | thicker | more | more of a | bushier": ("full beard", 1),
}
SMILES = {
    "bigger | broader | wider | brighter | happier | more of a": ("big smile", 1),
    "smaller | subtler | slighter | softer | gentler | fainter | more subtle | less of a": ("smile", -1),
}
EXPRESSIONS = {
    "smile more | smiling more | more smiling | happier | more cheerful | happier looking | more joyful | more smiley": ("big smile", 1),
    "smile less | smiling less | less smiling | less smiley | less cheerful | less happy": ("smile", -1),
    "more serious | sterner | more stern": ("serious", -2),
    "less serious | friendlier | more friendly | warmer expression | less stern | more approachable | more welcoming": ("smile", 1),
}
FRAMINGS = {
    "closer | zoom in | zoomed in | closer up | tighter | tighter crop | closer crop | nearer | move closer | tighter framing"
    " | tighter shot"
    " | closer shot | come closer | crop tighter | crop closer": ("face", 1),
    "further back | further away | farther back | farther away | zoom out | zoomed out | wider shot | step back | looser crop | move back"
    " | wider framing | more distance | wider crop | further out | pull back": ("half", -1),
}
LIGHTS = {  # before "light" and "lighting": towards that light, one step on the way
    "warmer | more golden": "warm",
    "cooler | colder": "cool",
    "brighter | clearer": "bright",
    "softer | gentler | more diffuse": "soft",
    "darker | moodier | more dramatic | dimmer | harder | harsher": "dramatic",
}
SHADES = {"darker | deeper | much darker": -1, "lighter | brighter | paler | much lighter": 1}
BUILDS = {
    "slimmer | thinner | leaner | more slender": ("slim", -1),
    "more athletic | fitter | more muscular | sportier | more toned": ("athletic", 0),
    "broader | broader shoulders | stockier | broader shouldered | burlier": ("broad", 1),
    "curvier | larger build | plumper | more curvy | fuller figure": ("plus-size", 1),
}
FRECKLES = {"more freckles | extra freckles": ((0.7, 1.0), 1), "fewer freckles | less freckles | less freckled": ((0.2, 0.4), -1)}
AGES = {
    "older | aged up | make older | ten years older | 10 years older | a few years older | five years older | 5 years older": ((62, 82), 1),
    "younger | younger looking | aged down | ten years younger | 10 years younger | a few years younger | five years younger"
    " | 5 years younger": ((20, 35), -1),
    "much older | a lot older | twenty years older | 20 years older | thirty years older | 30 years older": ((62, 82), 2),
    "much younger | a lot younger | twenty years younger | 20 years younger | thirty years younger | 30 years younger": ((18, 29), -2),
}
# A measured trait's adjective, compared: "fuller lips" go the way of "full lips".
COMPARATIVES = {
    "bigger": "big", "larger": "large", "wider": "wide", "smaller": "small", "narrower": "narrow", "fuller": "full", "thinner": "thin",
    "thicker": "thick", "rounder": "round", "longer": "long", "shorter": "short", "stronger": "strong", "softer": "soft", "higher": "high",
    "lower": "low", "slimmer": "slim", "broader": "broad", "bushier": "bushy", "squarer": "square", "rosier": "rosy", "flatter": "flat",
    "heavier": "heavy", "finer": "fine", "plumper": "plump",
}  # fmt: skip
