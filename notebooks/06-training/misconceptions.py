"""Wrong answers to the exercises of lesson 6."""

from autograder.grading.catalogue import Edit, Misconception

ROWS = """
def objective(theta, sizes, X, Y, lam=0.0, penalise_bias=True):
    m = len(X)
    Theta1, Theta2 = reshape_params(theta, sizes)
    a1 = add_bias(X)
    z2 = a1 @ Theta1.T
    a2 = add_bias(sigmoid(z2))
    z3 = a2 @ Theta2.T
    h = sigmoid(z3)
    J = np.sum(np.logaddexp(0, z3) - Y * z3) / m
    delta3 = h - Y
    delta2 = (delta3 @ Theta2)[:, 1:] * sigmoid_gradient(z2)
    D1 = delta2.T @ a1 / m
    D2 = delta3.T @ a2 / m
    P1, P2 = Theta1.copy(), Theta2.copy()
    if not penalise_bias:
        P1[:, 0] = 0
        P2[:, 0] = 0
    J += lam / (2 * m) * (np.sum(P1**2) + np.sum(P2**2))
    D1 += lam / m * P1
    D2 += lam / m * P2
    return J, flatten_params([D1, D2])
"""
"""A right objective in the manner of Lessons 2 to 4, in which the held-out mistakes are made."""


