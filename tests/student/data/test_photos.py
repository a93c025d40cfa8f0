"""The sample photos are what the script draws, and every photo is read or refused in a sentence."""

from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from autograder.authoring.making import photos as make_photos
from autograder.student import data
from autograder.student.data import photo, shipped

GREY = np.tile(np.linspace(0, 255, 40).astype(np.uint8), (30, 1))
"""From black at the left to white at the right."""


def saved(folder: Path, name: str, image: Image.Image, **options: object) -> Path:
    file = folder / name
    image.save(file, **options)
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    make_photos.make(folder)
    return folder


@pytest.mark.parametrize("name", [each.file for each in make_photos.PHOTOS])
def test_each_shipped_photo_is_what_the_script_makes(name, made):
    ours, fresh = data.read_photo(photo.FOLDER / name), data.read_photo(made / name)
    assert ours.shape == fresh.shape
    # Another release of the JPEG library may round otherwise.
    assert np.abs(ours.astype(int) - fresh).mean() < 1


def test_the_folder_holds_the_script_s_photos_and_nothing_else():
    assert {file.name for file in photo.FOLDER.iterdir()} == {p.file for p in make_photos.PHOTOS}
    assert [file.name for file in data.photos()] == sorted(p.file for p in make_photos.PHOTOS)


def test_there_are_two_photos_of_each_digit():
    assert "".join(file.name[0] for file in data.photos()) == "00112233445566778899"


def test_the_photos_are_small():
    assert max(file.stat().st_size for file in data.photos()) < 8_000


def test_the_card_says_how_many_photos_there_are():
    card = (shipped.FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{len(make_photos.PHOTOS)} photos" in card


@pytest.mark.parametrize(
    ("mode", "name", "shape"),
    [
        ("L", "grey.png", (30, 40)),
        ("1", "bits.png", (30, 40)),
        ("P", "palette.png", (30, 40, 3)),
        ("RGB", "colours.jpg", (30, 40, 3)),
        ("CMYK", "print.jpg", (30, 40, 3)),
        ("RGBA", "opacity.png", (30, 40, 4)),
        ("LA", "grey-opacity.png", (30, 40, 4)),
        ("L", "UPPER.JPEG", (30, 40)),
    ],
)
def test_every_kind_of_image_becomes_bytes(mode, name, shape, tmp_path):
    pixels = data.read_photo(saved(tmp_path, name, Image.fromarray(GREY).convert(mode)))
    assert pixels.dtype == np.uint8
    assert pixels.shape == shape
    assert pixels.flat[0] < 20
    assert pixels[0, -1].flat[0] > 235


def test_sixteen_bits_become_eight(tmp_path):
    file = saved(tmp_path, "scan.png", Image.fromarray(GREY.astype(np.uint16) * 257))
    assert np.array_equal(data.read_photo(file), GREY)


@pytest.mark.parametrize(
    ("orientation", "upright"),
    [(1, lambda a: a), (3, lambda a: a[::-1, ::-1]), (6, lambda a: np.rot90(a, -1))],
)
def test_exif_turns_the_photo_upright(orientation, upright, tmp_path):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    file = saved(tmp_path, "turned.png", Image.fromarray(GREY), exif=exif)
    assert np.array_equal(data.read_photo(file), upright(GREY))


@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_a_huge_photo_is_made_smaller_and_says_so(ending, tmp_path, capsys):
    image = Image.fromarray(np.full((2400, 1800), 200, dtype=np.uint8))
    file = saved(tmp_path, f"huge.{ending}", image)
    assert data.read_photo(file).shape == (800, 600)
    assert capsys.readouterr().out == (
        f"huge.{ending} has 4.3 million pixels and was made smaller: "
        "600 × 800 are plenty for a digit.\n"
    )


def test_a_photo_of_ordinary_size_says_nothing(capsys):
    data.read_photo(data.photos()[0])
    assert capsys.readouterr().out == ""


def refused(file: Path) -> str:
    with pytest.raises(data.DataError) as caught:
        data.read_photo(file)
    sentence = str(caught.value)
    assert str(file) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_missing_file_is_named(tmp_path):
    assert "There is no file" in refused(tmp_path / "none.jpg")


@pytest.mark.parametrize("content", [b"", b"not an image"])
def test_what_is_no_image_is_refused(content, tmp_path):
    file = tmp_path / "text.jpg"
    file.write_bytes(content)
    assert "is not an image that can be read" in refused(file)


def test_half_an_image_is_refused(tmp_path):
    whole = data.photos()[0].read_bytes()
    file = tmp_path / "half.jpg"
    file.write_bytes(whole[: len(whole) // 2])
    assert "is damaged" in refused(file)


def test_a_folder_is_no_photo(tmp_path):
    assert "cannot be read" in refused(tmp_path)


def test_an_image_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 500)
    assert "too many pixels" in refused(saved(tmp_path, "bomb.png", Image.fromarray(GREY)))


def test_a_folder_of_one_s_own_is_listed_by_name_without_other_files(tmp_path):
    for name in ("7-b.JPG", "3-a.png", "notes.txt"):
        (tmp_path / name).touch()
    assert [file.name for file in data.photos(tmp_path)] == ["3-a.png", "7-b.JPG"]


@pytest.mark.parametrize("name", ["absent", "notes.txt"])
def test_what_is_no_folder_is_refused(name, tmp_path):
    (tmp_path / "notes.txt").touch()
    with pytest.raises(data.DataError, match="is not a folder"):
        data.photos(tmp_path / name)


def test_a_folder_without_photos_is_refused(tmp_path):
    with pytest.raises(data.DataError, match="has no photo in it"):
        data.photos(tmp_path)
