"""Fresh inputs for the hidden checks of lesson 8.

Networks of depth 1 to 4, in which no two sizes are equal. Training starts at random, so a trained
network is judged by what it has to be: about as cheap as the lesson's own, with answers that belong
to its weights. What some weights cost or answer is asked of the lesson's own functions.

The class itself never leaves the student's side: an expression there makes an object, uses it, and
sends plain answers.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.cases import Accept, Array, Case, Code, Rng, all_of, differs, random_network
from autograder.course.lesson import Lesson
from autograder.student.checks.compare import RTOL

NETWORKS = (
    ((6, 4), 9, 0.0),
    ((5, 7, 3), 11, 1.7),
    ((7, 5, 8, 4), 6, 0.0),
    ((6, 9, 5, 10), 13, 2.5),
    ((4, 6, 3, 8, 5), 10, 0.6),
    ((8, 3, 6), 1, 4),
    ((9, 2), 5, 3.2),
)
"""Sizes, number of examples and λ: every depth, λ zero and not, one example, ten classes."""


def initial_weights(rng: np.random.Generator) -> Iterator[Case]:
    """Yield sizes with many weights between them, so that the range shows, and two generators."""
    for sizes in ((30, 20), (40, 25, 15), (17, 33, 24, 19), (35, 12, 28, 20, 14)):
        yield Case((sizes, _fresh(rng)), what=_layers(sizes), accept=_spread(sizes))
    yield Case(
        ((3, 2) * 40, _fresh(rng)),
        what="80 layers, of 3 and of 2 units by turns",
        accept=_full_range,
    )
    another = differs("two different rng give the same weights: draw them from rng")
    sizes = (21, 34, 16)
    for seed in rng.integers(2**31, size=2):
        yield Case(
            (sizes, Rng(int(seed))), what=_layers(sizes), accept=all_of(_spread(sizes), another)
        )


def forward(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks of every depth."""
    for sizes, m, _ in NETWORKS:
        network = random_network(rng, sizes, m)
        yield Case((network.Thetas, network.X), what=_in_words(sizes, m))
    network = random_network(rng, (5, 6, 3), 4)
    large = [400 * Theta for Theta in network.Thetas]
    yield Case((large, network.X), what="very large weights, network 5-6-3", silent=True)


