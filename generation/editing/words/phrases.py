"""What people say to somebody who edits, and the description that means the same: pattern -> description, the first that fits counts.

HER stands for a possessive or an article, SHE for somebody, BIT for a small amount, COLOUR for a colour. CASUAL and FORMAL become
clothes of that kind.
"""


HAIR = {
    r"(?P<how>blacken|whiten|redden) HER (?P<it>[a-z]+)": r"the \g<it> is PAIR\g<how>",
    r"(?:grey|silver) HER hair": "grey hair",
    r"HER hair colou?r|colou?r of HER hair|hair colou?rs?": "the hair",
    r"let HER hair grow(?: (?:out|longer|a BIT))*|grow (?:out )?HER hair(?: out| longer)?|HER hair grown(?: out)?"
    r"|let it grow": "longer hair",
    r"(?:cut|chop|trim|shorten|crop)(?: off)? (?:(?:HER )?hair|it) (?:to|into|down to|in) ": "hair ",
    r"(?:remove|cover|hide|get rid of|take out|no|without) (?:HER |any |all )*gr[ea]ys?(?: hairs?)?(?: (?:from|in"
    r"|out of) HER hair)?": "dark brown hair",
    r"(?:cut|chop|trim|shorten|crop)(?: off)? (?:HER )?(?P<it>hair|beard|moustache|goatee|facial hair)(?: (?:short(?:er)?|down"
    r"|back|off|BIT))*": r"shorter \g<it>",
    r"long,? (?:and )?full beard": "long beard",
    r"(?:lengthen|extend) HER hair": "longer hair",
    r"straighten HER hair(?: out)?": "straight hair",
    r"(?:curl|perm) HER hair": "curly hair",
    r"let HER hair down|(?:wear |with )?HER hair (?:is )?(?:down|open|loose|untied)": "long hair",
    r"(?:get|take) HER hair (?:out of|from) (?:HER |a )?(?:ponytail|bun|braids?|pigtails|plaits?|updo|top bun|low bun)": "long hair",
    r"(?:undo|untie|open|loosen|take out|unbraid) HER (?:ponytail|bun|braids?|pigtails|plaits?|updo|top bun|low bun)": "long hair",
    r"(?:tie|put|pull|gather|pin|wear|style|do) HER hair (?:back |up )?(?:in|into|to) ": "hair in ",
    r"(?:tie|put|pull|gather|pin|wear) HER hair back": "ponytail",
    r"(?:tie|put|pull|gather|pin|wear) HER hair up": "top bun",
    r"shave HER head(?: bald)?|lose HER hair|remove HER hair": "shaved head",
    r"shave HER sides": "undercut",
    r"(?:shave|un-?beard) (?:him|her|them|HER face|HER cheeks)(?: clean)?|(?:give (?:him|her) )?a (?:clean )?shave"
    r"|clean shave": "clean shaven",
    r"shave (?:off )?HER (?P<it>beard|moustache|stubble|goatee|mustache)(?: off)?": r"without the \g<it>",
    r"grow (?:him |her )?(?=a |some |out )": "with ",
    r"go(?:es|ing)? (?=COLOUR)": "hair is ",
    r"(?:slick|comb|brush|sweep) HER hair back": "slicked back hair",
    r"part HER hair (?:on|to) the side": "side part",
    r"(?P<way>lighten|darken|brighten)(?: up)? HER (?=[a-z])": r"PAIR\g<way> ",
    r"by (?:a|one|two|three|2|3|a few|some) shades?": "",
    r"(?:a |one |two |three |2 |3 |some |few |several )+shades? (?=darker|lighter)": "",
    r"(?P<it>[a-z-]+) (?P<is>is |should be |could be |be |to be )(?:(?:a BIT|BIT|much|two shades) )?(?P<way>darker|lighter"
    r"|longer|shorter|fuller|curlier)": r"\g<way> \g<it>",
    r"(?:hair )?less curly(?: hair)?": "wavy hair",
    r"(?:hair )?less wavy(?: hair)?": "straight hair",
    r"(?:hair )?more (?P<it>curly|wavy)(?: hair)?": r"\g<it> hair",
    r"(?:\w+|\d)[ -]days?(?: old)? (?:beard|stubble|growth)": "stubble",
    r"curlier": "curly",
    r"straighter": "straight",
    r"more of (?:a|an) ": "",
    r"more (?P<it>COLOUR) in HER (?:hair|beard)(?: and (?:HER )?(?:hair|beard))?": r"\g<it> hair",
    r"(?:hair and (?:HER )?beard|beard and (?:HER )?hair)(?= (?:(?:is|to|in|be|should) )*COLOUR)": "hair",
}  # fmt: skip
FACE = {
    r"(?:have |let |make )?(?:SHE )?(?:speak|talk|chat)": "talking",
    r"(?P<it>smil(?:e|es|ing)|laugh(?:ing)?|grin(?:ning)?) (?:with|showing) (?:HER )?teeth": "big smile",
    r"(?:sadder|more sad)": "sad",
    r"(?:calmer|more calm|more relaxed)": "calm",
    r"(?:kinder|prouder|bolder) (?=look|face|expression|smile)": "friendly ",
    r"more (?=sad|thoughtful|surprised|excited|playful|pensive|determined|focused|curious|energetic|neutral)": "",
    r"look(?:s|ing)? (?:back )?over HER shoulder": "three-quarter view",
    r"open(?:,| and)? (?=friendly|warm|kind|honest|smile|expression|face)": "",
    r"(?:don't|do not) let SHE (?:smile|grin)(?:ing)? (?:so|that|as|too) (?:much|broadly|widely|big)": "a smaller smile",
    r"(?:don't|do not) (?:let|have|make) SHE (?:smile|grin|laugh)(?:ing)?": "neutral expression",
    r"(?:tone|dial) down HER (?P<it>smile|grin)|HER (?P<it2>smile|grin) (?:so much|toned down)": "a smaller smile",
    r"less (?:grumpy|angry|annoyed|stern|tense|strict|bored|tired|stressed|grim|gloomy)": "less serious",
    r"(?:stop|quit) smiling|(?:wipe|remove|take|get rid of|lose) (?:HER|that) (?:smile|grin)(?: off)?(?: (?:HER face"
    r"|from HER face|of HER face))?"
    r"|(?:don't|do not|shouldn't|not) (?:smile|grin|laugh)(?:ing)?|no (?:smile|grin|smiling)"
    r"|without (?:HER )?(?:a )?smil(?:e|ing)": "neutral expression",
    r"show(?:ing)? (?:some |her |his |more |their )?teeth|toothy (?:smile|grin)": "bigger smile",
    r"(?:less of a|less) (?:grin|smile)(?:ing|y)?|tone down HER smile": "a smaller smile",
    r"(?:a )?friendlier smile": "a friendly smile",
    r"(?:look|seem|appear) (?=angry|sad|happy|serious|surprised)": "",
    r"(?:turn|change) HER frown upside down": "smiling",
    r"(?:open|close) HER mouth": r"mouth closed",
}
CLOTHES = {
    r"(?:gold|golden|brass) (?=earrings?|necklace|hoops?|hoop|chain|pendant)": "",  # as they are drawn
    r"(?:make )?HER (?:jacket|blazer) (?:is |look )?more casual": "denim jacket",
    r"business casual(?: (?:clothes|outfit|look|style|wear|clothing|attire))?|smart casual": "blazer",
    r"(?:something |a |an )?(?:more )?(?:elegant|classy|chic|dressy) (?:clothes|outfit|look|style|wear|clothing|attire)": "FORMAL",
    r"glasses ?[:=] ?(?P<it>half rim(?:med)?|cat eye|round|square|reading|horn rimmed|rimless)(?: ones)?": r"\g<it> glasses",
    r"(?:brand|company) colou?rs? (?:for|on) HER (?P<it>[a-z ]+?)(?: *[(:,])? ?(?=#)": r"\g<it> in ",
    r"(?:more )?casual (?:jacket|blazer|coat)": "denim jacket",
    r"(?:more )?casual (?=shirt|t-shirt|dress|hoodie|sweater|jumper|top)": "",
    r"suit jacket": "blazer",
    r"(?:rounder|more round) (?=glasses|frames|specs)": "round ",
    r"(?:squarer|more square) (?=glasses|frames|specs)": "square ",
    r"stripes on HER (?:shirt|sweater|jumper|top|t shirt|tee)": "striped top",
    r"(?:something|sth|some(?:thing)?) (?:(?:a BIT |BIT )?more |less formal and )?casual|(?:more |less formal,? "
    r"|BIT more )?casual(?:ly)?(?: (?:clothes|outfit|look|style|wear|clothing|attire|dress))?"
    r"|less formal(?:ly)?(?: (?:clothes|outfit|look|clothing))?|dress down|everyday clothes|leisurewear": "CASUAL",
    r"(?:something|some) (?:(?:a BIT |BIT )?more )?(?:formal|elegant|smart|business like|businesslike|official)"
    r"|(?:more )?(?:formal|official)(?:ly)?(?: (?:clothes|outfit|look|style|wear|clothing|attire))?"
    r"|less casual(?:ly)?(?: (?:clothes|outfit|look|clothing))?|(?:smarter|dressier|smart|business|office) (?:clothes"
    r"|outfit|look|clothing|attire|wear)|dress up|smart clothes": "FORMAL",
    r"in (?:the )?colour (?=COLOUR)": "in ",
    r"(?:shirt|sweater|jumper|top|t shirt|tee|pullover) (?:is )?(?:striped|stripy|stripey|with stripes)": "striped top",
    r"(?:warm |thick )?winter (?:clothes|clothing|outfit|wear|gear)": "v-neck sweater and a scarf",
    r"summer (?:clothes|clothing|outfit|wear)": "t-shirt",
    r"(?:work clothes|workwear|work wear)": "overalls",
    r"(?:doctor's|medical) (?:coat|outfit|clothes)": "lab coat",
    r"(?:that |which |to )?(?:match(?:es|ing)?|in line with|fits?|fitting) (?:to )?(?:our |the |my |your )?(?:brand"
    r"|company|corporate|house|ci)?(?:'s)? ?(?:colou?rs?|identity|palette)?:? ?(?=COLOUR)": "is ",
    r"(?:dress|put|clothe) SHE (?=in )|(?:dress|clothe) SHE (?:up )?(?=as )|have SHE wear(?:ing)?": "wearing ",
    r"dress (?:him|her|them) ": "wearing ",
    r"(?:a)?round HER (?:neck|shoulders|head|waist|wrist)|(?:on|onto|over) HER (?:head|nose|face|ears|shoulders|neck)": "",
    r"(?:glasses|specs) frames?": "glasses",
    r"(?<=eye )frames|(?<=round )frames|(?<=square )frames|(?<=rimmed )frames": "glasses",
    r"(?:buttoned|ironed|clean|fresh) (?=shirt|blouse|suit)": "",
}
HELD = {
    r"(?:(?<=, )|(?<=^))(?P<it>cup|phone|book|sign|box|card)(?= *(?:,|$))": r"holding a \g<it>",
    r"(?:nothing|no thing) in HER hands?": "empty hands",
    r"change HER (?:sign(?:'s)?(?: text)?|text (?:on|of) HER sign|words? (?:on|of) HER sign|sign's words?) (?:to|into"
    r"|so it says|to say|to read) ": "holding a sign that says ",
    r"(?:HER )?(?:sign|text|words?)(?: (?:on|of) HER sign)?(?: (?:should|must|shall|to))? ?(?:say|read|be|is|:|says"
    r"|reads|saying|reading) (?=[“\"«„'])": "holding a sign that says ",
    r"get (?:rid of )?(?P<it>(?:HER )?[a-z ]{2,20}?) out of HER hands?": r"without \g<it>",
    r"(?:in|into|out of|from) HER (?:other |left |right )?hands?(?= *(?:$|[,.;:!?]|and|with|instead|please))(?<!empty)": "in hand",
}
STYLE = {
    r",? (?:and |but )?less (?:of a |like a |of the )?(?:comic|cartoon|watercolour|pencil|gouache|flat|pixel|photo|3d"
    r"|sketch|painting|line art|duotone"
    r"|pop art)(?:y|ish)?(?: look| style)?": "",
    r",? but (?=with (?:a |some )?(?:touch|hint|dash|bit|splash|little))": " ",
    r"(?:turn|make|convert|change|render|transform|redraw|redo|style)(?: (?:it|this|her|him|everything"
    r"|(?:the )?(?:whole )?(?:picture|image|photo|portrait|illustration)))? (?:in|into|to|as|like|look like) ": "in ",
    r"(?:something )?(?:(?:a BIT )?more )?(?:like|similar to) (?=a |an )": "in ",
}
REST = {
    r"(?:get|take|move|bring) SHE out of (?=HER |an? )": "without ",
    r"(?:BIT )?less (?:harsh|hard|contrasty)(?: light(?:ing)?)?": "softer light",
    r"(?:HER )?(?:framing|crop|shot|picture) (?:should be |is |be |a BIT |BIT )*(?:tighter|closer)": "closer",
    r"(?:HER )?(?:framing|crop|shot|picture) (?:should be |is |be |a BIT |BIT )*(?:wider|looser)": "further back",
    r"SHE(?: looks?| seems?| is|'s) (?:too |a BIT |so |very )?[a-z]+(?: now| here)?,? (?:but |so |and )?(?=(?:make|let|have|give) )": "",
    r"(?:a |the )?(?P<it>darker|lighter|brighter) (?:shade|tone|colour) (?:for|of|on) (?=HER )": r"\g<it> ",
    r"BIT (?=(?:darker|lighter|brighter|longer|shorter|fuller|bigger|smaller) [a-z])": "",
    r"(?:(?:i|we|they|the client) )?(?:don't|do not|didn't|doesn't) (?:like|want|need) (?=HER )": "without ",
    r"(?P<it>[a-z]+) (?:looks?|is|seems?) (?:a BIT |too |so |very )?(?:dull|weird|odd|strange|ugly|bad|wrong|off"
    r"|outdated|boring|flat|unnatural|fake)": (
        r"\g<it>"
    ),
    r"(?:drop|remove|take away|put down|lose) (?:everything|what|whatever) (?:she|he)(?:'s| is)? (?:holds|holding"
    r"|carrying|carries)": "empty hands",
    r"make (?:it|this) pop": "vivid colours",
    r"(?:make (?:it|this) )?moodier(?! light)": "dramatic light",
    r"profile,? (?:view,? )?(?:facing|to|turned|looking) (?:to )?(?:the )?(?P<it>left|right)": r"profile facing \g<it>",
    r"(?:make )?(?:the )?colou?rs pop": "vivid colours",
    r"(?:(?:make|have) SHE )?(?:look )?more (?:professional|business like|businesslike|corporate)(?: looking)?": "FORMAL",
    r"light(?:ing)? from (?:the )?(?P<it>left|right)(?: side)?,? (?:and )?(?P<how>soft|warm|cool|bright|dramatic|hard)": (
        r"\g<how> light from the \g<it>"
    ),
    r"(?:simple|clean|neutral|plain) (?=studio)": "",
    r"(?:HER )?(?:location|setting|surroundings)(?= ?(?::|to |is |= ))": "background",
    r"(?:switch|move|put|flip|change|bring) (?:the )?light(?:ing)? (?:to|from|onto|on) the (?:other|opposite) side": (
        "light from the other side"
    ),
    r"(?:go |switch |change )?back to (?=[a-z0-9])": "in ",
    r"(?:show|see|with) (?:HER |both )*hands(?: visible| in (?:the )?(?:picture|frame))?|hands visible": "waist up",
    r"shadows?(?: side)? (?:is |are )?on (?:the )?left(?: side)?": "light from the right",
    r"shadows?(?: side)? (?:is |are )?on (?:the )?right(?: side)?": "light from the left",
    r"(?:light|lit|lighting) (?:coming )?from behind": "backlit",
    r"(?P<rest>dead|completely|totally|entirely) (?=COLOUR)": "",
    r"(?:a BIT of a|a BIT of|some more|a few more)(?= )": "a",
    r"(?:take|move|bring|put|place|set|sit|stand|position|show|transport|teleport) SHE (?=(?:outside|outdoors|inside|in"
    r"|into|on|onto|at|to|behind|in front of|by)\b)": "",
    r"(?:move|relocate|shift|take) SHE to ": "in ",
    r"(?:add|insert|place) (?=a |an |some |the )": "with ",
    r"from (?:HER )?waist up|waist up|show more of SHE|more of SHE|half figure": "waist up",
    r"(?:zoom|crop|go|move|come)(?: (?:a BIT|BIT))? (?:in |closer )+(?:to |on |at )*(?:HER (?:face|head|eyes)|SHE)"
    r"|(?:zoom|crop|move) in(?: (?:a BIT|BIT))?|(?:get |go |come |move )?(?:a BIT )?closer(?: to (?:SHE|HER face))?"
    r"|tighter(?: crop| framing| shot)?": "closer",
    r"(?:zoom|go|move|step|pull)(?: (?:a BIT|BIT))? (?:out|back|further away)(?: (?:a BIT|BIT))?": "further back",
    r"(?:light|lit|lighting) (?:is )?(?:coming |falling |shining )?(?:in )?from ": "light from ",
    r"(?:light|lit) SHE from ": "light from ",
    r"soften(?: up)? (?:the )?(?:light(?:ing)?|shadows|it|this)": "soft light",
    r"(?:move|put|shift|bring|swing) (?:the )?(?:light|key light|lamp|sun)(?: source)? (?:over )?(?:to|on|onto) (?:the )?"
    r"(?P<it>left|right)(?: side)?": r"light from the \g<it>",
    r"(?:light|sun) (?:is |comes? )?on the (?P<it>left|right)(?: side)?": r"light from the \g<it>",
    r"(?:add |more |some |a BIT )*drama(?: (?:in|to) (?:the )?(?:light(?:ing)?|picture|image|it))?": "dramatic light",
    r"(?:normal|regular|ordinary|usual) (?=glasses|spectacles|hair|clothes|light|smile)": "",
    r"(?:should not|shouldn't|must not|mustn't|can't|cannot|may not) (?:have|wear|be wearing|hold|be holding|carry)"
    r"(?: a| an| any)? ": "without ",
    r"(?:yes to|with) (?=glasses|HER glasses)": "with ",
    r"(?:more |extra )?contrast(?:y|ier)? light(?:ing)?|harder light|harsher light": "dramatic light",
}
TABLES = (HAIR, FACE, CLOTHES, HELD, STYLE, REST)
TOO = {
    "long": "shorter", "short": "longer", "dark": "lighter", "light": "darker", "bright": "darker", "pale": "darker", "big": "smaller",
    "small": "bigger", "wide": "smaller", "broad": "smaller", "serious": "less serious", "stern": "less serious", "thick": "thinner",
    "thin": "fuller", "bushy": "shorter", "full": "shorter", "formal": "casual", "casual": "formal", "close": "further back",
    "far away": "closer", "far": "closer", "curly": "straight", "straight": "wavy", "cheerful": "less cheerful", "happy": "less happy",
    "blurry": "plain", "colourful": "plain", "boring": "gradient", "harsh": "softer", "hard": "softer", "flat": "moodier", "soft": "harder",
}  # fmt: skip
