"""How the picture is taken and drawn: framing, turn and gaze, style."""

PROFILE = 65.0  # degrees; as far as a head is turned with both its eyes still guessed

FRAMINGS = {
    "face": "close-up | closeup | face only | tight crop | extreme close-up | face shot | face crop | tight framing | close crop",
    "bust": "headshot | head shot | bust | head and shoulders | shoulders up | chest up | shoulder shot | bust shot | head and shoulder",
    "half": "half body | waist up | half length | medium shot | half figure | waist up shot | wide shot | mid shot | long shot"
    " | upper body | half body shot"
    " | from the waist up | three-quarter length | american shot | cowboy shot | torso shot | from the hips up",
}
FRAMING_HINTS = {"bust": "passport style photo | avatar | profile picture | profile photo | profile pic | passport photo | id photo"}
PORTRAIT = "portrait"  # head and shoulders, where no framing is named
FULL_BODY = "full body | full length | full figure | head to toe | whole body | full body shot"
FULL_BODY_NOTE = "Figures are drawn down to the waist: half is the widest framing."

VIEWS = {  # field -> value -> words
    "gaze": {
        (
            -0.7,
            0.0,
        ): "looking left | looking slightly to the left | looking slightly left | looking a bit to the left"
        " | looking a little to the left | looking to the left | looking off to the left | looks off to the left"
        " | looking to left | glancing left | eyes left | looks left | looks to the left"
        " | looks to her left | looks to his left | gaze left"
        " | gazing left",
        (0.7, 0.0): "looking right | looking slightly to the right | looking slightly right | looking a bit to the right"
        " | looking a little to the right | looking off to the right | looking to the right | looking to right | glancing right"
        " | eyes right | looks right"
        " | gaze right | gazing right"
        " | looking away | looking off camera | looking into the distance | gazing into the distance"
        " | looking off into the distance | looking to the side",
        (0.0, -0.7): "looking up | eyes up | looks up | gazing up | looking upwards | gazing upwards",
        (0.6, -0.6): "looking up to the right | looking up and to the right | looking up right",
        (-0.6, -0.6): "looking up to the left | looking up and to the left | looking up left",
        (0.6, 0.6): "looking down to the right | looking down and to the right | looking down right",
        (-0.6, 0.6): "looking down to the left | looking down and to the left | looking down left",
        (0.0, 0.7): "looking down | eyes down | looks down | gazing down | looking downwards",
        (0.0, 0.0): "looking straight into the lens | looking into the lens | into the lens | straight to camera"
        " | looks straight at you | looks at you | looking at you | looking straight at you | looks at the camera"
        " | looks straight at the camera | to camera | to the camera | facing you | looks straight at us | looking at the camera"
        " | looking at camera | eye contact | looking straight ahead | looking at the viewer"
        " | looking into the camera"
        " | looking straight at the camera | looking straight at camera | straight at the camera | straight at camera | looking at us"
        " | direct gaze | looking forward",
    },
    "yaw": {
        25.0: "turn her to the right | turn him to the right | turn them to the right | turn right | turns to the right"
        " | three-quarter view | three-quarter | three-quarters | 3/4 view | 3/4 | facing right | turned right | turned to the right"
        " | head turned right | three-quarter view facing right | facing to the right | head turned to the right | turned"
        " | looking over her shoulder"
        " | looking over his shoulder | looking over the shoulder | three-quarter portrait | three-quarter profile"
        " | turned slightly to the right | turned slightly right | facing slightly right | facing slightly to the right"
        " | angled to the right | angled right | at an angle | three-quarter turn | three-quarters turn",
        -25.0: "turn her to the left | turn him to the left | turn them to the left | turn left | turns to the left | facing left"
        " | turned left | turned to the left | head turned left | three-quarter view facing left | facing to the left"
        " | head turned to the left | three-quarter view left | three-quarter left | turned slightly to the left"
        " | turned slightly left | three-quarter profile left | facing slightly left | facing slightly to the left"
        " | angled to the left | angled left",
        0.0: "front view | facing forward | facing the camera | facing the viewer | frontal | front facing | straight on | head on"
        " | facing camera"
        " | facing front | en face | facing us | full face | front on",
        PROFILE: "side profile | side view | in profile | profile view | profile | near profile | from the side | side on"
        " | in near profile | in profile facing right | in profile to the right"
        " | seen from the side | profile shot | side profile facing right | right profile | profile facing right | profile to the right",
        -PROFILE: "profile left | left profile | profile facing left | profile to the left | in profile facing left"
        " | side profile facing left"
        " | in left profile | in profile to the left",
    },
    "roll": {
        8.0: "head tilted | head slightly tilted | head tilt to the right | head tilt | tilted head | tilting her head | tilting his head"
        " | head tilted to the right | head tilted right",
        -8.0: "head tilted to the left | head tilted left | head tilt to the left | head tilted slightly to the left",
    },
    "pitch": {-8.0: "chin up | chin slightly up | chin raised | head up | head raised | from below", 10.0: "head down | chin down"
    " | head bowed | from above"},
}

