"""Right answers to the exercises of lesson 9, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

COST = """
def nn_cost(theta, n, hidden, K, X, y, lam, name="sigmoid"):
    m = len(X)
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    _, _, _, Z3, H = nn_forward(theta, n, hidden, K, X, name)
"""
GRADIENT = """
def nn_gradient(theta, n, hidden, K, X, y, lam, name="sigmoid"):
    m = X.shape[0]
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    X1, Z2, A2, Z3, H = nn_forward(theta, n, hidden, K, X, name)
"""

ALTERNATIVES = [
    # scale_pixels
    Alternative(
        "scale_pixels", "true division", "def scale_pixels(images):\n    return images / 255"
    ),
    Alternative(
        "scale_pixels",
        "single precision",
        "def scale_pixels(images):\n    return images.astype(np.float32) / 255",
    ),
    Alternative(
        "scale_pixels",
        "times the reciprocal",
        "def scale_pixels(images):\n    return np.multiply(images, 1 / 255.0)",
    ),
    Alternative(
        "scale_pixels",
        "in place on a copy",
        """
def scale_pixels(images):
    scaled = np.array(images, dtype=float)
    scaled /= 255.0
    return scaled
""",
    ),
    Alternative("scale_pixels", "a lambda", "scale_pixels = lambda images: 1.0 * images / 255"),
    Alternative(
        "scale_pixels",
        "a table of all bytes, and division for the rest",
        """
def scale_pixels(images):
    if images.dtype == np.uint8:
        shades = np.linspace(0, 1, 256)
        return shades[images]
    return np.true_divide(images, 255)
""",
    ),
    # activation
    Alternative(
        "activation",
        "a dictionary of lambdas",
        """
def activation(name, z):
    own = {
        "relu": lambda z: np.maximum(0, z),
        "leaky_relu": lambda z: np.where(z < 0, 0.01 * z, z),
        "elu": lambda z: np.maximum(z, 0) + np.expm1(np.minimum(z, 0)),
        "softplus": lambda z: np.logaddexp(z, 0.0),
        "silu": lambda z: z * sigmoid(z),
    }
    return own[name](z) if name in own else GIVEN[name][0](z)
""",
    ),
    Alternative(
        "activation",
        "elif, and other formulas",
        """
def activation(name, z):
    if name in GIVEN:
        g = GIVEN[name][0]
        return g(z)
    if name == "relu":
        result = z * (z > 0)
    elif name == "leaky_relu":
        result = np.maximum(z, 0.01 * z)
    elif name == "elu":
        result = np.where(z > 0, z, np.exp(np.where(z > 0, 0, z)) - 1)
    elif name == "softplus":
        result = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    elif name == "silu":
        result = z * (1 + np.tanh(z / 2)) / 2 if np.all(z > -15) else z * expit(z)
    return result
""",
    ),
    Alternative(
        "activation",
        "masks on a copy",
        """
def activation(name, z):
    if name in GIVEN:
        return GIVEN[name][0](z)
    out = np.array(z, dtype=float)
    below = out < 0
    if name == "relu":
        out[below] = 0
    elif name == "leaky_relu":
        out[below] *= 0.01
    elif name == "elu":
        out[below] = np.exp(out[below]) - 1
    elif name == "silu":
        out *= sigmoid(out)
    else:
        out = np.logaddexp(0, out)
    return out
""",
    ),
    Alternative(
        "activation",
        "match, and functions of the given table",
        """
def activation(name, z):
    match name:
        case "relu":
            return np.clip(z, 0, None)
        case "leaky_relu":
            return np.clip(z, 0, None) + 0.01 * np.clip(z, None, 0)
        case "elu":
            return np.select([z > 0], [z], np.expm1(np.clip(z, None, 0)))
        case "softplus":
            return np.maximum(0, z) + np.logaddexp(0, -np.abs(z))
        case "silu":
            return z * GIVEN["sigmoid"][0](z)
    value, _ = GIVEN[name]
    return value(z)
""",
    ),
    Alternative(
        "activation",
        "number by number, with math",
        """
import math


def activation(name, z):
    def one(x):
        if name == "relu":
            return max(x, 0.0)
        if name == "leaky_relu":
            return x if x > 0 else 0.01 * x
        if name == "elu":
            return x if x > 0 else math.expm1(x)
        e = math.exp(-abs(x))
        if name == "softplus":
            return max(x, 0.0) + math.log1p(e)
        return x / (1 + e) if x > 0 else x * e / (1 + e)

    if name in GIVEN:
        return GIVEN[name][0](z)
    return np.vectorize(one, otypes=[float])(z)
