"""Right answers to the exercises of lesson 6, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    # --- objective ---
    Alternative(
        exercise="objective",
        style="the two functions of lessons 3 and 4",
        answer="""
def objective(theta, sizes, X, Y, lam=0.0, penalise_bias=True):
    Thetas = reshape_params(theta, sizes)
    J = regularised_cost(*Thetas, X, Y, lam, penalise_bias)
    return J, flatten_params(regularised_gradient(*Thetas, X, Y, lam, penalise_bias))
""",
    ),
    Alternative(
        exercise="objective",
        style="one example a row, limited outputs in the logarithms",
        answer="""
def objective(theta, sizes, X, Y, lam=0.0, penalise_bias=True):
    inputs, hidden, outputs = sizes
    cut = hidden * (inputs + 1)
    Theta1 = theta[:cut].reshape(hidden, inputs + 1)
    Theta2 = theta[cut:].reshape(outputs, hidden + 1)
    m = X.shape[0]
    a1 = np.c_[np.ones(m), X]
    a2 = np.c_[np.ones(m), sigmoid(a1 @ Theta1.T)]
    h = sigmoid(a2 @ Theta2.T)
    limited = np.clip(h, 1e-15, 1 - 1e-15)
    J = -np.sum(Y * np.log(limited) + (1 - Y) * np.log(1 - limited)) / m
    d3 = h - Y
    d2 = ((d3 @ Theta2) * a2 * (1 - a2))[:, 1:]
    P1, P2 = Theta1.copy(), Theta2.copy()
    if not penalise_bias:
        P1[:, 0] = P2[:, 0] = 0
    J += lam / 2 / m * (np.sum(P1**2) + np.sum(P2**2))
    D1 = (d2.T @ a1 + lam * P1) / m
    D2 = (d3.T @ a2 + lam * P2) / m
    return J, np.concatenate((D1.ravel(), D2.ravel()))
""",
    ),
    Alternative(
        exercise="objective",
        style="a loop over the examples",
        answer="""
def objective(theta, sizes, X, Y, lam=0.0, penalise_bias=True):
    Theta1, Theta2 = reshape_params(theta, sizes)
    m = len(X)
    J, D1, D2 = 0.0, np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        a1 = np.append(1, x)
        z2 = Theta1 @ a1
        a2 = np.append(1, sigmoid(z2))
        z3 = Theta2 @ a2
        J += sum(np.logaddexp(0, z3) - y * z3)
        d3 = sigmoid(z3) - y
        d2 = (Theta2.T @ d3)[1:] * sigmoid_gradient(z2)
        D1 += np.outer(d2, a1)
        D2 += np.outer(d3, a2)
    penalised = np.concatenate(
        [np.ravel(T * (np.arange(T.shape[1]) >= (not penalise_bias))) for T in (Theta1, Theta2)]
    )
    gradient = flatten_params([D1, D2])
    return (J + lam / 2 * penalised @ penalised) / m, (gradient + lam * penalised) / m
""",
    ),
    Alternative(
        exercise="objective",
        style="xlogy, einsum and a list result",
        answer="""
def objective(theta, sizes, X, Y, lam=0.0, penalise_bias=True):
    from scipy.special import expit, xlog1py, xlogy

    T1, T2 = reshape_params(theta, sizes)
    a = expit(np.einsum("mi,ji->mj", X, T1[:, 1:]) + T1[:, 0])
    h = expit(np.einsum("mj,kj->mk", a, T2[:, 1:]) + T2[:, 0])
    J = -np.mean(np.sum(xlogy(Y, h) + xlog1py(1 - Y, -h), axis=1))
    d3 = (h - Y) / len(X)
    d2 = np.einsum("mk,kj->mj", d3, T2[:, 1:]) * (a - a**2)
    D1 = np.column_stack([d2.sum(axis=0), np.einsum("mj,mi->ji", d2, X)])
    D2 = np.column_stack([d3.sum(axis=0), np.einsum("mk,mj->kj", d3, a)])
    for T, D in ((T1, D1), (T2, D2)):
        W, V = (T, D) if penalise_bias else (T[:, 1:], D[:, 1:])
        J += lam * (W**2).sum() / len(X) / 2
        V += lam * W / len(X)
    return [J, flatten_params((D1, D2))]
""",
    ),
    Alternative(
        exercise="objective",
        style="tanh for the sigmoid, an object that is called",
        answer="""
class Objective:
    def forward(self, Theta, A):
        z = Theta[:, 1:] @ A + Theta[:, :1]
        return z, (1 + np.tanh(z / 2)) / 2

    def penalty(self, Theta, lam, m, penalise_bias):
        W = Theta.copy()
        W[:, 0] *= penalise_bias
        return lam * np.sum(W * W) / (2 * m), lam * W / m

    def __call__(self, theta, sizes, X, Y, lam=0.0, penalise_bias=True):
        Theta1, Theta2 = reshape_params(theta, sizes)
        m = len(X)
        _, a = self.forward(Theta1, X.T)
        z, h = self.forward(Theta2, a)
        p1, g1 = self.penalty(Theta1, lam, m, penalise_bias)
        p2, g2 = self.penalty(Theta2, lam, m, penalise_bias)
        J = np.sum(np.logaddexp(0, z) - Y.T * z) / m + p1 + p2
        d = (h - Y.T) / m
        g2 += np.c_[d.sum(axis=1), d @ a.T]
        d = Theta2[:, 1:].T @ d * a * (1 - a)
        g1 += np.c_[d.sum(axis=1), d @ X]
        return float(J), flatten_params([g1, g2])


