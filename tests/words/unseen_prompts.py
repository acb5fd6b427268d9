"""What people type, for measuring only.

Written from the English and the illustrator's vocabulary, without looking at the lexicon and without reading one of these with it;
frozen on 2026-11-21 and measured by tests/words/test_unseen.py. Never used for tuning: whoever works on the lexicon does not open
this file. Drawn from the same 370 prompts as written_prompts.py by random.Random(20261121).shuffle: the first 240.
See expectation.py for how a row is written.
"""

from .expectation import (
    BETWEEN,
    CROPPED,
    CURLY,
    FACIAL,
    GREYS,
    HAPPY,
    HEADSHOT,
    LEVEL,
    LONG,
    LONGER_THAN_SHORT,
    MIDDLE,
    OLD,
    OLDER,
    OPEN,
    PROFILE,
    SHORTER_THAN_LONG,
    SMILING,
    SOME,
    TALKING,
    THREE_QUARTER,
    WORN,
    YOUNG,
    F,
    M,
    darker_than,
    lighter_than,
    other_than,
)

UNSEEN = [
    (
        "Our Black Friday email needs energy. Pop art woman with sunglases and red lipstick, surprised face, holding a sign "
        'that says "50% OFF", yellow background, comic dots everywhere.',
        dict(
            style={"pop art"}, presentation=F, glasses="sunglasses", expression="surprised", prop="sign", sign_text="50% OFF",
            scene_colour="yellow",
        ),
        ["lipstick"],
    ),
    (
        "Laura wears a wig these days, chemo patient, 50, headscarf in purple, hopeful smile",
        dict(age=50, headwear="headscarf", headwear_colour="purple", expression="smile", hair=OPEN),
        ["wig"],
    ),
    (
        "Museum audio guide: curator, woman, 55, black bob with bangs, square glasses, black dress, scarf, library backdrop, "
        "soft light, gentle smile, gouache with pencil",
        dict(
            presentation=F, age=55, hair={"bob", "fringe"}, hair_colour="black", glasses="square glasses", outfit="dress",
            outfit_colour="black", accessories=("scarf",), scene="library", light="soft", expression="smile",
            style_weights={"gouache": (0.4, 0.95), "pencil": (0.05, 0.6)},
        ),
    ),
    (
        "We sell hearing aids and are sick of grey stock photos! Show a fun 65 year old lady, short pink hair, hearing aid "
        "visible, denim jacket, laughing in her garden",
        dict(
            presentation=F, age=65, hair=CROPPED, hair_colour="pink", accessories=("hearing aid",), outfit="denim jacket",
            expression="laughing", scene="garden",
        ),
    ),
    (
        "grad in a mortarboard, so happy",
        dict(headwear="mortarboard", expression=HAPPY, outfit=OPEN),
    ),
    (
        "Board game box art: armoured woman with a red braid, scar, serious, castle in the mist, watercolor and gouache in "
        "equal parts, dramatic light, looking left",
        dict(
            outfit="armour", presentation=F, hair="braids", hair_colour="ginger", scar=True, expression="serious",
            style_weights={"watercolour": (0.45, 0.55), "gouache": (0.45, 0.55)}, light="dramatic", gaze=((-1.0, -0.2), LEVEL),
        ),
        ["castle"],
    ),
    (
        "Nikos the fishmonger: stocky, mustache, blue apron, rubber gloves, cap",
        dict(build="broad", beard="moustache", outfit="apron", outfit_colour="blue", headwear="cap"),
        ["rubber", "gloves"],
    ),
    (
        "Rosalind, botanist, early fifties, curly grey hair, green eyes, wellies and a magnifying glass",
        dict(age=(50, 54), hair=CURLY, hair_colour="grey", eyes="green", glasses=OPEN),
        ["wellies", "magnifying"],
    ),
    (
        "same person but younger",
        dict(age=(18, 46)),
        dict(age=52),
    ),
    (
        'and the "after" picture: same manager, relaxed and smiling in the park, green polo, no phone, warm light, sunny '
        "afternoon, cup of coffee in hand",
        dict(presentation=OPEN, expression=SMILING, scene="park", outfit="polo", outfit_colour="green", prop="cup", light="warm"),
    ),
    (
        "anything but an office background",
        dict(scene=other_than("office")),
    ),
    (
        'Second sticker: same style, a lady holding a sign that says "Brb, coffee", cat-eye glasses, purple bob, wink, white '
        "background, line art again",
        dict(
            presentation=F, prop="sign", sign_text="Brb, coffee", glasses="cat-eye glasses", hair="bob", hair_colour="purple",
            expression="wink", scene_colour="white", style="line art", scene=OPEN,
        ),
    ),
    (
        "line drawing of a grandma in glasses",
        dict(style="line art", presentation=F, age=OLD, glasses=WORN),
    ),
    (
        "Ines, chemist, lab coat, saftey goggles, hair in a low bun, thirty two years old",
        dict(outfit="lab coat", hair="low bun", age=32, glasses=OPEN),
        ["goggles"],
    ),
    (
        "Ana, 38 yrs, brazilian, caramel skin, long curls, green eyes, wide smile, yellow sports jersey",
        dict(
            age=38, skin="caramel", hair="long curls", eyes="green", expression={"big smile", "smile"}, outfit="sports jersey",
            outfit_colour="yellow",
        ),
    ),
    (
        "Gurpreet, 29, blue turban, black full beard, white shirt, smiling with his eyes",
        dict(
            age=29, headwear="turban", headwear_colour="blue", beard="full beard", hair_colour="black", outfit="shirt",
            outfit_colour="white", expression=SMILING, presentation=M,
        ),
    ),
    (
        "I'd like an illustration of an author for the back of the book: man, 60, full grey beard, turtleneck in black, pipe, "
        "library, dramatic light, pencil sketch",
        dict(
            presentation=M, age=60, beard="full beard", hair_colour="grey", outfit="turtleneck", outfit_colour="black", scene="library",
            light="dramatic", style="pencil",
        ),
        ["pipe"],
    ),
    (
        "Mascot refresh - she should keep the pink bob and the round glasses, but now in a lab coat, holding a phone, night sky"
        " background, pixel art, big smile",
        dict(
            presentation=F, hair="bob", hair_colour="pink", glasses="round glasses", outfit="lab coat", prop="phone", scene="night sky",
            style="pixel art", expression="big smile",
        ),
    ),
    (
        "surprised man, phone in hand, yellow background",
        dict(expression="surprised", presentation=M, prop="phone", scene_colour="yellow"),
    ),
    (
        "Energy provider, summer campaign: engineer in a white hard hat, hi-vis vest in yellow, holding a tablet, sunny "
        "mountains with wind turbines, smiling, soft 3d",
        dict(
            headwear="hard hat", headwear_colour="white", outfit="work vest", outfit_colour="yellow", prop="tablet", scene="mountains",
            expression=SMILING, style="soft 3d", light={"bright", "warm"},
        ),
        ["turbines"],
    ),
    (
        'we need art for the 404 page, a confused looking guy scratching his head, purple hoodie, glasses, sign with "404 - not'
        ' found", plain yellow background, line art',
        dict(
            presentation=M, outfit="hoodie", outfit_colour="purple", glasses=WORN, prop="sign", sign_text="404 - not found",
            scene="plain", scene_colour="yellow", style="line art", expression=OPEN,
        ),
        ["scratching"],
    ),
    (
        "woman in a red hijab holding a tablet",
        dict(presentation=F, headwear="hijab", headwear_colour="red", prop="tablet"),
    ),
    (
        "Sofia, 30ish, vet from Porto, brown ponytail, green scrubs, a cat on her shoulder",
        dict(age=(27, 33), hair="ponytail", hair_colour="brown", outfit="scrubs", outfit_colour="green", presentation=OPEN),
        ["cat"],
    ),
    (
        "Kindergarten staff page illustration: male educator, 29, top bun, dimples, yellow hoodie, classroom with crayons "
        "everywhere, laughing, watercolour, bright",
        dict(
            presentation=M, age=29, hair="top bun", dimples=True, outfit="hoodie", outfit_colour="yellow", scene="classroom",
            expression="laughing", style="watercolour", light="bright",
        ),
        ["crayons"],
    ),
    (
        "Tiago, 18, fresh out of school, short curls, braces, green hoodie, backpack",
        dict(age=18, hair="short curls", outfit="hoodie", outfit_colour="green"),
        ["braces", "backpack"],
    ),
    (
        "podcast cover: host with headphones, locs and round glasses, mid-sentence, purple gradient background, duotone, keep "
        "the face large, title goes on top",
        dict(
            accessories=("headphones",), hair="locs", glasses="round glasses", viseme=TALKING, scene="gradient", scene_colour="purple",
            style="duotone", framing=OPEN,
        ),
    ),
    (
        "shopkeeper with a sign reading “Open until 9”",
        dict(prop="sign", sign_text="Open until 9", scene={"shop"}, outfit=OPEN),
    ),
    (
        "Conference badge graphics: speaker on stage with a lanyard and a microphone, side part, gray suit, rim light from "
        "behind, mid-sentence, seen from the waist up",
        dict(
            scene="stage", accessories=("lanyard",), hair="side part", outfit="suit", outfit_colour="grey", light="rim", viseme=TALKING,
            framing="half",
        ),
        ["microphone"],
    ),
    (
        "athletic woman, ponytail, sports jersey",
        dict(build="athletic", presentation=F, hair="ponytail", outfit="sports jersey"),
    ),
    (
        "young dad Luca: stubble, messy brown hair, baby carrier, tired but smiling",
        dict(age=YOUNG, presentation=M, beard="stubble", hair_colour="brown", expression=SMILING),
        ["messy", "baby", "carrier"],
    ),
    (
        "Coding bootcamp ad: career changer, woman, 43, single mum, ginger shoulder length hair, striped top, laptop on the "
        "kitchen table, hopeful, bright morning light",
        dict(
            presentation=F, age=43, hair="shoulder length", hair_colour="ginger", outfit="striped top", prop="laptop", scene="kitchen",
            light="bright", expression=OPEN,
        ),
    ),
    (
        "round two feedback from the client: shorter hair, bigger smile, warmer light, and please swap the office for a cafe. "
        "Everything else stays exactly as approved, thank you!",
        dict(hair=SHORTER_THAN_LONG, expression={"big smile", "laughing"}, light="warm", scene="cafe"),
        dict(hair="long straight", expression="smile", light="soft", scene="office"),
    ),
    (
        "For the whitepaper on AI in radiology: female doctor, lab coat, half-rim glasses, holding tablet, looking down at it, "
        "thoughtful, cool blue light, clinic, soft 3d",
        dict(
            presentation=F, outfit="lab coat", glasses="half-rim glasses", prop="tablet", gaze=OPEN, pitch=OPEN,
            expression="thoughtful", light="cool", scene="clinic", style="soft 3d",
        ),
    ),
    (
        "curley red hair, hazel eyes",
        dict(hair=CURLY, hair_colour={"ginger", "auburn"}, eyes="hazel"),
    ),
    (
        "A/B test for the signup page: same woman, 30, brown bob, once with glasses. This one without glasses, green blouse, "
        "looking at the camera, halo background, bright",
        dict(
            age=30, presentation=F, hair="bob", hair_colour="brown", glasses=OPEN, outfit="shirt", outfit_colour="green",
            gaze=(LEVEL, LEVEL), scene="halo", light="bright",
        ),
    ),
    (
        "shorter hair please",
        dict(hair=SHORTER_THAN_LONG),
        dict(hair="long wavy"),
    ),
    (
        "She is a Ghanaian fashion designer, deep skin, buzz cut, statement earrings, yellow gown",
        dict(presentation=F, skin="deep", hair="buzz cut", accessories=("earrings",), outfit="gown", outfit_colour="yellow"),
    ),
    (
        "our target buyer is a woman, 45-54, shoulder length brown hair, reading glasses, navy v-neck sweater",
        dict(
            presentation=F, age=(45, 54), hair="shoulder length", hair_colour="brown", glasses=WORN, outfit="v-neck sweater",
            outfit_colour="navy",
        ),
    ),
    (
        "mum with a mug of tea at the kitchen table",
        dict(presentation=F, prop="cup", scene="kitchen", age=OPEN),
    ),
    (
        "Valentina, news anchor, talking to camera, navy blazer, long straight brown hair, bright studio",
        dict(
            viseme=TALKING, outfit="blazer", outfit_colour="navy", hair="long straight", hair_colour="brown", scene="studio",
            light="bright",
        ),
    ),
    (
        "Hassan is in his thirties. Short boxed beard, slicked back black hair, white thobe, dark eyes. Serious but kind.",
        dict(
            presentation=M, age=(30, 39), beard="short beard", hair="slicked back", hair_colour="black", outfit="thobe",
            outfit_colour="white", eyes="dark", expression=OPEN,
        ),
    ),
    (
        "tired junior doctor, 27, scrubs, stubble, messy ponytail, cup of coffee in his hand",
        dict(age=27, outfit="scrubs", beard="stubble", hair="ponytail", prop="cup", presentation=M),
        ["messy"],
    ),
    (
        "papercut style, mountains at dusk",
        dict(style="paper cut", scene="mountains", light=OPEN),
    ),
    (
        "close-up of a serious woman with gray eyes",
        dict(framing="face", expression="serious", presentation=F, eyes="grey"),
    ),
    (
        "bald guy, goatee, black turtleneck",
        dict(hair="bald", presentation=M, beard="goatee", outfit="turtleneck", outfit_colour="black"),
    ),
    (
        "deaf guy with hearing aids, denim jacket",
        dict(presentation=M, accessories=("hearing aid",), outfit="denim jacket"),
    ),
    (
        "Winter sale teaser: man in a red beanie and a scraf, frosty mountains at dawn, cool light, pencil and watercolour "
        "mixed half and half, looking off to the right",
        dict(
            presentation=M, headwear="beanie", headwear_colour="red", accessories=("scarf",), scene="mountains", light="cool",
            style_weights={"pencil": (0.45, 0.55), "watercolour": (0.45, 0.55)}, gaze=((0.2, 1.0), LEVEL),
        ),
    ),
    (
        "Landing page for hijab-friendly sportswear: athletic woman in a black hijab and teal sports jersey, gym, determined, "
        "rim light, looking to the right, half figure",
        dict(
            build="athletic", presentation=F, headwear="hijab", headwear_colour="black", outfit="sports jersey", outfit_colour="teal",
            scene="gym", expression={"serious", "thoughtful"}, light="rim", gaze=((0.2, 1.0), LEVEL), framing="half",
        ),
    ),
    (
        "Priya, product manager, 31, long straight black hair, brown skin, square glasses, blazer over a white t-shirt",
        dict(
            age=31, hair="long straight", hair_colour="black", skin="brown", glasses="square glasses", outfit="blazer",
            outfit_colour=OPEN,
        ),
    ),
    (
        "amputee with a bionic right arm waving",
        dict(prosthesis="right arm"),
        ["waving"],
    ),
    (
        "woman with a prosthetic left arm, striped top",
        dict(presentation=F, prosthesis="left arm", outfit="striped top"),
    ),
    (
        "warmer light",
        dict(light="warm"),
        dict(light="soft"),
    ),
    (
        "Foodie app: street food vendor, woman, 48, tan skin, headscarf in yellow, red apron, steaming bowl of noodles, street "
        "at night, warm light, big smile, gouache",
        dict(
            presentation=F, age=48, skin="tan", headwear="headscarf", headwear_colour="yellow", outfit="apron", outfit_colour="red",
            scene="street", light="warm", expression="big smile", style="gouache",
        ),
        ["noodles"],
    ),
    (
        "Ikaika, Hawaiian bus driver, brown skin, broad, long wavy black hair, shell necklace, laughing",
        dict(skin="brown", build="broad", hair="long wavy", hair_colour="black", accessories=("necklace",), expression="laughing"),
        ["shell"],
    ),
    (
        "football player, number 10 jersey, stadium lights",
        dict(outfit="sports jersey", light=OPEN),
        ["stadium"],
    ),
    (
        "Bruno, gelato seller, 44, tan skin, black moustache, striped top in red, white apron, dimples",
        dict(
            age=44, skin="tan", beard="moustache", hair_colour="black", outfit={"striped top", "apron"}, outfit_colour={"red", "white"},
            dimples=True,
        ),
    ),
    (
        "pharmacist, man, thirties, brown skin, side part, lab coat, clean-shaven",
        dict(outfit="lab coat", presentation=M, age=(30, 39), skin="brown", hair="side part", beard="none"),
    ),
    (
        "Sven the carpenter: mid fifties, ginger full beard, receding hair, brown overalls, never without his tape measure",
        dict(
            age=(53, 57), beard="full beard", hair_colour="ginger", hair="receding", outfit="overalls", outfit_colour="brown",
            presentation=OPEN,
        ),
        ["tape", "measure"],
    ),
    (
        "looking left, three quarter view",
        dict(gaze=((-1.0, -0.2), LEVEL), yaw=THREE_QUARTER),
    ),
    (
        "Yuki, she is 27, has a short black bob with bangs, round glasses, reads a book in a cafe",
        dict(presentation=F, age=27, hair={"bob", "fringe"}, hair_colour="black", glasses="round glasses", prop="book", scene="cafe"),
    ),
    (
        "Emeka, twenty seven, basketball player, athletic, high fade, orange sports jersey, headband",
        dict(age=27, build="athletic", hair="high fade", outfit="sports jersey", outfit_colour="orange"),
        ["headband"],
    ),
    (
        "muscular fireman in his thirties, moustache, no helmet",
        dict(build={"athletic", "broad"}, presentation=M, age=(30, 39), beard="moustache", headwear="none", outfit=OPEN),
    ),
    (
        "head tilted slightly, warm smile",
        dict(roll={(-25, -2), (2, 25)}, expression=SMILING, light=OPEN),
    ),
    (
        "tech lead, male, 40, salt-and-pepper hair, stuble, gray t-shirt, in front of laptop",
        dict(presentation=M, age=40, hair_colour="grey", beard="stubble", outfit="t-shirt", outfit_colour="grey", prop="laptop"),
    ),
    (
        'our agency pitch needs a "before" picture: stressed manager, man, 42, receding, white shirt, phone at his ear, office '
        "at night, cool light, worried look",
        dict(
            presentation=M, age=42, hair="receding", outfit="shirt", outfit_colour="white", prop="phone", scene="office", light="cool",
            expression={"sad", "thoughtful", "serious"},
        ),
    ),
    (
        "Skincare launch: three women of different ages in a studio, natural faces, no makeup, no jewellery, white tops, soft "
        "even light, all smiling, beige backdrop",
        dict(
            people=3, presentation=F, scene="studio", accessories=(), light="soft", expression=SMILING, scene_colour="beige",
            outfit=OPEN, outfit_colour="white",
        ),
    ),
    (
        "Bank branch poster. Senior couple, both smiling, sitting in the livng room with a tablet, soft light, flat vector with"
        " brand palette #003a70 #f2a900",
        dict(
            people=2, age=OLD, expression=SMILING, scene="living room", prop="tablet", light="soft",
            style={"flat vector", "brand palette"}, style_weights=OPEN, brand_colours={("#003a70", "#f2a900")},
        ),
    ),
    (
        "Malik is a street photographer with locs, a beanie, a camera and a denim jacket",
        dict(hair="locs", headwear="beanie", outfit="denim jacket", scene=OPEN),
        ["camera"],
    ),
    (
        "Sunniva, 34, norwegian skier, light skin, rosy cheeks, beanie in red, snow goggles",
        dict(age=34, skin="light", blush=(0.2, 1.0), headwear="beanie", headwear_colour="red"),
        ["goggles"],
    ),
    (
        "wolf cut, smirk, denim jacket, neon sign behind",
        dict(hair="wolf cut", expression="smirk", outfit="denim jacket", prop=OPEN),
        ["neon"],
    ),
    (
        "Viktor the night guard, square jawed, crew cut, navy shirt, serious, holds a torch",
        dict(hair={"buzz cut", "short crop"}, outfit="shirt", outfit_colour="navy", expression="serious", jaw=OPEN),
        ["torch"],
    ),
    (
        "Charity run poster. Runner with a prosthetic right arm, short crop, orange sports jersy, number bib, laughing, city "
        "street at sunrise, comic book look, lots of motion",
        dict(
            prosthesis="right arm", hair="short crop", outfit="sports jersey", outfit_colour="orange", expression="laughing",
            scene={"street", "city"}, light="warm", style="comic",
        ),
        ["bib"],
    ),
    (
        "less beard",
        dict(beard={"short beard", "goatee", "stubble", "moustache", "none"}),
        dict(beard="full beard"),
    ),
    (
        "chef hat, moustache, kitchen, pop-art",
        dict(headwear="chef hat", beard="moustache", scene="kitchen", style="pop art"),
    ),
    (
        "Internal comms: safety week. Construction worker, woman, yellow hard hat, orange work vest, clipboard, serious face, "
        "street with roadworks, bright midday sun, comic style",
        dict(
            presentation=F, headwear="hard hat", headwear_colour="yellow", outfit="work vest", outfit_colour="orange", prop="clipboard",
            expression="serious", scene="street", light="bright", style="comic",
        ),
        ["roadworks"],
    ),
    (
        "slim man in a beige blazer, no glasses",
        dict(build="slim", presentation=M, outfit="blazer", outfit_colour="beige", glasses="none"),
    ),
    (
        "Saoirse, 25, folk singer, auburn long wavy hair, green gown, on stage, rim light, mid-song",
        dict(
            age=25, hair="long wavy", hair_colour="auburn", outfit="gown", outfit_colour="green", scene="stage", light="rim",
            viseme=OPEN,
        ),
    ),
    (
        "woman walking her dog in the park",
        dict(presentation=F, scene="park"),
        ["dog"],
    ),
    (
        "Mrs Okafor, 59, school principal, braids, square glasses, purple blazer, lanyard, in the classroom",
        dict(
            presentation=F, age=59, hair="braids", glasses="square glasses", outfit="blazer", outfit_colour="purple",
            accessories=("lanyard",), scene="classroom",
        ),
    ),
    (
        "Brand manager here - we need an ambassador for our oat drink. Gen Z, non-binary, bleached buzz cut, overalls, holding "
        "a book in a cafe. Paper cut style. Soft light. Keep it weird.",
        dict(
            age=OPEN, presentation=BETWEEN, hair="buzz cut", hair_colour={"platinum", "blonde"}, outfit="overalls", prop="book",
            scene="cafe", style="paper cut", light="soft",
        ),
    ),
    (
        "TikTok thumbnail: girl boss energy lol, woman w/ blue wolf cut, cat eye glasses, black turtleneck, wink, hot pink "
        "background, pop art halftone, super close crop",
        dict(
            presentation=F, hair="wolf cut", hair_colour="blue", glasses="cat-eye glasses", outfit="turtleneck", outfit_colour="black",
            expression="wink", scene_colour="pink", style="pop art", framing="face",
        ),
    ),
    (
        "Airline safety card redo: cabin crew member, man, black side part, navy suit, scarf, neutral face, plain white "
        "backgrond, flat vector, facing the viewer",
        dict(
            presentation=M, hair="side part", hair_colour="black", outfit="suit", outfit_colour="navy", accessories=("scarf",),
            expression="neutral", scene="plain", scene_colour="white", style="flat vector", yaw=(-8, 8), gaze=OPEN,
        ),
    ),
    (
        "Wanjiru the safari guide: deep skin, khaki shirt, cap, round eyes, dazzling smile, savannah behind her",
        dict(
            skin="deep", outfit="shirt", outfit_colour={"beige", "brown", "green"}, headwear="cap", eye_shape="round",
            expression={"big smile", "smile"}, presentation=F,
        ),
        ["savannah"],
    ),
    (
        "colour-block portrait for the rebrand: man, deep skin, teal turtlneck, orange background, side view facing left, high "
        "fade, flat vector, calm, no accessories",
        dict(
            framing=HEADSHOT, presentation=M, skin="deep", outfit="turtleneck", outfit_colour="teal", scene_colour="orange",
            yaw=(-70, -30), hair="high fade", style="flat vector", expression={"neutral", "smile"}, accessories=(),
        ),
    ),
    (
        "Quick one for social: chef with a mustache in his white chef jacket, kitchen behind him, winking at the viewer, comic "
        "style, 1:1, bold outlines, lots of personality",
        dict(
            presentation=M, beard="moustache", outfit="chef jacket", outfit_colour="white", scene="kitchen", expression="wink",
            style="comic", gaze=OPEN,
        ),
    ),
    (
        "Patience is 64 and proudly grey: short curls, dark brown skin, red dress, pearl necklace",
        dict(
            age=64, hair_colour="grey", hair="short curls", skin="dark brown", outfit="dress", outfit_colour="red",
            accessories=("necklace",),
        ),
        ["pearl"],
    ),
    (
        "she's a boxer: muscular, cornrows, mole above her lip, black hoodie, serious stare, gym",
        dict(
            presentation=F, build={"athletic", "broad"}, hair="cornrows", mole="above lip", outfit="hoodie", outfit_colour="black",
            expression="serious", scene="gym",
        ),
    ),
    (
        "Chloe. 19. porcelain skin, blue wolf cut, hoodie, always on her phone",
        dict(age=19, skin="porcelain", hair="wolf cut", hair_colour="blue", outfit="hoodie", prop="phone", presentation=F),
    ),
    (
        "now give him a longer beard and lighter shirt",
        dict(presentation=M, beard={"short beard", "full beard", "goatee"}, outfit_colour=lighter_than("navy")),
        dict(beard="stubble", outfit="shirt", outfit_colour="navy"),
    ),
    (
        "mostly line art with a hint of watercolor",
        dict(style_weights={"line art": (0.55, 0.95), "watercolour": (0.05, 0.45)}),
    ),
    (
        "woman playing guitar on stage",
        dict(presentation=F, scene="stage"),
        ["guitar"],
    ),
    (
        "Poster for the repair cafe: elderly man with half-rim glasses and gray overalls fixing a toaster in a workshop, warm "
        "light, line art with a bit of watercolor",
        dict(
            age=OLD, presentation=M, glasses="half-rim glasses", outfit="overalls", outfit_colour="grey", scene="workshop",
            light="warm", style_weights={"line art": (0.5, 0.95), "watercolour": (0.05, 0.5)},
        ),
        ["toaster"],
    ),
    (
        "Real estate ad: smiling agent, man, late twenties, side part, blue suit, holding keys, street of terraced houses "
        "behind, bright, 70% flat vector 30% line art",
        dict(
            expression=SMILING, presentation=M, age=(26, 30), hair="side part", outfit="suit", outfit_colour="blue", scene="street",
            light="bright", style_weights={"flat vector": (0.67, 0.73), "line art": (0.27, 0.33)},
        ),
        ["keys"],
    ),
    (
        "women in STEM campaign, hero: scientist with goggles, brown skin, lab coat over teal shirt, curly dark hair, test tube"
        " glowing, laughing, dramatic light",
        dict(
            presentation=F, skin="brown", outfit="lab coat", outfit_colour=OPEN, hair=CURLY, hair_colour={"dark brown", "black"},
            expression="laughing", light="dramatic", glasses=OPEN,
        ),
        ["goggles", "tube"],
    ),
    (
        "man with a scar and a buzz cut, dramatic light",
        dict(presentation=M, scar=True, hair="buzz cut", light="dramatic"),
    ),
    (
        "Siobhán from HR, 47, redhead, wavy, green cardigan, warm and a little bit cheeky",
        dict(age=47, hair_colour={"ginger", "auburn"}, hair="long wavy", outfit=OPEN, outfit_colour=OPEN, expression=OPEN, light=OPEN),
    ),
    (
        "a transmasculine guy in his twenties, patchy stubble, short crop, checked shirt",
        dict(presentation=M, age=(20, 29), beard="stubble", hair="short crop", outfit="shirt"),
        ["patchy", "checked"],
    ),
    (
        "plus-size model in a purple dress",
        dict(build="plus-size", outfit="dress", outfit_colour="purple"),
    ),
    (
        "woman mid-sentence, podcast vibe, headphones",
        dict(presentation=F, viseme=TALKING, accessories=("headphones",)),
    ),
    (
        "Mustafa, 62, tailor, bald, grey full beard, glasses low on his nose, measuring tape round the neck",
        dict(age=62, hair="bald", beard="full beard", hair_colour="grey", glasses=WORN, presentation=M),
        ["measuring", "tape"],
    ),
    (
        "a wizard with a pointy hat and a wand",
        dict(headwear=OPEN),
        ["wizard", "pointy", "wand"],
    ),
    (
        "Festival lineup poster: DJ with headphones, purple locs, sunglasses, gold neckalce, laughing, stage, rim light in "
        "magenta, pop art all the way, face close-up",
        dict(
            accessories=("headphones", "necklace"), hair="locs", hair_colour="purple", glasses="sunglasses", expression="laughing",
            scene="stage", light="rim", style="pop art", framing="face",
        ),
    ),
    (
        "Insurance homepage: young couple in their living room, both laughing, moving boxes everywhere, flat vector "
        "illustration, warm colours, afternoon sun, no logos",
        dict(people=2, age=YOUNG, scene="living room", expression="laughing", style="flat vector", light={"warm", "bright"}),
        ["boxes"],
    ),
    (
        "amends from legal: remove the sunglasses, no necklace, beard a bit shorter than before. The rest is fine. Deadline is "
        "Thursday, keep the beach and the striped top",
        dict(
            glasses="none", accessories=(), beard={"short beard", "goatee", "stubble", "moustache"}, scene="beach", outfit="striped top",
        ),
        dict(glasses="sunglasses", accessories=("necklace",), beard="full beard"),
    ),
    (
        "email signature picture for the sales team, woman, long straigt black hair, white blouse, light smile, plain navy "
        "background, bright light, crop to head and shoulders",
        dict(
            presentation=F, hair="long straight", hair_colour="black", outfit={"shirt"}, outfit_colour="white", expression="smile",
            scene="plain", scene_colour="navy", light="bright", framing="bust",
        ),
    ),
    (
        "Meet Giulia, our 34 year old baker from Turin: olive skin, long curly brown hair tied back, flour-dusted apron, huge "
        "smile",
        dict(
            age=34, skin="olive", hair={"long curls", "ponytail", "low bun"}, hair_colour="brown", outfit="apron",
            expression={"big smile", "smile"},
        ),
    ),
    (
        "Ravi, 57, cricket coach. Grey moustache, brown skin, cap, white polo, whistle",
        dict(age=57, beard="moustache", hair_colour="grey", skin="brown", headwear="cap", outfit="polo", outfit_colour="white"),
        ["whistle"],
    ),
    (
        "Create 3 variations of our spokesperson for the newsletter: mid-forties man, grey short beard, navy blazer over a "
        "white shirt, library backdrop, soft lighting, looking at the camera",
        dict(
            count=3, age=(43, 47), presentation=M, beard="short beard", hair_colour="grey", outfit="blazer", outfit_colour="navy",
            scene="library", light="soft", gaze=(LEVEL, LEVEL),
        ),
    ),
    (
        "broad-shouldered builder, hard hat, hi-vis vest",
        dict(build="broad", headwear="hard hat", outfit="work vest"),
    ),
    (
        "Retro game night flyer. Pixel art guy with headphones and a purple hoodie, smirk, night sky, neon green glow, holding "
        "a joystick. We want it to scream eighties arcade.",
        dict(
            style="pixel art", presentation=M, accessories=("headphones",), outfit="hoodie", outfit_colour="purple", expression="smirk",
            scene="night sky", light=OPEN, scene_colour=OPEN,
        ),
        ["joystick"],
    ),
    (
        "Rashid sells phones: 33, hooded eyes, wide nose, short crop, blue polo with lanyard",
        dict(
            age=33, eye_shape="hooded", nose="wide", hair="short crop", outfit="polo", outfit_colour="blue", accessories=("lanyard",),
            prop=OPEN,
        ),
    ),
    (
        "bigger smile",
        dict(expression={"big smile", "laughing"}),
        dict(expression="smile"),
    ),
    (
        "gouache portrait of a florist in her shop",
        dict(style="gouache", framing=HEADSHOT, presentation=F, scene="shop", outfit=OPEN),
    ),
    (
        "Amara is 28, has dark brown skin, a big afro and gold earrings, and always wears something yellow - usually a yellow "
        "turtleneck.",
        dict(age=28, skin="dark brown", hair="afro", accessories=("earrings",), outfit="turtleneck", outfit_colour="yellow"),
    ),
    (
        "70% soft 3d, 30% comic",
        dict(style_weights={"soft 3d": (0.67, 0.73), "comic": (0.27, 0.33)}),
    ),
    (
        "step further back",
        dict(framing={"bust", "half"}),
        dict(framing="face"),
    ),
    (
        "smiling barista in a green apron",
        dict(expression=SMILING, outfit="apron", outfit_colour="green"),
    ),
    (
        "what about something for the fathers day mailing... dad, 36, short beard, apron, kitchen mess, holding a pancake pan, "
        "laughing, comic or pop art, you choose",
        dict(
            presentation=M, age=36, beard="short beard", outfit="apron", scene="kitchen", expression="laughing",
            style={"comic", "pop art"}, style_weights=OPEN,
        ),
        ["pancake"],
    ),
    (
        "Mockup for tote bag print: line drawing only, woman in profile with long curls and a big earring, no background "
        "clutter, looking right, elegant, single weight stroke",
        dict(style="line art", presentation=F, yaw=(30, 70), hair="long curls", accessories=("earrings",), scene=OPEN, gaze=OPEN),
    ),
    (
        "guy with locs and headphones, night sky behind him",
        dict(presentation=M, hair="locs", accessories=("headphones",), scene="night sky"),
    ),
    (
        "olive skin, aquiline nose, slicked back hair",
        dict(skin="olive", nose="aquiline", hair="slicked back"),
    ),
    (
        "holding a placard that says «Bienvenue»",
        dict(prop="sign", sign_text="Bienvenue"),
    ),
    (
        "founder persona, twenty-nine, woman, short curls, golden skin, whte t-shirt, hoop earrings",
        dict(
            age=29, presentation=F, hair="short curls", skin="golden", outfit="t-shirt", outfit_colour="white",
            accessories=("earrings",),
        ),
    ),
    (
        "sikh man with a saffron turban and grey beard",
        dict(presentation=M, headwear="turban", headwear_colour={"orange", "yellow"}, beard=FACIAL, hair_colour=GREYS),
    ),
    (
        "dimples, button nose, mole on her left cheek",
        dict(dimples=True, nose="button", mole="left cheek", presentation=F),
    ),
    (
        "white haired lady in a lavender sweater",
        dict(hair_colour="white", presentation=F, outfit={"v-neck sweater", "turtleneck"}, outfit_colour={"purple", "pink"}),
    ),
    (
        "An Indigenous elder with long grey braids, deep lines in his face, and a wool blanket",
        dict(age=OLD, hair="braids", hair_colour="grey", presentation=M),
        ["blanket"],
    ),
    (
        "older gent with a hearing aid, tweed jacket, white side part, and a walking stick",
        dict(age=OLDER, presentation=M, accessories=("hearing aid",), outfit={"blazer", "suit"}, hair="side part", hair_colour="white"),
        ["walking", "stick"],
    ),
    (
        "Ahmed, 48, taxi driver from Cairo, receding hairline, moustache, beige polo, friendly",
        dict(age=48, hair="receding", beard="moustache", outfit="polo", outfit_colour="beige", expression=SMILING),
    ),
    (
        "freckled lad with green eyes and short curls",
        dict(freckles=SOME, presentation=M, eyes="green", hair="short curls", age=OPEN),
    ),
    (
        "Grace is a 71 year old volunteer with cropped white hair, dark brown skin, a lanyard and a green polo",
        dict(
            age=71, hair=CROPPED, hair_colour="white", skin="dark brown", accessories=("lanyard",), outfit="polo", outfit_colour="green",
        ),
    ),
    (
        "Header for the pricing page, woman pointing at the plan with a look of surprise, red dress, black afro, isolated on a "
        "plain white background, bust crop",
        dict(
            presentation=F, expression="surprised", outfit="dress", outfit_colour="red", hair="afro", hair_colour="black",
            scene="plain", scene_colour="white", framing="bust",
        ),
        ["pointing"],
    ),
    (
        "Local election explainer, neutral tone. Citizen at a polling station, middle aged man, brown skin, moustache, beige "
        "shirt, holding a ballot, neutral expression, flat vector",
        dict(
            age=MIDDLE, presentation=M, skin="brown", beard="moustache", outfit="shirt", outfit_colour="beige", expression="neutral",
            style="flat vector",
        ),
        ["ballot"],
    ),
    (
        "new feature launch tweet: bearded dude bursting out of the screen, red t-shirt, headphones, shocked face, abstract "
        "shapes in #ff4d6d, flat, huge contrast",
        dict(
            presentation=M, beard=FACIAL, outfit="t-shirt", outfit_colour="red", accessories=("headphones",), expression="surprised",
            scene="shapes", scene_colour="#ff4d6d", style="flat vector",
        ),
    ),
    (
        "please do a portrait of our head of people for the about page. She is 52, silver bob, blue eyes, square glasses, black"
        " blazer, pearl necklace, plain gray background",
        dict(
            framing=HEADSHOT, presentation=F, age=52, hair="bob", hair_colour="silver", eyes="blue", glasses="square glasses",
            outfit="blazer", outfit_colour="black", accessories=("necklace",), scene="plain", scene_colour="grey",
        ),
        ["pearl"],
    ),
    (
        "Take the approved persona and age her up a bit, longer hair, cooler light, hoodie instead of the blazer, and zoom out "
        "so that we see her hands",
        dict(age=(31, 90), presentation=F, hair=LONGER_THAN_SHORT, light={"cool", "soft"}, outfit="hoodie", framing="half"),
        dict(age=30, hair="pixie", light="warm", outfit="blazer", framing="bust"),
    ),
    (
        "friendly nurse, teal scrubs",
        dict(expression=SMILING, outfit="scrubs", outfit_colour="teal"),
    ),
    (
        "Story ad 1080x1920: person in a wheelchair with a laptop, bright orange turtleneck, black fringe, square glasses, "
        "winking, abstract shapes, soft 3d, headline goes up top",
        dict(
            mobility="wheelchair", prop="laptop", outfit="turtleneck", outfit_colour="orange", hair="fringe", hair_colour="black",
            glasses="square glasses", expression="wink", scene="shapes", style="soft 3d", light=OPEN,
        ),
    ),
    (
        "non-binary person with a teal undercut, smirk",
        dict(presentation=BETWEEN, hair="undercut", hair_colour={"green", "blue"}, expression="smirk"),
    ),
    (
        "Amina: 32, UX researcher, mustard headscarf, brown skin, clipboard, sat in an office",
        dict(age=32, headwear="headscarf", headwear_colour={"yellow", "orange"}, skin="brown", prop="clipboard", scene="office"),
    ),
    (
        "persona for our bank app: Aisha, 41, accountant, hijab in blush pink, beige blazer, subtle smile, golden skin",
        dict(
            age=41, headwear="hijab", headwear_colour="pink", outfit="blazer", outfit_colour="beige", expression="smile", skin="golden",
        ),
    ),
    (
        "goth girl in her early twenties, long straight black hair, porcelain skin, black dress, choker",
        dict(
            presentation=F, age=(20, 24), hair="long straight", hair_colour="black", skin="porcelain", outfit="dress",
            outfit_colour="black", accessories=OPEN,
        ),
        ["choker"],
    ),
    (
        "Chat widget avatar, tiny size so keep it bold: woman, orange headscarf, deep skin, big smile, flat vector, solid teal "
        "backgroud, face only, bright light",
        dict(
            presentation=F, headwear="headscarf", headwear_colour="orange", skin="deep", expression="big smile", style="flat vector",
            scene="plain", scene_colour="teal", framing="face", light="bright",
        ),
    ),
    (
        "Signage for the lobby: receptionist with a tablet, purple blazer, natural afro, hazel eyes, smiling, studio "
        "background, rim light, she faces left towards the entrance",
        dict(
            prop="tablet", outfit="blazer", outfit_colour="purple", hair="afro", eyes="hazel", expression=SMILING, scene="studio",
            light="rim", presentation=F, yaw=(-70, -5),
        ),
    ),
    (
        "a darker jacket",
        dict(outfit_colour=darker_than("blue")),
        dict(outfit="blazer", outfit_colour="blue"),
    ),
    (
        "Otto, brewer, 49, beer belly, full ginger beard, apron, big laugh, mug in hand",
        dict(
            age=49, beard="full beard", hair_colour="ginger", outfit="apron", expression={"laughing", "big smile"}, prop="cup",
            build=OPEN,
        ),
        ["belly"],
    ),
    (
        "Streetwear drop: dude with cornrow, denim jacket, necklace, serious, graffiti street at night, rim light, 60% comic "
        "and 40% pop art, shot from the waist up",
        dict(
            presentation=M, hair="cornrows", outfit="denim jacket", accessories=("necklace",), expression="serious", scene="street",
            light="rim", style_weights={"comic": (0.57, 0.63), "pop art": (0.37, 0.43)}, framing="half",
        ),
        ["graffiti"],
    ),
    (
        "Keep it simple: guy, black t-shirt, plain black background, rim light, no smile, shaved head, short beard, direct "
        "gaze. Think premium headphones ad without the headphones.",
        dict(
            presentation=M, outfit="t-shirt", outfit_colour="black", scene="plain", scene_colour="black", light="rim",
            expression={"neutral", "serious"}, hair={"bald", "buzz cut"}, beard="short beard", gaze=(LEVEL, LEVEL), accessories=(),
        ),
    ),
    (
        "dad drinking coffee in the living room",
        dict(presentation=M, prop="cup", scene="living room", age=OPEN),
    ),
    (
        "4 variations of a businesswoman in a navy suit",
        dict(count=4, presentation=F, outfit="suit", outfit_colour="navy"),
    ),
    (
        "middle aged man, receding hairline, stubble",
        dict(age=MIDDLE, presentation=M, hair="receding", beard="stubble"),
    ),
    (
        "Lars. Danish. 39. Blonde quiff, blue eyes, light stubble, navy turtleneck. Bit smug.",
        dict(
            age=39, hair="quiff", hair_colour="blonde", eyes="blue", beard="stubble", outfit="turtleneck", outfit_colour="navy",
            expression="smirk", skin=OPEN,
        ),
    ),
    (
        "the customer: female, mid-twenties, pixie cut, platinum blonde, nose ring, black turtleneck",
        dict(presentation=F, age=(23, 27), hair="pixie", hair_colour="platinum", outfit="turtleneck", outfit_colour="black"),
        ["ring"],
    ),
    (
        "Ok so the vibe is: late-night coder. Black hoodie, undercut, tired eyes, laptop glow, dark room, cool light, energy "
        "drink on the desk, very cyberpunk but still on brand",
        dict(
            outfit="hoodie", outfit_colour="black", hair="undercut", prop="laptop", light={"cool", "dramatic"}, scene=OPEN,
            expression=OPEN, scene_colour=OPEN,
        ),
        ["cyberpunk"],
    ),
    (
        'HR wants a welcome card. Group of three people, one holding a sign with "Welcome aboard", flat vector, office scene, '
        "brand colours #e63946 and #1d3557, cheerful but not childish",
        dict(
            people=3, prop="sign", sign_text="Welcome aboard", style={"flat vector", "brand palette"}, scene="office",
            brand_colours=OPEN, expression=HAPPY,
        ),
    ),
    (
        "Wei, 46, factory manager, square glasses, short black hair, grey work vest, standing in the warehouse",
        dict(
            age=46, glasses="square glasses", hair=CROPPED, hair_colour="black", outfit="work vest", outfit_colour="grey",
            scene="warehouse",
        ),
    ),
    (
        "We need a customer support hero image. Man with a headset, brown skin, short beard, teal polo, in the office, talking,"
        " laptop in front. He should look like he actually cares.",
        dict(
            presentation=M, accessories=("headphones",), skin="brown", beard="short beard", outfit="polo", outfit_colour="teal",
            scene="office", viseme=TALKING, prop="laptop",
        ),
    ),
    (
        "lady in an orange saree with a necklace",
        dict(presentation=F, outfit="saree", outfit_colour="orange", accessories=("necklace",)),
    ),
    (
        "Ewa from support: late twenties, freckles, ginger ponytail, headset, light blue shirt",
        dict(
            age=(26, 30), freckles=SOME, hair="ponytail", hair_colour="ginger", accessories=("headphones",), outfit="shirt",
            outfit_colour="blue",
        ),
    ),
    (
        "Camila, influencer, long straight auburn hair, sunglasses, orange dress, laughing, at the beach",
        dict(
            hair="long straight", hair_colour="auburn", glasses="sunglasses", outfit="dress", outfit_colour="orange",
            expression="laughing", scene="beach",
        ),
    ),
    (
        "happy gardener with a watering can",
        dict(expression=HAPPY, outfit=OPEN, scene=OPEN),
        ["watering", "can"],
    ),
    (
        "Fatima is a civil engineer. White hard hat over a grey hijab, orange vest, holding a clipboard. Confident smile.",
        dict(
            outfit={"work vest"}, headwear={"hard hat", "hijab"}, outfit_colour="orange", prop="clipboard", expression=SMILING,
            headwear_colour={"white", "grey"},
        ),
    ),
    (
        "smilng woman in a hoodie",
        dict(expression=SMILING, presentation=F, outfit="hoodie"),
    ),
    (
        "Jamal: barber, high fade, goatee, dimples, black apron, caramel skin",
        dict(hair="high fade", beard="goatee", dimples=True, outfit="apron", outfit_colour="black", skin="caramel"),
    ),
    (
        "guy on his phone, street at night",
        dict(presentation=M, prop="phone", scene="street", light=OPEN),
    ),
    (
        "oktoberfest promo - guy with a huge ginger moustache in a white shirt and lederhosen, beer stein raised, laughing "
        "hard, flat vector, blue and white background pattern",
        dict(
            presentation=M, beard="moustache", hair_colour="ginger", outfit="shirt", outfit_colour="white", expression="laughing",
            style="flat vector", scene=OPEN, scene_colour={"blue", "white"}, prop=OPEN,
        ),
        ["lederhosen", "stein"],
    ),
    (
        "Nana Efua, a wise old lady with deep skin, a colourful headscarf and big earrings",
        dict(age=OLD, presentation=F, skin="deep", headwear="headscarf", accessories=("earrings",)),
    ),
    (
        'sign: "Grand opening Saturday"',
        dict(prop="sign", sign_text="Grand opening Saturday"),
    ),
    (
        "Blessing, midwife, 52, brown skin, purple scrubs, short curls going grey, gentle smile",
        dict(age=52, skin="brown", outfit="scrubs", outfit_colour="purple", hair="short curls", hair_colour="grey", expression="smile"),
    ),
    (
        "electrician in a hard hat holding a clipbord",
        dict(outfit=OPEN, headwear="hard hat", prop="clipboard"),
    ),
    (
        "hoodie in #ff5a5f",
        dict(outfit="hoodie", outfit_colour="#ff5a5f"),
    ),
    (
        "Sunday market flyer, hand drawn look: florist, apron in #2f5d50, silver long wavy hair, laughin, street, spring, "
        "gouache, maybe a bouquet in her arms",
        dict(
            presentation=F, outfit="apron", outfit_colour="#2f5d50", hair="long wavy", hair_colour="silver", expression="laughing",
            scene="street", style="gouache", light=OPEN,
        ),
        ["bouquet"],
    ),
    (
        "fewer freckles",
        dict(freckles=(0.0, 0.7)),
        dict(freckles=0.8),
    ),
    (
        "pixel art knight",
        dict(style="pixel art", outfit="armour"),
    ),
    (
        "Diego the barista has a man bun, a full beard, tattooed arms and a brown apron",
        dict(presentation=M, hair="top bun", beard="full beard", outfit="apron", outfit_colour="brown"),
        ["tattooed"],
    ),
    (
        "half watercolour half pencil portrait of an elderly woman",
        dict(style_weights={"watercolour": (0.45, 0.55), "pencil": (0.45, 0.55)}, age=OLD, presentation=F, framing=HEADSHOT),
    ),
    (
        'holding a sign "¡Gracias!" and laughing',
        dict(prop="sign", sign_text="¡Gracias!", expression="laughing"),
    ),
    (
        "Brief: esports team announcement. Player, 22, athletic, undercut purple hair, black sports jersey with teal accents, "
        "headphones, dramatic light, smirk, abstract shapes background",
        dict(
            age=22, build="athletic", hair="undercut", hair_colour="purple", outfit="sports jersey", outfit_colour="black",
            accent_colour="teal", accessories=("headphones",), light="dramatic", expression="smirk", scene="shapes",
        ),
    ),
    (
        "Oliver is our brand hero: 35, side part, square glases, navy blazer, approachable",
        dict(age=35, hair="side part", glasses="square glasses", outfit="blazer", outfit_colour="navy", expression=SMILING),
    ),
    (
        "comic style hero, winking",
        dict(style="comic", expression="wink"),
    ),
    (
        "woman reading a book in the library",
        dict(presentation=F, prop="book", scene="library"),
    ),
    (
        "kids book for grown ups, chapter 3: librarian with a monocle, tweed blazer, white quiff, goatee, library lit by "
        "candles, warm light, watercolour, smirk",
        dict(
            outfit="blazer", hair="quiff", hair_colour="white", beard="goatee", scene="library", light="warm", style="watercolour",
            expression="smirk",
        ),
        ["monocle", "candles"],
    ),
    (
        "three colleagues in an office",
        dict(people=3, scene="office"),
    ),
    (
        "Dagny, a ceramic artist with round glasess, green overalls and strawberry blonde pigtails",
        dict(glasses="round glasses", outfit="overalls", outfit_colour="green", hair="pigtails", hair_colour={"ginger", "blonde"}),
    ),
    (
        "pop art lady with a blue bob and cat-eye glasses",
        dict(style="pop art", presentation=F, hair="bob", hair_colour="blue", glasses="cat-eye glasses"),
    ),
    (
        "viking with a ginger beard",
        dict(headwear="viking helmet", beard=FACIAL, hair_colour="ginger", outfit=OPEN),
    ),
    (
        "take off the glasses, longer hair, warmer lighting",
        dict(glasses="none", hair=LONGER_THAN_SHORT, light={"warm", "soft"}),
        dict(glasses="round glasses", hair="pixie", light="cool"),
    ),
    (
        "Visual for a vaccination campaign in rural clinics: nurse with a headscarf, dark brown skin, teal scrubs, kind eyes, "
        "smiling, clinic, bright daylight, respectful tone, flat colours",
        dict(
            outfit="scrubs", headwear="headscarf", skin="dark brown", outfit_colour="teal", expression=SMILING, scene="clinic",
            light="bright", style=OPEN,
        ),
    ),
    (
        "hey! can u make a pic of my boss for his birthday card? bald, big grey moustache, red hawaiian shirt, sunglasses, "
        "beach, laughing, holding a coctail, comic style thx",
        dict(
            presentation=M, hair="bald", beard="moustache", hair_colour="grey", outfit="shirt", outfit_colour="red",
            glasses="sunglasses", scene="beach", expression="laughing", style="comic", prop=OPEN,
        ),
    ),
    (
        "For our annual report: portrait of the chairwoman, 67, white low bun, porcelain skin, navy suit, pencil drawing, "
        "serious but warm, plain background, no jewellery",
        dict(
            framing=HEADSHOT, presentation=F, age=67, hair="low bun", hair_colour="white", skin="porcelain", outfit="suit",
            outfit_colour="navy", style="pencil", expression=OPEN, light=OPEN, scene="plain", accessories=(),
        ),
    ),
    (
        "Signe is a nurse in a clinic, ash blonde, top bun, hearing aid, mint scrubs, 36 yo",
        dict(
            outfit="scrubs", scene="clinic", hair="top bun", hair_colour="blonde", accessories=("hearing aid",),
            outfit_colour={"green", "teal"}, age=36,
        ),
    ),
    (
        "older",
        dict(age=(46, 90)),
        dict(age=40),
    ),
    (
        "robot with a human face",
        dict(),
        ["robot"],
    ),
    (
        "Sustainability report cover: older man with a white beard in a garden, beige overalls, holding a seedling, "
        "watercolour, soft morning light, calm and hopeful mood, no text",
        dict(
            age=OLDER, presentation=M, beard=FACIAL, hair_colour="white", scene="garden", outfit="overalls", outfit_colour="beige",
            style="watercolour", light="soft", expression=OPEN,
        ),
        ["seedling"],
    ),
    (
        "yoga teacher, 44, athletic build, top bun, tan skin, teal tank top, serene",
        dict(age=44, build="athletic", hair="top bun", skin="tan", outfit_colour=OPEN, expression={"neutral", "smile"}),
        ["tank"],
    ),
    (
        "astronaut floating in space",
        dict(scene=OPEN),
        ["astronaut"],
    ),
    (
        "Theme: cosy reading club. Woman with half-rim glasses and a shoulder length wavy brown hair, beige sweater, cup of "
        "tea, living room, evening, warm light, gouache",
        dict(
            presentation=F, glasses="half-rim glasses", hair={"shoulder length", "long wavy"}, hair_colour="brown",
            outfit={"v-neck sweater", "turtleneck"}, outfit_colour="beige", prop="cup", scene="living room", light="warm",
            style="gouache",
        ),
    ),
    (
        "Arjun is a data scientist, 28 years old, clean shaven, short crop, tablet in hand, grey hoodie, no glasses",
        dict(age=28, beard="none", hair="short crop", prop="tablet", outfit="hoodie", outfit_colour="grey", glasses="none"),
    ),
    (
        "guy in sunglasses at the beach",
        dict(presentation=M, glasses="sunglasses", scene="beach"),
    ),
    (
        "Noor is a paralympic sprinter with a prosthetic right arm, a black ponytail and a teal sports jersey; determined look",
        dict(
            prosthesis="right arm", hair="ponytail", hair_colour="black", outfit="sports jersey", outfit_colour="teal",
            expression={"serious", "thoughtful"},
        ),
    ),
    (
        "duotne headshot, side profile",
        dict(style="duotone", framing=HEADSHOT, yaw=PROFILE),
    ),
    (
        "Emirati man in a white thobe",
        dict(presentation=M, outfit="thobe", outfit_colour="white", skin=OPEN),
    ),
    (
        "Esteban, coffee farmer, fifty five, straw hat, tan skin, moustache, white shirt, mountains",
        dict(age=55, skin="tan", beard="moustache", outfit="shirt", outfit_colour="white", scene="mountains", headwear=OPEN),
        ["straw"],
    ),
    (
        "not a suit, something casual like a tee",
        dict(outfit="t-shirt"),
    ),
    (
        "Healthcare SaaS hero: doctor and patient talking in a clinic, two people, calm mood, flat vector, teal tones, lots of "
        "white, accessible and inclusive, not cheesy",
        dict(people=2, scene="clinic", style="flat vector", expression=OPEN, viseme=OPEN, scene_colour=OPEN, outfit=OPEN),
    ),
    (
        "Hannah is deaf and wears hearing aids, she's 33 with shoulder length blonde hair, a lilac shirt and a lovely big smile",
        dict(
            accessories=("hearing aid",), presentation=F, age=33, hair="shoulder length", hair_colour="blonde", outfit="shirt",
            outfit_colour={"purple", "pink"}, expression="big smile",
        ),
    ),
    (
        "Zoë, 24, fair skin with loads of freckles, pigtails, auburn hair, overalls, green eyes",
        dict(age=24, skin="fair", freckles=(0.5, 1.0), hair="pigtails", hair_colour="auburn", outfit="overalls", eyes="green"),
    ),
    (
        "make the hair longer",
        dict(hair=LONG | {"shoulder length"}),
        dict(hair="bob"),
    ),
    (
        "Colin. Accounts. 58. Bald. Moustache. Beige v neck sweater. Slightly grumpy.",
        dict(
            age=58, hair="bald", beard="moustache", outfit="v-neck sweater", outfit_colour="beige",
            expression={"serious", "sad", "neutral"},
        ),
    ),
    (
        "Mei-Ling, 22, student; black fringe, monolid eyes, oversized pink hoodie, headphones round her neck",
        dict(
            age=22, hair="fringe", hair_colour="black", eye_shape="monolid", outfit="hoodie", outfit_colour="pink",
            accessories=("headphones",), presentation=F,
        ),
        ["oversized"],
    ),
    (
        "User research deck, archetype The Juggler: busy mum, 39, messy top bun, phone in hand, striped top, living room chaos "
        "behind, forced smile, line art, one colour",
        dict(
            presentation=F, age=39, hair="top bun", prop="phone", outfit="striped top", scene="living room", expression=SMILING,
            style="line art",
        ),
        ["messy"],
    ),
    (
        "I want a welcoming receptionist for the hotel chatbot: woman, golden skin, low bun, navy blazer, subtle earrings, big "
        "smile, halo background in beige, bust framing",
        dict(
            presentation=F, skin="golden", hair="low bun", outfit="blazer", outfit_colour="navy", accessories=("earrings",),
            expression={"big smile", "smile"}, scene="halo", scene_colour="beige", framing="bust",
        ),
    ),
    (
        "A cheerful plus size woman in her late thirties with caramel skin, long curls and a bright red dress",
        dict(
            expression=HAPPY, build="plus-size", presentation=F, age=(36, 40), skin="caramel", hair="long curls", outfit="dress",
            outfit_colour="red", light=OPEN,
        ),
    ),
    (
        "make me a linkedin profile pic that looks pro but human, white shirt, short crop, light stubble, gentle smile, blurred"
        " city behind, i'm a 33 year old guy",
        dict(
            framing=HEADSHOT, outfit="shirt", outfit_colour="white", hair="short crop", beard="stubble", expression="smile",
            scene={"city", "bokeh"}, age=33, presentation=M,
        ),
    ),
    (
        "a pirate with an eyepatch and a parrot",
        dict(),
        ["pirate", "eyepatch", "parrot"],
    ),
    (
        "Spring lookbook: woman with a platinum pixie, lilac dress, standing in a garden full of tulips, bright light, "
        "watercolour, slight smile, looking to the left",
        dict(
            presentation=F, hair="pixie", hair_colour="platinum", outfit="dress", outfit_colour={"purple", "pink"}, scene="garden",
            light="bright", style="watercolour", expression="smile", gaze=((-1.0, -0.2), LEVEL),
        ),
        ["tulips"],
    ),
    (
        "woman in a turtlneck, low bun",
        dict(presentation=F, outfit="turtleneck", hair="low bun"),
    ),
    (
        "B2B SaaS, so many laptops already... instead show a plumber in blue overalls checking a tablet, stubble, cap, "
        "workshop, warm light, flat vector, slight smile",
        dict(
            outfit="overalls", outfit_colour="blue", prop="tablet", beard="stubble", headwear="cap", scene="workshop", light="warm",
            style="flat vector", expression="smile",
        ),
    ),
    (
        "Yusuf, imam, sixty, white full beard, white thobe, brown eyes, peaceful",
        dict(
            age=60, beard="full beard", hair_colour="white", outfit="thobe", outfit_colour="white", eyes="brown",
            expression={"neutral", "smile"},
        ),
    ),
    (
        "wanted: an illustration for a grief counselling leaflet. Elderly widow, grey bob, black v-neck sweater, sad but "
        "composed, garden in autumn, pencil, cool muted light",
        dict(
            age=OLD, presentation=F, hair="bob", hair_colour="grey", outfit="v-neck sweater", outfit_colour="black", expression="sad",
            scene="garden", style="pencil", light="cool",
        ),
    ),
    (
        "Marguerite, 68, a French ceramicist with a grey low bun, cat-eye glasses, an apron splattered with clay",
        dict(age=68, hair="low bun", hair_colour="grey", glasses="cat-eye glasses", outfit="apron"),
        ["clay"],
    ),
    (
        "could she look a little younger and have more freckles",
        dict(presentation=F, age=(18, 44), freckles=(0.25, 1.0)),
        dict(age=45, freckles=0.2),
    ),
    (
        "Ingrid, early sixties, silver bob, blue eyes, kind smile, wears a teal v-neck sweater and a necklace",
        dict(
            age=(60, 64), hair="bob", hair_colour="silver", eyes="blue", expression=SMILING, outfit="v-neck sweater",
            outfit_colour="teal", accessories=("necklace",),
        ),
    ),
    (
        "a stern headmistress in her sixties with a grey bun and half-rim glases",
        dict(
            expression="serious", presentation=F, age=(60, 69), hair={"top bun", "low bun"}, hair_colour="grey",
            glasses="half-rim glasses", scene=OPEN,
        ),
    ),
    (
        "Partner page visual. Three people holding one banner, diverse ages, all laughing, brand pattern background, brand "
        "palette #12355b #d72638 #f5f5f5, waist-up crop",
        dict(
            people=3, expression="laughing", scene="brand pattern", style="brand palette",
            brand_colours={("#12355b", "#d72638", "#f5f5f5")}, framing="half", prop=OPEN,
        ),
    ),
    (
        "punk grandma, 70, green hair, leather jacket, sunglasses, smirking",
        dict(age=70, presentation=F, hair_colour="green", outfit={"denim jacket", "blazer"}, glasses="sunglasses", expression="smirk"),
        ["leather"],
    ),
    (
        "Fintech explainer, slide 4: middle-aged shop owner checking her phone at the counter of her shop, green apron, curly "
        "grey hair, relieved smile, flat vector, palette #0f766e and #fde68a",
        dict(
            age=MIDDLE, presentation=F, prop="phone", scene="shop", outfit="apron", outfit_colour="green", hair=CURLY,
            hair_colour="grey", expression=SMILING, style="flat vector", brand_colours=OPEN,
        ),
    ),
    (
        "a bit further away and cooler light, same guy",
        dict(framing="half", light={"cool", "soft"}, presentation=M),
        dict(framing="bust", light="warm"),
    ),
    (
        "thoughtful man looking up",
        dict(expression="thoughtful", presentation=M, gaze=(LEVEL, (-1.0, -0.2))),
    ),
    (
        'Job ad for electricians: woman in a hard hat and navy work vest holding a sign saying "Apply now", freckles, blonde '
        "braids, big smile, workshop background, warm light",
        dict(
            presentation=F, headwear="hard hat", outfit="work vest", outfit_colour="navy", prop="sign", sign_text="Apply now",
            freckles=SOME, hair="braids", hair_colour="blonde", expression="big smile", scene="workshop", light="warm",
        ),
    ),
    (
        "two people laughing in a cafe",
        dict(people=2, expression="laughing", scene="cafe"),
    ),
    (
        "for the diversity page: a young man with vitiligo and a high fade, mustard hoodie, arms folded, smiling, street in the"
        " background, soft 3d, late afternoon light",
        dict(
            age=YOUNG, presentation=M, vitiligo=True, hair="high fade", outfit="hoodie", outfit_colour={"yellow", "orange"},
            expression=SMILING, scene="street", style="soft 3d", light=OPEN,
        ),
        ["folded"],
    ),
    (
        "man in profile facing right",
        dict(presentation=M, yaw=(40, 70)),
    ),
    (
        "Could you make two pictures of a farmer in her sixties, straw hat, tan skin, blue overalls, mountains in the "
        "background, sunrise, gouache, proud and content",
        dict(
            count=2, presentation=F, age=(60, 69), headwear=OPEN, skin="tan", outfit="overalls", outfit_colour="blue",
            scene="mountains", light={"warm"}, style="gouache", expression=OPEN,
        ),
        ["straw"],
    ),
    (
        "Quarterly all-hands slide: our CFO as a viking, viking helmet, armour, full ginger beard, mountains, dramatic light, "
        "comic style, he asked for it himself",
        dict(
            headwear="viking helmet", outfit="armour", beard="full beard", hair_colour="ginger", scene="mountains", light="dramatic",
            style="comic", presentation=M,
        ),
    ),
    (
        "teacher in a clasroom, cardigan, round glasses",
        dict(scene="classroom", glasses="round glasses", outfit=OPEN),
    ),
    (
        "The client is a law firm, so think trust: man in his fifties, silver slicked back hair, charcoal suit, library, "
        "dramatic light, no smile, three-quarter view, no beard",
        dict(
            presentation=M, age=(50, 59), hair="slicked back", hair_colour="silver", outfit="suit", outfit_colour={"grey", "black"},
            scene="library", light="dramatic", expression={"neutral", "serious"}, yaw=THREE_QUARTER, beard="none",
        ),
    ),
    (
        "Space startup, team page: woman in a grey t-shirt and headphones, rocket poster on the wall, undercut, ginger, smirk, "
        "night sky through the window, cool light",
        dict(
            presentation=F, outfit="t-shirt", outfit_colour="grey", accessories=("headphones",), hair="undercut", hair_colour="ginger",
            expression="smirk", scene="night sky", light="cool",
        ),
        ["rocket"],
    ),
    (
        "Onboarding step 2. Three teammates in the office, diverse group, everyone smiling, flat vector, brand palette if "
        "possible, keep the background simple so the ui stays readable",
        dict(people=3, scene="office", expression=SMILING, style={"flat vector", "brand palette"}, style_weights=OPEN),
    ),
    (
        "Astrid, 55, CEO, tall and slim, platinum bob, black turtleneck, no jewellery",
        dict(age=55, build="slim", hair="bob", hair_colour="platinum", outfit="turtleneck", outfit_colour="black", accessories=()),
        ["tall"],
    ),
]
