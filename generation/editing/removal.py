"""Taking something out of a picture without a model: the hole is filled with patches of what surrounds it.

PatchMatch (Barnes et al. 2009) inside the coarse-to-fine scheme of Wexler et al. (2007): for every patch that reaches into the hole the
most similar one outside is sought, and every lost pixel becomes the mean of what the patches over it say. A hole is thus continued with
texture and edges from the same picture; what stood behind it nobody knows.
"""

import numpy as np
from PIL import Image, ImageFilter

REACH = 3  # a patch is 7 x 7
SMALLEST = 10  # pixels across the hole on the coarsest level
MOST = 14_000  # pixels of a hole on the finest level that is searched; a larger one is copied from where its smaller self was found
AROUND = 1.2  # of the hole's longer side, searched on each side of it
ROUNDS = (12, 8, 6, 4, 3)  # from the coarsest level on; the last holds for all finer ones
FADE, DEPTHS = 0.85, 12  # trust in a guess, by each pixel that it lies deeper in the hole; and how deep that goes on
SEARCHES = 6  # radii of the random search, each half the last


def removed(image: np.ndarray, hole: np.ndarray, *, seed: int = 0) -> np.ndarray:
    """uint8 (H, W, 3 or 4) with the hole, bool (H, W), filled from what is around it; everything else is the same to the byte. A fourth
    channel is straight alpha and is filled too. The same seed gives the same pixels. ValueError where `can_be_filled` says no."""
    if not hole.any():
        return image
    if not can_be_filled(hole):
        raise ValueError("too little of the picture is left around what shall be taken away")
    left, top, right, bottom = _surroundings(hole)
    part, lost = image[top:bottom, left:right], hole[top:bottom, left:right]
    out = image.copy()
    out[top:bottom, left:right][lost] = _filled(part, lost, np.random.default_rng(seed))[lost]
    return out


def can_be_filled(hole: np.ndarray) -> bool:
    """Whether a patch of the picture is left to fill it from."""
    left, top, right, bottom = _surroundings(hole)
    return bool(_sources(hole[top:bottom, left:right]).any())


def _surroundings(hole: np.ndarray) -> tuple[int, int, int, int]:
    """left, top, right, bottom of what is looked at."""
    ys, xs = np.nonzero(hole)
    height, width = hole.shape
    reach = max(48, int(AROUND * max(np.ptp(ys), np.ptp(xs))))
    return max(0, xs.min() - reach), max(0, ys.min() - reach), min(width, xs.max() + 1 + reach), min(height, ys.max() + 1 + reach)