objective = Objective()
""",
    ),
    # --- train ---
    Alternative(
        exercise="train",
        style="fmin_cg with two functions",
        answer="""
def train(X, Y, sizes, lam, rng, iterations=50):
    from scipy.optimize import fmin_cg

    inputs, hidden, outputs = sizes
    theta = fmin_cg(
        lambda t: objective(t, sizes, X, Y, lam)[0],
        flatten_params([random_init(inputs, hidden, rng), random_init(hidden, outputs, rng)]),
        fprime=lambda t: objective(t, sizes, X, Y, lam)[1],
        maxiter=iterations,
        disp=False,
    )
    return reshape_params(theta, sizes)
""",
    ),
    Alternative(
        exercise="train",
        style="cost and gradient as separate arguments of minimize",
        answer="""
def train(X, Y, sizes, lam, rng, iterations=50):
    inputs, hidden, outputs = sizes

    def J(theta):
        return regularised_cost(*reshape_params(theta, sizes), X, Y, lam)

    def slope(theta):
        return flatten_params(regularised_gradient(*reshape_params(theta, sizes), X, Y, lam))

    start = flatten_params([random_init(inputs, hidden, rng), random_init(hidden, outputs, rng)])
    found = minimize(J, start, jac=slope, method="CG", options={"maxiter": iterations})
    return reshape_params(found["x"], sizes)
""",
    ),
    Alternative(
        exercise="train",
        style="one uniform draw, a partial objective, a list of matrices",
        answer="""
def train(X, Y, sizes, lam, rng, iterations=50):
    from functools import partial

    n = sizes[1] * (sizes[0] + 1) + sizes[2] * (sizes[1] + 1)
    found = minimize(
        partial(objective, sizes=sizes, X=X, Y=Y, lam=lam),
        rng.uniform(-0.12, 0.12, size=n),
        jac=True,
        method="cg",
        options=dict(maxiter=iterations),
    )
    return [np.array(Theta) for Theta in reshape_params(found.x, sizes)]
""",
    ),
    Alternative(
        exercise="train",
        style="each matrix with a range of its own, the second drawn first",
        answer="""
def train(X, Y, sizes, lam, rng, iterations=50):
    inputs, hidden, outputs = sizes
    Theta2 = random_init(hidden, outputs, rng, epsilon=np.sqrt(6 / (hidden + outputs)))
    Theta1 = random_init(inputs, hidden, rng, epsilon=np.sqrt(6 / (inputs + hidden)))
    start = np.concatenate([Theta1.flatten(), Theta2.flatten()])
    with progress.bar(iterations, "training") as tick:
        best = minimize(
            objective,
            start,
            (sizes, X, Y, lam, True),
            "CG",
            True,
            callback=lambda theta: tick(),
            options={"maxiter": iterations, "disp": False},
        ).x
    cut = Theta1.size
    return best[:cut].reshape(Theta1.shape), best[cut:].reshape(Theta2.shape)
""",
    ),
    Alternative(
        exercise="train",
        style="normal weights and an object that is called",
        answer="""
class Trainer:
    def __init__(self, method):
        self.method = method

    def __call__(self, X, Y, sizes, lam, rng, iterations=50):
        shapes = [(sizes[1], sizes[0] + 1), (sizes[2], sizes[1] + 1)]
        start = flatten_params([rng.normal(scale=0.1, size=shape) for shape in shapes])
        options = {"maxiter": iterations}
        result = minimize(
            objective, start, (sizes, X, Y, lam), self.method, jac=True, options=options
        )
        return tuple(reshape_params(result.x, sizes))


train = Trainer("CG")
""",
    ),
    # --- split ---
    Alternative(
        exercise="split",
        style="indices shuffled in place, a list of results",
        answer="""
def split(X, y, rng, share=0.8):
    places = np.arange(len(y))
    rng.shuffle(places)
    cut = int(round(share * len(y)))
    return [X[places[:cut]], y[places[:cut]], X[places[cut:]], y[places[cut:]]]
""",
    ),
    Alternative(
        exercise="split",
        style="a random choice, and the rest",
        answer="""
def split(X, y, rng, share=0.8):
    m = X.shape[0]
    chosen = rng.choice(m, size=round(share * m), replace=False)
    rest = np.setdiff1d(np.arange(m), chosen)
    return X[chosen], y[chosen], X[rest], y[rest]
""",
    ),
    Alternative(
        exercise="split",
        style="pictures and labels glued together",
        answer="""