STYLES = {
    "soft 3d": "soft 3d | 3d | 3d render | 3d rendered | 3d illustration | clay | claymation | 3d character | pixar style"
    " | rendered in 3d | 3d style | animated film | animated movie | cgi"
    " | clay render | 3d animation | 3d cartoon | disney pixar | plasticine style | c4d render | blender render",
    "flat vector": "flat vector | flat | vector | flat illustration | flat design | vector art | vector illustration"
    " | flat editorial | flat editorial illustration"
    " | minimal vector | flat colour | flat colours | flat vector illustration | corporate illustration | corporate memphis | svg style"
    " | editorial illustration",
    "line art": "line art | line drawing | ink drawing | ink | outline | ink outline | lineart | one line drawing | single line"
    " | black and white drawing | linework"
    " | ink outlines | black outlines | pen and ink | pen drawing"
    " | line drawn | line illustration | thin lines | thin black lines | contour drawing | doodle | continuous line"
    " | continuous line drawing | minimal lines",
    "comic": "comic | comic book | graphic novel | comics | cartoon | comic strip | pop art comic | cel shaded | cartoonish"
    " | halftone | comic book hero style",
    "watercolour": "watercolour | watercoloured | aquarelle | watercolour painting | painted | painting | wash | painterly"
    " | watercolour illustration"
    " | water colour",
    "pixel art": "pixel art | nes style | game boy style | old video game | retro video game | retro videogame | old school game"
    " | video game graphics | game graphics | 16 bits | 8 bits | pixelart | 8 bit | 16 bit | pixel | pixelated | pixels"
    " | retro game | 8bit | 16bit"
    " | video game sprite | sprite",
    "duotone": "duotone | two colours only | only two colours | just two colours | in two colours | two tone | two colour"
    " | bicolour | risograph | duo tone | riso print | duotone print | riso"
    " | two colour print | bichrome",
    "gouache > watercolour": "gouache | gouache painting | gouache illustration | opaque watercolour | poster paint | tempera",
    "pencil > line art": "pencil | pencilled | pencil sketch | sketch | pencil drawing | charcoal drawing | hand drawn | sketched"
    " | graphite"
    " | coloured pencil | colour pencil | crayon | pencil illustration | sketchy | sketchbook style"
    " | hand sketched | charcoal sketch | charcoal style",
    "pop art > comic": "pop art | pop | warhol | lichtenstein | ben-day dots | pop art poster | pop style | screen print | screenprint"
    " | silkscreen | screen printed | silkscreened | andy warhol",
    "paper cut > flat vector": "paper cut | papercut | paper cutout | paper craft | cut paper | paper collage | paper art | layered paper"
    " | papercraft | collage style | collage look | collage of paper | cut from paper | made of paper | cutout style"
    " | paper silhouette | paper silhouettes | cut out of paper | cut out of coloured paper | like origami | cut out collage"
    " | paper cut out | cut out paper | origami style",
    "brand palette > flat vector": "brand palette | brand palette style | brand coloured"
    " | brand poster | poster in brand colours | posterised"
    " | brand poster style",
    "anime > comic": "anime | manga",
    "oil painting > watercolour": "oil painting | oil | acrylic painting | impressionist",
    "photograph > soft 3d": "photorealistic | photo | photograph | photographic | realistic | hyperrealistic | photo real"
    " | photography | lifelike",
}
STYLE_NOUN = "style | styled | aesthetic | look and feel"
ACTION_FIGURE = {"action figure | figurine | toy | toy figure": {"style": "soft 3d", "framing": "half"}}

PLACEMENT_WORDS = (
    "linkedin | instagram | youtube | facebook | twitter | tiktok | banner | thumbnail | linkedin banner | instagram story"
    " | instagram post | hero image"
    " | website hero | email header | slide | cover image | header image | web banner | carousel | landing page | website"
    " | profile banner"
)
PLACEMENT_NOTE = "Where the picture goes is the placement's business, not the prompt's: choose it beside the prompt."
