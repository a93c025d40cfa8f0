"""Wrong answers to the exercises of lesson 2."""

from autograder.grading.catalogue import Edit, Misconception

# Two branches, for positive and for negative z, that the answers below put into an array.
BOTH_BRANCHES = """
    positive = z >= 0
    {out}[positive] = 1 / (1 + np.exp(-z[positive]))
    {out}[~positive] = np.exp(z[~positive]) / (1 + np.exp(z[~positive]))
    return {out}
"""

ALL_AT_ONCE = """
def feedforward(Theta1, Theta2, X):
    a1 = {a1}
    z2 = {z2}
    a2 = {a2}
    z3 = {z3}
    return a1, z2, a2, z3, {h}
"""
RIGHT = {
    "a1": "add_bias(X)",
    "z2": "a1 @ Theta1.T",
    "a2": "add_bias(sigmoid(z2))",
    "z3": "a2 @ Theta2.T",
    "h": "sigmoid(z3)",
}

MISCONCEPTIONS = [
    Misconception(
        exercise="weight_shapes",
        id="shapes-without-bias",
        answer=Edit(("sizes[i] + 1)", "sizes[i])")),
        cause="no column is kept for the bias unit",
        hint="A hidden unit of our network reads 400 pixels and one thing more. "
        "How many weights does it need, then?",
        section="The network, drawn",
        origin="the bias units are not counted in the sizes",
        held_out=(
            """
def weight_shapes(sizes):
    return [(rows, cols) for cols, rows in zip(sizes[:-1], sizes[1:])]
""",
            """
def weight_shapes(sizes):
    shapes = []
    for layer in range(1, len(sizes)):
        shapes.append((sizes[layer], sizes[layer - 1]))
    return shapes
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-transposed",
        answer=Edit(("(sizes[i + 1], sizes[i] + 1)", "(sizes[i] + 1, sizes[i + 1])")),
        cause="rows and columns are exchanged",
        hint="Print `Theta1.shape` and compare it with your first pair. "
        "Does a row belong to a unit that reads, or to a number that is read?",
        section="The network, drawn",
        origin="the layers are read from left to right, and so are the two numbers",
        held_out=(
            """
def weight_shapes(sizes):
    shapes = []
    for inputs, units in zip(sizes, sizes[1:]):
        shapes.append((inputs + 1, units))
    return shapes
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-transposed-without-bias",
        answer=Edit(("(sizes[i + 1], sizes[i] + 1)", "(sizes[i], sizes[i + 1])")),
        cause="rows and columns are exchanged, and no column is kept for the bias unit",
        hint="Two things are missing here, so take them one by one. Which layer do the rows "
        "belong to, and what does every unit read besides the layer before it?",
        section="The network, drawn",
        origin="neighbouring sizes are simply paired",
        held_out=(
            """
def weight_shapes(sizes):
    return list(zip(sizes[:-1], sizes[1:]))
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-bias-receives",
        answer=Edit(("(sizes[i + 1], sizes[i] + 1)", "(sizes[i + 1] + 1, sizes[i])")),
        cause="the bias unit is counted among the units that receive, not those that are read",
        hint="Look at the drawing: does any line run into a black square? "
        "A row of weights is needed only for a unit that reads something.",
        section="The network, drawn",
        origin="the +1 lands on the wrong side",
        held_out=(
            """
def weight_shapes(sizes):
    return [(b + 1, a) for a, b in zip(sizes, sizes[1:])]
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-bias-on-both-sides",
        answer=Edit(("(sizes[i + 1], sizes[i] + 1)", "(sizes[i + 1] + 1, sizes[i] + 1)")),
        cause="the bias unit is counted twice, as a unit that is read and as one that receives",
        hint="Every layer but the last has a bias unit, and yet no weights lead to it. "
        "Which of the two numbers of a shape can it change?",
        section="The network, drawn",
        origin="every layer is first made one unit larger",
        held_out=(
            """
def weight_shapes(sizes):
    sizes = [size + 1 for size in sizes]
    return [(sizes[k], sizes[k - 1]) for k in range(1, len(sizes))]
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-of-two-matrices",
        answer="""
def weight_shapes(sizes):
    return [(sizes[1], sizes[0] + 1), (sizes[2], sizes[1] + 1)]
""",
        cause="there are always two matrices, however many layers there are",
        hint="Ask for the shapes of a network 7-5-4-3, and of one 6-4 with no hidden layer. "
        "How many matrices has each of them?",
        section="Exercise 2.1: The shapes of the weights",
        origin="the lesson's own network has three layers",
        held_out=(
            """
def weight_shapes(sizes):
    n_in, n_hidden, n_out = sizes[0], sizes[1], sizes[2]
    return [(n_hidden, n_in + 1), (n_out, n_hidden + 1)]
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-three-layers-unpacked",
        answer="""
def weight_shapes(sizes):
    n_in, n_hidden, n_out = sizes
    return [(n_hidden, n_in + 1), (n_out, n_hidden + 1)]
""",
        cause="exactly three layers are expected",
        hint="Call it with (6, 4), and with (7, 5, 4, 3). "
        "Which line complains, and what does it take for granted?",
        section="Exercise 2.1: The shapes of the weights",
        origin="the lesson's own network has three layers",
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-of-the-lesson",
        answer="""
def weight_shapes(sizes):
    return [(25, 401), (10, 26)]
""",
        cause="the shapes of the lesson's network are written in as numbers",
        hint="Call it with (7, 5, 3). Does anything change?",
        section="Exercise 2.1: The shapes of the weights",
        origin="pleasing the check",
        held_out=(
            """
def weight_shapes(sizes):
    pixels, hidden, classes = 400, 25, 10
    return [(hidden, pixels + 1), (classes, hidden + 1)]
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-last-matrix-missing",
        answer=Edit(("range(len(sizes) - 1)", "range(len(sizes) - 2)")),
        cause="the last matrix is left out",
        hint="Count on your fingers: between 3 layers there are 2 gaps. "
        "How many shapes do you get for (400, 25, 10)?",
        section="Exercise 2.1: The shapes of the weights",
        origin="an end of a range that is one too small",
        held_out=(
            """
def weight_shapes(sizes):
    return [(sizes[i], sizes[i - 1] + 1) for i in range(1, len(sizes) - 1)]
""",
        ),
    ),
    Misconception(
        exercise="weight_shapes",
        id="shapes-past-the-end",
        answer=Edit(("range(len(sizes) - 1)", "range(len(sizes))")),
        cause="one pair too many is asked for, and the last layer has no neighbour",
        hint="Each matrix stands between two layers. "
        "How many such places are there when there are three layers?",
        section="Exercise 2.1: The shapes of the weights",
        origin="an end of a range that is one too large",
        held_out=(
            """
def weight_shapes(sizes):
    shapes = []
    for i, size in enumerate(sizes):
        shapes.append((sizes[i + 1], size + 1))
    return shapes
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-overflows",
        answer="""
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
""",
        cause="e is still raised to a large positive power somewhere, if only where the result is "
        "not used in the end",
        hint="Call it with z = -1000 and look at every exponent that your code forms, "
        "whether it is picked afterwards or not. Is one of them a large positive number?",
        section="Exercise 2.2: The sigmoid",
        origin="the formula typed in as it stands, or both forms handed to a function that picks",
        held_out=(
            """
def sigmoid(z):
    g = 1.0 / (1.0 + np.e ** (-1.0 * z))
    return g
""",
            """
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-second-form-only",
        answer="""
def sigmoid(z):
    return np.exp(z) / (1 + np.exp(z))
""",
        cause="the second form is used for every z, and for a large one it divides infinity by "
        "infinity",
        hint="Try z = 1000 and z = -1000. Each of the two forms is harmless on one side only; "
        "which side is it for yours?",
        section="Exercise 2.2: The sigmoid",
        origin="the form that cures z = -1000 is used everywhere",
        held_out=(
            """
def sigmoid(z):
    e = np.exp(z)
    return e / (e + 1)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-without-minus",
        answer="""
def sigmoid(z):
    return 1 / (1 + np.exp(z))
""",
        cause="the minus sign in the exponent is missing, so the curve falls where it should climb",
        hint="Draw the curve: should a large sum switch a unit on or off? "
        "Compare the values at z = -2 and z = 2.",
        section="Exercise 2.2: The sigmoid",
        origin="a sign lost in typing",
        held_out=(
            """
def sigmoid(z):
    return np.reciprocal(1.0 + np.e**z)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-branches-exchanged",
        answer=Edit(("np.where(z >= 0, 1, small)", "np.where(z >= 0, small, 1)")),
        cause="the two forms are each used on the wrong side of zero, so the curve falls where it "
        "should climb",
        hint="Work out z = 2 by hand with each of your two branches. "
        "Which of them gives an activation above one half?",
        section="Exercise 2.2: The sigmoid",
        origin="one condition turned round",
        held_out=(
            """
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z < 0, 1 / (1 + e), e / (1 + e))
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-parentheses",
        answer="""
def sigmoid(z):
    return 1 / 1 + np.exp(-z)
""",
        cause="only a part of the denominator is divided by",
        hint="Evaluate it at z = 0, where one half is expected, first with pencil and paper and "
        "then in Python. In which order does Python divide and add?",
        section="Exercise 2.2: The sigmoid",
        origin="the fraction bar does the work of parentheses, and a slash does not",
        held_out=(
            """
def sigmoid(z):
    return 1.0 + np.exp(-z)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-tanh",
        answer="""
def sigmoid(z):
    return np.tanh(z)
""",
        cause="another S-shaped curve was taken, one that runs from -1 to 1",
        hint="What is the smallest value on your curve, and what is its value at z = 0? "
        "An activation lies between 0 and 1.",
        section="Exercise 2.2: The sigmoid",
        origin="tanh is also a usual activation function",
        held_out=(
            """
def sigmoid(z):
    small = np.exp(-2 * np.abs(z))
    return np.sign(z) * (1 - small) / (1 + small)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-clipped",
        answer="""
def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))
""",
        cause="z is cut off at ±30, so everything further out gets the same answer",
        hint="Compare sigmoid(-40) with sigmoid(-50). Are they different, as they should be?",
        section="Exercise 2.2: The sigmoid",
        origin="silencing the warning",
        held_out=(
            """
def sigmoid(z):
    z = np.maximum(np.minimum(z, 30), -30)
    return np.exp(z) / (1 + np.exp(z))
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-answer-clipped",
        answer=Edit(
            (
                "return np.where(z >= 0, 1, small) / (1 + small)",
                "return np.clip(np.where(z >= 0, 1, small) / (1 + small), 1e-15, 1 - 1e-15)",
            )
        ),
        cause="the answer is kept away from 0 and 1, so tiny activations come out too large",
        hint="Compare sigmoid(-40) with the value that the lesson gives. "
        "A right answer needs no guard, however small it is.",
        section="Exercise 2.2: The sigmoid",
        origin="a habit from code that takes logarithms afterwards",
        held_out=(
            """
def sigmoid(z):
    eps = 1e-15
    e = np.exp(-np.abs(z))
    g = np.where(z < 0, e / (1 + e), 1 / (1 + e))
    return np.minimum(np.maximum(g, eps), 1 - eps)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-digits-cancel",
        answer="""
def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))
""",
        cause="a tiny answer is formed as the difference of two numbers of ordinary size, so its "
        "digits are lost",
        hint="Print sigmoid(-40) beside the value in the lesson. "
        "What is left of 1 + 4e-18 - 1 in Python, and where does your formula do such a thing?",
        section="Exercise 2.2: The sigmoid",
        origin="identities that are exact on paper: with tanh, or one minus the other side",
        held_out=(
            """
def sigmoid(z):
    return np.tanh(z / 2) / 2 + 1 / 2
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-rounded",
        answer=Edit(
            (
                "return np.where(z >= 0, 1, small) / (1 + small)",
                "return np.round(np.where(z >= 0, 1, small) / (1 + small), 6)",
            )
        ),
        cause="the answer is rounded to a few decimals",
        hint="Round only what you print. "
        "How many of the digits of sigmoid(-40) survive in your answer?",
        section="Exercise 2.2: The sigmoid",
        origin="the published values have a few decimals",
        held_out=(
            """
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.around(np.where(z < 0, e / (1 + e), 1 / (1 + e)), decimals=6)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-of-the-distance",
        answer="""
def sigmoid(z):
    small = np.exp(-np.abs(z))
    return 1 / (1 + small)
""",
        cause="only the distance of z from zero counts, so negative sums are treated as positive",
        hint="Compare the values at z = -2 and z = 2. "
        "On which side does your formula hold, and what becomes of the other?",
        section="Exercise 2.2: The sigmoid",
        origin="the safe exponent is found, the second form forgotten",
        held_out=(
            """
def sigmoid(z):
    z = np.where(z < 0, -z, z)
    return 1 / (1 + np.exp(-z))
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-numbers-only",
        answer="""
def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))
""",
        cause="it can take a single number, and no array",
        hint="Call it with np.zeros((2, 3)) and read the error. "
        "Which function in your code can work on one number only?",
        section="Exercise 2.2: The sigmoid",
        origin="the math module, or float()",
        held_out=(
            """
def sigmoid(z):
    z = float(z)
    e = np.exp(-abs(z))
    return 1 / (1 + e) if z >= 0 else e / (1 + e)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-if-on-an-array",
        answer="""
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))
""",
        cause="one decision is made for the whole array",
        hint="What is `np.array([-1, 2]) >= 0`? "
        "Ask yourself which branch an array should take that holds both kinds of numbers.",
        section="Exercise 2.2: The sigmoid",
        origin="an `if` that is right for a single number",
        held_out=(
            """
def sigmoid(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) if z < 0 else 1 / (1 + e)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-whole-numbers",
        answer="def sigmoid(z):\n    z = np.asarray(z)\n    out = np.zeros_like(z)"
        + BOTH_BRANCHES.format(out="out"),
        cause="the answer is put into an array of whole numbers wherever z holds whole numbers",
        hint="Call it with np.array([-1, 0, 2]), and print the dtype of what comes back. "
        "Where was that dtype decided?",
        section="Exercise 2.2: The sigmoid",
        origin="a new array that takes over the dtype of z",
        held_out=(
            """
def sigmoid(z):
    def left(v):
        return np.exp(v) / (1 + np.exp(v))

    return np.piecewise(z, [z < 0, z >= 0], [left, lambda v: 1 / (1 + np.exp(-v))])
""",
        ),
    ),
    Misconception(
        exercise="sigmoid",
        id="sigmoid-overwrites-z",
        answer="def sigmoid(z):\n    z = np.asarray(z, dtype=float)"
        + BOTH_BRANCHES.format(out="z"),
        cause="the answers are written into z itself, so the caller's array is changed",
        hint="Make an array, call your function on it, and print the array again. "
        "Is it still what you put in?",
        section="Exercise 2.2: The sigmoid",
        origin="an array of floats converted to float is no copy",
        held_out=(
            """
def sigmoid(z):
    small = np.exp(-np.abs(z))
    answer = np.where(z >= 0, 1, small) / (1 + small)
    if isinstance(z, np.ndarray) and z.dtype == float:
        z[...] = answer
    return answer
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-bias-entry-missing",
        answer=Edit(("np.concatenate(([1.0], a))", "a")),
        cause="a layer's activations are multiplied without the bias unit on top of them",
        hint="Write the shapes beside the first product: Theta has one column more than there are "
        "inputs. What belongs to that column?",
        section="Exercise 2.3: One example, layer by layer",
        origin="the step before the product is skipped",
        held_out=(
            """
def feedforward_one(Thetas, x):
    result = []
    a = x
    for Theta in Thetas:
        z = np.dot(Theta, a)
        a = sigmoid(z)
        result.append((z, a))
    return result
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-bias-only-on-x",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    a = np.concatenate(([1.0], x))
    for Theta in Thetas:
        z = Theta @ a
        a = sigmoid(z)
        layers.append((z, a))
    return layers
""",
        cause="the bias unit joins the inputs, but not the hidden layers",
        hint="Every layer but the last has a bias unit. Run it on a network with one hidden layer, "
        "and print the shapes just before each product.",
        section="Exercise 2.3: One example, layer by layer",
        origin="the bias is put in front once, before the loop",
        held_out=(
            """
def feedforward_one(Thetas, x):
    activations = np.insert(x, 0, 1)
    out = []
    for W in Thetas:
        sums = W.dot(activations)
        activations = sigmoid(sums)
        out.append((sums, activations))
    return out
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-bias-weights-dropped",
        answer=Edit(("Theta @ np.concatenate(([1.0], a))", "Theta[:, 1:] @ a")),
        cause="the bias weights are dropped so that the product fits",
        hint="Give the little network the input (0, 0) and print the hidden sums. "
        "Where are the -10 and the -30?",
        section="Exercise 2.3: One example, layer by layer",
        origin="a column cut off to silence an error about shapes",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    for Theta in Thetas:
        weights = np.delete(Theta, 0, axis=1)
        z = np.array([sum(w * v for w, v in zip(row, x)) for row in weights])
        x = sigmoid(z)
        layers.append((z, x))
    return layers
""",
            Edit(("[1.0]", "[0.0]")),
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-bias-last",
        answer=Edit(("np.concatenate(([1.0], a))", "np.concatenate((a, [1.0]))")),
        cause="the bias unit joins the activations at the end, while its weights stand in column 0",
        hint="Give the little network the input (0, 0): its hidden sums should be -10 and -30. "
        "Which column of Theta does your 1 meet?",
        section="Exercise 2.3: One example, layer by layer",
        origin="appending is the more usual step",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    for Theta in Thetas:
        z = Theta[:, :-1] @ x + Theta[:, -1]
        x = sigmoid(z)
        layers.append((z, x))
    return layers
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-theta-transposed",
        answer=Edit(("Theta @ np", "Theta.T @ np")),
        cause="Theta is transposed before the product",
        hint="For one example the formula has no transpose. "
        "Write the shapes beside the product: which side of Theta meets the activations?",
        section="Exercise 2.3: One example, layer by layer",
        origin="a formula for many examples, used for one",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    a = x
    for Theta in Thetas:
        z = np.append(1, a) @ Theta
        a = sigmoid(z)
        layers += [(z, a)]
    return layers
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-layer-fed-with-x",
        answer=Edit(("np.concatenate(([1.0], a))", "np.concatenate(([1.0], x))")),
        cause="every layer reads the inputs, instead of the layer before it",
        hint="Run a network with one hidden layer and print, at each step, what goes into the "
        "product. What should the second layer read?",
        section="Exercise 2.3: One example, layer by layer",
        origin="the activations are computed, but not handed on",
        held_out=(
            """
def feedforward_one(Thetas, x):
    a = np.append(1.0, x)
    return [(Theta @ a, sigmoid(Theta @ a)) for Theta in Thetas]
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-sums-handed-on",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    z = x
    for Theta in Thetas:
        z = Theta @ np.concatenate(([1.0], z))
        layers.append((z, sigmoid(z)))
    return layers
""",
        cause="a layer's sums are handed on to the next one, instead of its activations",
        hint="Of the two things that each layer has, only one is read by the next. "
        "Can the numbers that your second layer reads be larger than 1?",
        section="Exercise 2.3: One example, layer by layer",
        origin="one name for two things, or the sigmoid applied to the output alone",
        held_out=(
            """
def feedforward_one(Thetas, x):
    sums = [Thetas[0] @ np.append(1.0, x)]
    for Theta in Thetas[1:]:
        sums.append(Theta[:, 0] + Theta[:, 1:] @ sums[-1])
    return [(z, sigmoid(z)) for z in sums]
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-hidden-without-sigmoid",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    a = x
    for i, Theta in enumerate(Thetas):
        z = Theta @ np.concatenate(([1.0], a))
        a = sigmoid(z) if i == len(Thetas) - 1 else z
        layers.append((z, a))
    return layers
""",
        cause="the hidden layers do without the sigmoid",
        hint="Print the activations of a hidden layer. In what range must they all lie?",
        section="Exercise 2.3: One example, layer by layer",
        origin="the sigmoid is taken for something that only outputs need",
        held_out=(
            """
def feedforward_one(Thetas, x):
    *inner, last = Thetas
    layers = []
    for Theta in inner:
        x = Theta @ np.insert(x, 0, 1.0)
        layers.append((x, x))
    z = last @ np.insert(x, 0, 1.0)
    return [*layers, (z, sigmoid(z))]
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-output-without-sigmoid",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    a = x
    for i, Theta in enumerate(Thetas):
        z = Theta @ np.concatenate(([1.0], a))
        a = z if i == len(Thetas) - 1 else sigmoid(z)
        layers.append((z, a))
    return layers
""",
        cause="the last layer does without the sigmoid",
        hint="The output of the little network should be close to 0 or 1. What is yours at (1, 0)?",
        section="Exercise 2.3: One example, layer by layer",
        origin="a habit from networks that predict quantities",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    for Theta in Thetas:
        z = Theta[:, 1:] @ x + Theta[:, 0]
        x = sigmoid(z)
        layers.append((z, x))
    layers[-1] = (layers[-1][0], layers[-1][0])
    return layers
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-without-sigmoid",
        answer=Edit(("a = sigmoid(z)", "a = z")),
        cause="the sigmoid is missing in every layer",
        hint="Print z and a of one layer side by side. What happens to a sum before it leaves "
        "its unit?",
        section="The network, drawn",
        origin="the second of the two lines is forgotten",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    for Theta in Thetas:
        x = Theta @ np.hstack((1, x))
        layers.append((x, x))
    return layers
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-sums-through-the-sigmoid",
        answer=Edit(
            (
                "z = Theta @ np.concatenate(([1.0], a))",
                "z = sigmoid(Theta @ np.concatenate(([1.0], a)))",
            )
        ),
        cause="the sums have been through the sigmoid, and the activations twice",
        hint="Give the little network the input (1, 0). The sums of its hidden layer should be 10 "
        "and -10; what has become of yours?",
        section="Exercise 2.3: One example, layer by layer",
        origin="the sigmoid is written into both lines",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    a = x
    for Theta in Thetas:
        z = Theta @ np.append(1, a)
        z = sigmoid(z)
        a = sigmoid(z)
        layers.append((z, a))
    return layers
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-pair-exchanged",
        answer=Edit(("(z, a)", "(a, z)")),
        cause="the activations stand before the sums in each pair",
        hint="Print the first pair for the little network at (1, 0). "
        "Which of its two members can be 10, and which place does the docstring give it?",
        section="Exercise 2.3: One example, layer by layer",
        origin="a slip in the order of the results",
        held_out=(
            """
def feedforward_one(Thetas, x):
    pairs = []
    for Theta in Thetas:
        z = Theta[:, 0] + Theta[:, 1:] @ x
        x = sigmoid(z)
        pairs.append([x, z])
    return pairs
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-bias-units-returned",
        answer="""
def feedforward_one(Thetas, x):
    layers = []
    a = np.concatenate(([1.0], x))
    for Theta in Thetas:
        z = Theta @ a
        a = np.concatenate(([1.0], sigmoid(z)))
        layers.append((z, a))
    return layers
""",
        cause="the activations come back with the bias unit among them",
        hint="The bias unit joins a layer just before the product and is not itself a result. "
        "How many activations has a layer of 5 units in your answer?",
        section="Exercise 2.3: One example, layer by layer",
        origin="the bias is put in front at the end of each round",
        held_out=(
            """
def feedforward_one(Thetas, x):
    layers = []
    a = np.insert(x, 0, 1)
    for Theta in Thetas:
        z = np.dot(Theta, a)
        a = np.insert(sigmoid(z), 0, 1)
        layers += [(z, a)]
    return layers
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-only-the-output",
        answer=Edit(("return layers", "return a")),
        cause="only the network's output comes back",
        hint="You need the sums and the activations of every layer later on. "
        "Read again what the docstring promises to return.",
        section="Exercise 2.3: One example, layer by layer",
        origin="the output is what one usually wants",
        held_out=(Edit(("return layers", "return layers[-1][-1]")),),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-only-the-last-layer",
        answer="""
def feedforward_one(Thetas, x):
    a = x
    for Theta in Thetas:
        z = Theta @ np.concatenate(([1.0], a))
        a = sigmoid(z)
    return [(z, a)]
""",
        cause="only the last layer's sums and activations come back",
        hint="How long is your list for a network with three weight matrices? "
        "What became of the earlier layers' results when the loop came round again?",
        section="Exercise 2.3: One example, layer by layer",
        origin="names overwritten in a loop, nothing collected",
        held_out=(
            Edit(("layers.append((z, a))", "layers = [(z, a)]")),
            Edit(("return layers", "return layers[-1:]")),
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-two-matrices-only",
        answer=Edit(("in Thetas:", "in Thetas[:2]:")),
        cause="no more than two weight matrices are used",
        hint="Count the pairs that come back for a network 4-5-3-2. "
        "The function is to work at any depth.",
        section="Exercise 2.3: One example, layer by layer",
        origin="the lesson's own network has two matrices",
        held_out=(
            """
def feedforward_one(Thetas, x):
    z2 = Thetas[0] @ np.append(1.0, x)
    a2 = sigmoid(z2)
    if len(Thetas) == 1:
        return [(z2, a2)]
    z3 = Thetas[1] @ np.append(1.0, a2)
    return [(z2, a2), (z3, sigmoid(z3))]
""",
        ),
    ),
    Misconception(
        exercise="feedforward_one",
        id="one-input-listed",
        answer=Edit(("layers = []", "layers = [(x, x)]")),
        cause="the input layer is listed too, although it has no sums",
        hint="How many pairs come back for a network with two weight matrices? "
        "The docstring asks for the layers after the input.",
        section="Exercise 2.3: One example, layer by layer",
        origin="layer 1 is counted among those that are computed",
        held_out=(Edit(("return layers", "return [(x, x), *layers]")),),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-without-transpose",
        answer=Edit(("Theta1.T", "Theta1"), ("Theta2.T", "Theta2")),
        cause="the weight matrices are not transposed",
        hint="Write the shapes beside the first product: (m, 401) meets (25, 401). "
        "Which two numbers have to be equal?",
        section="Exercise 2.4: All examples at once",
        origin="the formula for one example, with the factors exchanged",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = np.dot(a1, Theta1)
    a2 = add_bias(sigmoid(z2))
    z3 = np.dot(a2, Theta2)
    return a1, z2, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-bias-missing",
        answer=ALL_AT_ONCE.format(**RIGHT | {"a2": "sigmoid(z2)"}),
        cause="a bias column is missing before one of the two products",
        hint="Print the shapes of both factors just before each product. "
        "Both the pictures and the hidden layer have a column of ones in front.",
        section="Exercise 2.4: All examples at once",
        origin="the bias of one layer is forgotten",
        held_out=(
            ALL_AT_ONCE.format(**RIGHT | {"a1": "X"}),
            ALL_AT_ONCE.format(**RIGHT | {"z3": "sigmoid(z2) @ Theta2.T"}),
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-hidden-bias-dropped",
        answer=ALL_AT_ONCE.format(**RIGHT | {"a2": "sigmoid(z2)", "z3": "a2 @ Theta2[:, 1:].T"}),
        cause="the hidden layer's bias weights are dropped so that the product fits",
        hint="How many columns has your a2 on our digits? "
        "It should have 26, one more than there are hidden units.",
        section="Exercise 2.4: All examples at once",
        origin="a column cut off to silence an error about shapes",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    W2 = np.delete(Theta2, 0, axis=1)
    a1 = np.insert(X, 0, 1, axis=1)
    z2 = np.dot(a1, Theta1.T)
    a2 = sigmoid(z2)
    z3 = np.dot(a2, W2.T)
    return a1, z2, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-all-biases-dropped",
        answer=ALL_AT_ONCE.format(
            a1="X",
            z2="a1 @ Theta1[:, 1:].T",
            a2="sigmoid(z2)",
            z3="a2 @ Theta2[:, 1:].T",
            h="sigmoid(z3)",
        ),
        cause="the bias units of both layers are left out, and their weights with them",
        hint="Send the little network the input (0, 0) and print z2. "
        "Where are the -10 and the -30?",
        section="Exercise 2.4: All examples at once",
        origin="columns cut off to silence errors about shapes",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    W1, W2 = Theta1[:, 1:], Theta2[:, 1:]
    z2 = (W1 @ X.T).T
    a2 = sigmoid(z2)
    z3 = (W2 @ a2.T).T
    return [X, z2, a2, z3, sigmoid(z3)]
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-bias-last",
        answer="""
def feedforward(Theta1, Theta2, X):
    ones = np.ones((len(X), 1))
    a1 = np.hstack([X, ones])
    z2 = a1 @ Theta1.T
    a2 = np.hstack([sigmoid(z2), ones])
    z3 = a2 @ Theta2.T
    return a1, z2, a2, z3, sigmoid(z3)
""",
        cause="the columns of ones stand at the end, while the bias weights stand in column 0",
        hint="Print the first and the last column of a1. "
        "Which column of Theta1 does the column of ones meet?",
        section="Exercise 2.4: All examples at once",
        origin="the order of the arguments when columns are joined",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    def extend(A):
        return np.c_[A, np.ones(A.shape[0])]

    a1 = extend(X)
    z2 = np.einsum("ij,kj->ik", a1, Theta1)
    a2 = extend(sigmoid(z2))
    z3 = np.einsum("ij,kj->ik", a2, Theta2)
    return a1, z2, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-bias-through-sigmoid",
        answer=Edit(("add_bias(sigmoid(z2))", "sigmoid(add_bias(z2))")),
        cause="the hidden layer's bias unit goes through the sigmoid with the sums",
        hint="Print the first column of a2. What does a bias unit always put out?",
        section="Exercise 2.4: All examples at once",
        origin="two steps in the wrong order",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    a1 = np.insert(X, 0, 1, axis=1)
    z2 = a1 @ Theta1.T
    a2 = sigmoid(np.insert(z2, 0, 1, axis=1))
    z3 = a2 @ Theta2.T
    return a1, z2, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-hidden-without-sigmoid",
        answer=Edit(("add_bias(sigmoid(z2))", "add_bias(z2)")),
        cause="the hidden layer does without the sigmoid",
        hint="Print the smallest and the largest entry of a2. In what range must activations lie?",
        section="Exercise 2.4: All examples at once",
        origin="the sigmoid is taken for something that only outputs need",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    ones = np.ones((X.shape[0], 1))
    a1 = np.concatenate((ones, X), axis=1)
    z2 = a1.dot(Theta1.T)
    a2 = np.concatenate((ones, z2), axis=1)
    z3 = a2.dot(Theta2.T)
    return a1, z2, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-z2-overwritten",
        answer=Edit(
            ("a1 @ Theta1.T", "sigmoid(a1 @ Theta1.T)"), ("add_bias(sigmoid(z2))", "add_bias(z2)")
        ),
        cause="z2 holds the hidden activations, no longer the sums",
        hint="Print a few entries of z2: are they all between 0 and 1? "
        "Keep the sums and what the sigmoid makes of them under two names.",
        section="Exercise 2.4: All examples at once",
        origin="the sigmoid is applied in the same line as the product",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X)
    hidden = sigmoid(np.dot(a1, Theta1.T))
    a2 = add_bias(hidden)
    z3 = np.dot(a2, Theta2.T)
    return a1, hidden, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-a2-without-bias",
        answer=ALL_AT_ONCE.format(**RIGHT | {"a2": "sigmoid(z2)", "z3": "add_bias(a2) @ Theta2.T"}),
        cause="everything is computed rightly, but a2 comes back without its bias column",
        hint="Print the shape of a2: the docstring promises one column more than there are hidden "
        "units. In lesson 4 that column will be needed.",
        section="Exercise 2.4: All examples at once",
        origin="the bias is added only inside the product",
        held_out=(
            ALL_AT_ONCE.format(
                **RIGHT | {"a2": "sigmoid(z2)", "z3": "Theta2[:, 0] + a2 @ Theta2[:, 1:].T"}
            ),
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-sigmoid-twice",
        answer=Edit(("h = sigmoid(z3)", "h = sigmoid(sigmoid(z3))")),
        cause="the outputs go through the sigmoid twice",
        hint="Set every weight to zero. What must every entry of h be, and what is it in yours?",
        section="Exercise 2.4: All examples at once",
        origin="the output of a finished step is sent through it again",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = a1 @ Theta1.T
    a2 = add_bias(sigmoid(z2))
    z3 = a2 @ Theta2.T
    a3 = sigmoid(z3)
    h = sigmoid(a3)
    return a1, z2, a2, z3, h
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-output-without-sigmoid",
        answer=Edit(("h = sigmoid(z3)", "h = z3")),
        cause="the outputs do without the sigmoid",
        hint="Set every weight to zero, and look at h. "
        "Which value does the sigmoid give to a sum of 0?",
        section="Exercise 2.4: All examples at once",
        origin="a habit from networks that predict quantities",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    a1 = np.c_[np.ones(len(X)), X]
    z2 = a1.dot(Theta1.T)
    a2 = np.c_[np.ones(len(X)), sigmoid(z2)]
    h = a2.dot(Theta2.T)
    return a1, z2, a2, h, h
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-softmax",
        answer="""
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = a1 @ Theta1.T
    a2 = add_bias(sigmoid(z2))
    z3 = a2 @ Theta2.T
    e = np.exp(z3 - z3.max(axis=1, keepdims=True))
    return a1, z2, a2, z3, e / e.sum(axis=1, keepdims=True)
""",
        cause="the outputs share a total of 1, as a softmax makes them",
        hint="Add up the outputs of one picture. "
        "Ours are ten separate answers, each the sigmoid of its own sum.",
        section="Ten outputs, one digit",
        origin="softmax is the more usual output for classes",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    from scipy.special import softmax

    a1 = add_bias(X)
    z2 = a1 @ Theta1.T
    a2 = add_bias(sigmoid(z2))
    z3 = a2 @ Theta2.T
    return a1, z2, a2, z3, softmax(z3, axis=1)
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-only-the-outputs",
        answer=Edit(("return a1, z2, a2, z3, h", "return h")),
        cause="only the outputs come back",
        hint="Count what the docstring promises to return. "
        "Lesson 4 will need what happened on the way, too.",
        section="Exercise 2.4: All examples at once",
        origin="the output is what one usually wants",
        held_out=(Edit(("return a1, z2, a2, z3, h", "return sigmoid(z3)")),),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-examples-in-columns",
        answer="""
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X).T
    z2 = Theta1 @ a1
    a2 = np.vstack([np.ones(z2.shape[1]), sigmoid(z2)])
    z3 = Theta2 @ a2
    return a1, z2, a2, z3, sigmoid(z3)
""",
        cause="the examples stand in the columns of the results",
        hint="Send 7 pictures through and print the shapes of all five results. "
        "Where should the 7 stand?",
        section="Exercise 2.4: All examples at once",
        origin="the formula for one example, used on all of them side by side",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X)
    z2 = a1 @ Theta1.T
    a2 = add_bias(sigmoid(z2))
    z3 = a2 @ Theta2.T
    return [result.T for result in (a1, z2, a2, z3, sigmoid(z3))]
""",
        ),
    ),
    Misconception(
        exercise="feedforward",
        id="forward-first-example-only",
        answer="""
def feedforward(Theta1, Theta2, X):
    a1 = add_bias(X[:1])
    z2 = a1 @ Theta1.T
    a2 = add_bias(sigmoid(z2))
    z3 = a2 @ Theta2.T
    return a1, z2, a2, z3, sigmoid(z3)
""",
        cause="only the first example is sent through",
        hint="Send 7 pictures through, and print the shape of h. How many answers do you expect?",
        section="Exercise 2.4: All examples at once",
        origin="code for one example, tried out and left so",
        held_out=(
            """
def feedforward(Theta1, Theta2, X):
    for x in X:
        a1 = np.append(1.0, x)[None]
        z2 = a1 @ Theta1.T
        a2 = add_bias(sigmoid(z2))
        z3 = a2 @ Theta2.T
        return a1, z2, a2, z3, sigmoid(z3)
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-counts-from-zero",
        answer=Edit(("h.argmax(axis=1) + 1", "h.argmax(axis=1)")),
        cause="the columns are counted from 0, and so are the labels",
        hint="Column k - 1 belongs to label k. Print your prediction for `X[[0]]`, a 0, "
        "whose label is 10.",
        section="Exercise 2.5: From outputs to a label",
        origin="Python counts from 0, the labels from 1",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    outputs = feedforward(Theta1, Theta2, X)[4]
    return np.array([list(row).index(max(row)) for row in outputs])
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-largest-of-a-column",
        answer=Edit(("axis=1", "axis=0")),
        cause="the largest entry is sought in each column, so over the examples",
        hint="Predict for 7 pictures: how many labels come back, 7 or 10? "
        "Try the two axes on a small matrix of 2 rows and 3 columns.",
        section="Exercise 2.5: From outputs to a label",
        origin="axis names the direction that disappears",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    return np.argmax(h.T, axis=1) + 1
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-one-label-for-all",
        answer=Edit(("h.argmax(axis=1)", "h.argmax()")),
        cause="the largest entry of the whole matrix is sought",
        hint="Predict for 7 pictures: how many labels come back? "
        "Without being told a direction, `argmax` looks at everything at once.",
        section="Exercise 2.5: From outputs to a label",
        origin="axis left out",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    h = feedforward(Theta1, Theta2, X)[-1]
    return np.argmax(np.ravel(h)) + 1
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-ten-as-zero",
        answer="""
def predict(Theta1, Theta2, X):
    h = feedforward(Theta1, Theta2, X)[-1]
    p = np.argmax(h, axis=1) + 1
    p[p == 10] = 0
    return p
""",
        cause="label 10 is turned into the digit 0",
        hint="A label is wanted, not a digit. What is `y[0]`, the true label of the first picture?",
        section="Exercise 2.5: From outputs to a label",
        origin="label 10 stands for the digit 0",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    best = feedforward(Theta1, Theta2, X)[-1].argmax(axis=1)
    return np.where(best == 9, 0, best + 1)
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-remainder-by-ten",
        answer=Edit(("h.argmax(axis=1) + 1", "(h.argmax(axis=1) + 1) % 10")),
        cause="the labels are turned into digits by a remainder, so 10 becomes 0 and 12 becomes 2",
        hint="A label is wanted, not a digit, and there may be more than ten of them. "
        "What is `y[0]`, the true label of the first picture?",
        section="Exercise 2.5: From outputs to a label",
        origin="`y % 10` in lesson 1",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    h = feedforward(Theta1, Theta2, X)[-1]
    return np.array([(1 + np.argmax(row)) % 10 for row in h])
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-output-itself",
        answer=Edit(("h.argmax(axis=1) + 1", "h.max(axis=1)")),
        cause="the largest output comes back, instead of its place",
        hint="Your answers lie between 0 and 1. Does `max` tell you how large something is, "
        "or where it stands?",
        section="Exercise 2.5: From outputs to a label",
        origin="max for argmax",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    return np.array([max(row) for row in feedforward(Theta1, Theta2, X)[-1]])
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-as-a-column",
        answer=Edit(("h.argmax(axis=1) + 1", "h.argmax(axis=1, keepdims=True) + 1")),
        cause="the labels come back as one column, not as a plain row of m labels",
        hint="Print the shape of your answer for 7 pictures: it should have one axis. "
        "Lesson 1 shows what happens when the two kinds are compared.",
        section="Exercise 2.5: From outputs to a label",
        origin="the labels in the file are a column",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    h = feedforward(Theta1, Theta2, X)[-1]
    return (np.argmax(h, axis=1) + 1).reshape(-1, 1)
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-yes-or-no",
        answer=Edit(("h.argmax(axis=1) + 1", "(h >= 0.5).astype(int)")),
        cause="every output is turned into yes or no, instead of choosing one of them",
        hint="Several outputs can be high at once, or all can be low. "
        "How do you then come to one label a picture?",
        section="Ten outputs, one digit",
        origin="the threshold of a single logistic regression",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    return np.where(feedforward(Theta1, Theta2, X)[-1] < 0.5, 0, 1)
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-from-the-inputs",
        answer=Edit(("[-1]", "[0]")),
        cause="another of the results of feedforward was taken, not the outputs",
        hint="`feedforward` returns five results. Print the shape of the one that you use: "
        "it should have a column for each label.",
        section="Exercise 2.5: From outputs to a label",
        origin="the first of several results is the one that is wanted, usually",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    h, *rest = feedforward(Theta1, Theta2, X)
    return np.argmax(h, axis=1) + 1
""",
        ),
    ),
    Misconception(
        exercise="predict",
        id="predict-whole-tuple",
        answer=Edit(("feedforward(Theta1, Theta2, X)[-1]", "feedforward(Theta1, Theta2, X)")),
        cause="all five results of feedforward were used as if they were one matrix",
        hint="Print the type and the length of what `feedforward` gives you. "
        "Which of its parts holds the outputs?",
        section="Exercise 2.5: From outputs to a label",
        origin="a function with several results",
        held_out=(
            """
def predict(Theta1, Theta2, X):
    outputs = feedforward(Theta1, Theta2, X)
    labels = outputs.argmax(1)
    return labels + 1
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-in-per-cent",
        answer=Edit(("np.mean(predicted == y)", "100 * np.mean(predicted == y)")),
        cause="the accuracy is given in per cent",
        hint="What do you get when every prediction is right? A fraction lies between 0 and 1.",
        section="Exercise 2.6: How often is it right?",
        origin="accuracies are usually quoted in per cent",
        held_out=(
            """
def accuracy(predicted, y):
    right = np.sum(predicted == y)
    return right / len(y) * 100
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-a-count",
        answer=Edit(("np.mean(predicted == y)", "np.sum(predicted == y)")),
        cause="the right predictions are counted, but not divided by the number of examples",
        hint="Try it on 4 labels of which 3 are right. "
        "Would the same network get another accuracy on twice as many examples?",
        section="Exercise 2.6: How often is it right?",
        origin="half of the formula",
        held_out=(
            """
def accuracy(predicted, y):
    correct = 0
    for p, t in zip(predicted, y):
        if p == t:
            correct += 1
    return correct
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-of-5000",
        answer=Edit(("np.mean(predicted == y)", "np.sum(predicted == y) / 5000")),
        cause="the number of examples is written in as 5000",
        hint="Try it on 4 labels of which 3 are right, and work out what you should get.",
        section="Exercise 2.6: How often is it right?",
        origin="the lesson's data have 5000 digits",
        held_out=(
            """
def accuracy(predicted, y):
    m = 5000
    return sum(1 for p, t in zip(predicted, y) if p == t) / m
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-of-the-errors",
        answer=Edit(("predicted == y", "predicted != y")),
        cause="the errors are counted instead of the right predictions",
        hint="What comes out when every prediction is right?",
        section="Exercise 2.6: How often is it right?",
        origin="error rate for accuracy",
        held_out=(
            """
def accuracy(predicted, y):
    return np.count_nonzero(predicted - y) / len(y)
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-of-every-pair",
        answer=Edit(("predicted == y", "predicted == y.reshape(-1, 1)")),
        cause="every prediction is compared with every label",
        hint="Print the shape of your comparison for 4 predictions and 4 labels. "
        "How many comparisons should there be?",
        section="Exercise 2.6: How often is it right?",
        origin="labels as a column, as they are in the file",
        held_out=(
            """
def accuracy(predicted, y):
    hits = [p == t for p in predicted for t in y]
    return sum(hits) / len(hits)
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-all-or-nothing",
        answer="""
def accuracy(predicted, y):
    return np.sum(predicted == y) // len(y)
""",
        cause="the answer can only be 0 or 1, whatever share of the predictions is right",
        hint="Try it on 4 labels of which 3 are right. "
        "Look for a step that throws away everything between 0 and 1.",
        section="Exercise 2.6: How often is it right?",
        origin="the wrong one of Python's two divisions, or one verdict on whole arrays",
        held_out=(
            """
def accuracy(predicted, y):
    return float(np.array_equal(predicted, y))
""",
            """
def accuracy(predicted, y):
    return int(np.mean(predicted == y))
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-any-place",
        answer="""
def accuracy(predicted, y):
    return np.mean(np.isin(predicted, y))
""",
        cause="a prediction counts as right if its label stands anywhere among the true ones",
        hint="Try the labels 1, 2 and 3 against the predictions 3, 1 and 2: is any of these right?",
        section="Exercise 2.6: How often is it right?",
        origin="`in` for equality, place by place",
        held_out=(
            """
def accuracy(predicted, y):
    return sum(p in y for p in predicted) / len(predicted)
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-of-distances",
        answer="""
def accuracy(predicted, y):
    return np.mean(np.abs(predicted - y))
""",
        cause="the labels are subtracted, as if 3 were a better guess for a 4 than 9 is",
        hint="A prediction is right or it is wrong. What comes out when a 1 is taken for a 10, "
        "and can that be a fraction of the examples?",
        section="Exercise 2.6: How often is it right?",
        origin="an error measure for quantities, used for classes",
        held_out=(
            """
def accuracy(predicted, y):
    return sum(abs(int(p) - int(t)) for p, t in zip(predicted, y)) / len(y)
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-rounded",
        answer=Edit(("np.mean(predicted == y)", "round(np.mean(predicted == y), 2)")),
        cause="the answer is rounded to two decimals",
        hint="Round only what you print. What should 8 right out of 13 give, and what do you get?",
        section="Exercise 2.6: How often is it right?",
        origin="accuracies are usually quoted with few digits",
        held_out=(
            """
def accuracy(predicted, y):
    return np.round(np.count_nonzero(predicted == y) / y.size, decimals=2)
""",
        ),
    ),
    Misconception(
        exercise="accuracy",
        id="accuracy-written-in",
        answer="""
def accuracy(predicted, y):
    return 0.9728
""",
        cause="the answer is always the same, whatever is predicted",
        hint="Call it with three right predictions, and with three wrong ones.",
        section="Exercise 2.6: How often is it right?",
        origin="pleasing the cell above the check",
    ),
]
