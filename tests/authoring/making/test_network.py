"""The script that makes the reference network. test_figures.py tests that its figures hold."""

import sys

import numpy as np
import pytest

from autograder.authoring.making import network as make_network
from autograder.student.data import shipped


@pytest.fixture(scope="module")
def digits():
    return make_network.load()


@pytest.fixture(scope="module")
def shipped_theta():
    return np.concatenate([Theta.ravel() for Theta in shipped.weights()])


def test_the_jacobian_is_the_slope_of_the_constraints(digits):
    rng = np.random.default_rng(0)
    few = make_network.Digits(*(array[::50] for array in digits))
    theta = rng.uniform(-0.5, 0.5, 10285)
    direction = rng.standard_normal(10285)
    direction /= np.linalg.norm(direction)
    ahead, _ = make_network.constraints(theta + 1e-5 * direction, few)
    behind, _ = make_network.constraints(theta - 1e-5 * direction, few)
    _, jacobian = make_network.constraints(theta, few)
    np.testing.assert_allclose(jacobian @ direction, (ahead - behind) / 2e-5, rtol=1e-4)


def test_the_shipped_network_needs_no_calibration(digits, shipped_theta):
    # Not exactly 1e-13: another processor sums in another order.
    distance, _ = make_network.constraints(shipped_theta, digits)
    assert np.abs(distance).max() < 1e-11


def test_calibration_finds_its_way_back(digits, shipped_theta):
    noise = 1e-3 * np.random.default_rng(0).standard_normal(10285)
    steps = []
    theta = make_network.calibrate(shipped_theta + noise, digits, tick=lambda: steps.append(1))
    distance, _ = make_network.constraints(theta, digits)
    assert np.abs(distance).max() < make_network.TOLERANCE
    assert 1 <= len(steps) <= 10
    # It moves no further than the noise did: the step is the shortest, not just any.
    assert np.linalg.norm(theta - shipped_theta - noise) < np.linalg.norm(noise)


def test_calibration_that_fails_says_so(digits, shipped_theta, monkeypatch):
    monkeypatch.setattr(make_network, "CALIBRATION_STEPS", 1)
    with pytest.raises(ArithmeticError, match=r"^The figures are still .* try another seed\.$"):
        make_network.calibrate(0.9 * shipped_theta, digits)


def test_training_lowers_the_cost_and_repeats_itself(digits):
    ticks = []
    theta = make_network.train(digits, steps=3, tick=lambda: ticks.append(1))
    assert len(ticks) == 3
    assert make_network.cost_and_gradient(theta, digits.X, digits.Y)[0] < 4
    np.testing.assert_array_equal(theta, make_network.train(digits, steps=3))
    assert not np.array_equal(theta, make_network.train(digits, seed=0, steps=3))


@pytest.fixture
def trained_at_once(monkeypatch, shipped_theta):
    """Replace the long training by the shipped network, a little off."""
    monkeypatch.setattr(make_network, "train", lambda *_args, **_kwargs: 1.0001 * shipped_theta)


@pytest.mark.usefixtures("trained_at_once")
def test_the_script_writes_the_network_and_prints_the_figures(tmp_path, monkeypatch, capsys):
    output = tmp_path / "network.npz"
    monkeypatch.setattr(sys, "argv", ["make_network", "--output", str(output)])
    make_network.main()
    printed = capsys.readouterr().out
    for value in make_network.PUBLISHED.values():
        assert printed.count(f"{value:.12f}") == 2  # published, and met
    assert "Calibrating" in printed
    assert f"Wrote {output}" in printed
    with np.load(output) as made, np.load(shipped.NETWORK) as kept:
        assert made.files == kept.files
        for name in kept:
            assert (made[name].shape, made[name].dtype) == (kept[name].shape, kept[name].dtype)
            np.testing.assert_allclose(made[name], kept[name], atol=1e-2)


def test_the_script_says_when_a_seed_leads_nowhere(tmp_path, monkeypatch):
    monkeypatch.setattr(make_network, "train", lambda *_args, **_kwargs: np.zeros(10285))
    monkeypatch.setattr(make_network, "CALIBRATION_STEPS", 1)
    output = tmp_path / "network.npz"
    monkeypatch.setattr(sys, "argv", ["make_network", "--output", str(output)])
    with pytest.raises(SystemExit, match="try another seed"):
        make_network.main()
    assert not output.exists()


def test_help_has_an_example(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["make_network", "--help"])
    with pytest.raises(SystemExit):
        make_network.main()
    assert "python -m autograder.authoring.making.network --output" in capsys.readouterr().out
