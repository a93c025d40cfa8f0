"""Fashion-MNIST: what comes out, from the authors' server and from the user's own files."""

import numpy as np
import pytest
import requests

from autograder.student import data
from autograder.student.data import download, shipped
from tests.student.data.fashion_server import (
    FILES,
    NAMES,
    SAMPLE,
    assert_is_the_small_set,
    held,
    packed,
    sentence,
)


def test_first_use_downloads_and_later_uses_read(server, cache, capsys):
    clothes = data.fashion()
    assert_is_the_small_set(clothes)
    assert clothes.class_names[9] == "Ankle boot"
    assert clothes.source == "Fashion-MNIST: 20 images to train on and 10 to test on."
    assert_is_the_small_set(data.fashion())
    assert server.asked == NAMES
    assert held(cache) == sorted(NAMES)
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("server")
def test_at_most():
    some = data.fashion(12)
    assert (some.X.shape, some.y.shape, some.n_train) == ((12, 784), (12,), 12)
    np.testing.assert_array_equal(some.X, data.fashion().X[:12])
    assert data.fashion(25).source == "Fashion-MNIST: 20 images to train on and 5 to test on."
    assert len(data.fashion(5000).X) == 30


@pytest.mark.parametrize("number", [0, -5])
def test_at_most_less_than_one(number):
    assert sentence(data.fashion, number) == (
        f"at_most is {number}, but a number of images from 1 on is expected: correct it, or leave "
        "it out to have all of them."
    )


def test_the_real_images():
    if not SAMPLE.is_dir():
        pytest.skip("the sample of Fashion-MNIST is not here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTOGRADER_DATA", str(SAMPLE))
        clothes = data.fashion()
    assert (clothes.X.shape, clothes.n_train) == ((900, 784), 720)
    assert np.bincount(clothes.train[1]).tolist() == [72] * 10
    assert np.bincount(clothes.test[1]).tolist() == [18] * 10
    assert (clothes.X.min(), clothes.X.max()) == (0, 1)
    # Upright: trousers are high and narrow, and sneakers wide and low.
    trousers, sneakers = (
        clothes.X[clothes.y == clothes.class_names.index(name)].mean(axis=0).reshape(28, 28)
        for name in ("Trouser", "Sneaker")
    )
    assert trousers[:, 9:19].sum() > 2 * trousers[9:19].sum()
    assert sneakers[9:22].sum() > 5 * np.delete(sneakers, np.s_[9:22], axis=0).sum()


def test_the_checksums_are_in_the_card():
    card = (shipped.FOLDER / "README.md").read_text(encoding="utf-8")
    for name, checksum in download.MD5.items():
        assert f"| `{name}` | `{checksum}` |" in card


def test_it_asks_the_authors(monkeypatch):
    asked = []

    def answer(_downloader, url, *_args):
        asked.append(url)
        raise requests.ConnectionError

    monkeypatch.setattr("pooch.HTTPDownloader.__call__", answer)
    monkeypatch.delenv("AUTOGRADER_FASHION_URL", raising=False)
    data.fashion(1)
    assert asked == [f"{download.ADDRESS}/train-images-idx3-ubyte.gz"]
    assert download.ADDRESS.startswith("https://")


def test_own_files_whatever_their_checksums(own, cache):
    clothes = data.fashion()
    assert_is_the_small_set(clothes)
    assert clothes.source == (f"Fashion-MNIST from {own}: 20 images to train on and 10 to test on.")
    assert not cache.exists()


@pytest.mark.parametrize("absent", [NAMES[:1], NAMES[1:3], NAMES])
def test_own_files_that_are_not_all_there(own, absent):
    for name in absent:
        (own / name).unlink()
    assert sentence() == (
        f"The folder {own}, which AUTOGRADER_DATA names, lacks {', '.join(absent)}: put the four "
        "files of Fashion-MNIST there, or unset AUTOGRADER_DATA to download them."
    )


def test_own_folder_that_is_none(own, monkeypatch):
    monkeypatch.setenv("AUTOGRADER_DATA", f"{own}/{NAMES[0]}")
    assert sentence() == (
        f"AUTOGRADER_DATA is {own}/{NAMES[0]}, which is not a folder, and a folder with the four "
        "files of Fashion-MNIST is expected: correct it, or unset it to use the data that come "
        "along."
    )


def test_own_folder_of_clothes_alone_leaves_the_digits_as_they_are(own):
    assert not (own / "ex4data1.mat").exists()
    np.testing.assert_array_equal(data.digits()[1], shipped.digits()[1])
    assert data.weights()[0].shape == (25, 401)


def test_own_folder_of_digits_alone_leaves_the_clothes_to_be_downloaded(server, own):
    for name in NAMES:
        (own / name).unlink()
    (own / "ex4weights.mat").touch()
    assert_is_the_small_set(data.fashion())
    assert server.asked == NAMES


AS_THEY_WERE = "put the four files there again, as they were published."


def test_images_of_another_size(own):
    (own / NAMES[2]).write_bytes(packed(np.zeros((10, 20, 28), np.uint8)))
    assert sentence() == (
        f"The images in {own / NAMES[2]} have 20 × 28 pixels, but 28 × 28 are expected: "
        f"{AS_THEY_WERE}"
    )


def test_labels_of_other_images(own):
    (own / NAMES[1]).write_bytes(FILES[NAMES[3]])
    assert sentence() == (
        f"{own / NAMES[0]} holds 20 images, but {NAMES[1]} beside it holds 10 labels, and one "
        f"label an image is expected: {AS_THEY_WERE}"
    )


def test_labels_beyond_nine(own):
    (own / NAMES[3]).write_bytes(packed(np.arange(1, 11, dtype=np.uint8)))
    assert sentence() == (
        f"{own / NAMES[3]} holds labels up to 10, but labels from 0 to 9 are expected: "
        f"{AS_THEY_WERE}"
    )


def test_no_image_at_all(own):
    (own / NAMES[0]).write_bytes(packed(np.zeros((0, 28, 28), np.uint8)))
    (own / NAMES[1]).write_bytes(packed(np.zeros(0, np.uint8)))
    assert sentence() == (
        f"{own / NAMES[1]} holds no label, but labels from 0 to 9 are expected: {AS_THEY_WERE}"
    )
