"""Fashion-MNIST: downloaded once and checked, read from the user's folder, or digits instead.

A server on this machine plays the authors' one, with the faults that servers and networks have.
"""

import gzip
import io
import os
import resource
import threading
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest.mock import Mock

import nbformat
import numpy as np
import pytest
import requests
from nbclient import NotebookClient

from autograder.student import data
from autograder.student.data import download, idx, progress, shipped

NAMES = list(download.MD5)
SAMPLE = Path(__file__).parents[2] / "../shared/data/fashion-mnist-sample"
AS_PUBLISHED = "put the file there again, as it was published."
INSTEAD = (
    "so these are MNIST digits instead, of 28 × 28 pixels as well: 4000 images to train on and "
    "1000 to test on."
)


def packed(array, *, kind=8):
    """Write an IDX file, independently of the reader."""
    header = bytes([0, 0, kind, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
    return gzip.compress(header + array.tobytes(), mtime=0)


def small_set():
    """Make the four files, of 20 images to train on and 10 to test on."""
    rng = np.random.default_rng(0)
    arrays = []
    for m in (20, 10):
        arrays.append(rng.integers(0, 256, (m, 28, 28), np.uint8))
        arrays.append((np.arange(m, dtype=np.uint8) * 7 + 9) % 10)
    return dict(zip(NAMES, arrays, strict=True))


ARRAYS = small_set()
FILES = {name: packed(array) for name, array in ARRAYS.items()}


class Server(ThreadingHTTPServer):
    """Serves `FILES`; `fault`, if set, answers instead. `asked` holds the names asked for."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.fault = None
        self.asked = []
        self.over = threading.Event()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.removeprefix("/")
        self.server.asked.append(name)
        if self.server.fault is None:
            self.send(FILES[name])
        else:
            self.server.fault(self, name)

    def send(self, content, *, announced=None):
        self.send_response(200)
        self.send_header("Content-Length", str(announced or len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args):
        pass


@pytest.fixture
def server(monkeypatch):
    server = Server()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    monkeypatch.setenv("AUTOGRADER_FASHION_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setattr(
        download, "MD5", {name: md5(content).hexdigest() for name, content in FILES.items()}
    )
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def own(tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    monkeypatch.setenv("AUTOGRADER_DATA", str(folder))
    return folder


def sentence(use=data.fashion, *args):
    with pytest.raises(data.DataError) as caught:
        use(*args)
    return str(caught.value)


def held(cache):
    return sorted(file.name for file in cache.rglob("*") if file.is_file())


def assert_is_the_small_set(clothes):
    train_images, train_labels, test_images, test_labels = ARRAYS.values()
    for (X, y), images, labels in [
        (clothes.train, train_images, train_labels),
        (clothes.test, test_images, test_labels),
    ]:
        assert (X.dtype, y.dtype) == (np.float64, np.int64)
        np.testing.assert_array_equal(X, images.reshape(-1, 784) / 255)
        np.testing.assert_array_equal(y, labels)


# What comes out


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


# Where there is no way to the files, digits


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


# What went wrong, in one sentence; and nothing of it stays


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


# The user's own files


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


# The IDX format


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


# The progress bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.usefixtures("server")
def test_in_a_terminal_a_bar_a_file(monkeypatch, capsys):
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    data.fashion()
    drawn = terminal.getvalue()
    for name, content in FILES.items():
        assert name in drawn
        size = f"{len(content) / 1000:.1f}" if len(content) > 1000 else len(content)
        assert f"{size}/{size} " in drawn
    assert drawn.endswith("\x1b[?25h")  # the cursor is shown again
    assert capsys.readouterr().out == ""


def test_in_a_terminal_a_broken_download_leaves_the_cursor_shown(server, monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(download, "CHUNK", 1000)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    server.fault = lambda answer, name: answer.send(FILES[name][:9000], announced=len(FILES[name]))
    assert sentence() == BROKEN_OFF
    assert terminal.getvalue().endswith("\x1b[?25h")


def test_in_a_terminal_nothing_is_drawn_when_nothing_comes(server, monkeypatch):
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", terminal)
    server.fault = lambda answer, _: answer.send_error(503)
    data.fashion(1)
    assert terminal.getvalue() == ""


CELL = """
from autograder.student.data.progress import progress
for size, announced in [(5_000_000, 5_000_000), (5_000_000, 0), (30_000, 30_000)]:
    bar = progress("images.gz")
    bar.total = announced
    for _ in range(size // 1000):
        bar.update(1000)
    bar.reset()
    bar.update(size)
    bar.close()
"""


def test_in_a_saved_notebook_one_line_a_large_file():
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(page, kernel_name="python3").execute()
    outputs = [output["data"] for output in page.cells[0].outputs]
    assert outputs == [
        {
            "text/plain": "images.gz: 5.0 of 5.0 MB",
            "text/html": '<label><progress value="5000000" max="5000000"></progress> '
            "images.gz: 5.0 of 5.0 MB</label>",
        },
        {
            "text/plain": "images.gz: 5.0 MB",
            "text/html": "<label><progress></progress> images.gz: 5.0 MB</label>",
        },
    ]


def test_in_a_notebook_the_output_is_replaced_once_a_megabyte(monkeypatch):
    handle = Mock()
    monkeypatch.setattr("IPython.display.display", lambda *_, **__: handle)
    bar = progress.NotebookProgress("images.gz")
    bar.total = 5_000_000
    for _ in range(5000):
        bar.update(1000)
    assert handle.update.call_count == 4  # the first one is displayed, not replaced


def test_where_lessons_are_graded_nothing_is_fetched_or_written(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("AUTOGRADER_OFFLINE", "1")
    monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("AUTOGRADER_FASHION_URL", "no address at all")
    assert len(data.fashion(100).y) == 100
    assert "there is no network where lessons are graded" in capsys.readouterr().out
    assert not list(tmp_path.rglob("*ubyte*"))
