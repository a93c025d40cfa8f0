"""Right answers to the exercises of lesson 8, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    # --- initial_weights ---
    Alternative(
        exercise="initial_weights",
        style="a loop over layer numbers, rng.uniform",
        answer="""
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        epsilon = (6 / (sizes[l] + sizes[l + 1])) ** 0.5
        Thetas.append(rng.uniform(-epsilon, epsilon, size=(sizes[l + 1], sizes[l] + 1)))
    return Thetas
""",
    ),
    Alternative(
        exercise="initial_weights",
        style="2 r - 1, a tuple of matrices",
        answer="""
def initial_weights(sizes, rng):
    return tuple(
        (2 * rng.random((b, a + 1)) - 1) * np.sqrt(6) / np.sqrt(a + b)
        for a, b in zip(sizes, sizes[1:])
    )
""",
    ),
    Alternative(
        exercise="initial_weights",
        style="the last layer drawn first",
        answer="""
def initial_weights(sizes, rng):
    Thetas = []
    for l in reversed(range(len(sizes) - 1)):
        epsilon = np.sqrt(6 / sum(sizes[l : l + 2]))
        Thetas.insert(0, random_init(sizes[l], sizes[l + 1], rng, epsilon))
    return Thetas
""",
    ),
    Alternative(
        exercise="initial_weights",
        style="one vector drawn and cut, each matrix scaled",
        answer="""
def initial_weights(sizes, rng):
    n = sum((a + 1) * b for a, b in pairwise(sizes))
    Thetas = reshape_params(rng.uniform(-1, 1, size=n), sizes)
    return [Theta * np.sqrt(6 / (Theta.shape[0] + Theta.shape[1] - 1)) for Theta in Thetas]
""",
    ),
    Alternative(
        exercise="initial_weights",
        style="recursion, the biases drawn apart",
        answer="""
def initial_weights(sizes, rng):
    if len(sizes) < 2:
        return []
    inputs, units = sizes[0], sizes[1]
    epsilon = np.sqrt(6 / (inputs + units))
    biases = rng.uniform(-epsilon, epsilon, size=(units, 1))
    others = rng.uniform(-epsilon, epsilon, size=(units, inputs))
    return [np.hstack([biases, others])] + initial_weights(sizes[1:], rng)
""",
    ),
    # --- forward ---
    Alternative(
        exercise="forward",
        style="a column of ones",
        answer="""
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        zs.append(np.c_[np.ones(len(X)), activations[-1]] @ Theta.T)
        activations.append(sigmoid(zs[-1]))
    return zs, activations
""",
    ),
    Alternative(
        exercise="forward",
        style="examples as columns, tuples",
        answer="""
def forward(Thetas, X):
    zs, activations = [], [X]
    a = X.T
    for Theta in Thetas:
        z = Theta[:, 1:] @ a + Theta[:, :1]
        a = sigmoid(z)
        zs.append(z.T)
        activations.append(a.T)
    return tuple(zs), tuple(activations)
""",
    ),
    Alternative(
        exercise="forward",
        style="a loop over the examples",
        answer="""
def forward(Thetas, X):
    zs, activations = [], [X.copy()]
    for Theta in Thetas:
        z = np.zeros((len(X), len(Theta)))
        for i, a in enumerate(activations[-1]):
            z[i] = Theta @ np.append(1, a)
        zs.append(z)
        activations.append(sigmoid(z))
    return [zs, activations]
""",
    ),
    Alternative(
        exercise="forward",
        style="einsum",
        answer="""
def forward(Thetas, X):
    zs, activations = [], [np.asarray(X, dtype=float)]
    for Theta in Thetas:
        W, b = Theta[:, 1:], Theta[:, 0]
        zs += [np.einsum("mi,ui->mu", activations[-1], W) + b]
        activations += [sigmoid(zs[-1])]
    return zs, activations
""",
    ),
    Alternative(
        exercise="forward",
        style="recursion",
        answer="""
def forward(Thetas, X):
    if not Thetas:
        return [], [X]
    b, W = np.split(Thetas[0], [1], axis=1)
    z = X @ W.T + b.T
    zs, activations = forward(Thetas[1:], sigmoid(z))
    return [z, *zs], [X, *activations]
""",
    ),
    Alternative(
        exercise="forward",
        style="accumulate, with tanh for the sigmoid",
        answer="""
def forward(Thetas, X):
    from itertools import accumulate

    def weigh(Theta, a):
        return a @ Theta.T[1:] + Theta.T[0]

    def layer(a, Theta):
        return 0.5 + 0.5 * np.tanh(0.5 * weigh(Theta, a))

    activations = list(accumulate(Thetas, layer, initial=X))
    return [weigh(Theta, a) for Theta, a in zip(Thetas, activations)], activations
""",
    ),
    # --- penalised_cost ---
    Alternative(
        exercise="penalised_cost",
        style="limited outputs in the logarithms",
        answer="""
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    h = np.clip(sigmoid(z), 1e-15, 1 - 1e-15)
    J = -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / m
    for Theta in Thetas:
        J += lam * np.sum(Theta**2) / (2 * m)
    return J
