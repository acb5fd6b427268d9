"""What the lips, teeth and tongue do: one pose per expression, and one per mouth shape of speech (viseme)."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Pose:
    """Lift of the left and right corner (units, up is positive), width factor, opening (units). `teeth` and `lower_teeth` are the shares of
    the opening each row covers; `tongue` is how high it lies (share of the opening), `tip` how far (0..1) its tip comes forward over the
    lower lip. `upper` and `lower` scale the lips; `rounded` lips go round the opening like a ring."""

    left: float
    right: float
    width: float = 1.0
    opening: float = 0.0
    teeth: float = 0.0
    shift: float = 0.0
    rounded: bool = False
    lower_teeth: float = 0.0
    tongue: float = 0.42
    tip: float = 0.0
    upper: float = 1.0
    lower: float = 1.0


POSES = {
    "neutral": Pose(0.8, 0.8),
    "smile": Pose(11.5, 11.5, 1.18),
    "big smile": Pose(10.0, 10.0, 1.24, 17.0, 0.72),
    "laughing": Pose(12.0, 12.0, 1.26, 31.0, 0.46),
    "serious": Pose(-5.0, -5.0, 0.94, upper=0.80, lower=0.85),
    "smirk": Pose(-2.5, 13.0, 1.08, shift=4.0),
    "surprised": Pose(0.0, 0.0, 0.50, 30.0, rounded=True),
    "sad": Pose(-10.5, -10.5, 0.92),
    "thoughtful": Pose(-4.0, 3.5, 0.80, shift=8.0, upper=0.62, lower=0.74),
    "wink": Pose(8.0, 13.0, 1.16),
}

# By the names of the OVR lip sync reference: PP as in put, FF fun, TH think, DD day, kk cat, CH chair, SS sun, nn no, RR red,
# aa car, E bed, ih tip, oh toe, ou book. Corners are those of a face at rest; the expression adds its own (`spoken`).
VISEMES = {
    "PP": Pose(0.5, 0.5, 0.92, upper=0.50, lower=0.55),
    "FF": Pose(2.0, 2.0, 1.00, 8.0, 1.0, upper=0.85, lower=0.50),
    "TH": Pose(1.0, 1.0, 1.02, 13.0, 0.34, tongue=0.46, tip=1.0, lower=0.85),
    "DD": Pose(1.0, 1.0, 1.06, 12.0, 0.40, lower_teeth=0.26, tongue=0.70),
    "kk": Pose(0.5, 0.5, 1.02, 17.0, 0.20, tongue=0.86),
    "CH": Pose(-0.5, -0.5, 0.62, 13.0, 0.50, lower_teeth=0.50, upper=1.25, lower=1.20),
    "SS": Pose(2.5, 2.5, 1.16, 10.0, 0.52, lower_teeth=0.48, upper=0.85, lower=0.85),
    "nn": Pose(1.0, 1.0, 1.00, 15.0, 0.20, lower_teeth=0.16, tongue=0.80),
    "RR": Pose(0.0, 0.0, 0.72, 14.0, 0.26, tongue=0.62, upper=1.20, lower=1.20),
    "aa": Pose(-1.0, -1.0, 1.02, 36.0, 0.22, tongue=0.30),
    "E": Pose(3.0, 3.0, 1.18, 20.0, 0.36, tongue=0.44),
    "ih": Pose(3.0, 3.0, 1.16, 13.0, 0.46, lower_teeth=0.20, tongue=0.56),
    "oh": Pose(0.0, 0.0, 0.56, 28.0, rounded=True, upper=1.05, lower=1.05, tongue=0.30),
    "ou": Pose(0.0, 0.0, 0.34, 13.0, rounded=True, upper=1.25, lower=1.25, tongue=0.0),
}
KEPT = 0.45  # how much of an expression's corners and slant stays while the mouth speaks


def spoken(viseme: str, left: float, right: float, shift: float) -> Pose:
    """The mouth shape, with the corners of the face that says it (those of its expression, lifts in units)."""
    pose, k = VISEMES[viseme], KEPT
    return replace(pose, left=pose.left + k * left, right=pose.right + k * right, shift=k * shift)
