"""Right answers to the exercises of lesson 10, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    # to_grey
    Alternative(
        "to_grey",
        "channel by channel",
        """
def to_grey(image):
    v = image.astype(float) / 255
    if v.ndim == 2:
        return v
    r, g, b = v[..., 0], v[..., 1], v[..., 2]
    grey = 0.299 * r + 0.587 * g + 0.114 * b
    if v.shape[-1] == 4:
        alpha = v[..., 3]
        grey = grey * alpha + 1 - alpha
    return grey
""",
    ),
    Alternative(
        "to_grey",
        "paper first, then grey",
        """
def to_grey(image):
    v = image / 255.0
    if image.ndim == 3 and image.shape[2] == 4:
        alpha = v[..., 3:]
        v = v[..., :3] * alpha + (1 - alpha)
    if v.ndim == 3:
        v = np.dot(v, [0.299, 0.587, 0.114])
    return v
""",
    ),
    Alternative(
        "to_grey",
        "pixel by pixel",
        """
def to_grey(image):
    H, W = image.shape[:2]
    out = np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            if image.ndim == 2:
                out[i, j] = image[i, j] / 255
                continue
            r, g, b, *opacity = (float(x) / 255 for x in image[i, j])
            out[i, j] = 0.299 * r + 0.587 * g + 0.114 * b
            if opacity:
                out[i, j] = opacity[0] * out[i, j] + 1 - opacity[0]
    return out
""",
    ),
    Alternative(
        "to_grey",
        "a weighted average",
        """
def to_grey(image):
    v = np.true_divide(image, 255)
    if v.ndim == 2:
        return v
    grey = np.average(v[..., :3], axis=2, weights=[0.299, 0.587, 0.114])
    return grey if v.shape[2] == 3 else 1 - v[..., 3] * (1 - grey)
""",
    ),
    Alternative(
        "to_grey",
        "einsum, and opacity 1 where there is none",
        """
def to_grey(image):
    if image.ndim == 2:
        return image / 255
    alpha = image[..., 3] / 255 if image.shape[2] == 4 else 1.0
    grey = np.einsum("ijk,k->ij", image[..., :3], np.array([299, 587, 114]) / 255000)
    return alpha * grey + (1 - alpha)
""",
    ),
    Alternative(
        "to_grey",
        "single precision for colours",
        """
def to_grey(image):
    if image.ndim == 2:
        return image / 255
    v = image.astype(np.float32) / 255
    grey = v[:, :, :3] @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    if v.shape[2] == 4:
        grey = v[:, :, 3] * grey + (1 - v[:, :, 3])
    return grey
""",
    ),
    # bright_ink
    Alternative(
        "bright_ink",
        "if and else, clipped",
        """
def bright_ink(grey):
    p = np.median(grey)
    if p - grey.min() > grey.max() - p:
        s = np.clip(p - grey, 0, None)
    else:
        s = np.clip(grey - p, 0, None)
    if s.max() == 0:
        return np.zeros(grey.shape)
    return s / s.max()
""",
    ),
    Alternative(
        "bright_ink",
        "the median by sorting",
        """