def split(X, y, rng, share=0.8):
    both = np.column_stack([X, y])
    both = rng.permutation(both)
    n = round(share * len(X))
    labels = both[:, -1].astype(y.dtype)
    return both[:n, :-1], labels[:n], both[n:, :-1], labels[n:]
""",
    ),
    Alternative(
        exercise="split",
        style="sorted by random numbers, rounded down",
        answer="""
def split(X, y, rng, share=0.8):
    order = np.argsort(rng.random(len(X)))
    X, y = np.take(X, order, axis=0), np.take(y, order)
    n = int(share * len(X))
    return X[:n], y[:n], X[n:], y[n:]
""",
    ),
    Alternative(
        exercise="split",
        style="a list of pairs",
        answer="""
def split(X, y, rng, share=0.8):
    pairs = list(zip(X, y))
    pairs = [pairs[i] for i in rng.permutation(len(pairs))]
    n = round(len(pairs) * share)
    (X_train, y_train), (X_val, y_val) = zip(*pairs[:n]), zip(*pairs[n:])
    return np.array(X_train), np.array(y_train), np.array(X_val), np.array(y_val)
""",
    ),
    # --- minibatch_descent ---
    Alternative(
        exercise="minibatch_descent",
        style="a while loop, costs as an array",
        answer="""
def minibatch_descent(
    theta, sizes, X, Y, lam, rng, rate=1.0, batch_size=50, epochs=20, tolerance=1e-3
):
    m = len(X)
    before = objective(theta, sizes, X, Y, lam)[0]
    costs, outcome = [], "out of epochs"
    while len(costs) < epochs and outcome == "out of epochs":
        order = list(rng.permutation(m))
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            part = objective(theta, sizes, X[batch], Y[batch], lam * len(batch) / m)
            theta = theta - rate * part[1]
        J, gradient = objective(theta, sizes, X, Y, lam)
        costs.append(J)
        if not J <= 10 * before:
            outcome = "diverged"
        elif np.sqrt(gradient @ gradient) < tolerance:
            outcome = "converged"
    return theta, np.array(costs), outcome
""",
    ),
    Alternative(
        exercise="minibatch_descent",
        style="np.split into batches, a list of results",
        answer=Edit(
            (
                (
                    "        order = rng.permutation(m)\n"
                    "        for first in range(0, m, batch_size):\n"
                    "            batch = order[first : first + batch_size]\n"
                ),
                (
                    "        cuts = range(batch_size, m, batch_size)\n"
                    "        for batch in np.split(rng.permutation(m), cuts):\n"
                ),
            ),
            ('return theta, costs, "out of epochs"', 'return [theta, costs, "out of epochs"]'),
        ),
    ),
    Alternative(
        exercise="minibatch_descent",
        style="shuffled copies, the order shuffled in place",
        answer="""
def minibatch_descent(
    theta, sizes, X, Y, lam, rng, rate=1.0, batch_size=50, epochs=20, tolerance=1e-3
):
    theta = np.array(theta)
    rows = np.arange(len(X))
    limit = 10 * objective(theta, sizes, X, Y, lam)[0]
    costs = []
    for epoch in range(epochs):
        rng.shuffle(rows)
        X_now, Y_now = X[rows], Y[rows]
        for i in range(int(np.ceil(len(X) / batch_size))):
            X_batch = X_now[i * batch_size : (i + 1) * batch_size]
            Y_batch = Y_now[i * batch_size : (i + 1) * batch_size]
            lam_batch = lam * len(X_batch) / len(X)
            _, g = objective(theta, sizes, X_batch, Y_batch, lam_batch)
            theta -= rate * g
        J, g = objective(theta, sizes, X, Y, lam)
        costs.append(float(J))
        if np.isnan(J) or J > limit:
            return theta, costs, "diverged"
        if np.sum(g**2) < tolerance**2:
            return theta, costs, "converged"
    return theta, costs, "out of epochs"
""",
    ),
    Alternative(
        exercise="minibatch_descent",
        style="a generator of batches, the penalty added by hand",
        answer="""
def minibatch_descent(
    theta, sizes, X, Y, lam, rng, rate=1.0, batch_size=50, epochs=20, tolerance=1e-3
):
    m = len(X)

    def batches():
        p = rng.permutation(m)
        yield from (p[i : i + batch_size] for i in range(0, m, batch_size))

    def word(J, gradient):
        if not np.isfinite(J) or J > 10 * first_cost:
            return "diverged"
        return "converged" if np.linalg.norm(gradient) < tolerance else None

    first_cost, _ = objective(theta, sizes, X, Y, lam)
    costs = []
    for _ in range(epochs):
        for b in batches():
            theta = theta - rate * (objective(theta, sizes, X[b], Y[b])[1] + lam / m * theta)
        J, gradient = objective(theta, sizes, X, Y, lam)
        costs += [J]
        if word(J, gradient):
            return theta, costs, word(J, gradient)
    return theta, costs, "out of epochs"
""",
    ),
]
