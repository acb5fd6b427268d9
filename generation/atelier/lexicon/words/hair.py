"""Hair is said in three ways at once, length, texture and cut, in any order; the style is what they make together."""

LENGTHS = {
    "short": "short | short cropped | cropped | close cropped",
    "medium": "shoulder length | medium length | medium | chin length | jaw length | mid length | down to her shoulders"
    " | down to his shoulders"
    " | down to their shoulders | to the shoulders | to her shoulders | to his shoulders | shoulder grazing | collar length",
    "long": "long | very long | waist length | flowing | hip length | past her shoulders | past his shoulders | past their shoulders"
    " | past the shoulders | below her shoulders | below his shoulders | below the shoulders | down to her waist | down to his waist"
    " | to her waist | to his waist | to the waist | down her back | down his back | to mid back | bra length",
}
TEXTURES = {
    "straight": "straight | sleek | smooth",
    "wavy": "wavy | tousled | beachy | windswept | undulating",
    "curly": "curly | curled | ringlet | permed | corkscrew",
    "coily": "coily | kinky | natural | afro textured | frizzy",
}
# Said alone they can only be hair: "a curly woman".
ALONE = (
    "curly | wavy | coily | shoulder length | chin length | waist length | down to her shoulders | down to his shoulders"
    " | down to their shoulders | to the shoulders | to her shoulders | to his shoulders | shoulder grazing | collar length"
    " | past her shoulders | past his shoulders | past their shoulders | past the shoulders"
    " | down to her waist | down to his waist | down her back | down his back"
)
# Nouns that are hair and say a texture themselves.
HAIR_NOUNS = {
    None: "hair | haired | hairstyle | haircut | hairdo | tresses | mane | wig | rinse | hair dye | dye job",
    "curly": "curls | ringlets",
    "wavy": "waves | beach waves | surfer waves | loose waves",
    "coily": "coils",
}
# Values are looked up in the illustrator's HAIRS; the first one drawn wins.
CUTS = {
    "bald": "bald | hairless | shaved head | shaven head | shaven headed | shaved headed | bald head | balding head"
    " | clean shaven head | smooth headed | bald headed | bald pate",
    "buzz cut": "buzz cut | buzzcut | crew cut | military cut | buzzed | close cropped hair"
    " | shorn head | number two all over | military haircut | army cut | marine cut | induction cut | shaved close",
    "short crop": "short crop | crop cut | caesar cut | french crop | textured crop | short back and sides",
    "high fade / undercut": "high fade | fade | skin fade | taper fade | low fade | mid fade | temple fade | high and tight | flat top"
    " | flattop | low taper | taper cut | box cut",
    "side part": "side part | side parting | parted hair | side parted | parted to the side | parted on the side | parted at the side"
    " | parted on one side | side swept | swept to the side | swept to one side | combed to the side | combed over | comb over",
    "quiff": "quiff | pompadour | bouffant",
    "slicked back / quiff": "slicked back | swept back | combed back | brushed back | gelled back | greased back"
    " | scraped back | slicked flat | slicked down | brylcreemed"
    " | slick back | wet look hair | wet look",
    "short curls": "short curls"
    " | mop top | moptop",
    "afro": "afro",
    "long straight": "long straight hair"
    " | loose hair | hair worn loose | hair loose | half up half down | hair half up",
    "bob": "bob | bob cut | bobbed | bobbed hair | lob"
    " | pageboy haircut | pageboy cut | french bob",
    "ponytail": "ponytail | pony tail | tied back | pulled back | low pony | high pony | sleek pony"
    " | rat tail | hair in a band",
    "top bun": "bun | top bun | top knot | topknot | man bun | messy bun | updo | tied up | hair up | pinned up"
    " | upswept | beehive | french twist | french roll | ballet bun | space bun"
    " | hair in a knot | hair in a clip",
    "low bun / top bun": "low bun | chignon | bun at the nape | loose bun",
    "pigtails": "pigtails | bunches"
    " | twin tails | twintails | double buns | bantu knots",
    "fringe": "fringe | bangs"
    " | bowl cut | curtain bangs",
    "long curls": "long curls",
    "pixie": "pixie | pixie cut"
    " | garcon cut | gamine cut | gamine crop | pixie crop",
    "undercut": "undercut | shaved sides | shaved side | side shave"
    " | short on the sides | short sides",
    "braids": "braids | braided | plaits | plaited | plait | braid | box braids | french braid | french plait | fishtail braid"
    " | two strand twists | havana twists | senegalese twists",
    "cornrows / braids": "cornrows | cornrow | corn rows"
    " | cane rows | canerows",
    "locs": "locs | dreadlocks | dreads | loc"
    " | sisterlocks | dreadlocked",
    "mohawk > undercut": "mohawk | faux hawk | mohican",
    "mullet / wolf cut > long wavy": "mullet",
    "wolf cut / shag > long wavy": "wolf cut | shag"
    " | octopus haircut | layered hair | layered cut | feathered hair | feathered cut | shaggy layers",
    "receding": "receding | receding hairline | thinning | balding"
    " | widow's peak | thin on top | going bald | tonsure | hair loss",
}
# Before a noun that is hair, and nowhere else: "spiky blond hair", but no spiky plant.
CUT_ADJECTIVES = {"quiff": "spiky | spiked", "slicked back": "slicked | slick | gelled"}
CROP = "crop"  # of hair behind a colour: "a bleached crop"; of pictures otherwise
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
    "brown": "brunette | brunet | ash brown | mousy brown | mousey brown | mouse brown",
    "ginger": "redhead | redheaded | red headed | redhaired | ginger | strawberry blonde | flame haired | carrot top",
    "black": "raven haired",
    "silver": "silver fox",
    "grey": "salt and pepper | salt & pepper | salt n pepper | pepper and salt | going grey | turning grey | gone grey | grizzled"
    " | greying temples | grey temples | grey at the temples | silver temples",
    "auburn": "auburn",
}
BEARDS = {
    "stubble": "stubble | stubbled | stubbly | unshaven | five o'clock shadow | 5 o'clock shadow | designer stubble | light beard"
    " | three day beard | 3 day beard | two day beard | few days of beard | scruff | scruffy beard"
    " | week's growth of beard | growth of beard | beard shadow | shadow of a beard | five day stubble | 5 day stubble"
    " | five o'clock stubble | day old stubble",
    "moustache": "moustache | moustached | handlebar moustache | tache | stache | walrus moustache"
    " | moustachioed | mustachioed | pencil moustache"
    " | tash | fu manchu | chevron moustache",
    "goatee": "goatee | chin beard | soul patch | goateed | van dyke beard | circle beard"
    " | goatee beard | van dyke | chin puff | anchor beard",
    "full beard": "beard | bearded | full beard | facial hair | beardy | whiskers | whiskered | neckbeard",
    "long beard": "beard down to his chest | beard to his chest | beard to the chest | beard down to the chest"
    " | beard down to his waist | beard down to his belly",
    "none": "clean shaven | beardless | shaved face | smooth shaven | freshly shaven | cleanly shaven"
    " | clean shave | hairless chin",
}
SIZELESS = ("moustache", "goatee", "stubble")  # no adjective turns them into a beard
BEARD_MODIFIERS = {
    "short | trimmed | groomed | well groomed | well kept | close | clipped | neat | small | cropped | close cropped"
    " | tidy": "short beard",
    "big | full | thick | bushy | large | huge | heavy | wild": "full beard",
    "long | very long | flowing | chest length | waist length": "long beard",
    "light": "stubble",
}
