"""What hands hold, and how one says that they hold it."""

# Always a thing in the picture.
CLEAR = {
    "laptop": "laptop | notebook computer | macbook | laptop computer | open laptop | typing on a computer | on her computer"
    " | on his computer",
    "phone": "smartphone | mobile phone | cell phone | cellphone | iphone | on the phone | talking on the phone | on a phone call"
    " | on the telephone | on her phone | on his phone | on their phone | texting | taking a selfie | phone call | taking a call | selfie",
    "cup": "mug | coffee cup | coffee mug | tea cup | teacup | paper cup | takeaway cup | travel mug | cup of coffee | cup of tea"
    " | mug of coffee | mug of tea | cup of cocoa | cup of hot chocolate | to-go cup | coffee to go | takeaway coffee | takeout coffee",
    "clipboard": "clipboard | clip board",
    "parcel": "parcel | cardboard box | delivery box | delivery package | shipping box | parcels | cardboard package",
    "sign": "placard | signboard | sign board | protest sign | hand painted sign | handwritten sign | picket sign"
    " | holding a banner | holding up a banner | carrying a banner | holds a banner",
    "book": "holding books | carrying books | stack of books | pile of books | open book | paperback | hardback | reading a book"
    " | textbook | reading book"
    " | books under her arm | books under his arm | books under one arm | books under their arm | books in hand | books in her arms"
    " | books in his arms",
    "tablet": "tablet | ipad | tablet computer | digital tablet",
}
# Things only where somebody has them: "a book" and "holding coffee", but not "book a demo", "sign up" or "coffee brand".
HELD = {
    "phone": "phone | mobile | telephone | handset",
    "cup": "cup | coffee | tea | latte | espresso | cappuccino | matcha | hot chocolate | cocoa | flat white | americano | drink"
    " | hot drink"
    " | takeaway | chai | iced coffee | green tea | cuppa | brew",
    "parcel": "package | box | boxes | packages",
    "sign": "sign | board | poster | card | whiteboard | message board",
    "book": "book | novel | notebook | journal | diary | planner | magazine | notepad",
}
NEEDS_A_HAND = "coffee | tea | latte | espresso | cappuccino | matcha | hot chocolate | cocoa | flat white | americano | drink | hot drink"
NEEDS_A_HAND += " | takeaway | board | poster | card | whiteboard | box | boxes | magazine | package | packages | planner | chai"
NEEDS_A_HAND += " | iced coffee | green tea | mobile | message board | journal | diary"
# In a list of things seen: "ponytail, latte, cafe".
LISTED = "latte | espresso | cappuccino | flat white | americano | iced coffee | hot chocolate | cup | book | novel | notebook"
NONE = "empty handed | empty hands | hands free | nothing in her hands | nothing in his hands | nothing in their hands | hands empty"
HOLDING = (
    "holding | holds | hold | carrying | carries | carry | clutching | gripping | raising | lifting | hugging | drinking | sipping | sips"
    " | drinks | enjoying | reading | reads | delivering | delivers | holding up | holds up | holding out | held | handing over"
    " | typing on | working on | scrolling on | balancing | cradling | grabbing | with | w"
)
IN_HAND = "in hand | in her hand | in his hand | in their hand | in one hand | in her hands | in his hands | in their hands | in both hands"
IN_HAND += " | under arm | under her arm | under his arm | under one arm | under their arm"
OPEN = "open"  # "with her laptop open"

SAYS = "says | saying | that says | which says | that reads | with the words | with the text | with the word | with the message | lettering"
SIGN_LENGTH = 60
SIGN_NOTE = "A sign holds up to 60 characters."
UNQUOTED_NOTE = "What stands on the sign goes between quotation marks: a sign that says “Hello”."
