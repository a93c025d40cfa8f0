"""Download the files of Fashion-MNIST, each once, and keep none that is not as published."""

import os
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from autograder.student.data import cache
from autograder.student.data.errors import DataError
from autograder.student.data.progress import Progress, progress

ADDRESS = "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion"
"""The authors' own. They give an address without encryption, too, on whose way some networks have
put the files of MNIST, which bear the same names."""

MD5 = {
    "train-images-idx3-ubyte.gz": "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
    "train-labels-idx1-ubyte.gz": "25c81989df183df01b3e8a0aad5dffbe",
    "t10k-images-idx3-ubyte.gz": "bef4ecab320f06d8554ea6380940ec79",
    "t10k-labels-idx1-ubyte.gz": "bb300cfdad3c16e7a12a480ee83cd310",
}
"""The checksum that the authors publish for each file."""

MEGABYTES = 31
"""What the four files take together."""

TIMEOUT = (10.0, 30.0)
"""Seconds to wait for the connection, and for each piece."""

CHUNK = 2**16


OFFLINE = "AUTOGRADER_OFFLINE"
"""Environment variable that says that there is no network, and no cache to write to."""


class UnreachableError(Exception):
    """There is no way to the file now; the message says why, in the middle of a sentence."""


def download(name: str) -> Path:
    """Return where the file `name` is in the cache, sound; download it where it is not.

    Parameters
    ----------
    name : str
        One of the names in `MD5`.

    Raises
    ------
    UnreachableError
        The server does not answer, or has no such file.
    DataError
        The server answered, but the file is not what it should be, came only in part, or cannot be
        written.

    Examples
    --------
    >>> download("train-labels-idx1-ubyte.gz").name  # doctest: +SKIP
    'train-labels-idx1-ubyte.gz'
    """
    import pooch
    from requests.exceptions import InvalidSchema, InvalidURL, MissingSchema, RequestException

    pooch.get_logger().setLevel("WARNING")  # the progress bar says what it would say
    address = os.environ.get("AUTOGRADER_FASHION_URL") or ADDRESS
    folder = cache.folder() / "fashion-mnist"
    store = pooch.Pooch(
        path=folder,
        base_url=address.rstrip("/") + "/",
        registry={each: f"md5:{checksum}" for each, checksum in MD5.items()},
    )
    if os.environ.get(OFFLINE) and not (folder / name).is_file():
        raise UnreachableError("there is no network where lessons are graded")
    file = _Download(name)
    try:
        return Path(store.fetch(name, downloader=file))
    except (InvalidSchema, InvalidURL, MissingSchema):
        raise DataError(
            f"AUTOGRADER_FASHION_URL is {address}, which is no web address: write one that begins "
            "with https://, or unset it to download from Fashion-MNIST's authors."
        ) from None
    except RequestException as error:
        if not file.begun:
            raise UnreachableError(_reason(error, _host(address))) from None
        raise DataError(
            f"The download of {name} from {_host(address)} broke off, and nothing of it was kept: "
            "check the connection, and run this again."
        ) from None
    except ValueError:
        raise DataError(
            f"{name} from {_host(address)} has not the checksum that was published, so it was not "
            "kept: run this again, and if that does not help, see in a browser whether the network "
            "wants you to sign in first."
        ) from None
    except OSError as error:
        # pooch puts a sentence of its own in the place of the system's where a right is missing.
        raise DataError(
            f"{name} cannot be kept in the folder {folder} "
            f"({error.strerror or 'Permission denied'}), and {MEGABYTES} MB must fit there: set "
            "AUTOGRADER_CACHE to a folder that has room and that you can write to."
        ) from None


class _Download:
    """What pooch calls to get a file that is not in the cache; knows whether the file has begun."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.bar = Progress(name)

    @property
    def begun(self) -> bool:
        return self.bar.total > 0 or self.bar.done > 0

    def __call__(self, url: str, draft: str, store: Any) -> None:
        from pooch import HTTPDownloader

        # pooch's draft is for its owner alone; written anew, it is readable as the umask says.
        Path(draft).unlink()
        self.bar = progress(self.name)
        with closing(self.bar):
            get = HTTPDownloader(
                progressbar=self.bar,
                chunk_size=CHUNK,
                timeout=TIMEOUT,
                headers={"Accept-Encoding": "identity"},  # so that the announced size is the file's
            )
            get(url, draft, store)


def _reason(error: Exception, host: str) -> str:
    from requests.exceptions import HTTPError, Timeout

    if isinstance(error, HTTPError) and error.response is not None:
        return f"{host} answered with the error {error.response.status_code}"
    if isinstance(error, Timeout):
        return f"{host} did not answer in time"
    return f"there is no connection to {host}"


def _host(address: str) -> str:
    return urlsplit(address).hostname or address
