"""The edges of the lips, from a pose or from a blend of poses."""

import math
from dataclasses import dataclass

from ...canvas import Point
from ...figure import Figure
from .poses import POSES, Pose, spoken


@dataclass(frozen=True)
class Lips:
    """Edges of the lips from the left corner to the right, in face units: the top of the upper lip, the line where it ends, the line
    where the lower lip begins, and the bottom of the lower lip. Seven points each."""

    top: list[Point]
    upper: list[Point]
    lower: list[Point]
    bottom: list[Point]


def poses_of(fig: Figure) -> list[tuple[Pose, float]]:
    """The poses this mouth is a blend of, with their shares."""
    expressions = [(POSES[name], share) for name, share in fig.mimic.expressions]
    left, right, shift = (fig.mimic.blend(lambda name, end=end: getattr(POSES[name], end)) for end in ("left", "right", "shift"))
    found = []
    for viseme, share in fig.mimic.visemes:
        if viseme == "none":
            found += [(pose, share * part) for pose, part in expressions]
        else:
            found.append((spoken(viseme, left, right, shift), share))
    return found


def weigh(poses: list[tuple[Pose, float]], value) -> float:
    """A number that each pose has, mixed by the shares."""
    if len(poses) == 1:
        return value(poses[0][0])
    return sum(share * value(pose) for pose, share in poses)


def half_width(fig: Figure, pose: Pose) -> float:
    """A smile widens every mouth by the same amount, so that a wide mouth stays within its face; the others scale it."""
    width, scale = fig.face.mouth_w, pose.width
    return width + 33 * (scale - 1) if scale > 1 else width * scale


def lips_of(fig: Figure) -> Lips:
    poses = poses_of(fig)
    if len(poses) == 1:
        return _lips(fig, poses[0][0])
    drawn = [(_lips(fig, pose), share) for pose, share in poses]
    return Lips(*(_mean([(getattr(lips, edge), share) for lips, share in drawn]) for edge in ("top", "upper", "lower", "bottom")))


def _mean(edges: list[tuple[list[Point], float]]) -> list[Point]:
    return [tuple(sum(share * edge[k][axis] for edge, share in edges) for axis in (0, 1)) for k in range(7)]


def _fullness(fig: Figure, pose: Pose) -> tuple[float, float]:
    """Height of the upper and of the lower lip."""
    i = fig.identity
    full = (
        9.2
        * (1 + 0.50 * i.lip_fullness)
        * (0.85 + 0.33 * i.presentation)
        * (0.86 if pose.opening and pose.teeth else 1.0)
        * (1 - 0.16 * i.wrinkles)
        * (1 - 0.20 * i.ageing)
    )
    return full * (0.76 + 0.34 * i.upper_lip) * pose.upper, full * (1.10 - 0.16 * i.upper_lip) * pose.lower


def _lips(fig: Figure, pose: Pose) -> Lips:
    half, y = half_width(fig, pose), fig.face.mouth_y
    up, low = _fullness(fig, pose)
    if pose.rounded:
        return _ring(half, y + pose.opening * 0.26, pose.opening * 0.5, up * 0.8, low * 0.8)
    a, b = -pose.opening * 0.22, pose.opening * 0.78
    profiles = (_top(a, up), _upper(a), *(((_lower(b), _open_bottom(b, low))) if pose.opening else (_upper(a), _closed_bottom(low))))
    return Lips(*(_edge(pose, half, y, profile) for profile in profiles))


Profile = list[tuple[float, float, float]]  # share of the half-width, offset, how far it follows the corners


def _edge(pose: Pose, half: float, y: float, profile: Profile) -> list[Point]:
    points = []
    for t, offset, follow in profile:
        lift = pose.left if t < 0 else pose.right
        points.append((half * t + pose.shift, y + 0.28 * (pose.left + pose.right) * 0.5 - lift * follow + offset))
    return points


def _top(a: float, up: float) -> Profile:
    return [
        (-1, -0.6, 1),
        (-0.55, a * 0.7 - up * 0.62, 0.30),
        (-0.19, a - up * 1.02, 0.05),
        (0, a - up * 0.74, 0),
        (0.19, a - up * 1.02, 0.05),
        (0.55, a * 0.7 - up * 0.62, 0.30),
        (1, -0.6, 1),
    ]


def _upper(a: float) -> Profile:
    return [
        (-1, 0, 1),
        (-0.52, a * 0.7 + 0.5, 0.22),
        (-0.16, a + 0.4, 0),
        (0, a + 1.2, 0),
        (0.16, a + 0.4, 0),
        (0.52, a * 0.7 + 0.5, 0.22),
        (1, 0, 1),
    ]


def _lower(b: float) -> Profile:
    return [(-1, 0, 1), (-0.62, b * 0.62, 0.30), (-0.28, b * 0.95, 0), (0, b, 0), (0.28, b * 0.95, 0), (0.62, b * 0.62, 0.30), (1, 0, 1)]


def _open_bottom(b: float, low: float) -> Profile:
    return [
        (-1, 0.8, 1),
        (-0.66, b * 0.62 + low * 0.5, 0.30),
        (-0.30, b * 0.95 + low * 0.82, 0),
        (0, b + low * 0.82, 0),
        (0.30, b * 0.95 + low * 0.82, 0),
        (0.66, b * 0.62 + low * 0.5, 0.30),
        (1, 0.8, 1),
    ]


def _closed_bottom(low: float) -> Profile:
    return [
        (-1, 0.8, 1),
        (-0.62, low * 0.66, 0.34),
        (-0.27, low * 1.03, 0.05),
        (0, low * 1.06, 0),
        (0.27, low * 1.03, 0.05),
        (0.62, low * 0.66, 0.34),
        (1, 0.8, 1),
    ]


def _ring(half: float, y: float, tall: float, up: float, low: float) -> Lips:
    """Lips around a rounded opening (an "oh")."""
    shares = (-1.0, -0.82, -0.44, 0.0, 0.44, 0.82, 1.0)
    bow = (0.0, 0.75, 1.0, 0.85, 1.0, 0.75, 0.0)

    def rim(sign: int, extra: float, curve: tuple[float, ...]) -> list[Point]:
        return [
            (t * (half + min(extra, 2.5)), y + sign * (tall * math.sqrt(1 - t * t) + extra * c)) for t, c in zip(shares, curve, strict=True)
        ]

    plain = (0.0, 0.7, 1.0, 1.05, 1.0, 0.7, 0.0)
    return Lips(rim(-1, up, bow), rim(-1, 0, plain), rim(1, 0, plain), rim(1, low, plain))
