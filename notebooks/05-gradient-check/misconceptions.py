"""Wrong answers to the exercises of lesson 5."""

from autograder.grading.catalogue import Edit, Misconception

BOTH_SIDES = "(J(theta + step) - J(theta - step)) / (2 * epsilon)"

MISCONCEPTIONS = [
    Misconception(
        exercise="numerical_gradient",
        id="difference-one-sided",
        answer=Edit((BOTH_SIDES, "(J(theta + step) - J(theta)) / epsilon")),
        cause="the step goes to one side only",
        hint="Try θ³ at 2 with a step of 0.5, on paper. Which chord is nearly parallel to the "
        "tangent?",
        section="The slope along one weight",
        origin="the definition of the derivative in calculus",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    start = J(theta)
    slopes = []
    for i in range(theta.size):
        moved = theta.copy()
        moved[i] += epsilon
        slopes.append((J(moved) - start) / epsilon)
    return np.array(slopes)
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-backward",
        answer=Edit((BOTH_SIDES, "(J(theta) - J(theta - step)) / epsilon")),
        cause="the step goes to one side only, to the left",
        hint="Try θ³ at 2 with a step of 0.5, on paper. What is the slope of the chord over both "
        "sides?",
        section="The slope along one weight",
        origin="a one-sided difference",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-not-halved",
        answer=Edit(("/ (2 * epsilon)", "/ epsilon")),
        cause="the rise over both sides is divided by the length of one step",
        hint="How far apart are the two places at which you evaluate J?",
        section="The slope along one weight",
        origin="the denominator of the one-sided quotient",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    n = theta.shape[0]
    g = np.zeros(n)
    for i, e in enumerate(np.eye(n)):
        rise = J(theta + epsilon * e) - J(theta - epsilon * e)
        g[i] = rise / epsilon
    return g
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-precedence",
        answer=Edit(("/ (2 * epsilon)", "/ 2 * epsilon")),
        cause="the rise is multiplied by ε, because Python reads a division and a product from "
        "left to right",
        hint="What does Python make of 6 / 2 * 50? Make ε ten times smaller: should your slopes "
        "shrink with it?",
        section="The slope along one weight",
        origin="missing parentheses around 2ε",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros(len(theta))
    for i in range(len(theta)):
        up, down = theta.copy(), theta.copy()
        up[i] += epsilon
        down[i] -= epsilon
        gradient[i] = 0.5 * epsilon * (J(up) - J(down))
    return gradient
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-sign",
        answer=Edit((BOTH_SIDES, "(J(theta - step) - J(theta + step)) / (2 * epsilon)")),
        cause="the two values of J are subtracted the wrong way round",
        hint="Along which direction does J rise in your picture, and which sign has your slope?",
        section="Exercise 5.1: A gradient without calculus",
        origin="left minus right",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    slopes = []
    for i in range(len(theta)):
        left, right = theta.copy(), theta.copy()
        left[i] = theta[i] - epsilon
        right[i] = theta[i] + epsilon
        slopes.append(-(J(right) - J(left)) / (2 * epsilon))
    return np.array(slopes)
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-half-step",
        answer=Edit((BOTH_SIDES, "(J(theta + step / 2) - J(theta - step / 2)) / epsilon")),
        cause="the steps to either side are only half as long as ε",
        hint="Print the two places at which you evaluate J. How far is each of them from θ, and "
        "what does the formula say?",
        section="Exercise 5.1: A gradient without calculus",
        origin="ε taken for the distance between the two places",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-step-written-in",
        answer=Edit(("    gradient = np.zeros", "    epsilon = 1e-4\n    gradient = np.zeros")),
        cause="the step is written in, and the argument `epsilon` is not used",
        hint="Take θ³ at 2 with epsilon = 0.5 and then with epsilon = 0.1. Should the two answers "
        "differ?",
        section="Exercise 5.1: A gradient without calculus",
        origin="the usual step set inside the function",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    g = np.zeros(theta.size)
    for i in range(theta.size):
        e = np.zeros(theta.size)
        e[i] = 0.0001
        g[i] = (J(theta + e) - J(theta - e)) / 0.0002
    return g
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-step-far-too-small",
        answer=Edit(("    gradient = np.zeros", "    epsilon = 1e-10\n    gradient = np.zeros")),
        cause="the step is written in, and so small that round-off swallows the slope",
        hint="Print your gradient of θ³ at 2 with all its digits. How many of them are right? And "
        "who chooses ε here?",
        section="Which step is best?",
        origin="smaller must be better",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-step-far-too-large",
        answer=Edit(("    gradient = np.zeros", "    epsilon = 0.1\n    gradient = np.zeros")),
        cause="the step is written in, and so large that the bend of the curve shows",
        hint="Take θ³ at 2 with epsilon = 0.5 and then with a small one. Should the two answers "
        "differ? Do yours?",
        section="Which step is best?",
        origin="a step chosen by eye",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-all-weights-at-once",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    return (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
""",
        cause="all the weights are moved at once, so a single slope comes back",
        hint="Print θ + ε for three weights. How many of them have moved, and how many should?",
        section="Exercise 5.1: A gradient without calculus",
        origin="the formula for one weight, written for a vector",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    step = np.full(theta.shape, epsilon)
    return (J(theta + step) - J(theta - step)) / 2 / epsilon
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-weight-alone",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros(len(theta))
    for i in range(len(theta)):
        gradient[i] = (J(theta[i] + epsilon) - J(theta[i] - epsilon)) / (2 * epsilon)
    return gradient
""",
        cause="J gets one weight alone, where it needs the whole vector",
        hint="Print what you hand to J, and its shape. Can a network compute its cost from one "
        "weight?",
        section="Exercise 5.1: A gradient without calculus",
        origin="the other weights are held still by leaving them out",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-weights-stay-moved",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += epsilon
        right = J(theta)
        theta[i] -= 2 * epsilon
        left = J(theta)
        gradient[i] = (right - left) / (2 * epsilon)
    return gradient
""",
        cause="each weight is moved in place and not put back",
        hint="Print θ before and after the call. Where do the weights stand while you measure the "
        "second slope?",
        section="Exercise 5.1: A gradient without calculus",
        origin="two steps out, none back",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    slopes = []
    for i in range(theta.size):
        old = theta[i]
        theta[i] = old + epsilon
        plus = J(theta)
        theta[i] = old - epsilon
        minus = J(theta)
        slopes.append((plus - minus) / (2 * epsilon))
    return np.array(slopes)
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-copy-stays-moved",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros(len(theta))
    moved = theta.copy()
    for i in range(len(theta)):
        moved[i] += epsilon
        right = J(moved)
        moved[i] -= 2 * epsilon
        left = J(moved)
        gradient[i] = (right - left) / (2 * epsilon)
    return gradient
""",
        cause="one copy serves all the weights, and those already measured stay moved in it",
        hint="Print your copy at the start of each turn of the loop. Is it still equal to θ in the "
        "second turn?",
        section="Exercise 5.1: A gradient without calculus",
        origin="a copy is made, but not in every turn",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    theta = np.array(theta)
    g = np.zeros_like(theta)
    for i in range(theta.size):
        theta[i] = theta[i] + epsilon
        high = J(theta)
        theta[i] = theta[i] - 2 * epsilon
        low = J(theta)
        g[i] = (high - low) / 2 / epsilon
    return g
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-two-names-one-array",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros(len(theta))
    for i in range(len(theta)):
        plus = theta
        minus = theta
        plus[i] += epsilon
        minus[i] -= epsilon
        gradient[i] = (J(plus) - J(minus)) / (2 * epsilon)
    return gradient
""",
        cause="both sides are the same array under two names, so the difference is zero",
        hint="Print both vectors just before you evaluate J. Do they differ?",
        section="Exercise 5.1: A gradient without calculus",
        origin="a second name taken for a copy",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    slopes = []
    for i in range(len(theta)):
        left = right = theta.copy()
        right[i] += epsilon
        left[i] -= epsilon
        slopes.append((J(right) - J(left)) / (2 * epsilon))
    return np.array(slopes)
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-steps-pile-up",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros(len(theta))
    step = np.zeros(len(theta))
    for i in range(len(theta)):
        step[i] = epsilon
        gradient[i] = (J(theta + step) - J(theta - step)) / (2 * epsilon)
    return gradient
""",
        cause="the steps pile up: the second slope is measured along two weights at once",
        hint="Print the step in each turn of the loop. How many of its entries should be different "
        "from zero?",
        section="Exercise 5.1: A gradient without calculus",
        origin="the step is made once and never cleared",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    plus, minus = theta.copy(), theta.copy()
    slopes = []
    for i in range(theta.size):
        plus[i] += epsilon
        minus[i] -= epsilon
        slopes.append((J(plus) - J(minus)) / (2 * epsilon))
    return np.array(slopes)
""",
        ),
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-returns-at-once",
        answer=Edit(("    return gradient", "        return gradient")),
        cause="the function returns inside the loop, after the first weight",
        hint="How many entries of your gradient are different from zero?",
        section="Exercise 5.1: A gradient without calculus",
        origin="the return is indented too far",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-leaves-out-last",
        answer=Edit(("in range(len(theta))", "in range(len(theta) - 1)")),
        cause="the loop stops one weight too early",
        hint="Print the last entry of your gradient for several functions.",
        section="Exercise 5.1: A gradient without calculus",
        origin="i = 0, ..., n − 1, with a range that leaves out its end",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-keeps-last",
        answer=Edit(("gradient[i] =", "gradient =")),
        cause="each slope overwrites the one before, and only the last comes back",
        hint="Print the shape of what you return. How many slopes are there?",
        section="Exercise 5.1: A gradient without calculus",
        origin="the index is forgotten",
    ),
    Misconception(
        exercise="numerical_gradient",
        id="difference-as-column",
        answer="""
def numerical_gradient(J, theta, epsilon=1e-4):
    gradient = np.zeros((len(theta), 1))
    for i in range(len(theta)):
        step = np.zeros(len(theta))
        step[i] = epsilon
        gradient[i] = (J(theta + step) - J(theta - step)) / (2 * epsilon)
    return gradient
""",
        cause="the gradient is a column with two axes, where θ has one",
        hint="Print the shapes of θ and of your gradient side by side.",
        section="Exercise 5.1: A gradient without calculus",
        origin="vectors of MATLAB are columns",
        held_out=(
            """
def numerical_gradient(J, theta, epsilon=1e-4):
    rows = []
    for e in epsilon * np.eye(len(theta)):
        rows.append([(J(theta + e) - J(theta - e)) / (2 * epsilon)])
    return np.array(rows)
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-absolute",
        answer="""
def relative_error(a, b):
    return np.linalg.norm(a - b)
""",
        cause="the error is absolute: nothing is divided by the lengths",
        hint="Make both gradients a thousand times smaller. Should the error change?",
        section="Exercise 5.2: How close is close?",
        origin="the formula read to its fraction bar only",
        held_out=(
            """
def relative_error(a, b):
    return np.sqrt(np.sum((a - b) ** 2))
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-nan-for-zeros",
        answer="""
def relative_error(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))
""",
        cause="two gradients that are zero everywhere give 0 / 0",
        hint="Compare `np.zeros(3)` with itself. What should the error of two equal gradients be?",
        section="Exercise 5.2: How close is close?",
        origin="the formula as it stands on paper",
        held_out=(
            """
def relative_error(a, b):
    def length(v):
        return np.sqrt(np.sum(v**2))

    return length(a - b) / (length(a) + length(b))
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-by-length-of-sum",
        answer=Edit(("np.linalg.norm(a) + np.linalg.norm(b)", "np.linalg.norm(a + b)")),
        cause="it is divided by the length of the sum, not by the sum of the lengths",
        hint="Try b = −a. What is the length of a + b then?",
        section="Exercise 5.2: How close is close?",
        origin="the two operations swapped",
        held_out=(
            """
def relative_error(a, b):
    d, s = a - b, a + b
    if not np.any(s):
        return 0.0
    return np.sqrt(d @ d) / np.sqrt(s @ s)
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-by-one-length",
        answer="""
def relative_error(a, b):
    length = np.linalg.norm(a)
    return np.linalg.norm(a - b) / length if length > 0 else 0.0
""",
        cause="it is divided by the length of the first gradient alone",
        hint="Swap the two gradients. Should the error change? And can yours be larger than 1?",
        section="Exercise 5.2: How close is close?",
        origin="relative to the value that is taken for the right one",
    ),
    Misconception(
        exercise="relative_error",
        id="error-by-larger-length",
        answer="""
def relative_error(a, b):
    larger = max(np.linalg.norm(a), np.linalg.norm(b))
    return np.linalg.norm(a - b) / larger if larger > 0 else 0.0
""",
        cause="it is divided by the larger of the two lengths, not by their sum",
        hint="Work out the error for b = 2a and for b = −a by hand, and compare. Can the error be "
        "larger than 1?",
        section="Exercise 5.2: How close is close?",
        origin="another definition of the relative error",
    ),
    Misconception(
        exercise="relative_error",
        id="error-squared-lengths",
        answer="""
def relative_error(a, b):
    lengths = np.sum(a**2) + np.sum(b**2)
    return np.sum((a - b) ** 2) / lengths if lengths > 0 else 0.0
""",
        cause="the lengths are squared: no root is taken",
        hint="Work out the error for b = 2a by hand. How long is the vector (3, −4)?",
        section="Exercise 5.2: How close is close?",
        origin="the root of the length is forgotten",
        held_out=(
            """
def relative_error(a, b):
    d = a - b
    total = np.dot(a, a) + np.dot(b, b)
    if total == 0:
        return 0.0
    return np.dot(d, d) / total
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-of-lengths",
        answer="""
def relative_error(a, b):
    first, second = np.linalg.norm(a), np.linalg.norm(b)
    return abs(first - second) / (first + second) if first + second > 0 else 0.0
""",
        cause="only the lengths are compared, so two gradients in different directions seem equal",
        hint="Try b = −a. Are the two equal? What does your function say?",
        section="Exercise 5.2: How close is close?",
        origin="the length of the difference taken for the difference of the lengths",
        held_out=(
            """
def relative_error(a, b):
    def length(v):
        return np.sqrt(v @ v)

    if length(a) == length(b):
        return 0.0
    return np.abs(length(b) - length(a)) / (length(a) + length(b))
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-sums-of-sizes",
        answer="""
def relative_error(a, b):
    lengths = np.sum(np.abs(a)) + np.sum(np.abs(b))
    return np.sum(np.abs(a - b)) / lengths if lengths > 0 else 0.0
""",
        cause="the sizes of the entries are added up, where a length is the root of their squares",
        hint="How long is the vector (3, −4)? Print what your function takes for its length.",
        section="Exercise 5.2: How close is close?",
        origin="another way to measure a vector",
    ),
    Misconception(
        exercise="relative_error",
        id="error-largest-entries",
        answer="""
def relative_error(a, b):
    largest = np.max(np.abs(a)) + np.max(np.abs(b))
    return np.max(np.abs(a - b)) / largest if largest > 0 else 0.0
""",
        cause="only the largest entries are compared, where the lengths should be",
        hint="How long is the vector (3, −4)? Print what your function takes for its length.",
        section="Exercise 5.2: How close is close?",
        origin="another way to measure a vector",
    ),
    Misconception(
        exercise="relative_error",
        id="error-entry-by-entry",
        answer="""
def relative_error(a, b):
    sizes = np.abs(a) + np.abs(b)
    return np.abs(a - b) / np.where(sizes > 0, sizes, 1)
""",
        cause="one error comes back for each entry",
        hint="Print the shape of what you return. How many numbers should it be?",
        section="Exercise 5.2: How close is close?",
        origin="the two bars of a length taken for those of an absolute value",
        held_out=(
            """
def relative_error(a, b):
    errors = []
    for x, y in zip(a, b):
        size = abs(x) + abs(y)
        errors.append(abs(x - y) / size if size > 0 else 0.0)
    return np.array(errors)
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-mean-of-entries",
        answer="""
def relative_error(a, b):
    sizes = np.abs(a) + np.abs(b)
    return np.mean(np.abs(a - b) / np.where(sizes > 0, sizes, 1))
""",
        cause="each entry has its own relative error, and these are averaged",
        hint="Try a slope of 1 that is right and one of 1e-9 that is off by its own size. How much "
        "should the second one matter beside the first?",
        section="Exercise 5.2: How close is close?",
        origin="relative first and together afterwards, instead of the other way round",
    ),
    Misconception(
        exercise="relative_error",
        id="error-with-crutch",
        answer="""
def relative_error(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-8)
""",
        cause="a small number is added below the fraction bar, which spoils the error of small "
        "gradients",
        hint="Compare a with 2a, with entries of about 1e-9. Does your function still give one "
        "third?",
        section="Exercise 5.2: How close is close?",
        origin="a common guard against 0 / 0",
        held_out=(
            """
def relative_error(a, b):
    eps = 1e-8
    top = np.sqrt(np.sum(np.square(a - b)))
    bottom = np.sqrt(np.sum(np.square(a))) + np.sqrt(np.sum(np.square(b)))
    return top / (eps + bottom)
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-zero-if-either-is-zero",
        answer="""
def relative_error(a, b):
    if np.linalg.norm(a) == 0 or np.linalg.norm(b) == 0:
        return 0.0
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))
""",
        cause="the error is 0 as soon as one of the two is zero, not only if both are",
        hint="Let a be zero everywhere and b not. You predicted the error above: what was it?",
        section="Exercise 5.2: How close is close?",
        origin="or for and",
        held_out=(
            """
def relative_error(a, b):
    if np.all(a == 0) or np.all(b == 0):
        return 0
    return np.linalg.norm(b - a) / (np.linalg.norm(b) + np.linalg.norm(a))
""",
        ),
    ),
    Misconception(
        exercise="relative_error",
        id="error-precedence",
        answer="""
def relative_error(a, b):
    if not np.any(a) and not np.any(b):
        return 0.0
    return np.linalg.norm(a - b) / np.linalg.norm(a) + np.linalg.norm(b)
""",
        cause="only the first length is below the fraction bar, and the second is added to the "
        "result",
        hint="Work out 6 / 2 + 1 as Python does. Where does the fraction bar of your formula end?",
        section="Exercise 5.2: How close is close?",
        origin="missing parentheses around the sum",
    ),
    Misconception(
        exercise="relative_error",
        id="error-changes-gradient",
        answer="""
def relative_error(a, b):
    lengths = np.linalg.norm(a) + np.linalg.norm(b)
    a -= b
    return np.linalg.norm(a) / lengths if lengths > 0 else 0.0
""",
        cause="the difference is written into the caller's own gradient",
        hint="Print a before and after you call your function.",
        section="Exercise 5.2: How close is close?",
        origin="-= changes an array in place",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-absolute",
        answer=Edit(
            (
                "relative_error(numerical, flatten_params(gradient(Theta1, Theta2, *data)))",
                "np.linalg.norm(numerical - flatten_params(gradient(Theta1, Theta2, *data)))",
            ),
        ),
        cause="the error is absolute, not relative",
        hint="The gradient without the mean should have the error 6/8. What do you get, and would "
        "it be the same for a cost that is ten times larger?",
        section="Exercise 5.2: How close is close?",
        origin="the length of the difference alone",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    n = Theta1.size

    def f(t):
        return J(t[:n].reshape(Theta1.shape), t[n:].reshape(Theta2.shape), *data)

    theta = np.concatenate([Theta1.ravel(), Theta2.ravel()])
    D1, D2 = gradient(Theta1, Theta2, *data)
    g = numerical_gradient(f, theta)
    return np.sqrt(np.sum((g[:n] - D1.ravel()) ** 2) + np.sum((g[n:] - D2.ravel()) ** 2))
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-first-matrix-only",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    def cost_of_vector(theta):
        return J(theta.reshape(Theta1.shape), Theta2, *data)

    numerical = numerical_gradient(cost_of_vector, Theta1.ravel())
    return relative_error(numerical, gradient(Theta1, Theta2, *data)[0].ravel())
""",
        cause="only the first matrix is checked",
        hint="Check a gradient whose second matrix is all zeros. Does it pass?",
        section="Exercise 5.3: The gradient check",
        origin="one matrix is easier to turn into a vector than two",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, Theta1.shape[0], Theta2.shape[0])
    theta = flatten_params([Theta1, Theta2])
    measured = numerical_gradient(lambda t: J(*reshape_params(t, sizes), *data), theta)
    D1, _ = gradient(Theta1, Theta2, *data)
    return relative_error(reshape_params(measured, sizes)[0].ravel(), D1.ravel())
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-second-matrix-only",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    def cost_of_vector(theta):
        return J(Theta1, theta.reshape(Theta2.shape), *data)

    numerical = numerical_gradient(cost_of_vector, Theta2.ravel())
    return relative_error(numerical, gradient(Theta1, Theta2, *data)[-1].ravel())
""",
        cause="only the second matrix is checked",
        hint="Check a gradient whose first matrix is all zeros. Does it pass?",
        section="Exercise 5.3: The gradient check",
        origin="one matrix is easier to turn into a vector than two",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, Theta1.shape[0], Theta2.shape[0])
    theta = flatten_params([Theta1, Theta2])
    measured = numerical_gradient(lambda t: J(*reshape_params(t, sizes), *data), theta)
    _, D2 = gradient(Theta1, Theta2, *data)
    return relative_error(measured[Theta1.size :], D2.ravel())
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-sum-of-two-errors",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))

    def cost_of_vector(theta):
        return J(*reshape_params(theta, sizes), *data)

    numerical = numerical_gradient(cost_of_vector, flatten_params([Theta1, Theta2]))
    N1, N2 = reshape_params(numerical, sizes)
    D1, D2 = gradient(Theta1, Theta2, *data)
    return relative_error(N1.ravel(), D1.ravel()) + relative_error(N2.ravel(), D2.ravel())
""",
        cause="each matrix has its own relative error, and the two are added",
        hint="Check a gradient with the wrong sign. Which error do you get, and how large can a "
        "relative error be?",
        section="Exercise 5.3: The gradient check",
        origin="all weights together, read as one matrix after the other",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    n = Theta1.size

    def f(t):
        return J(t[:n].reshape(Theta1.shape), t[n:].reshape(Theta2.shape), *data)

    g = numerical_gradient(f, np.r_[Theta1.ravel(), Theta2.ravel()])
    parts = zip((g[:n], g[n:]), gradient(Theta1, Theta2, *data))
    return sum(relative_error(a, D.ravel()) for a, D in parts)
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-mean-of-two-errors",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))

    def cost_of_vector(theta):
        return J(*reshape_params(theta, sizes), *data)

    numerical = numerical_gradient(cost_of_vector, flatten_params([Theta1, Theta2]))
    pairs = zip(reshape_params(numerical, sizes), gradient(Theta1, Theta2, *data))
    return np.mean([relative_error(N.ravel(), D.ravel()) for N, D in pairs])
""",
        cause="each matrix has its own relative error, and these are averaged",
        hint="Make one of the two matrices tiny and wrong, and the other large and right. How much "
        "should the tiny one count?",
        section="Exercise 5.3: The gradient check",
        origin="all weights together, read as an average",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    n = Theta1.size

    def f(t):
        return J(t[:n].reshape(Theta1.shape), t[n:].reshape(Theta2.shape), *data)

    g = numerical_gradient(f, np.r_[Theta1.ravel(), Theta2.ravel()])
    D1, D2 = gradient(Theta1, Theta2, *data)
    return (relative_error(g[:n], D1.ravel()) + relative_error(g[n:], D2.ravel())) / 2
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-matrices-swapped",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))

    def cost_of_vector(theta):
        return J(*reshape_params(theta, sizes), *data)

    numerical = numerical_gradient(cost_of_vector, flatten_params([Theta1, Theta2]))
    D1, D2 = gradient(Theta1, Theta2, *data)
    return relative_error(numerical, flatten_params([D2, D1]))
""",
        cause="the two matrices of the gradient are written into the vector in the wrong order",
        hint="Print the first few entries of both vectors for a gradient that you trust. Which "
        "weight does each of them belong to?",
        section="The whole network as one vector",
        origin="backwards, as the error flows",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))
    theta = flatten_params([Theta1, Theta2])
    g = numerical_gradient(lambda t: J(*reshape_params(t, sizes), *data), theta)
    flat = [D.ravel() for D in gradient(Theta1, Theta2, *data)]
    return relative_error(np.concatenate(flat[::-1]), g)
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-column-by-column",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))

    def cost_of_vector(theta):
        return J(*reshape_params(theta, sizes), *data)

    numerical = numerical_gradient(cost_of_vector, flatten_params([Theta1, Theta2]))
    D1, D2 = gradient(Theta1, Theta2, *data)
    return relative_error(numerical, np.concatenate([D1.T.ravel(), D2.T.ravel()]))
