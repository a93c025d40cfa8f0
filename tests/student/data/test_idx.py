"""The IDX format, and files that are not in it."""

import gzip

import numpy as np
import pytest

from autograder.student.data import idx
from tests.student.data.fashion_server import AS_PUBLISHED, FILES, NAMES, packed, sentence


@pytest.fixture
def file(tmp_path):
    return tmp_path / "images.gz"


def test_an_array_of_each_dimension(file):
    for shape in [(5,), (3, 4), (2, 3, 4), (0, 28, 28)]:
        array = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
        file.write_bytes(packed(array))
        np.testing.assert_array_equal(idx.read(file, array.ndim), array, strict=True)


def test_another_type_of_number(file):
    file.write_bytes(packed(np.zeros((2, 28, 28), ">f4"), kind=13))
    assert sentence(idx.read, file, 3) == (
        f"{file} begins with the bytes 00 00 0d 03, but 00 00 08 03, unsigned bytes in 3 "
        f"dimensions, are expected of this IDX file: {AS_PUBLISHED}"
    )


def test_labels_in_the_place_of_images(file):
    file.write_bytes(FILES[NAMES[1]])
    assert "begins with the bytes 00 00 08 01, but 00 00 08 03," in sentence(idx.read, file, 3)


def test_images_in_the_place_of_labels(file):
    file.write_bytes(FILES[NAMES[0]])
    assert "unsigned bytes in 1 dimension, are expected" in sentence(idx.read, file, 1)


@pytest.mark.parametrize("nothing", [b"", gzip.compress(b"", mtime=0)])
def test_nothing_in_it(file, nothing):
    file.write_bytes(nothing)
    assert f"{file} begins with the bytes (none), but" in sentence(idx.read, file, 1)


def test_half_a_header(file):
    file.write_bytes(gzip.compress(bytes([0, 0, 8, 3, 0, 0, 0, 2, 0, 0])))
    assert sentence(idx.read, file, 3) == (
        f"{file} holds 10 bytes, but the header of an IDX file with 3 dimensions has 16: "
        f"{AS_PUBLISHED}"
    )


@pytest.mark.parametrize("change", [-1, 1])
def test_less_or_more_than_the_header_announces(file, change):
    content = gzip.decompress(packed(np.zeros((2, 3, 4), np.uint8)))
    file.write_bytes(gzip.compress((content + b"!")[: len(content) + change]))
    assert sentence(idx.read, file, 3) == (
        f"{file} announces 2 × 3 × 4 bytes, but {24 + change} follow: {AS_PUBLISHED}"
    )


def test_a_header_that_announces_more_than_any_memory_holds(file):
    file.write_bytes(gzip.compress(bytes([0, 0, 8, 3]) + b"\xff" * 12 + b"!"))
    assert "announces 4294967295 × 4294967295 × 4294967295 bytes" in sentence(idx.read, file, 3)


@pytest.mark.parametrize("damage", ["text", "unpacked", "cut short", "damaged"])
def test_not_a_sound_gzip_file(file, damage):
    sound = FILES[NAMES[0]]
    file.write_bytes(
        {
            "text": b"<html>Please sign in</html>",
            "unpacked": gzip.decompress(sound),
            "cut short": sound[:9000],
            "damaged": sound[:9000] + b"damage" + sound[9006:],
        }[damage]
    )
    assert sentence(idx.read, file, 3) == (
        f"{file} is damaged, cut off or no .gz file, but an IDX file that gzip has packed is "
        f"expected: {AS_PUBLISHED}"
    )


def test_a_file_that_cannot_be_read(file):
    file.mkdir()
    assert sentence(idx.read, file, 3) == (
        f"{file} cannot be read (Is a directory): make it readable, or {AS_PUBLISHED}"
    )
