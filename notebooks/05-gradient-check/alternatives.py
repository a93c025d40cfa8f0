"""Right answers to the exercises of lesson 5, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    Alternative(
        "numerical_gradient",
        "in place, the old weight put back",
        """
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros_like(theta)
    for i in range(theta.size):
        old = theta[i]
        theta[i] = old + epsilon
        right = J(theta)
        theta[i] = old - epsilon
        left = J(theta)
        theta[i] = old
        gradient[i] = (right - left) / (2 * epsilon)
    return gradient
""",
    ),
    Alternative(
        "numerical_gradient",
        "in place, stepping out and back",
        """
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = []
    for i in range(len(theta)):
        theta[i] += epsilon
        rise = J(theta)
        theta[i] -= 2 * epsilon
        rise -= J(theta)
        theta[i] += epsilon
        gradient.append(rise / epsilon / 2)
    return np.array(gradient)
""",
    ),
    Alternative(
        "numerical_gradient",
        "the rows of a unit matrix",
        """
def numerical_gradient(J, theta, epsilon=1e-4):
    steps = epsilon * np.eye(len(theta))
    return np.array([(J(theta + e) - J(theta - e)) / (2 * epsilon) for e in steps])
""",
    ),
    Alternative(
        "numerical_gradient",
        "two copies in every turn",
        """
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.empty(theta.shape)
    for i, weight in enumerate(theta):
        plus, minus = theta.copy(), theta.copy()
        plus[i] = weight + epsilon
        minus[i] = weight - epsilon
        gradient[i] = 0.5 * (J(plus) - J(minus)) / epsilon
    return gradient
""",
    ),
    Alternative(
        "numerical_gradient",
        "np.apply_along_axis",
        """
def numerical_gradient(J, theta, epsilon=1e-4):
    def slope(e):
        return (J(theta + e) - J(theta - e)) / (2 * epsilon)

    return np.apply_along_axis(slope, 1, np.diag(np.full(theta.shape[0], epsilon)))
""",
    ),
    Alternative(
        "numerical_gradient",
        "a nested helper and functools.partial",
        """
def numerical_gradient(J, theta, epsilon=1e-4):
    from functools import partial

    def moved(i, by):
        return np.where(np.arange(len(theta)) == i, theta + by, theta)

    def slope(step, i):
        return (J(moved(i, step)) - J(moved(i, -step))) / (2 * step)

    return np.fromiter(map(partial(slope, epsilon), range(len(theta))), dtype=float)
""",
    ),
    Alternative(
        "relative_error",
        "roots of sums of squares",
        """
def relative_error(a, b):
    def length(v):
        return np.sqrt(np.sum(v**2))

    total = length(a) + length(b)
    if total == 0:
        return 0
    return length(a - b) / total
""",
    ),
    Alternative(
        "relative_error",
        "dot products and math",
        """
def relative_error(a, b):
    import math

    if not (np.any(a) or np.any(b)):
        return 0.0
    d = np.subtract(a, b)
    return math.sqrt(d @ d) / (math.sqrt(a @ a) + math.sqrt(b @ b))
""",
    ),
    Alternative(
        "relative_error",
        "a loop over the entries",
        """
def relative_error(a, b):
    squares_a = squares_b = squares = 0.0
    for x, y in zip(a, b):
        squares_a += x * x
        squares_b += y * y
        squares += (x - y) ** 2
    if squares_a == 0 and squares_b == 0:
        return 0.0
    return float(squares**0.5 / (squares_a**0.5 + squares_b**0.5))
""",
    ),
    Alternative(
        "relative_error",
        "equal gradients first",
        """
def relative_error(a, b):
    if np.array_equal(a, b):
        return 0
    return np.linalg.norm(b - a, 2) / (np.linalg.norm(b, 2) + np.linalg.norm(a, 2))
""",
    ),
    Alternative(
        "relative_error",
        "the smallest number of all as a guard",
        """
def relative_error(a, b):
    tiny = np.finfo(float).tiny
    return np.linalg.norm(a - b) / max(np.linalg.norm(a) + np.linalg.norm(b), tiny)
""",
    ),
    Alternative(
        "relative_error",
        "np.divide where there is something to divide by, einsum",
        """
def relative_error(a, b):
    lengths = [np.sqrt(np.einsum("i,i", v, v)) for v in (a - b, a, b)]
    below = np.array(lengths[1] + lengths[2])
    return np.divide(lengths[0], below, out=np.zeros(()), where=below > 0)
""",
    ),
    Alternative(
        "gradient_error",
        "slices of the vector",
        """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    n = Theta1.size

    def cost_at(theta):
        return J(theta[:n].reshape(Theta1.shape), theta[n:].reshape(Theta2.shape), *data)

    theta = np.r_[Theta1.ravel(), Theta2.ravel()]
    D1, D2 = gradient(Theta1, Theta2, *data)
    return relative_error(numerical_gradient(cost_at, theta), np.r_[D1.ravel(), D2.ravel()])
""",
    ),
    Alternative(
        "gradient_error",
        "both written column by column",
        """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    def flat(matrices):
        return np.concatenate([np.ravel(matrix, order="F") for matrix in matrices])

    def matrices(theta):
        first, second = np.split(theta, [Theta1.size])
        return first.reshape(Theta1.shape, order="F"), second.reshape(Theta2.shape, order="F")

    measured = numerical_gradient(lambda t: J(*matrices(t), *data), flat([Theta1, Theta2]))
    return relative_error(flat(gradient(Theta1, Theta2, *data)), measured)
