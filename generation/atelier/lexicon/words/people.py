"""Who is meant: gender words, pronouns, ages in words, marks, and the face's features."""

FEMININE = (0.7, 1.0)
MASCULINE = (0.0, 0.3)
BETWEEN = (0.4, 0.6)

# A person: the noun that adjectives like "black" and "warm" lean on.
PERSONS = {
    "mrs | ms | miss | madam | woman | women | lady | ladies | gal | spokeswoman | craftswoman | sportswoman | female | sister"
    " | lass | schoolmistress | headmistress | landlady | hostess | nun | priestess | widow | housewife | girlboss | cowgirl"
    " | congresswoman | matriarch | senora | mademoiselle | godmother | heroine | actress | shieldmaiden | duchess | aunt | auntie"
    " | wife | girlfriend"
    " | feminine | she her": {"presentation": FEMININE},
    "mum | mom | mother | mama | stepmum | stepmom | stepmother": {"presentation": FEMININE, "age": (28, 48)},
    "grandmother | grandma | granny | nana | gran | abuela | nonna | babushka | grandmum": {"presentation": FEMININE, "age": (62, 85)},
    "gentlemen | mr | sir | man | men | guy | gentleman | bloke | male | brother | uncle | husband | boyfriend | masculine | he him"
    " | dude | lad | chap"
    " | tradesman | craftsman | handyman | sportsman | spokesman | gent | fella | bro | headmaster | landlord | monk | widower"
    " | cowboy | congressman | patriarch | godfather"
    " | duke": {
        "presentation": MASCULINE
    },
    "dad | father | papa | stepdad | stepfather": {"presentation": MASCULINE, "age": (28, 50)},
    "grandfather | grandpa | grandad | granddad | gramps | abuelo | nonno": {"presentation": MASCULINE, "age": (62, 85)},
    "nonbinary | non binary | androgynous | gender neutral | genderqueer | gender fluid | genderfluid | agender | enby"
    " | they/them | they them": {"presentation": BETWEEN},
    "person | people | human | adult | somebody | someone | individual | character | persona | colleague | employee | worker"
    " | customer | client | guest | parent | friend | partner | teammate | coworker | co-worker | team member | mate | flatmate"
    " | pal | buddy | stranger | neighbour | visitor | patient": {},
}
# A trade that ends in "woman" is one by itself.
MENS_TRADES = "policeman | fireman | postman | salesman | delivery man | barman"
# Somebody's: "a mother of two sons" is a woman.
RELATIVES = {"daughter | granddaughter | niece": FEMININE, "son | grandson | nephew": MASCULINE}
SEXES = {"f": "woman", "m": "man"}  # in the letters of a form
MINORS = {  # drawn as adults, and said so
    "girl": {"presentation": FEMININE},
    "boy": {"presentation": MASCULINE},
    "child | children | kid | toddler | baby | infant | teen | teenager | teenage | schoolchild | minor | youngster": {},
}
MINOR_NOTE = "Troupe draws adults only: the youngest age is 18."
FIT = "fit | toned | sporty | ripped | jacked | shredded"
PERSON_MODIFIERS = {
    "black": {"skin": "dark brown"},
    "white": {"skin": "light"},
    "brown": {"skin": "brown"},
    "pale": {"skin": "fair"},
    "fair": {"skin": "fair"},
    "warm": {"expression": "smile"},
    "bright": {"expression": "smile"},
    "older": {"age": (62, 82)},
    "younger": {"age": (20, 35)},
    "ancient": {"age": (75, 90)},
    FIT: {"build": "athletic"},
    "broad | big": {"build": "broad"},
    "thin": {"build": "slim"},
    "plump": {"build": "plus-size"},
    "large | larger | heavy | heavier": {"build": "plus-size"},
}
# Said of a body with respect, whatever word was typed.
BUILDS = {
    "slim": "slim | slender | slim build | slimly built | slightly built | slight build | lean | petite | willowy | lanky | skinny"
    " | wiry | svelte | rail thin | reed thin | stick thin | thin as a rail | gangly | gangling | bony | spindly | slight of build"
    " | gaunt | rangy | scrawny | sinewy | skin and bones | waiflike | beanpole | lithe | lissom | lissome | twiggy | skin and bone"
    " | underweight | tall and thin",
    "athletic": "athletic | athletic build | athletically built | muscular | well built | sporty build | in good shape | toned body"
    " | buff | muscly | muscled | well toned | in great shape | in top shape"
    " | fit looking | gym honed | six pack | muscle bound | bodybuilder",
    "broad": "broad shouldered | broad shoulders | broad build | broadly built | stocky | burly | sturdy | thickset | solidly built"
    " | strongly built | powerfully built | wide shoulders | strapping | sturdily built | barrel chested | barrel chest | big boned"
    " | brawny | hulking | broad chested | big framed | built like a tank"
    " | thick set | heavy boned | square built | beefy",
    "plus-size": "plus size | plus sized | curvy | full figured | full bodied | larger bodied | bigger bodied | curvaceous | voluptuous"
    " | overweight | chubby | heavyset | heavy set | fat | obese | generously built | rounder figure | portly | rotund | stout | tubby"
    " | roly poly | big bellied | pot bellied | potbellied | pot belly | beer belly | paunchy | paunch | rubenesque | dad bod"
    " | well padded | on the heavier side | fuller figured | big belly | beer gut | love handles",
    "average": "average build | average sized | ordinary build | average size | normal build | regular build | medium build",
}
BUILD_NOUN = "build | figure | body | physique | body type | body shape | stature | built"
BUILD_MODIFIERS = {
    "thin | narrow | slight | small": "slim",
    "strong | fit | toned | sporty | trained": "athletic",
    "broad | big | large | solid | heavy | powerful | strong shouldered | wide": "broad",
    "full | fuller | round | rounded | soft | larger | heavier | generous": "plus-size",
    "average | medium | normal | regular": "average",
}
MOBILITY = (
    "wheelchair | in a wheelchair | wheelchair user | uses a wheelchair | using a wheelchair | sitting in a wheelchair | wheelchair using"
    " | in her wheelchair | in his wheelchair | in their wheelchair | seated in a wheelchair | powerchair | powerchair user"
    " | mobility chair"
)
PROSTHETIC = "prosthetic | bionic | artificial | robotic | prosthesis"
AMPUTEE = "amputee | arm amputee | limb difference | limb different"

