"""Right answers to the exercises of lesson 7, in other styles than the lesson's."""

from autograder.grading.catalogue import Alternative, Edit

ALTERNATIVES = [
    # --- hidden_images ---
    Alternative(
        exercise="hidden_images",
        style="a loop over the units",
        answer="""
def hidden_images(Theta1):
    tiles = []
    for row in Theta1:
        weights = row[1:]
        spread = weights.max() - weights.min()
        if spread == 0:
            tiles.append(np.zeros((20, 20)))
        else:
            tiles.append(((weights - weights.min()) / spread).reshape(20, 20).T)
    return np.array(tiles)
""",
    ),
    Alternative(
        exercise="hidden_images",
        style="one reshape in Fortran order",
        answer="""
def hidden_images(Theta1):
    W = np.delete(Theta1, 0, axis=1)
    low, high = W.min(axis=1)[:, None], W.max(axis=1)[:, None]
    W = (W - low) / np.where(high > low, high - low, 1)
    return W.reshape(len(W), 20, 20, order="F")
""",
    ),
    Alternative(
        exercise="hidden_images",
        style="np.divide only where the range is not zero",
        answer="""
def hidden_images(Theta1):
    tiles = Theta1[:, 1:].reshape(-1, 20, 20).swapaxes(1, 2)
    tiles = tiles - tiles.min(axis=(1, 2), keepdims=True)
    spread = np.ptp(tiles, axis=(1, 2), keepdims=True)
    return np.divide(tiles, spread, out=np.zeros_like(tiles), where=spread > 0)
""",
    ),
    Alternative(
        exercise="hidden_images",
        style="0 / 0 silenced and replaced",
        answer="""
def hidden_images(Theta1):
    W = Theta1[:, 1:] - Theta1[:, 1:].min(axis=1, keepdims=True)
    with np.errstate(invalid="ignore"):
        W = W / W.max(axis=1, keepdims=True)
    return np.nan_to_num(W).reshape(-1, 20, 20).transpose(0, 2, 1)
""",
    ),
    Alternative(
        exercise="hidden_images",
        style="a tiny number added to the range",
        answer="""
def hidden_images(Theta1):
    W = Theta1[:, 1:]
    lowest, highest = W.min(axis=1, keepdims=True), W.max(axis=1, keepdims=True)
    return np.stack([to_image(w) for w in (W - lowest) / (highest - lowest + 1e-8)])
""",
    ),
    # --- trace ---
    Alternative(
        exercise="trace",
        style="feedforward for a batch of one",
        answer="""
def trace(Theta1, Theta2, x):
    _, z2, a2, _, h = feedforward(Theta1, Theta2, x.reshape(1, -1))
    activations = a2[0, 1:]
    return z2[0], activations, (activations >= 0.5).astype(int), Theta2 * a2[0], h[0]
""",
    ),
    Alternative(
        exercise="trace",
        style="plain Python lists and loops",
        answer="""
def trace(Theta1, Theta2, x):
    scores = []
    for row in Theta1:
        score = row[0]
        for weight, pixel in zip(row[1:], x):
            score += weight * pixel
        scores.append(score)
    activations = [float(sigmoid(z)) for z in scores]
    on = [a >= 0.5 for a in activations]
    parts = [[row[0]] + [w * a for w, a in zip(row[1:], activations)] for row in Theta2]
    outputs = [float(sigmoid(sum(row))) for row in parts]
    return scores, activations, on, parts, outputs
""",
    ),
    Alternative(
        exercise="trace",
        style="a float mask from the scores, a list of results",
        answer="""
def trace(Theta1, Theta2, x):
    scores = Theta1[:, 0] + Theta1[:, 1:].dot(x)
    activations = 1 / (1 + np.exp(-scores))
    on = np.where(scores >= 0, 1.0, 0.0)
    parts = np.column_stack([Theta2[:, 0], Theta2[:, 1:] * activations])
    return [scores, activations, on, parts, sigmoid(parts.sum(axis=1))]
""",
    ),
    Alternative(
        exercise="trace",
        style="einsum, and the outputs by a product",
        answer="""
def trace(Theta1, Theta2, x):
    scores = np.einsum("ji,i->j", Theta1, np.insert(x, 0, 1))
    activations = sigmoid(scores)
    a = np.insert(activations, 0, 1)
    return scores, activations, activations >= 0.5, np.einsum("kj,j->kj", Theta2, a), sigmoid(
        Theta2 @ a
    )
""",
    ),
    Alternative(
        exercise="trace",
        style="a diagonal matrix for the parts",
        answer="""
def trace(Theta1, Theta2, x):
    with_bias = add_bias(x[np.newaxis, :])
    scores = (with_bias @ Theta1.T).ravel()
    activations = np.vectorize(sigmoid)(scores)
    on = ~(activations < 0.5)
    parts = Theta2 @ np.diag(np.r_[1, activations])
    return scores, activations, on, parts, sigmoid(parts @ np.ones(parts.shape[1]))
""",
    ),
    # --- top_images ---
    Alternative(
        exercise="top_images",
        style="activations, turned round",
        answer="""
def top_images(Theta1, X, n):
    activations = sigmoid(add_bias(X) @ Theta1.T)
    return np.argsort(activations, axis=0)[::-1][:n].T
""",
    ),
    Alternative(
        exercise="top_images",
        style="without the bias, which changes no order",
        answer="""
def top_images(Theta1, X, n):
    return np.argsort(-(Theta1[:, 1:] @ X.T), axis=1)[:, :n]
""",
    ),
    Alternative(
        exercise="top_images",
        style="sorted with a key, a list of lists",
        answer="""
def top_images(Theta1, X, n):
    best = []
    for row in Theta1:
        scores = [row[0] + sum(row[1:] * x) for x in X]
        best.append(sorted(range(len(X)), key=lambda i: scores[i], reverse=True)[:n])
    return best
""",
    ),
    Alternative(
        exercise="top_images",
        style="argpartition, then sorted",
        answer="""
def top_images(Theta1, X, n):
    scores = Theta1 @ add_bias(X).T
    places = np.argpartition(-scores, n - 1, axis=1)[:, :n]
    order = np.argsort(-np.take_along_axis(scores, places, axis=1), axis=1)
    return np.take_along_axis(places, order, axis=1)
""",
    ),
    Alternative(
        exercise="top_images",
        style="heapq",
        answer="""
def top_images(Theta1, X, n):
    from heapq import nlargest

    scores = add_bias(X) @ Theta1.T
    return np.array([nlargest(n, range(len(X)), key=column.__getitem__) for column in scores.T])
""",
    ),
    Alternative(
        exercise="top_images",
        style="argmax again and again",
        answer="""
def top_images(Theta1, X, n):
    scores = add_bias(X) @ Theta1.T
    units = np.arange(len(Theta1))
    best = np.empty((len(Theta1), n), dtype=int)
    for i in range(n):
        best[:, i] = scores.argmax(axis=0)
        scores[best[:, i], units] = -np.inf
    return best
""",
    ),
    # --- accuracy_by_digit ---
    Alternative(
        exercise="accuracy_by_digit",
        style="bincount",
        answer="""
def accuracy_by_digit(predicted, y, K):
    right = np.bincount(y[predicted == y], minlength=K + 1)[1:]
    return right / np.bincount(y, minlength=K + 1)[1:]
""",
    ),
    Alternative(
        exercise="accuracy_by_digit",
        style="one-hot labels and a product",
        answer="""
def accuracy_by_digit(predicted, y, K):
    Y = one_hot(y, K)
    return Y.T @ (predicted == y) / Y.sum(axis=0)
""",
    ),
    Alternative(
        exercise="accuracy_by_digit",
        style="counting in two loops",
        answer="""
def accuracy_by_digit(predicted, y, K):
    shares = []
    for k in range(1, K + 1):
        right = total = 0
        for p, t in zip(predicted, y):
            if t == k:
                total += 1
                right += p == k
        shares.append(right / total)
    return np.array(shares)
""",
    ),
    Alternative(
        exercise="accuracy_by_digit",
        style="accuracy of lesson 2",
        answer="""
def accuracy_by_digit(predicted, y, K):
    return np.array([accuracy(predicted[y == k], y[y == k]) for k in range(1, K + 1)])
""",
    ),
    Alternative(
        exercise="accuracy_by_digit",
        style="the diagonal of a confusion matrix",
        answer="""
def accuracy_by_digit(predicted, y, K):
    confusion = np.zeros((K, K))
    np.add.at(confusion, (y - 1, predicted - 1), 1)
    return np.diag(confusion) / confusion.sum(axis=1)
""",
    ),
    Alternative(
        exercise="accuracy_by_digit",
        style="pandas",
        answer="""
def accuracy_by_digit(predicted, y, K):
    import pandas as pd

    return pd.Series(predicted == y).groupby(y).mean().to_numpy()
""",
    ),
    # --- ablation_table ---
    Alternative(
        exercise="ablation_table",
        style="the activation itself set to 0",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    def by_digit(A):
        return accuracy_by_digit((A @ Theta2.T).argmax(axis=1) + 1, y, len(Theta2))

    A = feedforward(Theta1, Theta2, X)[2]
    rows = []
    for j in range(len(Theta1)):
        without = A.copy()
        without[:, j + 1] = 0
        rows.append(by_digit(without) - by_digit(A))
    return np.array(rows)
""",
    ),
    Alternative(
        exercise="ablation_table",
        style="a bias of -1000",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = Theta2.shape[0]
    table = np.zeros((len(Theta1), K))
    for j in range(len(Theta1)):
        off = Theta1.copy()
        off[j] = 0
        off[j, 0] = -1000
        table[j] = accuracy_by_digit(predict(off, Theta2, X), y, K)
    return table - accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
""",
    ),
    Alternative(
        exercise="ablation_table",
        style="the unit deleted from both matrices",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    return [
        accuracy_by_digit(
            predict(np.delete(Theta1, j, axis=0), np.delete(Theta2, j + 1, axis=1), X), y, K
        )
        - complete
        for j in range(len(Theta1))
    ]
""",
    ),
    Alternative(
        exercise="ablation_table",
        style="changed in place and put back",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    table = []
    for j in range(len(Theta1)):
        keep = Theta2[:, j + 1].copy()
        Theta2[:, j + 1] = 0
        table.append(accuracy_by_digit(predict(Theta1, Theta2, X), y, K) - complete)
        Theta2[:, j + 1] = keep
    return np.array(table)
""",
    ),
    Alternative(
        exercise="ablation_table",
        style="all units at once, each part taken off the scores",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    A = feedforward(Theta1, Theta2, X)[2]  # (m, units + 1)
    scores = A @ Theta2.T  # (m, K)
    parts = np.einsum("mj,kj->jmk", A[:, 1:], Theta2[:, 1:])  # (units, m, K)
    right = (scores - parts).argmax(axis=2) + 1 == y  # (units, m)
    right_with_all = scores.argmax(axis=1) + 1 == y
    return np.column_stack(
        [
            right[:, y == k].mean(axis=1) - right_with_all[y == k].mean()
            for k in range(1, len(Theta2) + 1)
        ]
    )
""",
    ),
    Alternative(
        exercise="ablation_table",
        style="a mask on Theta2",
        answer=Edit(
            ("        without = Theta2.copy()\n", ""),
            (
                (
                    "        without[:, j + 1] = 0  "
                    "# an outgoing weight of 0 adds as little as an activation of 0\n"
                ),
                "        without = Theta2 * (np.arange(Theta2.shape[1]) != j + 1)\n",
            ),
        ),
    ),
]
