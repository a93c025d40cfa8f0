"""Fresh inputs for the hidden checks of lesson 6.

`objective` has one right answer. The other three draw at random, and may draw in any order, so
their answers are judged by what they have to bring about: how low the cost is, whether the pairs
stay together, whether another `rng` gives another result. What some weights cost is asked of the
lesson's own `objective`.

The data are heaps of points, one heap a class, so that training gets somewhere in little time.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import brentq

from autograder.course.cases import (
    Accept,
    Array,
    Case,
    Code,
    Rng,
    all_of,
    differs,
    in_single,
    random_network,
)
from autograder.course.lesson import Lesson

Sizes = tuple[int, int, int]

COUNTED = Code(
    "lambda train, *args, **named: (lambda notebook, objective, calls: ("
    "notebook.update(objective=lambda *a, **k: (calls.append(1), objective(*a, **k))[1]), "
    "train(*args, **named), notebook.update(objective=objective), len(calls))[1::2])("
    "getattr(train, '__globals__', {}), getattr(train, '__globals__', {}).get('objective'), [])"
)
"""Trains, and returns the weights and how often `objective` was called meanwhile."""


def objective(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks in which no two sizes are equal, with both customs, and certain outputs."""
    for sizes, m, rest, named in (
        ((7, 5, 3), 11, (), {}),
        ((7, 5, 3), 11, (1.7,), {}),
        ((6, 9, 4), 13, (2.5,), {"penalise_bias": False}),
        ((8, 6, 10), 14, (0.4, False), {}),
        ((5, 3, 4), 1, (), {"lam": 0.9}),
        ((4, 6, 3), 25, (0.0, False), {}),
    ):
        network = random_network(rng, sizes, m)
        theta = _flat(*network.Thetas)
        lam = rest[0] if rest else named.get("lam", 0)
        custom = "biases left out" if False in (*rest[1:], *named.values()) else "all weights"
        yield Case(
            (theta, sizes, network.X, network.Y, *rest),
            named,
            what=f"{_in_words(sizes, m)}, λ = {lam:g}, {custom}",
        )
    what = "every output certain (exactly 0 or 1) and right"
    yield Case(_certain_network(rng, (7, 5, 4), m=9), what=what)


def train(rng: np.random.Generator) -> Iterator[Case]:
    """Yield data to train on: much and little, held and free; and starts that have to differ."""
    for sizes, m, lam, iterations in (
        ((6, 5, 3), 40, 0.5, 25),
        ((5, 7, 4), 30, 20.0, 15),
        ((8, 4, 10), 60, 2, 30),
    ):
        X, Y = _heaps(rng, sizes, m)
        yield Case(
            (X, Y, sizes, lam, _fresh(rng)),
            {"iterations": iterations},
            what=f"{_in_words(sizes, m)}, λ = {lam:g}, {iterations} iterations",
            accept=_trained(sizes, X, Y, lam),
        )

    sizes, m = (6, 5, 3), 40
    X, Y = _heaps(rng, sizes, m)
    another = differs("the start is the same for two different rng: draw it from rng")
    for seed in rng.integers(2**31, size=2):
        yield Case(
            (X, Y, sizes, 0, Rng(int(seed)), 1),
            what=f"{_in_words(sizes, m)}, λ = 0, 1 iteration",
            accept=all_of(_just_begun(sizes, X, Y), another),
        )

    # One evaluation a weight finds the gradient, too, but takes minutes on the lesson's network.
    sizes, m, iterations = (9, 7, 4), 40, 8
    X, Y = _heaps(rng, sizes, m)
    yield Case(
        (X, Y, sizes, 1.0, _fresh(rng), iterations),
        through=COUNTED,
        what=f"{_in_words(sizes, m)}, λ = 1, {iterations} iterations",
        accept=_by_gradients(_trained(sizes, X, Y, 1.0), most=20 * iterations),
    )


def split(rng: np.random.Generator) -> Iterator[Case]:
    """Yield examples in the order of their labels; the first number of each row is unique."""
    for m, inputs, named in (
        (60, 3, {}),
        (75, 1, {}),
        (101, 4, {"share": 0.7}),
        (50, 2, {"share": 0.5}),
    ):
        X, y = _labelled(rng, m, inputs)
        share = named.get("share", 0.8)
        yield Case(
            (X, y, _fresh(rng)),
            named,
            what=f"{m} examples, share = {share}",
            accept=_honest(X, y, share),
        )

    X, y = _labelled(rng, 80, 2)
    another = differs("two different rng give the same split: draw the order from rng")
    for seed in rng.integers(2**31, size=2):
        yield Case(
            (X, y, Rng(int(seed)), 0.8),
            what="80 examples, share = 0.8",
            accept=all_of(_honest(X, y, 0.8), another),
        )