def penalised_cost(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks of every depth, and outputs that are certain, rightly and wrongly."""
    for sizes, m, lam in NETWORKS:
        network = random_network(rng, sizes, m)
        z = 2 * rng.normal(size=(m, sizes[-1]))
        yield Case(
            (network.Thetas, z, network.Y, lam),
            what=f"{_in_words(sizes, m)}, λ = {lam:g}",
        )
    network = random_network(rng, (3, 5, 4), 7)
    certain = 800 * (2 * network.Y - 1)
    yield Case(
        (network.Thetas, certain, network.Y, 0.9),
        what="every output certain (exactly 0 or 1) and right, λ = 0.9",
        silent=True,
    )
    yield Case(
        (network.Thetas, -certain, network.Y, 0.0),
        what="every output certain (exactly 0 or 1) and wrong",
        accept=_large,
        silent=True,
    )


def gradients(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks of every depth with the activations that belong to them."""
    for sizes, m, lam in NETWORKS:
        network = random_network(rng, sizes, m)
        activations = _reference()["forward"](network.Thetas, network.X)[1]
        yield Case(
            (network.Thetas, activations, network.Y, lam),
            what=f"{_in_words(sizes, m)}, λ = {lam:g}",
        )


def mended_pair(rng: np.random.Generator) -> Iterator[Case]:
    """Yield networks of every depth; λ is never 1, at which one of the mistakes hides."""
    for sizes, m, lam in NETWORKS:
        network = random_network(rng, sizes, m)
        yield Case(
            (network.Thetas, network.X, network.Y, lam),
            what=f"{_in_words(sizes, m)}, λ = {lam:g}",
        )


TRAINED = Code(
    "lambda NeuralNetwork, X, y, new_X, new_y, **settings: (lambda network: ("
    "network.classes_, network.Thetas_, network.predict_proba(new_X), network.predict(new_X), "
    "network.score(new_X, new_y)))(NeuralNetwork(**settings).fit(X, y))"
)
AFRESH = Code(
    "lambda NeuralNetwork, before_X, before_y, X, y, new_X, new_y, **settings: (lambda network: ("
    "network.classes_, network.Thetas_, network.predict_proba(new_X), network.predict(new_X), "
    "network.score(new_X, new_y)))(NeuralNetwork(**settings).fit(before_X, before_y).fit(X, y))"
)
CLASSES = Code("lambda NeuralNetwork, X, Y: NeuralNetwork((), 1.0, 5).fit(X, Y).classes_")
STARTS = Code(
    "lambda NeuralNetwork, X, y: (lambda first, *others: "
    "[np.array_equal(first, other) for other in others])(*["
    "NeuralNetwork((5,), 0.1, 2, rng).fit(X, y).Thetas_[0] "
    "for rng in (1, 1, np.random.default_rng(1), 2, None)])"
)
"""Tells which of four trainings give the same weights as the first. The weights themselves stay
there: those of `rng=None` are others each time, and no two answers could be told alike by them."""
FORGETS = Code(
    "lambda NeuralNetwork, before_X, before_y, X, y: (lambda network: [np.array_equal(*pair) "
    "for pair in zip(network().fit(before_X, before_y).fit(X, y).Thetas_, "
    "network().fit(X, y).Thetas_, strict=True)])(lambda: NeuralNetwork((5,), 0.1, 2, 3))"
)
"""Tells whether a network that has learnt something else before ends at the same weights."""
SETTINGS = Code(
    "lambda NeuralNetwork, X, y, hidden_layers: (lambda settings, network: ("
    "settings(NeuralNetwork()), settings(network), settings(network.fit(X, y)), "
    "network.get_params()['hidden_layers'] is hidden_layers, "
    "settings(network.set_params(lam=0.5, rng=3)), "
    "settings(NeuralNetwork(**network.get_params())), "
    "np.testing.assert_raises(ValueError, network.set_params, hiden_layers=(2,))))("
    "lambda network: [network.get_params()[name] "
    "for name in ('hidden_layers', 'lam', 'max_iter', 'rng')], "
    "NeuralNetwork(hidden_layers, lam=2.5, max_iter=999, rng=7))"
)


def NeuralNetwork(rng: np.random.Generator) -> Iterator[Case]:  # noqa: N802 (the exercise's name)
    """Yield data with labels of many kinds for networks of every depth."""
    for hidden_layers, lam, max_iter, names in (
        ((), 0.8, 200, np.array([1, 2, 3, 4])),
        ((6,), 0.3, 120, np.array([10, 3, 7])),
        ((8, 5), 0.05, 200, np.array(["left", "right", "up"])),
        ((7, 9, 6), 0.02, 300, np.array([-1, 1])),
        ((9,), 40.0, 100, np.arange(1, 11)),
        ((5,), 0.2, 1, np.array([2, 4, 9])),
    ):
        yield _training(rng, hidden_layers, lam, max_iter, names)
    yield _training(rng, (7,), 0.1, 120, np.array([1, 2, 3, 4]), one_hot=True)
    # Column 2 of three is never hot, yet it has an output.
    yield _training(rng, (4,), 0.1, 120, np.array([1, 3]), one_hot=True)
    yield _training(rng, (6,), 0.1, 120, np.array([5, 6, 7]), before=np.array([1, 2, 3, 4]))

    X, heaps = _heaps(rng, (6, 3), 30)
    yield Case((X, np.eye(3)[heaps]), through=CLASSES, what="classes_ after one-hot targets")
    yield Case(
        (X, heaps),
        through=STARTS,
        what="the same rng twice, then others, none at last",
        accept=_repeatable,
    )
    yield Case(
        (X[::-1], heaps, X, heaps),
        through=FORGETS,
        what="fitted to other examples before, and the same rng",
    )
    yield Case((X, heaps, (4, 2)), through=SETTINGS, what="get_params and set_params")


def _training(
    rng: np.random.Generator,
    hidden_layers: tuple[int, ...],
    lam: float,
    max_iter: int,
    names: Array,
    *,
    one_hot: bool = False,
    before: Array | None = None,
) -> Case:
    """Return a case that trains on heaps with these names, and asks about further points."""
    inputs, m = 5 + len(names) % 3, 12 * len(names)
    X, heaps = _heaps(rng, (inputs, len(names)), m + 9)
    y = names[heaps]
    classes = np.arange(1, names.max() + 1) if one_hot else np.unique(names)
    Y = (y[:, None] == classes).astype(np.float64)
    targets = Y if one_hot else y
    order = rng.permutation(m + 9)
    seen, new = order[:m], order[m:]
    args = (X[seen], targets[seen], X[new], targets[new])
    through = TRAINED
    if before is not None:
        before_X, before_heaps = _heaps(rng, (inputs + 2, len(before)), 10 * len(before))
        args, through = (before_X, before[before_heaps], *args), AFRESH

    sizes = (inputs, *hidden_layers, len(classes))
    kind = "one-hot targets" if one_hot else f"labels {', '.join(map(str, names))}"
    again = "" if before is None else ", after a fit on other data"
    iterations = "1 iteration" if max_iter == 1 else f"{max_iter} iterations"
    return Case(
        args,
        {
            "hidden_layers": hidden_layers,
            "lam": lam,
            "max_iter": max_iter,
            "rng": int(rng.integers(2**31)),
        },
        what=f"{_in_words(sizes, m)}, {kind}, λ = {lam:g}, {iterations}{again}",
        through=through,
        accept=all_of(
            _five_answers(classes, sizes, len(new)),
            _answers_fit_weights(classes, X[new], y[new]),
            _cheap(X[seen], Y[seen], lam) if max_iter > 1 else _just_begun(X[seen], Y[seen], lam),
        ),
    )


# --- What an answer has to be ---


def _spread(sizes: tuple[int, ...]) -> Accept:
    """Accept weights of the right shapes that fill the range of each matrix evenly."""

    def accept(got: Any, expected: Any) -> str | None:  # noqa: ARG001
        complaint = _weights_complaint(got, sizes)
        if complaint:
            return complaint
        for Theta in got:
            units, columns = Theta.shape
            shares = np.asarray(Theta) / np.sqrt(6 / (units + columns - 1))
            if np.abs(shares).max() > 1 + RTOL:
                return "some weights lie beyond ±ε: is ε √6 / √(inputs + units)?"
            if shares.max() < 0.9 or shares.min() > -0.9:
                return "the weights do not reach from -ε to ε: is ε √6 / √(inputs + units)?"
            if np.abs(shares[:, 0]).max() < 0.1:
                return "the biases are not drawn like the other weights"
            if abs(np.mean(shares**2) - 1 / 3) > 0.1 or len(np.unique(shares)) < 0.98 * shares.size:
                return "the weights are not spread evenly between -ε and ε"
        return None

    return accept


def _full_range(got: Any, expected: Any) -> str | None:  # noqa: ARG001
    """Accept small matrices whose weights reach ±ε together: 6 / 5 is far from 6 / (5 + 1)."""
    largest = max(np.abs(Theta).max() for Theta in got) / np.sqrt(6 / 5)
    if not 0.98 < largest < 1 + RTOL:
        return "the largest weight is not near ε = √6 / √(inputs + units): are biases counted?"
    return None


def _large(got: Any, expected: Any) -> str | None:
    """Accept any finite, large cost of outputs that are certain and wrong."""
    if np.shape(got) != () or np.asarray(got).dtype.kind not in "iuf":
        return "the cost is not one number"
    if not np.isfinite(got):
        return "the cost is not finite: which output makes the logarithm fail?"
    if not expected / 100 < got < 2 * expected:
        return "the cost of outputs that are certain and wrong should be large and positive"
    return None


def _weights_complaint(got: Any, sizes: tuple[int, ...]) -> str | None:
    shapes = [(units, inputs + 1) for inputs, units in pairwise(sizes)]
    if not isinstance(got, (list, tuple)):
        return "the weights should be a list of matrices"
    if [np.shape(Theta) for Theta in got] != shapes:
        return f"the matrices should have the shapes {', '.join(map(str, shapes))}"
    if any(np.asarray(Theta).dtype.kind != "f" for Theta in got):
        return "the matrices should hold numbers"
    if not all(np.all(np.isfinite(Theta)) for Theta in got):
        return "some weights are nan or infinite"
    return None


def _five_answers(classes: Array, sizes: tuple[int, ...], m: int) -> Accept:
    """Accept answers of the right form: classes, weights, probabilities, labels, score."""

    def accept(got: Any, expected: Any) -> str | None:  # noqa: ARG001
        found, Thetas, probabilities, labels, score = got
        if np.shape(found) != classes.shape or not np.array_equal(found, classes):
            return "classes_ should hold the classes, sorted, each once (1 to K for one-hot rows)"
        complaint = _weights_complaint(Thetas, sizes)
        if complaint:
            return f"Thetas_: {complaint}"
        if np.shape(probabilities) != (m, len(classes)):
            return "predict_proba should give one row an example and one column a class"
        if np.shape(labels) != (m,):
            return "predict should give one label an example, shape (m,)"
        if np.shape(score) != () or np.asarray(score).dtype.kind != "f":
            return "score should be one number"
        return None

    return accept


def _answers_fit_weights(classes: Array, X: Array, y: Array) -> Accept:
    """Accept probabilities, labels and a score that belong to the weights."""

    def accept(got: Any, expected: Any) -> str | None:  # noqa: ARG001
        _, Thetas, probabilities, labels, score = got
        outputs = _reference()["forward"](list(Thetas), X)[1][-1]
        if not np.allclose(np.sum(probabilities, axis=1), 1):
            return "the rows of predict_proba do not add up to 1"
        if not np.allclose(probabilities, outputs / outputs.sum(axis=1, keepdims=True)):
            return "predict_proba does not give the outputs of Thetas_, each row divided by its sum"
        predicted = classes[outputs.argmax(axis=1)]
        if not np.array_equal(labels, predicted):
            return "predict does not give the entries of classes_ with the largest probability"
        if not np.isclose(score, np.mean(predicted == y)):
            return "score is not the share of examples whose predicted class is the right one"
        return None

    return accept


def _cheap(X: Array, Y: Array, lam: float) -> Accept:
    """Accept weights that cost about as little as those of the lesson's own training."""

    def accept(got: Any, expected: Any) -> str | None:
        at_zero = Y.shape[1] * np.log(2)
        least = _cost(expected[1], X, Y, lam)
        depth = len(expected[1])
        # Without a hidden layer there is one minimum; with several, training may end in others.
        margin = 0.01 if depth == 1 else 0.25
        if _cost(got[1], X, Y, lam) > least + margin * (at_zero - least):
            return (
                "the weights cost much more than they need to after so many iterations: does the "
                "optimiser minimise the cost with this λ, and are its weights those in Thetas_?"
            )
        return None

    return accept


def _just_begun(X: Array, Y: Array, lam: float) -> Accept:
    """Accept weights that have not been trained to the end."""

    def accept(got: Any, expected: Any) -> str | None:
        if _cost(got[1], X, Y, lam) < 0.5 * _cost(expected[1], X, Y, lam):
            return "it went on much longer than the iterations that were asked for"
        return None

    return accept


def _repeatable(got: Any, expected: Any) -> str | None:  # noqa: ARG001
    """Accept training that an rng determines, and nothing else."""
    again, same_generator, other, free = got
    if not (again and same_generator):
        return "the same rng gives different networks: is it where the start comes from?"
    if other or free:
        return "different rng give the same network: draw the start from rng"
    return None


# --- Networks and data ---


@cache
def _reference() -> dict[str, Any]:
    return Lesson(Path(__file__).parent).reference


def _cost(Thetas: Any, X: Array, Y: Array, lam: float) -> float:
    own = _reference()
    return float(own["penalised_cost"](Thetas, own["forward"](Thetas, X)[0][-1], Y, lam))


def _heaps(rng: np.random.Generator, sizes: tuple[int, int], m: int) -> tuple[Array, Array]:
    """Return m points in heaps, (m, inputs), and the number of each one's heap, from 0."""
    inputs, count = sizes
    heaps = np.arange(m) % count
    middles = 2 * rng.normal(size=(count, inputs))
    return middles[heaps] + 0.4 * rng.normal(size=(m, inputs)), heaps


def _fresh(rng: np.random.Generator) -> Rng:
    return Rng(int(rng.integers(2**31)))


def _layers(sizes: tuple[int, ...]) -> str:
    return f"layers of {', '.join(map(str, sizes))} units"


def _in_words(sizes: tuple[int, ...], m: int) -> str:
    examples = "1 example" if m == 1 else f"{m} examples"
    return f"{examples}, network {'-'.join(map(str, sizes))}"