""",
    ),
    Alternative(
        exercise="penalised_cost",
        style="the form of lesson 6",
        answer="""
def penalised_cost(Thetas, z, Y, lam):
    h = sigmoid(z)
    prices = np.maximum(z, 0) - Y * z - np.log(np.maximum(h, 1 - h))
    theta = flatten_params(Thetas)
    return (prices.sum() + lam / 2 * theta @ theta) / len(Y)
""",
    ),
    Alternative(
        exercise="penalised_cost",
        style="mean over the examples of a sum over the classes",
        answer="""
def penalised_cost(Thetas, z, Y, lam):
    prices = Y * np.logaddexp(0, -z) + (1 - Y) * np.logaddexp(0, z)
    penalty = sum(np.linalg.norm(Theta) ** 2 for Theta in Thetas)
    return np.mean(np.sum(prices, axis=1)) + lam * penalty / 2 / len(z)
""",
    ),
    Alternative(
        exercise="penalised_cost",
        style="log1p of a power that cannot overflow",
        answer="""
def penalised_cost(Thetas, z, Y, lam):
    softplus = np.where(z > 0, z, 0) + np.log1p(np.exp(-np.abs(z)))
    squares = [np.einsum("ij,ij", Theta, Theta) for Theta in Thetas]
    return float((np.sum(softplus) - np.vdot(Y, z) + lam * sum(squares) / 2) / Y.shape[0])
""",
    ),
    Alternative(
        exercise="penalised_cost",
        style="plain loops",
        answer="""
def penalised_cost(Thetas, z, Y, lam):
    total = 0.0
    for sums, targets in zip(z, Y):
        for s, t in zip(sums, targets):
            total += np.logaddexp(0, s if t == 0 else -s)
    for Theta in Thetas:
        for row in Theta:
            total += lam / 2 * sum(weight**2 for weight in row)
    return total / len(Y)
""",
    ),
    # --- gradients ---
    Alternative(
        exercise="gradients",
        style="columns of ones, divided at the end",
        answer="""
def gradients(Thetas, activations, Y, lam):
    m = len(Y)
    Ds = [None] * len(Thetas)
    delta = activations[-1] - Y
    for l in range(len(Thetas) - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = (delta.T @ a + lam * Thetas[l]) / m
        delta = (delta @ Thetas[l] * a * (1 - a))[:, 1:]
    return Ds
""",
    ),
    Alternative(
        exercise="gradients",
        style="a loop over the examples",
        answer="""
def gradients(Thetas, activations, Y, lam):
    m = len(Y)
    Ds = [lam / m * Theta for Theta in Thetas]
    for i in range(m):
        delta = activations[-1][i] - Y[i]
        for l in reversed(range(len(Thetas))):
            a = np.append(1, activations[l][i])
            Ds[l] += np.outer(delta, a) / m
            delta = (Thetas[l].T @ delta * a * (1 - a))[1:]
    return Ds
""",
    ),
    Alternative(
        exercise="gradients",
        style="recursion, a tuple of matrices",
        answer="""
def gradients(Thetas, activations, Y, lam):
    m = len(Y)

    def down_to_first(l, delta):
        if l < 0:
            return ()
        a = activations[l]
        D = np.c_[delta.sum(0), delta.T @ a] + lam / m * Thetas[l]
        return (*down_to_first(l - 1, delta @ Thetas[l][:, 1:] * (a - a**2)), D)

    return down_to_first(len(Thetas) - 1, (activations[-1] - Y) / m)
""",
    ),
    Alternative(
        exercise="gradients",
        style="einsum, turned round at the end",
        answer="""
def gradients(Thetas, activations, Y, lam):
    delta = (activations[-1] - Y) / len(Y)
    Ds = []
    for Theta, a in zip(Thetas[::-1], activations[-2::-1]):
        D = lam / len(Y) * Theta
        D[:, 0] += np.einsum("mu->u", delta)
        D[:, 1:] += np.einsum("mu,mi->ui", delta, a)
        Ds.append(D)
        delta = np.einsum("mu,ui,mi->mi", delta, Theta[:, 1:], a * (1 - a))
    return Ds[::-1]
""",
    ),
    Alternative(
        exercise="gradients",
        style="all the blame first, then all the gradients",
        answer="""
def gradients(Thetas, activations, Y, lam):
    m = Y.shape[0]
    deltas = [(activations[-1] - Y) / m]
    for Theta, a in zip(reversed(Thetas[1:]), reversed(activations[1:-1])):
        deltas.insert(0, (deltas[0] @ Theta[:, 1:]) * a * (1 - a))
    return [
        np.hstack([delta.sum(axis=0)[:, None], delta.T @ a]) + (lam / m) * Theta
        for delta, a, Theta in zip(deltas, activations, Thetas)
    ]
""",
    ),
    # --- mended_pair ---
    Alternative(
        exercise="mended_pair",
        style="the biases' part taken off again",
        answer="""
def mended_pair(Thetas, X, Y, lam):
    m = len(X)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, lam)
    Ds = gradients(Thetas, activations, Y, lam)
    for Theta, D in zip(Thetas, Ds):
        J -= lam / (2 * m) * np.sum(Theta[:, 0] ** 2)
        D[:, 0] -= lam / m * Theta[:, 0]
    return J, Ds