""",
        cause="the gradient is written column by column, and the weights row by row",
        hint="Print the first few entries of both vectors for a gradient that you trust. Are they "
        "the same slopes in another order?",
        section="The whole network as one vector",
        origin="order F for order C",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))
    theta = flatten_params([Theta1, Theta2])
    g = numerical_gradient(lambda t: J(*reshape_params(t, sizes), *data), theta)
    D = np.hstack([D.ravel(order="F") for D in gradient(Theta1, Theta2, *data)])
    return relative_error(D, g)
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-data-not-handed-on",
        answer=Edit(("reshape_params(theta, sizes), *data)", "reshape_params(theta, sizes))")),
        cause="the cost is called without its data",
        hint="Read the last line of the error. What does `cost` take besides the two matrices?",
        section="Exercise 5.3: The gradient check",
        origin="*data is forgotten in one of the two calls",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-data-in-one-piece",
        answer=Edit(
            ("sizes), *data)", "sizes), data)"),
            ("gradient(Theta1, Theta2, *data)))", "gradient(Theta1, Theta2, data)))"),
        ),
        cause="the data are handed on as one tuple, without the star",
        hint="Print what the cost receives as its third argument. Is it X?",
        section="Exercise 5.3: The gradient check",
        origin="the star collects, and is forgotten where it should hand on",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-expects-X-and-Y",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    X, Y = data
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))

    def cost_of_vector(theta):
        return J(*reshape_params(theta, sizes), X, Y)

    numerical = numerical_gradient(cost_of_vector, flatten_params([Theta1, Theta2]))
    return relative_error(numerical, flatten_params(gradient(Theta1, Theta2, X, Y)))
""",
        cause="the data are taken to be X and Y and nothing else",
        hint="Which argument has `regularised_cost` that `cost` has not? Try your check on it.",
        section="Exercise 5.3: The gradient check",
        origin="made for the first pair that is checked",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    (X, Y) = data
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))
    theta = flatten_params([Theta1, Theta2])
    g = numerical_gradient(lambda t: J(*reshape_params(t, sizes), X, Y), theta)
    return relative_error(flatten_params(gradient(Theta1, Theta2, X, Y)), g)
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-sizes-written-in",
        answer=Edit(("(Theta1.shape[1] - 1, len(Theta1), len(Theta2))", "(5, 4, 3)")),
        cause="the sizes of the small network are written in",
        hint="Try it on a network with 6 inputs. Where can you read the sizes off the matrices?",
        section="Exercise 5.3: The gradient check",
        origin="the lesson's own sizes",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-bias-counted-as-input",
        answer=Edit(("Theta1.shape[1] - 1,", "Theta1.shape[1],")),
        cause="the bias is counted as an input",
        hint="Print your sizes for the small network. It has 5 inputs.",
        section="Exercise 5.3: The gradient check",
        origin="a matrix has one column more than there are inputs",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-cost-of-two-matrices",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    theta = flatten_params([Theta1, Theta2])
    numerical = numerical_gradient(J, theta)
    return relative_error(numerical, flatten_params(gradient(Theta1, Theta2, *data)))
