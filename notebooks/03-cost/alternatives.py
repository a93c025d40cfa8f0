"""Right answers to the exercises of lesson 3, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    Alternative(
        "cost_one_by_one",
        "two nested loops",
        """
def cost_one_by_one(Theta1, Theta2, X, Y):
    m, K = Y.shape
    J = 0
    for i in range(m):
        h = feedforward_one([Theta1, Theta2], X[i])[-1][1]
        for k in range(K):
            if Y[i, k] == 1:
                J += -np.log(h[k])
            else:
                J += -np.log(1 - h[k])
    return float(J / m)
""",
    ),
    Alternative(
        "cost_one_by_one",
        "a mean of a comprehension, dot products",
        """
def cost_one_by_one(Theta1, Theta2, X, Y):
    outputs = [feedforward_one([Theta1, Theta2], x)[-1][1] for x in X]
    return -np.mean([y @ np.log(h) + (1 - y) @ np.log(1 - h) for h, y in zip(outputs, Y)])
""",
    ),
    Alternative(
        "cost_one_by_one",
        "the price in z",
        """
def cost_one_by_one(Theta1, Theta2, X, Y):
    total = 0.0
    for i, x in enumerate(X):
        z = feedforward_one([Theta1, Theta2], x)[-1][0]
        total += sum(np.log(1 + np.exp(z)) - Y[i] * z)
    return total / X.shape[0]
""",
    ),
    Alternative(
        "cost_one_by_one",
        "its own forward pass, whole numbers for truths",
        """
def cost_one_by_one(Theta1, Theta2, X, Y):
    Y = Y.astype(int)
    costs = np.zeros(len(X))
    for i in range(len(X)):
        a1 = np.append(1, X[i])
        a2 = np.append(1, sigmoid(Theta1.dot(a1)))
        h = sigmoid(Theta2.dot(a2))
        costs[i] = -np.log(h[Y[i] == 1]).sum() - np.log(1 - h[Y[i] == 0]).sum()
    return costs.mean()
""",
    ),
    Alternative(
        "cost_one_by_one",
        "1e-15 inside the logarithms, a zero-dimensional array",
        """
def cost_one_by_one(Theta1, Theta2, X, Y):
    total = np.array(0.0)
    for x, y in zip(X, Y):
        h = feedforward_one([Theta1, Theta2], x)[-1][1]
        total -= np.sum(y * np.log(h + 1e-15) + (1 - y) * np.log(1 - h + 1e-15))
    return np.asarray(total / len(X))
""",
    ),
    Alternative(
        "cost",
        "clipped at the machine's epsilon",
        """
def cost(Theta1, Theta2, X, Y):
    m = X.shape[0]
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    return (-1 / m) * np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h))
""",
    ),
    Alternative(
        "cost",
        "a safe logarithm as a helper",
        """
def safe_log(p):
    return np.log(np.maximum(p, 1e-300))


def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    each = -Y * safe_log(h) - (1 - Y) * safe_log(1 - h)
    return each.sum(axis=1).mean()
""",
    ),
    Alternative(
        "cost",
        "scipy's log_expit and einsum",
        """
def cost(Theta1, Theta2, X, Y):
    from scipy.special import log_expit

    z = feedforward(Theta1, Theta2, X)[3]
    J = np.einsum("ik,ik->", Y, log_expit(z)) + np.einsum("ik,ik->", 1 - Y, log_expit(-z))
    return -J / len(X)
""",
    ),
    Alternative(
        "cost",
        "softplus by hand, vdot",
        """
def cost(Theta1, Theta2, X, Y):
    *_, z, _ = feedforward(Theta1, Theta2, X)
    softplus = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    return (softplus.sum() - np.vdot(Y, z)) / Y.shape[0]
