"""Right answers to the exercises of lesson 1, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    Alternative(
        exercise="load_digits",
        style="squeezed by loadmat",
        answer="""
def load_digits(path):
    contents = loadmat(path, squeeze_me=True)
    return contents["X"], contents["y"].astype(int)
""",
    ),
    Alternative(
        exercise="load_digits",
        style="ravel, and 64 bits by name",
        answer=Edit(('["y"][:, 0].astype(int)', '["y"].ravel().astype(np.int64)')),
    ),
    Alternative(
        exercise="load_digits",
        style="label by label, in a list of two",
        answer="""
def load_digits(path):
    contents = loadmat(path)
    labels = []
    for row in contents["y"]:
        labels.append(int(row[0]))
    return [contents["X"], np.array(labels)]
""",
    ),
    Alternative(
        exercise="load_digits",
        style="SciPy under its full name, small integers with a sign",
        answer="""
import scipy.io


def load_digits(path, labels="y"):
    file = scipy.io.loadmat(path, variable_names=["X", labels])
    y = file[labels].T[0]
    return np.ascontiguousarray(file["X"]), y.astype("int16")
""",
    ),
    Alternative(
        exercise="load_digits",
        style="an open file",
        answer="""
def load_digits(path):
    with open(path, "rb") as file:
        contents = loadmat(file)
    m = len(contents["X"])
    return contents["X"].copy(), np.reshape(contents["y"], m) * np.int64(1)
""",
    ),
    Alternative(
        exercise="to_image",
        style="column-major reshape",
        answer=Edit(("reshape(20, 20).T", 'reshape((20, 20), order="F")')),
    ),
    Alternative(
        exercise="to_image",
        style="pixel by pixel",
        answer="""
