"""Right answers to the exercises of lesson 4, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    Alternative(
        "sigmoid_gradient",
        "the sigmoid on both sides of zero",
        """
def sigmoid_gradient(z):
    return sigmoid(z) * sigmoid(-z)
""",
    ),
    Alternative(
        "sigmoid_gradient",
        "e to the minus |z|",
        """
def sigmoid_gradient(z):
    power = np.exp(-np.abs(z))
    return power / (1 + power) ** 2
""",
    ),
    Alternative(
        "sigmoid_gradient",
        "tanh",
        """
def sigmoid_gradient(z):
    return (1 - np.tanh(np.asarray(z) / 2) ** 2) / 4
""",
    ),
    Alternative(
        "sigmoid_gradient",
        "a loop over all the entries of an array of any shape",
        """
def sigmoid_gradient(z):
    z = np.asarray(z)
    slopes = np.empty(z.shape)
    for index in np.ndindex(z.shape):
        g = sigmoid(z[index])
        slopes[index] = g - g**2
    return slopes
""",
    ),
    Alternative(
        "sigmoid_gradient",
        "np.vectorize and math",
        """
def sigmoid_gradient(z):
    import math

    @np.vectorize
    def slope(t):
        power = math.exp(-abs(t))
        return power / (1 + power) / (1 + power)

    return slope(z)
""",
    ),
    Alternative(
        "sigmoid_gradient",
        "scipy's expit, sums limited to ±500",
        """
def sigmoid_gradient(z):
    from scipy.special import expit

    g = expit(np.clip(z, -500, 500))
    return np.multiply(g, np.subtract(1, g))
""",
    ),
    Alternative(
        "sigmoid_gradient",
        "an instance of a class",
        """
class SigmoidGradient:
    def __call__(self, z):
        g = sigmoid(z)
        return g * (1.0 - g)


sigmoid_gradient = SigmoidGradient()
""",
    ),
    Alternative(
        "random_init",
        "stretched and shifted",
        """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.random((l_out, l_in + 1)) * 2 * epsilon - epsilon
""",
    ),
    Alternative(
        "random_init",
        "row by row",
        """
def random_init(l_in, l_out, rng, epsilon=0.12):
    W = np.zeros((l_out, 1 + l_in))
    for row in range(l_out):
        W[row] = rng.uniform(-epsilon, epsilon, 1 + l_in)
    return W
""",
    ),
    Alternative(
        "random_init",
        "drawn the other way round, then transposed",
        """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.uniform(low=-epsilon, high=epsilon, size=(l_in + 1, l_out)).T
""",
    ),
    Alternative(
        "random_init",
        "drawn flat, in the order of columns",
        """
def random_init(l_in, l_out, rng, epsilon=0.12):
    flat = (rng.random(l_out * (l_in + 1)) - 0.5) * (2 * epsilon)
    return flat.reshape((l_out, l_in + 1), order="F")
""",
    ),
    Alternative(
        "random_init",
        "biases and weights drawn apart",
        """
def random_init(l_in, l_out, rng, epsilon=0.12):
    biases = rng.uniform(-epsilon, epsilon, size=(l_out, 1))
    weights = rng.uniform(-epsilon, epsilon, size=(l_out, l_in))
    return np.hstack([biases, weights])
""",
    ),
    Alternative(
        "random_init",
        "float32",
        """
def random_init(l_in, l_out, rng, epsilon=0.12):
    draws = rng.random((l_out, l_in + 1), dtype=np.float32)
    return np.float32(epsilon) * (1 - 2 * draws)
""",
    ),
    Alternative(
        "backpropagate_one",
        "loops over the units",
        """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (z3, h) = feedforward_one([Theta1, Theta2], x)
    inputs = [1.0, *x]
    hidden = [1.0, *a2]
    delta3 = [h[k] - y[k] for k in range(len(y))]
    delta2 = []
    for j in range(len(z2)):
        blame = 0.0
        for k in range(len(y)):
            blame += Theta2[k, j + 1] * delta3[k]
        delta2.append(blame * sigmoid_gradient(z2[j]))
    Delta1 = np.array([[d * a for a in inputs] for d in delta2])
    Delta2 = np.array([[d * a for a in hidden] for d in delta3])
    return delta3, delta2, Delta1, Delta2