""",
    ),
    Alternative(
        "gradient_error",
        "a lambda, a smaller step",
        """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = [Theta1.shape[1] - 1, Theta2.shape[1] - 1, Theta2.shape[0]]
    theta = flatten_params([Theta1, Theta2])
    given = flatten_params(list(gradient(Theta1, Theta2, *data)))
    g = numerical_gradient(lambda t: J(*reshape_params(t, sizes), *data), theta, epsilon=1e-5)
    return float(relative_error(g, given))
""",
    ),
    Alternative(
        "gradient_error",
        "its own differences and its own error",
        """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    Thetas = [Theta1.copy(), Theta2.copy()]
    slopes = []
    for Theta in Thetas:
        for place in np.ndindex(Theta.shape):
            old = Theta[place]
            Theta[place] = old + 1e-4
            right = J(*Thetas, *data)
            Theta[place] = old - 1e-4
            left = J(*Thetas, *data)
            Theta[place] = old
            slopes.append((right - left) / 2e-4)
    g = np.array(slopes)
    D = np.hstack([D.ravel() for D in gradient(*Thetas, *data)])
    return np.linalg.norm(g - D) / (np.linalg.norm(g) + np.linalg.norm(D))
""",
    ),
    Alternative(
        "gradient_error",
        "matrix by matrix, joined at the end",
        """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    D1, D2 = gradient(Theta1, Theta2, *data)
    N1 = numerical_gradient(lambda t: J(t.reshape(Theta1.shape), Theta2, *data), Theta1.ravel())
    N2 = numerical_gradient(lambda t: J(Theta1, t.reshape(Theta2.shape), *data), Theta2.ravel())
    return relative_error(np.append(N1, N2), np.append(D1, D2))
""",
    ),
    Alternative(
        "differing_columns",
        "a list",
        """
def differing_columns(D, numerical, tolerance=1e-7):
    found = []
    for j in range(D.shape[1]):
        if relative_error(D[:, j], numerical[:, j]) > tolerance:
            found.append(j)
    return found
""",
    ),
    Alternative(
        "differing_columns",
        "rows of the transposed matrices, np.flatnonzero",
        """
def differing_columns(D, numerical, tolerance=1e-7):
    errors = [relative_error(d, n) for d, n in zip(D.T, numerical.T)]
    return np.flatnonzero(np.array(errors) > tolerance)
""",
    ),
    Alternative(
        "differing_columns",
        "lengths of all columns at once",
        """
def differing_columns(D, numerical, tolerance=1e-7):
    def lengths(M):
        return np.sqrt((M**2).sum(axis=0))

    return np.where(lengths(D - numerical) > tolerance * (lengths(D) + lengths(numerical)))[0]
""",
    ),
    Alternative(
        "differing_columns",
        "a tuple",
        """
def differing_columns(D, numerical, tolerance=1e-7):
    pairs = enumerate(zip(D.T, numerical.T))
    return tuple(j for j, (d, n) in pairs if not relative_error(d, n) <= tolerance)
""",
    ),
    Alternative(
        "differing_columns",
        "filter, with the first column in a call of its own",
        """
def differing_columns(D, numerical, tolerance=1e-7):
    def differs(column):
        return relative_error(D[:, column], numerical[:, column]) > tolerance

    biases = [0] if differs(0) else []
    return biases + list(filter(differs, range(1, D.shape[1])))
""",
    ),
    Alternative(
        "differing_columns",
        "a mask into a range",
        """
def differing_columns(D, numerical, tolerance=1e-7):
    columns = np.arange(D.shape[1])
    mask = np.vectorize(lambda c: relative_error(D[:, c], numerical[:, c]))(columns) > tolerance
    return columns[mask]
""",
    ),
    Alternative(
        "mended_gradient",
        "in place on the gradient",
        """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    D1 += lam / len(X) * Theta1
    D2 += lam / len(X) * Theta2
    return [D1, D2]
""",
    ),
    Alternative(
        "mended_gradient",
        "the colleague's lines, with every column",
        """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 0:] += lam / m * Theta1[:, 0:]
    D2[:, 0:] += lam / m * Theta2[:, 0:]
    return D1, D2
""",
    ),
    Alternative(
        "mended_gradient",
        "two lines more than the colleague's",
        """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 1:] += lam / m * Theta1[:, 1:]
    D2[:, 1:] += lam / m * Theta2[:, 1:]
    D1[:, 0] += lam / m * Theta1[:, 0]
    D2[:, 0] += lam / m * Theta2[:, 0]
    return D1, D2
""",
    ),
    Alternative(
        "mended_gradient",
        "a comprehension",
        """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    Thetas = Theta1, Theta2
    D = backpropagate(Theta1, Theta2, X, Y)
    return tuple(d + lam * Theta / X.shape[0] for d, Theta in zip(D, Thetas))
""",
    ),
    Alternative(
        "mended_gradient",
        "all weights as one vector on the way",
        """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    theta = flatten_params([Theta1, Theta2])
    slopes = flatten_params(backpropagate(Theta1, Theta2, X, Y)) + theta * lam / len(Y)
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))
    return reshape_params(slopes, sizes)
""",
    ),
    Alternative(
        "mended_gradient",
        "the mean left until the end",
        Edit(
            (
                "D1 + lam / m * Theta1, D2 + lam / m * Theta2",
                "(m * D1 + lam * Theta1) / m, (m * D2 + lam * Theta2) / m",
            ),
        ),
    ),
]
