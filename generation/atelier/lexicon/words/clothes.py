"""Clothes, headwear, glasses and accessories."""

OUTFITS = {
    "t-shirt": "t-shirt | tshirt | tee | tee shirt | tank top | crew neck | crewneck | vest top"
    " | sleeveless top | crop top | singlet | camisole | graphic tee"
    " | henley | long sleeved tee | long sleeve tee",
    "polo > t-shirt": "polo | polo shirt | golf shirt",
    "sports jersey / jersey > t-shirt": "sports jersey | jersey | sportswear | football shirt | tracksuit | sports kit"
    " | rugby shirt | rugby jersey | football jersey | basketball vest | gym clothes | gym kit | gymwear | activewear | team shirt",
    "hoodie": "hoodie | hooded sweatshirt | sweatshirt | hoody | zip up | zip up hoodie | hood up"
    " | hooded top | sweat top",
    "fleece > hoodie": "fleece | fleece jacket",
    "suit": "suit | suited | business suit | three piece suit | business attire | formal attire | business wear | formalwear | formal wear"
    " | pantsuit | trouser suit | power suit",
    "blazer": "blazer | jacket | sports jacket | sport coat | business casual | smart jacket"
    " | varsity jacket | sport jacket",
    "denim jacket > blazer": "denim jacket | jean jacket | jeans jacket"
    " | trucker jacket",
    "leather jacket > blazer": "leather jacket | biker jacket | bomber jacket",
    "coat > blazer": "coat | overcoat | trench coat | raincoat | parka"
    " | windbreaker | anorak | puffer jacket | puffer",
    "robe > gown": "robe | robes",
    "turtleneck": "turtleneck | polo neck | roll neck | rollneck | turtle neck"
    " | turtleneck sweater | turtleneck jumper | polo neck jumper | polo neck sweater | roll neck jumper | roll neck sweater"
    " | rollneck jumper | rollneck sweater"
    " | mock neck | polo necked | skivvy",
    "shirt": "shirt | blouse | button down | button up | dress shirt | collared shirt | oxford shirt",
    "v-neck sweater": "v-neck sweater | v-neck | sweater | jumper | pullover | knitwear | knit"
    " | knitted vest | sweater vest | cable knit | aran sweater",
    "cardigan / v-neck sweater": "cardigan | twinset | twin set",
    "overalls": "overalls | dungarees | boiler suit | coveralls | jumpsuit"
    " | boilersuit | mechanic overalls",
    "striped top": "striped top | striped tee | stripy t-shirt | stripey top | striped jumper | striped shirt | breton top"
    " | breton shirt | stripes | striped t-shirt | stripy top | striped sweater"
    " | stripy jumper | stripy sweater | stripey jumper | stripy shirt",
    "lab coat": "lab coat | labcoat | laboratory coat"
    " | doctor's coat",
    "scrubs": "scrubs | medical uniform | nurse uniform | nurse's uniform | tunic"
    " | surgical gown | surgical scrubs",
    "apron": "apron",
    "chef jacket / apron": "chef jacket | chef whites | chef's jacket | chef coat | chef's coat | chef's whites"
    " | chef's tunic | chef tunic",
    "work vest": "work vest | vest | hi-vis vest | hi-vis | high visibility vest | safety vest | hi-vis jacket | high-vis vest"
    " | hivis vest | reflective vest"
    " | high visibility jacket | high vis jacket | reflective jacket | hivis jacket | hi-vis waistcoat | reflective waistcoat",
    "dress": "dress | sundress | frock | cocktail dress | evening dress",
    "gown": "gown | graduation gown | academic gown | graduation robe",
    "armour": "armour | chainmail | chain mail | breastplate | viking tunic | furs",
    "saree > dress": "saree | sari",
    "thobe > shirt": "thobe | thawb | kandura"
    " | dishdasha | jubba | djellaba",
    "kimono > gown": "kimono",
    "kurta > shirt": "kurta | salwar kameez | shalwar kameez | kameez",
    "skirt > dress": "skirt",
    "waistcoat > blazer": "waistcoat",
}
OUTFIT_COLOURS = {"tuxedo | tux | dinner jacket": ("suit", "black"), "white coat": ("lab coat", "white")}
TOGETHER = {"cap and gown | gown and cap": {"outfit": "gown", "headwear": "mortarboard"}}
# Clothes of no certain cut: their colour is worn, they themselves are not drawn.
GARMENTS = "uniform | school uniform"
# Worn behind a colour only: "a red top", but no top lawyer; "red frames", but no frames on the wall.
TOP, FRAMES = "top", "frames"
# What is worn over what: "a blazer over a white shirt" is a blazer with white as its second colour.
OVER = {"suit", "blazer", "lab coat", "apron", "overalls", "denim jacket", "work vest", "v-neck sweater", "armour", "gown", "chef jacket"}
UNDER = {"shirt", "t-shirt", "turtleneck", "polo", "striped top"}
# Parts of clothes that carry the second colour.
ACCENTS = "tie | necktie | collar | stripe | trim | piping | accent | accents | lining | cuffs"
DETAILS = "bow tie | pocket square | tie and pocket square"  # carry the second colour; without one they are not drawn
CUTS = "slim | slim fit | broad | fitted"  # adjectives of clothes that would otherwise be read as a build

