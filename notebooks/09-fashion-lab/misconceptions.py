"""Wrong answers to the exercises of lesson 9."""

from autograder.grading.catalogue import Edit, Misconception

# Heads of whole answers: what their bodies below have at hand.
FORWARD = """
def nn_forward(theta, n, hidden, K, X, name="sigmoid"):
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
"""
COST = """
def nn_cost(theta, n, hidden, K, X, y, lam, name="sigmoid"):
    m = len(X)
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    X1, Z2, A2, Z3, H = nn_forward(theta, n, hidden, K, X, name)
    Y = np.eye(K)[y]
"""
SUMMED = COST + "    J = np.sum(np.logaddexp(0, Z3) - Y * Z3) / m\n"
GRADIENT = """
def nn_gradient(theta, n, hidden, K, X, y, lam, name="sigmoid"):
    m = len(X)
    Theta1, Theta2 = unwrap_theta(theta, n, hidden, K)
    X1, Z2, A2, Z3, H = nn_forward(theta, n, hidden, K, X, name)
    Y = np.eye(K)[y]
    d3 = H - Y
"""
PASSED_BACK = (
    GRADIENT
    + """
    d2 = d3 @ Theta2[1:].T * activation_gradient(name, Z2)
    D1, D2 = X1.T @ d2 / m, A2.T @ d3 / m
"""
)
PREDICT = """
def nn_predict(theta, n, hidden, K, X, name="sigmoid"):
    H = nn_forward(theta, n, hidden, K, X, name)[4]
"""
BATCHES = """
def shuffled_batches(X, y, batch_size, rng):
    m = len(X)
"""
COUNTS = """
def confusion_matrix(true, predicted, K):
    C = np.zeros((K, K))
"""