""",
        cause="J is handed on as it is, although it takes two matrices and data, not one vector",
        hint="With which arguments does `numerical_gradient` call its function? And which does J "
        "want?",
        section="Exercise 5.3: The gradient check",
        origin="the function in between is left out",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-gradient-not-flattened",
        answer=Edit(
            (
                "flatten_params(gradient(Theta1, Theta2, *data))",
                "gradient(Theta1, Theta2, *data)",
            ),
        ),
        cause="a vector is compared with a pair of matrices",
        hint="Print the type and the shapes of both things that you compare.",
        section="The whole network as one vector",
        origin="only one of the two gradients is turned into a vector",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-always-the-same-pair",
        answer=Edit(
            ("return J(*reshape", "return cost(*reshape"),
            ("flatten_params(gradient(Theta1", "flatten_params(backpropagate(Theta1"),
        ),
        cause="the lesson's own cost and gradient are checked, whichever pair is handed in",
        hint="Check a gradient with the wrong sign. Does it pass?",
        section="Exercise 5.3: The gradient check",
        origin="the names of the first pair stand in the function",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-compares-with-itself",
        answer=Edit(
            ("flatten_params(gradient(Theta1, Theta2, *data))", "numerical"),
        ),
        cause="the numerical gradient is compared with itself, so everything passes",
        hint="Check a gradient with the wrong sign. Does it pass?",
        section="Exercise 5.3: The gradient check",
        origin="the gradient that is to be checked is never asked",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    return 0.0
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-says-yes-or-no",
        answer=Edit(
            (
                "relative_error(numerical, flatten_params(gradient(Theta1, Theta2, *data)))",
                "relative_error(numerical, flatten_params(gradient(Theta1, Theta2, *data))) < 1e-7",
            ),
        ),
        cause="it says whether the gradient passes, and not how large the error is",
        hint="Print what you return. Could you read 6/8 off it?",
        section="Exercise 5.3: The gradient check",
        origin="a check is expected to say yes or no",
    ),
    Misconception(
        exercise="gradient_error",
        id="check-largest-entry",
        answer="""
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))

    def cost_of_vector(theta):
        return J(*reshape_params(theta, sizes), *data)

    numerical = numerical_gradient(cost_of_vector, flatten_params([Theta1, Theta2]))
    given = flatten_params(gradient(Theta1, Theta2, *data))
    return np.max(np.abs(numerical - given) / (np.abs(numerical) + np.abs(given)))
