"""Right and wrong answers to lesson 2, as students write them, each with what it does."""

from itertools import pairwise

import numpy as np
from scipy.special import expit


def add_bias(X):
    return np.insert(X, 0, 1, axis=1)


def both_branches(z):
    z = np.asarray(z, dtype=float)
    answer = np.empty_like(z)
    answer[z >= 0] = 1 / (1 + np.exp(-z[z >= 0]))
    answer[z < 0] = np.exp(z[z < 0]) / (1 + np.exp(z[z < 0]))
    return answer


def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def in_place(z):
    if isinstance(z, np.ndarray) and z.dtype == float:
        z[:] = expit(z)
        return z
    return expit(z)


def one(Thetas, x, *, last=expit, bias=1.0):
    layers, a = [], x
    for i, Theta in enumerate(Thetas):
        z = Theta[:, 1:] @ a + bias * Theta[:, 0]
        a = last(z) if i == len(Thetas) - 1 else expit(z)
        layers.append((z, a))
    return layers


def one_number_by_number(Thetas, x):
    layers = []
    for Theta in Thetas:
        z = [row[0] + sum(w * v for w, v in zip(row[1:], x, strict=True)) for row in Theta]
        x = [float(expit(value)) for value in z]
        layers.append([z, x])
    return layers


def many(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = np.einsum("mi,hi->mh", a1, Theta1)
    a2 = add_bias(expit(z2))
    z3 = np.dot(a2, Theta2.T)
    return a1, z2, a2, z3, expit(z3)


def example_by_example(Theta1, Theta2, X):
    rows = []
    for x in X:
        (z2, a2), (z3, h) = one([Theta1, Theta2], x)
        rows.append((np.append(1.0, x), z2, np.append(1.0, a2), z3, h))
    return [np.array(column) for column in zip(*rows, strict=True)]


def bias_at_the_end(Theta1, Theta2, X):
    def wide(A):
        return np.column_stack([A, np.ones(len(A))])

    a1 = wide(X)
    z2 = a1 @ Theta1.T
    a2 = wide(expit(z2))
    z3 = a2 @ Theta2.T
    return a1, z2, a2, z3, expit(z3)


def bias_through_the_sigmoid(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = a1 @ Theta1.T
    a2 = expit(add_bias(z2))
    z3 = a2 @ Theta2.T
    return a1, z2, a2, z3, expit(z3)


def softmax(Theta1, Theta2, X):
    a1, z2, a2, z3, _ = many(Theta1, Theta2, X)
    e = np.exp(z3 - z3.max(axis=1, keepdims=True))
    return a1, z2, a2, z3, e / e.sum(axis=1, keepdims=True)


def outputs(Theta1, Theta2, X):
    return many(Theta1, Theta2, X)[-1]


def counted(predicted, y):
    right = 0
    for mine, true in zip(predicted, y, strict=True):
        if mine == true:
            right += 1
    return right / len(y)


RIGHT = {
    "weight_shapes": {
        "in pairs": lambda sizes: [(rows, inputs + 1) for inputs, rows in pairwise(sizes)],
        "lists in a tuple": lambda sizes: tuple(
            [sizes[i], sizes[i - 1] + 1] for i in range(1, len(sizes))
        ),
    },
    "sigmoid": {
        "scipy's": expit,
        "both branches": both_branches,
        "from the logarithm": lambda z: np.exp(-np.logaddexp(0, -z)),
    },
    "feedforward_one": {
        "biases apart": one,
        "number by number": one_number_by_number,
        "a tuple": lambda Thetas, x: tuple(one(Thetas, x)),
    },
    "feedforward": {
        "einsum": many,
        "example by example": example_by_example,
        "column-major": lambda *args: [np.asfortranarray(A) for A in many(*args)],
    },
    "predict": {
        "largest output": lambda *args: 1 + np.argmax(outputs(*args), axis=1),
        "largest sum": lambda *args: many(*args)[3].argmax(axis=1) + 1,
        "a list": lambda *args: [int(np.argmax(row)) + 1 for row in outputs(*args)],
        "floats": lambda *args: 1.0 + outputs(*args).argmax(axis=1),
    },
    "accuracy": {
        "counted": counted,
        "summed": lambda predicted, y: sum(predicted == y) / len(y),
        "one minus the errors": lambda predicted, y: 1 - np.count_nonzero(predicted - y) / y.size,
    },
}

WRONG = {
    "weight_shapes": {
        "no bias": lambda sizes: [(sizes[i + 1], sizes[i]) for i in range(len(sizes) - 1)],
        "transposed": lambda sizes: [(sizes[i] + 1, sizes[i + 1]) for i in range(len(sizes) - 1)],
        "two matrices": lambda sizes: [(sizes[1], sizes[0] + 1), (sizes[2], sizes[1] + 1)],
        "the lesson's sizes": lambda _sizes: [(25, 401), (10, 26)],
    },
    "sigmoid": {
        "no minus": lambda z: 1 / (1 + np.exp(z)),
        "tanh": np.tanh,
        "clipped": clipped,
        "rounded": lambda z: np.round(expit(z), 6),
        "input changed": in_place,
        "only numbers": lambda z: float(expit(z)),
    },
    "feedforward_one": {
        "no bias": lambda Thetas, x: one(Thetas, x, bias=0.0),
        "no sigmoid at the end": lambda Thetas, x: one(Thetas, x, last=lambda z: z),
        "only the outputs": lambda Thetas, x: one(Thetas, x)[-1][1],
        "two layers": lambda Thetas, x: one(Thetas[:2], x),
        "activations before sums": lambda Thetas, x: [(a, z) for z, a in one(Thetas, x)],
        "with bias units": lambda Thetas, x: [(z, np.append(1, a)) for z, a in one(Thetas, x)],
    },
    "feedforward": {
        "bias at the end": bias_at_the_end,
        "bias through the sigmoid": bias_through_the_sigmoid,
        "softmax": softmax,
        "only the outputs": outputs,
        "transposed": lambda *args: [A.T for A in many(*args)],
        "the first example": lambda Theta1, Theta2, X: many(Theta1, Theta2, X[:1]),
    },
    "predict": {
        "counting from 0": lambda *args: outputs(*args).argmax(axis=1),
        "label 10 turned into 0": lambda *args: (outputs(*args).argmax(axis=1) + 1) % 10,
        "largest over examples": lambda *args: outputs(*args).argmax(axis=0) + 1,
        "one label for all": lambda *args: outputs(*args).argmax() + 1,
        "a column": lambda *args: outputs(*args).argmax(axis=1)[:, None] + 1,
        "the output itself": lambda *args: outputs(*args).max(axis=1),
    },
    "accuracy": {
        "per cent": lambda predicted, y: 100 * np.mean(predicted == y),
        "a count": lambda predicted, y: np.sum(predicted == y),
        "m written in": lambda predicted, y: np.sum(predicted == y) / 5000,
        "the errors": lambda predicted, y: np.mean(predicted != y),
        "every pair": lambda predicted, y: np.mean(predicted[:, None] == y),
        "all or nothing": lambda predicted, y: float(np.all(predicted == y)),
        "always nearly right": lambda _predicted, _y: 0.9752,
    },
}
