"""Where the picture is set, what stands behind, and the hour and season that colour the light."""

SCENES = {
    "plain": "plain background | solid background | blank background | transparent background | simple background | plain backdrop"
    " | seamless backdrop",
    "gradient": "gradient | gradient background",
    "halo": "halo | glow behind | spotlight circle",
    "bokeh": "bokeh | fairy lights | blurred lights | out of focus background"
    " | blurry background | blurred background",
    "office": "office | workplace | meeting room | desk | open plan office | boardroom | coworking space | co-working space"
    " | working space | work space | workspace | shared office | home office | conference room"
    " | call centre | contact centre | at the office",
    "city": "city | downtown | skyline | urban | cityscape | city skyline | town | rooftop | night city",
    "street > city": "street | city street | high street | sidewalk | pavement | main street | crosswalk | shopping street | side street"
    " | alley | alleyway | bus stop | zebra crossing | cobbled street",
    "park": "park | forest | woods | meadow | woodland | countryside | trees | field"
    " | lawn | parkland",
    "garden > park": "garden | flower garden | backyard | back garden | vegetable garden | patio | greenhouse"
    " | allotment | conservatory",
    "beach": "beach | seaside | sea | ocean | coast | shore | by the sea | sandy beach"
    " | seafront | promenade | on the sand | sand dunes",
    "night sky": "night sky | starry sky | stars | space | galaxy | starry night | outer space | under the stars"
    " | milky way",
    "studio": "studio | photo studio | photography studio | studio backdrop | recording studio | podcast studio"
    " | recording booth",
    "shapes": "shapes | abstract shapes | geometric shapes | abstract | geometric | abstract background | memphis",
    "brand pattern > shapes": "brand pattern | pattern | patterns | abstract pattern | geometric pattern | branded pattern"
    " | brand background"
    " | patterned background | wallpaper pattern | logo pattern | abstract brand pattern",
    "library": "library | bookshelf | bookshelves | bookcase | books | bookshop | bookstore"
    " | reading room",
    "classroom > library": "classroom | school | lecture hall | university | campus | training room | seminar room | lecture theatre"
    " | blackboard | chalkboard"
    " | schoolroom | school hall",
    "cafe": "cafe | coffee shop | coffeehouse | coffee bar"
    " | coffee house | tearoom | tea room | canteen",
    "restaurant > cafe": "restaurant | bar | pub | bakery | bistro",
    "shop > cafe": "shop | store | boutique | retail store | supermarket | grocery store | market stall | shop counter | storefront"
    " | corner shop | greengrocer's | farm shop",
    "living room > cafe": "living room | lounge | sofa | couch | sitting room | living space | by the fireplace"
    " | front room | family room",
    "mountains": "mountains | mountain | snowy mountains | alps | hills | mountain peak | peaks | hiking | valley | snowy peaks"
    " | ski slope | on a hike | hilltop | mountain top",
    "kitchen": "kitchen",
    "workshop": "workshop | garage | workbench | maker space | makerspace"
    " | carpentry shop | woodshop | toolshed | tool shed",
    "construction site > workshop": "construction site | building site",
    "warehouse > workshop": "warehouse | distribution centre | fulfilment centre | logistics hub"
    " | loading bay | stockroom | storeroom"
    " | depot | stock room | fulfillment centre | sorting office",
    "clinic": "clinic | hospital | doctor's office | surgery | hospital ward | medical practice | consulting room | ward | pharmacy"
    " | dental practice | dental surgery | treatment room | gp surgery | health centre",
    "laboratory > clinic": "laboratory | lab",
    "stage": "stage | on stage | theatre | conference stage | keynote | concert | conference | auditorium"
    " | concert hall | podium",
    "factory > warehouse > workshop": "factory | factory floor | factory hall | shop floor | production hall | assembly line",
    "gym > studio": "gym | yoga studio | dance studio | fitness studio | fitness centre | weight room | sports hall"
    " | health club | leisure centre",
    "airport > office": "airport | train station | station",
}
SCENE_HINTS = {
    "park": "outdoors | outside | nature | in nature | outdoor",
    "living room > cafe": "home | at home",
    "office": "at work",
}  # any named place wins
SCENE_MODIFIERS = {  # light said of a place: "a bright office"
    "bright | airy": {"light": "bright"},
    "warm": {"light": "warm"},
    "cool | cold": {"light": "cool"},
    "dark": {"light": "dramatic"},
    "blurred | blurry": {"scene": "bokeh"},
    "neutral": {},  # a studio, not a face
}
BACKGROUND = "background | backdrop | backgrounds | bg | backround"
BACKGROUND_MODIFIERS = {
    "plain | neutral | solid | simple | clean | blank | transparent | seamless | empty | uncluttered": {"scene": "plain"},
    "blurred | blurry | out of focus | soft focus": {"scene": "bokeh"},
    "soft": {"light": "soft"},
    "bright": {"light": "bright"},
    "dark": {"scene_colour": "black"},
    "light": {"scene_colour": "white"},
    "warm": {"scene_colour": "orange"},
    "cool": {"scene_colour": "blue"},
}
PALETTE = "palette | colour palette | colour scheme | colours | colour | tones | brand colours | hues"