MISCONCEPTIONS = [
    # --- objective ---
    Misconception(
        exercise="objective",
        id="biases-in-the-cost-only",
        answer=Edit(
            ("D[:, first:] += lam / m * Theta[:, first:]", "D[:, 1:] += lam / m * Theta[:, 1:]")
        ),
        cause="the cost penalises the biases, but the gradient never does",
        hint="Check the gradient numerically at λ = 0 and again at λ = 3, as in Lesson 5. Which "
        "columns are off, and do both answers look at `penalise_bias`?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="a well-known published solution",
        held_out=(
            Edit(
                ("D1 += lam / m * P1", "D1[:, 1:] += lam / m * Theta1[:, 1:]"),
                ("D2 += lam / m * P2", "D2[:, 1:] += lam / m * Theta2[:, 1:]"),
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="biases-in-the-gradient-only",
        answer=Edit(("np.sum(Theta[:, first:] ** 2)", "np.sum(Theta[:, 1:] ** 2)")),
        cause="the gradient penalises the biases as it was told, but the cost never does",
        hint="Compute J at λ = 1 for the trained network under both customs. You know both "
        "numbers from Lesson 3: are yours different?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the custom of other courses in one of two places",
        held_out=(
            Edit(
                (
                    "np.sum(P1**2) + np.sum(P2**2)",
                    "np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2)",
                ),
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="switch-ignored",
        answer=Edit(("first = 0 if penalise_bias else 1", "first = 0")),
        cause="`penalise_bias` is never looked at, so every weight is always penalised",
        hint="Call it twice, with penalise_bias True and False and λ = 1. Should the two costs be "
        "equal?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="an argument with a default is easily overlooked",
        held_out=(Edit(("if not penalise_bias:", "if False:")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="penalty-forgotten",
        answer="""
def objective(theta, sizes, X, Y, lam=0.0, penalise_bias=True):
    Theta1, Theta2 = reshape_params(theta, sizes)
    return cost(Theta1, Theta2, X, Y), flatten_params(backpropagate(Theta1, Theta2, X, Y))
""",
        cause="the penalty is missing from both answers",
        hint="Call it with λ = 0 and with λ = 10. What should the difference be?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the unpenalised pass is written first, and then looks finished",
        held_out=(Edit(("m = len(X)\n", "m = len(X)\n    lam = 0\n")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="penalty-not-in-the-gradient",
        answer=Edit(("        D[:, first:] += lam / m * Theta[:, first:]\n", "")),
        cause="the penalty is in the cost, but not in the gradient",
        hint="Check the gradient numerically, once with λ = 0 and once with λ = 3. What is the "
        "slope of the penalty?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="forgotten; invisible at λ = 0",
        held_out=(Edit(("    D1 += lam / m * P1\n    D2 += lam / m * P2\n", "")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="penalty-not-halved",
        answer=Edit(("lam / (2 * m)", "lam / m")),
        cause="the penalty in the cost is twice as large as it should be",
        hint="What is the slope of θ²? Compare the slope of your penalty with what you add to the "
        "gradient.",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="λ/m for λ/2m",
        held_out=(Edit(("lam / (2 * m)", "lam / m")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="penalty-gradient-halved",
        answer=Edit(("+= lam / m * Theta", "+= lam / (2 * m) * Theta")),
        cause="the penalty's part of the gradient is only half as large as it should be",
        hint="Write down the penalty for a single weight and take its slope by hand. What becomes "
        "of the 2?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="λ/2m copied from the cost",
        held_out=(Edit(("+= lam / m * P", "+= lam / (2 * m) * P")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="gradient-negated",
        answer=Edit(("delta3 = (h - Y.T) / m", "delta3 = (Y.T - h) / m")),
        cause="the blame of the outputs has the wrong sign, so the gradient points downhill",
        hint="An output is 0.9 and should be 0. Must its bias go up or down, and which sign has "
        "the slope of the cost then?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="target minus output, from other books",
        held_out=(Edit(("delta3 = h - Y", "delta3 = Y - h")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="hidden-slope-forgotten",
        answer=Edit((" * a2 * (1 - a2)", "")),
        cause="the blame is passed back to the hidden units without the slope of their sigmoid",
        hint="Compare D1 and D2 with backpropagate, each by itself. Only one of them is off: "
        "what lies between it and the outputs?",
        section="Where the time goes",
        origin="step skipped",
        held_out=(Edit((" * sigmoid_gradient(z2)", "")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="hidden-slope-of-activations",
        answer=Edit((" * a2 * (1 - a2)", " * sigmoid_gradient(a2)")),
        cause="`sigmoid_gradient` is given activations, but it expects sums",
        hint="A hidden unit has the sum 0. What slope has the sigmoid there, and what does your "
        "line make of it?",
        section="Where the time goes",
        origin="names; other libraries take activations",
        held_out=(Edit(("sigmoid_gradient(z2)", "sigmoid_gradient(sigmoid(z2))")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="output-slope-too-many",
        answer=Edit(("(h - Y.T) / m", "(h - Y.T) * h * (1 - h) / m")),
        cause="the blame of the outputs is multiplied by the slope of their sigmoid",
        hint="Look at the formula for δ of the outputs again. With this cost, what has cancelled "
        "there?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the derivation for squared errors",
        held_out=(Edit(("delta3 = h - Y", "delta3 = (h - Y) * sigmoid_gradient(z3)")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="gradient-not-averaged",
        answer=Edit(("delta3 = (h - Y.T) / m", "delta3 = h - Y.T")),
        cause="the gradient is summed over the examples and not averaged, while the cost is "
        "averaged",
        hint="Give it all examples twice. The cost stays the same: does your gradient?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the 1/m in front of δ is overlooked",
        held_out=(
            Edit(
                ("D1 = delta2.T @ a1 / m", "D1 = delta2.T @ a1"),
                ("D2 = delta3.T @ a2 / m", "D2 = delta3.T @ a2"),
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="bias-gradient-averaged-twice",
        answer=Edit(
            ("delta2.sum(axis=1)", "delta2.mean(axis=1)"),
            ("delta3.sum(axis=1)", "delta3.mean(axis=1)"),
        ),
        cause="the gradient of the biases is divided by the number of examples twice",
        hint="Compare column 0 of your gradient with the other columns, against the functions you "
        "had before. By which factor is it off, and where does δ have its 1/m?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="mean for sum, after δ was already divided by m",
        held_out=(
            Edit(("    P1, P2 =", "    D1[:, 0] /= m\n    D2[:, 0] /= m\n    P1, P2 =")).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="log-of-zero",
        answer=Edit(
            (
                "np.sum(np.maximum(z3, 0) - Y.T * z3 - np.log(np.maximum(h, 1 - h)))",
                "-np.sum(Y.T * np.log(h) + (1 - Y.T) * np.log(1 - h))",
            )
        ),
        cause="the logarithm of an output that is exactly 0 or 1 is taken, and the cost is nan",
        hint="Multiply all weights by 1000 and look at the outputs and at J. Which of the two "
        "logarithms fails there? The text has a form in which none does.",
        section="Where the time goes",
        origin="the textbook's formula, unguarded",
        held_out=(
            Edit(
                (
                    "np.sum(np.logaddexp(0, z3) - Y * z3)",
                    "np.sum(-Y * np.log(h) - (1 - Y) * np.log(1 - h))",
                )
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="log-shifted",
        answer=Edit(
            (
                "np.sum(np.maximum(z3, 0) - Y.T * z3 - np.log(np.maximum(h, 1 - h)))",
                "-np.sum(Y.T * np.log(h + 1e-5) + (1 - Y.T) * np.log(1 - h + 1e-5))",
            )
        ),
        cause="a small number is added inside the logarithms, which shifts every cost a little",
        hint="Compare your J with `regularised_cost` to ten digits. How much may a fix for outputs "
        "of exactly 0 and 1 change all the others?",
        section="Where the time goes",
        origin="patching the nan",
        held_out=(
            Edit(
                (
                    "np.sum(np.logaddexp(0, z3) - Y * z3)",
                    "np.sum(-Y * np.log(h + 1e-5) - (1 - Y) * np.log(1 - h + 1e-5))",
                )
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="gradient-as-matrices",
        answer=Edit(("return J, gradient", "return J, (D1, D2)")),
        cause="the gradient came back as two matrices, where one vector was asked for",
        hint="Print the shapes of theta and of your gradient. What does the optimiser want to "
        "subtract from what?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="that is what backpropagate returns",
        held_out=(Edit(("flatten_params([D1, D2])", "[D1, D2]")).of(ROWS),),
    ),
    Misconception(
        exercise="objective",
        id="gradient-layers-swapped",
        answer=Edit(("return J, gradient", "return J, flatten_params([D2, D1])")),
        cause="the gradient of the second layer comes before that of the first",
        hint="In which order does flatten_params put the matrices of theta? Cut your gradient with "
        "reshape_params and compare it with D1 and D2.",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the way back computes the last layer first",
        held_out=(
            Edit(("flatten_params([D1, D2])", "np.append(D2.ravel(), D1.ravel())")).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="gradient-column-by-column",
        answer=Edit(
            (
                "return J, gradient",
                'return J, np.concatenate([D1.ravel(order="F"), D2.ravel(order="F")])',
            )
        ),
        cause="the matrices of the gradient are written out column by column",
        hint="Cut your gradient with reshape_params and compare with D1. Which order did "
        "flatten_params use in Lesson 1?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the order of MATLAB",
        held_out=(
            Edit(("flatten_params([D1, D2])", "np.append(D1.T.ravel(), D2.T.ravel())")).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="cost-and-gradient-swapped",
        answer=Edit(("return J, gradient", "return gradient, J")),
        cause="the gradient comes first and the cost second",
        hint="Look at `bowl` below: which of its two results does minimize expect first?",
        section="Ask SciPy",
        origin="order of the results",
        held_out=(
            Edit(
                (
                    "return J, flatten_params([D1, D2])",
                    "return np.append(D1.ravel(), D2.ravel()), J",
                )
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="sizes-written-in",
        answer=Edit(("reshape_params(theta, sizes)", "reshape_params(theta, (400, 25, 10))")),
        cause="the sizes of the course's network are written in",
        hint="Call it on the small network of the cell below, 4-6-3. Which argument tells your "
        "function how to cut theta?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="one network is used all the time",
        held_out=(
            Edit(
                (
                    "Theta1, Theta2 = reshape_params(theta, sizes)",
                    (
                        "Theta1 = theta[:10025].reshape(25, 401)\n"
                        "    Theta2 = theta[10025:].reshape(10, 26)"
                    ),
                )
            ).of(ROWS),
        ),
    ),
    Misconception(
        exercise="objective",
        id="five-thousand-written-in",
        answer=Edit(("m = len(X)", "m = 5000")),
        cause="the number of examples is written in as 5000",
        hint="Call it on the first 100 rows of X and Y. By which factor does the cost differ from "
        "that of `regularised_cost`?",
        section="Exercise 6.1: Cost and gradient in one pass",
        origin="the course's data have 5000 rows",
        held_out=(Edit(("m = len(X)", "m = 5000.0")).of(ROWS),),
    ),
    # --- train ---
    Misconception(
        exercise="train",
        id="jac-forgotten",
        answer=Edit(("            jac=True,\n", "")),
        cause="minimize was not told that objective returns its gradient as well",
        hint="Read the error message from its end: what did SciPy get where it wanted one number? "
        "Look at how `bowl` is handed over.",
        section="Ask SciPy",
        origin="the word jac is easily forgotten",
        held_out=(
            """
def train(X, Y, sizes, lam, rng, iterations=50):
    start = rng.uniform(-0.12, 0.12, size=(sizes[0] + 1) * sizes[1] + (sizes[1] + 1) * sizes[2])
    found = minimize(
        objective, start, (sizes, X, Y, lam), method="CG", options={"maxiter": iterations}
    )
    return reshape_params(found.x, sizes)
""",
        ),
    ),
    Misconception(
        exercise="train",
        id="gradient-not-handed-over",
        answer=Edit(
            ("            jac=True,\n", ""),
            (
                "            objective,\n",
                "            lambda theta, *rest: objective(theta, *rest)[0],\n",
            ),
        ),
        cause="the optimiser is given the cost alone, and has to turn every weight a little to "
        "find the gradient",
        hint="Count how often objective is called in one iteration. How did `blind` differ from "
        "`found` in the cell with the bowl?",
        section="Ask SciPy",
        origin="an optimiser called without the gradient",
        held_out=(
            """
def train(X, Y, sizes, lam, rng, iterations=50):
    def J(theta):
        cost_there, gradient = objective(theta, sizes, X, Y, lam)
        return cost_there

    inputs, hidden, outputs = sizes
    Theta1 = random_init(inputs, hidden, rng)
    Theta2 = random_init(hidden, outputs, rng)
    result = minimize(
        J, flatten_params([Theta1, Theta2]), method="CG", options={"maxiter": iterations}
    )
    return reshape_params(result.x, sizes)
""",
        ),
    ),
    Misconception(
        exercise="train",
        id="result-for-weights",
        answer=Edit(
            (
                "    Theta1, Theta2 = reshape_params(result.x, sizes)\n    return Theta1, Theta2",
                "    return result",
            )
        ),
        cause="the whole result of minimize came back, and not the weights in it",
        hint="Print what you return. In which of its entries are the weights, and which shape are "
        "they to have?",
        section="Ask SciPy",
        origin="minimize returns an object",
        held_out=(Edit(("    return Theta1, Theta2", "    return result")),),
    ),
    Misconception(
        exercise="train",
        id="vector-for-matrices",
        answer=Edit(
            (
                "    Theta1, Theta2 = reshape_params(result.x, sizes)\n    return Theta1, Theta2",
                "    return result.x",
            )
        ),
        cause="all weights came back as one vector",
        hint="Print the shape of what you return. Could feedforward use it?",
        section="Exercise 6.2: Train",
        origin="what the optimiser returns is passed on",
        held_out=(
            Edit(
                (
                    "    return Theta1, Theta2",
                    "    return np.append(Theta1.ravel(), Theta2.ravel())",
                )
            ),
        ),
    ),
    Misconception(
        exercise="train",
        id="weights-of-the-start",
        answer=Edit(("reshape_params(result.x, sizes)", "reshape_params(start, sizes)")),
        cause="the weights of the start came back, as they were before training",
        hint="Compute the cost before and after, with the weights that you return. minimize does "
        "not change what it is given: where is the better θ?",
        section="Exercise 6.2: Train",
        origin="in-place thinking: minimize is expected to change its argument",
        held_out=(
            """
def train(X, Y, sizes, lam, rng, iterations=50):
    theta = flatten_params([random_init(sizes[0], sizes[1], rng),
                            random_init(sizes[1], sizes[2], rng)])
    minimize(objective, theta, (sizes, X, Y, lam), jac=True, method="CG",
             options={"maxiter": iterations})
    return reshape_params(theta, sizes)
""",
        ),
    ),
    Misconception(
        exercise="train",
        id="start-from-zeros",
        answer=Edit(
            (
                "[random_init(inputs, hidden, rng), random_init(hidden, outputs, rng)]",
                "[np.zeros((hidden, inputs + 1)), np.zeros((outputs, hidden + 1))]",
            )
        ),
        cause="training starts with all weights equal, so all hidden units learn the same",
        hint="Print two rows of the Theta1 that you return. Lesson 4 showed what becomes of units "
        "that start alike.",
        section="Exercise 6.2: Train",
        origin="zeros as the simplest start",
        held_out=(
            """
def train(X, Y, sizes, lam, rng, iterations=50):
    inputs, hidden, outputs = sizes
    n = hidden * (inputs + 1) + outputs * (hidden + 1)
    result = minimize(
        objective,
        np.zeros(n),
        args=(sizes, X, Y, lam),
        jac=True,
        method="CG",
        options={"maxiter": iterations},
    )
    return reshape_params(result.x, sizes)
""",
        ),
    ),
    Misconception(
        exercise="train",
        id="start-not-from-rng",
        answer=Edit(("    start =", "    rng = np.random.default_rng(0)\n    start =")),
        cause="the start does not come from the `rng` that was given, so it is always the same",
        hint="Train twice with two different generators, for one iteration. Should the weights be "
        "equal?",
        section="How much is chance?",
        origin="a generator made inside, as in the setup cells",
        held_out=(
            """
def train(X, Y, sizes, lam, rng, iterations=50):
    own = np.random.default_rng(0)
    shapes = (sizes[1], sizes[0] + 1), (sizes[2], sizes[1] + 1)
    first, second = [0.12 * (2 * own.random(shape) - 1) for shape in shapes]
    start = flatten_params([first, second])
    options = {"maxiter": iterations}
    found = minimize(
        objective, start, (sizes, X, Y, lam), method="CG", jac=True, options=options
    )
    return reshape_params(found.x, sizes)
""",
        ),
    ),
    Misconception(
        exercise="train",
        id="lambda-not-handed-over",
        answer=Edit(("args=(sizes, X, Y, lam)", "args=(sizes, X, Y)")),
        cause="λ never reaches the objective, so the network is trained without a penalty",
        hint="Train with λ = 0 and with λ = 1000, from the same start. Are the weights any "
        "smaller?",
        section="Exercise 6.2: Train",
        origin="objective has a default for lam",
        held_out=(Edit(("args=(sizes, X, Y, lam)", "args=(sizes, X, Y, 0.0)")),),
    ),
    Misconception(
        exercise="train",
        id="train-biases-left-out",
        answer=Edit(("args=(sizes, X, Y, lam)", "args=(sizes, X, Y, lam, False)")),
        cause="the biases are not penalised in training",
        hint="What does the docstring say of λ, and which value has penalise_bias if you say "
        "nothing?",
        section="Exercise 6.2: Train",
        origin="the custom of other courses",
        held_out=(
            Edit(
                (
                    "            objective,\n",
                    "            lambda t: objective(t, sizes, X, Y, lam, False),\n",
                ),
                ("            args=(sizes, X, Y, lam),\n", ""),
            ),
        ),
    ),
    Misconception(
        exercise="train",
        id="iterations-not-handed-over",
        answer=Edit(('            options={"maxiter": iterations},\n', "")),
        cause="the optimiser is not told how many iterations it may take",
        hint="Ask for a single iteration. How long does it take, and how low is the cost then?",
        section="Ask SciPy",
        origin="options forgotten",
        held_out=(
            """
def train(X, Y, sizes, lam, rng, iterations=50):
    inputs, hidden, outputs = sizes
    start = flatten_params([random_init(inputs, hidden, rng), random_init(hidden, outputs, rng)])
    best = minimize(lambda t: objective(t, sizes, X, Y, lam), start, jac=True, method="CG").x
    return reshape_params(best, sizes)
""",
        ),
    ),
    Misconception(
        exercise="train",
        id="fifty-written-in",
        answer=Edit(('{"maxiter": iterations}', '{"maxiter": 50}')),
        cause="the number of iterations is written in as 50",
        hint="Ask for a single iteration, with a bar. How far does it go?",
        section="Exercise 6.2: Train",
        origin="the default, copied",
        held_out=(
            Edit(
                (
                    "    inputs, hidden, outputs = sizes\n",
                    "    inputs, hidden, outputs = sizes\n    most = 50\n",
                ),
                ('{"maxiter": iterations}', '{"maxiter": most}'),
            ),
        ),
    ),
    Misconception(
        exercise="train",
        id="matrices-swapped",
        answer=Edit(("return Theta1, Theta2", "return Theta2, Theta1")),
        cause="Theta2 comes first and Theta1 second",
        hint="Print the shapes of both matrices, in the order in which you return them.",
        section="Exercise 6.2: Train",
        origin="order of the results",
        held_out=(Edit(("return Theta1, Theta2", "return reshape_params(result.x, sizes)[::-1]")),),
    ),
    # --- split ---
    Misconception(
        exercise="split",
        id="two-permutations",
        answer="""
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    X = rng.permutation(X)
    y = rng.permutation(y)
    return X[:n], y[:n], X[n:], y[n:]
""",
        cause="the pictures are shuffled by one permutation and the labels by another",
        hint="Plot the first three pictures of the training part with their labels as titles. Do "
        "they still belong together?",
        section="Exercise 6.3: An honest split",
        origin="two calls, one for each array",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    X, y = X.copy(), y.copy()
    rng.shuffle(X)
    rng.shuffle(y)
    return X[:n], y[:n], X[n:], y[n:]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="only-pictures-shuffled",
        answer="""
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    X = X[rng.permutation(len(X))]
    return X[:n], y[:n], X[n:], y[n:]
""",
        cause="the pictures are shuffled, but the labels stay in their old order",
        hint="Plot the first three pictures of the training part with their labels as titles. "
        "Which label would the first row have without any shuffling?",
        section="Exercise 6.3: An honest split",
        origin="half done",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    order = rng.permutation(len(y))
    cut = int(round(share * len(y)))
    return X[order[:cut]], y[:cut], X[order[cut:]], y[cut:]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="not-shuffled",
        answer="""
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    return X[:n], y[:n], X[n:], y[n:]
""",
        cause="the examples are cut in two in their old order",
        hint="Count the labels in the validation part. The rows of X are sorted: which digits "
        "would the network never have seen?",
        section="Digits it has never seen",
        origin="the data are taken to be in random order",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    cut = int(round(len(X) * share))
    (X_train, X_val), (y_train, y_val) = np.split(X, [cut]), np.split(y, [cut])
    return X_train, y_train, X_val, y_val
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="shuffled-after-the-cut",
        answer="""
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    training = rng.permutation(n)
    validation = n + rng.permutation(len(X) - n)
    return X[training], y[training], X[validation], y[validation]
""",
        cause="the examples are cut in two first, and only then shuffled within each part",
        hint="Count the labels in the validation part of the digits. What must happen first: the "
        "cut or the shuffling?",
        section="Digits it has never seen",
        origin="the right steps in the wrong order",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    first, second = np.arange(n), np.arange(n, len(X))
    first = first[rng.permutation(n)]
    second = second[rng.permutation(len(second))]
    return X[first], y[first], X[second], y[second]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="rows-in-old-order",
        answer="""
def split(X, y, rng, share=0.8):
    m = len(X)
    taught = rng.permutation(m) < round(share * m)
    return X[taught], y[taught], X[~taught], y[~taught]
""",
        cause="the rows of each part are chosen at random, but they stay in their old order",
        hint="Print the first labels of the training part. Further on you will train on its first "
        "100 rows alone: would they be a fair sample?",
        section="Exercise 6.3: An honest split",
        origin="a mask, or sorted row numbers",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = rng.permutation(len(X))
    n = round(share * len(X))
    a, b = np.flatnonzero(p < n), np.flatnonzero(p >= n)
    return X[a], y[a], X[b], y[b]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="validation-seen-in-training",
        answer=Edit(("X[training], y[training]", "X[order], y[order]")),
        cause="the validation part is also in the training part, so the network is asked what it "
        "was told",
        hint="Which rows has the network never seen? Count how many rows of X_val are also in "
        "X_train.",
        section="Digits it has never seen",
        origin="accuracy on the data that it trained on, called validation",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = rng.permutation(len(X))
    X, y = X[p], y[p]
    n = round(share * len(X))
    return X, y, X[n:], y[n:]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="parts-drawn-separately",
        answer="""
def split(X, y, rng, share=0.8):
    m = len(X)
    n = round(share * m)
    training = rng.permutation(m)[:n]
    validation = rng.permutation(m)[: m - n]
    return X[training], y[training], X[validation], y[validation]
""",
        cause="the two parts are drawn independently of each other, so they overlap",
        hint="Is every example in one of the two parts, and none in both? Count with numbered "
        "rows, as the check does.",
        section="Exercise 6.3: An honest split",
        origin="each part gets a random choice of its own",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    n = round(share * len(X))
    first, second = rng.permutation(len(X)), rng.permutation(len(X))
    second = second[: len(X) - n]
    return X[first][:n], y[first][:n], X[second], y[second]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="drawn-with-replacement",
        answer=Edit(("rng.permutation(len(X))", "rng.integers(len(X), size=len(X))")),
        cause="the rows are drawn with replacement, so some come several times and some never",
        hint="Sort the row numbers that you draw, for 10 examples. Is each of them there once?",
        section="Exercise 6.3: An honest split",
        origin="random numbers for a random order",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    m = len(X)
    rows = rng.integers(0, m, m)
    n = round(share * m)
    return X[rows][:n], y[rows][:n], X[rows][n:], y[rows][n:]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="pictures-then-labels",
        answer=Edit(
            (
                "X[training], y[training], X[validation], y[validation]",
                "X[training], X[validation], y[training], y[validation]",
            )
        ),
        cause="both pictures come first and both labels after them",
        hint="Print the shapes of the four arrays in the order in which you return them, and "
        "compare with the docstring.",
        section="Exercise 6.3: An honest split",
        origin="the order of scikit-learn's train_test_split",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = rng.permutation(len(y))
    n = round(share * len(y))
    return X[p][:n], X[p][n:], y[p][:n], y[p][n:]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="validation-part-first",
        answer=Edit(
            (
                "X[training], y[training], X[validation], y[validation]",
                "X[validation], y[validation], X[training], y[training]",
            )
        ),
        cause="the validation part comes first",
        hint="Which of the two parts should be the larger one with share = 0.8? Print the shapes.",
        section="Exercise 6.3: An honest split",
        origin="order of the results",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = rng.permutation(len(y))
    n = round(share * len(y))
    return X[p[n:]], y[p[n:]], X[p[:n]], y[p[:n]]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="share-written-in",
        answer=Edit(("round(share * len(X))", "round(0.8 * len(X))")),
        cause="the share is always 0.8, whatever was asked for",
        hint="Call it with share = 0.5. How many examples are in the training part?",
        section="Exercise 6.3: An honest split",
        origin="the default, copied",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    order = rng.permutation(len(X))
    cut = round(4 / 5 * len(X))
    return X[order[:cut]], y[order[:cut]], X[order[cut:]], y[order[cut:]]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="four-thousand-written-in",
        answer=Edit(("round(share * len(X))", "4000")),
        cause="the size of the training part is written in as 4000",
        hint="Call it on 20 examples, as the check does. How many are left for the validation "
        "part?",
        section="Exercise 6.3: An honest split",
        origin="four fifths of the course's 5000 digits",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = rng.permutation(len(X))
    return X[p][:4000], y[p][:4000], X[p][4000:], y[p][4000:]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="split-not-from-rng",
        answer=Edit(("rng.permutation", "np.random.default_rng(0).permutation")),
        cause="the order does not come from the `rng` that was given, so it is always the same",
        hint="Split twice with two different generators. Should the parts be equal?",
        section="Exercise 6.3: An honest split",
        origin="a generator made inside, as in the setup cells",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = np.arange(len(X))
    p = np.random.default_rng(seed=0).permutation(p)
    n = round(share * len(p))
    return X[p[:n]], y[p[:n]], X[p[n:]], y[p[n:]]
""",
        ),
    ),
    Misconception(
        exercise="split",
        id="one-example-lost",
        answer=Edit(
            (
                "np.split(order, [round(share * len(X))])",
                "order[: round(share * len(X))], order[round(share * len(X)) + 1 :]",
            )
        ),
        cause="one example at the cut is in neither part",
        hint="Add up the lengths of the two parts. Where does the second begin if the first ends "
        "before row n?",
        section="Exercise 6.3: An honest split",
        origin="the end of a slice is taken to be included",
        held_out=(
            """
def split(X, y, rng, share=0.8):
    p = rng.permutation(len(X))
    n = round(share * len(p))
    return X[p][:n], y[p][:n], X[p][n + 1 :], y[p][n + 1 :]
""",
        ),
    ),
    # --- minibatch_descent ---
    Misconception(
        exercise="minibatch_descent",
        id="batch-whole-lambda",
        answer=Edit(("lam * len(batch) / m", "lam")),
        cause="every batch is given the whole λ, so the penalty is many times too strong",
        hint="You predicted which λ a batch of 50 out of 4000 must be given. Print the one that "
        "you hand over.",
        section="A little at a time",
        origin="the same λ handed on",
        held_out=(
            """
def minibatch_descent(
    theta, sizes, X, Y, lam, rng, rate=1.0, batch_size=50, epochs=20, tolerance=1e-3
):
    theta = theta.copy()
    limit = 10 * objective(theta, sizes, X, Y, lam)[0]
    costs = []
    for epoch in range(epochs):
        p = rng.permutation(len(X))
        X_now, Y_now = X[p], Y[p]
        for i in range(0, len(X), batch_size):
            J, g = objective(
                theta, sizes, X_now[i : i + batch_size], Y_now[i : i + batch_size], lam
            )
            theta = theta - rate * g
        J, g = objective(theta, sizes, X, Y, lam)
        costs.append(J)
        if not J <= limit:
            return theta, costs, "diverged"
        if np.sqrt(np.sum(g**2)) < tolerance:
            return theta, costs, "converged"
    return theta, costs, "out of epochs"
""",
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="batch-lambda-by-nominal-size",
        answer=Edit(("lam * len(batch) / m", "lam * batch_size / m")),
        cause="a batch with fewer examples than the others is given as large a share of λ",
        hint="Take 9 examples and a batch size of 50. How many examples are in the batch, and "
        "which share of λ is theirs?",
        section="A little at a time",
        origin="the last batch is forgotten",
        held_out=(Edit(("lam * len(batch) / m", "lam / (m / batch_size)")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="never-shuffled",
        answer=Edit(("rng.permutation(m)", "np.arange(m)")),
        cause="the examples are never shuffled",
        hint="Run it with two different generators and the same start. Should the costs be equal?",
        section="A little at a time",
        origin="step skipped",
        held_out=(Edit(("rng.permutation(m)", "np.array(range(m))")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="shuffled-only-once",
        answer=Edit(
            ("        order = rng.permutation(m)\n", ""),
            ("    costs = []\n", "    costs = []\n    order = rng.permutation(m)\n"),
        ),
        cause="the examples are shuffled once, so that every epoch has the same batches again",
        hint="Print the first batch's row numbers in two epochs. What does the text say is done "
        "when an epoch is over?",
        section="A little at a time",
        origin="shuffled before the loop",
        held_out=(
            Edit(
                ("        order = rng.permutation(m)\n", ""),
                (
                    "    m = len(X)\n",
                    (
                        "    m = len(X)\n    shuffled = rng.permutation(m)\n"
                        "    X, Y = X[shuffled], Y[shuffled]\n    order = np.arange(m)\n"
                    ),
                ),
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="descent-not-from-rng",
        answer=Edit(("    costs = []\n", "    costs = []\n    rng = np.random.default_rng(0)\n")),
        cause="the orders do not come from the `rng` that was given",
        hint="Run it with two different generators and the same start. Should the costs be equal?",
        section="Exercise 6.6: Mini-batches",
        origin="a generator made inside, as in the setup cells",
        held_out=(
            Edit(
                ("    costs = []\n", "    costs = []\n    own = np.random.default_rng(0)\n"),
                ("rng.permutation(m)", "own.permutation(m)"),
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="pictures-and-labels-apart",
        answer=Edit(
            (
                "        order = rng.permutation(m)\n",
                "        order = rng.permutation(m)\n        other = rng.permutation(m)\n",
            ),
            ("Y[batch]", "Y[other[first : first + batch_size]]"),
        ),
        cause="the pictures and their targets are shuffled by two permutations",
        hint="Exercise 6.3 had this trap. For one batch, print the row numbers of the pictures and "
        "those of the targets.",
        section="Exercise 6.3: An honest split",
        origin="two permutations",
        held_out=(
            Edit(
                (
                    "        order = rng.permutation(m)\n",
                    "        X_now, Y_now = X[rng.permutation(m)], Y[rng.permutation(m)]\n",
                ),
                ("order[first : first + batch_size]", "slice(first, min(m, first + batch_size))"),
                ("len(batch)", "len(X_now[batch])"),
                ("X[batch], Y[batch]", "X_now[batch], Y_now[batch]"),
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="last-batch-dropped",
        answer=Edit(("range(0, m, batch_size)", "range(0, m - batch_size + 1, batch_size)")),
        cause="the last batch is left out when it is not full",
        hint="Take 9 examples and a batch size of 4. How many examples have had their turn after "
        "an epoch?",
        section="Exercise 6.6: Mini-batches",
        origin="m // batch_size batches",
        held_out=(
            Edit(
                ("for first in range(0, m, batch_size):", "for i in range(m // batch_size):"),
                ("order[first : first + batch_size]", "order[i * batch_size :][:batch_size]"),
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="uphill",
        answer=Edit(("theta -= rate", "theta += rate")),
        cause="every step goes up the hill and not down",
        hint="Print the cost after each epoch at a small rate. In which direction does the "
        "gradient point?",
        section="A little at a time",
        origin="sign",
        held_out=(Edit(("theta -= rate *", "theta -= -rate *")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="step-times-batch-size",
        answer=Edit(("rate * objective", "rate * len(batch) * objective")),
        cause="the steps are as many times too long as there are examples in a batch",
        hint="`objective` has averaged over the batch already. Print how long one step is, and "
        "compare it with the rate times the length of the gradient.",
        section="A little at a time",
        origin="summed for averaged gradients",
        held_out=(Edit(("theta -= rate * objective", "theta -= rate * batch.size * objective")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="theta-changed",
        answer=Edit(("    theta = theta.copy()\n", "")),
        cause="the weights that were handed in are changed, because -= works in place",
        hint="Compare theta before and after the call. What would happen to a second descent from "
        "the same start?",
        section="Exercise 6.6: Mini-batches",
        origin="aliasing",
        held_out=(Edit(("theta.copy()", "np.asarray(theta)")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="cost-of-the-last-batch",
        answer=Edit(
            (
                "theta -= rate * objective(theta, sizes, X[batch], Y[batch], share_of_lam)[1]",
                (
                    "J, step = objective(theta, sizes, X[batch], Y[batch], share_of_lam)\n"
                    "            theta -= rate * step"
                ),
            ),
            ("        J, gradient = objective", "        _, gradient = objective"),
        ),
        cause="the recorded cost is that of the last batch, and not that of all the data",
        hint="Compare your last cost with objective on all the data, at the weights that you "
        "return.",
        section="A little at a time",
        origin="the cost at hand is recorded",
        held_out=(
            Edit(
                (
                    "            theta -= ",
                    (
                        "            last, _ = objective(theta, sizes, X[batch], Y[batch], "
                        "share_of_lam)\n"
                        "            theta -= "
                    ),
                ),
                ("        costs.append(J)", "        J = last\n        costs.append(J)"),
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="cost-recorded-every-step",
        answer=Edit(
            (
                "share_of_lam)[1]\n",
                (
                    "share_of_lam)[1]\n"
                    "            costs.append(objective(theta, sizes, X, Y, lam)[0])\n"
                ),
            ),
            ("        costs.append(J)\n        if", "        if"),
        ),
        cause="a cost is recorded after every batch, and not after every epoch",
        hint="Ask for 5 epochs and print the length of costs. How many should there be?",
        section="Exercise 6.6: Mini-batches",
        origin="indentation: the line stands in the inner loop",
        held_out=(
            Edit(
                (
                    "share_of_lam)[1]\n",
                    (
                        "share_of_lam)[1]\n"
                        "            now, _ = objective(theta, sizes, X, Y, lam)\n"
                        "            costs = costs + [now]\n"
                    ),
                ),
                ("        costs.append(J)\n        if", "        if"),
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="cost-of-the-start-recorded",
        answer=Edit(("    costs = []", "    costs = [start_cost]")),
        cause="the cost of the start stands in the list as well",
        hint="Ask for 5 epochs and print the length of costs. The docstring wants one *after* each "
        "epoch.",
        section="Exercise 6.6: Mini-batches",
        origin="curves usually begin at the start",
        held_out=(Edit(("    costs = []", "    costs = list([start_cost])")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="nan-not-noticed",
        answer=Edit(("np.isnan(J) or ", "")),
        cause="a cost that is nan is compared with a number, and that comparison is always false",
        hint="What do `np.nan > 5` and `np.nan < 5` give? See what your function does with one "
        "input that is nan.",
        section="A little at a time",
        origin="nan forgotten",
        held_out=(Edit(("np.isnan(J) or 10 * start_cost < J", "J / start_cost > 10")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="never-diverges",
        answer=Edit(
            (
                (
                    "        if np.isnan(J) or 10 * start_cost < J:\n"
                    '            return theta, costs, "diverged"\n'
                ),
                "",
            )
        ),
        cause="it never notices that it has gone astray",
        hint="Try a rate of 1000, and print the costs. Which of the three words should come back?",
        section="A little at a time",
        origin="step skipped",
        held_out=(Edit(("if np.isnan(J) or 10 * start_cost < J:", "if False:")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="start-without-penalty",
        answer=Edit(
            (
                "start_cost, _ = objective(theta, sizes, X, Y, lam)",
                "start_cost, _ = objective(theta, sizes, X, Y)",
            )
        ),
        cause="the cost at the start is taken without its penalty, and the later ones with it",
        hint="At rate 0 nothing changes. Try that with large weights and a large λ: which of the "
        "three words comes back?",
        section="A little at a time",
        origin="λ has a default, so nothing complains",
        held_out=(
            Edit(
                (
                    "start_cost, _ = objective(theta, sizes, X, Y, lam)",
                    "start_cost = objective(theta, sizes, X, Y, lam=0)[0]",
                )
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="diverged-at-any-rise",
        answer=Edit(("10 * start_cost < J", "start_cost < J")),
        cause="any cost above the one at the start counts as diverged",
        hint="A cost may rise for a while and come down again. How far does the text let it rise "
        "before it gives up?",
        section="A little at a time",
        origin="the factor overlooked",
        held_out=(Edit(("np.isnan(J) or 10 * start_cost < J", "not costs[-1] <= start_cost")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="never-converges",
        answer=Edit(
            (
                (
                    "        if np.linalg.norm(gradient) < tolerance:\n"
                    '            return theta, costs, "converged"\n'
                ),
                "",
            )
        ),
        cause="it never notices that it has arrived",
        hint="Use one batch that holds everything and a large λ, as in the cell after the plot. "
        "How many epochs does yours take?",
        section="A little at a time",
        origin="step skipped",
        held_out=(Edit(("np.linalg.norm(gradient) < tolerance", "np.linalg.norm(gradient) < 0")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="converged-by-the-largest-slope",
        answer=Edit(("np.linalg.norm(gradient)", "np.abs(gradient).max()")),
        cause="the tolerance is compared with the largest entry of the gradient, and not with its "
        "length",
        hint="What is the length of the vector (3, 4)? Print what you compare with the tolerance.",
        section="A little at a time",
        origin="another measure of size",
        held_out=(Edit(("np.linalg.norm(gradient)", "max(abs(g) for g in gradient)")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="converged-by-the-squared-length",
        answer=Edit(("np.linalg.norm(gradient)", "np.sum(gradient**2)")),
        cause="the tolerance is compared with the square of the gradient's length",
        hint="What is the length of the vector (3, 4)? Print what you compare with the tolerance.",
        section="A little at a time",
        origin="square root forgotten",
        held_out=(Edit(("np.linalg.norm(gradient)", "gradient @ gradient")),),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="converged-by-the-cost",
        answer=Edit(
            (
                "np.linalg.norm(gradient) < tolerance",
                "len(costs) > 1 and abs(costs[-2] - costs[-1]) < tolerance",
            )
        ),
        cause="it stops when the cost hardly changes any more, and not when the gradient is short",
        hint="At a very small rate the cost hardly changes from the first epoch on. Has it arrived "
        "then? What does the text measure?",
        section="A little at a time",
        origin="another custom for stopping",
        held_out=(
            Edit(
                (
                    "np.linalg.norm(gradient) < tolerance",
                    "len(costs) >= 2 and np.abs(np.diff(costs)[-1]) < tolerance",
                )
            ),
        ),
    ),
    Misconception(
        exercise="minibatch_descent",
        id="outcome-missing",
        answer=Edit((', "diverged"', ""), (', "converged"', ""), (', "out of epochs"', "")),
        cause="the outcome is missing from what comes back",
        hint="Count what you return, and compare with the docstring.",
        section="Exercise 6.6: Mini-batches",
        origin="the docstring half read",
        held_out=(
            Edit(
                ('return theta, costs, "diverged"', "break"),
                ('return theta, costs, "converged"', "break"),
                (', "out of epochs"', ""),
            ),
        ),
    ),
]