""",
        cause="the worst single slope decides, not all the weights together",
        hint="The gradient without the mean has the error 6/8 both ways. Try one with a single "
        "wrong slope: should that count as much as if all were wrong?",
        section="Exercise 5.2: How close is close?",
        origin="another definition of the error",
        held_out=(
            """
def gradient_error(J, gradient, Theta1, Theta2, *data):
    sizes = (Theta1.shape[1] - 1, len(Theta1), len(Theta2))
    theta = flatten_params([Theta1, Theta2])
    g = numerical_gradient(lambda t: J(*reshape_params(t, sizes), *data), theta)
    D = flatten_params(gradient(Theta1, Theta2, *data))
    return max(abs(x - y) / (abs(x) + abs(y)) for x, y in zip(g, D))
""",
        ),
    ),
    Misconception(
        exercise="gradient_error",
        id="check-step-too-small",
        answer=Edit(
            ("flatten_params([Theta1, Theta2]))", "flatten_params([Theta1, Theta2]), 1e-12)"),
        ),
        cause="the step is so small that round-off swallows the slopes",
        hint="Print the error for your backpropagation, and look it up in the table of steps and "
        "errors. Which step does it belong to?",
        section="Which step is best?",
        origin="smaller must be better",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-absolute",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    return np.flatnonzero(np.any(np.abs(D - numerical) > tolerance, axis=0))
""",
        cause="the differences are absolute, so columns with small slopes never differ",
        hint="Try slopes of about 1e-8, one of them twice the other. Do they differ?",
        section="Exercise 5.4: Where do they differ?",
        origin="the table in the lesson shows plain differences",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    found = []
    for j in range(D.shape[1]):
        if np.max(abs(numerical[:, j] - D[:, j])) > tolerance:
            found.append(j)
    return found
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-signed-difference",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    return np.flatnonzero(np.any(D - numerical > tolerance, axis=0))
""",
        cause="a column counts only where its slopes are too large, not where they are too small",
        hint="Swap the two gradients. Should other columns be found?",
        section="Exercise 5.4: Where do they differ?",
        origin="the size of the difference is forgotten",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-differences-cancel",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    return np.flatnonzero(np.abs(np.sum(D - numerical, axis=0)) > tolerance)
""",
        cause="the differences within a column are added up, and those of opposite sign cancel",
        hint="Take a column that is 1 too large in one row and 1 too small in another. Is it "
        "found?",
        section="Exercise 5.4: Where do they differ?",
        origin="the sum is taken before the size",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    found = []
    for j in range(D.shape[1]):
        if abs(D[:, j].sum() - numerical[:, j].sum()) > tolerance:
            found.append(j)
    return found
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-are-rows",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    errors = np.array([relative_error(d, n) for d, n in zip(D, numerical)])
    return np.flatnonzero(errors > tolerance)