def minibatch_descent(rng: np.random.Generator) -> Iterator[Case]:
    """Yield descents with one batch, which have one right answer, and with many, which have not."""
    sizes = (6, 5, 3)
    for m, lam, named, what in (
        (40, 0.5, {"rate": 0.5, "batch_size": 40, "epochs": 6}, "one batch of all"),
        (9, 2.0, {"epochs": 4}, "fewer examples than a batch holds"),
        (50, 2.0, {"epochs": 4}, "just as many examples as a batch holds"),
        (40, 100.0, {"rate": 0.3, "batch_size": 40, "epochs": 300}, "until it converges"),
        # So slowly that two measures of the gradient's size part by several epochs.
        (40, 20.0, {"rate": 0.3, "batch_size": 40, "epochs": 300}, "until it converges, slowly"),
        (40, 4.0, {"rate": 15.0, "batch_size": 40, "epochs": 30}, "a rate far too large"),
    ):
        X, Y = _heaps(rng, sizes, m)
        theta = rng.uniform(-0.5, 0.5, size=_count(sizes))
        yield Case(
            (theta, sizes, X, Y, lam, _fresh(rng)),
            named,
            what=f"{_in_words(sizes, m)}, {what}",
            rtol=1e-5,
            atol=1e-7,
        )

    X, Y = _heaps(rng, sizes, 40)
    theta = rng.uniform(-0.5, 0.5, size=_count(sizes))
    for times, what in ((9.5, "almost ten times"), (10.5, "a little more than ten times")):
        rate = _rate_to_multiply(times, theta, sizes, X, Y, lam=4.0)
        yield Case(
            (theta, sizes, X, Y, 4.0, _fresh(rng)),
            {"rate": rate, "batch_size": 40, "epochs": 1},
            what=f"a step after which the cost is {what} what it was",
            rtol=1e-5,
            atol=1e-7,
        )
    # Nearly all of this cost is penalty. Beside a start without one it seems to explode.
    theta = rng.uniform(-3, 3, size=_count(sizes))
    yield Case(
        (theta, sizes, X, Y, 300.0, _fresh(rng)),
        {"rate": 0.01, "batch_size": 40, "epochs": 3},
        what="large weights, and a penalty far above the rest of the cost",
        rtol=1e-5,
        atol=1e-7,
    )

    # One example 51 times: no order can matter, so that two batches have one right answer too.
    X, Y = (np.repeat(part[:1], 51, axis=0) for part in _heaps(rng, sizes, 3))
    theta = rng.uniform(-0.5, 0.5, size=_count(sizes))
    yield Case(
        (theta, sizes, X, Y, 0.5, _fresh(rng)),
        what="51 equal examples, batch size and epochs left out",
        rtol=1e-5,
        atol=1e-7,
    )

    X, Y = _heaps(rng, sizes, 20)
    X[3, 2] = np.nan
    theta = rng.uniform(-0.5, 0.5, size=_count(sizes))
    what = "a cost that is nan (one input is)"
    yield Case((theta, sizes, X, Y, 0, _fresh(rng)), what=what, accept=_gives_up)

    for _ in range(4):  # on some data even one order for all epochs keeps the cost moving
        X, Y = _heaps(rng, sizes, 64)
        theta = rng.uniform(-0.5, 0.5, size=_count(sizes))
        yield Case(
            (theta, sizes, X, Y, 20, _fresh(rng)),
            {"rate": 0.3, "batch_size": 4, "epochs": 30},
            what=f"{_in_words(sizes, 64)}, batches of 4, λ = 20",
            accept=all_of(_descended(theta, sizes, X, Y, 20), _jostled),
        )

    for sizes, m, lam, named in (
        ((6, 5, 3), 50, 0.2, {"rate": 0.3, "batch_size": 8, "epochs": 12}),
        ((5, 7, 4), 64, 3.0, {"rate": 0.3, "batch_size": 4, "epochs": 30}),
    ):
        X, Y = _heaps(rng, sizes, m)
        theta = rng.uniform(-0.12, 0.12, size=_count(sizes))
        another = differs("two different rng give the same descent: draw each order from rng")
        for seed in rng.integers(2**31, size=2):
            yield Case(
                (theta, sizes, X, Y, lam, Rng(int(seed))),
                named,
                what=f"{_in_words(sizes, m)}, batches of {named['batch_size']}, λ = {lam:g}",
                accept=all_of(_descended(theta, sizes, X, Y, lam), another),
            )


# --- What an answer has to bring about ---