MISCONCEPTIONS = [
    # scale_pixels
    Misconception(
        exercise="scale_pixels",
        id="pixels-not-scaled",
        answer=Edit((" / 255", "")),
        cause="the pixels have become floats, but still run up to 255",
        hint="Print the largest number that comes out for the first hundred pictures. Which value "
        "should stand for black?",
        section="Pixels are bytes",
        origin="a float looks like a scaled pixel; the step that saturates the hidden units",
        held_out=(
            "def scale_pixels(images):\n    return images.astype(float)",
            "def scale_pixels(images):\n    return images",
        ),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-by-256",
        answer=Edit(("/ 255", "/ 256")),
        cause="the pixels are divided by how many values a byte has, not by its largest",
        hint="Try it on the single byte 255. Does exactly 1 come out?",
        section="Exercise 9.1: Scale the pixels",
        origin="a byte has 256 values",
        held_out=("def scale_pixels(images):\n    return images * 2.0**-8",),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-by-own-maximum",
        answer=Edit((" / 255", " / np.max(images)")),
        cause="the pixels are divided by the largest of these pictures, so a pale picture "
        "becomes dark",
        hint="Scale the bytes 0, 51, 102 once alone and once together with a 255. Should 102 come "
        "out the same both times?",
        section="Exercise 9.1: Scale the pixels",
        origin="the usual recipe for data without a fixed scale",
        held_out=("def scale_pixels(images):\n    return images.astype(float) / images.max()",),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-stretched",
        answer="""
def scale_pixels(images):
    images = images.astype(float)
    return (images - images.min()) / (images.max() - images.min())
""",
        cause="the pixels are stretched from their own smallest to their own largest",
        hint="What happens to a picture whose lightest byte is 51? A picture that is pale must "
        "come out pale.",
        section="Exercise 9.1: Scale the pixels",
        origin="min-max scaling, as for a table of measurements",
        held_out=(
            (
                "def scale_pixels(images):\n"
                "    low, high = np.min(images), np.max(images)\n"
                "    return (images - float(low)) / (float(high) - low)"
            ),
        ),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-cut-to-whole-numbers",
        answer="def scale_pixels(images):\n    return images // 255",
        cause="only whole numbers are left: all is 0 but the darkest pixels",
        hint="Scale the byte 200 and print the result with its dtype. Can that dtype hold a number "
        "between 0 and 1?",
        section="Pixels are bytes",
        origin="integer division, or the result written back into bytes",
        held_out=(
            "def scale_pixels(images):\n    return (images / 255).astype(np.uint8)",
            "def scale_pixels(images):\n    return np.floor(images / 255)",
        ),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-through-bytes",
        answer="def scale_pixels(images):\n    return images.astype(np.uint8) / 255",
        cause="the pixels are turned into bytes first, which cuts off what stands after the point",
        hint="Bytes are not the only thing that may come in. Try an array that holds 100.5: does "
        "the half survive?",
        section="Exercise 9.1: Scale the pixels",
        origin="“bytes from 0 to 255” taken for the only input",
        held_out=("def scale_pixels(images):\n    return np.uint8(images) / 255.0",),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-in-place",
        answer="def scale_pixels(images):\n    images /= 255\n    return images",
        cause="the given array itself is to hold the result, and an array of bytes cannot",
        hint="A byte array stays one: what would 0.2 become in it? Let a new array come back, and "
        "leave the given one as it was.",
        section="Pixels are bytes",
        origin="a short way to write a division",
        held_out=("def scale_pixels(images):\n    return np.divide(images, 255, out=images)",),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-centred",
        answer="def scale_pixels(images):\n    return images / 127.5 - 1",
        cause="the pixels run from −1 to 1 instead of from 0 to 1",
        hint="What comes out for white paper, the byte 0? Which range does the exercise ask for?",
        section="Exercise 9.1: Scale the pixels",
        origin="preprocessing of other networks",
        held_out=("def scale_pixels(images):\n    return 2 * (images / 255.0) - 1",),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-standardised",
        answer="def scale_pixels(images):\n    return (images - images.mean()) / images.std()",
        cause="the pixels are standardised by their own mean and spread",
        hint="Print the smallest and the largest number that come out. And would the pictures of "
        "tomorrow be treated like those of today?",
        section="Exercise 9.1: Scale the pixels",
        origin="z-scores, as for a table of measurements",
        held_out=(
            (
                "def scale_pixels(images):\n"
                "    centred = images - np.mean(images)\n"
                "    return centred / np.sqrt(np.mean(centred**2))"
            ),
        ),
    ),
    Misconception(
        exercise="scale_pixels",
        id="pixels-flattened",
        answer=Edit(("float) / 255", "float).reshape(len(images), -1) / 255")),
        cause="the pictures come back as rows of pixels, in another shape than they had",
        hint="Compare the shapes before and after for three pictures of 28 × 28. Which should come "
        "out, for an array of any shape?",
        section="Exercise 9.1: Scale the pixels",
        origin="the network wants rows",
    ),
    # activation
    Misconception(
        exercise="activation",
        id="relu-as-step",
        answer=Edit(("np.maximum(z, 0)", "np.where(z > 0, 1.0, 0.0)")),
        cause="the ReLU answers 1 where it should answer z",
        hint='Try "relu" on 2 and on 3. Do different sums come out different?',
        section="Which bend?",
        origin="ReLU taken for the step, or for its own slope",
        held_out=(Edit(("np.maximum(z, 0)", "np.heaviside(z, 0)")),),
    ),
    Misconception(
        exercise="activation",
        id="relu-turned-over",
        answer=Edit(("np.maximum(z, 0)", "np.minimum(z, 0)")),
        cause="the ReLU keeps the negative side and cuts off the positive one",
        hint='Try "relu" on −2 and on 2, and compare with the table.',
        section="Which bend?",
        origin="min and max mixed up",
        held_out=(Edit(("np.maximum(z, 0)", "np.where(z < 0, z, 0)")),),
    ),
    Misconception(
        exercise="activation",
        id="relu-for-one-number",
        answer=Edit(("np.maximum(z, 0)", "max(z, 0)")),
        cause="the ReLU is written for a single number, not for an array",
        hint="Python has to answer yes or no to “is z larger than 0?”. What is the answer for an "
        "array of two numbers? Look for NumPy's function that works element by element.",
        section="Exercise 9.2: Activation functions",
        origin="Python's own max, or an if",
        held_out=(Edit(("return np.maximum(z, 0)", "return z if z > 0 else 0 * z")),),
    ),
    Misconception(
        exercise="activation",
        id="relu-changes-z",
        answer=Edit(("return np.maximum(z, 0)", "z[z < 0] = 0\n        return z")),
        cause="the negative sums are set to 0 in the given array itself",
        hint="Print your z before the call and after it. Is it still what it was?",
        section="Exercise 9.2: Activation functions",
        origin="assignment through a mask",
        held_out=(Edit(("np.maximum(z, 0)", "np.maximum(z, 0, out=z)")),),
    ),
    Misconception(
        exercise="activation",
        id="leaky-relu-leaks-too-much",
        answer=Edit(("0.01 * z", "0.1 * z")),
        cause="the leaky ReLU lets a tenth through, not a hundredth",
        hint='Try "leaky_relu" on −100, and compare with the table.',
        section="Which bend?",
        origin="other texts use other leaks",
        held_out=(Edit(("np.where(z > 0, z, 0.01 * z)", "np.maximum(z, z / 10)")),),
    ),
    Misconception(
        exercise="activation",
        id="leaky-relu-rises-on-the-left",
        answer=Edit(("0.01 * z", "-0.01 * z")),
        cause="the leaky ReLU is positive on the left side",
        hint='Draw "leaky_relu" from −4 to 4. Does the line run straight on below zero, or turn up '
        "again?",
        section="Which bend?",
        origin="a sign too many for negative z",
        held_out=(Edit(("0.01 * z", "0.01 * np.abs(z)")),),
    ),
    Misconception(
        exercise="activation",
        id="leaky-relu-turned-over",
        answer=Edit(("np.where(z > 0, z, 0.01 * z)", "np.minimum(z, 0.01 * z)")),
        cause="the leaky ReLU leaks on the positive side",
        hint='Try "leaky_relu" on −2 and on 2. Which of them should come through whole?',
        section="Which bend?",
        origin="min and max, or the two choices, mixed up",
        held_out=(Edit(("np.where(z > 0, z, 0.01 * z)", "np.where(z > 0, 0.01 * z, z)")),),
    ),
    Misconception(
        exercise="activation",
        id="elu-without-minus-one",
        answer=Edit(("np.expm1(np.minimum(z, 0))", "np.exp(np.minimum(z, 0))")),
        cause="the ELU lacks its −1, so it jumps at 0",
        hint='Try "elu" just left and just right of 0, say at ±0.001. Is there a jump?',
        section="Which bend?",
        origin="half of the formula copied",
        held_out=(
            Edit(
                (
                    "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))",
                    "np.where(z <= 0, np.exp(np.where(z > 0, 0, z)), z)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="activation",
        id="elu-overflows",
        answer=Edit(("np.expm1(np.minimum(z, 0))", "np.exp(z) - 1")),
        cause="in the ELU, e to the power z is computed for large positive z too",
        hint="`np.where` computes both of its choices for every element. What could you hand "
        "to the one that is not chosen, so that it stays small?",
        section="Exercise 9.2: Activation functions",
        origin="np.where taken for an if",
        held_out=(Edit(("np.minimum(z, 0)", "z")),),
    ),
    Misconception(
        exercise="activation",
        id="softplus-overflows",
        answer=Edit(("np.logaddexp(0, z)", "np.log1p(np.exp(z))")),
        cause="softplus overflows for large z",
        hint="Compute e to the power 1000 by itself. In Lesson 3 there was a function for the "
        "logarithm of a sum of two powers, which never computes the powers.",
        section="Exercise 9.2: Activation functions",
        origin="the formula typed as it stands, in its more careful form",
    ),
    Misconception(
        exercise="activation",
        id="softplus-as-it-stands",
        answer=Edit(("np.logaddexp(0, z)", "np.log(1 + np.exp(z))")),
        cause="softplus is typed as it stands: it overflows far to the right, and far to the left "
        "its small values are lost in 1 + something tiny",
        hint="Try z = 1000, and then z = −40. Lesson 3 had a function that gives this logarithm "
        "without computing the powers.",
        section="Exercise 9.2: Activation functions",
        origin="the formula typed as it stands",
        held_out=(Edit(("np.logaddexp(0, z)", "np.log(np.exp(z) + 1)")),),
    ),
    Misconception(
        exercise="activation",
        id="softplus-loses-small-values",
        answer=Edit(("np.logaddexp(0, z)", "np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))")),
        cause="far to the left softplus becomes exactly 0, because 1 plus something tiny is "
        "rounded to 1",
        hint="Try z = −40: softplus is about 4e-18 there. What does Python say to 1 + 4e-18?",
        section="Exercise 9.2: Activation functions",
        origin="the overflow is cured, the rounding is not",
        held_out=(
            Edit(
                (
                    "np.logaddexp(0, z)",
                    "np.where(z > 0, z + np.log(1 + np.exp(-abs(z))), np.log(1 + np.exp(-abs(z))))",
                )
            ),
        ),
    ),
    Misconception(
        exercise="activation",
        id="softplus-clipped",
        answer=Edit(("np.logaddexp(0, z)", "np.log1p(np.exp(np.clip(z, -30, 30)))")),
        cause="softplus is silent only because z is cut off, and so it stops growing",
        hint='Try "softplus" on 40 and on 50. Should they have the same value?',
        section="Exercise 9.2: Activation functions",
        origin="silencing the warning instead of curing it",
        held_out=(
            Edit(("np.logaddexp(0, z)", "np.logaddexp(0, np.minimum(np.maximum(z, -30), 30))")),
        ),
    ),
    Misconception(
        exercise="activation",
        id="silu-overflows",
        answer=Edit(("z * sigmoid(z)", "z / (1 + np.exp(-z))")),
        cause="SiLU overflows for large negative z",
        hint="Which power is computed at z = −1000? You wrote a sigmoid in Lesson 2 that bears "
        "any z.",
        section="Exercise 9.2: Activation functions",
        origin="the formula typed as it stands",
        held_out=(Edit(("z * sigmoid(z)", "z * (1 / (1 + np.exp(-z)))")),),
    ),
    Misconception(
        exercise="activation",
        id="silu-as-sigmoid",
        answer=Edit(("z * sigmoid(z)", "sigmoid(z)")),
        cause="SiLU is only the sigmoid, without the factor z",
        hint='Try "silu" on 5. By the table\'s formula, should it be nearly 1 or nearly 5?',
        section="Which bend?",
        origin="half of the formula copied",
        held_out=(Edit(("z * sigmoid(z)", 'GIVEN["sigmoid"][0](z)')),),
    ),
    Misconception(
        exercise="activation",
        id="silu-with-the-wrong-sign",
        answer=Edit(("z * sigmoid(z)", "z * sigmoid(-z)")),
        cause="in SiLU's sigmoid the sign of z is turned",
        hint='Try "silu" on 5: should it be nearly 5 or nearly 0? And on −5?',
        section="Which bend?",
        origin="the minus of the exponent lost: z / (1 + e^z)",
        held_out=(Edit(("z * sigmoid(z)", "z * (1 - sigmoid(z))")),),
    ),
    Misconception(
        exercise="activation",
        id="activation-without-the-table",
        answer=Edit(("return GIVEN[name][0](z)", "return None")),
        cause="only your own five names are known; the others are not looked up in the table",
        hint='Try "tanh", "gelu" and "step". Where does the lesson keep the functions that you '
        "need not write?",
        section="Exercise 9.2: Activation functions",
        origin="the chain of ifs simply ends",
        held_out=(Edit(("return GIVEN[name][0](z)", "pass")),),
    ),
    Misconception(
        exercise="activation",
        id="activation-takes-the-slope",
        answer=Edit(("GIVEN[name][0](z)", "GIVEN[name][1](z)")),
        cause="what comes from the table is the slope, not the function",
        hint='Each entry of the table is a pair. Print `activation("tanh", 0.0)`: the hyperbolic '
        "tangent of 0 is 0.",
        section="Exercise 9.2: Activation functions",
        origin="counting from 1",
        held_out=(Edit(("return GIVEN[name][0](z)", "f, g = GIVEN[name]\n    return g(z)")),),
    ),
    # activation_gradient
    Misconception(
        exercise="activation_gradient",
        id="slope-of-true-and-false",
        answer=Edit(("np.where(z > 0, 1.0, 0.0)", "z > 0")),
        cause="the slope of the ReLU comes back as True and False",
        hint="Print the slopes with their dtype. The docstring asks for numbers.",
        section="Exercise 9.3: Their slopes",
        origin="a comparison looks like zeros and ones",
        held_out=(Edit(("np.where(z > 0, 1.0, 0.0)", "np.greater(z, 0)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="relu-instead-of-its-slope",
        answer=Edit(("np.where(z > 0, 1.0, 0.0)", "np.maximum(z, 0)")),
        cause="for the ReLU the function comes back, not its slope",
        hint="How steep is the ReLU at z = 5? How high is it there? Only one of the two is "
        "asked for.",
        section="Exercise 9.3: Their slopes",
        origin="copied from the exercise before",
        held_out=(Edit(("np.where(z > 0, 1.0, 0.0)", "np.where(z > 0, z, 0)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="leaky-slope-zero",
        answer=Edit(("np.where(z > 0, 1.0, 0.01)", "np.where(z > 0, 1.0, 0.0)")),
        cause="the leaky ReLU is flat on the left, like the plain one",
        hint="It is called “never quite off”. What does its slope have to be on the left, then?",
        section="Exercise 9.3: Their slopes",
        origin="copied from the ReLU",
        held_out=(Edit(("np.where(z > 0, 1.0, 0.01)", "1.0 * (z > 0)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="leaky-slope-times-z",
        answer=Edit(("np.where(z > 0, 1.0, 0.01)", "np.where(z > 0, 1.0, 0.01 * z)")),
        cause="on the left, the leaky ReLU's height is given for its slope",
        hint="The left side of the leaky ReLU is a straight line. Does its slope depend on z?",
        section="Exercise 9.3: Their slopes",
        origin="only the right side was differentiated",
        held_out=(Edit(("np.where(z > 0, 1.0, 0.01)", "np.where(z < 0, z / 100, 1.0)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="leaky-slope-negative",
        answer=Edit(("np.where(z > 0, 1.0, 0.01)", "np.where(z > 0, 1.0, -0.01)")),
        cause="the leaky ReLU is said to fall on the left",
        hint='Look at the drawing of "leaky_relu": does it rise or fall left of 0?',
        section="Exercise 9.3: Their slopes",
        origin="the value is negative there, so the slope is taken to be",
        held_out=(Edit(("np.where(z > 0, 1.0, 0.01)", "np.sign(z) * np.where(z > 0, 1, 0.01)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="elu-instead-of-its-slope",
        answer=Edit(("np.exp(np.minimum(z, 0))", "np.where(z > 0, 1, np.expm1(np.minimum(z, 0)))")),
        cause="on the left, the −1 of the ELU is still there after differentiating",
        hint="What is the slope of a constant? The ELU rises everywhere, so can its slope be "
        "negative?",
        section="Exercise 9.3: Their slopes",
        origin="only the right side was differentiated",
        held_out=(Edit(("np.exp(np.minimum(z, 0))", 'np.where(z > 0, 1, activation("elu", z))')),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="elu-slope-z-on-the-right",
        answer=Edit(("np.exp(np.minimum(z, 0))", "np.where(z > 0, z, np.exp(np.minimum(z, 0)))")),
        cause="on the right, the ELU itself comes back, not its slope",
        hint="How steep is the straight line on the right, at z = 2 and at z = 5?",
        section="Exercise 9.3: Their slopes",
        origin="only the left side was differentiated",
        held_out=(
            Edit(
                ("np.exp(np.minimum(z, 0))", "np.where(z <= 0, np.exp(np.where(z > 0, 0, z)), z)")
            ),
        ),
    ),
    Misconception(
        exercise="activation_gradient",
        id="elu-slope-overflows",
        answer=Edit(("np.exp(np.minimum(z, 0))", "np.where(z > 0, 1.0, np.exp(z))")),
        cause="in the ELU's slope, e to the power z is computed for large positive z too",
        hint="`np.where` computes both of its choices for every element. What does the one that is "
        "not chosen make of z = 1000?",
        section="Exercise 9.2: Activation functions",
        origin="np.where taken for an if",
        held_out=(Edit(("np.exp(np.minimum(z, 0))", "np.minimum(np.exp(z), 1)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="softplus-slope-as-of-sigmoid",
        answer=Edit(
            (
                '"softplus":\n        return sigmoid(z)',
                '"softplus":\n        return sigmoid(z) * (1 - sigmoid(z))',
            )
        ),
        cause="for softplus the slope of the sigmoid comes back",
        hint="Far to the right softplus is nearly z itself. What must its slope be there, and what "
        "is yours?",
        section="Exercise 9.3: Their slopes",
        origin="differentiated once too often",
        held_out=(
            Edit(
                (
                    '"softplus":\n        return sigmoid(z)',
                    '"softplus":\n        return GIVEN["sigmoid"][1](z)',
                )
            ),
        ),
    ),
    Misconception(
        exercise="activation_gradient",
        id="softplus-slope-overflows-right",
        answer=Edit(
            (
                '"softplus":\n        return sigmoid(z)',
                '"softplus":\n        return np.exp(z) / (1 + np.exp(z))',
            )
        ),
        cause="the slope of softplus divides infinity by infinity for large z",
        hint="Try z = 1000. The fraction is a function that you know very well, and yours from "
        "Lesson 2 bears any z.",
        section="Exercise 9.3: Their slopes",
        origin="the chain rule's result typed as it stands",
        held_out=(
            Edit(
                (
                    '"softplus":\n        return sigmoid(z)',
                    '"softplus":\n        e = np.exp(z)\n        return e / (e + 1)',
                )
            ),
        ),
    ),
    Misconception(
        exercise="activation_gradient",
        id="softplus-slope-overflows-left",
        answer=Edit(
            (
                '"softplus":\n        return sigmoid(z)',
                '"softplus":\n        return 1 / (1 + np.exp(-z))',
            )
        ),
        cause="the slope of softplus overflows for large negative z",
        hint="Which power is computed at z = −1000? You have this function already, from Lesson 2, "
        "and it comes without a warning.",
        section="Exercise 9.3: Their slopes",
        origin="the textbook's sigmoid typed again",
        held_out=(
            Edit(
                (
                    '"softplus":\n        return sigmoid(z)',
                    '"softplus":\n        return (1 + np.exp(-z)) ** -1',
                )
            ),
        ),
    ),
    Misconception(
        exercise="activation_gradient",
        id="silu-slope-without-second-term",
        answer=Edit(("g + z * g * (1 - g)", "g")),
        cause="SiLU is differentiated as if its sigmoid did not depend on z",
        hint="SiLU is a product of two things that both depend on z. How many terms has the slope "
        "of a product?",
        section="Exercise 9.3: Their slopes",
        origin="half of the product rule",
        held_out=(Edit(("g + z * g * (1 - g)", "1 * sigmoid(z)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="silu-slope-without-first-term",
        answer=Edit(("g + z * g * (1 - g)", "z * g * (1 - g)")),
        cause="SiLU is differentiated as if its factor z were a constant",
        hint="At z = 0 your slope is 0. Does SiLU really run level there? Write the product rule "
        "down in full.",
        section="Exercise 9.3: Their slopes",
        origin="half of the product rule",
        held_out=(Edit(("g + z * g * (1 - g)", "z * sigmoid(z) * sigmoid(-z)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="silu-slope-factors-differentiated",
        answer=Edit(("g + z * g * (1 - g)", "g * (1 - g)")),
        cause="the slope of SiLU's product is taken for the product of the two slopes",
        hint="Try your rule on z times z. Does it give 2z?",
        section="Exercise 9.3: Their slopes",
        origin="the product rule forgotten",
        held_out=(Edit(("g + z * g * (1 - g)", "g - g**2")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="silu-slope-sign",
        answer=Edit(("g + z * g * (1 - g)", "g - z * g * (1 - g)")),
        cause="the second term of SiLU's slope has the wrong sign",
        hint="Far to the right, at z = 3 say, SiLU is a little steeper than 1. Is your slope "
        "above or below 1 there?",
        section="Exercise 9.3: Their slopes",
        origin="the minus of the exponent counted twice",
        held_out=(Edit(("g + z * g * (1 - g)", "g + z * g * (g - 1)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="slope-takes-the-function",
        answer=Edit(("GIVEN[name][1](z)", "GIVEN[name][0](z)")),
        cause="what comes from the table is the function, not its slope",
        hint="Each entry of the table is a pair, the function and its slope. Which of the two has "
        "which place?",
        section="Exercise 9.2: Activation functions",
        origin="copied from the exercise before",
        held_out=(Edit(("GIVEN[name][1](z)", "activation(name, z)")),),
    ),
    Misconception(
        exercise="activation_gradient",
        id="slope-measured-one-sided",
        answer="""
def activation_gradient(name, z):
    eps = 1e-6
    return (activation(name, z + eps) - activation(name, z)) / eps
""",
        cause="the slope is measured with a step to one side, not computed",
        hint="How many digits of your slope are right? Measuring is the check; differentiate on "
        "paper and let the check judge it.",
        section="Exercise 9.3: Their slopes",
        origin="the definition of the derivative from calculus",
    ),
    Misconception(
        exercise="activation_gradient",
        id="slope-measured-two-sided",
        answer="""
def activation_gradient(name, z):
    eps = 1e-4
    return (activation(name, z + eps) - activation(name, z - eps)) / (2 * eps)
""",
        cause="the slope is measured from both sides, as the gradient check does, not computed",
        hint="A measured slope is only nearly right, and so cannot be checked by measuring. "
        "Differentiate the five on paper.",
        section="Exercise 9.3: Their slopes",
        origin="the tool of Lesson 5 reused",
    ),
    # unwrap_theta
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-old-layout",
        answer=Edit(("(n + 1, hidden)", "(hidden, n + 1)"), ("(hidden + 1, K)", "(K, hidden + 1)")),
        cause="the matrices are those of Lessons 1 to 8, where a row is a unit",
        hint="Write both shapes down beside the table of the two layouts. In which of them is the "
        "bias a row?",
        section="A layout without transposes",
        origin="the layout of the lessons before",
        held_out=(
            """
def unwrap_theta(theta, n, hidden, K):
    end = hidden * (n + 1)
    Theta1 = np.reshape(theta[:end], (hidden, -1))
    Theta2 = np.reshape(theta[end:], (K, -1))
    return Theta1, Theta2
""",
        ),
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-column-by-column",
        answer=Edit(
            ("(n + 1, hidden)", "(hidden, n + 1).T"), ("(hidden + 1, K)", "(K, hidden + 1).T")
        ),
        cause="the matrices are filled column by column, where the vector goes row by row",
        hint="Unwrap the numbers 0, 1, 2, ... and print the first matrix. Where does the 1 stand, "
        "beside the 0 or below it? The shape is right either way.",
        section="Exercise 9.4: One vector, two matrices",
        origin="a transpose to mend the shape, or MATLAB's order",
        held_out=(
            """
def unwrap_theta(theta, n, hidden, K):
    end = (n + 1) * hidden
    Theta1 = theta[:end].reshape((n + 1, hidden), order="F")
    Theta2 = theta[end:].reshape((hidden + 1, K), order="F")
    return Theta1, Theta2
""",
        ),
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-second-matrix-first",
        answer=Edit(
            ("end = (n + 1) * hidden", "end = (hidden + 1) * K"),
            ("theta[:end].reshape(n + 1", "theta[END:].reshape(n + 1"),
            ("theta[end:]", "theta[:end]"),
            ("theta[END:]", "theta[end:]"),
        ),
        cause="the vector is taken to begin with Theta2",
        hint="Unwrap the numbers 0, 1, 2, ... Which of your matrices holds the 0? Which should?",
        section="Exercise 9.4: One vector, two matrices",
        origin="the order of the two blocks mixed up",
        held_out=(
            """
def unwrap_theta(theta, n, hidden, K):
    size1 = (n + 1) * hidden
    Theta2, Theta1 = theta[:-size1], theta[-size1:]
    return Theta1.reshape(n + 1, hidden), Theta2.reshape(hidden + 1, K)
""",
        ),
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-returned-in-reverse",
        answer="""
def unwrap_theta(theta, n, hidden, K):
    end = (n + 1) * hidden
    Theta1 = theta[:end].reshape(n + 1, hidden)
    Theta2 = theta[end:].reshape(hidden + 1, K)
    return Theta2, Theta1
""",
        cause="both matrices are right, and come back in the wrong order",
        hint="Print the shapes of the two results, one after the other. Which does the docstring "
        "name first?",
        section="Exercise 9.4: One vector, two matrices",
        origin="a slip in the last line",
        held_out=(
            Edit(
                (
                    "return theta[:end].reshape(n + 1, hidden), theta[end:].reshape(hidden + 1, K)",
                    "return theta[end:].reshape(-1, K), theta[:end].reshape(-1, hidden)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-without-bias-rows",
        answer="""
def unwrap_theta(theta, n, hidden, K):
    end = n * hidden
    return theta[:end].reshape(n, hidden), theta[end : end + hidden * K].reshape(hidden, K)
""",
        cause="the bias rows are not counted",
        hint="n and hidden do not count the bias units. How many rows has each matrix, then, "
        "and do your two matrices use up the whole vector?",
        section="A layout without transposes",
        origin="“bias units not counted” read as “there are none”",
        held_out=(
            """
def unwrap_theta(theta, n, hidden, K):
    first, second = theta[: n * hidden], theta[n * hidden : (n + K) * hidden]
    return first.reshape((n, hidden)), second.reshape((hidden, K))
""",
        ),
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-bias-beside-the-units",
        answer=Edit(
            ("(n + 1) * hidden", "n * (hidden + 1)"), ("(n + 1, hidden)", "(n, hidden + 1)")
        ),
        cause="the 1 for the bias is added to the hidden units, not to the inputs",
        hint="The bias is one more input to every unit. Which side of Theta1 counts the inputs?",
        section="A layout without transposes",
        origin="the bias column of the older layout",
        held_out=(
            """
def unwrap_theta(theta, n, hidden, K):
    cut = n * hidden + n
    return theta[:cut].reshape(n, -1), theta[cut:].reshape(hidden + 1, K)
""",
        ),
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-second-still-a-vector",
        answer=Edit(("theta[end:].reshape(hidden + 1, K)", "theta[end:]")),
        cause="the second part is cut off, but still a vector",
        hint="Print the shapes of both results. What shape does the docstring promise for Theta2?",
        section="Exercise 9.4: One vector, two matrices",
        origin="only the first reshape was thought of",
    ),
    Misconception(
        exercise="unwrap_theta",
        id="unwrap-sizes-of-the-lab",
        answer="""
def unwrap_theta(theta, n, hidden, K):
    return theta[: 785 * 25].reshape(785, 25), theta[785 * 25 :].reshape(26, 10)
""",
        cause="the sizes of the fashion network are written in",
        hint="Call it for the network 2-1-4 of the cell below. Which of the arguments have you "
        "used?",
        section="Exercise 9.4: One vector, two matrices",
        origin="the numbers just worked out",
        held_out=(
            """
def unwrap_theta(theta, n, hidden, K):
    Theta1 = theta[:19625].reshape((785, 25))
    Theta2 = theta[19625:].reshape((26, 10))
    return Theta1, Theta2
""",
        ),
    ),
    # nn_forward
    Misconception(
        exercise="nn_forward",
        id="forward-without-activation",
        answer=Edit(("add_bias(activation(name, Z2))", "add_bias(Z2)")),
        cause="the hidden sums go on as they are, without the activation function",
        hint='Call it with "relu" and look at A2: may a negative number stand there?',
        section="Which bend?",
        origin="a step left out",
        held_out=(Edit(("activation(name, Z2)", 'activation("identity", Z2)')),),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-always-sigmoid",
        answer=Edit(("activation(name, Z2)", "sigmoid(Z2)")),
        cause="the hidden layer has a sigmoid, whatever the name",
        hint='Call it with "relu" and with "tanh". Is there any difference in A2?',
        section="Exercise 9.5: Feedforward",
        origin="copied from Lesson 2",
        held_out=(Edit(("activation(name, Z2)", 'activation("sigmoid", Z2)')),),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-outputs-named-too",
        answer=Edit(("sigmoid(Z3)", "activation(name, Z3)")),
        cause="the outputs go through the named function, too",
        hint='With "relu", can an output exceed 1? What does the cost need of the outputs?',
        section="Exercise 9.5: Feedforward",
        origin="one function for all layers",
        held_out=(
            Edit(
                (
                    "return X1, Z2, A2, Z3, sigmoid(Z3)",
                    "H = activation(name, A2 @ Theta2)\n    return X1, Z2, A2, Z3, H",
                )
            ),
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-bias-last",
        answer=FORWARD
        + """
    ones = np.ones(len(X))
    X1 = np.column_stack([X, ones])
    Z2 = X1 @ Theta1
    A2 = np.column_stack([activation(name, Z2), ones])
    Z3 = A2 @ Theta2
    return X1, Z2, A2, Z3, sigmoid(Z3)
""",
        cause="the column of ones stands at the end instead of in front",
        hint="The bias is in row 0 of each matrix. Which column of X1 meets row 0 in the product?",
        section="A layout without transposes",
        origin="ones appended",
        held_out=(
            FORWARD
            + """
    one = np.ones((X.shape[0], 1))
    X1 = np.hstack((X, one))
    Z2 = np.dot(X1, Theta1)
    A2 = np.hstack((activation(name, Z2), one))
    Z3 = np.dot(A2, Theta2)
    return X1, Z2, A2, Z3, sigmoid(Z3)
""",
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-bias-bent",
        answer=Edit(("add_bias(activation(name, Z2))", "activation(name, add_bias(Z2))")),
        cause="the ones of the hidden layer go through the activation function as well",
        hint="Print column 0 of A2. A bias unit always says 1: does yours?",
        section="Exercise 9.5: Feedforward",
        origin="two steps in the wrong order",
        held_out=(
            Edit(
                (
                    "A2 = add_bias(activation(name, Z2))",
                    "Z = np.c_[np.ones(len(X)), Z2]\n    A2 = activation(name, Z)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-sums-with-bias",
        answer=Edit(("return X1, Z2,", "return X1, add_bias(Z2),")),
        cause="Z2 comes back with the column of ones, which only A2 should have",
        hint="Print the shape of Z2, and compare it with the docstring. A bias unit has no sum: "
        "nothing leads into it.",
        section="Exercise 9.5: Feedforward",
        origin="the ones put in too early",
        held_out=(
            FORWARD
            + """
    X1 = add_bias(X)
    Z2 = np.c_[np.ones(len(X)), X1 @ Theta1]
    A2 = activation(name, Z2)
    A2[:, 0] = 1
    Z3 = A2 @ Theta2
    return X1, Z2, A2, Z3, sigmoid(Z3)
""",
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-activations-without-bias",
        answer=Edit(
            ("A2 = add_bias(activation(name, Z2))", "A2 = activation(name, Z2)"),
            ("Z3 = A2 @ Theta2", "Z3 = add_bias(A2) @ Theta2"),
        ),
        cause="A2 comes back without its column of ones",
        hint="Compare the shape of your A2 with the docstring. The gradient will need its ones for "
        "the bias weights.",
        section="Exercise 9.5: Feedforward",
        origin="the ones put in on the fly",
        held_out=(Edit(("return X1, Z2, A2,", "return X1, Z2, A2[:, 1:],")),),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-without-hidden-bias",
        answer=Edit(
            ("A2 = add_bias(activation(name, Z2))", "A2 = activation(name, Z2)"),
            ("A2 @ Theta2", "A2 @ Theta2[1:]"),
        ),
        cause="the hidden layer has no bias unit, and the bias row of Theta2 is dropped to make it "
        "fit",
        hint="Set all of Theta2 to 0 except row 0. Do your outputs notice that row?",
        section="A layout without transposes",
        origin="a forgotten step, mended by a slice",
        held_out=(
            FORWARD
            + """
    X1 = add_bias(X)
    Z2 = X1 @ Theta1
    hidden_layer = activation(name, Z2)
    Z3 = np.dot(hidden_layer, Theta2[1:, :])
    return X1, Z2, hidden_layer, Z3, sigmoid(Z3)
""",
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-with-transposes",
        answer=Edit(("X1 @ Theta1", "X1 @ Theta1.T"), ("A2 @ Theta2", "A2 @ Theta2.T")),
        cause="the matrices are transposed as in Lesson 2, and the inner sizes do not agree",
        hint="Write the shapes beside each product, as in the table of the two layouts. In this "
        "layout, what has to be turned?",
        section="A layout without transposes",
        origin="copied from Lesson 2",
        held_out=(
            Edit(
                ("X1 @ Theta1", "X1 @ np.transpose(Theta1)"),
                ("A2 @ Theta2", "A2 @ np.transpose(Theta2)"),
            ),
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-softmax",
        answer=FORWARD
        + """
    X1 = add_bias(X)
    Z2 = X1 @ Theta1
    A2 = add_bias(activation(name, Z2))
    Z3 = A2 @ Theta2
    E = np.exp(Z3 - Z3.max(axis=1, keepdims=True))
    return X1, Z2, A2, Z3, E / E.sum(axis=1, keepdims=True)
""",
        cause="the outputs go through a softmax, so that they add up to 1",
        hint="Each output answers a question of its own here. What is every output at θ = 0, "
        "with K classes: one half, or 1/K?",
        section="Exercise 9.5: Feedforward",
        origin="what most frameworks do at the output",
        held_out=(
            Edit(
                (
                    "return X1, Z2, A2, Z3, sigmoid(Z3)",
                    (
                        "H = np.exp(Z3 - np.logaddexp.reduce(Z3, axis=1, keepdims=True))\n"
                        "    return X1, Z2, A2, Z3, H"
                    ),
                )
            ),
        ),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-only-outputs",
        answer=Edit(("return X1, Z2, A2, Z3, sigmoid(Z3)", "return sigmoid(Z3)")),
        cause="only the outputs come back, not all five steps",
        hint="Print what comes back, and its length. The gradient will need what happens on "
        "the way.",
        section="Exercise 9.5: Feedforward",
        origin="the result of interest",
        held_out=(Edit(("return X1, Z2, A2, Z3, sigmoid(Z3)", "H = sigmoid(Z3)\n    return H")),),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-sigmoid-overflows",
        answer=Edit(("sigmoid(Z3)", "1 / (1 + np.exp(-Z3))")),
        cause="the sigmoid of the outputs is typed anew, and overflows for large sums",
        hint="Try weights in the thousands. Your sigmoid of Lesson 2 bears them without a warning.",
        section="Exercise 9.5: Feedforward",
        origin="the textbook's formula typed again",
        held_out=(Edit(("sigmoid(Z3)", "np.reciprocal(1 + np.exp(-Z3))")),),
    ),
    Misconception(
        exercise="nn_forward",
        id="forward-sigmoid-twice",
        answer=Edit(("sigmoid(Z3)", "sigmoid(sigmoid(Z3))")),
        cause="the outputs go through the sigmoid twice",
        hint="What is every output at θ = 0? And can an output of yours be below one half at all?",
        section="Exercise 9.5: Feedforward",
        origin="a sigmoid in two places",
        held_out=(
            Edit(
                (
                    "return X1, Z2, A2, Z3, sigmoid(Z3)",
                    "H = sigmoid(A2 @ Theta2)\n    return X1, Z2, A2, Z3, sigmoid(H)",
                )
            ),
        ),
    ),
    # nn_cost
    Misconception(
        exercise="nn_cost",
        id="cost-labels-from-one",
        answer=Edit(("one_hot(y + 1, K)", "one_hot(y, K)")),
        cause="the labels go into one_hot as if they ran from 1 to K, and each hot column is "
        "one too far to the left",
        hint="Print the labels and Y for a few examples. Label k is place k in the list of names "
        "here: which column should be hot for label 0?",
        section="Exercise 9.6: The cost",
        origin="one_hot of Lesson 1 expects the label 10 for a zero",
        held_out=(
            SUMMED.replace("np.eye(K)[y]", "np.eye(K)[y - 1]")
            + "    return J + lam / (2 * m) * np.sum(theta**2)\n",
            Edit(("one_hot(y + 1, K)", "one_hot(np.where(y == 0, K, y), K)")),
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-of-ten-classes",
        answer=Edit(("one_hot(y + 1, K)", "one_hot(y + 1, 10)")),
        cause="the number of classes is written in as 10",
        hint="Try it on the small network, which has 3 classes. What shape has Y, and what shape "
        "has Z3?",
        section="Exercise 9.6: The cost",
        origin="the fashion network's own number",
        held_out=(
            SUMMED.replace("np.eye(K)[y]", "np.eye(10)[y]")
            + "    return J + lam / (2 * m) * np.sum(theta**2)\n",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-name-ignored",
        answer=Edit((", X, name)[3]", ", X)[3]")),
        cause="the name of the activation function is not handed on",
        hint='Compute the cost with "relu" and with "sigmoid". Should the two be equal?',
        section="Exercise 9.6: The cost",
        origin="a default hides what was forgotten",
        held_out=(Edit((", X, name)[3]", ', X, "sigmoid")[3]')),),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-without-penalty",
        answer=SUMMED + "    return J\n",
        cause="λ has no influence on the cost",
        hint="Call it with λ = 0 and with λ = 2. Do the two differ?",
        section="Exercise 9.6: The cost",
        origin="the second half of the formula forgotten",
        held_out=(Edit((" + lam / 2 * np.sum(theta**2)", "")),),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-biases-free",
        answer=SUMMED
        + "    return J + lam / (2 * m) * (np.sum(Theta1[1:] ** 2) + np.sum(Theta2[1:] ** 2))\n",
        cause="the bias weights are left out of the penalty",
        hint="Over which weights does the last sum of the formula run in this series?",
        section="Exercise 9.6: The cost",
        origin="the other convention, used in many courses",
        held_out=(
            Edit(
                (
                    "np.sum(theta**2)",
                    "sum(np.sum(T[1:] ** 2) for T in unwrap_theta(theta, n, hidden, K))",
                )
            ),
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-first-columns-free",
        answer=SUMMED
        + """
    squares = np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2)
    return J + lam / (2 * m) * squares
""",
        cause="the first column of each matrix is left out of the penalty",
        hint="What is a column in this layout: the bias, or a unit? And which weights does the "
        "last sum of the formula leave out?",
        section="A layout without transposes",
        origin="the other convention, in the older layout",
        held_out=(
            Edit(
                (
                    "np.sum(theta**2)",
                    "sum(np.sum(T[:, 1:] ** 2) for T in unwrap_theta(theta, n, hidden, K))",
                )
            ),
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-penalty-doubled",
        answer=Edit(("lam / 2 *", "lam *")),
        cause="the penalty lacks its factor one half",
        hint="Compare the penalty alone, J at λ = 2 minus J at λ = 0, with the formula on paper.",
        section="Exercise 9.6: The cost",
        origin="the factor of the gradient",
        held_out=(SUMMED + "    return J + lam / m * (theta @ theta)\n",),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-penalty-not-averaged",
        answer=SUMMED + "    return J + lam / 2 * np.sum(theta**2)\n",
        cause="the penalty is not divided by the number of examples",
        hint="Stack the data twice, and compute J for λ = 0 and for λ = 2. What becomes of the "
        "penalty, in the formula and in yours?",
        section="Exercise 9.6: The cost",
        origin="m lost beside the other sum",
        held_out=(SUMMED + "    return J + 0.5 * lam * np.dot(theta, theta)\n",),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-penalty-times-m",
        answer=SUMMED + "    return J + lam / 2 * m * np.sum(theta**2)\n",
        cause="the penalty is multiplied by m instead of divided by it",
        hint="Python works `a / b * c` from left to right. Try `1 / 2 * 5`.",
        section="Exercise 9.6: The cost",
        origin="parentheses lost",
        held_out=(
            SUMMED + "    penalty = 0.5 * m * lam * np.sum(theta**2)\n    return J + penalty\n",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-square-of-the-sum",
        answer=Edit(("np.sum(theta**2)", "np.sum(theta) ** 2")),
        cause="the weights are added up first and then squared",
        hint="What should the penalty be for the two weights 3 and −3, and what is yours?",
        section="Exercise 9.6: The cost",
        origin="two steps in the wrong order",
        held_out=(Edit(("np.sum(theta**2)", "sum(theta) * sum(theta)")),),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-penalty-of-absolute-values",
        answer=Edit(("np.sum(theta**2)", "np.sum(np.abs(theta))")),
        cause="the weights are not squared in the penalty",
        hint="Double all the weights. By which factor should the penalty grow?",
        section="Exercise 9.6: The cost",
        origin="the other usual penalty, or a norm",
        held_out=(Edit(("np.sum(theta**2)", "np.linalg.norm(theta, 1)")),),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-penalty-of-norm",
        answer=Edit(("np.sum(theta**2)", "np.linalg.norm(theta)")),
        cause="the penalty takes the length of θ, not its square",
        hint="Double all the weights. By which factor should the penalty grow?",
        section="Exercise 9.6: The cost",
        origin="the norm has a root in it",
        held_out=(Edit(("np.sum(theta**2)", "np.sqrt(np.sum(theta**2))")),),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-penalty-of-first-matrix",
        answer=SUMMED + "    return J + lam / (2 * m) * np.sum(Theta1**2)\n",
        cause="only Theta1 is penalised",
        hint="Change a weight of Theta2 at λ > 0, and watch the penalty. The single vector "
        "makes this easier than it was.",
        section="Exercise 9.6: The cost",
        origin="one of two matrices forgotten",
        held_out=(
            SUMMED
            + """
    end = (n + 1) * hidden
    return J + lam / (2 * m) * np.sum(theta[:end] ** 2)
""",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-without-mean",
        answer=Edit(
            (
                "(np.sum(np.logaddexp(0, Z3) - Y * Z3) +",
                "(len(X) * np.sum(np.logaddexp(0, Z3) - Y * Z3) +",
            )
        ),
        cause="the cross-entropy is not divided by the number of examples",
        hint="Stack the same examples twice, at λ = 0. Should the cost change? Does yours?",
        section="Exercise 9.6: The cost",
        origin="the 1/m in front of the sums is easily overlooked",
        held_out=(SUMMED + "    return J * m + lam / (2 * m) * np.sum(theta**2)\n",),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-mean-over-classes",
        answer="""
def nn_cost(theta, n, hidden, K, X, y, lam, name="sigmoid"):
    Z3 = nn_forward(theta, n, hidden, K, X, name)[3]
    Y = one_hot(y + 1, K)
    return np.mean(np.logaddexp(0, Z3) - Y * Z3) + lam / (2 * len(X)) * np.sum(theta**2)
""",
        cause="the mean is taken over the classes too",
        hint="What is J at θ = 0 with ten classes, and what is yours? Add up over the classes, "
        "average over the examples.",
        section="Exercise 9.6: The cost",
        origin="np.mean looks like the 1/m in front of the sums",
        held_out=(SUMMED + "    return J / K + lam * np.sum(theta**2) / 2 / m\n",),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-of-right-class-only",
        answer=COST
        + """
    J = -np.sum(np.log(np.maximum(H[np.arange(m), y], 1e-300))) / m
    return J + lam / (2 * m) * np.sum(theta**2)
""",
        cause="only the output of the right class pays; the others cost nothing",
        hint="What is J at θ = 0 with ten classes: ten times log 2, or once? Which of the two "
        "terms makes the wrong classes pay?",
        section="Exercise 9.6: The cost",
        origin="the cost that goes with a softmax",
        held_out=(
            COST
            + """
    inner = np.where(Y == 1, -np.log(np.clip(H, 1e-300, 1)), 0)
    return inner.sum() / m + lam / (2 * m) * np.sum(theta**2)
""",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-negative",
        answer=SUMMED + "    return -J + lam / (2 * m) * np.sum(theta**2)\n",
        cause="the sign of the cross-entropy is turned",
        hint="A logarithm of a number below 1 is negative. Can a cost be?",
        section="Exercise 9.6: The cost",
        origin="a minus too few or too many",
        held_out=(Edit(("np.logaddexp(0, Z3) - Y * Z3", "Y * Z3 - np.logaddexp(0, Z3)")),),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-nan-when-certain",
        answer=COST
        + """
    J = -np.sum(Y * np.log(H) + (1 - Y) * np.log(1 - H)) / m
    return J + lam / (2 * m) * np.sum(theta**2)
""",
        cause="the logarithm of 0 is taken where an output is certain",
        hint="What is 0 times minus infinity? The lesson gives a form of each term that starts "
        "from the sum, not from the output.",
        section="Exercise 9.6: The cost",
        origin="the formula typed as it stands",
        held_out=(
            COST
            + """
    cost = np.sum(-Y * np.log(H) - (1 - Y) * np.log(1 - H))
    return cost / m + lam * np.sum(theta**2) / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-shifted-logarithms",
        answer=COST
        + """
    e = 1e-5
    J = -np.sum(Y * np.log(H + e) + (1 - Y) * np.log(1 - H + e)) / m
    return J + lam / (2 * m) * np.sum(theta**2)
""",
        cause="a small number is added inside the logarithms, and moves every cost a little",
        hint="Compare J at θ = 0 with K log 2, to eight digits. The lesson gives a form that needs "
        "no rescue.",
        section="Exercise 9.6: The cost",
        origin="patching the NaN",
        held_out=(
            COST
            + """
    logs = Y * np.log(1e-5 + H) + (1 - Y) * np.log(1e-5 + 1 - H)
    return -logs.sum() / m + lam / 2 / m * theta.dot(theta)
""",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-squared-error",
        answer=COST
        + "    return np.sum((H - Y) ** 2) / (2 * m) + lam / (2 * m) * np.sum(theta**2)\n",
        cause="the squared error is taken, not the cross-entropy",
        hint="What is J at θ = 0 with ten classes? There should be a logarithm in it.",
        section="Exercise 9.6: The cost",
        origin="linear regression",
        held_out=(
            COST
            + """
    J = 0
    for i in range(m):
        J += np.linalg.norm(H[i] - Y[i]) ** 2
    return (J + lam * np.sum(theta**2)) / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="nn_cost",
        id="cost-in-an-array",
        answer=SUMMED + "    return np.array([J + lam / (2 * m) * np.sum(theta**2)])\n",
        cause="the cost comes back inside an array",
        hint="Print J and its shape. An optimiser needs one number.",
        section="Exercise 9.6: The cost",
        origin="a sum with an axis kept",
        held_out=(SUMMED + "    return np.reshape(J + lam / (2 * m) * np.sum(theta**2), (1,))\n",),
    ),
    # nn_gradient
    Misconception(
        exercise="nn_gradient",
        id="gradient-without-penalty",
        answer=Edit((" + lam / m * theta", "")),
        cause="λ has no influence on the gradient",
        hint="Run the gradient check at λ = 0, then at λ = 2. At which of them does it fail?",
        section="Exercise 9.7: The gradient",
        origin="the last step forgotten",
        held_out=(PASSED_BACK + "    return np.append(D1.ravel(), D2.ravel())\n",),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-half-penalty",
        answer=Edit(("lam / m * theta", "lam / (2 * m) * theta")),
        cause="the penalty's slope still has the one half of the cost",
        hint="Differentiate half of θ squared on paper. Is the one half still there?",
        section="Exercise 9.7: The gradient",
        origin="the factor of the cost",
        held_out=(Edit(("lam / m * theta", "0.5 * lam * theta / m")),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-penalty-not-averaged",
        answer=Edit(("lam / m * theta", "lam * theta")),
        cause="the penalty's slope is not divided by the number of examples",
        hint="Compare cost and gradient: what stands in front of the penalty in each? Run the "
        "gradient check at λ = 2.",
        section="Exercise 9.7: The gradient",
        origin="the other part was divided already",
        held_out=(
            PASSED_BACK
            + "    D1, D2 = D1 + lam * Theta1, D2 + lam * Theta2\n"
            + "    return np.concatenate([D1.ravel(), D2.ravel()])\n",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-biases-free",
        answer=PASSED_BACK
        + """
    D1[1:] += lam / m * Theta1[1:]
    D2[1:] += lam / m * Theta2[1:]
    return np.concatenate([D1.ravel(), D2.ravel()])
""",
        cause="the gradient does not penalise the bias weights, and the cost does",
        hint="Run the gradient check at λ = 2, and print the components of both in which they "
        "differ. Which weights are those?",
        section="Exercise 9.7: The gradient",
        origin="the other convention, used in many courses",
        held_out=(
            PASSED_BACK
            + """
    P1, P2 = Theta1.copy(), Theta2.copy()
    P1[0, :] = 0
    P2[0, :] = 0
    return np.r_[(D1 + lam / m * P1).ravel(), (D2 + lam / m * P2).ravel()]
""",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-without-mean",
        answer=Edit(("(H - one_hot(y + 1, K)) / m", "H - one_hot(y + 1, K)")),
        cause="the errors are added up over the examples, but not averaged",
        hint="Stack the same examples twice, at λ = 0. Should the gradient change? Does yours?",
        section="Exercise 9.7: The gradient",
        origin="the 1/m in front of the error overlooked",
        held_out=(
            GRADIENT
            + """
    d2 = d3 @ Theta2[1:].T * activation_gradient(name, Z2)
    return np.r_[(X1.T @ d2).ravel(), (A2.T @ d3).ravel()] + lam / m * theta
""",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-averaged-twice",
        answer=Edit(("X1.T @ delta2, A2.T @ delta3", "X1.T @ delta2 / m, A2.T @ delta3 / m")),
        cause="the errors are divided by the number of examples twice",
        hint="Follow the 1/m through your lines. How often does it meet the gradient?",
        section="Exercise 9.7: The gradient",
        origin="once in the error and once in the product",
        held_out=(
            PASSED_BACK + "    return np.r_[D1.ravel(), D2.ravel()] / m + lam / m * theta\n",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-uphill",
        answer=Edit(("H - one_hot(y + 1, K)", "one_hot(y + 1, K) - H")),
        cause="the error of the outputs has the wrong sign",
        hint="Where an output is too large, should the error be positive or negative?",
        section="Exercise 9.7: The gradient",
        origin="“truth minus answer”",
        held_out=(PASSED_BACK + "    return lam / m * theta - np.r_[D1.ravel(), D2.ravel()]\n",),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-without-slope",
        answer=Edit((" * activation_gradient(name, Z2)", "")),
        cause="the error passes back to the hidden units without the slope of their activation "
        "function",
        hint="Which part of the gradient fails the check, Theta1's or Theta2's? Where does the "
        "bend of the hidden layer come in?",
        section="Exercise 9.7: The gradient",
        origin="a step left out",
        held_out=(
            GRADIENT
            + """
    d2 = np.dot(d3, Theta2[1:, :].T)
    D1, D2 = X1.T @ d2 / m, A2.T @ d3 / m
    return np.r_[D1.ravel(), D2.ravel()] + lam / m * theta
""",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-slope-at-activations",
        answer=Edit(("activation_gradient(name, Z2)", "activation_gradient(name, A2[:, 1:])")),
        cause="the slope is taken at the activations, not at the sums",
        hint="What does your activation_gradient want for its z? Its docstring says what not "
        "to give it.",
        section="Exercise 9.3: Their slopes",
        origin="Z2 and A2 mixed up",
        held_out=(
            Edit(
                ("activation_gradient(name, Z2)", "activation_gradient(name, activation(name, Z2))")
            ),
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-slope-of-the-sigmoid",
        answer=Edit(("activation_gradient(name, Z2)", "sigmoid(Z2) * (1 - sigmoid(Z2))")),
        cause="the slope is the sigmoid's, whatever the hidden layer has",
        hint="For which names does the gradient check fail, and for which does it not?",
        section="Exercise 9.7: The gradient",
        origin="copied from Lesson 4",
        held_out=(Edit(("activation_gradient(name, Z2)", 'activation_gradient("sigmoid", Z2)')),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-slope-a-times-one-minus-a",
        answer=Edit(("activation_gradient(name, Z2)", "A2[:, 1:] * (1 - A2[:, 1:])")),
        cause="the slope is computed from the activations by the sigmoid's rule, whatever the "
        "hidden layer has",
        hint="For which names does the gradient check fail? Is a(1 − a) the slope of a ReLU?",
        section="Exercise 9.7: The gradient",
        origin="a shortcut that holds for the sigmoid alone",
        held_out=(Edit(("activation_gradient(name, Z2)", "(A2 - A2**2)[:, 1:]")),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-drops-the-last-row",
        answer=Edit(("Theta2[1:]", "Theta2[:-1]")),
        cause="the last row of Theta2 is left out on the way back, not the bias row",
        hint="Which row of Theta2 belongs to the unit that always says 1? Nothing leads into that "
        "unit, so it has no error to pass on.",
        section="A layout without transposes",
        origin="[:-1] for [1:]",
        held_out=(Edit(("Theta2[1:]", "Theta2[:hidden]")),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-drops-a-column",
        answer=Edit(("Theta2[1:].T", "Theta2[:, 1:].T")),
        cause="a column of Theta2 is left out on the way back, as in the older layout",
        hint="Write the shapes beside the product. In this layout, is the bias a row or a column?",
        section="A layout without transposes",
        origin="the layout of Lesson 4",
        held_out=(Edit(("Theta2[1:].T", "np.delete(Theta2, 0, axis=1).T")),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-bias-gets-an-error",
        answer=Edit(("Theta2[1:].T", "Theta2.T")),
        cause="the error passes back through the bias weights, too, to a unit that has no sum",
        hint="Print the shape of what comes back, and the shape of Z2. Which unit is too many, and "
        "which row of Theta2 belongs to it?",
        section="Exercise 9.7: The gradient",
        origin="the bias unit forgotten",
        held_out=(Edit(("delta3 @ Theta2[1:].T", "(Theta2 @ delta3.T).T")),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-slope-at-the-outputs",
        answer=Edit(("(H - one_hot(y + 1, K)) / m", "(H - one_hot(y + 1, K)) * H * (1 - H) / m")),
        cause="the error of the outputs is multiplied by the sigmoid's slope",
        hint="In the table, is there a slope in the error of the outputs? With this cost it "
        "cancels.",
        section="Exercise 9.7: The gradient",
        origin="the squared error's derivation",
        held_out=(
            Edit(
                (
                    "(H - one_hot(y + 1, K)) / m",
                    "(H - np.eye(K)[y]) / m\n    delta3 = delta3 * (H - H**2)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-labels-from-one",
        answer=Edit(("one_hot(y + 1, K)", "one_hot(y, K)")),
        cause="the labels go into one_hot as if they ran from 1 to K, and each hot column is "
        "one too far to the left",
        hint="Print the labels and Y for a few examples. Is the hot column the same as in your "
        "cost?",
        section="Exercise 9.6: The cost",
        origin="one_hot of Lesson 1 expects the label 10 for a zero",
        held_out=(Edit(("one_hot(y + 1, K)", "np.eye(K)[y - 1]")),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-name-ignored",
        answer=Edit((", X, name)", ", X)")),
        cause="the way forward has a sigmoid, whatever the name",
        hint='Does the gradient check pass for "sigmoid" and fail for the others? Look at what you '
        "hand to nn_forward.",
        section="Exercise 9.7: The gradient",
        origin="a default hides what was forgotten",
        held_out=(Edit((", X, name)", ', X, "sigmoid")')),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-two-matrices",
        answer=PASSED_BACK + "    return D1 + lam / m * Theta1, D2 + lam / m * Theta2\n",
        cause="two matrices come back, not one vector",
        hint="An optimiser moves θ, one vector. In what shape does it need the slopes?",
        section="Exercise 9.7: The gradient",
        origin="the result of Lesson 4",
        held_out=(PASSED_BACK + "    return [D1 + Theta1 * (lam / m), D2 + Theta2 * (lam / m)]\n",),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-column-by-column",
        answer=Edit(("D1.ravel(), D2.ravel()", "D1.T.ravel(), D2.T.ravel()")),
        cause="the matrices are written down column by column, and θ goes row by row",
        hint="Cut your gradient up with unwrap_theta and compare the parts with your two matrices. "
        "The first thing to agree on is the order.",
        section="Exercise 9.4: One vector, two matrices",
        origin="a transpose too many, or MATLAB's order",
        held_out=(Edit(("D1.ravel(), D2.ravel()", 'D1.flatten("F"), D2.flatten("F")')),),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-second-matrix-first",
        answer=Edit(("D1.ravel(), D2.ravel()", "D2.ravel(), D1.ravel()")),
        cause="the slopes for Theta2 come first",
        hint="With which matrix does θ begin?",
        section="Exercise 9.4: One vector, two matrices",
        origin="they are computed in that order",
        held_out=(PASSED_BACK + "    return np.append(D2, D1) + lam / m * theta\n",),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-changes-theta",
        answer=PASSED_BACK
        + "    theta *= lam / m\n    return np.concatenate([D1.ravel(), D2.ravel()]) + theta\n",
        cause="θ itself is changed on the way",
        hint="Print θ before the call and after it. Whose array do you write into?",
        section="Exercise 9.7: The gradient",
        origin="an assignment that works in place",
        held_out=(
            PASSED_BACK
            + """
    np.multiply(theta, lam / m, out=theta)
    return np.r_[D1.ravel(), D2.ravel()] + theta
""",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-of-last-example",
        answer=GRADIENT
        + """
    for i in range(m):
        d2 = Theta2[1:] @ d3[i] * activation_gradient(name, Z2[i])
        D1 = np.outer(X1[i], d2)
        D2 = np.outer(A2[i], d3[i])
    return np.r_[D1.ravel(), D2.ravel()] / m + lam / m * theta
""",
        cause="of all examples only the last one counts",
        hint="Change example 0 and look whether the gradient changes. What becomes of each round's "
        "result in your loop?",
        section="Exercise 9.7: The gradient",
        origin="= for +=",
        held_out=(
            GRADIENT
            + """
    d2 = d3[-1:] @ Theta2[1:].T * activation_gradient(name, Z2[-1:])
    D1, D2 = X1[-1:].T @ d2 / m, A2[-1:].T @ d3[-1:] / m
    return np.append(D1, D2) + lam / m * theta
""",
        ),
    ),
    Misconception(
        exercise="nn_gradient",
        id="gradient-hidden-layer-frozen",
        answer=PASSED_BACK
        + "    return np.concatenate([np.zeros(Theta1.size), D2.ravel()]) + lam / m * theta\n",
        cause="the slopes for Theta1 are all zero, so the hidden layer cannot learn",
        hint="Print the part of your gradient that belongs to Theta1. Only a hidden layer of steps "
        "should have zeros there.",
        section="Exercise 9.7: The gradient",
        origin="the layer that is computed last, never filled in",
        held_out=(
            PASSED_BACK
            + "    D1 = np.zeros_like(Theta1)\n    return np.append(D1, D2) + lam / m * theta\n",
        ),
    ),
    # nn_predict
    Misconception(
        exercise="nn_predict",
        id="predict-from-one",
        answer=PREDICT + "    return np.argmax(H, axis=1) + 1\n",
        cause="the labels run from 1 to K, as in Lesson 2",
        hint="Print the smallest and the largest answer of many examples. What are the labels "
        "of the clothes?",
        section="The clothes",
        origin="the digits' labels of Lesson 2",
        held_out=(PREDICT + "    return 1 + H.argmax(1)\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-last-first",
        answer=PREDICT + "    return (np.argmax(H, axis=1) + 1) % K\n",
        cause="the labels are shifted by one, and the last one becomes 0",
        hint="Label k is place k here. Which label belongs to the first output?",
        section="The clothes",
        origin="the digit 0 with its label 10",
        held_out=(PREDICT + "    p = H.argmax(axis=1) + 1\n    p[p == K] = 0\n    return p\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-along-columns",
        answer=Edit(("axis=1", "axis=0")),
        cause="the largest output is looked for among the examples, not among the classes",
        hint="Print the shape of the outputs and of your answers. One answer for each example: "
        "along which axis do the classes lie?",
        section="Exercise 9.8: An answer",
        origin="the axes mixed up",
        held_out=(PREDICT + "    return H.T.argmax(1)\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-one-answer-for-all",
        answer=Edit((", axis=1", "")),
        cause="one place comes back for the whole table of outputs",
        hint="How many answers come back for four examples, and how many should?",
        section="Exercise 9.8: An answer",
        origin="the axis left out",
        held_out=(PREDICT + "    return H.ravel().argmax()\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-outputs-themselves",
        answer=PREDICT + "    return np.max(H, axis=1)\n",
        cause="the largest output comes back, not its place",
        hint="Is 0.83 the name of a garment? What you need is not how large the largest is, "
        "but where.",
        section="Exercise 9.8: An answer",
        origin="max and argmax mixed up",
        held_out=(PREDICT + "    return np.sort(H, axis=1)[:, -1]\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-smallest",
        answer=Edit(("np.argmax", "np.argmin")),
        cause="the class with the smallest output is the answer",
        hint="Print the outputs of one example and your answer to it. Which output speaks for "
        "a class?",
        section="Exercise 9.8: An answer",
        origin="the outputs taken for costs",
        held_out=(PREDICT + "    return np.argmax(-H, axis=1)\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-first-above-half",
        answer=PREDICT + "    return np.argmax(H > 0.5, axis=1)\n",
        cause="the first output above one half wins, not the largest",
        hint="Take an example with the outputs 0.6, 0.9 and 0.2, and one with none above 0.5. What "
        "would you answer?",
        section="Exercise 9.8: An answer",
        origin="each output read as yes or no",
        held_out=(PREDICT + "    return np.round(H).argmax(axis=1)\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-name-ignored",
        answer=Edit((", X, name)", ", X)")),
        cause="the name of the activation function is not handed on",
        hint='Do the answers change between "sigmoid" and "relu"? Look at what you hand to '
        "nn_forward.",
        section="Exercise 9.8: An answer",
        origin="a default hides what was forgotten",
        held_out=(Edit((", X, name)", ', X, "sigmoid")')),),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-one-hot",
        answer=PREDICT + "    return np.eye(K)[np.argmax(H, axis=1)]\n",
        cause="the answers come back one-hot, not as labels",
        hint="Print the shape of what comes back for four examples. How many numbers does the "
        "docstring promise for each?",
        section="Exercise 9.8: An answer",
        origin="what training needs",
        held_out=(PREDICT + "    return 1 * (H == H.max(axis=1, keepdims=True))\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-in-a-column",
        answer=PREDICT + "    return np.argmax(H, axis=1).reshape(-1, 1)\n",
        cause="the answers stand in a column of their own, with shape (m, 1)",
        hint="Compare your answers with the labels by ==, and print the shape of the result.",
        section="Exercise 9.8: An answer",
        origin="an axis kept",
        held_out=(PREDICT + "    return H.argmax(axis=1, keepdims=True)\n",),
    ),
    Misconception(
        exercise="nn_predict",
        id="predict-from-hidden-layer",
        answer=Edit(("[-1]", "[2]")),
        cause="the largest activation of the hidden layer is looked for, not the largest output",
        hint="How large can your answers become? In the list of five that nn_forward returns, "
        "which has one column a class?",
        section="Exercise 9.8: An answer",
        origin="the wrong one of five results",
        held_out=(PREDICT.replace("[4]", "[-3]") + "    return H.argmax(1)\n",),
    ),
    # shuffled_batches
    Misconception(
        exercise="shuffled_batches",
        id="batches-two-orders",
        answer=BATCHES
        + """
    rows, labels = rng.permutation(m), rng.permutation(m)
    starts = range(0, m, batch_size)
    return [(X[rows[i : i + batch_size]], y[labels[i : i + batch_size]]) for i in starts]
""",
        cause="X and y have an order each, so the rows have got the labels of others",
        hint="Give it rows that carry their own label, as `numbered_X` does. Are they still "
        "together? What must the two have in common?",
        section="Exercise 9.9: Batches",
        origin="two permutations",
        held_out=(
            BATCHES
            + """
    X = X[rng.permutation(m)]
    y = y[rng.permutation(m)]
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, m, batch_size)]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-labels-left-behind",
        answer=BATCHES
        + """
    X = X[rng.permutation(m)]
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, m, batch_size)]
""",
        cause="the rows are shuffled, and the labels stay where they were",
        hint="Give it rows that carry their own label, as `numbered_X` does. Which of the two has "
        "moved?",
        section="Exercise 9.9: Batches",
        origin="y forgotten",
        held_out=(
            BATCHES
            + """
    order = rng.permutation(m)
    pairs = []
    for i in range(0, m, batch_size):
        pairs.append((X[order[i : i + batch_size]], y[i : i + batch_size]))
    return pairs
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-not-shuffled",
        answer=Edit(("rng.permutation(len(X))", "np.arange(len(X))")),
        cause="nothing is shuffled: the examples are in the order in which they came",
        hint="Print the labels of the batches for `numbered_X`. Are they in any other order than "
        "before? What have you used rng for?",
        section="Exercise 9.9: Batches",
        origin="only the cutting was done",
        held_out=(
            BATCHES
            + """
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, m, batch_size)]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-cut-before-shuffling",
        answer=BATCHES
        + """
    starts = np.arange(0, m, batch_size)
    rng.shuffle(starts)
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in starts]
""",
        cause="the batches come in random order, but neighbours stay in the same batch",
        hint="Print the labels of the batches for `numbered_X`. Do 0 and 1 ever part? And where is "
        "the short batch?",
        section="Exercise 9.9: Batches",
        origin="two steps in the wrong order",
        held_out=(
            BATCHES
            + """
    starts = rng.permutation(np.arange(0, m, batch_size))
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in starts]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-shuffled-inside",
        answer=BATCHES
        + """
    batches = []
    for first in range(0, m, batch_size):
        order = first + rng.permutation(min(batch_size, m - first))
        batches.append((X[order], y[order]))
    return batches
""",
        cause="each batch is shuffled in itself, but neighbours stay in the same batch",
        hint="Print the labels of the batches for `numbered_X`. Can the last example ever get into "
        "the first batch?",
        section="Exercise 9.9: Batches",
        origin="two steps in the wrong order",
        held_out=(
            BATCHES
            + """
    batches = []
    for i in range(0, m, batch_size):
        Xb, yb = X[i : i + batch_size], y[i : i + batch_size]
        p = rng.permutation(len(yb))
        batches.append([Xb[p], yb[p]])
    return batches
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-new-order-each-time",
        answer=BATCHES
        + """
    batches = []
    for i in range(0, m, batch_size):
        order = rng.permutation(m)[i : i + batch_size]
        batches.append((X[order], y[order]))
    return batches
""",
        cause="a new order is drawn for each batch, so some examples come twice and others never",
        hint="Collect the labels of all batches and sort them. Is each there once?",
        section="Exercise 9.9: Batches",
        origin="the permutation inside the loop",
        held_out=(
            BATCHES
            + """
    orders = [rng.permutation(m) for _ in range(0, m, batch_size)]
    chosen = [o[j * batch_size : (j + 1) * batch_size] for j, o in enumerate(orders)]
    return [(X[c], y[c]) for c in chosen]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-drawn-with-replacement",
        answer=Edit(("rng.permutation(len(X))", "rng.integers(len(X), size=len(X))")),
        cause="the examples are drawn one by one, so some come twice and others never",
        hint="Collect the labels of all batches and sort them. Is each there once? How does "
        "dealing out cards differ from rolling dice?",
        section="Exercise 9.9: Batches",
        origin="random numbers instead of a random order",
        held_out=(Edit(("rng.permutation(len(X))", "rng.integers(0, len(y), len(y))")),),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-last-one-lost",
        answer=Edit(
            ("range(0, len(X), batch_size)", "range(0, len(X) - batch_size + 1, batch_size)")
        ),
        cause="the short batch at the end is left out",
        hint="Deal out seven examples by three. How many have you got in all?",
        section="Exercise 9.9: Batches",
        origin="whole batches only",
        held_out=(
            Edit(
                ("range(0, len(X), batch_size)", "(batch_size * np.arange(len(X) // batch_size))")
            ),
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-of-equal-size",
        answer=BATCHES
        + """
    order = rng.permutation(m)
    parts = np.array_split(order, int(np.ceil(m / batch_size)))
    return [(X[part], y[part]) for part in parts]
""",
        cause="the examples are spread evenly over the batches, instead of filling one after the "
        "other",
        hint="Print the sizes of your batches for seven examples by three. The last batch "
        "takes what is left, and the others?",
        section="Exercise 9.9: Batches",
        origin="np.array_split",
        held_out=(
            BATCHES
            + """
    order = rng.permutation(m)
    parts = np.array_split(order, -(-m // batch_size))
    return [(X[part], y[part]) for part in parts]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-so-many",
        answer=BATCHES
        + """
    order = rng.permutation(m)
    return [(X[part], y[part]) for part in np.array_split(order, batch_size)]
""",
        cause="there are batch_size batches, instead of batches with batch_size examples",
        hint="Deal out sixty examples by eight. How many batches do you get, and how large are "
        "they?",
        section="Exercise 9.9: Batches",
        origin="size and number mixed up",
        held_out=(
            BATCHES
            + """
    order = rng.permutation(m)
    batches = []
    for part in np.array_split(order, batch_size):
        batches.append([X[part], y[part]])
    return batches
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-generator-of-its-own",
        answer=Edit(("rng.permutation(len(X))", "np.random.default_rng(0).permutation(len(X))")),
        cause="the order is the same every time, whatever rng is handed over",
        hint="Deal out twice, with default_rng(1) and with default_rng(2). Where should the random "
        "order come from?",
        section="Exercise 9.9: Batches",
        origin="a seed for repeatability",
        held_out=(
            BATCHES
            + """
    random = np.random.default_rng(seed=0)
    order = random.permutation(m)
    return [
        (X[order[i : i + batch_size]], y[order[i : i + batch_size]])
        for i in range(0, m, batch_size)
    ]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-in-place",
        answer=BATCHES
        + """
    order = rng.permutation(m)
    X[:], y[:] = X[order], y[order]
    return [(X[i : i + batch_size], y[i : i + batch_size]) for i in range(0, m, batch_size)]
""",
        cause="the given arrays themselves are put into the new order",
        hint="Print y before the call and after it. May it have changed?",
        section="Exercise 9.9: Batches",
        origin="an assignment that works in place",
        held_out=(
            BATCHES
            + """
    order = rng.permutation(m)
    X[...] = X[order]
    y[...] = y[order]
    starts = range(0, m, batch_size)
    return [(X[s : s + batch_size], y[s : s + batch_size]) for s in starts]
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-two-lists",
        answer=BATCHES
        + """
    order = rng.permutation(m)
    batches = [order[i : i + batch_size] for i in range(0, m, batch_size)]
    return [X[batch] for batch in batches], [y[batch] for batch in batches]
""",
        cause="two lists come back, one of rows and one of labels, not a list of pairs",
        hint="A loop `for X_batch, y_batch in ...` takes one pair at a time. What is the first "
        "thing that it gets from you?",
        section="Exercise 9.9: Batches",
        origin="X and y kept apart",
        held_out=(
            BATCHES
            + """
    order = rng.permutation(m)
    Xs, ys = [], []
    for i in range(0, m, batch_size):
        Xs.append(X[order[i : i + batch_size]])
        ys.append(y[order[i : i + batch_size]])
    return Xs, ys
""",
        ),
    ),
    Misconception(
        exercise="shuffled_batches",
        id="batches-of-numbers",
        answer=Edit(("return [(X[batch], y[batch]) for batch in batches]", "return batches")),
        cause="the places of the examples come back, not the examples",
        hint="Look at one batch. Is it a pair, X_batch and y_batch, or just whole numbers?",
        section="Exercise 9.9: Batches",
        origin="stopped one step early",
        held_out=(
            BATCHES
            + """
    order = rng.permutation(m)
    return [order[i : i + batch_size] for i in range(0, m, batch_size)]
""",
        ),
    ),
    # confusion_matrix
    Misconception(
        exercise="confusion_matrix",
        id="confusion-transposed",
        answer=Edit(("counts[t, p]", "counts[p, t]")),
        cause="rows and columns are exchanged: the answers select the row",
        hint="Try one example of class 0 that got the answer 2. In which row, and in which column, "
        "should the 1 stand?",
        section="What is confused with what?",
        origin="both ways are in use elsewhere",
        held_out=(COUNTS + "    np.add.at(C, (predicted, true), 1)\n    return C\n",),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-counts-once",
        answer=COUNTS + "    C[true, predicted] += 1\n    return C\n",
        cause="a pair that occurs often is counted once",
        hint="Add up the whole matrix. How many examples were there? Think about a pair that "
        "occurs twice.",
        section="Exercise 9.11: The confusion matrix",
        origin="+= with an array of places",
        held_out=(Edit(("counts[t, p] += 1", "counts[t, p] = 1")),),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-size-from-labels",
        answer="""
def confusion_matrix(true, predicted, K):
    k = max(true.max(), predicted.max()) + 1
    C = np.zeros((k, k))
    for i in range(len(true)):
        C[true[i], predicted[i]] += 1
    return C
""",
        cause="the matrix is only as large as the largest label that occurs",
        hint="Try three answers for seven classes. What shape should come out, and what are "
        "the rows of a class that does not occur?",
        section="Exercise 9.11: The confusion matrix",
        origin="K not used",
        held_out=(
            """
def confusion_matrix(true, predicted, K):
    K = np.max([true, predicted]) + 1
    return np.bincount(K * true + predicted, minlength=K * K).reshape(K, K)
""",
        ),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-classes-that-occur",
        answer="""
def confusion_matrix(true, predicted, K):
    classes = np.unique(true)
    return np.array(
        [[np.sum((true == t) & (predicted == p)) for p in classes] for t in classes]
    )
""",
        cause="only the classes that occur among the labels have a row",
        hint="Not every label need occur. What shape comes out when one class is missing, and what "
        "happens to the answers that name it?",
        section="Exercise 9.11: The confusion matrix",
        origin="np.unique",
        held_out=(
            """
def confusion_matrix(true, predicted, K):
    found = sorted(set(true.tolist()))
    rows = []
    for t in found:
        rows.append([np.count_nonzero(predicted[true == t] == p) for p in found])
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-always-ten",
        answer=Edit(("np.zeros((K, K), dtype=int)", "np.zeros((10, 10), dtype=int)")),
        cause="the matrix always has ten rows and columns",
        hint="Call it with K = 3. What shape should come out?",
        section="Exercise 9.11: The confusion matrix",
        origin="the fashion network's own number",
        held_out=(
            """
def confusion_matrix(true, predicted, K):
    C = np.zeros((10, 10))
    for i in range(len(true)):
        C[true[i], predicted[i]] += 1
    return C
""",
        ),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-shares",
        answer="""
def confusion_matrix(true, predicted, K):
    C = np.zeros((K, K))
    np.add.at(C, (true, predicted), 1)
    return C / np.maximum(C.sum(axis=1, keepdims=True), 1)
""",
        cause="shares come back, not counts: every row adds up to 1",
        hint="Add up the whole matrix. Which number should that be?",
        section="What is confused with what?",
        origin="a step further than asked",
        held_out=(
            COUNTS
            + """
    for t, p in zip(true, predicted):
        C[t, p] += 1 / np.sum(true == t)
    return C
""",
        ),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-labels-from-one",
        answer=Edit(("counts[t, p]", "counts[t - 1, p - 1]")),
        cause="every label is shifted by one, so label 0 ends up in the last row",
        hint="Try one example of class 0 that got the answer 0. Where is the 1, and where "
        "should it be?",
        section="The clothes",
        origin="the digits' labels from 1",
        held_out=(COUNTS + "    np.add.at(C, (true - 1, predicted - 1), 1)\n    return C\n",),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-only-mistakes",
        answer=COUNTS
        + """
    for t, p in zip(true, predicted):
        if t != p:
            C[t, p] += 1
    return C
""",
        cause="only the mistakes are counted, and the diagonal is empty",
        hint="What stands on the diagonal, says the lesson? Try it on answers that are all right.",
        section="What is confused with what?",
        origin="the name “confusion”",
        held_out=(
            COUNTS
            + "    np.add.at(C, (true, predicted), 1)\n    np.fill_diagonal(C, 0)\n    return C\n",
        ),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-only-right",
        answer="""
def confusion_matrix(true, predicted, K):
    return np.diag([np.sum((true == k) & (predicted == k)) for k in range(K)])
""",
        cause="only what is right is counted, so everything beside the diagonal is 0",
        hint="Try one example of class 0 that got the answer 2. Where is it in your matrix?",
        section="What is confused with what?",
        origin="the accuracy, class by class",
        held_out=(
            COUNTS + "    for k in true[true == predicted]:\n        C[k, k] += 1\n    return C\n",
        ),
    ),
    Misconception(
        exercise="confusion_matrix",
        id="confusion-both-directions",
        answer=COUNTS
        + """
    for t, p in zip(true, predicted):
        C[t, p] += 1
        C[p, t] += 1
    return C
""",
        cause="every pair is counted in both directions",
        hint="Is a shirt taken for a coat the same as a coat taken for a shirt? Add up the whole "
        "matrix.",
        section="What is confused with what?",
        origin="“confused with” sounds mutual",
        held_out=(COUNTS + "    np.add.at(C, (true, predicted), 1)\n    return C + C.T\n",),
    ),
    # softmax
    Misconception(
        exercise="softmax",
        id="softmax-overflows",
        answer="""
def softmax(Z):
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
""",
        cause="the powers of large scores overflow",
        hint="Try the scores 1000 and 1000. Add the same number to both: what becomes of the "
        "probabilities, and which number would help?",
        section="Would a simpler model do?",
        origin="the formula typed as it stands",
        held_out=("def softmax(Z):\n    return np.exp(Z) / np.sum(np.exp(Z), axis=1)[:, None]",),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-one-shift-for-all",
        answer="""
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum(axis=1, keepdims=True)
""",
        cause="the same number is taken from all examples, and a row of low scores vanishes",
        hint="Put an example with the scores 0 and 1 beside one with 5000 and 5001. What "
        "becomes of the first? Whose largest score should become 0?",
        section="Would a simpler model do?",
        origin="the axis left out",
        held_out=(
            (
                "def softmax(Z):\n    E = np.exp(Z - np.amax(Z))\n"
                "    return (E.T / np.sum(E, axis=1)).T"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-over-examples",
        answer=Edit(("axis=1", "axis=0")),
        cause="the columns add up to 1, not the rows",
        hint="Add up each row of the result. An example is a row: how many of the ten are "
        "right for it?",
        section="Would a simpler model do?",
        origin="the axes mixed up",
        held_out=(
            "def softmax(Z):\n    E = np.exp(Z - np.max(Z, 0))\n    return E / np.sum(E, 0)",
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-over-everything",
        answer="""
def softmax(Z):
    E = np.exp(Z - Z.max())
    return E / E.sum()
""",
        cause="the whole table adds up to 1, not each row",
        hint="Add up each row of the result for two examples. Over what does the sum in the "
        "formula run?",
        section="Would a simpler model do?",
        origin="written for one example",
        held_out=("def softmax(Z):\n    E = np.exp(Z - np.max(Z))\n    return E / np.sum(E)",),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-clipped",
        answer="""
def softmax(Z):
    E = np.exp(np.clip(Z, -500, 500))
    return E / E.sum(axis=1, keepdims=True)
""",
        cause="the scores are cut off, so that large ones become equal",
        hint="Try the scores 1000 and 1001, and then 0 and 1. Should the probabilities differ?",
        section="Would a simpler model do?",
        origin="silencing the warning instead of curing it",
        held_out=(
            (
                "def softmax(Z):\n    E = np.exp(np.maximum(np.minimum(Z, 500), -500))\n"
                "    return E / np.sum(E, axis=1)[:, np.newaxis]"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-mean-becomes-zero",
        answer=Edit(("Z.max(axis=1", "Z.mean(axis=1")),
        cause="the mean score of each row becomes 0, and the scores above it can still overflow",
        hint="Try the scores 3000, 0 and 0. Which power is the largest that you compute?",
        section="Would a simpler model do?",
        origin="centring, as for data",
        held_out=(
            (
                "def softmax(Z):\n    E = np.exp(Z - (Z.sum(axis=1) / Z.shape[1])[:, None])\n"
                "    return E / E.sum(axis=1, keepdims=True)"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-smallest-becomes-zero",
        answer=Edit(("Z.max(axis=1", "Z.min(axis=1")),
        cause="the smallest score of each row becomes 0, and the others can still overflow",
        hint="Try the scores 0 and 1000. Which power is the largest that you compute?",
        section="Would a simpler model do?",
        origin="min and max mixed up",
        held_out=(
            (
                "def softmax(Z):\n    E = np.exp(Z - np.min(Z, axis=1)[:, None])\n"
                "    return E / E.sum(axis=1)[:, None]"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-not-divided",
        answer=Edit((" / powers.sum(axis=1, keepdims=True)", "")),
        cause="the powers are not divided by their sum",
        hint="Add up a row of the result. What must come out for probabilities?",
        section="Would a simpler model do?",
        origin="stopped one step early",
        held_out=("def softmax(Z):\n    return np.exp((Z.T - Z.max(axis=1)).T)",),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-turned-over",
        answer="""
def softmax(Z):
    E = np.exp(Z.min(axis=1, keepdims=True) - Z)
    return E / E.sum(axis=1, keepdims=True)
""",
        cause="the largest score gets the smallest probability",
        hint="Try the scores 0 and log 3. Which class should come out as the more probable one?",
        section="Would a simpler model do?",
        origin="the minus of the sigmoid's exponent",
        held_out=(
            (
                "def softmax(Z):\n    E = np.exp(-Z - np.max(-Z, axis=1, keepdims=True))\n"
                "    return E / np.sum(E, axis=1, keepdims=True)"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-as-sigmoids",
        answer="def softmax(Z):\n    return sigmoid(Z)",
        cause="each score goes through a sigmoid by itself",
        hint="Add up a row of the result. One-vs-all knows ten models; what does softmax make "
        "of the ten scores?",
        section="Would a simpler model do?",
        origin="the outputs of the network",
        held_out=('def softmax(Z):\n    return GIVEN["sigmoid"][0](Z)',),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-of-sigmoids",
        answer="""
def softmax(Z):
    S = np.maximum(sigmoid(Z), 1e-300)
    return S / S.sum(axis=1, keepdims=True)
""",
        cause="sigmoids are scaled so that they add up to 1, instead of powers of e",
        hint="Add the same number to all the scores of an example. Do your probabilities stay as "
        "they are?",
        section="Would a simpler model do?",
        origin="the sum alone taken for the definition",
        held_out=(
            (
                "def softmax(Z):\n    S = np.maximum(expit(Z), 1e-300)\n"
                "    return S / np.sum(S, axis=1)[:, None]"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-logarithms",
        answer="def softmax(Z):\n    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)",
        cause="the logarithms of the probabilities come back",
        hint="Are your numbers positive? What turns a logarithm back into its number?",
        section="Would a simpler model do?",
        origin="the form that the cost uses",
        held_out=(
            (
                "def softmax(Z):\n    shifted = Z - Z.max(axis=1, keepdims=True)\n"
                "    return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-changes-scores",
        answer="""
def softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)
""",
        cause="the given scores themselves are changed",
        hint="Print Z before the call and after it. May it have changed?",
        section="Exercise 9.12: Softmax",
        origin="an assignment that works in place",
        held_out=(
            (
                "def softmax(Z):\n    Z[:] = Z - np.max(Z, axis=1)[:, None]\n"
                "    return np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-hard",
        answer="def softmax(Z):\n    return np.eye(Z.shape[1])[Z.argmax(axis=1)]",
        cause="the largest score gets everything, the others nothing",
        hint="Try the scores 0 and log 3. Is the second class certain?",
        section="Would a simpler model do?",
        origin="the answer instead of the probabilities",
        held_out=("def softmax(Z):\n    return 1.0 * (Z == Z.max(axis=1, keepdims=True))",),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-of-scores-themselves",
        answer="def softmax(Z):\n    return np.abs(Z) / np.abs(Z).sum(axis=1, keepdims=True)",
        cause="the scores themselves are divided by their sum, without a power",
        hint="Try the scores 0 and log 3. Where in the formula does e come in?",
        section="Would a simpler model do?",
        origin="shares of a total",
        held_out=("def softmax(Z):\n    return (abs(Z).T / abs(Z).sum(axis=1)).T",),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-with-something-tiny",
        answer=Edit(
            ("powers.sum(axis=1, keepdims=True)", "(powers.sum(axis=1, keepdims=True) + 1e-5)")
        ),
        cause="a small number is added to the sum, so that no row adds up to 1",
        hint="Can the sum be 0 at all, if the largest score of a row is 0? Add up a row to eight "
        "digits.",
        section="Would a simpler model do?",
        origin="fear of dividing by 0",
        held_out=(
            (
                "def softmax(Z):\n    E = np.exp(Z - np.max(Z, axis=1)[:, None])\n"
                "    return E / (1e-5 + np.sum(E, axis=1)[:, None])"
            ),
        ),
    ),
    Misconception(
        exercise="softmax",
        id="softmax-without-an-axis-kept",
        answer=Edit((", keepdims=True", "")),
        cause="one number for each row is set against the columns",
        hint="Print the shape of Z and the shape of the largest scores. Which axis does NumPy lay "
        "the second along?",
        section="Exercise 9.12: Softmax",
        origin="broadcasting aligns the last axes",
        held_out=(
            "def softmax(Z):\n    E = np.exp(Z - np.amax(Z, 1))\n    return E / np.sum(E, 1)",
        ),
    ),
]
