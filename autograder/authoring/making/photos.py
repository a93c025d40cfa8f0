"""Make the sample photos of digits that the package ships, in `data/photos/`.

Each is drawn from scratch: strokes of a pen on paper, with a light, a shadow, the noise of a camera
and the ways in which people hold one. Nobody's handwriting is in them.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from rich.console import Console

from autograder.student.data.photo import FOLDER

Float = npt.NDArray[np.float64]
Colour = tuple[float, float, float]
Stroke = list[tuple[float, float]]

EXAMPLE = """example:
  python -m autograder.authoring.making.photos --folder /tmp/photos"""

STROKES: dict[str, list[Stroke]] = {
    "0": [[(52, 5), (20, 20), (10, 52), (24, 90), (52, 96), (74, 70), (72, 30), (52, 5), (40, 8)]],
    "1": [[(46, 2), (45, 50), (43, 98)]],
    "1 with an upstroke": [[(25, 32), (42, 18), (52, 3)], [(52, 3), (51, 50), (50, 98)]],
    "2": [
        [(14, 26), (28, 6), (54, 5), (66, 24), (52, 52), (28, 76), (10, 94)],
        [(10, 94), (76, 92)],
    ],
    "3": [
        [(16, 14), (36, 3), (60, 10), (62, 30), (36, 46)],
        [(36, 46), (64, 54), (70, 76), (48, 96), (12, 88)],
    ],
    "4": [[(30, 4), (22, 30), (12, 56)], [(12, 56), (74, 52)], [(58, 8), (55, 50), (50, 98)]],
    "4 closed": [[(56, 3), (34, 34), (8, 64)], [(8, 64), (76, 62)], [(56, 3), (56, 50), (55, 98)]],
    "5": [
        [(66, 5), (26, 8)],
        [(26, 8), (22, 44)],
        [(22, 44), (46, 36), (66, 52), (64, 80), (40, 97), (12, 88)],
    ],
    "6": [
        [(58, 3), (30, 24), (14, 60), (24, 92), (50, 94), (62, 74), (48, 56), (28, 62), (18, 76)]
    ],
    "7": [[(12, 10), (70, 7)], [(70, 7), (50, 50), (34, 98)]],
    "7 with a bar": [[(12, 10), (70, 7)], [(70, 7), (50, 50), (34, 98)], [(30, 54), (66, 50)]],
    "8": [
        [(62, 16), (42, 3), (22, 16), (30, 38), (56, 58), (62, 82), (40, 97), (18, 82)],
        [(18, 82), (26, 60), (54, 36), (62, 16)],
    ],
    "9": [
        [(62, 26), (44, 6), (20, 16), (18, 40), (40, 50), (60, 34), (63, 20)],
        [(63, 20), (56, 97)],
    ],
}
"""How a pen moves: x to the right and y down, in hundredths of the digit's height."""

WHITE, CREAM, BOARD = (236, 236, 232), (240, 226, 190), (44, 58, 52)
BLACK, BLUE, RED, GREEN, PENCIL, CHALK = (
    (30, 30, 34),
    (36, 52, 140),
    (186, 40, 48),
    (20, 110, 60),
    (120, 120, 122),
    (226, 228, 220),
)


@dataclass(frozen=True)
class Photo:
    """How one photo is taken. Lengths are in pixels, angles in degrees, colours 0 to 255."""

    strokes: str
    file: str
    shape: tuple[int, int] = (200, 160)
    centre: tuple[float, float] = (0.5, 0.5)
    """Where the digit is, down and across, as parts of the photo's height and width."""
    height: float = 120
    pen: float = 11
    tilt: float = 0
    ink: Colour = BLACK
    paper: Colour = WHITE
    light: float = 0.06
    """How much darker the darkest corner is than the brightest."""
    noise: float = 3
    shadow: float = 0
    """How much of the light a hand keeps from the lower left corner."""
    lines: bool = False
    """Whether the paper is ruled."""
    quarter_turns: int = 0
    """How often the camera was turned; the file says so in its EXIF data."""