def _trained(sizes: Sizes, X: Array, Y: Array, lam: float) -> Accept:
    """Accept weights that cost about as little as those of the lesson's own training."""

    def accept(got: Any, expected: Any) -> str | None:
        complaint = _two_matrices(got, sizes)
        if complaint:
            return complaint
        at_zero = sizes[-1] * np.log(2)
        least = _cost(_flat(*expected), sizes, X, Y, lam)
        if _cost(_flat(*got), sizes, X, Y, lam) > least + 0.2 * (at_zero - least):
            return (
                "the weights cost much more than they need to after so many iterations: does the "
                "optimiser minimise objective with this λ, and are its weights the ones you return?"
            )
        return None

    return accept


def _just_begun(sizes: Sizes, X: Array, Y: Array) -> Accept:
    """Accept weights after one iteration: random, and not trained to the end."""

    def accept(got: Any, expected: Any) -> str | None:
        complaint = _two_matrices(got, sizes)
        if complaint:
            return complaint
        Theta1 = np.asarray(got[0])
        if np.allclose(Theta1, Theta1[0]):
            return "all hidden units have the same weights: start from random ones"
        begun = _cost(_flat(*expected), sizes, X, Y, lam=0)
        if _cost(_flat(*got), sizes, X, Y, lam=0) < 0.2 * begun:
            return "it went on much longer than the iterations that were asked for"
        return None

    return accept


def _by_gradients(accept: Accept, most: int) -> Accept:
    """Accept weights that were found without turning them one by one."""

    def accept_both(got: Any, expected: Any) -> str | None:
        (weights, evaluations), (own_weights, _) = got, expected
        if evaluations > most:
            return (
                "objective was evaluated hundreds of times in an iteration: the optimiser has not "
                "got the gradient, and finds it by turning every weight a little"
            )
        return accept(weights, own_weights)

    return accept_both


def _two_matrices(got: Any, sizes: Sizes) -> str | None:
    inputs, hidden, outputs = sizes
    shapes = [(hidden, inputs + 1), (outputs, hidden + 1)]
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        return "two matrices were asked for, Theta1 and Theta2"
    if [np.shape(Theta) for Theta in got] != shapes:
        return f"the matrices should have the shapes {shapes[0]} and {shapes[1]}"
    if any(np.asarray(Theta).dtype.kind != "f" for Theta in got):
        return "the matrices should hold numbers"
    if not all(np.all(np.isfinite(Theta)) for Theta in got):
        return "some weights are nan or infinite"
    return None


def _honest(X: Array, y: Array, share: float) -> Accept:
    """Accept a split that keeps pairs together, loses nothing and follows no order."""

    def accept(got: Any, expected: Any) -> str | None:  # noqa: ARG001
        complaint = _four_arrays(got, X.shape[1])
        if complaint:
            return complaint
        X_train, y_train, X_val, y_val = map(np.asarray, got)
        places = [_places(pictures, X) for pictures in (X_train, X_val)]
        if any(place is None for place in places):
            return "some rows are not rows of X"
        training, validation = places
        if set(training) & set(validation):
            return "some examples are in both parts, so the network would be asked what it was told"
        if sorted([*training, *validation]) != list(range(len(X))):
            return "some examples are missing, or there twice"
        if not np.array_equal(y[[*training, *validation]], [*y_train, *y_val]):
            return "pictures have got the labels of others: shuffle X and y by one permutation"
        if abs(len(training) - share * len(X)) >= 1:
            return "the training part has not the share that was asked for"
        if training == sorted(training) or max(training) < len(training):
            return "the examples are not shuffled before they are cut in two"
        return None

    return accept


def _four_arrays(got: Any, inputs: int) -> str | None:
    if not isinstance(got, (tuple, list)) or len(got) != 4:
        return "four arrays were asked for: X_train, y_train, X_val, y_val"
    X_train, y_train, X_val, y_val = map(np.shape, got)
    if (X_train, X_val) != ((*y_train, inputs), (*y_val, inputs)) or len(y_train) != 1:
        return (
            "the shapes do not fit: X_train (n, inputs), y_train (n,), X_val (m - n, inputs), "
            "y_val (m - n,), in this order"
        )
    if any(np.asarray(part).dtype.kind not in "iuf" for part in got):
        return "the parts should hold the numbers of X and y as they are"
    return None


def _places(pictures: Array, X: Array) -> list[int] | None:
    """Return which rows of X these are, or None where one is not."""
    place = {tuple(row): i for i, row in enumerate(X)}
    rows = [tuple(row) for row in pictures]
    return [place[row] for row in rows] if all(row in place for row in rows) else None