""",
    ),
    # activation_gradient
    Alternative(
        "activation_gradient",
        "a dictionary of lambdas",
        """
def activation_gradient(name, z):
    slopes = {
        "relu": lambda z: np.heaviside(z, 0.5),
        "leaky_relu": lambda z: np.where(z < 0, 0.01, 1.0),
        "elu": lambda z: np.minimum(np.exp(np.minimum(z, 0)), 1),
        "softplus": expit,
        "silu": lambda z: expit(z) * (1 + z * expit(-z)),
    }
    return slopes.get(name, GIVEN.get(name, (None, None))[1])(z)
""",
    ),
    Alternative(
        "activation_gradient",
        "by way of the functions",
        """
def activation_gradient(name, z):
    if name == "relu":
        return (z > 0).astype(int)
    elif name == "leaky_relu":
        return 0.01 + 0.99 * (z > 0)
    elif name == "elu":
        return np.where(z > 0, 1, activation("elu", z) + 1)
    elif name == "softplus":
        return activation("sigmoid", z)
    elif name == "silu":
        swish, s = activation("silu", z), sigmoid(z)
        return swish + s * (1 - swish)
    else:
        return GIVEN[name][1](z)
""",
    ),
    Alternative(
        "activation_gradient",
        "masks on a new array",
        """
def activation_gradient(name, z):
    if name in GIVEN:
        return GIVEN[name][1](z)
    slope = np.ones(np.shape(z))
    left = z < 0
    if name == "relu":
        slope[left] = 0
    elif name == "leaky_relu":
        slope[left] = 0.01
    elif name == "elu":
        slope[left] = np.exp(z[left])
    else:
        s = sigmoid(z)
        slope = s if name == "softplus" else s + z * sigmoid(z) * sigmoid(-z)
    return slope
""",
    ),
    Alternative(
        "activation_gradient",
        "the sigmoid's slope from the table",
        Edit(
            ("np.where(z > 0, 1.0, 0.0)", "1.0 * (z >= 0)"),
            ("g + z * g * (1 - g)", 'g + z * GIVEN["sigmoid"][1](z)'),
        ),
    ),
    Alternative(
        "activation_gradient",
        "softplus by tanh",
        Edit(
            (
                '"softplus":\n        return sigmoid(z)',
                '"softplus":\n        return 0.5 + np.tanh(z / 2) / 2',
            )
        ),
    ),
    # unwrap_theta
    Alternative(
        "unwrap_theta",
        "minus one, and a list",
        """
def unwrap_theta(theta, n, hidden, K):
    cut = (n + 1) * hidden
    return [theta[:cut].reshape(-1, hidden), theta[cut:].reshape(-1, K)]
""",
    ),
    Alternative(
        "unwrap_theta",
        "np.split, and copies",
        """
def unwrap_theta(theta, n, hidden, K):
    first, second = np.split(theta, [(n + 1) * hidden])
    return first.reshape((n + 1, hidden)).copy(), second.reshape((hidden + 1, K)).copy()
""",
    ),
    Alternative(
        "unwrap_theta",
        "cut from the end",
        """
def unwrap_theta(theta, n, hidden, K):
    size2 = K * (1 + hidden)
    Theta2 = np.reshape(theta[-size2:], (1 + hidden, K))
    Theta1 = np.reshape(theta[:-size2], (1 + n, hidden))
    return Theta1, Theta2
""",
    ),
    Alternative(
        "unwrap_theta",
        "loops",
        """
def unwrap_theta(theta, n, hidden, K):
    Theta1 = np.zeros((n + 1, hidden))
    Theta2 = np.zeros((hidden + 1, K))
    values = iter(theta)
    for Theta in (Theta1, Theta2):
        for i in range(Theta.shape[0]):
            for j in range(Theta.shape[1]):
                Theta[i, j] = next(values)
    return Theta1, Theta2
""",
    ),
    Alternative(
        "unwrap_theta",
        "Fortran order, transposed back",
        """
def unwrap_theta(theta, n, hidden, K):
    end = (n + 1) * hidden
    Theta1 = theta[:end].reshape((hidden, n + 1), order="F").T
    Theta2 = theta[end:].reshape((K, hidden + 1), order="F").T
    return Theta1, Theta2
""",
    ),
    # nn_forward
    Alternative(
        "nn_forward",
        "c_ and dot",
        """
