"""What people type, for tuning the lexicon.

Written from the English and the illustrator's vocabulary without looking at the lexicon. Drawn from the same 370 prompts as the
frozen set by random.Random(20261121).shuffle: the last 130, so neither set is the easier one. See expectation.py for how a row is written.
"""

from .expectation import (
    BETWEEN,
    BLACK,
    CROPPED,
    CURLY,
    FACIAL,
    HAPPY,
    HEADSHOT,
    LEVEL,
    LONG,
    MIDDLE,
    OLD,
    OPEN,
    SHORTER_THAN_LONG,
    SMILING,
    SOME,
    TALKING,
    WORN,
    YOUNG,
    F,
    M,
    darker_than,
    lighter_than,
    other_than,
)

WRITTEN = [
    (
        "Carlos uses a wheelchair. He is 38, tan, athletic, short crop, polo shirt in navy, laughing.",
        dict(
            mobility="wheelchair", presentation=M, age=38, skin="tan", build="athletic", hair="short crop", outfit="polo",
            outfit_colour="navy", expression="laughing",
        ),
    ),
    (
        "Newborn ward mural draft: midwife, pink scrubs, hair in a bun, light brown skin, calm smile, halo background in "
        "yellow, paper cut style, soft pastel, no harsh lines",
        dict(
            outfit="scrubs", outfit_colour="pink", hair={"top bun", "low bun"}, skin={"caramel", "tan", "brown"}, expression="smile",
            scene="halo", scene_colour="yellow", style="paper cut", light=OPEN,
        ),
    ),
    (
        "doctor, white coat, calm",
        dict(outfit="lab coat", outfit_colour="white", expression={"neutral", "smile"}),
    ),
    (
        "man holding a sign that says \"We're hiring!\"",
        dict(presentation=M, prop="sign", sign_text="We're hiring!"),
    ),
    (
        "Keiko, seventy-something calligrapher with white hair in a low bun and a navy kimono",
        dict(age=(70, 79), hair="low bun", hair_colour="white"),
        ["kimono"],
    ),
    (
        "Persona card for workshop: Tradesman Tim, 50, broad shoulders, moustache, flannel shirt, pencil behind the ear, "
        "workshop, flat vector, not smiling, arms crossed",
        dict(
            presentation=M, age=50, build="broad", beard="moustache", outfit="shirt", scene="workshop", style="flat vector",
            expression={"neutral", "serious"},
        ),
        ["flannel"],
    ),
    (
        "man with a short beird and square glases",
        dict(presentation=M, beard="short beard", glasses="square glasses"),
    ),
    (
        "Case study thumbnail: female engineer wearing a hard hat and safety glasses, tablet in her hands, factory hall, blue "
        "work vest, focused expression, cool light",
        dict(
            presentation=F, headwear="hard hat", glasses=OPEN, prop="tablet", outfit="work vest", outfit_colour="blue",
            expression={"serious", "thoughtful"}, light="cool", scene=OPEN,
        ),
        ["factory"],
    ),
    (
        "our brand palette only: #0b5fff, #ffd166",
        dict(style="brand palette", brand_colours={("#0b5fff", "#ffd166")}),
    ),
    (
        "Campaign against loneliness: elderly man alone in the kitchen, cup of tea, looking at the window, sad, white hair, "
        "brown v-neck sweater, cool winter light, pencil",
        dict(
            age=OLD, presentation=M, scene="kitchen", prop="cup", expression="sad", hair_colour="white", outfit="v-neck sweater",
            outfit_colour="brown", light="cool", style="pencil", gaze=OPEN,
        ),
    ),
    (
        "Diwali post, woman in a pink saree, earrings and necklace, long black hair, big smile, dark night background with "
        "diyas, warm light, gouache illustration please",
        dict(
            presentation=F, outfit="saree", outfit_colour="pink", accessories=("earrings", "necklace"), hair=LONG, hair_colour="black",
            expression="big smile", light="warm", style="gouache", scene=OPEN, scene_colour=OPEN,
        ),
        ["diyas"],
    ),
    (
        "studnt in the libary with headphones",
        dict(scene="library", accessories=("headphones",), age=OPEN),
    ),
    (
        "archetype The Skeptic: man, 58, bald, grey goatee, half-rim glasses, beige shirt, eyebrow raised, smirking, plain "
        "beige background, soft 3d, same crop as the others",
        dict(
            presentation=M, age=58, hair="bald", beard="goatee", hair_colour="grey", glasses="half-rim glasses", outfit="shirt",
            outfit_colour="beige", expression="smirk", scene="plain", scene_colour="beige", style="soft 3d", brow_arch=OPEN,
        ),
    ),
    (
        "Newsletter art: gardener in the garden, of course! Sixty-something woman, straw coloured bob, green overalls, "
        "freckles, spring morning, bright light, watercolor please",
        dict(
            presentation=F, age=(60, 69), hair="bob", hair_colour="blonde", scene="garden", outfit="overalls", outfit_colour="green",
            freckles=SOME, light="bright", style="watercolour",
        ),
    ),
    (
        "Let's try a calmer direction for the mindfulness app, woman, sixty, silver long straight hair, beige dress, eyes "
        "lowered, beach at dawn, soft light, watercolour",
        dict(
            presentation=F, age=60, hair="long straight", hair_colour="silver", outfit="dress", outfit_colour="beige", gaze=OPEN,
            scene="beach", light="soft", style="watercolour", expression=OPEN, pitch=OPEN, eye_openness=OPEN,
        ),
    ),
    (
        "Pierre is a pastry chef of about fifty, slim, moustache, white chef jacket and chef hat",
        dict(
            age=(48, 52), build="slim", beard="moustache", outfit="chef jacket", outfit_colour="white", headwear="chef hat",
            presentation=OPEN,
        ),
    ),
    (
        "Illustration for our accessibility guidelines: a man in a wheelchair working on a tablet in a cafe, short beard, denim"
        " jacket, relaxed, natural light, please keep it dignified",
        dict(
            mobility="wheelchair", presentation=M, prop="tablet", scene="cafe", beard="short beard", outfit="denim jacket",
            expression=OPEN, light=OPEN,
        ),
    ),
    (
        "blog header about remote work, guy in pyjamas with a laptop in the living room, messy hair, stubble, big coffee "
        "energy, line art with one accent of yellow",
        dict(presentation=M, prop="laptop", scene="living room", beard="stubble", style="line art", accent_colour=OPEN),
        ["pyjamas", "messy"],
    ),
    (
        "a couple in their garden",
        dict(people=2, scene="garden"),
    ),
    (
        "Babak is fourty, has a salt and pepper beard, slicked-back hair, and a black suit without a tie",
        dict(age=40, beard=FACIAL, hair_colour="grey", hair="slicked back", outfit="suit", outfit_colour="black"),
    ),
    (
        "We're doing a Pride post with our own staff: trans woman, 27, long straight purple hair, denim jacket, rainbow flag, "
        "laughing, street, bright, pop art",
        dict(
            presentation=F, age=27, hair="long straight", hair_colour="purple", outfit="denim jacket", expression="laughing",
            scene="street", light="bright", style="pop art",
        ),
        ["flag"],
    ),
    (
        "employee badge pic, lanyard, plain white background, bright light",
        dict(accessories=("lanyard",), scene="plain", scene_colour="white", light="bright"),
    ),
    (
        "watercolur portrait, garden background",
        dict(style="watercolour", framing=HEADSHOT, scene="garden"),
    ),
    (
        "Give us 8 pictures of delivery riders for the city pages - men and women, all with a parcel, blue work vest, cap, city"
        " background, bright, soft 3d",
        dict(
            count=8, presentation=OPEN, prop="parcel", outfit="work vest", outfit_colour="blue", headwear="cap", scene="city",
            light="bright", style="soft 3d",
        ),
    ),
    (
        "Our persona Kwame is a 26-year-old software engineer: deep skin, high fade, round glasses, purple hoodie, laptop "
        "always under his arm.",
        dict(
            age=26, skin="deep", hair="high fade", glasses="round glasses", outfit="hoodie", outfit_colour="purple", prop="laptop",
            presentation=M,
        ),
    ),
    (
        "Bob is a retired fisherman with a weathered face, thick white beard, navy beanie and a striped top",
        dict(
            age=OLD, beard="full beard", hair_colour="white", headwear="beanie", headwear_colour="navy", outfit="striped top",
            presentation=OPEN,
        ),
        ["weathered"],
    ),
    (
        "Thandiwe, 36, lawyer, braids in a bun, burgundy suit, necklace, dark brown skin, confident",
        dict(
            age=36, hair={"braids", "top bun", "low bun"}, outfit="suit", outfit_colour={"red", "brown"}, accessories=("necklace",),
            skin="dark brown",
        ),
    ),
    (
        "a middle-aged woman, medium brown skin, grey streaks in black shoulder-length hair, striped top",
        dict(
            age=MIDDLE, presentation=F, skin={"brown", "caramel"}, hair="shoulder length", hair_colour={"black", "grey"},
            outfit="striped top",
        ),
        ["streaks"],
    ),
    (
        "closer crop on the face",
        dict(framing={"bust", "face"}),
        dict(framing="half"),
    ),
    (
        "our roadshow van needs a wide illustration: two mechanics in the workshop, overalls, one helicopter in the back (don't"
        " ask), comic style, laughing, bright light",
        dict(people=2, scene="workshop", outfit="overalls", style="comic", expression="laughing", light="bright"),
        ["helicopter"],
    ),
    (
        "bride in a white gown on the beach at sunset",
        dict(presentation=F, outfit={"gown", "dress"}, outfit_colour="white", scene="beach", light="warm"),
    ),
    (
        "gym chain promo, athletic woman with a ponytial and a teal sports jersey, dramatic side lighting, serious look, "
        "standing in the gym, we will put the price tag on the right",
        dict(
            build="athletic", presentation=F, hair="ponytail", outfit="sports jersey", outfit_colour="teal", light="dramatic",
            expression="serious", scene="gym",
        ),
    ),
    (
        "soft 3d avatar, pruple hair, bokeh background",
        dict(style="soft 3d", hair_colour="purple", scene="bokeh"),
    ),
    (
        "Ramadan greeting card: woman in an emerald hijab, gentle smile, night sky with a crescent moon and lanterns, gold "
        "accents, paper cut style, quiet and elegant mood",
        dict(
            presentation=F, headwear="hijab", headwear_colour={"green", "teal"}, expression="smile", scene="night sky",
            style="paper cut", accent_colour=OPEN,
        ),
        ["lanterns"],
    ),
    (
        "Need 4 avatars for the testimonials section, all headshots, same soft 3d style and the same teal halo behind, mixed "
        "ages, everybody smiling, no sunglasses or hats please",
        dict(
            count=4, framing=HEADSHOT, style="soft 3d", scene="halo", scene_colour="teal", expression=SMILING,
            glasses=other_than("sunglasses"), headwear={"none"},
        ),
    ),
    (
        "Travel newsletter, Lisbon issue. Brunette in sunglasses and a striped top, tram passing by, sunny street, watercolor, "
        "light breeze in her long wavy hair, happy holiday feeling",
        dict(
            hair_colour={"brown", "dark brown"}, glasses="sunglasses", outfit="striped top", scene="street", light={"bright", "warm"},
            style="watercolour", presentation=F, hair="long wavy", expression=HAPPY,
        ),
        ["tram"],
    ),
    (
        "Eco fashion label. Model with buzz cut and big earrings, deep skin, brown turtleneck, looking down, dramatic side "
        "light from the left, duotone, face close-up",
        dict(
            hair="buzz cut", accessories=("earrings",), skin="deep", outfit="turtleneck", outfit_colour="brown", gaze=OPEN, pitch=OPEN,
            light="dramatic", light_from=(-1.0, -0.2), style="duotone", framing="face",
        ),
    ),
    (
        "pencil sketch of a bearded librarian",
        dict(style="pencil", beard=FACIAL, scene={"library"}, outfit=OPEN),
    ),
    (
        "Nils the hipster: waxed moustache, undercut, denim jacket, moutain scenery behind",
        dict(beard="moustache", hair="undercut", outfit="denim jacket", scene="mountains"),
        ["waxed"],
    ),
    (
        "developer with a labtop, black hoodie, undercut",
        dict(prop="laptop", outfit="hoodie", outfit_colour="black", hair="undercut"),
    ),
    (
        "a persona for our pet insurance: man, 37, ginger stubble, checked shirt, hugging a golden retriever in the living "
        "room, warm light, laughing, soft 3d render",
        dict(
            presentation=M, age=37, beard="stubble", hair_colour="ginger", outfit="shirt", scene="living room", light="warm",
            expression="laughing", style="soft 3d",
        ),
        ["checked", "retriever"],
    ),
    (
        "for the patient portal we want someone reassuring, a doctor in a white lab coat and hijab, gentle smile, in a clinic, "
        "cool light, please no sterile stock photo vibes",
        dict(outfit="lab coat", headwear="hijab", outfit_colour="white", expression="smile", scene="clinic", light="cool"),
    ),
    (
        "flat vector illustration, man with a moustache and a yellow beanie",
        dict(style="flat vector", presentation=M, beard="moustache", headwear="beanie", headwear_colour="yellow"),
    ),
    (
        "Abuela Rosa, eighty, white curly hair, scarf, wrinkles and a laugh you can hear",
        dict(age=80, presentation=OPEN, hair=CURLY, hair_colour="white", accessories=("scarf",), expression="laughing"),
    ),
    (
        "we are a bakery in lyon and want a mascot: round cheeks, chef hat, curly moustache, white apron, holding a baguette, "
        "paper cut, cream background, joyful",
        dict(
            cheek=OPEN, face_width=OPEN, headwear="chef hat", beard="moustache", outfit="apron", outfit_colour="white",
            style="paper cut", scene_colour={"beige", "white", "yellow"}, expression=HAPPY,
        ),
        ["baguette"],
    ),
    (
        "Autumn campaign: young woman with auburn long wavey hair, orange scarf, cup of hot chocolate, park with falling "
        "leaves, warm golden light, gouache style so it feels handmade",
        dict(
            age=YOUNG, presentation=F, hair="long wavy", hair_colour="auburn", accessories=("scarf",), prop="cup", scene="park",
            light="warm", style="gouache",
        ),
        ["leaves"],
    ),
    (
        "Help centre banner: agent with a headset, low bun, caramel skin, purple polo, friendly smile, gradient background from"
        " teal, keep her on the right third",
        dict(
            accessories=("headphones",), hair="low bun", skin="caramel", outfit="polo", outfit_colour="purple", expression=SMILING,
            scene="gradient", scene_colour="teal", presentation=F,
        ),
    ),
    (
        "Sticker set, first one: guy in a hoodie giving thumbs up, line art, white background, laughing, cap turned backwards, "
        "no shading please, thick lines",
        dict(
            presentation=M, outfit="hoodie", style="line art", scene_colour="white", expression="laughing", headwear="cap", scene=OPEN,
        ),
        ["thumbs"],
    ),
    (
        "old man with a full white beard and a flat cap",
        dict(age=OLD, presentation=M, beard="full beard", hair_colour="white", headwear="cap"),
    ),
    (
        "Wedding planner site, hero: bride laughing, long wavy blonde hair, white dress, flower crown, garden, golden hour, "
        "soft watercolour, bust framing, airy and romantic",
        dict(
            presentation=F, expression="laughing", hair="long wavy", hair_colour="blonde", outfit={"dress", "gown"},
            outfit_colour="white", scene="garden", light={"warm", "soft"}, style="watercolour", framing="bust",
        ),
        ["crown"],
    ),
    (
        "sad woman, rainy window",
        dict(expression="sad", presentation=F),
        ["rainy", "window"],
    ),
    (
        "Linh runs a plant shop; she's got amber eyes, dark brown wavy hair and an olive green apron",
        dict(
            presentation=F, scene={"shop"}, eyes="amber", hair="long wavy", hair_colour="dark brown", outfit="apron",
            outfit_colour="green",
        ),
        ["plant"],
    ),
    (
        "Retail associate of the month! Woman, 23, fair skin, brown pigtails, red polo with lanyard, shop background, huge "
        "smile, flat vector, 4:5 format",
        dict(
            presentation=F, age=23, skin="fair", hair="pigtails", hair_colour="brown", outfit="polo", outfit_colour="red",
            accessories=("lanyard",), scene="shop", expression="big smile", style="flat vector",
        ),
    ),
    (
        "mechanic in blue overalls in her workshop",
        dict(outfit="overalls", outfit_colour="blue", presentation=F, scene="workshop"),
    ),
    (
        "Our mascot Eero: 23, gamer, headphones, purple hair in a short crop, black hoodie, wink",
        dict(
            age=23, accessories=("headphones",), hair="short crop", hair_colour="purple", outfit="hoodie", outfit_colour="black",
            expression="wink",
        ),
    ),
    (
        "Finn is 25, ginger, freckled, with a short beard, and loves his striped top and yellow beanie",
        dict(
            age=25, hair_colour="ginger", freckles=SOME, beard="short beard", outfit="striped top", headwear="beanie",
            headwear_colour="yellow", presentation=OPEN,
        ),
    ),
    (
        "Corporate training in Nairobi: facilitator, woman, 35, dark brown skin, long braids, mustard blazer, clipboard, "
        "classroom, mid-sentence, bright and modern, soft 3d",
        dict(
            presentation=F, age=35, skin="dark brown", hair="braids", outfit="blazer", outfit_colour={"yellow", "orange"},
            prop="clipboard", scene="classroom", viseme=TALKING, style="soft 3d", light="bright",
        ),
    ),
    (
        "portrait on a solid #1a73e8 background",
        dict(framing=HEADSHOT, scene="plain", scene_colour="#1a73e8"),
    ),
    (
        "make Marta older, around 60, and give her grey hair",
        dict(age=(57, 63), hair_colour="grey", presentation=F),
        dict(age=35, hair="bob", hair_colour="brown"),
    ),
    (
        "no glasses, no hat",
        dict(glasses="none", headwear="none"),
    ),
    (
        "Editorial on burnout: woman, 34, olive skin, dark brown low bun, grey blazer, staring at laptop, sad, office at night,"
        " dramatic light, pencil and duotone mix",
        dict(
            presentation=F, age=34, skin="olive", hair="low bun", hair_colour="dark brown", outfit="blazer", outfit_colour="grey",
            prop="laptop", expression="sad", scene="office", light="dramatic",
            style_weights={"pencil": (0.4, 0.6), "duotone": (0.4, 0.6)},
        ),
    ),
    (
        "menopause app, we want women to see themselves: 51, plus-size, brown skin, short grey curls, red glasses, orange "
        "v-neck sweater, laughing with her head tilted, soft light",
        dict(
            presentation=F, age=51, build="plus-size", skin="brown", hair="short curls", hair_colour="grey", glasses=WORN,
            outfit="v-neck sweater", outfit_colour="orange", expression="laughing", roll={(-25, -2), (2, 25)}, light="soft",
        ),
    ),
    (
        "We're relaunching our kids' dental brand for parents. Friendly dentist in her thirties, pink scrubs, brown ponytail, "
        "dimples, bright clinic, soft 3d, super approachable, no scary instruments",
        dict(
            expression=SMILING, presentation=F, age=(30, 39), outfit="scrubs", outfit_colour="pink", hair="ponytail",
            hair_colour="brown", dimples=True, scene="clinic", style="soft 3d", light=OPEN,
        ),
    ),
    (
        "Quick mood for the whisky client: man, 62, silver full beard, beige turtleneck, mountians behind, dusk, warm light, "
        "thoughtful, watercolour with pencil details",
        dict(
            presentation=M, age=62, beard="full beard", hair_colour="silver", outfit="turtleneck", outfit_colour="beige",
            scene="mountains", light="warm", expression="thoughtful", style_weights={"watercolour": (0.4, 0.95), "pencil": (0.05, 0.6)},
        ),
    ),
    (
        "Jess, courier, 30, undercut, blonde, blue work vest, parcel under arm, grinning",
        dict(
            age=30, hair="undercut", hair_colour="blonde", outfit="work vest", outfit_colour="blue", prop="parcel",
            expression="big smile",
        ),
    ),
    (
        "App store screenshot: character holding a phone, solid #6c5ce7 background, purple hoodie, short curls, deep skin, big "
        "smile, half figure so we can see the hands",
        dict(
            prop="phone", scene="plain", scene_colour="#6c5ce7", outfit="hoodie", outfit_colour="purple", hair="short curls",
            skin="deep", expression="big smile", framing="half",
        ),
    ),
    (
        "keep Lina as she is, only shorter hair and a bigger smile",
        dict(presentation=F, hair=SHORTER_THAN_LONG, expression={"big smile", "laughing"}),
        dict(hair="long curls", expression="smile"),
    ),
    (
        "LinkedIn banner for the logistics team: warehose in the background, a broad guy in an orange work vest carrying a "
        "parcel, confident smile, soft 3d like the rest of our set",
        dict(
            scene="warehouse", build="broad", presentation=M, outfit="work vest", outfit_colour="orange", prop="parcel",
            expression=SMILING, style="soft 3d",
        ),
    ),
    (
        "The brief in one breath: confident plus-size woman, black curly hair, hot red suit, sunglasses, laughing on a city "
        "street at noon, pop art, bust, make it loud",
        dict(
            build="plus-size", presentation=F, hair=CURLY, hair_colour="black", outfit="suit", outfit_colour="red",
            glasses="sunglasses", expression="laughing", scene={"city", "street"}, light="bright", style="pop art", framing="bust",
        ),
    ),
    (
        "hero shot for our Q3 landing page, think friendly not corporate: a woman in her thirties, brown skin, shoulder length "
        "hair, teal v-neck sweater, laptop open, bright modern office behind her",
        dict(
            expression=SMILING, presentation=F, age=(30, 39), skin="brown", hair="shoulder length", outfit="v-neck sweater",
            outfit_colour="teal", prop="laptop", scene="office", light=OPEN,
        ),
    ),
    (
        "Tomasz, 45, warehouse supervisor. Broad build, buzz cut, short beard, orange work vest over a grey tee.",
        dict(age=45, build="broad", hair="buzz cut", beard="short beard", outfit="work vest", outfit_colour="orange", scene=OPEN),
    ),
    (
        "Same campaign as last month but make him look older and put him in a darker suit, serious now, dramatic light, stage "
        "in the background, mic in hand",
        dict(
            presentation=M, age=(46, 90), outfit="suit", outfit_colour=darker_than("blue"), expression="serious", light="dramatic",
            scene="stage",
        ),
        ["mic"],
        dict(age=40, outfit="suit", outfit_colour="blue"),
    ),
    (
        "head and shoulders, woman, tan skin, top bun",
        dict(framing="bust", presentation=F, skin="tan", hair="top bun"),
    ),
    (
        "wheelchiar user, big grin, at the gym",
        dict(mobility="wheelchair", expression="big smile", scene="gym"),
    ),
    (
        "Website footer illustration, a couple on the beach at golden hour, seen from the waist up, laughing, she wears a "
        "yellow dress and he has a beard, gouache",
        dict(
            people=2, scene="beach", light="warm", framing="half", expression="laughing", outfit=OPEN, outfit_colour=OPEN, beard=OPEN,
            presentation=OPEN, style="gouache",
        ),
    ),
    (
        "grandfather type, about 75, bald with a white moustache, half-rim glasses, beige sweater, twinkle in his eye",
        dict(
            age=(72, 78), presentation=M, hair="bald", beard="moustache", hair_colour="white", glasses="half-rim glasses",
            outfit={"v-neck sweater", "turtleneck"}, outfit_colour="beige",
        ),
        ["twinkle"],
    ),
    (
        "a Black woman executive, natural hair, emerald suit, pearl earrings, arms crossed",
        dict(skin=BLACK, presentation=F, hair=OPEN, outfit="suit", outfit_colour={"green", "teal"}, accessories=("earrings",)),
        ["pearl", "crossed"],
    ),
    (
        "Mr Tanaka, sixty-six, very proper, grey side part, black suit, square glases, neutral expression",
        dict(
            presentation=M, age=66, hair="side part", hair_colour="grey", outfit="suit", outfit_colour="black",
            glasses="square glasses", expression="neutral",
        ),
    ),
    (
        "University prospectus: graduate in a black gown and mortarboard, hijab underneath in white, laughing, campus park, "
        "bright summer light, soft 3d, half length portrait",
        dict(
            outfit="gown", outfit_colour="black", headwear={"mortarboard", "hijab"}, headwear_colour=OPEN, expression="laughing",
            scene="park", light="bright", style="soft 3d", framing="half",
        ),
    ),
    (
        "Milan, handyman, 51, moustache, cap backwards, grey overalls, holding a drill",
        dict(age=51, beard="moustache", headwear="cap", outfit="overalls", outfit_colour="grey"),
        ["drill"],
    ),
    (
        "Beatriz is a forklift driver: 42, curvy, hi vis vest, hard hat, long brown ponytail, wink",
        dict(
            age=42, build="plus-size", outfit="work vest", headwear="hard hat", hair="ponytail", hair_colour="brown", expression="wink",
            presentation=OPEN,
        ),
        ["forklift"],
    ),
    (
        'Our chatbot persona "Nia": late 20s, brown skin, long braids, teal blazer, warm smile, looks straight at you',
        dict(
            age=(26, 30), skin="brown", hair="braids", outfit="blazer", outfit_colour="teal", expression="smile", light=OPEN,
            gaze=(LEVEL, LEVEL),
        ),
    ),
    (
        "We want to thank our volunteers: man holding a sign “Thank you, Leeds!”, grey polo, lanyard, short grey hair, park, "
        "sunny, big grin, comic style, waist up",
        dict(
            presentation=M, prop="sign", sign_text="Thank you, Leeds!", outfit="polo", outfit_colour="grey", accessories=("lanyard",),
            hair=CROPPED, hair_colour="grey", scene="park", light={"bright", "warm"}, expression="big smile", style="comic",
            framing="half",
        ),
    ),
    (
        "German client, Handwerk campaign: joiner apprentice, 19, freckles, ginger short crop, green overalls, workshop, "
        "holding a plank, proud smile, warm light, soft 3d",
        dict(
            age=19, freckles=SOME, hair="short crop", hair_colour="ginger", outfit="overalls", outfit_colour="green", scene="workshop",
            expression=SMILING, light="warm", style="soft 3d",
        ),
        ["plank"],
    ),
    (
        "Courier app push notification image: rider with a parcel, teal beanie, dark brown skin, smiling, flat vector, plain "
        "orange background, tight crop",
        dict(
            prop="parcel", headwear="beanie", headwear_colour="teal", skin="dark brown", expression=SMILING, style="flat vector",
            scene="plain", scene_colour="orange", framing=OPEN,
        ),
    ),
    (
        "Jordan (they/them), 29, nonbinary, undercut dyed green, denim jacket, smirk",
        dict(presentation=BETWEEN, age=29, hair="undercut", hair_colour="green", outfit="denim jacket", expression="smirk"),
    ),
    (
        "warehouse worker with a clipboard",
        dict(scene="warehouse", prop="clipboard", outfit=OPEN),
    ),
    (
        "customer story video cover: cheese maker, man, 57, white beard, white apron, moustache, cellar with cheese wheels, "
        "talking to camera, warm light, waist up",
        dict(
            presentation=M, age=57, beard=FACIAL, hair_colour="white", outfit="apron", outfit_colour="white", viseme=TALKING,
            light="warm", framing="half", gaze=OPEN,
        ),
        ["cheese", "cellar"],
    ),
    (
        "Tech conference keynote visual: woman with silver undercut and black blazer on stage, brand pattern behind her, rim "
        "lighting, confident smirk, cool palette",
        dict(
            presentation=F, hair="undercut", hair_colour="silver", outfit="blazer", outfit_colour="black",
            scene={"stage", "brand pattern"}, light="rim", expression="smirk",
        ),
    ),
    (
        "looking straight at the camera",
        dict(gaze=(LEVEL, LEVEL)),
    ),
    (
        "waist up shot of a man in a polo",
        dict(framing="half", presentation=M, outfit="polo"),
    ),
    (
        "delivery driver with a parcel on a busy street",
        dict(prop="parcel", scene="street", outfit=OPEN),
    ),
    (
        "Theo is 20, with Down syndrome, works in a cafe, wears a navy apron and the biggest smile",
        dict(age=20, scene="cafe", outfit="apron", outfit_colour="navy", expression={"big smile", "smile"}),
    ),
    (
        "IT security training, slide 1: suspicious person in a black hoodie and sunglases behind a laptop, smirk, dark "
        "background, cool light, comic, not too scary",
        dict(
            outfit="hoodie", outfit_colour="black", glasses="sunglasses", prop="laptop", expression="smirk", scene_colour=OPEN,
            scene=OPEN, light="cool", style="comic",
        ),
    ),
    (
        "EDU client wants a maths teacher: tall slim man, bow tie, square glasses, tan skin, classroom, holding a book, "
        "thoughtful, flat illustration with navy and beige",
        dict(
            build="slim", presentation=M, glasses="square glasses", skin="tan", scene="classroom", prop="book", expression="thoughtful",
            style="flat vector", outfit_colour=OPEN, scene_colour=OPEN,
        ),
        ["tall", "bow", "tie"],
    ),
    (
        "Photorealistic if you can: businesswoman, 40, in a grey suit, low bun, pearl earings, standing in the lobby, coffee in"
        " hand, confident, city through the window",
        dict(
            presentation=F, age=40, outfit="suit", outfit_colour="grey", hair="low bun", accessories=("earrings",), prop="cup",
            scene={"city", "office"}, expression=OPEN,
        ),
        ["photorealistic", "pearl"],
    ),
    (
        "chef with arms full of flour, laughing",
        dict(outfit="chef jacket", headwear=OPEN, expression="laughing"),
        ["flour"],
    ),
    (
        "He's a shy librarian type: slim, side part, v-neck sweater, round glasses, looking down",
        dict(
            presentation=M, build="slim", hair="side part", outfit="v-neck sweater", glasses="round glasses", scene=OPEN, gaze=OPEN,
            pitch=OPEN, expression=OPEN,
        ),
    ),
    (
        "paramedic standing in the street, blue light",
        dict(outfit=OPEN, scene="street", light=OPEN),
    ),
    (
        "woman w/ afro, gold hoop earings, gradient orange bg",
        dict(presentation=F, hair="afro", accessories=("earrings",), scene="gradient", scene_colour="orange"),
        ["hoop"],
    ),
    (
        "scientist, lab coat, half-rim glasses, thinking hard",
        dict(outfit="lab coat", glasses="half-rim glasses", expression="thoughtful"),
    ),
    (
        "man in the moutains with a beanie",
        dict(presentation=M, scene="mountains", headwear="beanie"),
    ),
    (
        "Bea is our gen z intern, she has a shaved side undercut in pink, cat eye glasses and a tee with our logo",
        dict(age=OPEN, presentation=F, hair="undercut", hair_colour="pink", glasses="cat-eye glasses", outfit="t-shirt"),
        ["logo"],
    ),
    (
        "clean shaven man, quiff",
        dict(beard="none", presentation=M, hair="quiff"),
    ),
    (
        "We need a spot illustration for the careers page. Two colleagues laughing in the kitchen, flat vector, warm light, "
        "nothing too posed, plenty of negative space for the headline on the left.",
        dict(people=2, expression="laughing", scene="kitchen", style="flat vector", light="warm"),
    ),
    (
        "not smiling",
        dict(expression={"neutral", "serious"}),
    ),
    (
        "Henrik is a wheelchar basketball coach, mid 40s, blond, short beard, red sports jersey",
        dict(
            mobility="wheelchair", age=(43, 47), hair_colour="blonde", beard="short beard", outfit="sports jersey", outfit_colour="red",
        ),
    ),
    (
        "Persona: Dr Leila Haddad, cardiologist in her forties, navy hijab, white lab coat, calm and thougtful",
        dict(
            presentation=OPEN, age=(40, 49), headwear="hijab", headwear_colour="navy", outfit="lab coat", outfit_colour="white",
            expression={"neutral", "thoughtful", "smile"},
        ),
    ),
    (
        "6 options for a headshot, plain grey background",
        dict(count=6, framing=HEADSHOT, scene="plain", scene_colour="grey"),
    ),
    (
        "feedback: she feels too far away, move closer, make the dress lighter and lose the earrings. Also could we get it in "
        "watercolour rather than flat vector?",
        dict(
            presentation=F, framing={"bust", "face"}, outfit="dress", outfit_colour=lighter_than("navy"), accessories=(),
            style="watercolour",
        ),
        dict(framing="half", outfit="dress", outfit_colour="navy", accessories=("earrings",), style="flat vector"),
    ),
    (
        "Halima, nineteen, first year medical student, white hijab, lab coat, holding books, nervous",
        dict(age=19, headwear="hijab", headwear_colour="white", outfit="lab coat", prop="book", expression=OPEN),
    ),
    (
        "For the returns page: person looking relieved with an open parcel, beige hoodie, short curls, living room, line art in"
        " navy, small smile, nothing fancy",
        dict(
            prop="parcel", outfit="hoodie", outfit_colour="beige", hair="short curls", scene="living room", style="line art",
            expression={"smile"}, scene_colour=OPEN, accent_colour=OPEN,
        ),
    ),
    (
        "Same Jonas as before but with less beard and a darker hoodie",
        dict(beard={"short beard", "goatee", "stubble", "moustache", "none"}, outfit_colour=darker_than("teal")),
        dict(beard="full beard", outfit="hoodie", outfit_colour="teal"),
    ),
    (
        "Olena, refugee support worker, 37, blonde braids, blue denim jacket, gentle",
        dict(age=37, hair="braids", hair_colour="blonde", outfit="denim jacket", outfit_colour="blue", expression=OPEN),
    ),
    (
        "Please generate five headshots of a believable product designer, woman, East Asian, early thirties, fringe, round "
        "glasses, black t-shirt, gradient background in pink",
        dict(
            count=5, framing=HEADSHOT, presentation=F, age=(30, 34), skin=OPEN, eye_shape=OPEN, hair="fringe", glasses="round glasses",
            outfit="t-shirt", outfit_colour="black", scene="gradient", scene_colour="pink",
        ),
    ),
    (
        "woman with monolid eyes and a straight black fringe",
        dict(presentation=F, eye_shape="monolid", hair="fringe", hair_colour="black"),
    ),
    (
        "rim lit singer on stage",
        dict(light="rim", scene="stage"),
    ),
    (
        "Anouk has vitiligo, cornrows and hazel eyes; she's in her twenties and wears an orange striped top",
        dict(vitiligo=True, hair="cornrows", eyes="hazel", presentation=F, age=(20, 29), outfit="striped top", outfit_colour="orange"),
    ),
    (
        "Tariq has one prostetic left arm, a full beard, a black t-shirt and a huge laugh",
        dict(prosthesis="left arm", beard="full beard", outfit="t-shirt", outfit_colour="black", expression="laughing"),
    ),
    (
        "vitilgo, cornrows, deep skin",
        dict(vitiligo=True, hair="cornrows", skin="deep"),
    ),
    (
        "guy riding a bicycle through the city",
        dict(presentation=M, scene="city"),
        ["bicycle"],
    ),
    (
        "young woman, long wavy ginger hair, freckles",
        dict(age=YOUNG, presentation=F, hair="long wavy", hair_colour="ginger", freckles=SOME),
    ),
    (
        "lighter hair colour",
        dict(hair_colour=lighter_than("dark brown")),
        dict(hair="bob", hair_colour="dark brown"),
    ),
    (
        "Mateus, 21, surfer, long wavy blond hair, tanned skin, no beard, surfboard under the arm",
        dict(age=21, hair="long wavy", hair_colour="blonde", skin="tan", beard="none"),
        ["surfboard"],
    ),
    (
        "skateboarder with pink pigtails",
        dict(hair="pigtails", hair_colour="pink"),
        ["skateboarder"],
    ),
    (
        "Recruitment microsite, hero: bus driver, 46, dark skinned, grey beard, blue shirt, cap, leaning on the wheel, city in "
        "the back, bright morning light, soft 3d",
        dict(
            age=46, skin={"deep", "dark brown"}, beard=FACIAL, hair_colour="grey", outfit="shirt", outfit_colour="blue", headwear="cap",
            scene="city", light="bright", style="soft 3d",
        ),
    ),
    (
        "Kirsten the architect, half-rim glasses, gray eyes, sleek platinum bob, black blazr, mid-forties",
        dict(
            glasses="half-rim glasses", eyes="grey", hair="bob", hair_colour="platinum", outfit="blazer", outfit_colour="black",
            age=(43, 47),
        ),
    ),
    (
        "Samuel: dark skinned man, 50s, grey goatee, charcoal suit, looks trustworthy",
        dict(
            skin={"deep", "dark brown"}, presentation=M, age=(50, 59), beard="goatee", hair_colour="grey", outfit="suit",
            outfit_colour={"grey", "black"},
        ),
    ),
    (
        "woman with silver pixie and scarf, winter",
        dict(presentation=F, hair="pixie", hair_colour="silver", accessories=("scarf",), light=OPEN, scene=OPEN),
    ),
    (
        "Instagram carousel, frame one: freckled woman with ginger braids peeking over a book, green eyes, surprised, bokeh "
        "background in brown, soft light, face close up",
        dict(
            freckles=SOME, presentation=F, hair="braids", hair_colour="ginger", prop="book", eyes="green", expression="surprised",
            scene="bokeh", scene_colour="brown", light="soft", framing="face",
        ),
    ),
]