PHOTOS = [
    Photo("0", "0-blue-ink.jpg", ink=BLUE),
    Photo("0", "0-wide-paper.jpg", shape=(150, 260), height=96, pen=9, centre=(0.55, 0.7)),
    Photo("1", "1-thin-pen.jpg", pen=5, centre=(0.5, 0.4)),
    Photo("1 with an upstroke", "1-upstroke.jpg", ink=BLUE, pen=10, tilt=4),
    Photo("2", "2-small-in-a-corner.jpg", height=52, pen=6, centre=(0.25, 0.75)),
    Photo("2", "2-red-marker.jpg", ink=RED, pen=15, tilt=-5),
    Photo("3", "3-camera-turned.jpg", quarter_turns=1),
    Photo("3", "3-pencil.jpg", ink=PENCIL, pen=7, noise=4),
    Photo("4", "4-uneven-light.jpg", light=0.35),
    Photo("4 closed", "4-closed.jpg", ink=GREEN, pen=10),
    Photo("5", "5-blackboard.jpg", ink=CHALK, paper=BOARD, pen=12, noise=6),
    Photo("5", "5-transparent.png", pen=12),
    Photo("6", "6-cream-paper.jpg", paper=CREAM, ink=BLUE, light=0.12),
    Photo("6", "6-dim-light.jpg", paper=(118, 112, 104), ink=(26, 24, 26), noise=7),
    Photo("7", "7-tilted.jpg", tilt=-22),
    Photo("7 with a bar", "7-with-a-bar.jpg", ink=BLUE),
    Photo("8", "8-felt-tip.jpg", pen=17),
    Photo("8", "8-ruled-paper.jpg", ink=BLUE, lines=True),
    Photo("9", "9-camera-turned.jpg", quarter_turns=3, ink=BLUE, light=0.15),
    Photo("9", "9-shadow.jpg", shadow=0.6),
]


def make(folder: Path) -> None:
    """Write every photo to `folder`."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for seed, photo in enumerate(PHOTOS):
        file = folder / photo.file
        rng = np.random.default_rng(seed)
        coverage = ink_coverage(photo, rng)
        if file.suffix == ".png":
            drawn = np.zeros((*photo.shape, 4), dtype=np.uint8)
            drawn[..., 3] = np.rint(255 * coverage)
            Image.fromarray(drawn).save(file, optimize=True)
        else:
            pixels = np.rot90(photographed(photo, coverage, rng), photo.quarter_turns)
            Image.fromarray(np.ascontiguousarray(pixels)).save(
                file, quality=80, exif=_exif(photo.quarter_turns)
            )


def ink_coverage(photo: Photo, rng: np.random.Generator) -> Float:
    """Return how much of each pixel is covered by ink, from 0 to 1, as an array of photo.shape."""
    angle = np.deg2rad(photo.tilt)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array(photo.centre[::-1]) * photo.shape[::-1]
    down, across = np.mgrid[: photo.shape[0], : photo.shape[1]] + 0.5
    nearest = np.full(photo.shape, np.inf)
    for stroke in STROKES[photo.strokes]:
        points = np.array(stroke) / 100 - [0.42, 0.5]
        points[1:-1] += rng.normal(scale=0.012, size=(len(points) - 2, 2))  # no hand is steady
        for x, y in middle + photo.height * _smooth(points) @ turn.T:
            nearest = np.minimum(nearest, np.hypot(across - x, down - y))
    return np.clip(photo.pen / 2 + 0.5 - nearest, 0, 1)


def photographed(photo: Photo, coverage: Float, rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Return the photo (height, width, 3): ink on paper in its light, with the camera's noise."""
    height, width = photo.shape
    down, across = np.mgrid[:height, :width] / np.reshape(photo.shape, (2, 1, 1))
    light = 1 - photo.light * (down + 1 - across) / 2
    light -= photo.shadow * np.clip(6 * (down - across - 0.25), 0, 1)
    paper = np.broadcast_to(np.array(photo.paper, dtype=float), (height, width, 3)).copy()
    if photo.lines:
        paper[18::28] -= (60, 30, 10)
    scene = paper + coverage[..., None] * (np.array(photo.ink) - paper)
    noise = photo.noise * rng.normal(size=(height, width, 1))
    pixels: npt.NDArray[np.uint8] = np.clip(
        np.rint(light[..., None] * scene + noise), 0, 255
    ).astype(np.uint8)
    return pixels


def _smooth(points: Float) -> Float:
    """Return many points on a Catmull-Rom curve through the points."""
    ends = np.concatenate([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, 24)[:, None]
    pieces = [
        b
        + t * (c - a) / 2
        + t**2 * (a - 2.5 * b + 2 * c - d / 2)
        + t**3 * (1.5 * (b - c) + (d - a) / 2)
        for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False)
    ]
    return np.concatenate(pieces)


def _exif(quarter_turns: int) -> Any:
    """Return EXIF data that say how to turn the stored pixels upright."""
    from PIL import ExifTags, Image

    exif = Image.Exif()
    if quarter_turns:
        exif[ExifTags.Base.Orientation] = {1: 6, 2: 3, 3: 8}[quarter_turns]
    return exif


def main() -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(
        prog="python -m autograder.authoring.making.photos",
        description="Draw the sample photos of digits that the package ships.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=FOLDER,
        help="where to write them (default: where the shipped ones are)",
    )
    folder = parser.parse_args().folder
    make(folder)
    size = sum((folder / photo.file).stat().st_size for photo in PHOTOS)
    Console().print(f"Wrote {len(PHOTOS)} photos to {folder} ({size} bytes)", soft_wrap=True)


if __name__ == "__main__":
    main()
