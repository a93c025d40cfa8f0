"""`AUTOGRADER_DATA`: the user's own files are used, or one sentence says why not."""

import numpy as np
import pytest
from scipy.io import loadmat, savemat
from scipy.sparse import csc_array

from autograder.student import data

ADVICE = (
    "put the course's own file there, or unset AUTOGRADER_DATA to use the data that come along."
)


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    monkeypatch.setenv("AUTOGRADER_DATA", str(folder))
    return folder


def good_digits():
    return {
        "X": np.random.default_rng(0).uniform(size=(5000, 400)).astype(np.float32),
        "y": np.repeat(np.arange(1, 11, dtype=np.uint8), 500)[:, np.newaxis],
    }


def good_weights():
    return {"Theta1": np.full((25, 401), 2.0), "Theta2": np.full((10, 26), 3.0)}


def sentence(use, *args):
    with pytest.raises(data.DataError) as caught:
        use(*args)
    return str(caught.value)


def sentence_on_both_ways(name, use):
    """The path and the arrays are refused alike."""
    told = sentence(use)
    assert sentence(data.path, name) == told
    return told


@pytest.mark.parametrize("compress", [False, True])
def test_both_files(own, cache, compress):
    digits, weights = good_digits(), good_weights()
    savemat(own / "ex4data1.mat", digits, do_compression=compress)
    savemat(own / "ex4weights.mat", weights, do_compression=compress)
    X, y = data.digits()
    assert (X.dtype, y.dtype, y.shape) == (np.float64, np.int64, (5000,))
    np.testing.assert_array_equal(X, digits["X"])
    np.testing.assert_array_equal(y, digits["y"].ravel())
    for mine, Theta in zip(weights.values(), data.weights(), strict=True):
        np.testing.assert_array_equal(mine, Theta)
    assert data.path("ex4data1.mat") == own / "ex4data1.mat"
    assert data.path("network.mat") == own / "ex4weights.mat"
    assert not cache.exists()


def test_only_the_weights(own, cache):
    savemat(own / "ex4weights.mat", good_weights())
    assert data.weights()[0][0, 0] == 2
    assert data.digits()[0].min() == pytest.approx(-0.1319632301985249)
    assert data.path("ex4data1.mat") == cache / "ex4data1.mat"


def test_only_the_digits(own, cache):
    savemat(own / "ex4data1.mat", good_digits())
    assert data.digits()[1][0] == 1
    assert data.weights()[0][0, 0] != 2
    assert data.path("network.mat") == cache / "network.mat"


def test_version_4_files(own):
    savemat(own / "ex4weights.mat", good_weights(), format="4")
    assert data.weights()[1][0, 0] == 3


def test_empty_means_unset(monkeypatch):
    monkeypatch.setenv("AUTOGRADER_DATA", "")
    assert data.digits()[1][0] == 10


def test_a_home_folder_may_be_written_with_a_tilde(own, monkeypatch):
    savemat(own / "ex4weights.mat", good_weights())
    monkeypatch.setenv("HOME", str(own.parent))
    monkeypatch.setenv("USERPROFILE", str(own.parent))
    monkeypatch.setenv("AUTOGRADER_DATA", "~/mine")
    assert data.path("network.mat") == own / "ex4weights.mat"


@pytest.mark.parametrize("use", [data.digits, data.weights])
def test_no_such_folder(own, use):
    own.rmdir()
    assert sentence(use) == (
        f"AUTOGRADER_DATA is {own}, which is not a folder, and a folder with ex4data1.mat or "
        "ex4weights.mat is expected: correct it, or unset it to use the data that come along."
    )


@pytest.mark.parametrize("use", [data.digits, data.weights])
def test_a_folder_with_neither_file(own, use):
    assert sentence(use) == (
        f"The folder {own}, which AUTOGRADER_DATA names, has no ex4data1.mat or ex4weights.mat: "
        f"{ADVICE}"
    )


def test_a_missing_key(own):
    file = own / "ex4data1.mat"
    savemat(file, {"X": good_digits()["X"], "labels": 1})
    assert sentence_on_both_ways("ex4data1.mat", data.digits) == (
        f"{file} holds X, labels, but X and y are expected: {ADVICE}"
    )


