"""A server that plays Fashion-MNIST's own, with the faults that servers and networks have."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from autograder.student import data
from autograder.student.data import download

NAMES = list(download.MD5)

SAMPLE = Path(__file__).parents[3] / "../shared/data/fashion-mnist-sample"

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