""",
    ),
    Alternative(
        "backpropagate_one",
        "column vectors, flattened at the end",
        """
def backpropagate_one(Theta1, Theta2, x, y):
    a1 = np.insert(x, 0, 1).reshape(-1, 1)
    z2 = Theta1.dot(a1)
    a2 = np.vstack([[[1.0]], sigmoid(z2)])
    a3 = sigmoid(Theta2.dot(a2))
    delta3 = a3 - y.reshape(-1, 1)
    delta2 = Theta2[:, 1:].T.dot(delta3) * sigmoid_gradient(z2)
    return delta3.ravel(), delta2.flatten(), delta2.dot(a1.T), delta3.dot(a2.T)
""",
    ),
    Alternative(
        "backpropagate_one",
        "a batch of one row",
        """
def backpropagate_one(Theta1, Theta2, x, y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, x[np.newaxis])
    delta3 = h - y
    delta2 = ((delta3 @ Theta2) * a2 * (1 - a2))[:, 1:]
    return delta3[0], delta2[0], delta2.T @ a1, delta3.T @ a2
""",
    ),
    Alternative(
        "backpropagate_one",
        "einsum, the slope from the activations",
        """
def backpropagate_one(Theta1, Theta2, x, y):
    (_, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = np.einsum("kj,k,j,j->j", Theta2[:, 1:], delta3, a2, 1 - a2)
    Delta1 = np.einsum("i,j->ij", delta2, np.r_[1, x])
    Delta2 = np.einsum("i,j->ij", delta3, np.r_[1, a2])
    return delta3, delta2, Delta1, Delta2
""",
    ),
    Alternative(
        "backpropagate_one",
        "a filler for the bias unit, dropped at the end",
        """
def backpropagate_one(Theta1, Theta2, x, y):
    layers = feedforward_one([Theta1, Theta2], x)
    z2 = np.insert(layers[0][0], 0, 0)
    delta3 = layers[1][1] - y
    delta2 = np.delete(Theta2.T @ delta3 * sigmoid_gradient(z2), 0)
    Delta1 = np.zeros(Theta1.shape)
    Delta2 = np.zeros(Theta2.shape)
    Delta1 += np.multiply.outer(delta2, np.insert(x, 0, 1))
    Delta2 += np.multiply.outer(delta3, np.insert(layers[0][1], 0, 1))
    return [delta3, delta2, Delta1, Delta2]
""",
    ),
    Alternative(
        "backpropagate_one",
        "biases kept apart from the weights",
        """
def backpropagate_one(Theta1, Theta2, x, y):
    b1, W1, b2, W2 = Theta1[:, 0], Theta1[:, 1:], Theta2[:, 0], Theta2[:, 1:]
    a2 = sigmoid(W1 @ x + b1)
    delta3 = sigmoid(W2 @ a2 + b2) - y
    delta2 = delta3 @ W2 * (a2 - a2**2)
    Delta1 = np.column_stack([delta2, delta2[:, None] * x])
    Delta2 = np.column_stack([delta3, delta3[:, None] * a2])
    return delta3, delta2, Delta1, Delta2
""",
    ),
    Alternative(
        "backpropagate_one_by_one",
        "counting the examples",
        """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = X.shape[0]
    D1 = np.zeros_like(Theta1)
    D2 = np.zeros_like(Theta2)
    for t in range(m):
        results = backpropagate_one(Theta1, Theta2, X[t, :], Y[t, :])
        D1 = D1 + results[2]
        D2 = D2 + results[3]
    return [D1 * (1 / m), D2 * (1 / m)]
""",
    ),
    Alternative(
        "backpropagate_one_by_one",
        "divided as it goes",
        """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    D1, D2 = 0, 0
    for x, y in zip(X, Y):
        _, _, one, two = backpropagate_one(Theta1, Theta2, x, y)
        D1, D2 = D1 + one / len(X), D2 + two / len(X)
    return D1, D2
""",
    ),
    Alternative(
        "backpropagate_one_by_one",
        "means of two lists",
        """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    slopes = [backpropagate_one(Theta1, Theta2, x, y)[2:] for x, y in zip(X, Y)]
    firsts, seconds = zip(*slopes)
    return np.mean(firsts, axis=0), np.average(seconds, axis=0)
""",
    ),
    Alternative(
        "backpropagate_one_by_one",
        "recursion on the two halves",
        """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    if m == 1:
        return backpropagate_one(Theta1, Theta2, X[0], Y[0])[2:]
    half = m // 2
    A = backpropagate_one_by_one(Theta1, Theta2, X[:half], Y[:half])
    B = backpropagate_one_by_one(Theta1, Theta2, X[half:], Y[half:])
    return tuple((half * a + (m - half) * b) / m for a, b in zip(A, B))
""",
    ),
    Alternative(
        "backpropagate_one_by_one",
        "all five steps written out",
        """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    Delta1 = np.zeros(Theta1.shape)
    Delta2 = np.zeros(Theta2.shape)
    for i in range(len(X)):
        a1 = np.hstack(([1], X[i]))
        z2 = Theta1 @ a1
        a2 = np.hstack(([1], sigmoid(z2)))
        a3 = sigmoid(Theta2 @ a2)
        delta3 = a3 - Y[i]
        delta2 = (Theta2.T @ delta3)[1:] * sigmoid_gradient(z2)
        Delta1 += delta2[:, np.newaxis] @ a1[np.newaxis, :]
        Delta2 += delta3[:, np.newaxis] @ a2[np.newaxis, :]
    Delta1 /= len(X)
    Delta2 /= len(X)
    return Delta1, Delta2
""",
    ),
    Alternative(
        "backpropagate_one_by_one",
        "functools.reduce",
        """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    from functools import partial, reduce

    slopes = map(partial(backpropagate_one, Theta1, Theta2), X, Y)
    Delta1, Delta2 = reduce(lambda a, b: (a[0] + b[0], a[1] + b[1]), (s[2:] for s in slopes))
    return Delta1 / len(Y), Delta2 / len(Y)
""",
    ),
    Alternative(
        "backpropagate",
        "the bias's column dropped afterwards, the mean at the start",
        """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    delta3 = (h - Y) / len(X)
    delta2 = (delta3 @ Theta2)[:, 1:] * sigmoid_gradient(z2)
    return np.dot(delta2.T, a1), np.dot(delta3.T, a2)
""",
    ),
    Alternative(
        "backpropagate",
        "examples as columns",
        """
def backpropagate(Theta1, Theta2, X, Y):
    m = X.shape[0]
    A1 = np.vstack([np.ones(m), X.T])
    Z2 = Theta1 @ A1
    A2 = np.vstack([np.ones(m), sigmoid(Z2)])
    A3 = sigmoid(Theta2 @ A2)
    delta3 = A3 - Y.T
    delta2 = (Theta2.T @ delta3)[1:] * sigmoid_gradient(Z2)
    return (1 / m) * delta2 @ A1.T, (1 / m) * delta3 @ A2.T
""",
    ),
    Alternative(
        "backpropagate",
        "einsum",
        """
def backpropagate(Theta1, Theta2, X, Y):
    a1, _, a2, _, h = feedforward(Theta1, Theta2, X)
    d3 = (h - Y) / len(X)
    g = a2[:, 1:]
    d2 = np.einsum("mk,kj,mj,mj->mj", d3, Theta2[:, 1:], g, 1 - g)
    return np.einsum("mi,mj->ij", d2, a1), np.einsum("mi,mj->ij", d3, a2)
""",
    ),
    Alternative(
        "backpropagate",
        "a table of outer products, averaged",
        """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, _, h = feedforward(Theta1, Theta2, X)
    delta3 = h - Y
    delta2 = np.delete(delta3 @ Theta2 * a2 * (1 - a2), 0, axis=1)
    D1 = (delta2[:, :, None] * a1[:, None, :]).mean(axis=0)
    D2 = (delta3[:, :, None] * a2[:, None, :]).mean(axis=0)
    return D1, D2
""",
    ),
    Alternative(
        "backpropagate",
        "a loop with backpropagate_one",
        """
def backpropagate(Theta1, Theta2, X, Y):
    D1 = np.zeros(Theta1.shape)
    D2 = np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        _, _, one, two = backpropagate_one(Theta1, Theta2, x, y)
        D1 += one
        D2 += two
    return D1 / len(X), D2 / len(X)
""",
    ),
    Alternative(
        "backpropagate",
        "a closure for each layer",
        """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)

    def slopes(delta, read):
        return np.tensordot(delta, read, axes=(0, 0)) / len(X)

    delta3 = np.subtract(h, Y)
    delta2 = (Theta2.T @ delta3.T).T[:, 1:] * sigmoid_gradient(z2)
    return slopes(delta2, a1), slopes(delta3, a2)
