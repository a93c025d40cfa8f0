"""Right answers to the exercises of lesson 2, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    Alternative(
        exercise="weight_shapes",
        style="neighbours zipped",
        answer="""
def weight_shapes(sizes):
    return [(units, inputs + 1) for inputs, units in zip(sizes, sizes[1:])]
""",
    ),
    Alternative(
        exercise="weight_shapes",
        style="a loop that appends lists",
        answer="""
def weight_shapes(sizes):
    result = []
    for layer in range(1, len(sizes)):
        rows = sizes[layer]
        columns = sizes[layer - 1] + 1
        result.append([rows, columns])
    return result
""",
    ),
    Alternative(
        exercise="weight_shapes",
        style="recursion",
        answer="""
def weight_shapes(sizes):
    if len(sizes) < 2:
        return []
    return [(sizes[1], sizes[0] + 1)] + weight_shapes(sizes[1:])
""",
    ),
    Alternative(
        exercise="weight_shapes",
        style="numpy integers, as a tuple",
        answer="""
def weight_shapes(sizes):
    sizes = np.array(sizes)
    return tuple(zip(sizes[1:], sizes[:-1] + 1))
""",
    ),
    Alternative(
        exercise="weight_shapes",
        style="shapes of real matrices",
        answer="""
def weight_shapes(sizes):
    matrices = []
    for i, inputs in enumerate(sizes[:-1]):
        matrices.append(np.zeros((sizes[i + 1], 1 + inputs)))
    return [matrix.shape for matrix in matrices]
""",
    ),
    Alternative(
        exercise="weight_shapes",
        style="a class instance",
        answer="""
class Shapes:
    def __init__(self, bias_units):
        self.bias_units = bias_units

    def __call__(self, sizes):
        return list(map(self.between, sizes[:-1], sizes[1:]))

    def between(self, inputs, units):
        return units, inputs + self.bias_units


