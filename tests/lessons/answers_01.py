"""Right and wrong answers to lesson 1, as students write them, each with what it does."""

from itertools import pairwise

import numpy as np
from scipy.io import loadmat


def labels(path):
    return loadmat(path)["y"].ravel().astype(int)


def to_image(x):
    return x.reshape(20, 20, order="F")


def pixel_by_pixel(x):
    image = np.zeros((20, 20))
    for i in range(400):
        image[i % 20, i // 20] = x[i]
    return image


def reshaped_in_place(x):
    x.shape = (20, 20)
    return x.T


def counted_grid(X, rows, cols):
    grid = np.zeros((20 * rows, 20 * cols))
    row = col = 0
    for x in X:
        if col == cols:
            row, col = row + 1, 0
        grid[20 * row : 20 * row + 20, 20 * col : 20 * col + 20] = to_image(x)
        col += 1
    return grid


def stretched_grid(X, rows, cols):
    X -= X.min()
    return counted_grid(X, rows, cols)


def rows_of_a_list(y, K):
    Y = []
    for label in y:
        row = [0] * K
        row[label - 1] = 1
        Y.append(row)
    return Y


def zeroed_labels(y, K):
    y[y == 10] = 0
    return np.eye(K)[y]


def overwritten_bias(X):
    X[:, 0] = 1
    return X


def filled_bias(X):
    wide = np.empty((X.shape[0], X.shape[1] + 1))
    wide[:, 0] = 1
    wide[:, 1:] = X
    return wide


def number_by_number(Thetas):
    return [weight for Theta in Thetas for row in Theta for weight in row]


def unpacked(theta, sizes, *, bias=1, order="C"):
    Thetas, start = [], 0
    for inputs, units in pairwise(sizes):
        count = units * (inputs + bias)
        block = theta[start : start + count]
        Thetas.append(block.reshape((units, inputs + bias), order=order))
        start += count
    return Thetas


def split(theta, sizes):
    shapes = [(sizes[i + 1], sizes[i] + 1) for i in range(len(sizes) - 1)]
    blocks = np.split(theta, np.cumsum([rows * cols for rows, cols in shapes])[:-1])
    return tuple(block.reshape(shape) for block, shape in zip(blocks, shapes, strict=True))


def two_matrices(theta, sizes):
    first = sizes[1] * (sizes[0] + 1)
    return [
        theta[:first].reshape(sizes[1], sizes[0] + 1),
        theta[first:].reshape(sizes[2], sizes[1] + 1),
    ]


RIGHT = {
    "load_digits": {
        "squeezed": lambda path: (loadmat(path, squeeze_me=True)["X"], labels(path)),
        "a list of two": lambda path: [loadmat(path)["X"], labels(path).astype("int16")],
        "lists": lambda path: (loadmat(path)["X"].tolist(), labels(path).tolist()),
    },
    "to_image": {
        "column-major": to_image,
        "a loop": pixel_by_pixel,
        "columns side by side": lambda x: np.column_stack(np.split(x, 20)),
        "lists": lambda x: [[x[20 * col + row] for col in range(20)] for row in range(20)],
    },
    "image_grid": {
        "counted": counted_grid,
        "transposed axes": lambda X, rows, cols: (
            X.reshape(rows, cols, 20, 20).transpose(0, 3, 1, 2).reshape(20 * rows, 20 * cols)
        ),
        "blocks": lambda X, rows, cols: np.block(
            [[to_image(X[i * cols + j]) for j in range(cols)] for i in range(rows)]
        ),
    },
    "one_hot": {
        "lists": rows_of_a_list,
        "compared": lambda y, K: (y[:, None] == np.arange(1, K + 1)).astype(int),
        "bytes": lambda y, K: np.eye(K, dtype=np.uint8)[y - 1],
        "one column cut off": lambda y, K: np.eye(K + 1)[y][:, 1:],
    },
    "add_bias": {
        "inserted": lambda X: np.insert(X, 0, 1, axis=1),
        "filled": filled_bias,
        "padded": lambda X: np.pad(X, ((0, 0), (1, 0)), constant_values=1),
        "lists": lambda X: [[1.0, *row] for row in X],
    },
    "flatten_params": {
        "number by number": number_by_number,
        "all axes": lambda Thetas: np.concatenate(Thetas, axis=None),
        "twice transposed": lambda Thetas: np.hstack([T.T.ravel(order="F") for T in Thetas]),
    },
    "reshape_params": {
        "one after the other": unpacked,
        "split, as a tuple": split,
        "copies": lambda theta, sizes: [Theta.copy() for Theta in unpacked(theta, sizes)],
    },
}

WRONG = {
    "load_digits": {
        "y with two axes": lambda path: (loadmat(path)["X"], loadmat(path)["y"].astype(int)),
        "y in bytes": lambda path: (loadmat(path)["X"], loadmat(path)["y"].ravel()),
        "y in floats": lambda path: (loadmat(path)["X"], labels(path).astype(float)),
        "label 10 turned into 0": lambda path: (loadmat(path)["X"], labels(path) % 10),
        "y before X": lambda path: (labels(path), loadmat(path)["X"]),
        "X clipped": lambda path: (loadmat(path)["X"].clip(0, 1), labels(path)),
        "only X": lambda path: loadmat(path)["X"],
        "the dictionary": loadmat,
        "always 5000": lambda path: (loadmat(path)["X"], np.repeat([10, *range(1, 10)], 500)),
    },
    "to_image": {
        "not transposed": lambda x: x.reshape(20, 20),
        "rotated": lambda x: np.rot90(x.reshape(20, 20)),
        "mirrored": lambda x: np.fliplr(to_image(x)),
        "stretched to 0..1": lambda x: (to_image(x) - x.min()) / np.ptp(x),
        "flat": lambda x: to_image(x).ravel(),
        "reshaped in place": reshaped_in_place,
    },
    "image_grid": {
        "column after column": lambda X, rows, cols: counted_grid(
            X.reshape(cols, rows, 400).swapaxes(0, 1).reshape(-1, 400), rows, cols
        ),
        "rows and columns exchanged": lambda X, rows, cols: counted_grid(X, cols, rows),
        "pictures not transposed": lambda X, rows, cols: (
            X.reshape(rows, cols, 20, 20).swapaxes(1, 2).reshape(20 * rows, 20 * cols)
        ),
        "whole numbers": lambda X, rows, cols: counted_grid(X, rows, cols).astype(int),
        "X changed": stretched_grid,
        "four axes": lambda X, rows, cols: X.reshape(rows, cols, 20, 20).swapaxes(2, 3),
        "always 10 by 10": lambda X, _rows, _cols: counted_grid(X, 10, 10),
    },
    "one_hot": {
        "counting from 0": lambda y, K: np.eye(K + 1)[y],
        "10 first": lambda y, K: np.eye(K)[y % K],
        "truth values": lambda y, K: y[:, None] == np.arange(1, K + 1),
        "columns are examples": lambda y, K: np.eye(K)[y - 1].T,
        "always 10 classes": lambda y, _K: np.eye(10)[y - 1],
        "only the classes that occur": lambda y, _K: np.eye(len(set(y)))[
            np.unique(y, return_inverse=True)[1]
        ],
        "the labels themselves": lambda y, K: np.eye(K)[y - 1] * y[:, None],
        "labels changed": zeroed_labels,
    },
    "add_bias": {
        "at the end": lambda X: np.column_stack([X, np.ones(len(X))]),
        "a row": lambda X: np.insert(X, 0, 1, axis=0),
        "flat": lambda X: np.insert(X, 0, 1),
        "the first pixel overwritten": overwritten_bias,
        "only where there is none": lambda X: X if np.all(X[:, 0] == 1) else filled_bias(X),
        "only below 401": lambda X: X if X.shape[1] == 401 else filled_bias(X),
        "zeros": lambda X: np.insert(X, 0, 0, axis=1),
    },
    "flatten_params": {
        "column by column": lambda Thetas: np.concatenate([T.ravel("F") for T in Thetas]),
        "as memory has it": lambda Thetas: np.concatenate([T.ravel("K") for T in Thetas]),
        "the last matrix first": lambda Thetas: np.concatenate([T.ravel() for T in Thetas[::-1]]),
        "two matrices": lambda Thetas: np.append(Thetas[0].ravel(), Thetas[1].ravel()),
        "without biases": lambda Thetas: np.concatenate([T[:, 1:].ravel() for T in Thetas]),
        "a column": lambda Thetas: np.concatenate([T.ravel() for T in Thetas])[:, None],
    },
    "reshape_params": {
        "column by column": lambda theta, sizes: unpacked(theta, sizes, order="F"),
        "without biases": lambda theta, sizes: unpacked(theta, sizes, bias=0),
        "two matrices": two_matrices,
        "the lesson's sizes": lambda theta, _sizes: unpacked(theta, (400, 25, 10)),
        "transposed": lambda theta, sizes: [T.T for T in unpacked(theta, sizes)],
        "the last matrix first": lambda theta, sizes: unpacked(theta, sizes)[::-1],
    },
}