""",
        cause="rows are compared, not columns",
        hint="Try a matrix with one row and three columns. How many errors do you compute?",
        section="Exercise 5.4: Where do they differ?",
        origin="a loop over a matrix goes through its rows",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    found = []
    for i, (mine, theirs) in enumerate(zip(D, numerical)):
        if relative_error(mine, theirs) > tolerance:
            found.append(i)
    return found
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-counted-by-rows",
        answer=Edit(("range(D.shape[1])", "range(len(D))")),
        cause="the loop goes as far as there are rows, so some columns are never looked at, or do "
        "not exist",
        hint="Print how many turns your loop takes for a matrix with one row and three columns.",
        section="Exercise 5.4: Where do they differ?",
        origin="len of a matrix is its number of rows",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-counted-from-one",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    errors = [relative_error(D[:, j], numerical[:, j]) for j in range(D.shape[1])]
    return np.flatnonzero(np.array(errors) > tolerance) + 1
""",
        cause="the columns are counted from 1",
        hint="Which number has the bias column?",
        section="Exercise 5.4: Where do they differ?",
        origin="counting as in MATLAB",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    found = []
    for number, (d, n) in enumerate(zip(D.T, numerical.T), start=1):
        if relative_error(d, n) > tolerance:
            found.append(number)
    return found
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-as-yes-and-no",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    columns = range(D.shape[1])
    return np.array([relative_error(D[:, c], numerical[:, c]) > tolerance for c in columns])