PRONOUNS = {"she | her | hers | herself": FEMININE, "he | him | his | himself": MASCULINE}

AGES = {
    "young adult": (18, 26),
    "young | youthful": (18, 29),
    "gen z | zoomer | generation z": (18, 28),
    "millennial": (28, 42),
    "gen x | generation x": (45, 60),
    "baby boomer | boomer": (61, 79),
    "nearing retirement | close to retirement | approaching retirement | about to retire | near retirement age": (58, 67),
    "middle aged | middle age": (42, 58),
    "mature": (48, 62),
    "old | aged | ageing": (62, 82),
    "elderly | very old": (70, 88),
    "senior | senior citizen": (65, 80),
    "retired | retiree | pensioner | oap | silver surfer": (65, 80),
    "midlife": (42, 58),
    "empty nester": (48, 62),
    "centenarian": (88, 90),
}

AGE_HINTS = {"wrinkles | wrinkled | weathered": (62, 82)}

# Marks and features said in one breath; the face's measured traits come through the nouns below.
MARKS = {
    "freckles | freckled | freckly | freckle": {"freckles": (0.4, 0.9)},
    "light freckles | a few freckles | some freckles": {"freckles": (0.2, 0.4)},
    "lots of freckles | tons of freckles | loads of freckles | plenty of freckles | many freckles"
    " | heavy freckles": {"freckles": (0.7, 1.0)},
    "dimples | dimpled | dimple": {"dimples": True},
    "scar | scarred": {"scar": True},
    "vitiligo": {"vitiligo": True},
    "beauty mark | beauty mark above the lip | beauty spot | mole above the lip | mole above her lip"
    " | mole above his lip": {"mole": "above lip"},
    "mole | mole on the left cheek | birthmark": {"mole": "left cheek"},
    "mole on the right cheek": {"mole": "right cheek"},
    "mole on the chin": {"mole": "chin"},
    "mole on the brow | mole by the brow | mole near the brow | mole near the eyebrow": {"mole": "brow"},
    "tanned | sun kissed | bronzed": {"skin": "tan"},
    "monolid | monolids": {"eye_shape": "monolid"},
    "blushing": {"blush": (0.4, 1.0)},
}

