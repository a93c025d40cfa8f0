"""Wrong answers to the exercises of lesson 7."""

from autograder.grading.catalogue import Edit, Misconception

MISCONCEPTIONS = [
    # --- hidden_images ---
    Misconception(
        exercise="hidden_images",
        id="tiles-bias-kept",
        answer=Edit(("Theta1[:, 1:]", "Theta1")),
        cause="the bias column is still there when the weights are laid out as a picture",
        hint="Print the shape of what you reshape. A picture of 20 × 20 has 400 pixels: which of "
        "the 401 weights of a unit belongs to none of them?",
        section="A unit's weights are a picture",
        origin="Theta1 has 401 columns, and the bias is forgotten",
        held_out=(
            """
def hidden_images(Theta1):
    tiles = []
    for weights in Theta1:
        low, high = weights.min(), weights.max()
        scaled = (weights - low) / (high - low) if high > low else 0 * weights
        tiles.append(scaled.reshape((20, 20), order="F"))
    return np.array(tiles)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-last-weight-dropped",
        answer=Edit(("Theta1[:, 1:]", "Theta1[:, :-1]")),
        cause="the last weight of each unit is left out, and the bias takes the place of a pixel",
        hint="Add 100 to every bias and compare the tiles before and after. Should any pixel "
        "change?",
        section="A unit's weights are a picture",
        origin="[:-1] for [1:], so that the shape fits",
        held_out=(
            """
def hidden_images(Theta1):
    tiles = np.zeros((len(Theta1), 20, 20))
    for j in range(len(Theta1)):
        weights = Theta1[j, 0:400]
        weights = weights - min(weights)
        if max(weights) > 0:
            weights = weights / max(weights)
        tiles[j] = weights.reshape(20, 20).T
    return tiles
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-not-transposed",
        answer=Edit(("to_image(tile)", "tile.reshape(20, 20)")),
        cause="the pixels are laid out row by row, but in these data they are stored column by "
        "column",
        hint="Give your function the weights 0 to 400 and print the corner of the tile. Should the "
        "number 2 stand to the right of the number 1, or below it? Lesson 1 had the same question.",
        section="A unit's weights are a picture",
        origin="reshape reads row by row, the course's images are stored column by column",
        held_out=(
            """
def hidden_images(Theta1):
    W = Theta1[:, 1:].reshape(-1, 20, 20)
    W = W - W.min(axis=(1, 2), keepdims=True)
    biggest = W.max(axis=(1, 2), keepdims=True)
    return W / np.where(biggest == 0, 1, biggest)
""",
            Edit(("to_image(tile)", "to_image(tile).T")),
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-one-scale-for-all",
        answer="""
def hidden_images(Theta1):
    pixels = Theta1[:, 1:]
    spread = np.ptp(pixels) or 1
    return np.array([to_image(tile) for tile in (pixels - pixels.min()) / spread])
""",
        cause="the smallest and the largest weight are taken over all units together",
        hint="Print the smallest and the largest value of each tile by itself. Does every unit "
        "reach from 0 to 1, also one whose weights are small?",
        section="A unit's weights are a picture",
        origin="min() and max() without an axis",
        held_out=(
            """
def hidden_images(Theta1):
    lowest, highest = Theta1[:, 1:].min(), Theta1[:, 1:].max()
    tiles = []
    for weights in Theta1[:, 1:]:
        scaled = (weights - lowest) / (highest - lowest)
        tiles.append(scaled.reshape(20, 20).T)
    return np.array(tiles)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-scaled-across-units",
        answer="""
def hidden_images(Theta1):
    pixels = Theta1[:, 1:]
    lowest = pixels.min(axis=0)
    spread = np.ptp(pixels, axis=0)
    spread[spread == 0] = 1
    return np.array([to_image(tile) for tile in (pixels - lowest) / spread])
""",
        cause="every pixel is scaled across the units, and not every unit across its pixels",
        hint="Print the shape of the smallest values that you subtract. There should be one for "
        "each unit: how many have you?",
        section="A unit's weights are a picture",
        origin="axis=0 for axis=1",
        held_out=(
            """
def hidden_images(Theta1):
    W = np.array([to_image(row) for row in Theta1[:, 1:]])
    lo, hi = W.min(axis=0), W.max(axis=0)
    return (W - lo) / np.where(hi > lo, hi - lo, 1)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-bias-in-the-range",
        answer="""
def hidden_images(Theta1):
    lowest = Theta1.min(axis=1, keepdims=True)
    spread = np.ptp(Theta1, axis=1, keepdims=True)
    spread[spread == 0] = 1
    scaled = (Theta1 - lowest) / spread
    return np.array([to_image(tile) for tile in scaled[:, 1:]])
""",
        cause="the bias is left out of the picture, but not out of the smallest and largest weight",
        hint="Add 100 to every bias. You predicted how far the pixels should move: do yours?",
        section="A unit's weights are a picture",
        origin="the bias column is dropped after the scaling",
        held_out=(
            """
def hidden_images(Theta1):
    tiles = []
    for row in Theta1:
        low, high = min(row), max(row)
        row = (row - low) / (high - low) if high != low else row - low
        tiles.append(row[1:].reshape(20, 20).T)
    return np.array(tiles)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-nan-where-equal",
        answer=Edit(
            (
                (
                    "    spread[spread == 0] = 1  # with equal weights 0 / 1 is 0, "
                    "where 0 / 0 would warn\n"
                ),
                "",
            )
        ),
        cause="a unit whose 400 weights are all equal is divided by a range of 0",
        hint="Try one unit with 400 equal weights. What is 0 / 0, and what did the text want "
        "there?",
        section="A unit's weights are a picture",
        origin="0 / 0 in a special case that no trained unit shows",
        held_out=(
            """
def hidden_images(Theta1):
    W = Theta1[:, 1:]
    W = W - W.min(axis=1)[:, None]
    W = W / W.max(axis=1)[:, None]
    return W.reshape(-1, 20, 20).transpose(0, 2, 1)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-divided-by-largest",
        answer="""
def hidden_images(Theta1):
    pixels = Theta1[:, 1:]
    largest = np.abs(pixels).max(axis=1, keepdims=True)
    largest[largest == 0] = 1
    return np.array([to_image(tile) for tile in pixels / largest])
""",
        cause="the weights are only divided by the largest size, and not moved so that the "
        "smallest becomes 0",
        hint="Print the smallest value of a tile. The formula has a numerator, too: what becomes "
        "of the smallest weight in it?",
        section="A unit's weights are a picture",
        origin="scaling as for grey values that start at 0",
        held_out=(
            """
def hidden_images(Theta1):
    tiles = []
    for weights in Theta1[:, 1:]:
        size = max(abs(weights)) or 1
        tiles.append(to_image(weights / size))
    return np.array(tiles)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-not-scaled",
        answer="""
def hidden_images(Theta1):
    return np.array([to_image(weights) for weights in Theta1[:, 1:]])
""",
        cause="the weights are drawn as they are, without any scaling",
        hint="Print the smallest and the largest value of each tile, and compare them with what "
        "the docstring says of them.",
        section="A unit's weights are a picture",
        origin="the scaling is left to the plot",
        held_out=(
            """
def hidden_images(Theta1):
    return Theta1[:, 1:].reshape(len(Theta1), 20, 20).transpose(0, 2, 1)
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-weights-changed",
        answer=Edit(
            ("    return", "    pixels -= lowest\n    pixels /= spread\n    return"),
            ("(pixels - lowest) / spread", "pixels"),
        ),
        cause="the network's own weights are scaled, because a slice is a view of its array",
        hint="Look at Theta1 before and after the call. Does the network still read digits as it "
        "did?",
        section="A unit's weights are a picture",
        origin="in-place operators on a slice",
        held_out=(
            """
def hidden_images(Theta1):
    tiles = np.zeros((len(Theta1), 20, 20))
    for tile, row in zip(tiles, Theta1):
        weights = row[1:]
        weights -= weights.min()
        if weights.max() > 0:
            weights /= weights.max()
        tile[:] = to_image(weights)
    return tiles
""",
        ),
    ),
    Misconception(
        exercise="hidden_images",
        id="tiles-25-written-in",
        answer="""
def hidden_images(Theta1):
    tiles = np.zeros((25, 20, 20))
    for j in range(25):
        weights = Theta1[j, 1:]
        spread = weights.max() - weights.min()
        if spread > 0:
            tiles[j] = to_image((weights - weights.min()) / spread)
    return tiles
""",
        cause="the number of units is written in as 25",
        hint="Call it on the first three rows of Theta1. How many tiles should come back?",
        section="Exercise 7.1: The tiles",
        origin="the course's network has 25 hidden units",
        held_out=(
            """
def hidden_images(Theta1):
    tiles = []
    for j in range(25):
        w = Theta1[j][1:]
        low, high = w.min(), w.max()
        w = (w - low) / (high - low) if high > low else np.zeros(400)
        tiles.append(w.reshape(20, 20).T)
    return np.array(tiles)
""",
        ),
    ),
    # --- trace ---
    Misconception(
        exercise="trace",
        id="scores-without-bias",
        answer=Edit(("Theta1 @ np.concatenate(([1.0], x))", "Theta1[:, 1:] @ x")),
        cause="the bias is missing from the scores of the hidden units",
        hint="Set all inputs to 0. What should the scores be then, and what are yours?",
        section="One digit's way through the network",
        origin="dropping the bias column makes the shapes fit",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    z = np.array([sum(w * p for w, p in zip(row[1:], x)) for row in Theta1])
    a = sigmoid(z)
    P = Theta2 * np.append(1, a)
    return z, a, a >= 0.5, P, sigmoid(P.sum(1))
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="one-behind-the-input",
        answer=Edit(("np.concatenate(([1.0], x))", "np.append(x, 1.0)")),
        cause="the 1 for the bias stands behind the inputs, where the last pixel's weight meets it",
        hint="Which column of Theta1 holds the bias weights? Write down which entry of your vector "
        "it is multiplied with.",
        section="One digit's way through the network",
        origin="np.append is the shortest way to put in a 1",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    scores = Theta1[:, :-1] @ x + Theta1[:, -1]
    activations = sigmoid(scores)
    parts = Theta2 * np.insert(activations, 0, 1)
    return scores, activations, activations >= 0.5, parts, sigmoid(np.sum(parts, axis=1))
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="one-behind-the-activations",
        answer=Edit(("np.concatenate(([1.0], activations))", "np.append(activations, 1.0)")),
        cause="the 1 for the bias unit stands behind the activations, so every part has the weight "
        "of its neighbour",
        hint="The parts have the bias in column 0. Make all weights of Theta2 equal and look which "
        "column of your parts is the one without an activation in it.",
        section="One digit's way through the network",
        origin="np.append is the shortest way to put in a 1",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    scores = Theta1[:, 0] + Theta1[:, 1:] @ x
    activations = sigmoid(scores)
    with_bias = np.array([*activations, 1])
    parts = np.array([row * with_bias for row in Theta2])
    return scores, activations, activations >= 0.5, parts, sigmoid(parts.sum(axis=1))
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="on-from-scores",
        answer=Edit(("activations >= 0.5", "scores >= 0.5")),
        cause="a unit counts as on when its score is 0.5 or more, and not its activation",
        hint="What is the activation of a unit whose score is 0.2? By the text, is it on?",
        section="One digit's way through the network",
        origin="scores and activations confused",
        held_out=(Edit(("activations >= 0.5", "np.array([z >= 0.5 for z in scores])")),),
    ),
    Misconception(
        exercise="trace",
        id="on-strictly-greater",
        answer=Edit(("activations >= 0.5", "activations > 0.5")),
        cause="a unit whose activation is exactly 0.5 counts as off",
        hint="Try a unit whose weights are all 0. What is its activation, and what does the text "
        "say of such a unit?",
        section="One digit's way through the network",
        origin="> for ≥, or rounding, which rounds one half to 0",
        held_out=(
            Edit(("activations >= 0.5", "scores > 0")),
            Edit(("activations >= 0.5", "np.round(activations) == 1")),
        ),
    ),
    Misconception(
        exercise="trace",
        id="on-as-places",
        answer=Edit(("activations >= 0.5", "np.flatnonzero(activations >= 0.5)")),
        cause="`on` lists the places of the units that are on, where a yes or no for every unit "
        "was asked for",
        hint="Print the shape of `on` for two different digits. The docstring says that it has one "
        "entry a unit.",
        section="Exercise 7.3: Everything that happens to one digit",
        origin="np.where or np.flatnonzero as a habit",
        held_out=(
            Edit(
                (
                    "activations >= 0.5",
                    "np.array([j for j, a in enumerate(activations) if a >= 0.5], dtype=int)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="trace",
        id="parts-without-bias",
        answer=Edit(
            ("Theta2 * np.concatenate(([1.0], activations))", "Theta2[:, 1:] * activations")
        ),
        cause="the bias unit has no part, neither in a column nor in the sums",
        hint="Print the shape of the parts. The bias unit speaks as well, and its activation is "
        "always 1.",
        section="One digit's way through the network",
        origin="dropping the bias column makes the shapes fit",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    z = Theta1 @ np.r_[1, x]
    a = sigmoid(z)
    P = np.einsum("kj,j->kj", Theta2[:, 1:], a)
    return z, a, a >= 0.5, P, sigmoid(np.einsum("kj->k", P))
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="parts-added-up",
        answer="""
def trace(Theta1, Theta2, x):
    scores = Theta1 @ np.append(1, x)
    activations = sigmoid(scores)
    parts = Theta2 @ np.append(1, activations)
    return scores, activations, activations >= 0.5, parts, sigmoid(parts)
""",
        cause="the parts are already added up, one sum for each output",
        hint="Print the shape of your parts. The text asks you to keep the products and not to add "
        "them up yet.",
        section="One digit's way through the network",
        origin="@ for *, as in every forward pass before",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    _, z2, a2, z3, h = feedforward(Theta1, Theta2, x[np.newaxis])
    return z2[0], a2[0, 1:], a2[0, 1:] >= 0.5, z3[0], h[0]
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="parts-from-yes-or-no",
        answer=Edit(("np.concatenate(([1.0], activations))", "np.concatenate(([1.0], on))")),
        cause="the parts are computed from yes or no, and not from the activations themselves",
        hint="Look at the row of P for a unit whose activation is 0.7. What does the formula "
        "multiply its weight with?",
        section="One digit's way through the network",
        origin="counting votes, as the text says later on",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    z = Theta1 @ np.r_[1, x]
    a = sigmoid(z)
    on = a >= 0.5
    parts = Theta2.copy()
    parts[:, 1:][:, ~on] = 0
    return z, a, on, parts, sigmoid(parts.sum(axis=1))
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="parts-from-scores",
        answer=Edit(("np.concatenate(([1.0], activations))", "np.concatenate(([1.0], scores))")),
        cause="the output layer is given the scores of the hidden units, and not what the sigmoid "
        "makes of them",
        hint="Compare your last result with the output of feedforward for the same digit. Which "
        "step lies between a unit's score and what it says to the next layer?",
        section="One digit's way through the network",
        origin="the hidden sigmoid skipped",
        held_out=(
            """
def trace(Theta1, Theta2, x):
    z = Theta1[:, 1:] @ x + Theta1[:, 0]
    a = sigmoid(z)
    P = np.column_stack([Theta2[:, 0], Theta2[:, 1:] * z])
    return z, a, a >= 0.5, P, sigmoid(np.sum(P, axis=1))
""",
        ),
    ),
    Misconception(
        exercise="trace",
        id="outputs-without-sigmoid",
        answer=Edit(("sigmoid(parts.sum(axis=1))", "parts.sum(axis=1)")),
        cause="the outputs are the bare sums of the parts, without the sigmoid",
        hint="In which range do all outputs of this network lie? Print the smallest and the "
        "largest of yours.",
        section="One digit's way through the network",
        origin="last step forgotten",
        held_out=(
            Edit(
                ("sigmoid(parts.sum(axis=1))", "Theta2[:, 0] + Theta2[:, 1:] @ activations"),
            ),
        ),
    ),
    Misconception(
        exercise="trace",
        id="outputs-added-over-outputs",
        answer=Edit(("parts.sum(axis=1)", "parts.sum(axis=0)")),
        cause="the parts are added up along the wrong axis, one sum a unit and not one an output",
        hint="Print the shape of your outputs. How many should there be, and which index of P runs "
        "over the units?",
        section="One digit's way through the network",
        origin="axis slip",
        held_out=(Edit(("parts.sum(axis=1)", "sum(parts)")),),
    ),
    # --- top_images ---
    Misconception(
        exercise="top_images",
        id="smallest-first",
        answer=Edit(("np.argsort(-scores, axis=0)", "np.argsort(scores, axis=0)")),
        cause="these are the images with the smallest activations, not the largest",
        hint="Print the activations that belong to the places you return. In which direction does "
        "np.argsort sort?",
        section="Exercise 7.4: The best images of every unit",
        origin="np.argsort sorts from small to large",
        held_out=(
            """
def top_images(Theta1, X, n):
    activations = sigmoid(add_bias(X) @ Theta1.T)
    return np.array([np.argsort(column)[:n] for column in activations.T])
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="best-comes-last",
        answer=Edit(("np.argsort(-scores, axis=0)[:n]", "np.argsort(scores, axis=0)[-n:]")),
        cause="these are the right images, but the best one comes last",
        hint="Look at the activations of the images you return for one unit, from left to right. "
        "In which order does the docstring want them?",
        section="Exercise 7.4: The best images of every unit",
        origin="the end of np.argsort, not turned round",
        held_out=(
            """
def top_images(Theta1, X, n):
    best = []
    for row in Theta1:
        s = row[0] + X @ row[1:]
        best.append(sorted(range(len(X)), key=lambda i: s[i])[len(X) - n :])
    return np.array(best)
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="best-units-of-an-image",
        answer=Edit(("axis=0", "axis=1")),
        cause="the units are sorted for each image, and not the images for each unit",
        hint="How large can the numbers that you return become: as large as the number of images, "
        "or as the number of units?",
        section="Exercise 7.4: The best images of every unit",
        origin="axis slip, or np.argsort's habit of sorting the last axis",
        held_out=(
            """
def top_images(Theta1, X, n):
    scores = add_bias(X) @ Theta1.T
    return np.argsort(-scores)[:n].T
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="one-column-a-unit",
        answer=Edit(("[:n].T", "[:n]")),
        cause="the answer has one column for each unit where one row was asked for",
        hint="Print the shape of your answer for n = 9 and compare it with the docstring.",
        section="Exercise 7.4: The best images of every unit",
        origin="the transpose is forgotten",
        held_out=(
            """
def top_images(Theta1, X, n):
    activations = sigmoid(add_bias(X) @ Theta1.T)
    return activations.argsort(axis=0)[::-1][:n]
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="values-for-places",
        answer="""
def top_images(Theta1, X, n):
    activations = sigmoid(add_bias(X) @ Theta1.T)
    return -np.sort(-activations, axis=0)[:n].T
""",
        cause="the largest activations themselves came back, and not the places where they stand",
        hint="With your answer, could you look up the labels of the best images? What kind of "
        "number would you need?",
        section="Exercise 7.4: The best images of every unit",
        origin="np.sort for np.argsort",
        held_out=(
            """
def top_images(Theta1, X, n):
    A = sigmoid(Theta1[:, 0] + X @ Theta1[:, 1:].T)
    return np.array([sorted(column, reverse=True)[:n] for column in A.T])
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="images-for-places",
        answer=Edit(("np.argsort(-scores, axis=0)[:n].T", "X[np.argsort(-scores, axis=0)[:n].T]")),
        cause="the images came back, and not their places in X",
        hint="Print the shape of your answer. How would you find out, from an image alone, which "
        "label it has?",
        section="Exercise 7.4: The best images of every unit",
        origin="the name of the function",
        held_out=(
            """
def top_images(Theta1, X, n):
    images = []
    for scores in Theta1 @ add_bias(X).T:
        images.append([X[i] for i in np.argsort(scores)[::-1][:n]])
    return np.array(images)
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="weights-one-pixel-off",
        answer=Edit(("add_bias(X) @ Theta1.T", "X @ Theta1[:, :-1].T")),
        cause="every pixel meets the weight of its neighbour, because the wrong column was dropped",
        hint="Which column of Theta1 belongs to no pixel? If you leave one out, it has to be "
        "that one.",
        section="A unit's weights are a picture",
        origin="[:-1] for [1:], so that the shape fits",
        held_out=(
            """
def top_images(Theta1, X, n):
    W = np.delete(Theta1, -1, axis=1)
    return (W @ X.T).argsort(axis=1)[:, ::-1][:, :n]
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="largest-by-size",
        answer=Edit(("-scores", "-np.abs(scores)")),
        cause="scores far below zero count as large, too",
        hint="What does the sigmoid make of a score of -20? Is that a unit which responds "
        "strongly?",
        section="What a unit likes best",
        origin="'responds most' taken as the size of the score",
        held_out=(Edit(("-scores", "-(scores**2)")),),
    ),
    Misconception(
        exercise="top_images",
        id="places-from-one",
        answer=Edit(("[:n].T", "[:n].T + 1")),
        cause="the places are counted from 1",
        hint="Use your answer as an index into X, with n as large as the number of images. What "
        "happens with the last one?",
        section="Exercise 7.4: The best images of every unit",
        origin="units and labels are numbered from 1 in this lesson",
        held_out=(
            """
def top_images(Theta1, X, n):
    numbers = range(1, len(X) + 1)
    scores = add_bias(X) @ Theta1.T
    return [sorted(numbers, key=lambda i: -column[i - 1])[:n] for column in scores.T]
""",
        ),
    ),
    Misconception(
        exercise="top_images",
        id="nine-written-in",
        answer=Edit(("[:n]", "[:9]")),
        cause="the number of images is written in as 9",
        hint="Call it with n = 3. What shape should come back, and what shape does?",
        section="Exercise 7.4: The best images of every unit",
        origin="the lesson looks at nine images",
        held_out=(
            """
def top_images(Theta1, X, n):
    return np.array([np.argsort(-s)[0:9] for s in Theta1 @ add_bias(X).T])
""",
        ),
    ),
    # --- accuracy_by_digit ---
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-share-of-all",
        answer="""
def accuracy_by_digit(predicted, y, K):
    return np.array([np.sum((predicted == k) & (y == k)) / len(y) for k in range(1, K + 1)])
""",
        cause="each count is divided by the number of all examples, and not by that of its label",
        hint="Give it predictions that are all right. Which fraction should come out for every "
        "label?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="np.mean over the whole mask",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    return np.array([np.mean((predicted == y) & (y == k)) for k in range(1, K + 1)])
""",
            """
def accuracy_by_digit(predicted, y, K):
    right = np.zeros(K)
    for p, t in zip(predicted, y):
        if p == t:
            right[t - 1] += 1
    return right / len(y)
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-precision",
        answer=Edit(("predicted[y == k] == k", "y[predicted == k] == k")),
        cause="these are the right ones among the examples *read* as each label, and not among "
        "those that *have* it",
        hint="Suppose that every example is read as a 2. For which labels is the accuracy then "
        "0, and for which one is it 1?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="precision and recall confused",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    shares = []
    for k in range(1, K + 1):
        read = predicted == k
        shares.append(np.mean(predicted[read] == y[read]))
    return np.array(shares)
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-labels-from-zero",
        answer=Edit(("range(1, K + 1)", "range(K)")),
        cause="the labels are counted from 0, though here they go from 1 to K",
        hint="Print the values of k that your code goes through, and np.unique(y) beside them.",
        section="Exercise 7.5: Accuracy for each digit",
        origin="Python counts from 0",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    result = np.zeros(K)
    for k in np.arange(K):
        result[k] = np.mean(predicted[y == k] == y[y == k])
    return result
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-yes-or-no",
        answer=Edit(("predicted[y == k] == k", "(predicted == k) == (y == k)")),
        cause="examples of other labels count as well, as right when they are not taken for this "
        "label",
        hint="The fraction is taken of the examples whose true label is k. How many examples does "
        "your mean run over?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="accuracy of a yes-or-no question for each label",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    wrong = predicted != y
    m = len(y)
    return np.array(
        [1 - np.sum(wrong & ((y == k) | (predicted == k))) / m for k in range(1, K + 1)]
    )
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-counts",
        answer=Edit(("np.mean(", "np.sum(")),
        cause="these are counts, not fractions",
        hint="Give it predictions that are all right. Should the answer depend on how many "
        "examples there are?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="division forgotten",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    return np.bincount(y[predicted == y], minlength=K + 1)[1:]
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-500-written-in",
        answer="""
def accuracy_by_digit(predicted, y, K):
    return np.array([np.sum(predicted[y == k] == k) / 500 for k in range(1, K + 1)])
""",
        cause="the number of examples of each label is written in as 500",
        hint="Call it on every tenth digit only. How many examples of each label are there now?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="the course's data have 500 digits of each kind",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    right = predicted == y
    return np.array([np.sum(right[y == k + 1]) / 500 for k in range(K)])
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-equal-shares",
        answer="""
def accuracy_by_digit(predicted, y, K):
    right = np.array([np.sum((predicted == k) & (y == k)) for k in range(1, K + 1)])
    return right / (len(y) / K)
""",
        cause="all labels are taken to be equally frequent",
        hint="Our data have equally many of each digit, others may not. Try the example of the "
        "check, where label 1 occurs three times and label 3 once.",
        section="Exercise 7.5: Accuracy for each digit",
        origin="the course's data have 500 digits of each kind",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    each = len(y) / K
    return np.array([np.sum(predicted[y == k] == k) / each for k in range(1, K + 1)])
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-all-together",
        answer="""
def accuracy_by_digit(predicted, y, K):
    return np.full(K, np.mean(predicted == y))
""",
        cause="it is the accuracy of all examples together, repeated for every label",
        hint="Change one prediction for a single label. Which entries of the answer should change?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="the mask of the label is forgotten",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    return np.array([accuracy(predicted, y) for k in range(1, K + 1)])
""",
        ),
    ),
    Misconception(
        exercise="accuracy_by_digit",
        id="digit-ten-written-in",
        answer=Edit(("range(1, K + 1)", "range(1, 11)")),
        cause="the number of labels is written in as 10",
        hint="Call it with K = 3. How many entries should the answer have?",
        section="Exercise 7.5: Accuracy for each digit",
        origin="ten digits",
        held_out=(
            """
def accuracy_by_digit(predicted, y, K):
    answer = []
    for digit in range(10):
        of_digit = y == digit + 1
        answer.append(np.mean(predicted[of_digit] == digit + 1))
    return np.array(answer)
""",
        ),
    ),
    # --- ablation_table ---
    Misconception(
        exercise="ablation_table",
        id="row-of-zeros-for-off",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    table = np.empty((len(Theta1), K))
    for j in range(len(Theta1)):
        without = Theta1.copy()
        without[j] = 0
        table[j] = accuracy_by_digit(predict(without, Theta2, X), y, K) - complete
    return table
""",
        cause="the unit's score is set to 0, and not its activation",
        hint="What does the sigmoid say at a score of 0? You predicted it above: is the unit off "
        "then?",
        section="Exercise 7.6: Every unit in turn",
        origin="the trap that the lesson names",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    z2 = feedforward(Theta1, Theta2, X)[1]
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    rows = []
    for j in range(len(Theta1)):
        z = z2.copy()
        z[:, j] = 0
        predicted = (add_bias(sigmoid(z)) @ Theta2.T).argmax(axis=1) + 1
        rows.append(accuracy_by_digit(predicted, y, K) - complete)
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-weights-zero-bias-kept",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    table = np.empty((len(Theta1), K))
    for j in range(len(Theta1)):
        without = Theta1.copy()
        without[j, 1:] = 0
        table[j] = accuracy_by_digit(predict(without, Theta2, X), y, K) - complete
    return table
""",
        cause="the unit no longer sees the pixels, but its bias still keeps it talking",
        hint="Print the activation of the unit that you have switched off, for a few digits. Is it "
        "0?",
        section="Exercise 7.6: Every unit in turn",
        origin="switched off at the input, and without the bias",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    before = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    A = feedforward(Theta1, Theta2, X)[2]
    table = []
    for j, bias in enumerate(Theta1[:, 0]):
        changed = A.copy()
        changed[:, j + 1] = sigmoid(bias)
        after = accuracy_by_digit((changed @ Theta2.T).argmax(axis=1) + 1, y, K)
        table.append(after - before)
    return np.array(table)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-neighbour",
        answer=Edit(("without[:, j + 1] = 0", "without[:, j] = 0")),
        cause="the unit before it is switched off, and in the first row the bias unit",
        hint="Column 0 of Theta2 belongs to the bias unit. Which column belongs to the first "
        "hidden unit?",
        section="Switch a unit off",
        origin="off by one, because of the bias column",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    A = feedforward(Theta1, Theta2, X)[2]
    complete = accuracy_by_digit((A @ Theta2.T).argmax(axis=1) + 1, y, K)
    rows = []
    for j in range(len(Theta1)):
        changed = A.copy()
        changed[:, j] = 0
        rows.append(accuracy_by_digit((changed @ Theta2.T).argmax(axis=1) + 1, y, K) - complete)
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-never-back-on",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    table = np.empty((len(Theta1), K))
    without = Theta2.copy()
    for j in range(len(Theta1)):
        without[:, j + 1] = 0
        table[j] = accuracy_by_digit(predict(Theta1, without, X), y, K) - complete
    return table
""",
        cause="a unit that was switched off is never switched on again, so they go out one after "
        "the other",
        hint="How many units are off when you measure the last one? Count the columns of zeros in "
        "what you measure with.",
        section="Exercise 7.6: Every unit in turn",
        origin="the copy is made once, before the loop",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    A = feedforward(Theta1, Theta2, X)[2]
    with_all = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    rows = []
    for j in range(len(Theta1)):
        A[:, j + 1] = 0
        rows.append(accuracy_by_digit((A @ Theta2.T).argmax(axis=1) + 1, y, K) - with_all)
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-weights-changed",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    table = np.empty((len(Theta1), K))
    for j in range(len(Theta1)):
        complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
        without = Theta2
        without[:, j + 1] = 0
        table[j] = accuracy_by_digit(predict(Theta1, without, X), y, K) - complete
    return table
""",
        cause="Theta2 itself is changed, because a second name is not a copy, and each unit is "
        "compared with a network that has lost the units before it",
        hint="Print Theta2 after the call. Which network should all units be compared with?",
        section="Exercise 7.6: Every unit in turn",
        origin="aliasing",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K, rows = len(Theta2), []
    for j in range(len(Theta1)):
        before = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
        Theta2[:, j + 1] = 0
        after = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
        rows.append(after - before)
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-losses-positive",
        answer=Edit(
            (
                "accuracy_by_digit(predict(Theta1, without, X), y, K) - complete",
                "complete - accuracy_by_digit(predict(Theta1, without, X), y, K)",
            )
        ),
        cause="the difference is taken the wrong way round",
        hint="A digit is read worse without the unit. Which sign should its entry have?",
        section="Exercise 7.6: Every unit in turn",
        origin="'loss' read as a positive number",
        held_out=(Edit(("return table", "return -table")),),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-without-difference",
        answer=Edit((" - complete", "")),
        cause="the accuracy without the unit came back, and not how it changes",
        hint="What should stand in the row of a unit that nobody needs?",
        section="Exercise 7.6: Every unit in turn",
        origin="the subtraction is forgotten",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    rows = []
    for j in range(len(Theta1)):
        network = np.delete(Theta1, j, axis=0), np.delete(Theta2, j + 1, axis=1)
        rows.append(accuracy_by_digit(predict(*network, X), y, K))
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-all-digits-together",
        answer="""
def ablation_table(Theta1, Theta2, X, y):
    complete = accuracy(predict(Theta1, Theta2, X), y)
    table = np.empty((len(Theta1), len(Theta2)))
    for j in range(len(Theta1)):
        without = Theta2.copy()
        without[:, j + 1] = 0
        table[j] = accuracy(predict(Theta1, without, X), y) - complete
    return table
""",
        cause="every digit gets the change of the accuracy on all digits together",
        hint="Print one row of the table. Can a unit be needed for one digit and not for another?",
        section="Switch a unit off",
        origin="accuracy in place of accuracy_by_digit",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    base = np.mean(predict(Theta1, Theta2, X) == y)
    changes = []
    for j in range(len(Theta1)):
        weights = Theta2.copy()
        weights[:, j + 1] = 0
        changes.append(np.mean(predict(Theta1, weights, X) == y) - base)
    return np.tile(np.array(changes)[:, None], len(Theta2))
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-all-the-others",
        answer=Edit(
            (
                "without[:, j + 1] = 0",
                (
                    "others = [i + 1 for i in range(len(Theta1)) if i != j]\n"
                    "        without[:, others] = 0"
                ),
            )
        ),
        cause="all the other units are switched off, and this one alone is left on",
        hint="Print how many columns of your changed Theta2 are zero. How many units should be "
        "off at a time?",
        section="Exercise 7.6: Every unit in turn",
        origin="'every unit in turn' turned round",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K = len(Theta2)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    table = []
    for j in range(len(Theta1)):
        alone = predict(Theta1[j : j + 1], Theta2[:, [0, j + 1]], X)
        table.append(accuracy_by_digit(alone, y, K) - complete)
    return np.array(table)
""",
        ),
    ),
    Misconception(
        exercise="ablation_table",
        id="ablation-transposed",
        answer=Edit(("return table", "return table.T")),
        cause="the table has a row for each digit and a column for each unit",
        hint="Print the shape of your table, and compare it with the docstring.",
        section="Exercise 7.6: Every unit in turn",
        origin="rows and columns swapped",
        held_out=(
            """
def ablation_table(Theta1, Theta2, X, y):
    K, units = len(Theta2), len(Theta1)
    complete = accuracy_by_digit(predict(Theta1, Theta2, X), y, K)
    columns = []
    for j in range(units):
        mask = np.arange(units + 1) != j + 1
        columns.append(accuracy_by_digit(predict(Theta1, Theta2 * mask, X), y, K) - complete)
    return np.column_stack(columns)
""",
        ),
    ),
]