HEADWEAR = {
    "headscarf": "headscarf | head scarf | bandana | head wrap | headwrap"
    " | bandanna | durag | gele | head covering",
    "hijab": "hijab"
    " | khimar | shayla",
    "turban": "turban | dastar | turbaned"
    " | pagri | patka | puggaree",
    "kippah": "kippah | kippa | kipa | kippot | yarmulke | yarmulka | skullcap | skull cap",
    "beanie": "beanie | wooly hat | woollen hat | woolen hat | woolly hat | wool hat | bobble hat | knit hat | winter hat | knitted hat"
    " | tuque | watch cap | pom pom hat | knit cap | knitted cap | woollen cap | woolly cap",
    "cap": "cap | baseball cap | hat | peaked cap | flat cap | headwear"
    " | snapback | newsboy cap | trucker cap",
    "hard hat": "hard hat | safety helmet | hardhat | construction helmet | helmet"
    " | bump cap | builder's helmet | site helmet",
    "mortarboard": "mortarboard | graduation cap | graduation hat | academic cap",
    "viking helmet": "viking helmet | horned helmet",
    "chef hat": "chef hat | toque | chef's hat | cook's hat",
    "straw hat / sun hat > cap": "straw hat | sun hat | fedora | cowboy hat | bucket hat"
    " | sunhat | boater | panama hat | bowler hat",
    "none": "hatless | bareheaded | bare headed | no headwear",
}
GLASSES = {
    "round glasses": "round glasses | glasses | spectacles | eyeglasses | specs | bespectacled | eyewear | round spectacles | clear glasses"
    " | transparent glasses | tortoiseshell glasses | tortoise shell glasses | wire rimmed glasses | wire framed glasses | metal glasses"
    " | gold rimmed glasses | red rimmed glasses | black rimmed glasses | designer glasses"
    " | bifocals | varifocals | wire rims | nerdy glasses | tinted glasses",
    "square glasses": "square glasses | square framed glasses | rectangular glasses | thick rimmed glasses | thick framed glasses"
    " | horn rimmed glasses | square rimmed glasses | chunky glasses | heavy rimmed glasses"
    " | horn rims | wayfarer glasses | nerd glasses",
    "half-rim glasses": "half-rim glasses | half-rimmed glasses | half-moon glasses | reading glasses | semi rimless glasses"
    " | rimless glasses"
    " | browline glasses | half frame glasses",
    "cat-eye glasses": "cat-eye glasses | cat-eye | cat's eye glasses"
    " | cateye glasses | butterfly glasses",
    "sunglasses": "sunglasses | shades | aviators | sun glasses | aviator | wayfarers | sunnies | dark glasses | mirrored glasses"
    " | ray bans | tinted sunglasses",
}
GLASSES_MODIFIERS = {
    "round | circular | wire": "round glasses",
    "square | rectangular | thick | bold": "square glasses",
}
ACCESSORIES = {
    "earrings": "earrings | earring | hoop earrings | hoops | ear studs | ear rings | stud earrings"
    " | diamond studs | pearl studs | ear hoops | creoles",
    "headphones": "headphones | headset | earphones | headphone"
    " | earbuds | ear buds | earpods",
    "necklace": "necklace | pendant | chain necklace | pearls | choker | gold chain | silver chain | locket | string of pearls"
    " | beaded necklace | string of beads",
    "hearing aid": "hearing aid | hearing aids | cochlear implant",
    "scarf": "scarf | scarves | scarfs | neck scarf | shawl | pashmina | neckerchief"
    " | snood",
    "lanyard": "lanyard | name badge | badge | id card | id badge"
    " | name tag | staff pass | press pass | visitor pass | conference pass",
}
SEVERAL_ACCESSORIES = {"jewellery": ("earrings", "necklace"), "accessories": ("earrings", "headphones", "necklace", "scarf", "lanyard")}

# "No hat" never takes these off; "no headwear" and their own names do.
FAITH = {"headscarf", "hijab", "turban", "kippah"}
HATS = {"hat", "cap", "helmet"}
# Words for the whole class: "no glasses" takes away every kind.
CLASS_WORDS = {
    "glasses",
    "spectacles",
    "eyeglasses",
    "specs",
    "eyewear",
    "beard",
    "facial hair",
    "bearded",
    "hat",
    "headwear",
    "cap",
    "helmet",
}