""",
    ),
    Alternative(
        "regularised_gradient",
        "two branches",
        """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    m = len(X)
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    if penalise_bias:
        return D1 + (lam / m) * Theta1, D2 + (lam / m) * Theta2
    D1[:, 1:] = D1[:, 1:] + (lam / m) * Theta1[:, 1:]
    D2[:, 1:] = D2[:, 1:] + (lam / m) * Theta2[:, 1:]
    return D1, D2
""",
    ),
    Alternative(
        "regularised_gradient",
        "zeroed biases on a copy",
        """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    gradients = []
    for D, Theta in zip(backpropagate(Theta1, Theta2, X, Y), (Theta1, Theta2)):
        penalised = Theta.copy()
        if not penalise_bias:
            penalised[:, 0] = 0
        gradients.append(D + lam * penalised / len(X))
    return gradients
""",
    ),
    Alternative(
        "regularised_gradient",
        "a mask, broadcast over the rows",
        """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    def pull(Theta):
        return np.where(np.arange(Theta.shape[1]) == 0, float(penalise_bias), 1.0) * Theta

    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    return D1 + pull(Theta1) / len(X) * lam, D2 + pull(Theta2) / len(X) * lam
""",
    ),
    Alternative(
        "regularised_gradient",
        "the biases' pull taken off again",
        """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    rate = lam / X.shape[0]
    D1, D2 = D1 + rate * Theta1, D2 + rate * Theta2
    if not penalise_bias:
        D1[:, 0] -= rate * Theta1[:, 0]
        D2[:, 0] -= rate * Theta2[:, 0]
    return D1, D2
""",
    ),
    Alternative(
        "regularised_gradient",
        "loops over every weight, an early return at λ = 0",
        """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    if lam == 0:
        return D1, D2
    for D, Theta in ((D1, Theta1), (D2, Theta2)):
        rows, columns = Theta.shape
        for r in range(rows):
            for c in range(columns):
                if c > 0 or penalise_bias:
                    D[r, c] += lam * Theta[r, c] / len(X)
    return D1, D2
""",
    ),
    Alternative(
        "regularised_gradient",
        "a zero column in front of the weights",
        """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    if not penalise_bias:
        pull1 = np.c_[np.zeros(len(Theta1)), Theta1[:, 1:]]
        pull2 = np.insert(Theta2[:, 1:], 0, 0, axis=1)
    else:
        pull1, pull2 = Theta1, Theta2
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    return D1 + lam / len(X) * pull1, D2 + lam / len(X) * pull2
""",
    ),
    Alternative(
        "regularised_gradient",
        "the slice chosen by the switch itself",
        Edit(("first = 0 if penalise_bias else 1", "first = 1 - bool(penalise_bias)")),
    ),
]
