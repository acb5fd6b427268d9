"""Faces people make, and characters that suggest one."""

EXPRESSIONS = {
    "neutral": "neutral | neutral expression | expressionless | straight face | blank expression | poker face | relaxed expression"
    " | resting face | deadpan | poker faced | straight faced | impassive"
    " | blank stare | blank look | blank face | vacant stare | emotionless | unemotional | stoic | stoical | aloof | no expression"
    " | resting expression | placid | unfazed | unmoved",
    "smile": "smiling | smiley | happy | pleased | contented | amused",
    "big smile": "grinning | beaming | cheerful | overjoyed | excited | enthusiastic | smiling broadly | broadly smiling"
    " | thrilled | ecstatic | elated | over the moon | gleeful | jubilant | chuffed | chuffed to bits | cheery"
    " | euphoric | jovial | exuberant | exhilarated | rapturous | on cloud nine | tickled pink | blissful",
    "laughing": "laughing | laugh | laughing out loud | laughter | giggling | chuckling | cracking up | in stitches | howling with laughter"
    " | roaring with laughter | belly laugh | guffawing"
    " | giggly | giggles | laughing her head off | laughing his head off | hooting | cackling",
    "serious": "serious | serious expression | stern | unsmiling | frowning | frown | stony faced | stone faced | stony face | unimpressed"
    " | grumpy | grouchy | sullen | surly | scowling | scowl | glowering | furrowed brow | knitted brow | grim | grim faced"
    " | strict look | strict expression | strict face | sombre expression | sombre look | sombre face | sombre mood | solemn"
    " | steely gaze | steely eyed"
    " | cold stare | hard stare | intense stare | icy stare"
    " | game face | concentrating | brooding | fed up | no nonsense look | haughty | imperious | disapproving | dour | tight lipped"
    " | brow furrowed | brows knitted"
    " | earnest | businesslike | no nonsense | hard faced | severe look | glaring | grave expression | grave face | grave look"
    " | annoyed | irritated | cross expression | no nonsense expression",
    "smirk": "smirk | smirking | half smile | wry smile | crooked smile | sly smile | mischievous smile | lopsided smile | lopsided grin"
    " | smug | self satisfied | sardonic"
    " | cocky | knowing look | sneering | sneer | snide | sideways smile | smirks",
    "surprised": "surprised | surprise | shocked | amazed | astonished | wow face | startled | gobsmacked | stunned | dumbfounded"
    " | flabbergasted | taken aback | jaw dropped | jaw dropping | jaw dropped open | astonishment | amazement | awestruck | in awe"
    " | agape | dumbstruck | thunderstruck"
    " | astounded | aghast | blown away | gasping | wide eyed | eyes wide | slack jawed",
    "sad": "sad | unhappy | melancholic | melancholy | downcast | tearful | crying | gloomy | sorrowful | mournful | teary | teary eyed"
    " | heartbroken | gutted | miserable | dejected | upset | downhearted | forlorn | glum | crestfallen | weeping | in tears | grieving"
    " | despondent | woeful | tear stained | sobbing | down in the dumps | sulking | moping | weepy | dispirited | depressed"
    " | disappointed",
    "thoughtful": "thoughtful | pensive | thinking | contemplative | reflective | wondering | lost in thought | deep in thought | wistful"
    " | musing | pondering | daydreaming | in thought"
    " | analytical look | analytical expression | meditative | pensively | ruminative | ruminating | deep in concentration",
    "wink": "wink | winking | winks | blinking one eye | one eye closed | one eye shut",
}
EXPRESSION_NOTES = {
    "angry | furious": ("serious", "There is no angry face: serious is the nearest."),
    "worried | anxious | afraid | scared": ("sad", "There is no worried face: sad is the nearest."),
}
CHARACTERS = {
    "smile": "warm hearted | friendly | kind | kind hearted | approachable | welcoming | confident | caring | trustworthy | proud"
    " | optimistic | likeable"
    " | good natured | helpful | gentle | positive | charming | hopeful | personable | warmth",
    "big smile": "joyful | energetic | joy | lively | bubbly | jolly | delighted | vibrant | happiness",
    "serious": "determined | focused | fierce | tough | intense | resolute | concentrated | bold | brave | heroic",
    "neutral": "calm | relaxed | composed | serene | peaceful | poised",
    "smirk": "playful | cheeky | mischievous | witty | sly",
    "thoughtful": "curious | dreamy | wise | introspective",
}
SMILE_MODIFIERS = {
    "big | wide | broad | huge | bright | large | radiant | toothy | beaming | dazzling | cheesy | massive | enormous | megawatt"
    " | ear-to-ear": "big smile",
    "wry | sly | crooked | knowing | cocky | smug": "smirk",
}
SMILE_SHADES = "soft | gentle | warm | small | slight | kind | light | friendly | subtle | nice"  # a smile is what they are
SMILES = {"smile", "big smile", "laughing"}  # "not smiling" means none of them
NOT = {
    "serious": "smile",
    "sad": "smile",
    "neutral": "smile",
    "thoughtful": "smile",
}  # what is left when a mood is refused; neutral otherwise

# A mouth in the middle of a word; the fourteen shapes have the names of the OVR lip sync reference.
TALKING = {
    "aa": "talking | mid sentence | speaking | mid speech | in conversation | chatting | in mid sentence | talks | speaks"
    " | saying something"
    " | explaining | mouth open | open mouth | open mouthed | giving a talk | giving a speech | in mid conversation | mid conversation"
    " | telling a story | mouth slightly open",
    "oh": "singing | sings | mouth rounded",
    "ou": "whistling | pursed lips | lips pursed | pouting | blowing a kiss",
    "PP": "lips pressed together | humming | pressed lips",
    "FF": "biting her lip | biting his lip | biting their lip",
    "TH": "tongue between her teeth | tongue between his teeth | tongue between the teeth",
    "none": "mouth closed | closed mouth | not talking | lips closed",
}
MOUTH_SHAPE = "mouth shape | viseme | mouth forming | lips forming"
