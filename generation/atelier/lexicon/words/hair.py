"""Hair is said in three ways at once, length, texture and cut, in any order; the style is what they make together."""

LENGTHS = {
    "short": "short | short cropped | cropped | close cropped",
    "medium": "shoulder length | medium length | medium | chin length | mid length | down to her shoulders | down to his shoulders"
    " | down to their shoulders | to the shoulders | to her shoulders | to his shoulders | shoulder grazing | collar length",
    "long": "long | very long | waist length | flowing",
}
TEXTURES = {
    "straight": "straight | sleek | smooth",
    "wavy": "wavy | tousled | beachy",
    "curly": "curly | curled | ringlet",
    "coily": "coily | kinky | natural | afro textured | frizzy",
}
# Said alone they can only be hair: "a curly woman".
ALONE = (
    "curly | wavy | coily | shoulder length | chin length | waist length | down to her shoulders | down to his shoulders"
    " | down to their shoulders | to the shoulders | to her shoulders | to his shoulders | shoulder grazing | collar length"
)
# Nouns that are hair and say a texture themselves.
HAIR_NOUNS = {
    None: "hair | haired | hairstyle | haircut | hairdo | tresses | mane",
    "curly": "curls | ringlets",
    "wavy": "waves",
    "coily": "coils",
}
# Values are looked up in the illustrator's HAIRS; the first one drawn wins.
CUTS = {
    "bald": "bald | hairless | shaved head | shaven head | bald head | balding head",
    "buzz cut": "buzz cut | buzzcut | crew cut | buzzed | close cropped hair",
    "short crop": "short crop | crop cut | caesar cut",
    "high fade / undercut": "high fade | fade | skin fade | taper fade",
    "side part": "side part | side parting | side parted | parted to the side | combed over | comb over",
    "quiff": "quiff | pompadour",
    "slicked back / quiff": "slicked back | swept back | combed back | brushed back",
    "short curls": "short curls",
    "afro": "afro",
    "long straight": "long straight hair",
    "bob": "bob | bob cut | lob",
    "ponytail": "ponytail | pony tail | tied back | pulled back",
    "top bun": "bun | top bun | top knot | topknot | man bun | messy bun | updo | tied up | hair up",
    "low bun / top bun": "low bun | chignon | bun at the nape | loose bun",
    "pigtails": "pigtails | bunches",
    "fringe": "fringe | bangs",
    "long curls": "long curls",
    "pixie": "pixie | pixie cut",
    "undercut": "undercut | shaved sides | shaved side | side shave",
    "braids": "braids | braided | plaits | plaited | plait | braid | box braids",
    "cornrows / braids": "cornrows | cornrow",
    "locs": "locs | dreadlocks | dreads | loc",
    "mohawk > undercut": "mohawk | faux hawk",
    "mullet / wolf cut > long wavy": "mullet",
    "wolf cut / shag > long wavy": "wolf cut | shag",
    "receding": "receding | receding hairline | thinning | balding",
}
# (length, texture) -> style, for everyone; None means not said.
SHAPES = {
    ("short", None): "short crop",
    ("short", "straight"): "short crop",
    ("short", "wavy"): "short waves / short wavy / short curls",
    ("short", "curly"): "short curls",
    ("short", "coily"): "short coils / afro",
    ("medium", None): "shoulder length / bob",
    ("medium", "straight"): "shoulder length / bob",
    ("medium", "wavy"): "shoulder waves / long wavy",
    ("medium", "curly"): "long curls",
    ("medium", "coily"): "afro",
    ("long", None): "long straight",
    ("long", "straight"): "long straight",
    ("long", "wavy"): "long wavy",
    ("long", "curly"): "long curls",
    ("long", "coily"): "long coils / long curls",
    (None, "straight"): "long straight",
    (None, "wavy"): "long wavy",
    (None, "curly"): "short curls",
    (None, "coily"): "afro",
}
SHORT_FEMININE = "pixie"  # what "a woman with short hair" means

PERSON_HAIR = {  # one word for a person's hair colour
    "blonde": "blonde | blond | honey blonde | golden blonde | dirty blonde | sandy blonde | fair haired",
    "platinum": "platinum blonde | ash blonde | bleached blonde | peroxide blonde",
    "brown": "brunette | brunet",
    "ginger": "redhead | redheaded | red headed | ginger | strawberry blonde | flame haired | carrot top",
    "black": "raven haired",
    "silver": "silver fox",
    "grey": "salt and pepper | pepper and salt | going grey | turning grey | gone grey | grizzled",
    "auburn": "auburn",
}
BEARDS = {
    "stubble": "stubble | stubbled | stubbly | unshaven | five o'clock shadow | 5 o'clock shadow | designer stubble | light beard",
    "moustache": "moustache | moustached | handlebar moustache | tache | stache | walrus moustache",
    "goatee": "goatee | chin beard | soul patch",
    "full beard": "beard | bearded | full beard | facial hair",
    "none": "clean shaven | beardless | shaved face | smooth shaven",
}
SIZELESS = ("moustache", "goatee", "stubble")  # no adjective turns them into a beard
BEARD_MODIFIERS = {
    "short | trimmed | neat | small | cropped | close cropped | tidy": "short beard",
    "big | full | thick | bushy | large | huge | heavy | wild": "full beard",
    "long | very long | flowing": "long beard",
    "light": "stubble",
}