def _descended(theta: Array, sizes: Sizes, X: Array, Y: Array, lam: float) -> Accept:
    """Accept a descent whose costs belong to its weights and end about as low as the lesson's."""

    def accept(got: Any, expected: Any) -> str | None:
        complaint = _three_results(got, theta.shape)
        if complaint:
            return complaint
        end, costs, outcome = got
        _, own_costs, own_outcome = expected
        if len(costs) != len(own_costs):
            return "costs should have one entry for every epoch"
        if outcome != own_outcome:
            return "the outcome is not the right one of the three words"
        if not np.isclose(costs[-1], _cost(np.asarray(end), sizes, X, Y, lam), rtol=1e-6):
            return "the last cost is not the cost of all the data at the weights that came back"
        start = _cost(theta, sizes, X, Y, lam)
        if abs(costs[-1] - own_costs[-1]) > 0.2 * (start - own_costs[-1]):
            return (
                "the cost ends elsewhere than it should: does every batch have its own share of λ, "
                "is every example used once an epoch, and is each step rate times the gradient?"
            )
        return None

    return accept


def _jostled(got: Any, expected: Any) -> str | None:  # noqa: ARG001
    """Accept costs that still change: a firm penalty brings them to rest in a fixed order."""
    if np.ptp(got[1][-4:]) < 1e-6:
        return "the cost comes to rest, as if the examples had the same order in every epoch"
    return None


def _gives_up(got: Any, expected: Any) -> str | None:
    """Accept a descent that has noticed that its cost is nan."""
    complaint = _three_results(got, expected[0].shape)
    if complaint:
        return complaint
    _, costs, outcome = got
    if outcome != expected[2] or len(costs) != len(expected[1]):
        return "a cost that is nan was not noticed at once (every comparison with nan is false)"
    return None


def _three_results(got: Any, shape: tuple[int, ...]) -> str | None:
    if not isinstance(got, (tuple, list)) or len(got) != 3:
        return "three results were asked for: theta, costs and outcome"
    theta, costs, outcome = got
    if np.shape(theta) != shape:
        return f"theta should be flat, of shape {shape}, as it came"
    if np.ndim(costs) != 1 or not isinstance(outcome, str):
        return "costs should be a list of numbers, and outcome a string"
    return None


# --- Networks and data ---


@cache
def _reference() -> dict[str, Any]:
    return Lesson(Path(__file__).parent).reference


def _cost(theta: Array, sizes: Sizes, X: Array, Y: Array, lam: float) -> float:
    return float(_reference()["objective"](theta, sizes, X, Y, lam)[0])


def _rate_to_multiply(
    times: float, theta: Array, sizes: Sizes, X: Array, Y: Array, lam: float
) -> float:
    """Return the rate at which one step against the gradient multiplies the cost by `times`."""
    start, gradient = _reference()["objective"](theta, sizes, X, Y, lam)
    return float(
        brentq(
            lambda rate: _cost(theta - rate * gradient, sizes, X, Y, lam) - times * start, 0, 1e4
        )
    )


def _flat(*Thetas: Array) -> Array:
    return np.concatenate([np.ravel(Theta) for Theta in Thetas])


def _count(sizes: Sizes) -> int:
    inputs, hidden, outputs = sizes
    return hidden * (inputs + 1) + outputs * (hidden + 1)


def _fresh(rng: np.random.Generator) -> Rng:
    return Rng(int(rng.integers(2**31)))


def _heaps(rng: np.random.Generator, sizes: Sizes, m: int) -> tuple[Array, Array]:
    """Return points in heaps, (m, inputs), and their heaps one-hot, (m, outputs), in order."""
    inputs, _, outputs = sizes
    heaps = np.sort(np.arange(m) % outputs)
    middles = rng.normal(size=(outputs, inputs))
    return middles[heaps] + 0.3 * rng.normal(size=(m, inputs)), np.eye(outputs)[heaps]


def _labelled(rng: np.random.Generator, m: int, inputs: int) -> tuple[Array, Array]:
    """Return m different rows and labels from 1 to 10, sorted."""
    return in_single(rng.normal(size=(m, inputs))), np.sort(rng.integers(1, 11, size=m))


def _certain_network(
    rng: np.random.Generator, sizes: Sizes, m: int
) -> tuple[Array, Sizes, Array, Array]:
    """Return weights and data for which every output is exactly 0 or 1, and right.

    Hidden unit k, for the first of them, is 1 where input k is positive and else 0; output k
    follows hidden unit k. Every class occurs.
    """
    inputs, hidden, K = sizes
    Y = np.eye(K)[rng.permutation(np.arange(m) % K)]
    X = np.hstack([2 * Y - 1, rng.normal(size=(m, inputs - K))])
    Theta1 = np.zeros((hidden, inputs + 1))
    Theta1[:K, 1 : K + 1] = 1000 * np.eye(K)
    Theta2 = np.zeros((K, hidden + 1))
    Theta2[:, 0] = -1000.0
    Theta2[:, 1 : K + 1] = rng.uniform(1800, 2200, size=K) * np.eye(K)
    return _flat(Theta1, Theta2), sizes, X, Y


def _in_words(sizes: Sizes, m: int) -> str:
    examples = "1 example" if m == 1 else f"{m} examples"
    return f"{examples}, network {'-'.join(map(str, sizes))}"
