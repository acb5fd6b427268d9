"""What people of a trade wear. Implied only: clothes said in so many words always win."""

TRADES = {
    "nurse | midwife | surgeon | vet | veterinarian | carer | caregiver | physiotherapist | medic | dental nurse | anaesthetist": {
        "outfit": "scrubs"
    },
    "doctor | physician | gp | dentist | pharmacist | scientist | chemist | biologist | researcher | lab technician"
    " | lab researcher | lab scientist"
    " | optician | physicist": {"outfit": "lab coat"},
    "cashier | shop assistant | shop owner | store manager | barista | waiter | bartender | baker | florist | butcher | shopkeeper"
    " | potter | barman | grocer": {"outfit": "apron"},
    "waitress | barmaid": {"outfit": "apron", "presentation": (0.7, 1.0)},
    "chef | cook | head chef": {"outfit": "chef jacket / apron", "headwear": "chef hat"},
    "builder | construction worker | site manager | foreman | bricklayer | electrician | site engineer | civil engineer | surveyor"
    " | roofer": {"outfit": "work vest", "headwear": "hard hat"},
    "paramedic | ambulance driver | first responder | emergency medic": {"outfit": "work vest"},
    "courier | delivery driver | delivery man | delivery woman | delivery person | bus driver | truck driver | taxi driver"
    ""
    " | driver | warehouse worker | postman | postwoman | cyclist": {"outfit": "work vest", "headwear": "cap"},
    "mechanic | plumber | farmer | gardener | carpenter | painter | artist | joiner | decorator | maker | machinist": {
        "outfit": "overalls"
    },
    "graduate | grad | alumni | alumna | alumnus | graduation": {"outfit": "gown", "headwear": "mortarboard"},
    "viking": {"outfit": "armour", "headwear": "viking helmet"},
    "knight | warrior | paladin": {"outfit": "armour"},
    "student | intern | apprentice | university student": {"outfit": "hoodie", "age": (18, 25)},
    "dev | developer | programmer | software developer | software engineer | coder | hacker | gamer | data scientist": {"outfit": "hoodie"},
    "therapist | psychologist | counsellor | counselor | social worker | analyst | economist | clerk"
    " | maths teacher | math teacher | engineer | teacher | accountant | librarian | tutor | lecturer | translator | editor"
    " | bookkeeper | administrator": {
        "outfit": "shirt"
    },
    "professor | founder | entrepreneur | manager | product manager | project manager | marketer | recruiter | receptionist"
    " | journalist | marketing manager"
    " | presenter | team lead | director | sales director | sales manager | hr manager | account manager | speaker"
    " | estate agent": {"outfit": "blazer"},
    "cto | coo | cmo | vp | chairman | chairwoman | board member | lawyer | banker | executive | ceo | cfo | consultant"
    " | politician | salesman | businessperson | barrister | diplomat"
    " | accountant general"
    " | salesperson | solicitor | boss | businesspeople": {"outfit": "suit"},
    "businesswoman": {"outfit": "suit", "presentation": (0.7, 1.0)},
    "businessman": {"outfit": "suit", "presentation": (0.0, 0.3)},
    "saleswoman": {"outfit": "blazer", "presentation": (0.7, 1.0)},
    "designer | architect | creative director | art director | curator | photographer": {"outfit": "turtleneck"},
    "coach | trainer | athlete | personal trainer | yoga teacher | yoga instructor | runner | footballer"
    " | football player | soccer player | basketball player | rugby player | tennis player | goalkeeper | boxer | jogger": {
        "outfit": "sports jersey / jersey / t-shirt"
    },
    "podcaster | podcast host | dj | streamer | radio host | sound engineer | host": {"accessories": ("headphones",)},
    "support agent | call centre agent | customer support agent | customer service rep | sales rep | service rep | call agent"
    " | helpdesk agent | agent | customer service agent"
    " | telephone operator | switchboard operator | call centre operator": {"outfit": "shirt", "accessories": ("headphones",)},
    "bride": {"outfit": "dress", "outfit_colour": "white", "presentation": (0.7, 1.0)},
}
# Nothing in the wardrobe is theirs; what comes nearest, with a note.
NEAREST_TRADES = {
    "pilot | airline pilot": {"outfit": "suit", "outfit_colour": "navy"},
    "flight attendant | cabin crew | steward | stewardess": {"outfit": "blazer", "outfit_colour": "navy"},
    "police officer | policeman | policewoman | police | security guard | guard": {
        "outfit": "shirt",
        "outfit_colour": "navy",
        "headwear": "cap",
    },
    "firefighter | fireman | firewoman": {"outfit": "work vest", "headwear": "hard hat"},
    "soldier": {"outfit": "shirt", "outfit_colour": "#7c7f3c", "headwear": "cap"},
    "astronaut": {"outfit": "overalls", "outfit_colour": "white"},
    "pirate": {"outfit": "striped top", "headwear": "headscarf"},
    "princess | queen": {"outfit": "dress", "presentation": (0.7, 1.0)},
    "prince | king": {"outfit": "suit", "presentation": (0.0, 0.3)},
    "wizard | witch": {"outfit": "gown"},
}
# Trades with their place in the name: that is where they are seen when nobody says otherwise.
SEEN_IN = {
    "warehouse": "warehouse worker",
    "library": "librarian",
    "shop": "shopkeeper | grocer | cashier | shop assistant | shop owner | store manager",
    "classroom": "schoolteacher | primary school teacher",
}
