"""What the pixels of a picture show: the part map that masks, edits and tests share."""

PARTS = (
    "background", "hair", "skin", "eyes", "brows", "nose", "mouth", "beard", "glasses", "clothes", "headwear", "accessories",
    "hands", "prop", "wheelchair",
)
INDEX = {name: index for index, name in enumerate(PARTS)}

# Coverage (0..255) from which a layer owns a pixel. A nose is mostly shading, so little paint already counts; elsewhere the half
# keeps contact shadows, which each layer casts on the ones below, out of the map.
COVERAGE = {"nose": 48, "beard": 90}
DEFAULT_COVERAGE = 128