""",
        cause="it says of each column whether it differs, where the numbers of those that do are "
        "asked",
        hint="Print what you return for three columns of which one differs. How long is it?",
        section="Exercise 5.4: Where do they differ?",
        origin="the last step is left out",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    return [bool(relative_error(a, b) > tolerance) for a, b in zip(D.T, numerical.T)]
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-in-a-tuple",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    errors = np.array([relative_error(d, n) for d, n in zip(D.T, numerical.T)])
    return np.where(errors > tolerance)
""",
        cause="np.where gives a tuple of arrays, one for each axis, and it is returned as it is",
        hint="Print what you return, and its length. Are the numbers one level deeper?",
        section="Exercise 5.4: Where do they differ?",
        origin="np.where returns a tuple",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-tolerance-written-in",
        answer=Edit(("> tolerance", "> 1e-7")),
        cause="the tolerance is written in, and the argument is not used",
        hint="Take a column that is 1 percent off, and a tolerance of one half. Is it found?",
        section="Exercise 5.4: Where do they differ?",
        origin="the usual limit",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-that-agree",
        answer=Edit(("> tolerance", "<= tolerance")),
        cause="the columns that agree are found, not those that differ",
        hint="Compare a matrix with itself. How many columns should be found?",
        section="Exercise 5.4: Where do they differ?",
        origin="the comparison the wrong way round",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    errors = np.array([relative_error(d, n) for d, n in zip(D.T, numerical.T)])
    return np.flatnonzero(~(errors > tolerance))
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-not-exactly-equal",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    return np.flatnonzero(np.any(D != numerical, axis=0))
""",
        cause="every difference counts, even one that is round-off",
        hint="Compare a column with itself times 1 + 1e-12. Should it be found?",
        section="Exercise 5.4: Where do they differ?",
        origin="two floating-point numbers compared with ==",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    columns = range(D.shape[1])
    return [c for c in columns if not np.array_equal(D[:, c], numerical[:, c])]
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-only-the-first",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    errors = np.array([relative_error(d, n) for d, n in zip(D.T, numerical.T)])
    return np.flatnonzero(errors > tolerance)[:1]
""",
        cause="only the first column that differs comes back",
        hint="Make two columns of a small matrix wrong. How many are found?",
        section="Exercise 5.4: Where do they differ?",
        origin="the return is inside the loop, or one column is enough of a proof",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    for c in range(D.shape[1]):
        if relative_error(D[:, c], numerical[:, c]) > tolerance:
            return [c]
    return []