def to_image(x):
    image = np.zeros((20, 20))
    for i in range(400):
        image[i % 20, i // 20] = x[i]
    return image
""",
    ),
    Alternative(
        exercise="to_image",
        style="columns side by side",
        answer="""
def to_image(x):
    return np.column_stack(np.split(x, 20))
""",
    ),
    Alternative(
        exercise="to_image",
        style="an array of places",
        answer="""
def to_image(x):
    r, c = np.indices((20, 20))
    return x[20 * c + r]
""",
    ),
    Alternative(
        exercise="to_image",
        style="a quarter turn and a reflection",
        answer="""
def to_image(x, size=20):
    return np.rot90(x.reshape(size, size))[::-1]
""",
    ),
    Alternative(
        exercise="to_image",
        style="partly applied",
        answer="""
from functools import partial

to_image = partial(np.reshape, shape=(20, 20), order="F")
""",
    ),
    Alternative(
        exercise="image_grid",
        style="two loops",
        answer="""
def image_grid(X, rows, cols):
    grid = np.empty((20 * rows, 20 * cols))
    for r in range(rows):
        for c in range(cols):
            top, left = 20 * r, 20 * c
            grid[top : top + 20, left : left + 20] = to_image(X[r * cols + c])
    return grid
""",
    ),
    Alternative(
        exercise="image_grid",
        style="axes moved",
        answer="""
def image_grid(X, rows, cols):
    # Tile row, tile column, pixel column, pixel row: as the file has them.
    tiles = X.reshape(rows, cols, 20, 20)
    return tiles.transpose(0, 3, 1, 2).reshape(20 * rows, 20 * cols)
""",
    ),
    Alternative(
        exercise="image_grid",
        style="blocks",
        answer="""
def image_grid(X, rows, cols):
    return np.block([[to_image(X[r * cols + c]) for c in range(cols)] for r in range(rows)])
""",
    ),
    Alternative(
        exercise="image_grid",
        style="stacked lines",
        answer="""
def image_grid(X, rows, cols):
    images = [to_image(x) for x in X]
    lines = []
    while images:
        lines.append(np.hstack(images[:cols]))
        images = images[cols:]
    return np.vstack(lines)
""",
    ),
    Alternative(
        exercise="image_grid",
        style="a counter, with an own transpose",
        answer="""
def image_grid(X, rows, cols):
    grid = np.zeros((20 * rows, 20 * cols))
    row = col = 0
    for x in X:
        if col == cols:
            row += 1
            col = 0
        grid[row * 20 : row * 20 + 20, col * 20 : col * 20 + 20] = x.reshape(20, 20).T
        col += 1
    return grid
""",
    ),
    Alternative(
        exercise="image_grid",
        style="every pixel looked up",
        answer="""
def image_grid(X, rows, cols):
    v, u = np.indices((20 * rows, 20 * cols))
    return X[(v // 20) * cols + u // 20, 20 * (u % 20) + v % 20]
""",
    ),
    Alternative(
        exercise="one_hot",
        style="lists",
        answer="""
def one_hot(y, K):
    Y = []
    for label in y:
        row = [0] * K
        row[label - 1] = 1
        Y.append(row)
    return Y
""",
    ),
    Alternative(
        exercise="one_hot",
        style="compared by broadcasting",
        answer=Edit(("np.eye(K)[y - 1]", "(y[:, None] == np.arange(1, K + 1)).astype(int)")),
    ),
    Alternative(
        exercise="one_hot",
        style="places by two index arrays",
        answer="""
def one_hot(y, K):
    m = len(y)
    Y = np.zeros((m, K))
    Y[np.arange(m), y - 1] = 1
    return Y
""",
    ),
    Alternative(
        exercise="one_hot",
        style="column by column",
        answer="""
def one_hot(y, K):
    columns = [np.where(y == k, 1.0, 0.0) for k in range(1, K + 1)]
    return np.column_stack(columns)
""",
    ),
    Alternative(
        exercise="one_hot",
        style="one column cut off, in bytes",
        answer="""
def one_hot(y, K):
    return np.eye(K + 1, dtype=np.uint8)[y][:, 1:]
""",
    ),
    Alternative(
        exercise="one_hot",
        style="pandas",
        answer="""
def one_hot(y, K):
    import pandas as pd

    return pd.get_dummies(pd.Categorical(y, categories=range(1, K + 1)), dtype=float)
""",
    ),
    Alternative(
        exercise="one_hot",
        style="a lowered copy of the labels",
        answer="""
def one_hot(y, K):
    y = y.copy()
    y -= 1
    Y = np.zeros((y.size, K))
    np.put_along_axis(Y, y[:, None], 1, axis=1)
    return Y
""",
    ),
    Alternative(
        exercise="add_bias",
        style="inserted",
        answer=Edit(("np.column_stack([np.ones(len(X)), X])", "np.insert(X, 0, 1, axis=1)")),
    ),
    Alternative(
        exercise="add_bias",
        style="filled in",
        answer="""
def add_bias(X):
    m, n = X.shape
    wide = np.ones((m, n + 1))
    wide[:, 1:] = X
    return wide
""",
    ),
    Alternative(
        exercise="add_bias",
        style="padded",
        answer="""
def add_bias(X):
    return np.pad(X, ((0, 0), (1, 0)), constant_values=1)
""",
    ),
    Alternative(
        exercise="add_bias",
        style="hstack with a column",
        answer="""
def add_bias(X):
    ones = np.ones((X.shape[0], 1))
    return np.hstack((ones, X))
""",
    ),
    Alternative(
        exercise="add_bias",
        style="lists",
        answer="""
def add_bias(X):
    return [[1.0, *row] for row in X]
""",
    ),
    Alternative(
        exercise="add_bias",
        style="by a matrix product",
        answer="""
def add_bias(X):
    n = X.shape[1]
    wide = X @ np.eye(n, n + 1, k=1)
    wide[:, 0] += 1
    return wide
""",
    ),
    Alternative(
        exercise="add_bias",
        style="a class instance",
        answer="""
class AddColumn:
    def __init__(self, value):
        self.value = value

    def __call__(self, X):
        return np.c_[np.full(X.shape[0], self.value), X]


add_bias = AddColumn(1.0)
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="number by number",
        answer="""
def flatten_params(Thetas):
    theta = []
    for Theta in Thetas:
        for row in Theta:
            for weight in row:
                theta.append(weight)
    return np.array(theta)
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="joined along no axis",
        answer="""
def flatten_params(Thetas):
    return np.concatenate(Thetas, axis=None)
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="itertools, as a list",
        answer="""
from itertools import chain


def flatten_params(Thetas):
    rows = chain.from_iterable(Thetas)
    return [float(weight) for row in rows for weight in row]
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="recursion",
        answer="""
def flatten_params(Thetas):
    if len(Thetas) == 0:
        return np.empty(0)
    return np.append(Thetas[0], flatten_params(Thetas[1:]))
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="reduce",
        answer="""
import functools


def flatten_params(Thetas):
    return functools.reduce(np.append, Thetas, np.array([]))
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="a vector made beforehand",
        answer="""
def flatten_params(Thetas):
    theta = np.empty(sum(Theta.size for Theta in Thetas))
    start = 0
    for Theta in Thetas:
        theta[start : start + Theta.size] = Theta.reshape(-1)
        start += Theta.size
    return theta
""",
    ),
    Alternative(
        exercise="flatten_params",
        style="transposed twice",
        answer=Edit(("Theta.ravel()", 'Theta.T.flatten(order="F")')),
    ),
    Alternative(
        exercise="reshape_params",
        style="the vector split, as a tuple",
        answer="""
def reshape_params(theta, sizes):
    shapes = [(b, a + 1) for a, b in zip(sizes, sizes[1:])]
    ends = np.cumsum([rows * columns for rows, columns in shapes])
    pieces = np.split(theta, ends[:-1])
    return tuple(piece.reshape(shape) for piece, shape in zip(pieces, shapes))
""",
    ),
    Alternative(
        exercise="reshape_params",
        style="recursion",
        answer="""
def reshape_params(theta, sizes):
    if len(sizes) == 1:
        return []
    inputs, units, *_ = sizes
    count = units * (inputs + 1)
    first = theta[:count].reshape(units, inputs + 1)
    return [first, *reshape_params(theta[count:], sizes[1:])]
""",
    ),
    Alternative(
        exercise="reshape_params",
        style="from the end",
        answer="""
def reshape_params(theta, sizes):
    Thetas = []
    for layer in range(len(sizes) - 1, 0, -1):
        count = sizes[layer] * (sizes[layer - 1] + 1)
        Thetas.insert(0, theta[-count:].reshape(sizes[layer], -1))
        theta = theta[:-count]
    return Thetas
""",
    ),
    Alternative(
        exercise="reshape_params",
        style="copies in column-major order",
        answer="""
def reshape_params(theta, sizes):
    Thetas = []
    start = 0
    for i in range(1, len(sizes)):
        Theta = np.zeros((sizes[i], 1 + sizes[i - 1]), order="F")
        for row in Theta:
            row[:] = theta[start : start + len(row)]
            start += len(row)
        Thetas.append(Theta)
    return Thetas
""",
    ),
    Alternative(
        exercise="reshape_params",
        style="a nested helper that remembers",
        answer="""
def reshape_params(theta, sizes):
    taken = 0

    def take(rows, columns):
        nonlocal taken
        block = theta[taken : taken + rows * columns]
        taken += rows * columns
        return np.reshape(block, (rows, columns))

    return [take(sizes[i + 1], sizes[i] + 1) for i in range(len(sizes) - 1)]
""",
    ),
]
