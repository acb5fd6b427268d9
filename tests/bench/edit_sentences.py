"""Two hundred edits by words, twenty for each part that can be picked: what the bench of edits asks for.

The pictures they are asked of wear what is changed: `WORN` beside the bench's own look.
"""

WORN = {
    "glasses": "half-rim glasses", "beard": "goatee", "headwear": "turban", "headwear_colour": "teal", "prop": "clipboard",
    "framing": "half",
    "expression": "surprised", "scene": "stage", "hair": "long curls", "hair_colour": "purple", "outfit": "armour", "outfit_colour": "teal",
    "gaze": [0.0, -0.7], "viseme": "TH",
}  # fmt: skip
_COLOURS = ("red", "orange", "yellow", "green", "navy", "pink", "white", "black", "beige", "grey")
BY_PART = {
    "hair": (
        *(f"make the hair {colour}" for colour in ("black", "brown", "auburn", "ginger", "blonde")),
        *(f"change the hair to {colour}" for colour in ("grey", "white", "pink", "blue", "green")),
        "give her a bob", "shorter hair", "put the hair in a ponytail", "a pixie cut", "braids", "make her bald", "an afro", "a top bun",
        "long straight hair", "a buzz cut",
    ),
    "face": (
        "make her smile", "a big smile", "she should laugh", "more serious", "a neutral expression", "a smirk", "she looks sad",
        "thoughtful", "let her wink", "have her grin", "a friendly face", "a stern look", "cheerful", "beaming", "pensive", "unhappy",
        "frowning", "a blank expression", "playful", "make her look happy",
    ),
    "eyes": (
        "look at the camera", "looking left", "looking right", "look down", "eyes down", "glance to the left", "have her look to the right",
        "gaze left", "gaze right", "eye contact", "look straight ahead", "look away", "looking into the camera", "she should look left",
        "have him look down", "look a little to the left", "look a bit to the right", "looking off camera", "let her look at us",
        "look into the lens",
    ),
    "mouth": (
        "she is talking", "mouth open", "singing", "whistling", "lips pressed together", "mouth closed", "speaking", "mid sentence",
        "chatting", "pouting", "humming", "explaining", "lips closed", "giving a speech", "in conversation", "mouth slightly open",
        "open mouth", "pursed lips", "telling a story", "saying something",
    ),
    "beard": (
        "remove the goatee", "give him a full beard", "a short beard", "stubble", "a moustache", "a long beard", "clean shaven",
        "shave him", "a bushy beard", "add a beard", "no beard", "five o'clock shadow", "a fuller beard", "less beard", "a trimmed beard",
        "a big beard", "grow a moustache", "unshaven", "turn the beard into stubble", "get rid of the beard",
    ),
    "glasses": (
        "round glasses", "give her square glasses", "cat-eye glasses", "sunglasses", "remove the glasses", "no glasses",
        "take off the glasses",
        "aviators", "horn-rimmed glasses", "swap the glasses for sunglasses", "glasses off", "wire glasses", "make the glasses round",
        "make the glasses square", "lose the glasses", "replace the glasses with sunglasses", "without glasses", "circular glasses",
        "square-framed glasses", "get rid of the glasses",
    ),
    "clothes": (
        *(f"a {colour} suit" for colour in _COLOURS),
        "a hoodie", "put him in a lab coat", "swap the armour for a dress", "a striped top", "a denim jacket", "scrubs", "a polo",
        "add a scarf", "add headphones", "something casual",
    ),
    "headwear": (
        *(f"a {colour} cap" for colour in _COLOURS),
        "a beanie", "a hard hat", "a hijab", "a headscarf", "a mortarboard", "a chef's hat", "take the turban off", "no turban",
        "swap the turban for a beanie", "a kippah",
    ),
    "prop": (
        "holding a laptop", "a phone in her hand", "a cup of coffee", "give him a tablet", "holding a book", "carrying a parcel",
        "a sign that says “Hello”", "swap the clipboard for a laptop", "remove the clipboard", "empty hands", "on the phone", "with a mug",
        "reading a book", "an ipad", "holding a sign saying “Sale”", "get the clipboard out of her hand", "drinking tea",
        "a cardboard box", "a smartphone", "nothing in her hands",
    ),
    "background": (
        *(f"a {colour} background" for colour in ("white", "yellow", "navy", "#1155cc", "#ff6600")),
        "put her in an office", "on a beach", "in a park", "at night in the city", "in a kitchen", "a library behind her", "mountains",
        "transparent background", "remove the background", "blurred background", "a gradient from teal to navy", "in a cafe",
        "a garden in the background", "swap the background for a gym", "a brand pattern",
    ),
}  # fmt: skip