""",
        ),
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-without-bias",
        answer=Edit(("range(D.shape[1])", "range(1, D.shape[1])")),
        cause="column 0 is never looked at",
        hint="Which columns did you predict for `colleagues1`? Are they found?",
        section="Exercise 5.4: Where do they differ?",
        origin="the bias column left out, as in a penalty",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-how-many",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    count = 0
    for c in range(D.shape[1]):
        if relative_error(D[:, c], numerical[:, c]) > tolerance:
            count += 1
    return count
""",
        cause="the columns are counted, where their numbers are asked",
        hint="Print what you return. Could you tell from it which weights are wrong?",
        section="Exercise 5.4: Where do they differ?",
        origin="how many, read for which",
    ),
    Misconception(
        exercise="differing_columns",
        id="columns-measured-by-whole-matrix",
        answer="""
def differing_columns(D, numerical, tolerance=1e-7):
    size = np.linalg.norm(D) + np.linalg.norm(numerical)
    return np.flatnonzero(np.linalg.norm(D - numerical, axis=0) / size > tolerance)
""",
        cause="each column's difference is measured against the whole matrix, not against the "
        "column",
        hint="Take one column with slopes of about 1e-9 and another of about 1. Double the small "
        "one: is it found?",
        section="Exercise 5.4: Where do they differ?",
        origin="one length for all",
        held_out=(
            """
def differing_columns(D, numerical, tolerance=1e-7):
    size = np.sqrt(np.sum(D**2)) + np.sqrt(np.sum(numerical**2))
    columns = enumerate((D - numerical).T)
    return [j for j, d in columns if np.linalg.norm(d) > tolerance * size]
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-nothing",
        answer="""
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 1:] += lam / m * Theta1[:, 1:]
    D2[:, 1:] += lam / m * Theta2[:, 1:]
    return D1, D2
""",
        cause="the biases still have no slope from the penalty",
        hint="Run the table of differences again. Which columns are dark, and which weights are "
        "they?",
        section="A colleague adds the penalty",
        origin="the colleague's gradient, copied",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    gradient = []
    for D, Theta in zip(backpropagate(Theta1, Theta2, X, Y), (Theta1, Theta2)):
        penalised = Theta.copy()
        penalised[:, 0] = 0
        gradient.append(D + lam * penalised / len(X))
    return gradient
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-without-penalty",
        answer=Edit(("D1 + lam / m * Theta1, D2 + lam / m * Theta2", "D1, D2")),
        cause="the penalty's slope is missing altogether",
        hint="Check it at λ = 0 and at λ = 3. Why does only one of the two pass?",
        section="Exercise 5.5: Mend it",
        origin="a gradient that passes at λ = 0",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    return backpropagate(Theta1, Theta2, X, Y)
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-halved",
        answer=Edit(("lam / m", "lam / (2 * m)")),
        cause="the penalty's slope is halved, as if it were the penalty itself",
        hint="What is the slope of ½θ²? The table of differences shows how much is missing: divide "
        "it by the weight.",
        section="Exercise 5.5: Mend it",
        origin="λ/2m copied from the cost",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    return D1 + 0.5 * Theta1 * lam / len(X), D2 + 0.5 * Theta2 * lam / len(X)
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-doubled",
        answer=Edit(("lam / m", "2 * lam / m")),
        cause="the penalty's slope is twice too large",
        hint="Write down the penalty of a single weight, with its factor, and take its slope. What "
        "is left of the 2?",
        section="Exercise 5.5: Mend it",
        origin="the slope of θ² with λ/m, where the penalty has λ/2m",
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-without-m",
        answer=Edit(("lam / m", "lam")),
        cause="the penalty's slope is not divided by the number of examples",
        hint="Compare what you add for a bias with what the colleague adds for the other weights.",
        section="Exercise 5.5: Mend it",
        origin="the m of λ/m is lost",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    gradients = backpropagate(Theta1, Theta2, X, Y)
    return [D + lam * Theta for D, Theta in zip(gradients, (Theta1, Theta2))]
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-one-matrix",
        answer=Edit(
            (
                "return D1 + lam / m * Theta1, D2 + lam / m * Theta2",
                "D2[:, 1:] += lam / m * Theta2[:, 1:]\n    return D1 + lam / m * Theta1, D2",
            ),
        ),
        cause="only the first matrix is mended",
        hint="Run the table of differences again. Are both halves of it light?",
        section="Exercise 5.5: Mend it",
        origin="one of two lines changed",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 0:] += lam / m * Theta1[:, 0:]
    D2[:, 1:] += lam / m * Theta2[:, 1:]
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-biases-only",
        answer="""
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 0] += lam / m * Theta1[:, 0]
    D2[:, 0] += lam / m * Theta2[:, 0]
    return D1, D2
