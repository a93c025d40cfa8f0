"""Wrong answers to the exercises of lesson 4."""

from autograder.grading.catalogue import Edit, Misconception

MISCONCEPTIONS = [
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-of-activation",
        answer=Edit(("g = sigmoid(z)", "g = z")),
        cause="the argument is taken for an activation, but it is the sum z",
        hint="What does your function say at z = 0, where the sigmoid is steepest?",
        section="Exercise 4.1: The sigmoid's slope",
        origin="the formula g(1 − g), with z for g; some libraries take the activation",
        held_out=(
            """
def sigmoid_gradient(a):
    return a - np.square(a)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-sigmoid-twice",
        answer=Edit(("sigmoid(z)", "sigmoid(sigmoid(z))")),
        cause="the sigmoid is taken twice",
        hint="Print g for z = 0 inside your function. Is it one half?",
        section="The slope of the sigmoid",
        origin="an activation handed to a function that takes sums",
        held_out=(
            """
def sigmoid_gradient(z):
    a = sigmoid(z)
    return sigmoid(a) * sigmoid(-a)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-nan-far-out",
        answer="""
def sigmoid_gradient(z):
    return np.exp(-z) / (1 + np.exp(-z)) ** 2
""",
        cause="a power of e overflows far out, and infinity divided by infinity is NaN",
        hint="Print your numerator and your denominator for z = −1000. The lesson gives a second "
        "form of the same slope: which function of yours is safe there already?",
        section="The slope of the sigmoid",
        origin="the derivative as it stands in a table",
        held_out=(
            """
def sigmoid_gradient(z):
    power = np.exp(-np.asarray(z, dtype=float))
    return power * (1 + power) ** -2.0
""",
        ),
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-with-warning",
        answer="""
def sigmoid_gradient(z):
    g = 1 / (1 + np.exp(-z))
    return g * (1 - g)
""",
        cause="a power of e overflows on the way, although the result is right",
        hint="You solved this once, in Lesson 2. What do you already have that is right for every "
        "z, and silent?",
        section="Exercise 4.1: The sigmoid's slope",
        origin="the sigmoid written out once more, without its care",
        held_out=(
            """
def sigmoid_gradient(z):
    a = 1.0 / (1.0 + np.exp(-np.asarray(z)))
    return a - a**2
""",
        ),
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-sign",
        answer=Edit(("(1 - g)", "(g - 1)")),
        cause="the sign is the wrong way round",
        hint="The sigmoid rises everywhere. Which sign has its slope, and which sign has yours?",
        section="The slope of the sigmoid",
        origin="the two terms of the bracket swapped",
        held_out=(
            """
def sigmoid_gradient(z):
    return sigmoid(z) ** 2 - sigmoid(z)
""",
        ),
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-of-tanh",
        answer=Edit(("g * (1 - g)", "1 - g**2")),
        cause="the rule for the slope of another function, tanh, is used",
        hint="What is your slope at z = 0, and what does the curve in the lesson say?",
        section="The slope of the sigmoid",
        origin="1 − a² is the slope of tanh",
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-is-the-sigmoid",
        answer=Edit(("g * (1 - g)", "g")),
        cause="the sigmoid itself comes back, not its slope",
        hint="No value of the slope is above one quarter. What is your largest one?",
        section="The slope of the sigmoid",
        origin="the last factor is forgotten",
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-matrix-product",
        answer=Edit(("g * (1 - g)", "np.dot(g, 1 - g)")),
        cause="the two factors are multiplied as matrices, not entry by entry",
        hint="Call it with a vector of 7 sums and print the shape. Each sum has a slope of its "
        "own.",
        section="Exercise 4.1: The sigmoid's slope",
        origin="np.dot for *",
        held_out=(
            """
def sigmoid_gradient(z):
    s = sigmoid(z)
    return np.dot(s, np.subtract(1, s))
""",
        ),
    ),
    Misconception(
        exercise="sigmoid_gradient",
        id="slope-of-one-row",
        answer="""
def sigmoid_gradient(z):
    slopes = []
    for value in z:
        slopes.append(sigmoid(value) * (1 - sigmoid(value)))
    return np.array(slopes)
""",
        cause="it goes through the entries of an array, so a single number is no use to it",
        hint="Call it with the plain number 0. Does the formula itself need a loop?",
        section="Exercise 4.1: The sigmoid's slope",
        origin="a loop where NumPy works entry by entry",
        held_out=(
            """
def sigmoid_gradient(z):
    g = np.array([sigmoid(row) for row in z])
    return g * (1 - g)
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-zeros",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return np.zeros((l_out, l_in + 1))
""",
        cause="every weight is zero, so all hidden units are copies of each other",
        hint="Compare two rows of your matrix. Could a step downhill ever make the two units "
        "different?",
        section="Where to start",
        origin="zeros are the simplest place to start",
    ),
    Misconception(
        exercise="random_init",
        id="init-same-weight-everywhere",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return np.full((l_out, l_in + 1), rng.uniform(-epsilon, epsilon))
""",
        cause="one number is drawn and used for every weight",
        hint="Count the different numbers in your matrix. How many hidden units could be told "
        "apart by it?",
        section="Where to start",
        origin="a draw without a shape gives one number",
    ),
    Misconception(
        exercise="random_init",
        id="init-same-row",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    row = rng.uniform(-epsilon, epsilon, size=l_in + 1)
    return np.tile(row, (l_out, 1))
""",
        cause="every unit gets the same row of weights",
        hint="Compare two rows of your matrix. Why does the lesson want hidden units to differ?",
        section="Where to start",
        origin="one row is drawn and repeated",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    W = np.zeros((l_out, l_in + 1))
    W[:] = rng.random(l_in + 1) * 2 * epsilon - epsilon
    return W
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-all-positive",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.random((l_out, l_in + 1)) * 2 * epsilon
""",
        cause="the numbers are stretched but not shifted, so no weight is negative",
        hint="Test your rule on the draws 0, one half and 1. Where should each of them land?",
        section="Where to start",
        origin="rand · 2ε − ε, half copied",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.uniform(0, 2 * epsilon, size=(l_out, l_in + 1))
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-zero-to-epsilon",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return epsilon * rng.random((l_out, l_in + 1))
""",
        cause="the weights run from 0 to ε, not from −ε to ε",
        hint="Print the smallest weight of a large matrix. What share of the weights should be "
        "negative?",
        section="Where to start",
        origin="the range is stretched to ε and not shifted",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.uniform(high=epsilon, size=(l_out, l_in + 1))
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-zero-to-one",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.random((l_out, l_in + 1))
""",
        cause="the drawn numbers, from 0 to 1, are used as they are",
        hint="Print the smallest and the largest weight, and compare them with −ε and ε.",
        section="Where to start",
        origin="stretching and shifting are both forgotten",
    ),
    Misconception(
        exercise="random_init",
        id="init-half-the-range",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return (rng.random((l_out, l_in + 1)) - 0.5) * epsilon
""",
        cause="the weights fill only half of the range",
        hint="Test your rule on the draws 0 and 1. Do they land on −ε and on ε?",
        section="Where to start",
        origin="a range of length ε centred on 0, instead of length 2ε",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.uniform(-epsilon / 2, epsilon / 2, (l_out, l_in + 1))
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-all-negative",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.random((l_out, l_in + 1)) * epsilon - epsilon
""",
        cause="the numbers are shifted to −ε but stretched to half of the range",
        hint="Test your rule on the draw 1. Where does it land, and where should it?",
        section="Where to start",
        origin="the 2 of rand · 2ε − ε is lost",
    ),
    Misconception(
        exercise="random_init",
        id="init-shifted-by-one",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return 2 * epsilon * rng.random((l_out, l_in + 1)) - 1
""",
        cause="the numbers are shifted by 1 and not by ε",
        hint="Test your rule on the draw one half. Where should the middle land?",
        section="Where to start",
        origin="ε(2u − 1) with the bracket in the wrong place",
    ),
    Misconception(
        exercise="random_init",
        id="init-epsilon-written-in",
        answer=Edit(("rng.uniform(-epsilon, epsilon,", "rng.uniform(-0.12, 0.12,")),
        cause="the range is written in, and the argument `epsilon` is not used",
        hint="Ask for weights with epsilon = 3 and print the largest one.",
        section="Exercise 4.2: Random weights",
        origin="the 0.12 of the text",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    epsilon = 0.12
    return rng.random((l_out, l_in + 1)) * 2 * epsilon - epsilon
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-epsilon-by-the-rule",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    epsilon = np.sqrt(6) / np.sqrt(l_in + l_out)
    return rng.uniform(-epsilon, epsilon, size=(l_out, l_in + 1))
""",
        cause="ε is worked out from the sizes of the layers, and the argument `epsilon` is not "
        "used",
        hint="Ask for weights with epsilon = 3 and print the largest one. Who decides about ε "
        "here?",
        section="Exercise 4.2: Random weights",
        origin="the rule of Glorot and Bengio put into the function",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    limit = (6 / (l_in + l_out)) ** 0.5
    return limit * (2 * rng.random((l_out, l_in + 1)) - 1)
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-epsilon-by-a-slip-of-the-rule",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    epsilon = (6 / (l_in + l_out)) ** 1 / 2
    return rng.uniform(-epsilon, epsilon, size=(l_out, l_in + 1))
""",
        cause="ε is worked out anew, and by a rule that takes half where it should take a root",
        hint="What does Python make of 4**1/2? And does your function still listen to the "
        "argument `epsilon`?",
        section="Where the 0.12 comes from",
        origin="powers come before divisions",
    ),
    Misconception(
        exercise="random_init",
        id="init-normal",
        answer=Edit(("rng.uniform(-epsilon, epsilon,", "rng.normal(0, epsilon,")),
        cause="the weights are drawn from the bell curve, which has no largest value",
        hint="Count how many of your weights are larger than ε, or smaller than −ε.",
        section="Where to start",
        origin="many libraries draw their weights so",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return epsilon * rng.standard_normal((l_out, l_in + 1))
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-without-bias",
        answer=Edit(("size=(l_out, l_in + 1)", "size=(l_out, l_in)")),
        cause="there is no column for the bias",
        hint="A unit reads all its inputs and one thing more. How many weights has it, and how "
        "many columns has your matrix?",
        section="Exercise 4.2: Random weights",
        origin="the +1 is forgotten",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.random((l_out, l_in)) * 2 * epsilon - epsilon
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-transposed",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.uniform(-epsilon, epsilon, size=(l_in + 1, l_out))
""",
        cause="the matrix has one column a unit, where it should have one row a unit",
        hint="Print the shape for 400 inputs and 25 units, and compare it with `Theta1`.",
        section="Exercise 4.2: Random weights",
        origin="from in to out, read as rows to columns",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.random((l_in + 1, l_out)) * 2 * epsilon - epsilon
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-bias-on-the-wrong-side",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return rng.uniform(-epsilon, epsilon, size=(l_out + 1, l_in))
""",
        cause="there is a row too many and a column too few: the bias went to the wrong side",
        hint="Is a bias something that a unit reads, or a unit that reads? Compare your shape with "
        "that of `Theta1`.",
        section="Exercise 4.2: Random weights",
        origin="the +1 is put to the other number",
    ),
    Misconception(
        exercise="random_init",
        id="init-biases-zero",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    W = rng.uniform(-epsilon, epsilon, size=(l_out, l_in + 1))
    W[:, 0] = 0
    return W
""",
        cause="the biases are set to zero, where they should be drawn like the others",
        hint="Print column 0 of your matrix, and read what the docstring says about it.",
        section="Exercise 4.2: Random weights",
        origin="many libraries start their biases at zero",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    Theta = epsilon * (2 * rng.random((l_out, l_in + 1)) - 1)
    for row in Theta:
        row[0] = 0.0
    return Theta
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-biases-one",
        answer="""
def random_init(l_in, l_out, rng, epsilon=0.12):
    return np.c_[np.ones(l_out), rng.uniform(-epsilon, epsilon, size=(l_out, l_in))]
""",
        cause="the bias weights are all one, as if they were the bias unit's output",
        hint="Which of the two is always 1: what the bias unit puts out, or the weight with which "
        "a unit reads it?",
        section="Exercise 4.2: Random weights",
        origin="the column of ones of the data, put into the weights",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    weights = rng.random((l_out, l_in)) * 2 * epsilon - epsilon
    return np.hstack([np.ones((l_out, 1)), weights])
""",
        ),
    ),
    Misconception(
        exercise="random_init",
        id="init-generator-of-its-own",
        answer=Edit(("rng.uniform(", "np.random.default_rng(1).uniform(")),
        cause="the function makes a generator of its own, so every call gives the same weights",
        hint="Call it twice with generators of different seeds. Do the weights differ?",
        section="Where to start",
        origin="the generator that is given is overlooked",
        held_out=(
            """
def random_init(l_in, l_out, rng, epsilon=0.12):
    rng = np.random.default_rng(seed=1)
    return rng.random((l_out, l_in + 1)) * 2 * epsilon - epsilon
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-delta3-sign",
        answer=Edit(("delta3 = h - y", "delta3 = y - h")),
        cause="δ3 has the wrong sign",
        hint="Take an output that is too big. Should its error term be positive or negative, and "
        "which is yours?",
        section="Who is to blame?",
        origin="truth minus answer, as errors are often written",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (z3, a3) = feedforward_one([Theta1, Theta2], x)
    d3 = -(a3 - y)
    d2 = Theta2[:, 1:].T @ d3 * sigmoid_gradient(z2)
    return d3, d2, np.outer(d2, np.append(1, x)), np.outer(d3, np.append(1, a2))
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-delta3-times-slope",
        answer=Edit(
            ("(_, h) = feedforward_one", "(z3, h) = feedforward_one"),
            ("delta3 = h - y", "delta3 = (h - y) * sigmoid_gradient(z3)"),
        ),
        cause="δ3 is multiplied by the slope of the sigmoid, which the cross-entropy cancels",
        hint="Follow the two lines that derive δ3 in the lesson. What happens to the slope of the "
        "sigmoid there, and with which other cost would it stay?",
        section="Who is to blame?",
        origin="the derivation for squared errors",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (z3, a3) = feedforward_one([Theta1, Theta2], x)
    d3 = (a3 - y) * a3 * (1 - a3)
    d2 = Theta2[:, 1:].T @ d3 * (a2 * (1 - a2))
    return d3, d2, np.outer(d2, np.append(1, x)), np.outer(d3, np.append(1, a2))
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-delta3-by-output",
        answer=Edit(("delta3 = h - y", "delta3 = (h - y) / (h * (1 - h))")),
        cause="δ3 is the slope of the price for the output h, not for the sum z",
        hint="δ says what happens when a unit's *sum* grows a little. For an output of one half, "
        "by how much does h follow?",
        section="Who is to blame?",
        origin="the chain rule stopped one link early",
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-delta3-squared",
        answer=Edit(("delta3 = h - y", "delta3 = (h - y) ** 2")),
        cause="δ3 is squared, so it can never be negative",
        hint="In example A one output is too small. Which sign should its error term have?",
        section="Who is to blame?",
        origin="the squared error in place of its slope",
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-without-slope",
        answer=Edit((" * sigmoid_gradient(z2)", "")),
        cause="the error comes back to the hidden units without passing through their sigmoids",
        hint="Compare with your paper: 0.5209 comes back to hidden unit 1. How much of it gets "
        "through?",
        section="Who is to blame?",
        origin="the second factor of Step 3 is forgotten",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    layers = feedforward_one([Theta1, Theta2], x)
    delta3 = layers[1][1] - y
    delta2 = delta3 @ Theta2[:, 1:]
    a2 = np.insert(layers[0][1], 0, 1)
    return delta3, delta2, np.outer(delta2, np.insert(x, 0, 1)), np.outer(delta3, a2)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-slope-of-activation",
        answer=Edit(("sigmoid_gradient(z2)", "sigmoid_gradient(hidden)")),
        cause="the slope of the sigmoid is taken at the activations, not at the sums",
        hint="What does your `sigmoid_gradient` expect: z or a? Compare its value for hidden unit "
        "1 of example A with the 0.2055 on paper.",
        section="Exercise 4.1: The sigmoid's slope",
        origin="names; other libraries' slope functions take activations",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (_, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = (delta3 @ Theta2)[1:] * sigmoid(a2) * (1 - sigmoid(a2))
    return delta3, delta2, np.outer(delta2, np.r_[1, x]), np.outer(delta3, np.r_[1, a2])
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-sigmoid-for-slope",
        answer=Edit(("sigmoid_gradient(z2)", "sigmoid(z2)")),
        cause="the sigmoid itself stands where its slope should",
        hint="A sigmoid lets at most a quarter of an error through. Print the factors that you "
        "multiply by: is any above one quarter?",
        section="The slope of the sigmoid",
        origin="g and g' confused",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (_, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = a2 * (Theta2[:, 1:].T @ delta3)
    return delta3, delta2, np.outer(delta2, np.r_[1, x]), np.outer(delta3, np.r_[1, a2])
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-drops-last-entry",
        answer=Edit(("(Theta2.T @ delta3)[1:]", "(Theta2.T @ delta3)[:-1]")),
        cause="the last entry is dropped, but the bias unit's is the first",
        hint="Which column of `Theta2` belongs to the bias unit? Print what comes back to all four "
        "units in example A, and find the 0.5209 of hidden unit 1.",
        section="Who is to blame?",
        origin="[:-1] for [1:]",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = Theta2[:, :-1].T @ delta3 * sigmoid_gradient(z2)
    return delta3, delta2, np.outer(delta2, np.r_[1, x]), np.outer(delta3, np.r_[1, a2])
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-keeps-bias",
        answer=Edit(
            (
                "(Theta2.T @ delta3)[1:] * sigmoid_gradient(z2)",
                "(Theta2.T @ delta3) * sigmoid_gradient(np.concatenate(([0.0], z2)))",
            )
        ),
        cause="the bias unit keeps an error term, although there is no weight behind it",
        hint="Print the shape of δ2 for the tiny network. How many hidden units does it have?",
        section="Who is to blame?",
        origin="the first entry is not dropped",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    a2 = np.insert(a2, 0, 1)
    delta3 = h - y
    delta2 = np.dot(Theta2.T, delta3) * sigmoid_gradient(np.insert(z2, 0, 0))
    return delta3, delta2, np.outer(delta2, np.insert(x, 0, 1)), np.outer(delta3, a2)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-not-transposed",
        answer=Edit(("Theta2.T @ delta3", "Theta2 @ delta3")),
        cause="the weights are used the same way round as on the way forward",
        hint="Write the shapes beside the product: `delta3` has one entry for each output. What "
        "should come out, one entry for each output or for each hidden unit?",
        section="Who is to blame?",
        origin="the forward line copied",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = np.dot(Theta2, delta3)[1:] * sigmoid_gradient(z2)
    return delta3, delta2, np.outer(delta2, np.r_[1, x]), np.outer(delta3, np.r_[1, a2])
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-activations-without-bias",
        answer=Edit(
            ("a1 = np.concatenate(([1.0], x))", "a1 = x"),
            ("a2 = np.concatenate(([1.0], hidden))", "a2 = hidden"),
        ),
        cause="the bias's 1 is missing from what the units read",
        hint="Print the shapes of `Delta1` and of `Theta1`. Which column is missing, and what does "
        "a bias weight read?",
        section="Exercise 4.3: One example, back through the network",
        origin="the activations come without the bias's 1",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = Theta2[:, 1:].T @ delta3 * a2 * (1 - a2)
    return delta3, delta2, delta2[:, None] * x, delta3[:, None] * a2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-bias-last",
        answer=Edit(
            ("np.concatenate(([1.0], x))", "np.concatenate((x, [1.0]))"),
            ("np.concatenate(([1.0], hidden))", "np.concatenate((hidden, [1.0]))"),
        ),
        cause="the bias's 1 stands at the end, where it should stand in front",
        hint="In `Delta1` of example A, one column should equal δ2. Which column is it on paper, "
        "and which in yours?",
        section="The five steps",
        origin="np.append for a 1 in front",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = Theta2[:, 1:].T @ delta3 * sigmoid_gradient(z2)
    return delta3, delta2, np.outer(delta2, np.append(x, 1)), np.outer(delta3, np.append(a2, 1))
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-bias-zero",
        answer=Edit(("[1.0]", "[0.0]")),
        cause="the bias unit puts out 0, so no bias weight gets a slope",
        hint="Print column 0 of `Delta1`. What does a bias weight read?",
        section="The five steps",
        origin="zeros as filler",
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-sums-for-activations",
        answer=Edit(("([1.0], hidden)", "([1.0], z2)")),
        cause="the outputs' weights are multiplied by the hidden sums, not by the activations",
        hint="What do the outputs read: the hidden units' sums, or what the sigmoid makes of them? "
        "Print the range of the numbers you use.",
        section="The five steps",
        origin="z and a confused",
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-outer-transposed",
        answer=Edit(
            ("np.outer(delta2, a1)", "np.outer(a1, delta2)"),
            ("np.outer(delta3, a2)", "np.outer(a2, delta3)"),
        ),
        cause="the two factors of the outer products are swapped",
        hint="Print the shapes of `Delta1` and of `Theta1` side by side.",
        section="The five steps",
        origin="the order of the arguments of np.outer",
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-deltas-swapped",
        answer=Edit(("return delta3, delta2,", "return delta2, delta3,")),
        cause="δ2 and δ3 come back in the wrong order",
        hint="Print the lengths of the first two results. Which of them belongs to the outputs?",
        section="Exercise 4.3: One example, back through the network",
        origin="2 before 3, as one counts",
        held_out=(
            """
def backpropagate_one(Theta1, Theta2, x, y):
    (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
    delta3 = h - y
    delta2 = Theta2[:, 1:].T @ delta3 * sigmoid_gradient(z2)
    return [delta2, delta3, np.outer(delta2, np.r_[1, x]), np.outer(delta3, np.r_[1, a2])]
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one",
        id="one-without-deltas",
        answer=Edit(("return delta3, delta2,", "return")),
        cause="only the slopes come back, without the error terms",
        hint="Read in the docstring what the function returns, and count.",
        section="Exercise 4.3: One example, back through the network",
        origin="the error terms are taken for mere steps on the way",
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-keeps-last-example",
        answer=Edit(
            ("Delta1 += added1", "Delta1 = added1"), ("Delta2 += added2", "Delta2 = added2")
        ),
        cause="each example overwrites what the ones before it have added, so only the last counts",
        hint="Change the first example and run it again. Does the gradient change?",
        section="The five steps",
        origin="= for +=, or the running sums set to zero inside the loop",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    for t in range(m):
        D1 = np.zeros(Theta1.shape)
        D2 = np.zeros(Theta2.shape)
        results = backpropagate_one(Theta1, Theta2, X[t], Y[t])
        D1 += results[2]
        D2 += results[3]
    return D1 / m, D2 / m
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-keeps-last-in-one-matrix",
        answer=Edit(("Delta2 += added2", "Delta2 = added2")),
        cause="one of the two running sums is overwritten by each example",
        hint="Change the first example and run it again. Do both matrices of the gradient change?",
        section="The five steps",
        origin="= for += in one of two lines",
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-without-mean",
        answer=Edit(("Delta1 / len(X), Delta2 / len(X)", "Delta1, Delta2")),
        cause="the sums are not divided by the number of examples",
        hint="Stack A and B twice. Should the gradient change? Does yours?",
        section="The five steps",
        origin="Step 5 is forgotten",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    D1, D2 = 0, 0
    for t in range(X.shape[0]):
        _, _, first, second = backpropagate_one(Theta1, Theta2, X[t, :], Y[t, :])
        D1 = D1 + first
        D2 = D2 + second
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-mean-twice",
        answer=Edit(("+= added1", "+= added1 / len(X)"), ("+= added2", "+= added2 / len(X)")),
        cause="it is divided by the number of examples twice, in the loop and after it",
        hint="Compare A and B together with A and B stacked twice: by what factor does your "
        "gradient change?",
        section="The five steps",
        origin="Step 5 done inside the loop and again after it",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = X.shape[0]
    each = [backpropagate_one(Theta1, Theta2, x, y) for x, y in zip(X, Y)]
    D1 = np.mean([results[2] for results in each], axis=0)
    D2 = np.mean([results[3] for results in each], axis=0)
    return D1 / m, D2 / m
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-divides-in-each-turn",
        answer="""
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    Delta1 = np.zeros(Theta1.shape)
    Delta2 = np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        _, _, added1, added2 = backpropagate_one(Theta1, Theta2, x, y)
        Delta1 = (Delta1 + added1) / m
        Delta2 = (Delta2 + added2) / m
    return Delta1, Delta2
""",
        cause="the running sums are divided in every turn of the loop, so the first examples fade",
        hint="Swap A and B. Should the gradient depend on the order of the examples?",
        section="The five steps",
        origin="Step 5 is indented into the loop",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    Delta1, Delta2 = np.zeros_like(Theta1), np.zeros_like(Theta2)
    for t in range(len(X)):
        results = backpropagate_one(Theta1, Theta2, X[t], Y[t])
        Delta1 += results[2]
        Delta2 += results[3]
        Delta1 /= len(X)
        Delta2 /= len(X)
    return Delta1, Delta2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-divides-one-matrix",
        answer=Edit(("Delta2 / len(X)", "Delta2")),
        cause="only one of the two matrices is divided by the number of examples",
        hint="Stack A and B twice, and compare both matrices with those before. Does either "
        "change?",
        section="The five steps",
        origin="Step 5 half done",
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-divides-by-classes",
        answer=Edit(("len(X)", "Y.shape[1]")),
        cause="the sums are divided by the number of classes, not of examples",
        hint="Print the number that you divide by for example B alone. How many examples is that?",
        section="The five steps",
        origin="rows and columns of Y confused",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    K = len(Theta2)
    D1, D2 = np.zeros_like(Theta1), np.zeros_like(Theta2)
    for x, y in zip(X, Y):
        _, _, one, two = backpropagate_one(Theta1, Theta2, x, y)
        D1 += one / K
        D2 += two / K
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-returns-at-once",
        answer=Edit(
            ("    # Step 5\n    return Delta1", "        # Step 5\n        return Delta1"),
        ),
        cause="the function returns inside the loop, after the first example",
        hint="Print something at the start of each turn of the loop, and count the lines.",
        section="The five steps",
        origin="the return is indented too far",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    for t in range(m):
        _, _, Delta1, Delta2 = backpropagate_one(Theta1, Theta2, X[t], Y[t])
        return [Delta1 / m, Delta2 / m]
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-leaves-out-last-example",
        answer=Edit(("zip(X, Y, strict=True)", "zip(X[:-1], Y[:-1])")),
        cause="the loop stops one example too early",
        hint="Try a single example. What does your gradient say?",
        section="The five steps",
        origin="from 1 to m − 1, with a range that leaves out its end",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    D1, D2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for t in range(m - 1):
        added = backpropagate_one(Theta1, Theta2, X[t], Y[t])[2:]
        D1, D2 = D1 + added[0], D2 + added[1]
    return D1 / m, D2 / m
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-leaves-out-first-example",
        answer=Edit(("zip(X, Y, strict=True)", "zip(X[1:], Y[1:])")),
        cause="the loop begins with the second example",
        hint="Try a single example. What does your gradient say? At which number does Python begin "
        "to count?",
        section="The five steps",
        origin="t = 1, ..., m, with rows that are counted from 0",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    D1, D2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for t in range(1, m):
        _, _, a, b = backpropagate_one(Theta1, Theta2, X[t], Y[t])
        D1, D2 = D1 + a, D2 + b
    return D1 / m, D2 / m
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-adds-error-terms",
        answer=Edit(("_, _, added1, added2 =", "added2, added1, _, _ =")),
        cause="the error terms are added up, not the slopes of the weights",
        hint="Print the shapes of what you add to Δ1 and of Δ1 itself.",
        section="The five steps",
        origin="the first two of the four results instead of the last two",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    D1, D2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        results = backpropagate_one(Theta1, Theta2, x, y)
        D1 += results[1]
        D2 += results[0]
    return D1 / len(X), D2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-sign",
        answer=Edit(("Delta1 +=", "Delta1 -="), ("Delta2 +=", "Delta2 -=")),
        cause="the whole gradient has the wrong sign",
        hint="Compare your D1 for example B alone with the δ2 that you found for B. Should the "
        "signs in the bias column differ?",
        section="Who is to blame?",
        origin="the minus of a step downhill, or δ3 with the wrong sign",
        held_out=(
            """
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    D1, D2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        (z2, a2), (_, h) = feedforward_one([Theta1, Theta2], x)
        delta3 = y - h
        delta2 = Theta2[:, 1:].T @ delta3 * sigmoid_gradient(z2)
        D1 += np.outer(delta2, np.append(1, x)) / len(X)
        D2 += np.outer(delta3, np.append(1, a2)) / len(X)
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate_one_by_one",
        id="loop-without-slope",
        answer="""
def backpropagate_one_by_one(Theta1, Theta2, X, Y):
    D1, D2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        (z2, a2), (z3, h) = feedforward_one([Theta1, Theta2], x)
        delta3 = h - y
        delta2 = (Theta2.T @ delta3)[1:]
        D1 += np.outer(delta2, np.append(1, x))
        D2 += np.outer(delta3, np.append(1, a2))
    return D1 / len(X), D2 / len(X)
""",
        cause="the error comes back to the hidden units without passing through their sigmoids",
        hint="D2 is right and D1 is too large. What does Step 3 do between the two?",
        section="The five steps",
        origin="the second factor of Step 3 is forgotten",
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-sign",
        answer=Edit(("delta3 = h - Y", "delta3 = Y - h")),
        cause="δ3, and with it the whole gradient, has the wrong sign",
        hint="At zero weights every output is too large for most digits. Which sign should its "
        "bias's slope have, and which has yours?",
        section="Who is to blame?",
        origin="truth minus answer, as errors are often written",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    A1, Z2, A2, Z3, H = feedforward(Theta1, Theta2, X)
    d3 = (Y - H) / len(X)
    d2 = np.dot(d3, Theta2)[:, 1:] * A2[:, 1:] * (1 - A2[:, 1:])
    return np.dot(d2.T, A1), np.dot(d3.T, A2)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-delta3-times-slope",
        answer=Edit(
            ("a1, z2, a2, _, h =", "a1, z2, a2, z3, h ="),
            ("delta3 = h - Y", "delta3 = (h - Y) * sigmoid_gradient(z3)"),
        ),
        cause="δ3 is multiplied by the slope of the sigmoid, which the cross-entropy cancels",
        hint="At zero weights the bias column of D2 should be 0.4. What is yours, and which factor "
        "lies between the two?",
        section="Who is to blame?",
        origin="the derivation for squared errors",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, a3 = feedforward(Theta1, Theta2, X)
    d3 = (a3 - Y) * a3 * (1 - a3)
    d2 = (d3 @ Theta2 * a2 * (1 - a2))[:, 1:]
    return d2.T @ a1 / len(X), d3.T @ a2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-without-slope",
        answer=Edit((" * sigmoid_gradient(z2)", "")),
        cause="the error comes back to the hidden units without passing through their sigmoids",
        hint="D2 is right and D1 is too large. What does Step 3 do between the two?",
        section="All examples at once",
        origin="the second factor of Step 3 is forgotten",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, _, a2, _, h = feedforward(Theta1, Theta2, X)
    error = h - Y
    hidden_error = (error @ Theta2)[:, 1:]
    return hidden_error.T.dot(a1) / len(X), error.T.dot(a2) / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-slope-of-activation",
        answer=Edit(("sigmoid_gradient(z2)", "sigmoid_gradient(a2[:, 1:])")),
        cause="the slope of the sigmoid is taken at the activations, not at the sums",
        hint="What does your `sigmoid_gradient` expect: z or a? Which of the five results of "
        "`feedforward` is that?",
        section="Exercise 4.1: The sigmoid's slope",
        origin="names; other libraries' slope functions take activations",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = h - Y
    d2 = (d3 @ Theta2 * sigmoid_gradient(a2))[:, 1:]
    return d2.T @ a1 / len(X), d3.T @ a2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-sigmoid-for-slope",
        answer=Edit(("sigmoid_gradient(z2)", "sigmoid(z2)")),
        cause="the sigmoid itself stands where its slope should",
        hint="A sigmoid lets at most a quarter of an error through. Print the largest factor that "
        "you multiply by.",
        section="The slope of the sigmoid",
        origin="g and g' confused",
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-drops-last-column",
        answer=Edit(("Theta2[:, 1:]", "Theta2[:, :-1]")),
        cause="the last column of `Theta2` is dropped, but the bias unit's is the first",
        hint="D2 is right and D1 is not. Which column of `Theta2` belongs to the unit that has no "
        "weights behind it?",
        section="All examples at once",
        origin="[:-1] for [1:]",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = h - Y
    d2 = np.delete(d3 @ Theta2, -1, axis=1) * sigmoid_gradient(z2)
    return d2.T @ a1 / len(X), d3.T @ a2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-keeps-bias",
        answer=Edit(
            ("delta3 @ Theta2[:, 1:] * sigmoid_gradient(z2)", "delta3 @ Theta2 * a2 * (1 - a2)")
        ),
        cause="the bias unit keeps an error term, although there is no weight behind it",
        hint="Print the shapes of your D1 and of `Theta1`. Where does the additional row come "
        "from?",
        section="All examples at once",
        origin="the bias's column is not dropped",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = h - Y
    slope = a2 - a2**2
    d2 = np.einsum("mk,kj,mj->mj", d3, Theta2, slope)
    return d2.T @ a1 / len(X), d3.T @ a2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-drops-a-row",
        answer=Edit(("Theta2[:, 1:]", "Theta2[1:]")),
        cause="a row of `Theta2` is dropped, where the bias unit has a column",
        hint="Print the shape of what is left of `Theta2`. A row belongs to an output, a column to "
        "a hidden unit: which of them did you want to lose?",
        section="All examples at once",
        origin="rows and columns confused",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = h - Y
    d2 = d3 @ np.delete(Theta2, 0, axis=0) * sigmoid_gradient(z2)
    return d2.T @ a1 / len(X), d3.T @ a2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-without-mean",
        answer=Edit((" / m", "")),
        cause="the sums are not divided by the number of examples",
        hint="Stack the same examples twice. Should the gradient change? Does yours?",
        section="The five steps",
        origin="Step 5 is forgotten",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    D1, D2 = np.zeros(Theta1.shape), np.zeros(Theta2.shape)
    for x, y in zip(X, Y):
        _, _, a, b = backpropagate_one(Theta1, Theta2, x, y)
        D1 += a
        D2 += b
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-mean-twice",
        answer=Edit(("delta3 = h - Y", "delta3 = (h - Y) / m")),
        cause="it is divided by the number of examples twice",
        hint="Stack the same examples twice. By what factor does your gradient change?",
        section="The five steps",
        origin="1/m at the start and again at the end",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    m = X.shape[0]
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    delta3 = h - Y
    delta2 = (delta3 @ Theta2)[:, 1:] * sigmoid_gradient(z2)
    D1 = (delta2.T @ a1) / m
    D2 = (delta3.T @ a2) / m
    return 1 / m * D1, 1 / m * D2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-divides-one-matrix",
        answer=Edit(("delta2.T @ a1 / m", "delta2.T @ a1")),
        cause="only one of the two matrices is divided by the number of examples",
        hint="Stack the same examples twice, and compare both matrices with those before. Does "
        "either change?",
        section="The five steps",
        origin="Step 5 half done",
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-divides-by-classes",
        answer=Edit(("m = len(X)", "m = len(Y[0])")),
        cause="the sums are divided by the number of classes, not of examples",
        hint="Print the number that you divide by for A and B together, and then for A alone.",
        section="The five steps",
        origin="rows and columns of Y confused",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = (h - Y) / h.shape[1]
    d2 = d3 @ Theta2[:, 1:] * sigmoid_gradient(z2)
    return d2.T @ a1, d3.T @ a2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-averages-too-early",
        answer="""
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    delta3 = h - Y
    delta2 = delta3 @ Theta2[:, 1:] * sigmoid_gradient(z2)
    D1 = np.outer(delta2.mean(axis=0), a1.mean(axis=0))
    D2 = np.outer(delta3.mean(axis=0), a2.mean(axis=0))
    return D1, D2
""",
        cause="the blame and what was read are averaged first and multiplied afterwards",
        hint="It is right for a single example. For A and B, is the mean of two products the same "
        "as the product of two means? Try it with 1, 2 and 3, 4.",
        section="All examples at once",
        origin="the sum over the examples is taken before the product",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    m = len(X)
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = h - Y
    d2 = d3 @ Theta2[:, 1:] * sigmoid_gradient(z2)
    D1 = d2.sum(axis=0)[:, None] * a1.sum(axis=0)[None, :] / m**2
    D2 = d3.sum(axis=0)[:, None] * a2.sum(axis=0)[None, :] / m**2
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-transposed",
        answer=Edit(("delta2.T @ a1", "a1.T @ delta2"), ("delta3.T @ a2", "a2.T @ delta3")),
        cause="both matrices come back transposed",
        hint="Print the shapes of D1 and of `Theta1` side by side. What is one row of `Theta1`?",
        section="All examples at once",
        origin="the other of the two products was transposed",
        held_out=(
            """
def backpropagate(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    d3 = h - Y
    d2 = d3 @ Theta2[:, 1:] * sigmoid_gradient(z2)
    return np.einsum("mi,mj->ij", a1, d2) / len(X), np.einsum("mi,mj->ij", a2, d3) / len(X)
""",
        ),
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-inputs-without-bias",
        answer=Edit(("delta2.T @ a1", "delta2.T @ X")),
        cause="the hidden units' weights are multiplied by the inputs without the bias's 1",
        hint="Print the shapes of D1 and of `Theta1` side by side. What does a bias weight read?",
        section="All examples at once",
        origin="X for a1",
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-without-bias-columns",
        answer=Edit(("delta2.T @ a1", "delta2.T @ X"), ("delta3.T @ a2", "delta3.T @ a2[:, 1:]")),
        cause="the slopes of all biases are missing",
        hint="Print the shapes of D1 and D2 beside those of `Theta1` and `Theta2`. Does a bias "
        "have no slope?",
        section="All examples at once",
        origin="the bias unit gets no blame, so its weights get none either",
    ),
    Misconception(
        exercise="backpropagate",
        id="gradient-order-swapped",
        answer=Edit(
            (
                "return delta2.T @ a1 / m, delta3.T @ a2 / m",
                "return delta3.T @ a2 / m, delta2.T @ a1 / m",
            ),
        ),
        cause="D2 comes back before D1",
        hint="Print the shapes of your two results. Which of them belongs to `Theta1`?",
        section="Exercise 4.5: The gradient at once",
        origin="backwards, as the error flows",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-halved",
        answer=Edit(("lam / len(X)", "lam / (2 * len(X))")),
        cause="the penalty's slope is halved, as if it were the penalty itself",
        hint="What is the slope of ½θ²? Compare with your penalty's slope for a weight of 0.4 at "
        "λ = 3.",
        section="The penalty has a slope, too",
        origin="λ/2m copied from the cost",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    mask1, mask2 = np.ones(Theta1.shape), np.ones(Theta2.shape)
    mask1[:, 0] = mask2[:, 0] = penalise_bias
    return D1 + 0.5 * lam * mask1 * Theta1 / len(X), D2 + 0.5 * lam * mask2 * Theta2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-without-m",
        answer=Edit(("lam / len(X)", "lam")),
        cause="the penalty's slope is not divided by the number of examples",
        hint="For A and B and λ = 3, by how much should the slope of a weight of 0.4 rise, and by "
        "how much does yours?",
        section="The penalty has a slope, too",
        origin="the m of λ/m is lost",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    gradient = []
    for D, Theta in zip(backpropagate(Theta1, Theta2, X, Y), (Theta1, Theta2)):
        pull = lam * Theta
        if not penalise_bias:
            pull[:, 0] = 0
        gradient.append(D + pull)
    return gradient
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-doubled",
        answer=Edit(("lam / len(X)", "2 * lam / len(X)")),
        cause="the penalty's slope is twice too large",
        hint="Write down the penalty of a single weight, with its factor, and take its slope. What "
        "is left of the 2?",
        section="The penalty has a slope, too",
        origin="the slope of θ² with λ/m, where the penalty has λ/2m",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-missing",
        answer="""
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    return backpropagate(Theta1, Theta2, X, Y)
""",
        cause="the penalty adds nothing to the gradient",
        hint="Call it with λ = 0 and with λ = 3. Should the two differ?",
        section="The penalty has a slope, too",
        origin="regularisation is taken for a matter of the cost alone",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    first = 0 if penalise_bias else 1
    D1[:, first:] + lam / len(X) * Theta1[:, first:]
    D2[:, first:] + lam / len(X) * Theta2[:, first:]
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-alone",
        answer=Edit(
            ("D1[:, first:] += lam", "D1[:, first:] = lam"),
            ("D2[:, first:] += lam", "D2[:, first:] = lam"),
        ),
        cause="the penalty's slope replaces that of the cost, where it should be added",
        hint="What does your function give for λ = 0? And what should it give?",
        section="The penalty has a slope, too",
        origin="= for +=",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-biases-never",
        answer=Edit(("0 if penalise_bias else 1", "1")),
        cause="the biases get no pull whatever the switch says",
        hint="The cost penalises every weight unless you ask otherwise. In which columns is your "
        "gradient the slope of another cost?",
        section="The penalty has a slope, too",
        origin="a well-known published solution, whose cost penalises the biases",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    m = len(X)
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    D1 = D1 + lam / m * np.c_[np.zeros(len(Theta1)), Theta1[:, 1:]]
    D2 = D2 + lam / m * np.c_[np.zeros(len(Theta2)), Theta2[:, 1:]]
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-biases-always",
        answer=Edit(("0 if penalise_bias else 1", "0")),
        cause="the biases are pulled whatever the switch says",
        hint="Call it with the switch on and with the switch off, and compare column 0 of the two.",
        section="The penalty has a slope, too",
        origin="the switch is not used",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    return D1 + lam * Theta1 / X.shape[0], D2 + lam * Theta2 / X.shape[0]
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-switch-inverted",
        answer=Edit(("0 if penalise_bias else 1", "1 if penalise_bias else 0")),
        cause="the switch does the opposite of what its name says",
        hint="With the biases left out, which column should be the same as without a penalty? "
        "Print it.",
        section="Exercise 4.6: The regularised gradient",
        origin="the two branches swapped",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    P1, P2 = Theta1.copy(), Theta2.copy()
    if penalise_bias:
        P1[:, 0], P2[:, 0] = 0, 0
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    return D1 + lam / len(X) * P1, D2 + lam / len(X) * P2
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-one-matrix",
        answer=Edit(("    D2[:, first:] += lam / len(X) * Theta2[:, first:]\n", "")),
        cause="only the first matrix gets the penalty's slope",
        hint="Call it with λ = 0 and with λ = 3. Do both matrices change?",
        section="The penalty has a slope, too",
        origin="the second line is forgotten",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-sign",
        answer=Edit(("+= lam", "-= lam")),
        cause="the penalty's slope is taken off instead of added",
        hint="A large positive weight costs more if it grows. Which sign has the penalty's slope "
        "there, and which has yours?",
        section="The penalty has a slope, too",
        origin="the minus of a step downhill",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    start = 0 if penalise_bias else 1
    for D, Theta in [(D1, Theta1), (D2, Theta2)]:
        D[:, start:] = D[:, start:] - (lam / len(X)) * Theta[:, start:]
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-squares",
        answer=Edit(
            ("* Theta1[:, first:]", "* Theta1[:, first:] ** 2"),
            ("* Theta2[:, first:]", "* Theta2[:, first:] ** 2"),
        ),
        cause="the squares of the weights are added, not the weights",
        hint="Which sign has the pull on a negative weight in your version? Should it be driven "
        "further from zero?",
        section="The penalty has a slope, too",
        origin="the penalty itself in place of its slope",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-summed",
        answer="""
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    first = 0 if penalise_bias else 1
    D1 = D1 + lam / len(X) * np.sum(Theta1[:, first:])
    D2 = D2 + lam / len(X) * np.sum(Theta2[:, first:])
    return D1, D2
""",
        cause="the weights are summed up, and every slope gets the same sum",
        hint="Print what you add to D1. Does each weight have its own pull?",
        section="The penalty has a slope, too",
        origin="the sum of the cost's penalty kept in its slope",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-drops-first-row",
        answer=Edit(("[:, first:]", "[first:]")),
        cause="the first row of each matrix is left out, where the biases are a column",
        hint="Print what the penalty adds to the slopes of the tiny network, as the cell below the "
        "exercise does. Which entries are zero?",
        section="The penalty has a slope, too",
        origin="rows and columns confused",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    pull1, pull2 = lam / len(X) * Theta1, lam / len(X) * Theta2
    if not penalise_bias:
        pull1[0] = 0
        pull2[0] = 0
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    return D1 + pull1, D2 + pull2
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-biases-without-slope",
        answer="""
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    D1 += lam / len(X) * Theta1
    D2 += lam / len(X) * Theta2
    if not penalise_bias:
        D1[:, 0] = 0
        D2[:, 0] = 0
    return D1, D2
""",
        cause="the whole slope of the biases is set to zero, not the penalty's part of it alone",
        hint="Leave the biases out at λ = 0. Do they still have a slope? Should they?",
        section="The penalty has a slope, too",
        origin="no penalty taken for no slope",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    gradient = []
    for D, Theta in zip(backpropagate(Theta1, Theta2, X, Y), (Theta1, Theta2)):
        total = D + lam * Theta / len(X)
        if not penalise_bias:
            total = np.hstack([np.zeros((len(total), 1)), total[:, 1:]])
        gradient.append(total)
    return tuple(gradient)
""",
        ),
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-drops-bias-columns",
        answer="""
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    first = 0 if penalise_bias else 1
    D1 = D1[:, first:] + lam / len(X) * Theta1[:, first:]
    D2 = D2[:, first:] + lam / len(X) * Theta2[:, first:]
    return D1, D2
""",
        cause="the biases' columns are missing from the result where the biases are left out",
        hint="Print the shapes of D1 and of `Theta1` with the biases left out. Does a bias that is "
        "not penalised have no slope at all?",
        section="Exercise 4.6: The regularised gradient",
        origin="the slice is kept for the whole result",
    ),
    Misconception(
        exercise="regularised_gradient",
        id="pull-changes-weights",
        answer="""
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    if not penalise_bias:
        Theta1[:, 0] = 0
        Theta2[:, 0] = 0
    return D1 + lam / len(X) * Theta1, D2 + lam / len(X) * Theta2
""",
        cause="the biases of the caller's own matrices are set to zero",
        hint="Print `Theta1[0, 0]` before and after you call it with the biases left out.",
        section="Exercise 4.6: The regularised gradient",
        origin="an array is changed in place instead of copied",
        held_out=(
            """
def regularised_gradient(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    gradient = []
    for D, Theta in zip(backpropagate(Theta1, Theta2, X, Y), [Theta1, Theta2]):
        pulled = Theta
        if not penalise_bias:
            pulled[:, 0] = 0
        gradient.append(D + pulled * lam / len(X))
    return gradient
""",
        ),
    ),
]