LIGHTS = {
    "soft": "overcast | overcast daylight | overcast light | cloudy daylight | hazy light"
    " | soft studio light | soft studio lighting | soft daylight | soft window light | window light | softbox"
    " | studio light | studio lighting | soft box | softbox lighting | shaded light | open shade"
    " | soft shadows | flat light | flat lighting | diffused daylight | north light | beauty dish | ring light",
    "bright": "sunny | sunlit | daylight | sunshine | high key | well lit | sun | sunlight | sunny day"
    " | sun drenched | midday sun | noon sun | broad daylight | full sun | bright sunshine",
    "warm": "golden hour | sunset | golden light | candlelight | candlelit | sunrise | lamplight | firelight"
    " | campfire | by the fire | fireside | lit by fire | lit by candle | lit by candles"
    " | by candlelight | late sun | afternoon sun | late afternoon sun | late afternoon light | evening sun | low sun | firelit"
    " | fairy light glow",
    "cool": "moonlight | moonlit | blue hour | neon | screen glow | fluorescent tubes | strip lighting | monitor glow"
    " | lit by a monitor | lit by a screen",
    "dramatic": "moody | chiaroscuro | low key | dramatic | spotlight | cinematic | noir | dimly lit | side lit | sidelit | sidelight"
    " | half in shadow | half her face in shadow | half his face in shadow | half the face in shadow | half of her face in shadow"
    " | half of his face in shadow | strong shadows | deep shadows | hard shadows | hard light | spotlit | lit from the side"
    " | lit from one side | high contrast light | stage lighting | film noir"
    " | rembrandt lighting | split lighting | shadowy | high contrast lighting",
    "rim": "rim lit | backlit | backlight | light from behind | lit from behind | back lit | backlighting | glowing edges | contre jour"
    " | silhouetted | light behind her | light behind him | halo of light | halo light | sun behind her | sun behind him | sun behind them"
    " | sun at her back | sun at his back | against the light | against the sun | lit from the back | back lit by the sun | hair light",
}
BRIGHT = (
    "bright and airy | bright and modern | bright and clean | bright and friendly | bright and fresh | light and airy"
    " | bright and cheerful"
)
LIGHT_NOUN = "light | lights | lighting | lit | illumination | glow"
LIGHT_MODIFIERS = {
    "soft | natural | neutral | diffuse | diffused | gentle | even | flat | softly | gently | evenly | naturally": "soft",
    "bright | clean | strong | brightly | brilliantly": "bright",
    "warm | golden | orange | evening | cosy | amber | honeyed | candle | fire | forge | ember | lantern | lamp | rosy | warmly"
    " | cosily": "warm",
    "cool | cold | blue | icy | fluorescent | wintry | bluish | steely | coldly | coolly | screen": "cool",
    "dramatic | hard | dark | low | harsh | contrasty | dim | stark | directional | side | dramatically | moodily"
    " | starkly | theatrical": "dramatic",
    "rim | back | edge | silhouette": "rim",
}
PALETTE_MODIFIERS = {"warm | earthy | autumnal": {"light": "warm"}, "cool | cold": {"light": "cool"}, "soft | muted": {"light": "soft"}}
LIGHT_FROM = {
    -1.0: "from the left | from left | left side lighting",
    1.0: "from the right | from right | right side lighting",
}
HOURS = {
    "warm": "evening | dusk | morning | dawn | autumn | fall | autumnal | indian summer | sundown | twilight | at dawn | late afternoon"
    " | early morning | early evening | summer evening",
    "cool": "night | night time | nighttime | at night | midnight | winter | wintry | cold | in the snow | snow | winter day"
    " | winter morning"
    " | late at night | frosty | winter evening | cold morning | christmas",
    "bright": "summer | midday | noon | summery | spring | springtime | summer day | bright day | afternoon | summer morning"
    " | spring morning | spring day",
    "soft": "cloudy | foggy | misty | rainy day",
}
# Where an hour or a season is seen, for pictures in which nobody names a place.
SEEN_AT = {
    "beach": "sunset | golden hour | sunrise | sundown | summer | summery | summer day | summer evening | summer morning | at dawn",
    "park": "spring | springtime | autumn | autumnal | fall | indian summer | spring morning | spring day | misty | foggy",
    "mountains": "winter | wintry | winter day | winter morning | in the snow | snow | winter evening | frosty",
    "night sky": "night | night time | nighttime | at night | midnight | moonlight | moonlit | late at night",
    "city": "blue hour | dusk | twilight | neon",
}