def test_no_key_at_all(own):
    file = own / "ex4weights.mat"
    savemat(file, {})
    assert sentence_on_both_ways("network.mat", data.weights) == (
        f"{file} holds nothing, but Theta1 and Theta2 are expected: {ADVICE}"
    )


def test_a_wrong_shape(own):
    file = own / "ex4weights.mat"
    savemat(file, good_weights() | {"Theta2": np.zeros((26, 10))})
    assert sentence_on_both_ways("network.mat", data.weights) == (
        f"Theta2 in {file} has the shape (26, 10), but (10, 26) is expected: {ADVICE}"
    )


@pytest.mark.parametrize(
    "bad",
    [
        csc_array(np.eye(10, 26)),
        np.full((10, 26), 1j),
        np.full((10, 26), "a", dtype=object),
    ],
    ids=["sparse", "complex", "cells"],
)
def test_not_a_full_matrix_of_real_numbers(own, bad):
    file = own / "ex4weights.mat"
    savemat(file, good_weights() | {"Theta2": bad})
    assert sentence_on_both_ways("network.mat", data.weights) == (
        f"Theta2 in {file} is not a full matrix of real numbers: {ADVICE}"
    )


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_not_finite(own, bad):
    file = own / "ex4weights.mat"
    savemat(file, good_weights() | {"Theta2": np.full((10, 26), bad)})
    assert sentence_on_both_ways("network.mat", data.weights) == (
        f"Theta2 in {file} holds NaN or infinity, but only finite numbers are expected: {ADVICE}"
    )


def test_labels_from_zero(own):
    file = own / "ex4data1.mat"
    digits = good_digits()
    savemat(file, digits | {"y": digits["y"] - 1})
    assert sentence_on_both_ways("ex4data1.mat", data.digits) == (
        f"y in {file} holds labels from 0 to 9, but whole numbers from 1 to 10 are expected, "
        f"10 for the digit 0: {ADVICE}"
    )


@pytest.mark.parametrize("start", [b"MATLAB 7.3 MAT-file".ljust(512), b""], ids=["MATLAB", "h5py"])
def test_a_matlab_7_3_file(own, start):
    file = own / "ex4data1.mat"
    file.write_bytes(start + b"\x89HDF\r\n\x1a\n" + bytes(5000))
    assert sentence_on_both_ways("ex4data1.mat", data.digits) == (
        f"{file} is a MATLAB 7.3 (HDF5) file, but MATLAB version 5 to 7 is expected: "
        f"save it again with MATLAB's option '-v7', {ADVICE}"
    )


@pytest.fixture(params=["empty", "text", "web page", "zeros", "noise", "cut short", "damaged"])
def not_a_mat_file(request, own):
    savemat(own / "ex4data1.mat", good_digits(), do_compression=True)
    sound = (own / "ex4data1.mat").read_bytes()
    return {
        "empty": b"",
        "text": b"5 0 4 1 9 2 1 3",
        "web page": b"<!DOCTYPE html><html><head><title>Sign in</title></head></html>" * 9,
        "zeros": bytes(4096),
        "noise": np.random.default_rng(0).bytes(4096),
        "cut short": sound[:100_000],
        "damaged": sound[:50_000] + b"damage" + sound[50_006:],
    }[request.param]


def test_not_a_mat_file(own, not_a_mat_file):
    file = own / "ex4data1.mat"
    file.write_bytes(not_a_mat_file)
    assert sentence_on_both_ways("ex4data1.mat", data.digits) == (
        f"{file} is damaged or is not a .mat file, but one of MATLAB version 5 to 7 is expected: "
        f"{ADVICE}"
    )


def test_a_file_that_cannot_be_read(own, monkeypatch):
    file = own / "ex4data1.mat"
    savemat(file, good_digits())

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert sentence_on_both_ways("ex4data1.mat", data.digits) == (
        f"{file} cannot be read (Permission denied): make it readable, or unset AUTOGRADER_DATA "
        "to use the data that come along."
    )


def test_the_cached_file_is_itself_a_sound_own_file(monkeypatch):
    cached = data.path("ex4data1.mat")
    monkeypatch.setenv("AUTOGRADER_DATA", str(cached.parent))
    assert data.path("ex4data1.mat") == cached
    assert loadmat(cached)["X"].shape == (5000, 400)