HIGH = (0.4, 1.0)
LOW = (-1.0, -0.4)
FEATURES = {  # noun -> modifier -> traits
    "eyes | eye | eyed": {
        "big | large | wide": {"eye_size": HIGH},
        "small | little | tiny": {"eye_size": LOW},
        "almond | almond shaped": {"eye_shape": "almond"},
        "round": {"eye_shape": "round"},
        "hooded": {"eye_shape": "hooded"},
        "monolid": {"eye_shape": "monolid"},
        "downturned | droopy": {"eye_shape": "downturned"},
        "wide set": {"eye_spacing": HIGH},
        "close set | narrow set": {"eye_spacing": LOW},
        "narrow | sleepy": {"eye_openness": LOW},
        "wide open": {"eye_openness": HIGH},
        "upturned": {"eye_tilt": HIGH},
        "down slanted | slanting down": {"eye_tilt": LOW},
        "low set": {"eye_height": HIGH},
        "high set": {"eye_height": LOW},
        "kind | friendly | smiling | warm": {"expression": "smile"},
    },
    "nose | nosed": {
        "button | snub | upturned": {"nose": "button"},
        "straight": {"nose": "straight"},
        "wide | broad | flat": {"nose": "wide"},
        "long | pointed": {"nose": "long"},
        "aquiline | roman | hooked": {"nose": "aquiline"},
        "small | little | short": {"nose_length": LOW},
        "big | large": {"nose_width": HIGH},
        "narrow | thin | slim": {"nose_width": LOW},
        "elongated": {"nose_length": HIGH},
    },
    "lips | lip | mouth": {
        "full | plump | thick": {"lip_fullness": HIGH},
        "thin | narrow": {"lip_fullness": LOW},
        "wide | big | large": {"mouth_width": HIGH},
        "small | little": {"mouth_width": LOW},
        "low set": {"mouth_height": HIGH},
        "high set": {"mouth_height": LOW},
    },
    "upper lip | top lip": {"full | plump | thick": {"upper_lip": HIGH}, "thin | narrow": {"upper_lip": LOW}},
    "eyebrows | eyebrow | brows | brow": {
        "bushy | thick | heavy | full | strong | bold": {"brow_thickness": HIGH},
        "thin | fine | light": {"brow_thickness": LOW},
        "arched | high": {"brow_arch": HIGH},
        "straight | flat": {"brow_arch": LOW},
        "angled | slanted | furrowed": {"brow_angle": HIGH},
        "sloping": {"brow_angle": LOW},
        "long": {"brow_length": HIGH},
        "short": {"brow_length": LOW},
        "high set | raised": {"brow_height": HIGH},
        "low set": {"brow_height": LOW},
    },
    "face | faced": {
        "round | wide | broad | full": {"face_width": HIGH},
        "narrow | slim | thin | slender": {"face_width": LOW},
        "long | oval | oblong": {"face_height": HIGH},
        "short | small": {"face_height": LOW},
        "square": {"jaw": HIGH},
        "heart shaped": {"jaw": LOW},
        "freckled": {"freckles": (0.4, 0.9)},
        "warm | kind | friendly | open": {"expression": "smile"},
    },
    "jaw | jawline | jawed": {"square | strong | wide | broad | chiselled": {"jaw": HIGH}, "narrow | soft | slim": {"jaw": LOW}},
    "chin": {"strong | big | prominent | long": {"chin": HIGH}, "small | soft | pointed | weak": {"chin": LOW}},
    "cheekbones | cheekbone | cheeks | cheek": {
        "high | strong | prominent | full | round | chubby | plump": {"cheek": HIGH},
        "flat | hollow | thin": {"cheek": LOW},
        "rosy | red | pink | flushed": {"blush": HIGH},
        "pale": {"blush": LOW},
        "freckled": {"freckles": (0.4, 0.9)},
    },
    "forehead": {"high | big | large": {"forehead": HIGH}, "low | small": {"forehead": LOW}},
    "ears | ear": {"big | large": {"ear_size": HIGH}, "small | little": {"ear_size": LOW}, "pointed | sticking out": {"ear_angle": HIGH},
        "flat | close set | pinned back": {"ear_angle": LOW}},
    "skin | skinned | complexion | skin tone": {"slightly lighter": {"skin_shift": HIGH}, "slightly deeper": {"skin_shift": LOW}},
}
