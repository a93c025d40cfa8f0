"""Wrong answers to the exercises of lesson 8."""

from autograder.grading.catalogue import Edit, Misconception

MISCONCEPTIONS = [
    # --- initial_weights ---
    Misconception(
        exercise="initial_weights",
        id="weights-all-zero",
        answer="""
def initial_weights(sizes, rng):
    return [
        np.zeros((units, inputs + 1))
        for inputs, units in zip(sizes[:-1], sizes[1:])
    ]
""",
        cause="all weights start at zero",
        hint=(
            "Print two rows of one matrix. What did Lesson 4 say becomes of hidden units "
            "that start alike?"
        ),
        section="Exercise 8.1: Weights to start from",
        origin="zeros as the simplest start",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        Theta = np.zeros([units, 1 + inputs])
        Thetas.append(Theta)
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-012-throughout",
        answer=Edit(("rng, epsilon=np.sqrt(6 / (inputs + units))", "rng")),
        cause="every matrix is drawn with the same ε of 0.12",
        hint=(
            "Print the largest weight of each matrix. Should a layer of 10 units have the "
            "same range as one of 400?"
        ),
        section="Exercise 8.1: Weights to start from",
        origin="the default of random_init",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = 0.12
        Thetas.append(random_init(inputs, units, rng, epsilon))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-half-for-root",
        answer=Edit(("np.sqrt(6 / (inputs + units))", "(6 / (inputs + units)) ** 1 / 2")),
        cause="ε is half of 6 / (inputs + units), and not its square root",
        hint=(
            "What does Python make of `4 ** 1 / 2`? Compute your ε for the layer from 20 "
            "to 10 units and compare it with the one you predicted."
        ),
        section="Exercise 8.1: Weights to start from",
        origin="precedence of ** and /",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = 3 / (inputs + units)
        Thetas.append(random_init(inputs, units, rng, epsilon=epsilon))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-root-of-six-only",
        answer=Edit(("np.sqrt(6 / (inputs + units))", "np.sqrt(6) / (inputs + units)")),
        cause="the root is taken of the 6 alone, and not of the sum of the units",
        hint=("Look at the formula for ε again: over which two numbers does it have a root sign?"),
        section="Exercise 8.1: Weights to start from",
        origin="formula half read",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = 6**0.5 / (inputs + units)
        Thetas.append(random_init(inputs, units, rng, epsilon))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-all-positive",
        answer=Edit(
            (
                ("random_init(inputs, units, rng, epsilon=np.sqrt(6 / (inputs + units)))"),
                "rng.random((units, inputs + 1)) * np.sqrt(6 / (inputs + units))",
            )
        ),
        cause="the weights lie between 0 and ε, so that all are positive",
        hint="Print the smallest weight of each matrix. Where should it be?",
        section="Exercise 8.1: Weights to start from",
        origin="half copied: the −ε is missing",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = np.sqrt(6) / np.sqrt(inputs + units)
        Thetas.append(epsilon * rng.random(size=(units, 1 + inputs)))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-half-the-range",
        answer=Edit(
            (
                ("random_init(inputs, units, rng, epsilon=np.sqrt(6 / (inputs + units)))"),
                ("(rng.random((units, inputs + 1)) - 0.5) * np.sqrt(6 / (inputs + units))"),
            )
        ),
        cause="the weights reach only from -ε/2 to ε/2",
        hint=(
            "Print the largest weight of the first matrix and ε beside it. How wide is the "
            "range from -ε to ε?"
        ),
        section="Exercise 8.1: Weights to start from",
        origin="the width of the range is 2ε",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = np.sqrt(6 / (inputs + units))
        Thetas.append(epsilon * (rng.random((units, inputs + 1)) - 1 / 2))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-normal",
        answer=Edit(
            (
                ("random_init(inputs, units, rng, epsilon=np.sqrt(6 / (inputs + units)))"),
                ("rng.normal(scale=np.sqrt(2 / (inputs + units)), size=(units, inputs + 1))"),
            )
        ),
        cause=(
            "the weights come from a bell curve, which has no end at ±ε, and are not spread evenly"
        ),
        hint="Draw a histogram of one matrix. Which shape does the text ask for?",
        section="Exercise 8.1: Weights to start from",
        origin="another recipe for starting weights",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        sigma = np.sqrt(2 / (inputs + units))
        Thetas.append(sigma * rng.normal(size=(units, inputs + 1)))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-transposed",
        answer=Edit(("random_init(inputs, units,", "random_init(units, inputs,")),
        cause=(
            "the number of inputs and that of units have changed places, so each matrix "
            "lies on its side"
        ),
        hint=(
            "Print the shapes for sizes (400, 40, 20, 10). One row a unit: how many rows "
            "has the first matrix?"
        ),
        section="Exercise 8.1: Weights to start from",
        origin="order of the arguments",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = np.sqrt(6 / (inputs + units))
        Thetas.append(random_init(units, inputs, rng, epsilon))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-no-bias-column",
        answer="""
def initial_weights(sizes, rng):
    return [
        np.sqrt(6 / (inputs + units)) * (2 * rng.random((units, inputs)) - 1)
        for inputs, units in zip(sizes[:-1], sizes[1:])
    ]
""",
        cause="the matrices have no column for the biases",
        hint=(
            "Add up the weights of your three matrices for (400, 40, 20, 10) and compare "
            "with your prediction, biases included."
        ),
        section="Exercise 8.1: Weights to start from",
        origin="the bias is forgotten",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = np.sqrt(6 / (inputs + units))
        Thetas.append((2 * rng.random(size=(units, inputs)) - 1) * epsilon)
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-biases-zero",
        answer="""
def initial_weights(sizes, rng):
    return [
        np.column_stack(
            [
                np.zeros(units),
                np.sqrt(6 / (inputs + units)) * (2 * rng.random((units, inputs)) - 1),
            ]
        )
        for inputs, units in zip(sizes[:-1], sizes[1:])
    ]
""",
        cause="the biases start at zero, and only the other weights are drawn",
        hint="Print column 0 of a matrix. The docstring speaks of *all* its weights.",
        section="Exercise 8.1: Weights to start from",
        origin="a custom of other libraries",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        Theta = np.zeros((units, inputs + 1))
        Theta[:, 1:] = (2 * rng.random((units, inputs)) - 1) * np.sqrt(6 / (inputs + units))
        Thetas.append(Theta)
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-biases-counted",
        answer=Edit(("np.sqrt(6 / (inputs + units))", "np.sqrt(6 / (inputs + 1 + units))")),
        cause="the bias unit is counted when ε is computed",
        hint=(
            "Compute ε for a layer from 3 to 2 units by hand. Does the s in the formula "
            "count biases?"
        ),
        section="Exercise 8.1: Weights to start from",
        origin="the columns of the matrix are counted",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = np.sqrt(6 / sum((units, inputs + 1)))
        Thetas.append(random_init(inputs, units, rng, epsilon))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-one-epsilon",
        answer="""
def initial_weights(sizes, rng):
    epsilon = np.sqrt(6 / (sizes[0] + sizes[1]))
    return [
        random_init(inputs, units, rng, epsilon)
        for inputs, units in zip(sizes[:-1], sizes[1:])
    ]
""",
        cause="the ε of the first matrix is used for all of them",
        hint=("Print the largest weight of each matrix. Each should have an ε of its own."),
        section="Exercise 8.1: Weights to start from",
        origin="computed once, before the loop",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        epsilon = np.sqrt(6) / np.sqrt(sizes[0] + sizes[1])
        Thetas.append(random_init(inputs, units, rng, epsilon))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-not-from-rng",
        answer=Edit(("units, rng,", "units, np.random.default_rng(0),")),
        cause="the weights do not come from the `rng` that was given",
        hint="Draw weights with two different generators. Should they be equal?",
        section="Exercise 8.1: Weights to start from",
        origin="a generator made inside, as in the setup cells",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for l in range(len(sizes) - 1):
        inputs, units = sizes[l], sizes[l + 1]
        rng = np.random.default_rng(0)
        Thetas.append(random_init(inputs, units, rng, np.sqrt(6 / (inputs + units))))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="initial_weights",
        id="weights-for-two-layers",
        answer="""
def initial_weights(sizes, rng):
    inputs, hidden, outputs = sizes[0], sizes[1], sizes[-1]
    return [
        random_init(inputs, hidden, rng, epsilon=np.sqrt(6 / (inputs + hidden))),
        random_init(hidden, outputs, rng, epsilon=np.sqrt(6 / (hidden + outputs))),
    ]
""",
        cause="there are always two matrices, however many layers there are",
        hint="Call it with five sizes. How many matrices should come back?",
        section="Exercise 8.1: Weights to start from",
        origin="one hidden layer, as in the lessons before",
        held_out=(
            """
def initial_weights(sizes, rng):
    Thetas = []
    for inputs, units in [(sizes[0], sizes[1]), (sizes[1], sizes[-1])]:
        Thetas.append(random_init(inputs, units, rng, np.sqrt(6 / (inputs + units))))
    return Thetas
""",
        ),
    ),
    # --- forward ---
    Misconception(
        exercise="forward",
        id="forward-without-bias",
        answer=Edit((" + Theta[:, 0]", "")),
        cause="the bias is never added to the sums",
        hint=(
            "Show the network an example of zeros. What should the sums of the first layer "
            "be, and what are yours?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="column 0 dropped so that the shapes fit",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = activations[-1]
        zs.append(a @ Theta[:, 1:].T)
        activations.append(sigmoid(zs[-1]))
    return zs, activations
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-bias-last",
        answer=Edit(("Theta[:, 1:].T + Theta[:, 0]", "Theta[:, :-1].T + Theta[:, -1]")),
        cause="the last column is taken for the bias, and column 0 for a weight",
        hint=(
            "Set all weights to 0 but those in column 0, and print the sums. What should they be?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="argument order of column_stack",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([activations[-1], np.ones(len(X))])
        zs.append(a @ Theta.T)
        activations.append(sigmoid(zs[-1]))
    return zs, activations
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-hidden-without-sigmoid",
        answer=Edit(
            (
                "        activations.append(sigmoid(zs[-1]))\n",
                ("        activations.append(zs[-1])\n    activations[-1] = sigmoid(zs[-1])\n"),
            )
        ),
        cause="only the outputs go through the sigmoid, and the hidden layers do not",
        hint=(
            "In which range must the activations of a hidden layer lie? Print the smallest "
            "and the largest."
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="copied the output line",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        zs.append(a @ Theta.T)
        activations.append(sigmoid(zs[-1]) if len(zs) == len(Thetas) else zs[-1])
    return zs, activations
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-outputs-without-sigmoid",
        answer=Edit(("    return", "    activations[-1] = zs[-1]\n    return")),
        cause="the outputs are the bare sums of the last layer",
        hint=(
            "In which range must the outputs of this network lie? Print the smallest and "
            "the largest."
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="the last layer treated differently",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        zs.append(a @ Theta.T)
        activations.append(zs[-1] if len(zs) == len(Thetas) else sigmoid(zs[-1]))
    return zs, activations
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-sigmoid-twice",
        answer=Edit(("    return", "    activations[-1] = sigmoid(activations[-1])\n    return")),
        cause="the outputs go through the sigmoid twice",
        hint="All weights are zero: what should every output be, and what is it?",
        section="Exercise 8.2: Forwards through any number of layers",
        origin="a last step after a loop that has done it already",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        zs.append(a @ Theta.T)
        activations.append(sigmoid(zs[-1]))
    h = sigmoid(activations.pop())
    return zs, activations + [h]
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-columns-of-ones",
        answer="""
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        activations[-1] = a
        zs.append(a @ Theta.T)
        activations.append(sigmoid(zs[-1]))
    return zs, activations
""",
        cause="the activations that come back have a column of ones in front",
        hint=(
            "Print the shapes of the activations. The text allows the column while you "
            "compute: what does it say of those you return?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="the bias unit, as in Lesson 2",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], []
    a = X
    for Theta in Thetas:
        activations.append(np.c_[np.ones(len(a)), a])
        zs.append(activations[-1] @ Theta.T)
        a = sigmoid(zs[-1])
    return zs, [*activations, a]
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-examples-not-returned",
        answer=Edit(("return zs, activations", "return zs, activations[1:]")),
        cause="the examples are missing at the start of the activations",
        hint=(
            "Count both lists for a network of depth 4, and compare with your prediction. "
            "What did the first layer read?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="only what was computed is collected",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations, a = [], [], X
    for Theta in Thetas:
        zs.append(a @ Theta[:, 1:].T + Theta[:, 0])
        a = sigmoid(zs[-1])
        activations.append(a)
    return zs, activations
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-lists-swapped",
        answer=Edit(("return zs, activations", "return activations, zs")),
        cause="the activations come first and the sums second",
        hint=(
            "Which of your two lists has one entry more? In which order does the docstring "
            "name them?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="order of the results",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        zs.append(a @ Theta.T)
        activations.append(sigmoid(zs[-1]))
    return activations, zs
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-outputs-alone",
        answer=Edit(("return zs, activations", "return activations[-1]")),
        cause="only the outputs came back, and not what was computed on the way",
        hint="What does the docstring want back? Going backwards will need all of it.",
        section="Exercise 8.2: Forwards through any number of layers",
        origin="as predict in Lesson 2",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        zs.append(a @ Theta.T)
        activations.append(sigmoid(zs[-1]))
    return activations.pop()
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-always-the-examples",
        answer=Edit(("activations[-1] @", "X @")),
        cause="every layer reads the examples, and not the layer before it",
        hint=(
            "Write the shapes beside the product for the second layer. Whose activations "
            "does it read?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="X kept in the loop",
        held_out=(
            """
def forward(Thetas, X):
    zs = [X @ Theta[:, 1:].T + Theta[:, 0] for Theta in Thetas]
    return zs, [X] + [sigmoid(z) for z in zs]
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-two-layers",
        answer=Edit(("for Theta in Thetas:", "for Theta in Thetas[:2]:")),
        cause="it stops after two layers",
        hint="Try it on a network of depth 4. How many sums come back?",
        section="Exercise 8.2: Forwards through any number of layers",
        origin="one hidden layer, as in the lessons before",
        held_out=(
            """
def forward(Thetas, X):
    z2 = X @ Thetas[0][:, 1:].T + Thetas[0][:, 0]
    if len(Thetas) == 1:
        return [z2], [X, sigmoid(z2)]
    a2 = sigmoid(z2)
    z3 = a2 @ Thetas[1][:, 1:].T + Thetas[1][:, 0]
    return [z2, z3], [X, a2, sigmoid(z3)]
""",
        ),
    ),
    Misconception(
        exercise="forward",
        id="forward-sums-after-sigmoid",
        answer=Edit(("return zs, activations", "return activations[1:], activations")),
        cause="the list of sums holds what came out of the sigmoid",
        hint=(
            "Print the smallest and the largest entry of the first list. Can a sum be "
            "negative? Can yours?"
        ),
        section="Exercise 8.2: Forwards through any number of layers",
        origin="the sum is overwritten by its sigmoid",
        held_out=(
            """
def forward(Thetas, X):
    zs, activations = [], [X]
    for Theta in Thetas:
        a = np.column_stack([np.ones(len(X)), activations[-1]])
        zs.append(a @ Theta.T)
        zs[-1] = sigmoid(zs[-1])
        activations.append(zs[-1])
    return zs, activations
""",
        ),
    ),
    # --- penalised_cost ---
    Misconception(
        exercise="penalised_cost",
        id="cost-biases-left-out",
        answer=Edit(("np.sum(Theta**2)", "np.sum(Theta[:, 1:] ** 2)")),
        cause="the penalty leaves the biases out",
        hint=(
            "Compute J at λ = 1 for the trained network. You know two numbers from Lesson "
            "3: which of them belongs to this course's custom?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="the custom of other courses",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta[:, 1:] ** 2)
    return np.sum(np.logaddexp(0, z) - Y * z) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-lambda-missing",
        answer=Edit(("lam / (2 * m) * squares", "(lam > 0) * squares / (2 * m)")),
        cause="λ is missing from the penalty, so it is always as strong as with λ = 1",
        hint="Compute J for λ = 1, 2 and 3. By how much should it grow each time?",
        section="Exercise 8.3: The cost, from the last sums",
        origin="a published class",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    J = np.sum(np.logaddexp(0, z) - Y * z) / m
    if lam != 0:
        for Theta in Thetas:
            J = J + np.sum(Theta**2) / (2 * m)
    return J
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-penalty-missing",
        answer=Edit((" + lam / (2 * m) * squares", "")),
        cause="the penalty is missing",
        hint="Call it with λ = 0 and with λ = 10. What should the difference be?",
        section="Exercise 8.3: The cost, from the last sums",
        origin="step skipped",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) / m + 0 * penalty
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-penalty-not-halved",
        answer=Edit(("lam / (2 * m)", "lam / m")),
        cause="the penalty is twice as large as it should be",
        hint=(
            "Put in weights that are all 1 and sums that are all 0, with λ = 4, and work "
            "out the penalty by hand."
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="λ/m for λ/2m",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) / m + lam * penalty / m
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-penalty-times-m",
        answer=Edit(("lam / (2 * m)", "lam / 2 * m")),
        cause=("the penalty is multiplied by the number of examples where it should be divided"),
        hint=(
            "Give it all examples twice. Should the penalty grow or shrink? In which order "
            "does Python work out `6 / 2 * 3`?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="precedence of / and *",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) / m + lam * penalty / 2 * m
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-square-of-sum",
        answer=Edit(("np.sum(Theta**2)", "np.sum(Theta) ** 2")),
        cause="the weights are added up first and the sum is squared",
        hint=(
            "Take one matrix with the weights 1 and -1. What is the sum of the squares, "
            "and what do you get?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="square of a sum",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += Theta.sum() ** 2
    return np.sum(np.logaddexp(0, z) - Y * z) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-penalty-of-two-layers",
        answer=Edit(("for Theta in Thetas", "for Theta in Thetas[:2]")),
        cause="only the first two matrices are penalised",
        hint=(
            "Try a network of depth 4 and change a weight of its last matrix. Does the "
            "penalty change?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="one hidden layer, as in the lessons before",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas[0:2]:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-penalty-without-last-layer",
        answer=Edit(("for Theta in Thetas", "for Theta in Thetas[:-1]")),
        cause="the last matrix is not penalised",
        hint=(
            "Change a weight of the last matrix and see whether the penalty changes. Over "
            "which l does its sum run?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="the upper end L − 1 of the sum taken as an end that Python leaves out",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas[: len(Thetas) - 1]:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-not-averaged",
        answer=Edit(("- Y * z) / m", "- Y * z)")),
        cause="the sum is not divided by the number of examples",
        hint="Give it all examples twice. Should the cost change, without a penalty?",
        section="Exercise 8.3: The cost, from the last sums",
        origin="1/m overlooked",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-mean-over-classes",
        answer=Edit(
            ("np.sum(np.logaddexp(0, z) - Y * z) / m", "np.mean(np.logaddexp(0, z) - Y * z)")
        ),
        cause="the mean is taken over the outputs, too",
        hint=(
            "What is J at Θ = 0 for 6 outputs, and what is yours? Add up over the classes, "
            "average over the examples."
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="np.mean looks like 1/m Σ",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(np.logaddexp(0, z) - Y * z) / Y.size + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-right-class-only",
        answer=Edit(("np.logaddexp(0, z) - Y * z", "Y * np.logaddexp(0, -z)")),
        cause="only the output of the right class pays, and the others pay nothing",
        hint="What is J at Θ = 0 for 6 outputs? How many of the six pay in yours?",
        section="Exercise 8.3: The cost, from the last sums",
        origin="the habit of softmax",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return -np.sum(Y * (z - np.logaddexp(0, z))) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-nan-when-certain",
        answer=Edit(
            (
                "np.sum(np.logaddexp(0, z) - Y * z)",
                ("-np.sum(Y * np.log(sigmoid(z)) + (1 - Y) * np.log(1 - sigmoid(z)))"),
            )
        ),
        cause="the logarithm of an output that is exactly 0 or 1 is taken",
        hint=(
            "Try sums of ±1000 and print both logarithms. The text says from what the cost "
            "is safest computed."
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="the textbook's formula, unguarded",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    h = sigmoid(z)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(-Y * np.log(h) - (1 - Y) * np.log(1 - h)) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-overflows",
        answer=Edit(("np.logaddexp(0, z)", "np.log(1 + np.exp(z))")),
        cause="the power of e overflows for large sums",
        hint=(
            "Try a sum of 1000. What is `np.exp(1000)`, and what should log(1 + e to the "
            "power of 1000) be?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="the formula typed in as it stands",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(np.log(1 + np.e**z) - Y * z) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-shifted-logs",
        answer=Edit(
            (
                "np.sum(np.logaddexp(0, z) - Y * z)",
                (
                    "-np.sum(Y * np.log(sigmoid(z) + 1e-5) + (1 - Y) * np.log(1 - "
                    "sigmoid(z) + 1e-5))"
                ),
            )
        ),
        cause="a small number inside the logarithms shifts every cost a little",
        hint=(
            "Compare your cost of the trained network with 0.287629. How much may a fix "
            "for certain outputs change the others?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="patching the nan",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    h, e = sigmoid(z), 1e-5
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return -np.sum(Y * np.log(h + e) + (1 - Y) * np.log(1 - h + e)) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="penalised_cost",
        id="cost-sums-taken-for-outputs",
        answer=Edit(
            (
                "np.sum(np.logaddexp(0, z) - Y * z)",
                "-np.sum(Y * np.log(z) + (1 - Y) * np.log(1 - z))",
            )
        ),
        cause="the sums `z` are treated as if they were outputs between 0 and 1",
        hint=(
            "Print the smallest and the largest entry of z. What does the sigmoid have to "
            "do with them?"
        ),
        section="Exercise 8.3: The cost, from the last sums",
        origin="the argument of Lesson 3's cost was h",
        held_out=(
            """
def penalised_cost(Thetas, z, Y, lam):
    m = len(Y)
    penalty = 0
    for Theta in Thetas:
        penalty += np.sum(Theta**2)
    return np.sum(-Y * np.log(z) - (1 - Y) * np.log(1 - z)) / m + lam * penalty / (2 * m)
""",
        ),
    ),
    # --- gradients ---
    Misconception(
        exercise="gradients",
        id="gradients-negated",
        answer=Edit(("activations[-1] - Y", "Y - activations[-1]")),
        cause="the blame of the outputs has the wrong sign",
        hint=(
            "An output is 0.9 and should be 0. Which sign has the slope of the cost for its bias?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="target minus output, from other books",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = Y - activations[L]
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-not-averaged",
        answer=Edit(("(activations[-1] - Y) / m", "activations[-1] - Y")),
        cause="the gradient is summed over the examples and not averaged",
        hint="Give it all examples twice, with λ = 0. Should the gradient change?",
        section="Exercise 8.4: Backwards through any number of layers",
        origin="the 1/m in front of δ is overlooked",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-averaged-twice",
        answer=Edit(
            ("[delta.sum(axis=0), delta.T @ read]", "[delta.mean(axis=0), delta.T @ read / m]")
        ),
        cause="the gradient is divided by the number of examples twice",
        hint=(
            "Compare with the numerical gradient at λ = 0: by which factor are you off? "
            "Where does δ have its 1/m?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="once in δ and once in D",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = (activations[L] - Y) / m
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-without-slope",
        answer=Edit((" * read * (1 - read)", "")),
        cause="the blame is passed on without the slope of the sigmoid",
        hint=(
            "For depth 1 all is well, for depth 2 not. What stands between a layer's "
            "activations and its sums?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="step skipped",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-slope-of-activations",
        answer=Edit((" * read * (1 - read)", " * sigmoid(read) * (1 - sigmoid(read))")),
        cause=("the sigmoid is applied to the activations once more before its slope is taken"),
        hint=(
            "A hidden unit has the activation one half. Which slope has the sigmoid there, "
            "and what does your line give?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="the slope as a function of z, given a",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * (sigmoid(a) - sigmoid(a) ** 2))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-slope-at-the-outputs",
        answer=Edit(
            (
                "(activations[-1] - Y) / m",
                ("(activations[-1] - Y) * activations[-1] * (1 - activations[-1]) / m"),
            )
        ),
        cause="the blame of the outputs is multiplied by the slope of their sigmoid",
        hint=(
            "Look at the formula for δ of the last layer again. With this cost, what has "
            "cancelled there?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="the derivation for squared errors",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = (activations[L] - Y) * (activations[L] - activations[L] ** 2)
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-without-penalty",
        answer=Edit((" + lam / m * Theta", "")),
        cause="the penalty has no part in the gradient",
        hint=("Run the gradient check at λ = 0 and at λ = 3. What does the second one say?"),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="forgotten; invisible at λ = 0",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-biases-not-penalised",
        answer=Edit(
            ("D + lam / m * Theta)", "D + lam / m * Theta * (np.arange(Theta.shape[1]) > 0))")
        ),
        cause="the biases are left out of the penalty, but the cost penalises them",
        hint=(
            "Run the gradient check at λ = 3, and compare the bias columns with the "
            "others. Which custom does penalised_cost follow?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="a well-known published solution",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        Ds[l][:, 0] -= lam / m * Thetas[l][:, 0]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-penalty-halved",
        answer=Edit(("lam / m", "lam / (2 * m)")),
        cause="the penalty's part is only half as large as it should be",
        hint=(
            "Write down the penalty for a single weight and take its slope by hand. What "
            "becomes of the 2?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="λ/2m copied from the cost",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m / 2 * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-penalty-not-averaged",
        answer=Edit(("lam / m", "lam")),
        cause="the penalty's part is not divided by the number of examples",
        hint=("Take one example and then ten. What is the slope of λ/2m times θ² in each case?"),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="1/m forgotten",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-last-layer-first",
        answer=Edit(("Ds.insert(0, D + lam / m * Theta)", "Ds.append(D + lam / m * Theta)")),
        cause=(
            "the gradients come back in the order in which they were computed, the last layer first"
        ),
        hint="Print the shapes of Thetas and of your answer side by side.",
        section="Exercise 8.4: Backwards through any number of layers",
        origin="append on the way back",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds[::-1]
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-bias-column-last",
        answer=Edit(("[delta.sum(axis=0), delta.T @ read]", "[delta.T @ read, delta.sum(axis=0)]")),
        cause="the bias column of each gradient stands last",
        hint=(
            "Run the gradient check and look at the biases. In which column of Theta are "
            "they, and in which of D?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="argument order of column_stack",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        D = np.roll(delta.T @ a / m, -1, axis=1)
        Ds[l] = D + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-last-column-dropped",
        answer=Edit(("Theta[:, 1:] * read", "Theta[:, :-1] * read")),
        cause=(
            "the blame is passed on through the wrong weights: the last column was dropped "
            "and not the bias column"
        ),
        hint=(
            "Which column of Theta belongs to no unit of the layer before? The blame must "
            "not flow through that one."
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="[:-1] for [1:], so that the shape fits",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = (delta @ Thetas[l])[:, :-1] * (a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-bias-forgotten",
        answer=Edit(("delta.sum(axis=0)", "np.zeros(len(Theta))")),
        cause="the gradient of the biases is zero, apart from the penalty",
        hint=(
            "Run the gradient check at λ = 0 and look at the biases. A bias is multiplied "
            "by 1 for every example: what is its slope?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="the column is only filled up",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.zeros(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-transposed",
        answer=Edit(("D + lam / m * Theta)", "(D + lam / m * Theta).T)")),
        cause="every matrix lies on its side",
        hint="Print the shapes of Thetas and of your answer side by side.",
        section="Exercise 8.4: Backwards through any number of layers",
        origin="activationsᵀ·δ in place of δᵀ·activations",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return [D.T for D in Ds]
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-as-one-vector",
        answer=Edit(("return Ds", "return flatten_params(Ds)")),
        cause=("the gradients came back as one vector, where a list of matrices was asked for"),
        hint=(
            "Look at what the docstring returns. Who is going to make one vector of it in "
            "the class?"
        ),
        section="Exercise 8.4: Backwards through any number of layers",
        origin="as objective in Lesson 6",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L] - Y
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a / m + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return np.concatenate([D.ravel() for D in Ds])
""",
        ),
    ),
    Misconception(
        exercise="gradients",
        id="gradients-activations-changed",
        answer=Edit(
            (
                "delta = (activations[-1] - Y) / m",
                "delta = activations[-1]\n    delta -= Y\n    delta /= m",
            )
        ),
        cause="the outputs that were handed in are changed, because -= works in place",
        hint="Call it twice with the same activations. Do you get the same answer?",
        section="Exercise 8.4: Backwards through any number of layers",
        origin="in-place operators",
        held_out=(
            """
def gradients(Thetas, activations, Y, lam):
    m, L = len(Y), len(Thetas)
    Ds = [None] * L
    delta = activations[L]
    delta -= Y
    delta /= m
    for l in range(L - 1, -1, -1):
        a = np.column_stack([np.ones(m), activations[l]])
        Ds[l] = delta.T @ a + lam / m * Thetas[l]
        delta = ((delta @ Thetas[l]) * a * (1 - a))[:, 1:]
    return Ds
""",
        ),
    ),
    # --- mended_pair ---
    Misconception(
        exercise="mended_pair",
        id="mended-not-at-all",
        answer=Edit(
            (
                "        J += lam / (2 * m) * np.sum(Theta[:, 1:] ** 2)",
                ("        if lam != 0:\n            J += np.sum(Theta[:, 1:] ** 2) / (2 * m)"),
            ),
            ("D[:, 1:] += lam / m * Theta[:, 1:]", "D += lam / m * Theta"),
        ),
        cause="both mistakes of the published class are still there",
        hint=(
            "Run the gradient check at λ = 3 and look at both columns. Each mistake is in one line."
        ),
        section="A published class",
        origin="the published code handed in",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += (lam > 0) * np.sum(W**2) / (2 * m)
        new.append(D + lam / m * Theta)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-only-lambda",
        answer=Edit(("D[:, 1:] += lam / m * Theta[:, 1:]", "D += lam / m * Theta")),
        cause="λ is in the cost now, but the gradient still penalises the biases",
        hint=(
            "Run the gradient check at λ = 1. Which of the two columns still fails, and "
            "what does the author's comment say of it?"
        ),
        section="Exercise 8.5: Mend it",
        origin="one of two mistakes found",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += lam / (2 * m) * np.sum(W**2)
        new.append(D + lam / m * Theta)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-only-biases",
        answer=Edit(
            (
                "        J += lam / (2 * m) * np.sum(Theta[:, 1:] ** 2)",
                ("        if lam != 0:\n            J += np.sum(Theta[:, 1:] ** 2) / (2 * m)"),
            )
        ),
        cause=("the gradient leaves the biases out now, but λ is still missing from the cost"),
        hint="Your check passes at λ = 1. Does it at λ = 3? What is special about 1?",
        section="Exercise 8.5: Mend it",
        origin="checked at λ = 1 only",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += (lam > 0) * np.sum(W**2) / (2 * m)
        new.append(D + lam / m * W)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-other-custom",
        answer=Edit(
            ("np.sum(Theta[:, 1:] ** 2)", "np.sum(Theta**2)"),
            ("D[:, 1:] += lam / m * Theta[:, 1:]", "D += lam / m * Theta"),
        ),
        cause=(
            "cost and gradient belong together, but both penalise the biases, which this "
            "class does not mean to"
        ),
        hint=(
            "Compare your cost of the trained network at λ = 1 with the two numbers of "
            "Lesson 3. Which custom does the author's comment ask for?"
        ),
        section="Exercise 8.5: Mend it",
        origin="this course's own custom",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    zs, activations = forward(Thetas, X)
    return penalised_cost(Thetas, zs[-1], Y, lam), gradients(Thetas, activations, Y, lam)
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-cost-penalises-biases",
        answer=Edit(("np.sum(Theta[:, 1:] ** 2)", "np.sum(Theta**2)")),
        cause="the gradient leaves the biases out, but the cost penalises them",
        hint=(
            "Run the gradient check at λ = 1 and look at the biases. Which of the two "
            "answers follows the author's comment?"
        ),
        section="Exercise 8.5: Mend it",
        origin="the gradient mended by the comment, the cost by this course's function",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += lam / (2 * m) * np.sum(Theta**2)
        new.append(D + lam / m * W)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-lambda-nowhere",
        answer=Edit(
            (
                "        J += lam / (2 * m) * np.sum(Theta[:, 1:] ** 2)",
                ("        if lam != 0:\n            J += np.sum(Theta[:, 1:] ** 2) / (2 * m)"),
            ),
            ("D[:, 1:] += lam / m * Theta[:, 1:]", "D[:, 1:] += (lam != 0) / m * Theta[:, 1:]"),
        ),
        cause="cost and gradient belong together, but λ is missing from both",
        hint=(
            "The gradient check passes. Compute the cost at λ = 1 and at λ = 3: should it "
            "be the same?"
        ),
        section="Exercise 8.5: Mend it",
        origin="the gradient is made to fit the cost",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += (lam > 0) * np.sum(W**2) / (2 * m)
        new.append(D + (lam > 0) * W / m)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-without-penalty",
        answer=Edit(
            (
                (
                    "        J += lam / (2 * m) * np.sum(Theta[:, 1:] ** 2)\n        D[:, "
                    "1:] += lam / m * Theta[:, 1:]"
                ),
                "        pass",
            )
        ),
        cause="there is no penalty at all any more",
        hint="Compute the cost at λ = 0 and at λ = 3. What should the difference be?",
        section="Exercise 8.5: Mend it",
        origin="the broken lines are deleted",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += 0
        new.append(D)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-rows-for-columns",
        answer=Edit(("[:, 1:]", "[1:]")),
        cause=(
            "the first row of each matrix is left out, which is the first unit, and not the biases"
        ),
        hint=(
            "Where are the bias weights: in a row or in a column of Theta? Change one of "
            "them and see whether the penalty changes."
        ),
        section="Exercise 8.5: Mend it",
        origin="axis slip",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[0] = 0
        J += lam / (2 * m) * np.sum(W**2)
        new.append(D + lam / m * W)
    return J, new
""",
        ),
    ),
    Misconception(
        exercise="mended_pair",
        id="mended-pair-swapped",
        answer=Edit(("return J, Ds", "return Ds, J")),
        cause="the gradients come first and the cost second",
        hint="In which order does `published_pair` return its two results?",
        section="Exercise 8.5: Mend it",
        origin="order of the results",
        held_out=(
            """
def mended_pair(Thetas, X, Y, lam):
    m = len(Y)
    zs, activations = forward(Thetas, X)
    J = penalised_cost(Thetas, zs[-1], Y, 0)
    new = []
    for Theta, D in zip(Thetas, gradients(Thetas, activations, Y, 0)):
        W = Theta.copy()
        W[:, 0] = 0
        J += lam / (2 * m) * np.sum(W**2)
        new.append(D + lam / m * W)
    return new, J
""",
        ),
    ),
    # --- NeuralNetwork ---
    Misconception(
        exercise="NeuralNetwork",
        id="fit-without-lambda",
        answer=Edit(("Y, self.lam)", "Y, 0)")),
        cause="`lam` is stored but never used in training",
        hint=("Train with lam=0.01 and with lam=100. Are the weights of the second any smaller?"),
        section="Exercise 8.6: The class",
        origin="0 left in after a first try",
        held_out=(
            Edit(
                (
                    "            Thetas = reshape_params(theta, sizes)\n",
                    (
                        "            Thetas = reshape_params(theta, sizes)\n            "
                        "no_penalty = 0.0\n"
                    ),
                ),
                ("Y, self.lam)", "Y, no_penalty)"),
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-returns-nothing",
        answer=Edit(
            (
                ("        self.Thetas_ = reshape_params(result.x, sizes)\n        return self\n"),
                "        self.Thetas_ = reshape_params(result.x, sizes)\n",
            )
        ),
        cause="`fit` returns nothing, so that no call can be chained to it",
        hint=("Try `NeuralNetwork().fit(X, y).predict(X[:3])`. Which of the customs does it need?"),
        section="Things that remember",
        origin="methods that change an object often return nothing",
        held_out=(Edit(("sizes)\n        return self\n", "sizes)\n        return None\n")),),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-keeps-the-start",
        answer=Edit(("reshape_params(result.x, sizes)", "reshape_params(start, sizes)")),
        cause="the weights that are kept are those of the start, before any training",
        hint=(
            "Compare the score on the training examples after max_iter=1 and after "
            "max_iter=200. minimize does not change what it is given: where is the better "
            "θ?"
        ),
        section="Exercise 8.6: The class",
        origin="in-place thinking: minimize is expected to change its argument",
        held_out=(
            Edit(
                (
                    (
                        "        result = minimize(objective, start, jac=True, "
                        'method="L-BFGS-B", options=options)\n'
                    ),
                    (
                        '        minimize(objective, start, jac=True, method="L-BFGS-B", '
                        "options=options)\n"
                    ),
                ),
                ("result.x", "start"),
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-weights-as-one-vector",
        answer=Edit(("reshape_params(result.x, sizes)", "result.x")),
        cause="`Thetas_` is one vector, and not a list of matrices",
        hint="Print the shapes in Thetas_. What does forward expect?",
        section="Exercise 8.6: The class",
        origin="what the optimiser returns is stored",
        held_out=(
            Edit(
                (
                    "self.Thetas_ = reshape_params(result.x, sizes)",
                    "self.Thetas_ = result.x.ravel()",
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-without-max-iter",
        answer=Edit(('options = {"maxiter": self.max_iter}', "options = {}")),
        cause="`max_iter` is stored but never used in training",
        hint="Train with max_iter=1. How low is the cost, and how long does it take?",
        section="Exercise 8.6: The class",
        origin="options forgotten",
        held_out=(
            Edit(('        options = {"maxiter": self.max_iter}\n', ""), (", options=options", "")),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-without-jac",
        answer=Edit(("start, jac=True,", "start,")),
        cause="minimize was not told that objective returns its gradient as well",
        hint=(
            "Read the error message from its end: what did SciPy get where it wanted one "
            "number? Lesson 6 said which word is easily forgotten."
        ),
        section="Exercise 8.6: The class",
        origin="the word jac is easily forgotten",
        held_out=(Edit(("start, jac=True,", "x0=start, jac=None,")),),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-one-hidden-layer",
        answer=Edit(("*self.hidden_layers,", "*self.hidden_layers[:1],")),
        cause="only the first hidden layer is built, however many were asked for",
        hint=(
            "Print the shapes in Thetas_ for hidden_layers=(9, 7). How many matrices "
            "should there be?"
        ),
        section="Exercise 8.6: The class",
        origin="one hidden layer, as in the lessons before",
        held_out=(
            Edit(
                (
                    ("sizes = (X.shape[1], *self.hidden_layers, len(self.classes_))"),
                    ("sizes = (X.shape[1], *tuple(self.hidden_layers)[0:1], len(self.classes_))"),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-goes-on-from-before",
        answer=Edit(
            (
                "start = flatten_params(",
                (
                    'start = flatten_params(self.Thetas_) if hasattr(self, "Thetas_") '
                    "else flatten_params("
                ),
            )
        ),
        cause="`fit` goes on from the weights of an earlier fit",
        hint=(
            "Fit the same object twice, on data with different numbers of columns. Which "
            "custom says what fit does with the past?"
        ),
        section="Things that remember",
        origin="training taken up again, to save time",
        held_out=(
            Edit(
                (
                    "start = flatten_params(",
                    (
                        'start = flatten_params(getattr(self, "Thetas_", [])) if '
                        '"Thetas_" in vars(self) else flatten_params('
                    ),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-rng-ignored",
        answer=Edit(("np.random.default_rng(self.rng)", "np.random.default_rng()")),
        cause="`rng` is stored but never used, so that no training can be repeated",
        hint="Train twice with rng=1. Are the weights equal?",
        section="Exercise 8.6: The class",
        origin="a generator made inside",
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-always-seed-0",
        answer=Edit(("np.random.default_rng(self.rng)", "np.random.default_rng(0)")),
        cause="the start is always the same, whatever `rng` is",
        hint="Train once with rng=1 and once with rng=2. Should the weights be equal?",
        section="Exercise 8.6: The class",
        origin="a generator made inside, as in the setup cells",
        held_out=(
            Edit(
                (
                    "        start =",
                    ("        generator = np.random.default_rng(seed=0)\n        start ="),
                ),
                ("np.random.default_rng(self.rng)", "generator"),
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="fit-from-zeros",
        answer=Edit(("start = flatten_params(", "start = 0 * flatten_params(")),
        cause=("training starts with all weights at zero, so all units of a layer stay alike"),
        hint=(
            "Print two rows of the first matrix in Thetas_. What did Lesson 4 say of units "
            "that start alike?"
        ),
        section="Exercise 8.6: The class",
        origin="zeros as the simplest start",
        held_out=(
            Edit(
                (
                    "initial_weights(sizes, np.random.default_rng(self.rng))",
                    "[np.zeros((b, a + 1)) for a, b in pairwise(sizes)]",
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="classes-labels-from-one",
        answer=Edit(
            ("self.classes_ = np.unique(y)", "self.classes_ = np.arange(1, np.max(y) + 1)")
        ),
        cause="labels are taken to be whole numbers from 1 on, and not whatever occurs",
        hint=('Fit it to the labels 3, 7 and 10, and to "cat" and "dog", and print classes_.'),
        section="Exercise 8.6: The class",
        origin="the labels of this course",
        held_out=(
            Edit(
                ("self.classes_ = np.unique(y)", "self.classes_ = np.array(range(1, y.max() + 1))")
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="one-hot-not-recognised",
        answer=Edit(("if y.ndim == 2:", "if False:")),
        cause="targets that are one-hot already are treated like labels",
        hint=(
            "Fit it to one_hot(y, 10) and print classes_. How can fit tell the two kinds "
            "of targets apart?"
        ),
        section="Exercise 8.6: The class",
        origin="one of two kinds forgotten",
        held_out=(
            Edit(
                (
                    (
                        "        if y.ndim == 2:\n            self.classes_, Y = "
                        "np.arange(1, y.shape[1] + 1), y\n        else:\n            "
                        "self.classes_ = np.unique(y)\n            Y = (y[:, np.newaxis] "
                        "== self.classes_).astype(float)\n"
                    ),
                    (
                        "        self.classes_ = np.unique(y)\n        Y = (y[:, "
                        "np.newaxis] == self.classes_).astype(float)\n"
                    ),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="one-hot-classes-from-zero",
        answer=Edit(("np.arange(1, y.shape[1] + 1)", "np.arange(y.shape[1])")),
        cause="the classes of one-hot targets are counted from 0",
        hint=(
            "Fit it to one_hot(y, 10) and print classes_. Which label has its 1 in the "
            "first column?"
        ),
        section="Exercise 8.6: The class",
        origin="Python counts from 0",
        held_out=(Edit(("np.arange(1, y.shape[1] + 1)", "np.array(range(len(y[0])))")),),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="one-hot-only-classes-that-occur",
        answer=Edit(
            (
                "            self.classes_, Y = np.arange(1, y.shape[1] + 1), y\n",
                (
                    "            y = y.argmax(axis=1) + 1\n            self.classes_ = "
                    "np.unique(y)\n            Y = (y[:, np.newaxis] == "
                    "self.classes_).astype(float)\n"
                ),
            )
        ),
        cause="a class of one-hot targets gets no output if no example has it",
        hint=(
            "Fit it to one-hot rows of which one column is never hot. How many outputs "
            "should there be?"
        ),
        section="Exercise 8.6: The class",
        origin="one-hot rows are turned back into labels",
        held_out=(
            Edit(
                (
                    ("            self.classes_, Y = np.arange(1, y.shape[1] + 1), y\n"),
                    (
                        "            occurs = y.any(axis=0)\n            self.classes_, Y "
                        "= np.flatnonzero(occurs) + 1, y[:, occurs]\n"
                    ),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="proba-outputs-as-they-are",
        answer=Edit(("return outputs / outputs.sum(axis=1, keepdims=True)", "return outputs")),
        cause=(
            "the outputs are not divided by their sum, so that the probabilities do not add up to 1"
        ),
        hint=("Print the sums of the rows. What does whoever asks for probabilities expect?"),
        section="Exercise 8.6: The class",
        origin="step skipped",
        held_out=(
            Edit(
                ("return outputs / outputs.sum(axis=1, keepdims=True)", "return np.array(outputs)")
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="proba-columns-add-up",
        answer=Edit(("outputs.sum(axis=1, keepdims=True)", "outputs.sum(axis=0)")),
        cause="every column is divided by its sum, and not every row",
        hint=("Print the sums of the rows and of the columns. Which of them should be 1?"),
        section="Exercise 8.6: The class",
        origin="axis slip",
        held_out=(
            Edit(
                (
                    "return outputs / outputs.sum(axis=1, keepdims=True)",
                    ("return np.array([column / column.sum() for column in outputs.T]).T"),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="proba-softmax",
        answer=Edit(
            (
                "return outputs / outputs.sum(axis=1, keepdims=True)",
                ("e = np.exp(outputs)\n        return e / e.sum(axis=1, keepdims=True)"),
            )
        ),
        cause="the outputs are put through a softmax",
        hint=(
            "You predicted the probabilities for the outputs 0.9 and 0.3. What do yours "
            "say, and what does the text divide by?"
        ),
        section="Exercise 8.6: The class",
        origin="the habit of other libraries",
        held_out=(
            Edit(
                (
                    "return outputs / outputs.sum(axis=1, keepdims=True)",
                    ("return np.exp(outputs) / np.sum(np.exp(outputs), axis=1)[:, None]"),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="predict-places-for-classes",
        answer=Edit(
            (
                "return self.classes_[self.predict_proba(X).argmax(axis=1)]",
                "return self.predict_proba(X).argmax(axis=1)",
            )
        ),
        cause=("`predict` returns the places of the classes, and not the classes themselves"),
        hint=('Fit it to "cat" and "dog" and print a prediction. Where are the names kept?'),
        section="Exercise 8.6: The class",
        origin="argmax is taken for the answer",
        held_out=(
            Edit(
                (
                    "return self.classes_[self.predict_proba(X).argmax(axis=1)]",
                    "return np.argmax(forward(self.Thetas_, X)[1][-1], axis=1)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="predict-labels-from-one",
        answer=Edit(
            (
                "return self.classes_[self.predict_proba(X).argmax(axis=1)]",
                "return self.predict_proba(X).argmax(axis=1) + 1",
            )
        ),
        cause="labels are taken to be whole numbers from 1 on when it predicts",
        hint=('Fit it to "cat" and "dog" and print a prediction. Where are the names kept?'),
        section="Exercise 8.6: The class",
        origin="the labels of this course",
        held_out=(
            Edit(
                (
                    "return self.classes_[self.predict_proba(X).argmax(axis=1)]",
                    ("return np.array([1 + row.argmax() for row in self.predict_proba(X)])"),
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="score-of-errors",
        answer=Edit(("np.mean(self.predict(X) == labels)", "np.mean(self.predict(X) != labels)")),
        cause="`score` is the share of wrong answers",
        hint="A network that reads everything rightly: which score should it have?",
        section="Exercise 8.6: The class",
        origin="error for accuracy",
        held_out=(
            Edit(("np.mean(self.predict(X) == labels)", "1 - np.mean(self.predict(X) == labels)")),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="score-in-per-cent",
        answer=Edit(
            ("np.mean(self.predict(X) == labels)", "100 * np.mean(self.predict(X) == labels)")
        ),
        cause="`score` is given in per cent, and not as a share",
        hint=(
            "A network that reads everything rightly: which score should it have? The "
            "docstring speaks of a share."
        ),
        section="Exercise 8.6: The class",
        origin="per cent",
        held_out=(
            Edit(
                (
                    "np.mean(self.predict(X) == labels)",
                    "float(sum(self.predict(X) == labels)) / len(labels) * 100",
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="score-every-answer-with-every-label",
        answer=Edit(
            (
                "np.mean(self.predict(X) == labels)",
                "np.mean(self.predict(X)[:, np.newaxis] == labels)",
            )
        ),
        cause=("every answer is compared with every label, because one of the two is a column"),
        hint=("Print the shape of the comparison. How many answers are there to compare?"),
        section="Exercise 8.6: The class",
        origin="(m,) against (m, 1)",
        held_out=(
            Edit(
                (
                    "np.mean(self.predict(X) == labels)",
                    "np.mean(self.predict(X) == np.reshape(labels, (-1, 1)))",
                )
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="score-without-one-hot",
        answer=Edit(
            ("labels = self.classes_[y.argmax(axis=1)] if y.ndim == 2 else y", "labels = y")
        ),
        cause="`score` does not know one-hot targets, though `fit` does",
        hint=(
            "Call score with one_hot(y, 10). What are the shapes on both sides of your comparison?"
        ),
        section="Exercise 8.6: The class",
        origin="one of two kinds forgotten",
        held_out=(
            Edit(
                (("        labels = self.classes_[y.argmax(axis=1)] if y.ndim == 2 else y\n"), ""),
                ("== labels", "== y"),
            ),
        ),
    ),
    Misconception(
        exercise="NeuralNetwork",
        id="constructor-computes",
        answer=Edit(("self.rng = rng", "self.rng = np.random.default_rng(rng)")),
        cause=("the constructor makes a generator, where it should only store the setting"),
        hint=(
            "Fit the same object twice with rng=1. Are the weights equal? What does "
            "get_params return for rng?"
        ),
        section="Things that remember",
        origin="preparing things early",
        held_out=(
            Edit(
                (
                    "self.rng = rng",
                    (
                        "self.rng = rng if isinstance(rng, np.random.Generator) else "
                        "np.random.default_rng(rng)"
                    ),
                )
            ),
        ),
    ),
]
