"""Words that carry grammar, politeness or praise: read, and rightly ignored."""

NEGATORS = (
    "no | not | nothing | nothing too | anything but | without | never | minus | neither | nor | w/o | don't | doesn't | isn't"
    " | aren't | free of | avoid | remove"
    " | lose the | drop the | ditch the | take off | take off the | get rid of | rather than | instead of | skip the"
    " | hasn't | hide | cannot | wears no | has no"
)
# They end a negation's reach and a run of adjectives.
BREAKERS = (
    "with | w | in | on | at | but | by | behind | before | under | over | through | beside | near | against | into | for | to | from"
    " | as | then | while | instead | actually | underneath | plus | just | only | make it | in front of | next to | close to"
)
WEARING = "wearing | wears | wear | dressed | clad | clothed | sporting"
LINKS = (
    "is | are | dyed | coloured | that is | which is | tied | worn | cut | done | was | be | being | has | have | having | of"
    " | looks | look | looking | it's | were | had | styled like"
)
JOINERS = "and | or | & | +"
ARTICLES = "a | an | the | some | any | this | that | these | those | my | our | your | their | its | one"
PRONOUN_FILLERS = (
    "i | you | we | they | it | me | us | them | i'd | i'm | who | whose | which | what | there | themselves | they're | they are"
)
PLAIN = (
    "swap | replace | switch | age | age of | so | too | very | really | quite | rather | slightly | a bit | bit | also | both"
    " | each | same | such | more | most"
    " | less | always | often | please | create"
    " | make | draw | show | showing | generate | want | need | like | would like | give | picture | image"
    " | illustration | drawing | photo of | art | artwork | scene"
    " | depicting | depiction | render | version | kind of | sort of | type | around | about | approximately | roughly | nearly"
    " | almost | here | now | when | if | than | all"
    " | will | should | would | can | could | may | must | do | does | did | let | let's | put | set | keep | use | using"
    " | expression | mood | look like | shot | view | camera"
    " | day | time | early | late | mid | toned | shaped | full colour | job | works | working | between | facing | standing"
    " | stands | stand | sits | sitting | sat | sit"
    " | posing | poses | pose | feeling | feel | attitude | personality | vibe | tone | meet | none | change | softly | gently | warmly"
    " | straight at | hello | hi | thanks | thank you | ok | etc"
    " | e.g | i.e | outfit | clothes | clothing | attire"
    " | piece | pair | set of | again | still | once | off | out | up | down | along | across | among | during | within"
    " | upon | via | per | hairdresser's | well | years | year | yrs | yr"
    " | background is | against a | framed | shoulder | shoulders | head | neck | old school | new | based | inspired"
    " | lets | shown | seen | visible | drawn | made"
    " | staff | team | company | brand | business | corporate | senior product | marketing | airline | product | software | support"
    " | project | public | airy feel | 24/7"
)
EVERYDAY = (
    "hmm | redo | first | firstly | secondly | finally | lastly | wait | wore | feedback | clients |"
    " later | earlier | every | everyone | everything | everybody | where | why | how | thing | things | something | anything |"
    " another | other | others | after | because | though | although | much | many | few | enough | ever | maybe | perhaps |"
    " however | towards | toward | shall | might | think | thinks | felt | seems | seem | given | taken | gets | get | got | go | goes"
    " | going | come | comes | said | say | tell | tells | know | knows | see | sees | means | since | until | onto | lots | whether |"
    " whatever | anyone | nobody | yet | already | soon | today | tomorrow | it'll | we'll | we're | we've | you're | you'd | they'd |"
    " i've | either | else | rest | created | creating | generated | generating | added | adding | add | adds | include | including |"
    " includes | included | contain | contains | featuring | features | feature | featured | changed | keeping | kept | making |"
    " giving | gave | showed | kinda | sorta | sure | okay | hey | yes | yeah | fairly | simply | usually | sometimes | especially |"
    " particularly | totally | super | truly | fully | somewhat | ideally | preferably | basically | probably | definitely | exactly |"
    " following | follow | follows | try | trying | needed | wanting | ask | asked | getting | taking"
)
# Said often, drawn never: whole phrases, so that their parts are not mistaken for grammar or for something else.
UNDRAWN = (
    "k pop | kpop | pop singer | pop star | pop idol | pop music | old fashioned | gran canaria | gran turismo | "
    "oranges | lemons | peaches | olives | roses | plums | limes | children's book | kid's book | picture book | storybook | "
    "black and white photo | black and white picture | black and white image | monochrome | make up | makeup | nose ring"
    " | nose piercing | lip ring | arms crossed | crossed arms | thumbs up | hands up | low cut"
    " | in front of a crowd | like a halo | looks younger | looks older | looks young for her age"
    " | looks young for his age | looks good for her age | looks good for his age"
)
ORIGINS = (
    "asian | african | european | latino | hispanic | indian | chinese | japanese | korean | arab | caucasian | nordic"
    " | middle eastern"
    " | south asian | east asian | african american | nigerian | mexican | brazilian | scandinavian | turkish | pakistani"
    " | vietnamese | thai | filipino"
)
WOMENS_ORIGINS = "latina | filipina"
ORIGIN_NOTE = "Where someone comes from is not read as a look: say what can be seen, such as skin, eyes and hair."
NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve | dozen | a dozen": 12,
    "a couple of | couple of | pair of | a pair of": 2, "a trio of | trio of": 3, "a duo of": 2,
}  # fmt: skip
GROUPS = {  # several people in one word; before "of" and a number, as many as it says
    "couple | duo | twosome | husband and wife | wife and husband | twin sisters | twin brothers | two of us | two of them | twins": 2,
    "trio | threesome | three of us | three of them": 3,
    "group of | team of | small group of | crew of | small team of | family of | party of": 3,
    "group photo | group shot | group picture | group portrait | team photo | team shot | team picture | team portrait | small group"
    " | group of people | group | several people | a few people | several colleagues | a few colleagues | several friends"
    " | a few friends": 3,
    "solo | on her own | on his own | on their own | by herself | by himself | one person | single person | just one person": 1,
}
COUNTED = (  # pictures under names that say nothing else
    "variation | variant | option | alternative | take | draft | visual | sample | frame | proposal | photos of | concept | iteration"
)
PICTURES = (  # what is counted when pictures are
    "picture | image | portrait | illustration | version | shot | render | avatar | headshot | drawing | photo | photograph | sketch"
    " | photo of | photos of | profile picture | profile photo | pic"
)
# "A therapist helping an older woman" are two; so are "man and woman", but a "wife and mother" is one.
TENDING = "helping | teaching | treating | hugging | comforting | advising | examining | coaching | assisting | guiding | interviewing"
SECONDS = "woman | lady | man | gentleman | guy | girl | boy | daughter | son | grandson | granddaughter | sister"
SECONDS += " | brother | patient"
SHARES = {  # of a style; above 1: most of it, below 0: what a hint is
    "half": 0.5, "third | one third | a third": 1 / 3, "quarter | one quarter | a quarter": 0.25, "two thirds": 2 / 3,
    "three quarters of": 0.75,
    "mostly | mainly | predominantly | primarily | largely | chiefly | above all": 2,
    "a hint of | hint of | hints of | a touch of | touch of | touches of | a dash of | dash of | a splash of | a pinch of | a bit of"
    " | a little | a little bit of | a trace of | a suggestion of | elements of | accents of | undertones of": -1,
}  # fmt: skip
MIXING = (
    "equal parts | in equal parts | mix of | a mix of | mixture of | blend of | a blend of | combination of | cross between"
    " | a cross between | hybrid of | fusion of"
    " | mixed with | blended with | crossed with | combined with | meets | mashed up with | mix | blend | hybrid | mashup"
    " | somewhere between"
    " | halfway between"
)
ROOM = "negative space | white space | copy space | headline space | space for | room for | space for text | room for text | empty space"
PRAISE = (
    "beautiful | handsome | pretty | attractive | gorgeous | lovely | nice | good | great | best | amazing quality | stunning"
    " | elegant | professional | high quality | highly detailed"
    " | masterpiece | 4k | 8k | hd | hdr | uhd | detailed | best quality | award winning | high resolution | crisp | sharp"
    " | sharp focus | trending | intricate | ultra detailed"
    " | perfect | polished | premium | striking | iconic | authentic | real | minimal | minimalist | minimalistic | clear | fresh"
    " | stylish | dignified | fun | cool looking"
    " | expressive | diverse | inclusive | quality | resolution | focus"
)
NEGATIVE_HABITS = (  # what people put into negative prompts by habit; an illustrator never draws them
    "low quality | worst quality | bad quality | deformed | disfigured | mutated | extra fingers | extra limbs | extra hands"
    " | bad anatomy | watermark | logo | signature"
    " | jpeg artifacts | artifacts | ugly | cropped head | out of frame | text | caption | noise | grain | blurry | low resolution"
    " | lowres | distorted | duplicate | bad hands"
    " | fingers | hands | error | poorly drawn | mutation | extra | bad proportions | bad | clutter | cluttered | messy | busy"
    " | harsh shadows"
)
# Beside all of english.txt: words of our day, and rare ones.
LEAVE_ALONE = "laptop | latte | piercings | prosthetic | rover | sable | snowman | stile | surfer | tress"
