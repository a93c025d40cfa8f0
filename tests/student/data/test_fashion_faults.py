"""Fashion-MNIST where something is wrong: digits instead, or one sentence; nothing of it stays."""

import os
import resource

import numpy as np
import pytest

from autograder.student import data
from autograder.student.data import download, progress, shipped
from tests.student.data.fashion_server import (
    FILES,
    INSTEAD,
    NAMES,
    assert_is_the_small_set,
    held,
    sentence,
)


def assert_digits_instead(capsys, reason):
    digits = data.fashion()
    said = f"Fashion-MNIST could not be downloaded ({reason}), {INSTEAD}"
    assert digits.source == said
    assert capsys.readouterr() == (f"{said}\n", "")
    return digits


def test_a_server_that_is_not_there(server, cache, capsys):
    server.server_close()
    digits = assert_digits_instead(capsys, "there is no connection to 127.0.0.1")
    assert (digits.X.shape, digits.n_train) == ((5000, 784), 4000)
    assert (digits.X.min(), digits.X.max()) == (0, 1)
    assert digits.class_names == tuple("0123456789")
    assert held(cache) == []


@pytest.mark.usefixtures("server")
def test_a_name_that_nobody_knows(monkeypatch, capsys):
    monkeypatch.setenv("AUTOGRADER_FASHION_URL", "https://nowhere.invalid/fashion/")
    assert_digits_instead(capsys, "there is no connection to nowhere.invalid")


def test_a_server_that_does_not_answer(server, cache, capsys, monkeypatch):
    monkeypatch.setattr(download, "TIMEOUT", (0.2, 0.2))
    server.fault = lambda *_: server.over.wait()
    assert_digits_instead(capsys, "127.0.0.1 did not answer in time")
    assert held(cache) == []


@pytest.mark.parametrize("code", [404, 500])
def test_a_server_that_refuses(server, cache, capsys, code):
    server.fault = lambda answer, _: answer.send_error(code)
    assert_digits_instead(capsys, f"127.0.0.1 answered with the error {code}")
    assert held(cache) == []


def test_a_server_that_goes_away_after_the_first_file(server, cache, capsys):
    server.fault = lambda answer, name: (
        answer.send(FILES[name]) if name == NAMES[0] else answer.send_error(503)
    )
    assert_digits_instead(capsys, "127.0.0.1 answered with the error 503")
    assert held(cache) == [NAMES[0]]
    server.fault = None
    assert_is_the_small_set(data.fashion())
    assert server.asked == [*NAMES[:2], *NAMES[1:]]


def test_the_digits_are_shuffled_always_alike_and_keep_their_labels(server):
    server.server_close()
    first, second = data.fashion(), data.fashion(4000)
    np.testing.assert_array_equal(first.X[:4000], second.X)
    np.testing.assert_array_equal(first.train[1], second.y)
    assert np.bincount(first.train[1]).min() > 350
    images, labels = shipped.images()
    original = {image.tobytes(): label % 10 for image, label in zip(images, labels, strict=True)}
    shuffled = np.rint(first.X * 255).astype(np.uint8)
    assert [original[row.tobytes()] for row in shuffled] == first.y.tolist()


def test_another_file_than_the_published_one(server, cache):
    server.fault = lambda answer, _: answer.send(b"<html>Please sign in</html>")
    assert sentence() == (
        "train-images-idx3-ubyte.gz from 127.0.0.1 has not the checksum that was published, so it "
        "was not kept: run this again, and if that does not help, see in a browser whether the "
        "network wants you to sign in first."
    )
    assert held(cache) == []


BROKEN_OFF = (
    "The download of train-images-idx3-ubyte.gz from 127.0.0.1 broke off, and nothing of it was "
    "kept: check the connection, and run this again."
)


def test_a_connection_that_closes_midway(server, cache):
    server.fault = lambda answer, name: answer.send(FILES[name][:9000], announced=len(FILES[name]))
    assert sentence() == BROKEN_OFF
    assert held(cache) == []


def test_a_server_that_stops_midway(server, cache, monkeypatch):
    def stop(answer, name):
        answer.send(FILES[name][:9000], announced=len(FILES[name]))
        server.over.wait()

    monkeypatch.setattr(download, "TIMEOUT", (0.2, 0.2))
    server.fault = stop
    assert sentence() == BROKEN_OFF
    assert held(cache) == []


def unwritable(name, cache, reason):
    return (
        f"{name} cannot be kept in the folder {cache / 'fashion-mnist'} ({reason}), and 31 MB must "
        "fit there: set AUTOGRADER_CACHE to a folder that has room and that you can write to."
    )


@pytest.mark.usefixtures("server")
def test_a_disk_that_takes_no_more(cache):
    """The system itself refuses to write, as it does when a disk or a quota is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
    try:
        told = sentence()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told == unwritable(NAMES[0], cache, "File too large")
    assert held(cache) == []


@pytest.mark.usefixtures("server")
def test_a_folder_without_the_right_to_write(cache, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    cache.joinpath("fashion-mnist").mkdir(parents=True)
    assert sentence() == unwritable(NAMES[0], cache, "Permission denied")


@pytest.mark.usefixtures("server")
def test_a_file_in_the_place_of_the_folder(cache):
    cache.write_text("not a folder")
    assert sentence() == unwritable(NAMES[0], cache, "Not a directory")


@pytest.mark.usefixtures("server")
def test_a_download_that_the_user_stops(cache, monkeypatch):
    def stop(_bar, _amount):
        raise KeyboardInterrupt

    monkeypatch.setattr(progress.Progress, "update", stop)
    with pytest.raises(KeyboardInterrupt):
        data.fashion()
    assert held(cache) == []


def test_a_damaged_file_in_the_cache_is_downloaded_again(server, cache):
    data.fashion()
    file = cache / "fashion-mnist" / NAMES[2]
    file.write_bytes(FILES[NAMES[2]][:-1] + b"!")
    assert_is_the_small_set(data.fashion())
    assert file.read_bytes() == FILES[NAMES[2]]
    assert server.asked == [*NAMES, NAMES[2]]


@pytest.mark.usefixtures("server")
def test_a_downloaded_file_is_readable_as_the_user_s_umask_says(cache):
    before = os.umask(0o022)
    try:
        data.fashion()
    finally:
        os.umask(before)
    assert {file.stat().st_mode & 0o777 for file in cache.rglob("*.gz")} == {0o644}


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://"])
def test_no_web_address(monkeypatch, address):
    monkeypatch.setenv("AUTOGRADER_FASHION_URL", address)
    assert sentence() == (
        f"AUTOGRADER_FASHION_URL is {address}, which is no web address: write one that begins with "
        "https://, or unset it to download from Fashion-MNIST's authors."
    )