def nn_forward(theta, n, hidden, K, X, name="sigmoid"):
    T1, T2 = unwrap_theta(theta, n, hidden, K)
    ones = np.ones(X.shape[0])
    X1 = np.c_[ones, X]
    Z2 = np.dot(X1, T1)
    A2 = np.c_[ones, activation(name, Z2)]
    Z3 = np.dot(A2, T2)
    return [X1, Z2, A2, Z3, expit(Z3)]
""",
    ),
    Alternative(
        "nn_forward",
        "biases added apart",
        """
def nn_forward(theta, n, hidden, K, X, name="sigmoid"):
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    b1, W1, b2, W2 = Theta1[0], Theta1[1:], Theta2[0], Theta2[1:]
    Z2 = X @ W1 + b1
    a2 = activation(name, Z2)
    Z3 = a2 @ W2 + b2
    return add_bias(X), Z2, add_bias(a2), Z3, sigmoid(Z3)
""",
    ),
    Alternative(
        "nn_forward",
        "einsum",
        """
def nn_forward(theta, n, hidden, K, X, name="sigmoid"):
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    X1 = add_bias(X)
    Z2 = np.einsum("ij,jk->ik", X1, Theta1)
    A2 = add_bias(activation(name, Z2))
    Z3 = np.einsum("ij,jk->ik", A2, Theta2)
    return X1, Z2, A2, Z3, activation("sigmoid", Z3)
""",
    ),
    Alternative(
        "nn_forward",
        "one example after the other",
        """
def nn_forward(theta, n, hidden, K, X, name="sigmoid"):
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    rows = []
    for x in X:
        x1 = np.concatenate([[1.0], x])
        z2 = Theta1.T @ x1
        a2 = np.concatenate([[1.0], activation(name, z2)])
        z3 = Theta2.T @ a2
        rows.append((x1, z2, a2, z3, sigmoid(z3)))
    return tuple(np.array(column) for column in zip(*rows))
""",
    ),
    Alternative(
        "nn_forward",
        "Lesson 2's layout within",
        """
def nn_forward(theta, n, hidden, K, X, name="sigmoid"):
    Theta1, Theta2 = (T.T for T in unwrap_theta(theta, n, hidden, K))
    X1 = add_bias(X)
    Z2 = X1 @ Theta1.T
    A2 = np.ones((len(X), hidden + 1))
    A2[:, 1:] = activation(name, Z2)
    Z3 = (Theta2 @ A2.T).T
    return X1, Z2, A2, Z3, sigmoid(Z3)
""",
    ),
    # nn_cost
    Alternative(
        "nn_cost",
        "clipped outputs",
        COST
        + """
    Y = np.eye(K)[y]
    H = np.clip(H, 1e-15, 1 - 1e-15)
    cross_entropy = -(Y * np.log(H) + (1 - Y) * np.log(1 - H)).sum() / m
    return cross_entropy + lam / (2 * m) * (np.sum(Theta1**2) + np.sum(Theta2**2))
""",
    ),
    Alternative(
        "nn_cost",
        "1e-12 inside the logarithms",
        COST
        + """
    Y = np.eye(K)[y]
    e = 1e-12
    J = -np.sum(Y * np.log(H + e) + (1 - Y) * np.log(1 - H + e)) / m
    return J + lam / (2 * m) * np.sum(theta**2)
""",
    ),
    Alternative(
        "nn_cost",
        "loops",
        COST
        + """
    J = 0
    for i in range(m):
        for k in range(K):
            J += np.logaddexp(0, Z3[i, k]) - (Z3[i, k] if y[i] == k else 0)
    return J / m + lam / (2 * m) * sum(t**2 for t in theta)
""",
    ),
    Alternative(
        "nn_cost",
        "places instead of one-hot",
        COST
        + """
    total = np.logaddexp(0, Z3).sum() - Z3[np.arange(m), y].sum()
    return total / m + lam * (theta @ theta) / 2 / m
""",
    ),
    Alternative(
        "nn_cost",
        "the sign of each sum",
        COST
        + """
    sign = np.where(np.arange(K) == y[:, np.newaxis], -1, 1)
    return float(np.logaddexp(0, sign * Z3).sum() + lam / 2 * np.linalg.norm(theta) ** 2) / m
""",
    ),
    Alternative(
        "nn_cost",
        "mean over examples of sums over classes",
        COST
        + """
    Y = one_hot(y + 1, K)
    each = np.sum(np.logaddexp(0, Z3) - Y * Z3, axis=1)
    return np.mean(each) + lam / (2 * m) * np.sum(np.square(theta))