""",
        cause="now the biases have the penalty's slope, and all the other weights have lost it",
        hint="Run the table of differences again. Which columns are dark now?",
        section="Exercise 5.5: Mend it",
        origin="the new line replaces the old one",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    D1[:, :1] += lam / len(X) * Theta1[:, :1]
    D2[:, :1] += lam / len(X) * Theta2[:, :1]
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-weights-twice",
        answer="""
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 1:] += lam / m * Theta1[:, 1:]
    D2[:, 1:] += lam / m * Theta2[:, 1:]
    return D1 + lam / m * Theta1, D2 + lam / m * Theta2
""",
        cause="the biases are mended, and all the other weights get the penalty's slope twice",
        hint="Run the table of differences again. Which columns are dark now?",
        section="Exercise 5.5: Mend it",
        origin="the whole penalty added to what the colleague had added already",
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-by-a-constant",
        answer="""
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    m = len(X)
    D1[:, 1:] += lam / m * Theta1[:, 1:]
    D2[:, 1:] += lam / m * Theta2[:, 1:]
    D1[:, 0] += lam / m
    D2[:, 0] += lam / m
    return D1, D2
""",
        cause="all biases get the same slope from the penalty, however large they are",
        hint="Two biases of different size, squared: do both rise equally fast if they grow?",
        section="Exercise 5.5: Mend it",
        origin="the bias's 1 taken for its weight",
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-sign",
        answer=Edit(("D1 + lam", "D1 - lam"), ("D2 + lam", "D2 - lam")),
        cause="the penalty's slope is taken off instead of added",
        hint="A large positive weight costs more if it grows. Which sign has the penalty's slope "
        "there?",
        section="Exercise 5.5: Mend it",
        origin="the minus of a step downhill",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    for D, Theta in ((D1, Theta1), (D2, Theta2)):
        D -= lam * Theta / X.shape[0]
    return D1, D2
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-m-written-in",
        answer=Edit(("m = len(X)", "m = 7")),
        cause="the number of examples is written in",
        hint="Check it on the first three examples only. Does it still pass?",
        section="Exercise 5.5: Mend it",
        origin="the seven examples of the small network",
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-m-is-inputs",
        answer=Edit(("m = len(X)", "m = X.shape[1]")),
        cause="the penalty's slope is divided by the number of inputs, not of examples",
        hint="Print the number that you divide by for the small network. It has 5 inputs and 7 "
        "examples.",
        section="Exercise 5.5: Mend it",
        origin="rows and columns of X confused",
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-changes-weights",
        answer="""
def mended_gradient(Theta1, Theta2, X, Y, lam):
    D1, D2 = backpropagate(Theta1, Theta2, X, Y)
    Theta1 *= lam / len(X)
    Theta2 *= lam / len(X)
    return D1 + Theta1, D2 + Theta2
""",
        cause="the caller's own weights are changed",
        hint="Print `Theta1[0, 0]` before and after you call it.",
        section="Exercise 5.5: Mend it",
        origin="*= changes an array in place",
        held_out=(
            """
def mended_gradient(Theta1, Theta2, X, Y, lam):
    gradients = backpropagate(Theta1, Theta2, X, Y)
    for D, Theta in zip(gradients, (Theta1, Theta2)):
        Theta *= lam / X.shape[0]
        D += Theta
    return gradients
""",
        ),
    ),
    Misconception(
        exercise="mended_gradient",
        id="mend-as-one-vector",
        answer=Edit(
            (
                "return D1 + lam / m * Theta1, D2 + lam / m * Theta2",
                "return flatten_params([D1 + lam / m * Theta1, D2 + lam / m * Theta2])",
            ),
        ),
        cause="one vector comes back, where two matrices are asked",
        hint="Who calls your function, and with which shape does the docstring promise its two "
        "results?",
        section="Exercise 5.5: Mend it",
        origin="the check turns gradients into vectors",
    ),
]
