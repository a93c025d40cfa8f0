"""The data card says what is so."""

import re
from hashlib import sha256

import numpy as np
import pytest

from autograder.authoring.making import network as make_network
from autograder.student.data import shipped

CARD = (shipped.FOLDER / "README.md").read_text(encoding="utf-8")
CHECKSUMS = dict(re.findall(r"\| `([\w.]+)` \| `([0-9a-f]{64})` \|", CARD))


def test_every_shipped_file_has_its_checksum_in_the_card():
    shipped_files = {
        file.name: sha256(file.read_bytes()).hexdigest() for file in shipped.FOLDER.glob("*.npz")
    }
    assert shipped_files | shipped.CHECKSUMS == CHECKSUMS


@pytest.mark.parametrize("value", make_network.PUBLISHED.values())
def test_the_published_figures_are_in_the_card(value):
    assert f"| {value:.12f} |" in CARD


def test_the_accuracy_in_the_card_is_the_network_s():
    digits = make_network.load()
    theta = np.concatenate([Theta.ravel() for Theta in shipped.weights()])
    accuracy = make_network.accuracy(theta, digits)
    assert f"It names {100 * accuracy:.2f} % of the digits rightly" in " ".join(CARD.split())


def test_what_is_shipped_stays_small():
    assert sum(file.stat().st_size for file in shipped.FOLDER.glob("*.npz")) < 1_000_000