""",
    ),
    # nn_gradient
    Alternative(
        "nn_gradient",
        "matrix by matrix",
        GRADIENT
        + """
    d3 = H - np.eye(K)[y]
    d2 = (d3 @ Theta2[1:].T) * activation_gradient(name, Z2)
    D1 = X1.T @ d2 / m + lam / m * Theta1
    D2 = A2.T @ d3 / m + lam / m * Theta2
    return np.r_[D1.ravel(), D2.ravel()]
""",
    ),
    Alternative(
        "nn_gradient",
        "the bias dropped after the product",
        GRADIENT
        + """
    d3 = H - (y[:, None] == np.arange(K))
    d2 = np.dot(d3, Theta2.T)[:, 1:] * activation_gradient(name, Z2)
    D1, D2 = np.dot(X1.T, d2), np.dot(A2.T, d3)
    return (np.append(D1.flatten(), D2.flatten()) + lam * theta) / m
""",
    ),
    Alternative(
        "nn_gradient",
        "one example after the other",
        GRADIENT
        + """
    D1, D2 = np.zeros_like(Theta1), np.zeros_like(Theta2)
    for i in range(m):
        d3 = H[i].copy()
        d3[y[i]] -= 1
        d2 = Theta2[1:] @ d3 * activation_gradient(name, Z2[i])
        D2 += np.outer(A2[i], d3)
        D1 += np.outer(X1[i], d2)
    return np.hstack([D1.ravel(), D2.ravel()]) / m + lam / m * theta
""",
    ),
    Alternative(
        "nn_gradient",
        "einsum",
        GRADIENT
        + """
    d3 = (H - np.eye(K)[y]) / m
    d2 = np.einsum("ik,jk,ij->ij", d3, Theta2[1:], activation_gradient(name, Z2))
    D1, D2 = np.einsum("ij,ih->jh", X1, d2), np.einsum("ij,ik->jk", A2, d3)
    return np.concatenate((D1, D2), axis=None) + lam / m * theta
""",
    ),
    Alternative(
        "nn_gradient",
        "written into a vector with two views",
        GRADIENT
        + """
    gradient = lam / m * theta
    D1, D2 = unwrap_theta(gradient, n, hidden, K)
    d3 = H
    d3[np.arange(m), y] -= 1
    d3 /= m
    D2 += A2.T @ d3
    D1 += X1.T @ (activation_gradient(name, Z2) * (d3 @ Theta2[1:].T))
    return gradient
""",
    ),
    # nn_predict
    Alternative(
        "nn_predict",
        "from the sums",
        """
def nn_predict(theta, n, hidden, K, X, name="sigmoid"):
    return nn_forward(theta, n, hidden, K, X, name)[3].argmax(axis=1)
""",
    ),
    Alternative(
        "nn_predict",
        "a list, row by row",
        """
def nn_predict(theta, n, hidden, K, X, name="sigmoid"):
    *_, H = nn_forward(theta, n, hidden, K, X, name)
    return [int(np.argmax(h)) for h in H]
""",
    ),
    Alternative(
        "nn_predict",
        "sorting",
        """
def nn_predict(theta, n, hidden, K, X, name="sigmoid"):
    H = nn_forward(theta, n, hidden, K, X, name)[4]
    return np.argsort(H, axis=1)[:, -1]
""",
    ),
    Alternative(
        "nn_predict",
        "a search by hand",
        """
def nn_predict(theta, n, hidden, K, X, name="sigmoid"):
    H = nn_forward(theta, n, hidden, K, X, name=name)[-1]
    answers = np.zeros(len(X), dtype=int)
    for i, outputs in enumerate(H):
        for k in range(1, K):
            if outputs[k] > outputs[answers[i]]:
                answers[i] = k
    return answers
""",
    ),
    Alternative(
        "nn_predict",
        "one-hot times the labels",
        """
def nn_predict(theta, n, hidden, K, X, name="sigmoid"):
    H = nn_forward(theta, n, hidden, K, X, name)[-1]
    return (H == H.max(axis=1, keepdims=True)) @ np.arange(K)
""",
    ),
    # shuffled_batches
    Alternative(
        "shuffled_batches",
        "shuffled places, then slices",
        """
def shuffled_batches(X, y, batch_size, rng):
    order = np.arange(len(y))
    rng.shuffle(order)
    X, y = X[order], y[order]
    batches = []
    for i in range(0, len(y), batch_size):
        batches.append([X[i : i + batch_size], y[i : i + batch_size]])
    return batches
""",
    ),
    Alternative(
        "shuffled_batches",
        "np.split",
        """