def _filled(image: np.ndarray, hole: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    levels = _levels(image, hole)
    picture, lost = levels[0]
    picture, field = _diffused(picture, lost), None
    for number, (known, lost) in enumerate(levels):
        if number:
            picture = np.where(lost[..., None], _resized(picture, lost.shape), known)
        matcher = _Matcher(lost, field, rng)
        for _ in range(ROUNDS[min(number, len(ROUNDS) - 1)]):
            matcher.search(picture)
            picture = matcher.vote(picture, known)
        field = matcher.offsets()
    if picture.shape != image.shape:
        picture = _copied(_covering(image), hole, field)
    return _straight(picture)


def _levels(image: np.ndarray, hole: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """(picture, hole) from the coarsest to the finest that is searched."""
    height, width = hole.shape
    scale = min(1.0, (MOST / hole.sum()) ** 0.5)
    ys, xs = np.nonzero(hole)
    across = min(np.ptp(ys), np.ptp(xs)) + 1
    sizes = []
    while True:
        size = (max(1, round(height * scale)), max(1, round(width * scale)))
        small = _shrunk(hole, size)
        if sizes and (min(size) < 6 * REACH or not _sources(small).any()):
            break
        sizes.append((_known(image, hole, size), small))
        if across * scale < SMALLEST:
            break
        scale /= 2
    return sizes[::-1]


def _known(image: np.ndarray, hole: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """float32 (h, w, C): the mean of what is known; nothing of the hole bleeds into its rim."""
    if size == hole.shape:
        return _covering(image)
    weight = (~hole).astype(np.float32)
    return _resized(_covering(image) * weight[..., None], size) / np.maximum(_resized(weight, size), 1e-3)[..., None]


def _covering(image: np.ndarray) -> np.ndarray:
    """float32, with colours as much as they cover: what is clear has none that could be copied."""
    pixels = image.astype(np.float32)
    if pixels.shape[2] == 4:
        pixels[..., :3] *= pixels[..., 3:] / 255
    return pixels


def _straight(pixels: np.ndarray) -> np.ndarray:
    if pixels.shape[2] == 4:
        pixels = np.dstack([pixels[..., :3] * 255 / np.maximum(pixels[..., 3:], 1), pixels[..., 3]])
    return pixels.round().clip(0, 255).astype(np.uint8)


def _shrunk(hole: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    return _resized(hole.astype(np.float32), size) > 0.05


def _resized(values: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    if values.ndim == 3:
        return np.stack([_resized(values[..., channel], size) for channel in range(values.shape[2])], axis=2)
    how = Image.Resampling.BOX if size[0] < values.shape[0] else Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(values.astype(np.float32)).resize(size[::-1], how))


def _diffused(picture: np.ndarray, hole: np.ndarray) -> np.ndarray:
    """A first guess: the rim's colours, grown inwards."""
    out, lost = picture.copy(), hole.copy()
    while lost.any():
        known = np.pad((~lost).astype(np.float32), 1)
        colours = np.pad(np.where(lost[..., None], 0, out), ((1, 1), (1, 1), (0, 0)))
        height, width = lost.shape
        windows = [(slice(dy, dy + height), slice(dx, dx + width)) for dy in range(3) for dx in range(3)]
        count = sum(known[window] for window in windows)
        total = sum(colours[window] for window in windows)
        grown = lost & (count > 0)
        out[grown] = total[grown] / count[grown][:, None]
        lost &= ~grown
    return out


def _sources(hole: np.ndarray) -> np.ndarray:
    """Where a whole patch lies outside of the hole."""
    inside = np.zeros_like(hole)
    inside[REACH : hole.shape[0] - REACH, REACH : hole.shape[1] - REACH] = True
    return inside & ~_near(hole)


def _near(hole: np.ndarray) -> np.ndarray:
    """Where a patch reaches into the hole."""
    return np.asarray(Image.fromarray(hole.astype(np.uint8) * 255).filter(ImageFilter.MaxFilter(2 * REACH + 1))) > 0


def _trust(hole: np.ndarray) -> np.ndarray:
    """float32 (H, W): 1 for what is known, and the less the deeper a pixel lies in the hole: what is guessed from the rim is known better
    than what is guessed from guesses."""
    trust, inner = np.ones(hole.shape, np.float32), Image.fromarray(hole.astype(np.uint8) * 255)
    for _ in range(DEPTHS):
        trust[np.asarray(inner) > 0] *= FADE
        inner = inner.filter(ImageFilter.MinFilter(3))
    return trust


class _Matcher:
    """For each patch that reaches into the hole, the place of the most similar one outside: `found`, int (N, 2) of y, x."""

    def __init__(self, hole: np.ndarray, field: np.ndarray | None, rng: np.random.Generator):
        self.hole, self.rng = hole, rng
        self.usable, near = _sources(hole), _near(hole)
        self.places = np.argwhere(near)
        self.index = np.full(hole.shape, -1, np.int32)
        self.index[near] = np.arange(len(self.places))
        choices = np.argwhere(self.usable)
        self.found = choices[rng.integers(len(choices), size=len(self.places))]
        if field is not None:
            self._take_over(field)
        self.off = np.mgrid[-REACH : REACH + 1, -REACH : REACH + 1].reshape(2, -1).T  # (49, 2)
        self.trust = np.pad(_trust(hole), REACH, constant_values=1)

    def _take_over(self, field: np.ndarray) -> None:
        """Where the coarser level found its patches, the same way further on."""
        scale = np.array(self.hole.shape) / np.array(field.shape[:2])
        coarse = np.minimum((self.places / scale).astype(int), np.array(field.shape[:2]) - 1)
        there = field[coarse[:, 0], coarse[:, 1]]
        guess = self.places + np.rint(there * scale).astype(int)
        good = (there != 0).any(axis=1) & self._may(guess)
        self.found = np.where(good[:, None], guess, self.found)

    def _may(self, places: np.ndarray) -> np.ndarray:
        y, x = places.T
        height, width = self.hole.shape
        within = (y >= 0) & (y < height) & (x >= 0) & (x < width)
        return within & self.usable[y.clip(0, height - 1), x.clip(0, width - 1)]

    def search(self, picture: np.ndarray) -> None:
        """One pass: what the neighbours found, moved along; then at random around what was found, ever nearer."""
        self.padded = np.pad(picture, ((REACH, REACH), (REACH, REACH), (0, 0)), mode="edge")
        rows = self.places[:, None] + self.off + REACH
        self.seen = self.padded[rows[..., 0], rows[..., 1]]  # (N, 49, C)
        weights = self.trust[rows[..., 0], rows[..., 1]]
        self.weights = weights / weights.sum(axis=1, keepdims=True)
        self.cost = self._costs(np.arange(len(self.places)), self.found)
        for step in (4, 1):
            for dy, dx in ((0, step), (0, -step), (step, 0), (-step, 0)):
                self._from_neighbours(dy, dx)
        radius = max(self.hole.shape)
        for _ in range(SEARCHES):
            spread = self.rng.integers(-radius, radius + 1, size=self.found.shape)
            self._try(self.found + spread)
            radius = max(1, radius // 3)

    def _from_neighbours(self, dy: int, dx: int) -> None:
        height, width = self.hole.shape
        beside = self.places - (dy, dx)
        y, x = beside[:, 0].clip(0, height - 1), beside[:, 1].clip(0, width - 1)
        who = self.index[y, x]
        self._try(np.where((who >= 0)[:, None], self.found[who] + (dy, dx), self.found))

    def _try(self, guess: np.ndarray) -> None:
        which = np.flatnonzero(self._may(guess) & (guess != self.found).any(axis=1))
        cost = self._costs(which, guess[which])
        better = cost < self.cost[which]
        self.found[which[better]], self.cost[which[better]] = guess[which[better]], cost[better]

    def _costs(self, which: np.ndarray, places: np.ndarray) -> np.ndarray:
        rows = places[:, None] + self.off + REACH
        apart = self.padded[rows[..., 0], rows[..., 1]] - self.seen[which]
        return np.einsum("npc,npc,np->n", apart, apart, self.weights[which], optimize=True)

    def vote(self, picture: np.ndarray, known: np.ndarray) -> np.ndarray:
        """Each lost pixel anew: what the patches over it say, the more similar ones louder."""
        sure = np.exp(-self.cost / (2 * max(1.0, float(np.percentile(self.cost, 75))))).astype(np.float32)
        sure *= self.trust[self.places[:, 0] + REACH, self.places[:, 1] + REACH]
        said, heard = np.zeros_like(self.padded), np.zeros(self.padded.shape[:2], np.float32)
        for dy, dx in self.off:
            at, of = self.places + (dy + REACH, dx + REACH), self.found + (dy + REACH, dx + REACH)
            said[at[:, 0], at[:, 1]] += self.padded[of[:, 0], of[:, 1]] * sure[:, None]
            heard[at[:, 0], at[:, 1]] += sure
        inner = slice(REACH, -REACH)
        mean = said[inner, inner] / np.maximum(heard[inner, inner], 1e-6)[..., None]
        return np.where(self.hole[..., None], mean, known)

    def offsets(self) -> np.ndarray:
        """(H, W, 2): from each place to what was found for it; 0 elsewhere."""
        field = np.zeros((*self.hole.shape, 2), np.int32)
        field[self.places[:, 0], self.places[:, 1]] = self.found - self.places
        return field


def _copied(image: np.ndarray, hole: np.ndarray, field: np.ndarray) -> np.ndarray:
    """A large hole at its own size: every patch brings what lies where its smaller self was found."""
    matcher = _Matcher(hole, field, np.random.default_rng(0))
    matcher.padded = np.pad(image, ((REACH, REACH), (REACH, REACH), (0, 0)), mode="edge")
    matcher.cost = np.zeros(len(matcher.places), np.float32)
    return matcher.vote(image, image)