""",
    ),
    Alternative(
        exercise="mended_pair",
        style="copies with zeros for the biases",
        answer="""
def mended_pair(Thetas, X, Y, lam):
    zs, activations = forward(Thetas, X)
    Ws = [Theta.copy() for Theta in Thetas]
    for W in Ws:
        W[:, 0] = 0
    Ds = gradients(Thetas, activations, Y, 0)
    return penalised_cost(Ws, zs[-1], Y, lam), [D + lam / len(X) * W for D, W in zip(Ds, Ws)]
""",
    ),
    Alternative(
        exercise="mended_pair",
        style="a mask on one vector",
        answer="""
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    sizes = (Thetas[0].shape[1] - 1, *[len(Theta) for Theta in Thetas])
    masks = [np.ones_like(Theta) for Theta in Thetas]
    for mask in masks:
        mask[:, 0] = 0
    w = flatten_params(Thetas) * flatten_params(masks)
    slopes = flatten_params(gradients(Thetas, activations, Y, 0)) + lam / m * w
    J = penalised_cost(Thetas, zs[-1], Y, 0) + lam / (2 * m) * (w @ w)
    return J, reshape_params(slopes, sizes)
""",
    ),
    Alternative(
        exercise="mended_pair",
        style="the published lines, each mended",
        answer="""
def mended_pair(Thetas, X, Y, lam):
    m = len(X)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    Ds = gradients(Thetas, activations, Y, 0)
    if lam != 0:
        for Theta in Thetas:
            J = J + lam * np.sum(Theta[:, 1:] ** 2) / (2 * m)
        Ds = [
            D + lam / m * np.insert(Theta[:, 1:], 0, 0, axis=1) for D, Theta in zip(Ds, Thetas)
        ]
    return J, Ds
""",
    ),
    # --- NeuralNetwork ---
    Alternative(
        exercise="NeuralNetwork",
        style="conjugate gradients",
        answer=Edit(('method="L-BFGS-B"', 'method="CG"')),
    ),
    Alternative(
        exercise="NeuralNetwork",
        style="cost and gradient as two functions",
        answer=Edit(
            (
                "minimize(objective, start, jac=True, ",
                "minimize(lambda t: objective(t)[0], start, jac=lambda t: objective(t)[1], ",
            ),
        ),
    ),
    Alternative(
        exercise="NeuralNetwork",
        style="classes by return_inverse and one_hot, matrices in a tuple",
        answer=Edit(
            (
                (
                    "self.classes_ = np.unique(y)\n"
                    "            Y = (y[:, np.newaxis] == self.classes_).astype(float)"
                ),
                (
                    "self.classes_, places = np.unique(y, return_inverse=True)\n"
                    "            Y = one_hot(places + 1, len(self.classes_))"
                ),
            ),
            ("reshape_params(result.x, sizes)", "tuple(reshape_params(result.x, sizes))"),
        ),
    ),
    Alternative(
        exercise="NeuralNetwork",
        style="classes by a sorted set, targets by loops",
        answer=Edit(
            ("np.unique(y)", "np.array(sorted(set(y.tolist())))"),
            (
                "(y[:, np.newaxis] == self.classes_).astype(float)",
                "np.array([[float(label == c) for c in self.classes_] for label in y])",
            ),
        ),
    ),
    Alternative(
        exercise="NeuralNetwork",
        style="predictions from the outputs, a score by counting",
        answer=Edit(
            ("self.predict_proba(X).argmax(axis=1)", "self._outputs(X).argmax(axis=1)"),
            (
                (
                    "        outputs = forward(self.Thetas_, np.asarray(X, dtype=float))[1][-1]\n"
                    "        return outputs"
                ),
                "        outputs = self._outputs(X)\n        return outputs",
            ),
            (
                "np.mean(self.predict(X) == labels)",
                (
                    "sum(p == t for p, t in zip(self.predict(X), labels)) / len(X)\n\n"
                    "    def _outputs(self, X):\n"
                    "        return forward(self.Thetas_, np.asarray(X))[1][-1]"
                ),
            ),
        ),
    ),
    Alternative(
        exercise="NeuralNetwork",
        style="further attributes after fit",
        answer=Edit(
            (
                "        self.Thetas_ =",
                (
                    "        self.n_features_in_ = X.shape[1]\n"
                    "        self.n_iter_, self.cost_ = result.nit, result.fun\n"
                    "        self.Thetas_ ="
                ),
            ),
        ),
    ),
]