def bright_ink(grey):
    v = np.sort(grey, axis=None)
    n = len(v)
    p = v[n // 2] if n % 2 else (v[n // 2 - 1] + v[n // 2]) / 2
    below, above = p - v[0], v[-1] - p
    s = p - grey if below > above else grey - p
    s = np.where(s < 0, 0, s)
    return s / max(below, above) if max(below, above) > 0 else s
""",
    ),
    Alternative(
        "bright_ink",
        "the sign turned, in place on a copy",
        """
def bright_ink(grey):
    s = grey - np.median(grey)
    if -s.min() > s.max():
        s *= -1
    s[s < 0] = 0
    if s.any():
        s /= s.max()
    return s
""",
    ),
    Alternative(
        "bright_ink",
        "the standard library's median, and a careful division",
        """
import statistics


def bright_ink(grey):
    paper = statistics.median(grey.ravel().tolist())
    ink = paper - grey if paper - grey.min() > grey.max() - paper else grey - paper
    ink = np.maximum(0, ink)
    return np.divide(ink, ink.max(), out=np.zeros_like(ink), where=ink.max() > 0)
""",
    ),
    Alternative(
        "bright_ink",
        "by recursion on the negative",
        """
def bright_ink(grey):
    if grey.max() == grey.min():
        return np.zeros_like(grey)
    paper = np.quantile(grey, 0.5)
    if paper - grey.min() > grey.max() - paper:
        return bright_ink(-grey)
    return np.fmax((grey - paper) / (grey.max() - paper), 0)
""",
    ),
    # crop
    Alternative(
        "crop",
        "argwhere",
        """
def crop(ink, threshold):
    s = ink.copy()
    s[s < threshold] = 0
    places = np.argwhere(s)
    if len(places) == 0:
        raise ValueError("There is no ink in the picture.")
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
    return s[top : bottom + 1, left : right + 1]
""",
    ),
    Alternative(
        "crop",
        "nonzero, and a product with a mask",
        """
def crop(ink, threshold):
    s = ink * (ink >= threshold)
    r, c = np.nonzero(s)
    if not r.size:
        raise ValueError(f"There is no ink above {threshold}.")
    return s[min(r) : max(r) + 1, min(c) : max(c) + 1]
""",
    ),
    Alternative(
        "crop",
        "peeled row by row",
        """
def crop(ink, threshold):
    s = np.array([[v if v >= threshold else 0.0 for v in row] for row in ink])
    if not s.any():
        raise ValueError("no ink")
    for _ in range(4):
        while not s[0].any():
            s = s[1:]
        s = np.rot90(s)
    return s
""",
    ),
    Alternative(
        "crop",
        "argmax from both ends",
        """
def crop(ink, threshold):
    s = np.where(ink >= threshold, ink, 0)
    if s.max() == 0:
        raise ValueError("blank")
    rows, columns = s.any(axis=1), s.any(axis=0)
    top, bottom = np.argmax(rows), len(rows) - np.argmax(rows[::-1])
    left, right = np.argmax(columns), len(columns) - np.argmax(columns[::-1])
    return s[top:bottom, left:right]
""",
    ),
    Alternative(
        "crop",
        "NumPy's own ValueError, of no rows",
        """
def crop(ink, threshold):
    s = np.where(ink >= threshold, ink, 0)
    rows = np.where(s.sum(axis=1) > 0)[0]
    columns = np.where(s.sum(axis=0) > 0)[0]
    return s[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
""",
    ),
    # fit_into_box
    Alternative(
        "fit_into_box",
        "if and else",
        """
def fit_into_box(ink):
    h, w = ink.shape
    if h >= w:
        size = (20, max(1, int(round(20 * w / h))))
    else:
        size = (max(1, int(round(20 * h / w))), 20)
    return imresize(ink, size).clip(0, 1)
""",
    ),
    Alternative(
        "fit_into_box",
        "np.round in a tuple",
        """
def fit_into_box(ink):
    factor = 20 / np.max(ink.shape)
    size = tuple(int(max(1, np.round(factor * side))) for side in ink.shape)
    return np.minimum(np.maximum(imresize(ink, size), 0), 1)
""",
    ),
    Alternative(
        "fit_into_box",
        "plus one half, and masks",
        """
def fit_into_box(ink):
    h, w = ink.shape
    longer = max(h, w)
    out = imresize(ink, (max(int(20 * h / longer + 0.5), 1), max(int(20 * w / longer + 0.5), 1)))
    out[out < 0] = 0
    out[out > 1] = 1
    return out
""",
    ),
    Alternative(
        "fit_into_box",
        "wide digits turned first",
        """
def fit_into_box(ink):
    h, w = ink.shape
    if w > h:
        return fit_into_box(ink.T).T
    return np.clip(imresize(ink, (20, round(20 * w / h) or 1)), 0, 1)
""",
    ),
    Alternative(
        "fit_into_box",
        "an array of sides",
        """
def fit_into_box(ink):
    sides = np.array(ink.shape)
    rows, columns = np.maximum(np.rint(20 * sides / sides.max()), 1).astype(int)
    return np.clip(imresize(ink, (rows, columns)), 0.0, 1.0)
""",
    ),
    # centre_by_mass
    Alternative(
        "centre_by_mass",
        "SciPy's centre of mass",
        """
from scipy.ndimage import center_of_mass


def centre_by_mass(ink):
    h, w = ink.shape
    r, c = center_of_mass(ink)
    top = int(np.clip(round(14 - r), 0, 28 - h))
    left = int(np.clip(round(14 - c), 0, 28 - w))
    picture = np.zeros((28, 28))
    picture[top : top + h, left : left + w] = ink
    return picture
""",
    ),
    Alternative(
        "centre_by_mass",
        "indices, and padding",
        """
def centre_by_mass(ink):
    h, w = ink.shape
    r, c = np.indices((h, w))
    top = int(np.rint(14 - (r * ink).sum() / ink.sum()))
    left = int(np.rint(14 - (c * ink).sum() / ink.sum()))
    top, left = max(0, min(top, 28 - h)), max(0, min(left, 28 - w))
    return np.pad(ink, ((top, 28 - h - top), (left, 28 - w - left)))
""",
    ),
    Alternative(
        "centre_by_mass",
        "pixel by pixel",
        """
def centre_by_mass(ink):
    h, w = ink.shape
    total = rows = columns = 0.0
    for i in range(h):
        for j in range(w):
            total += ink[i, j]
            rows += i * ink[i, j]
            columns += j * ink[i, j]
    top, left = round(14 - rows / total), round(14 - columns / total)
    if top < 0:
        top = 0
    if top + h > 28:
        top = 28 - h
    if left < 0:
        left = 0
    if left + w > 28:
        left = 28 - w
    out = np.zeros((28, 28))
    for i in range(h):
        for j in range(w):
            out[top + i, left + j] = ink[i, j]
    return out
""",
    ),
    Alternative(
        "centre_by_mass",
        "weighted averages, and the middle of three",
        """
def centre_by_mass(ink):
    def place(mass):
        wanted = round(14 - np.average(np.arange(len(mass)), weights=mass))
        return sorted((0, wanted, 28 - len(mass)))[1]

    top, left = place(ink.sum(axis=1)), place(ink.sum(axis=0))
    out = np.zeros((28, 28))
    out[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return out
""",
    ),
    Alternative(
        "centre_by_mass",
        "rolled, but never over the edge",
        """
def centre_by_mass(ink):
    h, w = ink.shape
    picture = np.zeros((28, 28))
    picture[:h, :w] = ink
    row = np.arange(28) @ picture.sum(axis=1) / picture.sum()
    column = np.arange(28) @ picture.sum(axis=0) / picture.sum()
    down = int(np.clip(np.round(14 - row), 0, 28 - h))
    across = int(np.clip(np.round(14 - column), 0, 28 - w))
    return np.roll(picture, (down, across), axis=(0, 1))
""",
    ),
    # digit_vector
    Alternative(
        "digit_vector",
        "step by step, transposed at the end",
        """
def digit_vector(image, threshold=0.3):
    grey = to_grey(image)
    ink = bright_ink(grey)
    box = crop(ink, threshold)
    small = fit_into_box(box)
    middle = centre_by_mass(small)
    return imresize(middle, (20, 20)).T.ravel()
""",
    ),
    Alternative("digit_vector", "flatten", Edit(('.ravel(order="F")', '.flatten("F")'))),
    Alternative(
        "digit_vector",
        "transposed before it is made smaller",
        """
def digit_vector(image, threshold=0.3):
    small = fit_into_box(crop(bright_ink(to_grey(image)), threshold=threshold))
    return imresize(centre_by_mass(small).T, (20, 20)).reshape(400)
""",
    ),
    Alternative(
        "digit_vector",
        "a chain of functions",
        """
from functools import partial, reduce


def digit_vector(image, threshold=0.3):
    steps = (
        to_grey,
        bright_ink,
        partial(crop, threshold=threshold),
        fit_into_box,
        centre_by_mass,
        partial(imresize, shape=(20, 20)),
        np.transpose,
        np.ravel,
    )
    return reduce(lambda picture, step: step(picture), steps, image)
""",
    ),
    Alternative(
        "digit_vector",
        "column by column in a comprehension",
        """
def digit_vector(image, threshold=0.3):
    small = fit_into_box(crop(bright_ink(to_grey(image)), threshold))
    p = imresize(centre_by_mass(small), (20, 20))
    return np.array([p[r, c] for c in range(20) for r in range(20)])
""",
    ),
]