""",
    ),
    Alternative(
        "cost",
        "masks, outputs limited in place on a copy",
        """
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1].copy()
    h[h < 1e-15] = 1e-15
    h[h > 1 - 1e-15] = 1 - 1e-15
    return -(np.log(h[Y == 1]).sum() + np.log(1 - h[Y == 0]).sum()) / len(X)
""",
    ),
    Alternative(
        "cost",
        "the trace of a matrix product",
        """
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    H = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    return -(np.trace(Y.T @ np.log(H)) + np.trace((1 - Y).T @ np.log(1 - H))) / len(H)
""",
    ),
    Alternative(
        "cost",
        "logaddexp of the sign that the truth asks for",
        Edit(("np.logaddexp(0, z3) - Y * z3", "np.logaddexp(0, (1 - 2 * Y) * z3)")),
    ),
    Alternative(
        "cost",
        "loops over rows and columns",
        """
def cost(Theta1, Theta2, X, Y):
    z3 = feedforward(Theta1, Theta2, X)[-2]
    J = 0
    for z_row, y_row in zip(z3, Y):
        for z, y in zip(z_row, y_row):
            J += np.logaddexp(0, z) - y * z
    return J / len(X)
""",
    ),
    Alternative(
        "regularised_cost",
        "two branches",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    m = len(X)
    if penalise_bias:
        squares = (Theta1**2).sum() + (Theta2**2).sum()
    else:
        squares = (Theta1[:, 1:] ** 2).sum() + (Theta2[:, 1:] ** 2).sum()
    return cost(Theta1, Theta2, X, Y) + squares * lam / 2 / m
""",
    ),
    Alternative(
        "regularised_cost",
        "the biases' squares taken off",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    squares = np.vdot(Theta1, Theta1) + np.vdot(Theta2, Theta2)
    if not penalise_bias:
        squares -= sum(Theta1[:, 0] ** 2) + sum(Theta2[:, 0] ** 2)
    return cost(Theta1, Theta2, X, Y) + (lam * squares) / (2 * X.shape[0])
""",
    ),
    Alternative(
        "regularised_cost",
        "squared norms in a generator",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    first = int(not penalise_bias)
    norms = (np.linalg.norm(Theta[:, first:]) ** 2 for Theta in (Theta1, Theta2))
    return cost(Theta1, Theta2, X, Y) + lam * sum(norms) / (2 * len(X))
""",
    ),
    Alternative(
        "regularised_cost",
        "zeroed biases on a copy",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    T1, T2 = Theta1.copy(), Theta2.copy()
    if not penalise_bias:
        T1[:, 0] = 0
        T2[:, 0] = 0
    flat = np.concatenate([T1.ravel(), T2.ravel()])
    return cost(Theta1, Theta2, X, Y) + lam * (flat @ flat) / (2 * len(X))
""",
    ),
    Alternative(
        "regularised_cost",
        "loops over every weight",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    J = cost(Theta1, Theta2, X, Y)
    for Theta in [Theta1, Theta2]:
        for row in Theta:
            for column, weight in enumerate(row):
                if penalise_bias or column > 0:
                    J += lam / (2 * len(X)) * weight**2
    return J
""",
    ),
    Alternative(
        "regularised_cost",
        "a mask and einsum, an early return at λ = 0",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    J = cost(Theta1, Theta2, X, Y)
    if lam == 0:
        return J
    for Theta in (Theta1, Theta2):
        mask = np.ones(Theta.shape[1])
        mask[0] = penalise_bias
        J += 0.5 * lam / len(X) * np.einsum("rc,rc,c->", Theta, Theta, mask)
    return J
""",
    ),
    Alternative(
        "regularised_cost",
        "a cost of its own, clipped",
        """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True, eps=1e-15):
    m = len(X)
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    J = -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / m

    def squares(Theta):
        return np.sum(np.square(Theta if penalise_bias else np.delete(Theta, 0, axis=1)))

    return J + lam / (2 * m) * (squares(Theta1) + squares(Theta2))
""",
    ),
]
