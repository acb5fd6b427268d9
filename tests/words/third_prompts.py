"""A third table, written after the lexicon had learned from the second.

At first reading 144 of the 147 attributes in its first forty prompts were right; two expectations were mended afterwards.
"""

from .prompts import BETWEEN, F, M

THIRD = [
    (
        "Portrait of a smiling Black woman in her late twenties with natural hair and gold hoop earrings,"
        " yellow turtleneck, studio lighting",
        dict(
            expression="smile",
            presentation=F,
            skin="dark brown",
            age=(27, 29),
            hair="afro",
            accessories=("earrings",),
            outfit="turtleneck",
            outfit_colour="yellow",
            light="soft",
        ),
        ["gold"],
    ),
    (
        "middle aged man, receding grey hair, rimless glasses, light blue shirt, thoughtful, looking out of the window",
        dict(
            age=(42, 58),
            presentation=M,
            hair="receding",
            hair_colour="grey",
            glasses="half-rim glasses",
            outfit="shirt",
            outfit_colour="#8fb8ea",
            expression="thoughtful",
        ),
        ["window"],
    ),
    ("cute girl with pigtails", dict(presentation=F, age=18, hair="pigtails"), ["cute"]),
    (
        "an old fisherman with a white beard and a blue beanie",
        dict(age=(62, 82), beard="full beard", hair_colour="white", headwear="beanie", headwear_colour="blue"),
        ["fisherman"],
    ),
    (
        "young professional, glasses, curly dark hair, olive green jacket",
        dict(age=(18, 29), glasses="round glasses", hair="short curls", hair_colour="dark brown", outfit="blazer", outfit_colour="#7c7f3c"),
    ),
    ("The persona should look happy and relaxed, in casual clothes, at a cafe", dict(expression="smile", scene="cafe"), ["casual"]),
    (
        "woman doctor, 30-35 years old, stethoscope, hospital corridor, kind smile",
        dict(presentation=F, outfit="lab coat", age=(30, 35), scene="clinic", expression="smile"),
        ["stethoscope", "corridor"],
    ),
    (
        "A rugged lumberjack with a thick red beard and a checked shirt in the woods",
        dict(beard="full beard", hair_colour="ginger", outfit="shirt", scene="park"),
        ["rugged", "lumberjack", "checked"],
    ),
    ("minimalist line art of a woman with short hair, facing right", dict(style="line art", presentation=F, hair="pixie", yaw=25.0)),
    ("No makeup look, no jewelry, hair down, white t-shirt", dict(accessories=(), outfit="t-shirt", outfit_colour="white"), ["makeup"]),
    (
        "sales director, grey hair, clean-shaven, dark suit, purple tie, office at dusk",
        dict(outfit="suit", hair_colour="grey", beard="none", accent_colour="purple", scene="office", light="warm"),
        ["dark"],
    ),
    (
        "festival vibe, braids, sunglasses, striped t-shirt, summer",
        dict(hair="braids", glasses="sunglasses", outfit="striped top", light="bright"),
        ["festival"],
    ),
    ("An astronaut under the stars", dict(outfit="overalls", outfit_colour="white", scene="night sky")),
    ("bearded hipster barista with tattoos", dict(beard="full beard", outfit="apron"), ["hipster", "tattoos"]),
    ("grandma wearing a headscarf, laughing", dict(age=(62, 85), presentation=F, headwear="headscarf", expression="laughing")),
    (
        "Asian man, 28, black hair in a side part, navy suit",
        dict(presentation=M, age=28, hair_colour="black", hair="side part", outfit="suit", outfit_colour="navy"),
        ["Asian"],
    ),
    ("hijabi scientist in a lab", dict(headwear="hijab", outfit="lab coat", scene="clinic")),
    ("woman with monolid eyes and straight black bangs", dict(presentation=F, eye_shape="monolid", hair="fringe", hair_colour="black")),
    ("please change the background to the mountains and remove the glasses", dict(scene="mountains", glasses="none")),
    ("same person, but in comic style, winking", dict(style="comic", expression="wink")),
    ("a headshot for LinkedIn, neutral background, business attire", dict(framing="bust", scene="plain", outfit="suit")),
    ("light brown hair, light skin, light blue eyes", dict(hair_colour="brown", skin="light", eyes="blue")),
    (
        "a man wearing a black suit and a white shirt with a black tie",
        dict(presentation=M, outfit="suit", outfit_colour="black", accent_colour="black"),
    ),
    (
        "female construction worker in a yellow helmet",
        dict(presentation=F, outfit="work vest", headwear="hard hat", headwear_colour="yellow"),
    ),
    ("dressed as a viking, but without the helmet", dict(outfit="armour", headwear="none")),
    ("he has brown eyes, a big nose and a wide mouth", dict(presentation=M, eyes="brown", nose_width=(0.4, 1.0), mouth_width=(0.4, 1.0))),
    ("twenty year old student with purple braids and a hoodie", dict(age=20, outfit="hoodie", hair="braids", hair_colour="purple")),
    ("night-time city skyline with bokeh", dict(scene="bokeh", light="cool")),
    ("red background, blue suit, yellow tie", dict(scene_colour="red", outfit="suit", outfit_colour="blue", accent_colour="yellow")),
    ("in watercolours, soft morning light", dict(style="watercolour", light="soft")),
    (
        "A waiter. He is bald. He wears an apron. Restaurant in the background.",
        dict(presentation=M, outfit="apron", hair="bald", scene="cafe"),
    ),
    ("her eyes are green and her hair is red", dict(presentation=F, eyes="green", hair_colour="ginger")),
    (
        "a non binary designer with a shaved side, turtleneck and headphones around the neck",
        dict(presentation=BETWEEN, outfit="turtleneck", hair="undercut", accessories=("headphones",)),
    ),
    (
        "hair: curly, auburn; eyes: hazel; outfit: green dress",
        dict(hair="short curls", hair_colour="auburn", eyes="hazel", outfit="dress", outfit_colour="green"),
    ),
    ("without headwear, no scarf", dict(headwear="none", accessories=())),
    ("serious-looking security guard", dict(expression="serious", outfit="shirt", outfit_colour="navy", headwear="cap")),
    ("a woman smiling with her eyes closed", dict(presentation=F, expression="smile"), ["closed"]),
    ("golden retriever owner in the park", dict(scene="park"), ["golden", "retriever", "owner"]),
    ("profile picture, round glasses, teal background", dict(framing="bust", glasses="round glasses", scene_colour="teal")),
    (
        "looking over her shoulder, long dark wavy hair, denim jacket",
        dict(presentation=F, yaw=25.0, hair="long wavy", hair_colour="dark brown", outfit="denim jacket"),
    ),
    ("black suit, white shirt, red tie", dict(outfit="suit", outfit_colour="black", accent_colour="red")),
    ("a white shirt under a suit", dict(outfit="suit", accent_colour="white")),
    ("a suit with a red tie and a blue shirt", dict(outfit="suit", accent_colour="blue")),
    ("in a suit. Later in a green shirt.", dict(outfit="shirt", outfit_colour="green")),
    ("red poster on the wall", {}, ["red", "poster", "wall"]),
    ("a Japanese woman", dict(presentation=F), ["Japanese"]),
]