def shuffled_batches(X, y, batch_size, rng):
    m = X.shape[0]
    parts = np.split(rng.permutation(m), range(batch_size, m, batch_size))
    return [(X[part], y[part]) for part in parts]
""",
    ),
    Alternative(
        "shuffled_batches",
        "sorting by random numbers, and a tuple",
        """
def shuffled_batches(X, y, batch_size, rng):
    order = np.argsort(rng.random(len(X)))
    count = int(np.ceil(len(X) / batch_size))
    cuts = [order[b * batch_size : (b + 1) * batch_size] for b in range(count)]
    return tuple((np.take(X, cut, axis=0), np.take(y, cut)) for cut in cuts)
""",
    ),
    Alternative(
        "shuffled_batches",
        "choice without replacement, while",
        """
def shuffled_batches(X, y, batch_size, rng):
    left = list(rng.choice(len(X), size=len(X), replace=False))
    batches = []
    while left:
        batch, left = left[:batch_size], left[batch_size:]
        batches.append((X[batch], y[batch]))
    return batches
""",
    ),
    Alternative(
        "shuffled_batches",
        "a generator within, listed",
        """
def shuffled_batches(X, y, batch_size, rng):
    def deal():
        order = rng.permutation(len(X))
        while len(order):
            yield X[order[:batch_size]], y[order[:batch_size]]
            order = order[batch_size:]

    return list(deal())
""",
    ),
    Alternative(
        "shuffled_batches",
        "rows and labels in one array",
        """
def shuffled_batches(X, y, batch_size, rng):
    both = rng.permutation(np.column_stack([X, y]))
    starts = range(0, len(both), batch_size)
    parts = [both[s : s + batch_size] for s in starts]
    return [(part[:, :-1], part[:, -1].astype(y.dtype)) for part in parts]
""",
    ),
    # confusion_matrix
    Alternative(
        "confusion_matrix",
        "np.add.at",
        """
def confusion_matrix(true, predicted, K):
    C = np.zeros((K, K))
    np.add.at(C, (true, predicted), 1)
    return C
""",
    ),
    Alternative(
        "confusion_matrix",
        "bincount",
        """
def confusion_matrix(true, predicted, K):
    return np.bincount(K * true + predicted, minlength=K * K).reshape(K, K)
""",
    ),
    Alternative(
        "confusion_matrix",
        "a product of one-hot matrices",
        """
def confusion_matrix(true, predicted, K):
    return np.eye(K)[true].T @ np.eye(K)[predicted]
""",
    ),
    Alternative(
        "confusion_matrix",
        "masks, in a double comprehension",
        """
def confusion_matrix(true, predicted, K):
    return [[int(np.sum((true == t) & (predicted == p))) for p in range(K)] for t in range(K)]
""",
    ),
    Alternative(
        "confusion_matrix",
        "a histogram in two dimensions",
        """
def confusion_matrix(true, predicted, K):
    edges = np.arange(K + 1) - 0.5
    return np.histogram2d(true, predicted, bins=(edges, edges))[0]
""",
    ),
    Alternative(
        "confusion_matrix",
        "a counter of pairs",
        """
from collections import Counter


def confusion_matrix(true, predicted, K):
    seen = Counter(zip(true.tolist(), predicted.tolist()))
    return np.array([[seen[t, p] for p in range(K)] for t in range(K)])
""",
    ),
    # softmax
    Alternative(
        "softmax",
        "transposed to and fro",
        """
def softmax(Z):
    powers = np.exp(Z.T - Z.max(axis=1))
    return (powers / powers.sum(axis=0)).T
""",
    ),
    Alternative(
        "softmax",
        "by the logarithm",
        """
def softmax(Z):
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
""",
    ),
    Alternative(
        "softmax",
        "row by row",
        """
def softmax(Z):
    P = np.empty(Z.shape)
    for i, z in enumerate(Z):
        e = np.exp(z - max(z))
        P[i] = e / sum(e)
    return P
""",
    ),
    Alternative(
        "softmax",
        "SciPy's",
        """
from scipy import special


def softmax(Z):
    return special.softmax(Z, axis=1)
""",
    ),
    Alternative(
        "softmax",
        "in place on a copy",
        """
def softmax(Z):
    P = Z - np.amax(Z, axis=-1)[..., None]
    np.exp(P, out=P)
    P /= P.sum(axis=-1)[..., None]
    return P
""",
    ),
    Alternative(
        "softmax",
        "one over a sum of differences",
        """
def softmax(Z):
    differences = Z[:, None, :] - Z[:, :, None]
    return np.exp(-np.logaddexp.reduce(differences, axis=2))
""",
    ),
]
