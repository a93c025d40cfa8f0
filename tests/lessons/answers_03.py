"""Right and wrong answers to lesson 3, as students write them, each with what it does."""

import numpy as np
from scipy.special import expit, log_expit, xlogy


def sums(Theta1, Theta2, X):
    a2 = expit(X @ Theta1[:, 1:].T + Theta1[:, 0])
    return a2 @ Theta2[:, 1:].T + Theta2[:, 0]


def outputs(Theta1, Theta2, X):
    return expit(sums(Theta1, Theta2, X))


def right(Theta1, Theta2, X, Y):
    z = sums(Theta1, Theta2, X)
    return np.sum(np.logaddexp(0, z) - Y * z) / len(X)


def naive(Theta1, Theta2, X, Y):
    h = outputs(Theta1, Theta2, X)
    return -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / len(X)


def clipped(edge):
    def cost(Theta1, Theta2, X, Y):
        h = np.clip(outputs(Theta1, Theta2, X), edge, 1 - edge)
        return -np.sum(xlogy(Y, h) + xlogy(1 - Y, 1 - h)) / len(X)

    return cost


def inside_the_logarithm(small):
    def cost(Theta1, Theta2, X, Y):
        h = outputs(Theta1, Theta2, X)
        return -np.sum(Y * np.log(h + small) + (1 - Y) * np.log(1 - h + small)) / len(X)

    return cost


def number_by_number(Theta1, Theta2, X, Y):
    total = 0.0
    for z_row, y_row in zip(sums(Theta1, Theta2, X), Y, strict=True):
        for z, y in zip(z_row, y_row, strict=True):
            total += np.logaddexp(0, -z) if y else np.logaddexp(0, z)
    return float(total) / len(X)


def log_sigmoids(Theta1, Theta2, X, Y):
    z = sums(Theta1, Theta2, X)
    J = np.einsum("mk,mk->", Y, log_expit(z)) + np.einsum("mk,mk->", 1 - Y, log_expit(-z))
    return np.array(-J / len(X))


def each_example(Theta1, Theta2, X, Y):
    return np.array([right(Theta1, Theta2, X[[i]], Y[[i]]) for i in range(len(X))])


def only_the_right_class(Theta1, Theta2, X, Y):
    return -np.sum(xlogy(Y, np.maximum(outputs(Theta1, Theta2, X), 1e-300))) / len(X)


def matrix_product(Theta1, Theta2, X, Y):
    h = outputs(Theta1, Theta2, X)
    return -np.sum(Y.T @ np.log(h) + (1 - Y).T @ np.log(1 - h)) / len(X)


def changed_labels(Theta1, Theta2, X, Y):
    J = right(Theta1, Theta2, X, Y)
    Y[:] = 0
    return J


COSTS_RIGHT = {
    "clipped at 1e-15": clipped(1e-15),
    "1e-15 inside the logarithm": inside_the_logarithm(1e-15),
    "number by number": number_by_number,
    "log sigmoids, without axes": log_sigmoids,
    "mean over the examples": lambda *args: each_example(*args).mean(),
}

COSTS_WRONG = {
    "the published value": lambda *_args: 0.287629165161,
    "m written in": lambda a, b, X, Y: right(a, b, X, Y) * len(X) / 5000,
    "not divided by m": lambda a, b, X, Y: right(a, b, X, Y) * len(X),
    "divided by m K": lambda a, b, X, Y: right(a, b, X, Y) / Y.shape[1],
    "minus": lambda *args: -right(*args),
    "one term": only_the_right_class,
    "a matrix product": matrix_product,
    "one number an example": each_example,
    "a list of one": lambda *args: [right(*args)],
    "1e-5 inside the logarithm": inside_the_logarithm(1e-5),
    "squared error": lambda a, b, X, Y: np.sum((outputs(a, b, X) - Y) ** 2) / len(X),
    "labels changed": changed_labels,
}


def squares(Theta1, Theta2, first):
    return np.sum(Theta1[:, first:] ** 2) + np.sum(Theta2[:, first:] ** 2)


def penalised(penalty, cost=right):
    """Return a regularised cost with the given penalty(Theta1, Theta2, λ, m, first column)."""

    def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
        first = 0 if penalise_bias else 1
        return cost(Theta1, Theta2, X, Y) + penalty(Theta1, Theta2, lam, len(X), first)

    return regularised_cost


def zeroed_biases(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    J = right(Theta1, Theta2, X, Y)
    if not penalise_bias:
        Theta1[:, 0] = Theta2[:, 0] = 0
    return J + lam / (2 * len(X)) * squares(Theta1, Theta2, 0)


def left_out_by_default(Theta1, Theta2, X, Y, lam, penalise_bias=False):
    J = right(Theta1, Theta2, X, Y)
    return J + lam / (2 * len(X)) * squares(Theta1, Theta2, 0 if penalise_bias else 1)


def norms(Theta1, Theta2, lam, m, first):
    matrices = Theta1[:, first:], Theta2[:, first:]
    return lam * sum(np.linalg.norm(Theta) ** 2 for Theta in matrices) / (2 * m)


def biases_taken_off(Theta1, Theta2, lam, m, first):
    total = squares(Theta1, Theta2, 0)
    if first:
        total -= np.vdot(Theta1[:, 0], Theta1[:, 0]) + np.vdot(Theta2[:, 0], Theta2[:, 0])
    return total * lam / 2 / m


RIGHT = {
    "cost_one_by_one": COSTS_RIGHT | {"naive": naive},
    "cost": COSTS_RIGHT,
    "regularised_cost": {
        "norms": penalised(norms),
        "biases taken off": penalised(biases_taken_off),
        "on a naive cost": penalised(norms, cost=naive),
    },
}

WRONG = {
    "cost_one_by_one": COSTS_WRONG,
    "cost": COSTS_WRONG
    | {
        "naive": naive,
        "NaN made 0": lambda *args: np.nan_to_num(naive(*args)),
        "clipped at 1e-5": clipped(1e-5),
    },
    "regularised_cost": {
        "not halved": penalised(lambda a, b, lam, m, first: lam / m * squares(a, b, first)),
        "times m": penalised(lambda a, b, lam, m, first: lam / 2 * m * squares(a, b, first)),
        "m written in": penalised(lambda a, b, lam, _, first: lam / 1e4 * squares(a, b, first)),
        "all weights always": penalised(lambda a, b, lam, m, _: lam / 2 / m * squares(a, b, 0)),
        "biases never": penalised(lambda a, b, lam, m, _: lam / 2 / m * squares(a, b, 1)),
        "one matrix": penalised(lambda a, _, lam, m, i: lam / 2 / m * np.sum(a[:, i:] ** 2)),
        "first row for column": penalised(
            lambda a, b, lam, m, i: lam / 2 / m * (np.sum(a[i:] ** 2) + np.sum(b[i:] ** 2))
        ),
        "square of the sum": penalised(
            lambda a, b, lam, m, i: lam / 2 / m * (a[:, i:].sum() ** 2 + b[:, i:].sum() ** 2)
        ),
        "no penalty": penalised(lambda *_: 0),
        "left out by default": left_out_by_default,
        "weights changed": zeroed_biases,
    },
}