weight_shapes = Shapes(bias_units=1)
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="SciPy's",
        answer="""
from scipy.special import expit as sigmoid
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="masks",
        answer="""
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    g = np.empty(z.shape)
    positive = z >= 0
    g[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    g[~positive] = e / (1 + e)
    return g
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="through the logarithm",
        answer="""
def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="both forms in one",
        answer="""
def sigmoid(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="np.vectorize over a scalar function",
        answer="""
def sigmoid(z):
    import math

    def g(value):
        if value >= 0:
            return 1 / (1 + math.exp(-value))
        return math.exp(value) / (1 + math.exp(value))

    return np.vectorize(g)(z)
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="recursion down to single numbers",
        answer="""
def sigmoid(z):
    if np.ndim(z) > 0:
        return np.array([sigmoid(part) for part in z])
    if z < 0:
        return np.exp(z) / (1 + np.exp(z))
    return 1 / (1 + np.exp(-z))
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="the warning switched off where it is harmless",
        answer="""
def sigmoid(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="each branch with its own harmless exponent",
        answer="""
def sigmoid(z):
    left = np.exp(np.where(z < 0, z, 0))
    right = np.exp(np.where(z < 0, 0, -np.asarray(z)))
    return np.where(z < 0, left / (1 + left), 1 / (1 + right))
""",
    ),
    Alternative(
        exercise="sigmoid",
        style="in place on a copy",
        answer="""
def sigmoid(z):
    g = np.array(z, dtype=float)
    flat = g.reshape(-1)
    for i in range(flat.size):
        e = np.exp(-abs(flat[i]))
        flat[i] = (1 if flat[i] >= 0 else e) / (1 + e)
    return g
""",
    ),
    Alternative(
        exercise="feedforward_one",
        style="biases apart",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    for Theta in Thetas:
        bias, weights = Theta[:, 0], Theta[:, 1:]
        z = weights @ x + bias
        x = sigmoid(z)
        layers.append((z, x))
    return layers
""",
    ),
    Alternative(
        exercise="feedforward_one",
        style="recursion, as a tuple",
        answer="""
def feedforward_one(Thetas, x):
    if not len(Thetas):
        return ()
    z = np.dot(Thetas[0], np.insert(x, 0, 1))
    a = sigmoid(z)
    return ((z, a),) + tuple(feedforward_one(Thetas[1:], a))
""",
    ),
    Alternative(
        exercise="feedforward_one",
        style="one column, flattened at the end",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    column = x.reshape(-1, 1)
    for Theta in Thetas:
        z = Theta @ np.vstack([np.ones((1, 1)), column])
        column = sigmoid(z)
        layers.append((z.ravel(), column.ravel()))
    return layers
""",
    ),
    Alternative(
        exercise="feedforward_one",
        style="one row, by add_bias",
        answer="""
def feedforward_one(Thetas, x):
    row = x[None, :]
    layers = []
    for Theta in Thetas:
        z = add_bias(row) @ Theta.T
        row = sigmoid(z)
        layers.append((z[0], row[0]))
    return layers
""",
    ),
    Alternative(
        exercise="feedforward_one",
        style="accumulate",
        answer="""
def feedforward_one(Thetas, x):
    from itertools import accumulate

    def step(layer, Theta):
        z = np.einsum("ij,j->i", Theta, np.append(1.0, layer[1]))
        return z, sigmoid(z)

    return list(accumulate(Thetas, step, initial=(None, x)))[1:]
""",
    ),
    Alternative(
        exercise="feedforward_one",
        style="indices, and lists for the sums and the activations",
        answer="""
def feedforward_one(Thetas, x, verbose=False):
    zs, activations = [], [x]
    for l in range(len(Thetas)):
        with_bias = np.ones(len(activations[l]) + 1)
        with_bias[1:] = activations[l]
        zs.append((Thetas[l] * with_bias).sum(axis=1))
        activations.append(sigmoid(zs[l]))
        if verbose:
            print(l, zs[l].shape)
    return list(zip(zs, activations[1:]))
""",
    ),
    Alternative(
        exercise="feedforward",
        style="einsum",
        answer="""
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = np.einsum("mi,hi->mh", a1, Theta1)
    a2 = add_bias(sigmoid(z2))
    z3 = np.einsum("mh,kh->mk", a2, Theta2)
    return a1, z2, a2, z3, sigmoid(z3)
""",
    ),
    Alternative(
        exercise="feedforward",
        style="example by example",
        answer="""
def feedforward(Theta1, Theta2, X):
    results = [[], [], [], [], []]
    for x in X:
        a1 = np.append(1.0, x)
        z2 = Theta1 @ a1
        a2 = np.append(1.0, sigmoid(z2))
        z3 = Theta2 @ a2
        for kept, new in zip(results, (a1, z2, a2, z3, sigmoid(z3))):
            kept.append(new)
    return [np.array(result) for result in results]
""",
    ),
    Alternative(
        exercise="feedforward",
        style="examples in columns, turned back at the end",
        answer="""
def feedforward(Theta1, Theta2, X):
    ones = np.ones((1, X.shape[0]))
    a1 = np.vstack((ones, X.T))
    z2 = Theta1 @ a1
    a2 = np.vstack((ones, sigmoid(z2)))
    z3 = Theta2 @ a2
    h = sigmoid(z3)
    return a1.T, z2.T, a2.T, z3.T, h.T
""",
    ),
    Alternative(
        exercise="feedforward",
        style="biases apart",
        answer="""
def feedforward(Theta1, Theta2, X):
    z2 = X @ Theta1[:, 1:].T + Theta1[:, 0]
    hidden = sigmoid(z2)
    z3 = hidden @ Theta2[:, 1:].T + Theta2[:, 0]
    return add_bias(X), z2, add_bias(hidden), z3, sigmoid(z3)
""",
    ),
    Alternative(
        exercise="feedforward",
        style="a list, filled in a loop over the layers",
        answer="""
def feedforward(Theta1, Theta2, X):
    results = []
    a = X
    for Theta in (Theta1, Theta2):
        a = np.c_[np.ones(a.shape[0]), a]
        z = np.inner(a, Theta)
        results += [a, z]
        a = sigmoid(z)
    return results + [a]
""",
    ),
    Alternative(
        exercise="feedforward",
        style="named results",
        answer="""
from collections import namedtuple

Forward = namedtuple("Forward", "a1 z2 a2 z3 h")


def feedforward(Theta1, Theta2, X):
    a1 = np.pad(X, ((0, 0), (1, 0)), constant_values=1)
    z2 = np.tensordot(a1, Theta1, axes=(1, 1))
    a2 = np.pad(sigmoid(z2), ((0, 0), (1, 0)), constant_values=1)
    z3 = np.tensordot(a2, Theta2, axes=(1, 1))
    return Forward(a1=a1, z2=z2, a2=a2, z3=z3, h=sigmoid(z3))
""",
    ),
    Alternative(
        exercise="feedforward",
        style="broadcasting, and arrays made beforehand",
        answer="""
def feedforward(Theta1, Theta2, X):
    m, h = X.shape[0], Theta1.shape[0]
    a1 = np.ones((m, X.shape[1] + 1))
    a1[:, 1:] = X
    z2 = (a1[:, None, :] * Theta1[None, :, :]).sum(axis=-1)
    a2 = np.ones((m, h + 1))
    a2[:, 1:] = sigmoid(z2)
    z3 = (a2[:, None, :] * Theta2).sum(axis=-1)
    return a1, z2, a2, z3, sigmoid(z3)
""",
    ),
    Alternative(
        exercise="predict",
        style="a list, row by row",
        answer="""
def predict(Theta1, Theta2, X):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    labels = []
    for row in h:
        labels.append(int(np.argmax(row)) + 1)
    return labels
""",
    ),
    Alternative(
        exercise="predict",
        style="the largest sum",
        answer="""
def predict(Theta1, Theta2, X):
    z3 = feedforward(Theta1, Theta2, X)[3]
    return 1 + np.argmax(z3, axis=1)
""",
    ),
    Alternative(
        exercise="predict",
        style="one example at a time",
        answer="""
def predict(Theta1, Theta2, X):
    def read(x):
        *_, (_, output) = feedforward_one([Theta1, Theta2], x)
        return output.argmax() + 1

    return np.array([read(x) for x in X])
""",
    ),
    Alternative(
        exercise="predict",
        style="the last of the sorted outputs",
        answer="""
def predict(Theta1, Theta2, X):
    h = feedforward(Theta1, Theta2, X)[-1]
    labels = np.arange(1, Theta2.shape[0] + 1)
    return labels[np.argsort(h, axis=1)[:, -1]]
""",
    ),
    Alternative(
        exercise="predict",
        style="a running best, in floats",
        answer="""
def predict(Theta1, Theta2, X):
    h = feedforward(Theta1, Theta2, X)[-1]
    best = h[:, 0].copy()
    label = np.ones(len(h))
    for k in range(1, h.shape[1]):
        better = h[:, k] > best
        best[better] = h[better, k]
        label[better] = k + 1
    return label
""",
    ),
    Alternative(
        exercise="predict",
        style="pandas",
        answer="""
def predict(Theta1, Theta2, X):
    import pandas as pd

    h = pd.DataFrame(feedforward(Theta1, Theta2, X)[-1])
    h.columns = range(1, h.shape[1] + 1)
    return h.idxmax(axis=1)
""",
    ),
    Alternative(
        exercise="predict",
        style="apply_along_axis",
        answer="""
def predict(Theta1, Theta2, X):
    outputs = feedforward(Theta1, Theta2, X)[-1]
    return np.apply_along_axis(np.argmax, 1, outputs) + 1
""",
    ),
    Alternative(
        exercise="accuracy",
        style="counted",
        answer="""
def accuracy(predicted, y):
    right = 0
    for mine, true in zip(predicted, y):
        if mine == true:
            right += 1
    return right / len(y)
""",
    ),
    Alternative(
        exercise="accuracy",
        style="one minus the errors",
        answer="""
def accuracy(predicted, y):
    return 1 - np.count_nonzero(predicted - y) / y.size
""",
    ),
    Alternative(
        exercise="accuracy",
        style="truth values added up",
        answer=Edit(("np.mean(predicted == y)", "sum(predicted == y) / len(predicted)")),
    ),
    Alternative(
        exercise="accuracy",
        style="ones and zeros averaged",
        answer="""
def accuracy(predicted, y):
    return np.average(np.where(np.equal(predicted, y), 1.0, 0.0))
""",
    ),
    Alternative(
        exercise="accuracy",
        style="safe against columns",
        answer="""
def accuracy(predicted, y, as_percentage=False):
    right = (np.ravel(predicted) == np.ravel(y)).astype(float)
    share = right.mean()
    return 100 * share if as_percentage else share
""",
    ),
    Alternative(
        exercise="accuracy",
        style="recursion",
        answer="""
def accuracy(predicted, y):
    def right(i):
        return 0 if i == len(y) else (predicted[i] == y[i]) + right(i + 1)

    return right(0) / len(y)
""",
    ),
    Alternative(
        exercise="accuracy",
        style="the diagonal of the confusion matrix",
        answer="""
def accuracy(predicted, y):
    K = max(np.max(predicted), np.max(y))
    confusion = np.zeros((K + 1, K + 1))
    np.add.at(confusion, (y, predicted), 1)
    return np.trace(confusion) / confusion.sum()
""",
    ),
]
