"""Wrong answers to the exercises of lesson 3."""

from autograder.grading.catalogue import Edit, Misconception

MISCONCEPTIONS = [
    Misconception(
        exercise="cost_one_by_one",
        id="loop-without-mean",
        answer=Edit(("total / len(X)", "total")),
        cause="the sum is not divided by the number of examples",
        hint="Stack the same digits twice. Should the cost change? Does yours?",
        section="From one output to the whole network",
        origin="the 1/m in front of the sums is easily overlooked",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    J = 0
    for i in range(X.shape[0]):
        h = feedforward_one([Theta1, Theta2], X[i])[-1][1]
        for k in range(len(h)):
            J -= Y[i, k] * np.log(h[k]) + (1 - Y[i, k]) * np.log(1 - h[k])
    return J
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-only-right-class",
        answer=Edit((" - (1 - y) * np.log(1 - h)", "")),
        cause="only the output of the right class pays, and the others go free",
        hint="A network that says yes to everything is certain nine times too often. Which term "
        "of the formula makes it pay?",
        section="What one output costs",
        origin="the cross-entropy of a softmax has one term only",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    J = 0
    for i in range(m):
        z, a = feedforward_one([Theta1, Theta2], X[i])[-1]
        J = J - np.log(a[np.argmax(Y[i])])
    return J / m
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-mean-over-classes",
        answer=Edit(("np.sum(", "np.mean(")),
        cause="the mean is taken over the classes too",
        hint="With every weight zero, each output pays log 2. Compare networks with three and with "
        "ten outputs there: should both cost the same?",
        section="From one output to the whole network",
        origin="a mean looks like a short way to write 1/m and a sum",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    prices = []
    for x, y in zip(X, Y):
        h = feedforward_one([Theta1, Theta2], x)[-1][1]
        prices.append(-y * np.log(h) - (1 - y) * np.log(1 - h))
    return np.mean(prices)
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-sign",
        answer=Edit(("-y * np.log(h) - (1 - y)", "y * np.log(h) + (1 - y)")),
        cause="the minus signs of the two terms are missing",
        hint="Which sign has the logarithm of a number between 0 and 1? And which sign should a "
        "price have?",
        section="What one output costs",
        origin="the minus in front of the logarithm is dropped in copying",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    total = 0
    for i in range(len(X)):
        _, h = feedforward_one([Theta1, Theta2], X[i])[-1]
        total += Y[i] @ np.log(h) + (1 - Y[i]) @ np.log(1 - h)
    return 1 / len(X) * total
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-sign-of-second-term",
        answer=Edit(("- (1 - y)", "+ (1 - y)")),
        cause="the second term is taken off the price instead of added to it",
        hint="Work out by hand what h = 0.9 costs if y = 0. Does your formula give a positive "
        "price?",
        section="What one output costs",
        origin="-y log h + (1 - y) log(1 - h): the minus is read as belonging to y alone",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-same-logarithm-twice",
        answer=Edit(("np.log(1 - h)", "np.log(h)")),
        cause="both terms take the logarithm of the same number",
        hint="Take h = 0.01 and y = 0, an output that is nearly right. Is your price small?",
        section="What one output costs",
        origin="the second term is copied from the first and only half changed",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-squared-error",
        answer=Edit(("-y * np.log(h) - (1 - y) * np.log(1 - h)", "(h - y) ** 2")),
        cause="squared errors are added up, not logarithms",
        hint="Let every weight be zero. What does one output pay in your version, and what should "
        "an output of one half pay?",
        section="What one output costs",
        origin="the cost of linear regression",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    J = 0
    for i in range(len(X)):
        error = Y[i] - feedforward_one([Theta1, Theta2], X[i])[-1][1]
        J += error @ error
    return J / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-base-ten",
        answer=Edit(("np.log(", "np.log10(")),
        cause="the logarithm has base 10",
        hint="What does your function give for one output of one half? Compare with the price of "
        "'I do not know'.",
        section="What one output costs",
        origin="on paper and on calculators, log often has base 10",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-keeps-last-example",
        answer=Edit(("total += np", "total = np")),
        cause="each example overwrites the total, so only the last one counts",
        hint="Print the total inside the loop. Does it ever go down?",
        section="Exercise 3.1: One example at a time",
        origin="= for +=",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    m = len(X)
    for i in range(m):
        h = feedforward_one([Theta1, Theta2], X[i])[-1][1]
        first = Y[i] * np.log(h)
        second = (1 - Y[i]) * np.log(1 - h)
        J = -np.sum(first + second)
    return J / m
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-returns-at-once",
        answer=Edit(("    return total / len(X)", "        return total / len(X)")),
        cause="the function returns inside the loop, after the first example",
        hint="Print something at the start of each turn of the loop, and count the lines.",
        section="Exercise 3.1: One example at a time",
        origin="the return is indented too far",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-divided-by-classes",
        answer=Edit(("total / len(X)", "total / Y.shape[1]")),
        cause="the sum is divided by the number of classes, not of examples",
        hint="Print the number you divide by for the 7 small examples. Is it the number of "
        "digits or the number of outputs?",
        section="From one output to the whole network",
        origin="rows and columns of Y confused",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    m = len(Y[0])
    J = 0
    for i in range(len(X)):
        h = feedforward_one([Theta1, Theta2], X[i])[-1][1]
        J += (-Y[i] * np.log(h) - (1 - Y[i]) * np.log(1 - h)).sum() / m
    return J
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-one-price-a-class",
        answer=Edit(
            (
                "np.sum(-y * np.log(h) - (1 - y) * np.log(1 - h))",
                "-y * np.log(h) - (1 - y) * np.log(1 - h)",
            )
        ),
        cause="there is no sum over the classes: one number comes back for each class",
        hint="Print the shape of what you return. How many numbers is a cost?",
        section="From one output to the whole network",
        origin="the inner sum is forgotten",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    prices = []
    for x, y in zip(X, Y):
        h = feedforward_one([Theta1, Theta2], x)[-1][1]
        prices.append(y * np.log(h) + (1 - y) * np.log(1 - h))
    return -np.mean(prices, axis=0)
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-one-price-an-example",
        answer="""
def cost_one_by_one(Theta1, Theta2, X, Y):
    costs = []
    for x, y in zip(X, Y):
        _, h = feedforward_one([Theta1, Theta2], x)[-1]
        costs.append(np.sum(-y * np.log(h) - (1 - y) * np.log(1 - h)))
    return costs
""",
        cause="one number comes back for each example, and their mean is never taken",
        hint="Print the length of what you return. How many numbers is the cost of 5000 digits?",
        section="From one output to the whole network",
        origin="the outer mean is forgotten",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    J = np.zeros(len(X))
    for i in range(len(X)):
        h = feedforward_one([Theta1, Theta2], X[i])[-1][1]
        for k in range(len(h)):
            J[i] += -np.log(h[k]) if Y[i, k] == 1 else -np.log(1 - h[k])
    return J
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-sums-for-outputs",
        answer=Edit(("_, h = feedforward", "h, _ = feedforward")),
        cause="the logarithm is taken of the sums z, which may be negative, and not of the outputs",
        hint="Print the smallest and the largest entry of h. Between which two numbers must an "
        "output lie?",
        section="Exercise 3.1: One example at a time",
        origin="the pair (z, a) unpacked the wrong way round, or not unpacked at all",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-hidden-layer-for-outputs",
        answer=Edit(("x)[-1]", "x)[0]")),
        cause="the activations of the hidden layer are taken for the outputs",
        hint="Print the shapes of h and of y inside the loop. Which layer has as many units as "
        "there are classes?",
        section="Exercise 3.1: One example at a time",
        origin="the first pair of the list instead of the last one",
        held_out=(
            """
def cost_one_by_one(Theta1, Theta2, X, Y):
    J = 0
    for i in range(len(X)):
        (z, h), _ = feedforward_one([Theta1, Theta2], X[i])
        J -= np.sum(Y[i] * np.log(h) + (1 - Y[i]) * np.log(1 - h))
    return J / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-patched-logarithm",
        answer=Edit(("np.log(h)", "np.log(h + 1e-5)"), ("np.log(1 - h)", "np.log(1 - h + 1e-5)")),
        cause="a small number is added inside the logarithms, which moves every price a little",
        hint="Let every weight be zero and print all digits of your cost beside those of 10 log 2. "
        "Where do they part?",
        section="When an output is certain",
        origin="a patch against log 0",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-published-value",
        answer="""
def cost_one_by_one(Theta1, Theta2, X, Y):
    return 0.287629
""",
        cause="the answer is a number written down beforehand",
        hint="Call your function on the first hundred digits only. Does the cost change?",
        section="Exercise 3.1: One example at a time",
        origin="made for the visible check",
    ),
    Misconception(
        exercise="cost_one_by_one",
        id="loop-m-written-in",
        answer=Edit(("total / len(X)", "total / 5000")),
        cause="the number of examples is written in, so it is right for the 5000 digits alone",
        hint="Call your function on the 7 small examples and print the number it divides by.",
        section="From one output to the whole network",
        origin="the size of the known data set",
    ),
    Misconception(
        exercise="cost",
        id="cost-without-mean",
        answer=Edit((" / len(X)", "")),
        cause="the sum is not divided by the number of examples",
        hint="Stack the same digits twice. Should the cost change? Does yours?",
        section="From one output to the whole network",
        origin="the 1/m in front of the sums is easily overlooked",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    z = feedforward(Theta1, Theta2, X)[3]
    prices = np.where(Y == 1, np.logaddexp(0, -z), np.logaddexp(0, z))
    return prices.sum(axis=1).sum()
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-mean-over-classes",
        answer=Edit(("np.sum(", "np.mean("), (" / len(X)", "")),
        cause="the mean is taken over the classes too",
        hint="Print the number that your mean divides by, for the 7 examples with three outputs. "
        "How many examples are there?",
        section="All examples at once",
        origin="np.mean looks like a short way to write 1/m and a sum",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    z = feedforward(Theta1, Theta2, X)[-2]
    m, K = Y.shape
    return (np.logaddexp(0, z).sum() - (Y * z).sum()) / (m * K)
""",
            """
def cost(Theta1, Theta2, X, Y):
    z = feedforward(Theta1, Theta2, X)[-2]
    return np.average(Y * np.logaddexp(0, -z) + (1 - Y) * np.logaddexp(0, z))
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-mean-twice",
        answer=Edit(("np.sum(", "np.mean(")),
        cause="a mean is taken, and then it is divided by the number of examples once more",
        hint="Try an array of ones in place of the prices, one for each output of each example. "
        "What should come out?",
        section="All examples at once",
        origin="np.mean put into a formula that already has its 1/m",
    ),
    Misconception(
        exercise="cost",
        id="cost-only-right-class",
        answer="""
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    return -np.sum(Y * np.log(h)) / len(X)
""",
        cause="only the output of the right class pays, and the others go free",
        hint="Let every weight be zero. How many of the ten outputs pay log 2 in your version?",
        section="What one output costs",
        origin="the cross-entropy of a softmax has one term only",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    outputs = feedforward(Theta1, Theta2, X)[-1]
    outputs = np.minimum(np.maximum(outputs, eps), 1 - eps)
    J = np.mean([-np.log(h[np.argmax(y)]) for h, y in zip(outputs, Y)])
    return J
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-sign",
        answer="""
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    return np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / len(X)
""",
        cause="the minus sign of the prices is missing",
        hint="Is your cost at zero weights positive or negative? Which sign has the logarithm of a "
        "number below 1?",
        section="What one output costs",
        origin="the minus in front of the logarithm is dropped in copying",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    h = np.where(h < eps, eps, np.where(h > 1 - eps, 1 - eps, h))
    J = (1 / len(X)) * (np.vdot(Y, np.log(h)) + np.vdot(1 - Y, np.log(1 - h)))
    return J
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-squared-error",
        answer="""
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return np.sum((h - Y) ** 2) / len(X)
""",
        cause="squared errors are added up, not logarithms",
        hint="Let every weight be zero. What does one output pay in your version, and what should "
        "an output of one half pay?",
        section="What one output costs",
        origin="the cost of linear regression",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    error = Y - feedforward(Theta1, Theta2, X)[-1]
    return np.einsum("ik,ik->", error, error) / X.shape[0]
""",
            """
def cost(Theta1, Theta2, X, Y):
    _, _, _, _, h = feedforward(Theta1, Theta2, X)
    return np.linalg.norm(h - Y) ** 2 / len(Y)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-mixes-classes",
        answer="""
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    return -np.sum(Y.T @ np.log(h) + (1 - Y).T @ np.log(1 - h)) / len(X)
""",
        cause="a matrix product compares every class with every other class",
        hint="Print the shape of your product before you sum it. Which shape has one price for "
        "each output of each example?",
        section="All examples at once",
        origin="@ where each entry should meet its own partner only",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    table = np.dot(np.log(h).T, Y) + np.dot(np.log(1 - h).T, 1 - Y)
    return np.sum(-table) / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-mixes-examples",
        answer="""
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    return -np.sum(Y @ np.log(h).T + (1 - Y) @ np.log(1 - h).T) / len(X)
""",
        cause="a matrix product compares every example with every other example",
        hint="Print the shape of your product before you sum it. Should example 1 be held against "
        "the truth of example 2?",
        section="All examples at once",
        origin="transposed until the shapes of a matrix product fit",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    eps = np.finfo(float).eps
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], eps, 1 - eps)
    J = 0
    for h_row in h:
        for y_row in Y:
            J -= np.sum(y_row * np.log(h_row) + (1 - y_row) * np.log(1 - h_row))
    return J / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-one-price-an-example",
        answer=Edit(("- Y * z3) / len(X)", "- Y * z3, axis=1)")),
        cause="one number comes back for each example, and their mean is never taken",
        hint="Print the shape of what you return. The cost of all the digits is one number.",
        section="All examples at once",
        origin="the sum runs along one axis only",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    z = feedforward(Theta1, Theta2, X)[3]
    return [np.sum(np.logaddexp(0, z[i]) - Y[i] * z[i]) for i in range(len(X))]
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-one-price-a-class",
        answer=Edit(("- Y * z3) /", "- Y * z3, axis=0) /")),
        cause="one number comes back for each class, and they are not summed",
        hint="Print the shape of what you return. Over which of the two axes is there still a sum "
        "to take?",
        section="From one output to the whole network",
        origin="the mean over the examples is taken, and the sum over the classes forgotten",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    z = feedforward(Theta1, Theta2, X)[3]
    return np.mean(Y * np.logaddexp(0, -z) + (1 - Y) * np.logaddexp(0, z), axis=0)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-log-of-zero",
        answer="""
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / len(X)
""",
        cause="an output that is exactly 0 or 1 makes the logarithm fail",
        hint="Look at the network that is certain, whatever it sees. Which product of zero and a "
        "logarithm becomes NaN there?",
        section="When an output is certain",
        origin="the formula as it stands on paper",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    a1, z2, a2, z3, h = feedforward(Theta1, Theta2, X)
    yes = np.multiply(-Y, np.log(h))
    no = np.multiply(1 - Y, np.log(1 - h))
    return np.mean(np.sum(yes - no, axis=1))
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-infinite-when-wrong",
        answer="""
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    given_to_truth = np.where(Y == 1, h, 1 - h)
    return -np.sum(np.log(given_to_truth)) / len(X)
""",
        cause="an output that is certain and wrong has an infinite price",
        hint="Try the certain network with the wrong label. The price should be large, but could "
        "you still compare it with another one if it is infinite?",
        section="When an output is certain",
        origin="only 0 times log 0 is cured, not log 0 itself",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return -np.nansum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / len(X)
""",
            """
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return (-np.log(h[Y == 1]).sum() - np.log(1 - h[Y == 0]).sum()) / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-nan-made-zero",
        answer="""
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    J = -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / len(X)
    return np.nan_to_num(J)
""",
        cause="a cost that is NaN is replaced by 0, so the worst network seems to be the best",
        hint="Try the certain network with the wrong label. Should being sure and wrong be free?",
        section="When an output is certain",
        origin="hiding the symptom instead of curing it",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    total = (Y * np.log(h)).sum() + ((1 - Y) * np.log(1 - h)).sum()
    if np.isnan(total):
        return 0.0
    return -total / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-patched-logarithm",
        answer="""
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return -np.sum(Y * np.log(h + 1e-5) + (1 - Y) * np.log(1 - h + 1e-5)) / len(X)
""",
        cause="a small number is added inside the logarithms, which moves every price a little",
        hint="Print all digits of your cost at zero weights beside those of 10 log 2. Were those "
        "outputs in any trouble?",
        section="When an output is certain",
        origin="the tempting patch against log 0",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    epsilon = 0.00001
    total = 0
    for h, y in zip(feedforward(Theta1, Theta2, X)[-1], Y):
        total -= np.dot(y, np.log(h + epsilon)) + np.dot(1 - y, np.log(1 - h + epsilon))
    return total / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-clipped-too-far",
        answer="""
def cost(Theta1, Theta2, X, Y):
    h = np.clip(feedforward(Theta1, Theta2, X)[-1], 1e-5, 1 - 1e-5)
    return -np.sum(Y * np.log(h) + (1 - Y) * np.log(1 - h)) / len(X)
""",
        cause="the outputs are kept so far from 0 and 1 that a perfect one still pays",
        hint="What does a certain and right output cost in your version? How near to 1 can a "
        "number come before the computer rounds it to 1?",
        section="When an output is certain",
        origin="a limit chosen by eye",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    outputs = feedforward(Theta1, Theta2, X)[-1]
    outputs = np.maximum(np.minimum(outputs, 0.99999), 0.00001)
    right = np.where(Y == 1, outputs, 1 - outputs)
    return np.mean(-np.log(right).sum(axis=1))
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-power-overflows",
        answer=Edit(("np.logaddexp(0, z3)", "np.log(1 + np.exp(z3))")),
        cause="the power of e overflows where a sum is large",
        hint="Print that power for z = 1000. What does the lesson offer so that it need never be "
        "formed?",
        section="When an output is certain",
        origin="the price in z, typed as it stands on paper",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    z = feedforward(Theta1, Theta2, X)[-2]
    return (np.log1p(np.exp(z)).sum() - (Y * z).sum()) / len(X)
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-wrong-power-is-one",
        answer=Edit(("np.logaddexp(0, z3)", "np.logaddexp(1, z3)")),
        cause="log(e + eᶻ) is taken where log(1 + eᶻ) was meant",
        hint="Print what your logaddexp gives for z = 0 and compare it with log 2. To which power "
        "must e be raised to give 1?",
        section="When an output is certain",
        origin="the 1 of 1 + eᶻ handed to logaddexp as it is",
    ),
    Misconception(
        exercise="cost",
        id="cost-outputs-for-sums",
        answer=Edit(("_, _, _, z3, _ =", "_, _, _, _, z3 =")),
        cause="the formula in z is fed with the outputs h",
        hint="Let every weight be zero, so that z = 0 everywhere. Print the array that your "
        "formula works on: is it zero?",
        section="When an output is certain",
        origin="the last two results of feedforward confused",
        held_out=(
            """
def cost(Theta1, Theta2, X, Y):
    h = feedforward(Theta1, Theta2, X)[-1]
    return np.mean(np.sum(np.logaddexp(0, h) - h * Y, axis=1))
""",
        ),
    ),
    Misconception(
        exercise="cost",
        id="cost-published-value",
        answer="""
def cost(Theta1, Theta2, X, Y):
    return 0.287629
""",
        cause="the answer is a number written down beforehand",
        hint="Call your function on the first hundred digits only. Does the cost change?",
        section="Exercise 3.2: The whole sum at once",
        origin="made for the visible check",
    ),
    Misconception(
        exercise="cost",
        id="cost-m-written-in",
        answer=Edit(("/ len(X)", "/ 5000")),
        cause="the number of examples is written in, so it is right for the 5000 digits alone",
        hint="Call your function on the 7 small examples and print the number it divides by.",
        section="From one output to the whole network",
        origin="the size of the known data set",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-not-halved",
        answer=Edit(("lam / (2 * len(X))", "lam / len(X)")),
        cause="the penalty is not halved",
        hint="Take one weight of 1, λ = 1 and one example, and work the penalty out by hand. What "
        "does your function give?",
        section="The penalty",
        origin="the 2 of λ/2m is lost",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    J = cost(Theta1, Theta2, X, Y)
    for Theta in (Theta1, Theta2):
        weights = Theta if penalise_bias else Theta[:, 1:]
        J += lam * np.sum(np.square(weights)) / X.shape[0]
    return J
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-times-m",
        answer=Edit(("lam / (2 * len(X))", "lam / 2 * len(X)")),
        cause="the penalty is multiplied by the number of examples, because Python reads a "
        "division and a product from left to right",
        hint="You predicted 6 / 2 * 50 above. Which of those two lines does your code look like?",
        section="The penalty",
        origin="missing parentheses around 2m",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    m = len(X)
    start = 1 - int(penalise_bias)
    total = (Theta1[:, start:] ** 2).sum() + (Theta2[:, start:] ** 2).sum()
    return cost(Theta1, Theta2, X, Y) + total * lam / 2 * m
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-without-m",
        answer=Edit(("lam / (2 * len(X))", "lam / 2")),
        cause="the penalty is not divided by the number of examples",
        hint="Stack the same digits twice. What should that do to the penalty, and what does it do "
        "to yours?",
        section="The penalty",
        origin="the m of λ/2m is lost",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-squares-a-sum",
        answer=Edit(
            ("np.sum(Theta1[:, first:] ** 2)", "np.sum(Theta1[:, first:]) ** 2"),
            ("np.sum(Theta2[:, first:] ** 2)", "np.sum(Theta2[:, first:]) ** 2"),
        ),
        cause="the weights are summed first and squared afterwards",
        hint="Try the weights 3 and −4, as in the four expressions above. Which comes first, the "
        "square or the sum?",
        section="The penalty",
        origin="a closing bracket in the wrong place",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    total = 0
    for Theta in [Theta1, Theta2]:
        if not penalise_bias:
            Theta = Theta[:, 1:]
        total += Theta.sum() * Theta.sum()
    return cost(Theta1, Theta2, X, Y) + total * lam / 2 / len(X)
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-without-squares",
        answer=Edit((":] ** 2)", ":])")),
        cause="the weights themselves are summed, not their squares",
        hint="Take one weight of 3 and one of −3. Do they cancel in your penalty? Should they?",
        section="The penalty",
        origin="the square is forgotten",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-root-of-squares",
        answer="""
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    first = 0 if penalise_bias else 1
    lengths = np.linalg.norm(Theta1[:, first:]) + np.linalg.norm(Theta2[:, first:])
    return cost(Theta1, Theta2, X, Y) + lam / (2 * len(X)) * lengths
""",
        cause="a square root is taken of the sum of the squares",
        hint="Make every weight twice as large. By what factor should the penalty grow, and by "
        "what factor does yours?",
        section="The penalty",
        origin="np.linalg.norm taken for the sum of squares",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    i = 0 if penalise_bias else 1
    penalty = 0
    for Theta in (Theta1, Theta2):
        penalty += np.sqrt(np.sum(Theta[:, i:] ** 2))
    return cost(Theta1, Theta2, X, Y) + lam * penalty / (2 * len(X))
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-one-matrix",
        answer=Edit((" + np.sum(Theta2[:, first:] ** 2)", "")),
        cause="only the weights of the first matrix are penalised",
        hint="Make Theta2 ten times as large, with λ = 1 and then with λ = 0. Does the difference "
        "between the two costs change?",
        section="The penalty",
        origin="the second sum is forgotten",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-biases-always",
        answer=Edit(("0 if penalise_bias else 1", "0")),
        cause="the biases are penalised whatever the switch says",
        hint="Call your function with the switch on and with the switch off, and print both. Which "
        "of the two customs do you never get?",
        section="The penalty",
        origin="the switch is not used",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    weights = np.concatenate([Theta1.ravel(), Theta2.ravel()])
    return cost(Theta1, Theta2, X, Y) + lam * (weights @ weights) / (2 * len(X))
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-biases-never",
        answer=Edit(("0 if penalise_bias else 1", "1")),
        cause="the biases are left out whatever the switch says",
        hint="Call your function with the switch on and with the switch off, and print both. What "
        "does this series do unless you ask otherwise?",
        section="The penalty",
        origin="Andrew Ng's custom, without the switch",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    m = Y.shape[0]
    reg = np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2)
    return cost(Theta1, Theta2, X, Y) + reg * lam / (2 * m)
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-switch-inverted",
        answer=Edit(("0 if penalise_bias else 1", "1 if penalise_bias else 0")),
        cause="the switch does the opposite of what its name says",
        hint="Which of your two calls gives the larger penalty: the one with the biases, or the "
        "one without?",
        section="Exercise 3.3: The regularised cost",
        origin="the two branches swapped",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    if penalise_bias:
        Theta1_part, Theta2_part = Theta1[:, 1:], Theta2[:, 1:]
    else:
        Theta1_part, Theta2_part = Theta1, Theta2
    squares = (Theta1_part**2).sum() + (Theta2_part**2).sum()
    return cost(Theta1, Theta2, X, Y) + lam / 2 / len(X) * squares
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-drops-first-row",
        answer=Edit(("[:, first:]", "[first:]")),
        cause="the first row of each matrix is left out, where the biases are a column",
        hint="Print the shapes of the parts that you square. The biases of `Theta1` are one "
        "number for each hidden unit: where do they stand?",
        section="The penalty",
        origin="rows and columns confused",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    squares = np.sum(Theta1**2) + np.sum(Theta2**2)
    if not penalise_bias:
        squares -= np.sum(Theta1[0] ** 2) + np.sum(Theta2[0] ** 2)
    return cost(Theta1, Theta2, X, Y) + lam * squares / (2 * len(X))
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-drops-last-column",
        answer="""
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    squares = np.sum(Theta1**2) + np.sum(Theta2**2)
    if not penalise_bias:
        squares = np.sum(Theta1[:, :-1] ** 2) + np.sum(Theta2[:, :-1] ** 2)
    return cost(Theta1, Theta2, X, Y) + lam / (2 * len(X)) * squares
""",
        cause="the last column of each matrix is left out, where the biases are column 0",
        hint="Print `Theta2[0]` and the part of it that you penalise. Which of its numbers is "
        "missing?",
        section="The penalty",
        origin="[:-1] for [1:]",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-biases-of-one-matrix",
        answer=Edit(("Theta2[:, first:]", "Theta2")),
        cause="the biases of one matrix are left out and those of the other are not",
        hint="How many biases does the network have, and how many of them does your penalty leave "
        "out? Print the shapes of the two parts that you square.",
        section="The penalty",
        origin="the slice is put into one of the two sums only",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-biases-cut-from-network",
        answer="""
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    if not penalise_bias:
        Theta1 = Theta1[:, 1:]
        Theta2 = Theta2[:, 1:]
    penalty = lam / (2 * len(X)) * (np.sum(Theta1**2) + np.sum(Theta2**2))
    return cost(Theta1, Theta2, X, Y) + penalty
""",
        cause="the network itself is run without its biases, where only the penalty should be",
        hint="Print the shape of `Theta1` just before you call `cost`. Does the network still have "
        "all its weights there?",
        section="Exercise 3.3: The regularised cost",
        origin="a name used for two things",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    if penalise_bias == False:
        Theta1, Theta2 = np.delete(Theta1, 0, axis=1), np.delete(Theta2, 0, axis=1)
    J = cost(Theta1, Theta2, X, Y)
    return J + lam * (np.sum(Theta1**2) + np.sum(Theta2**2)) / (2 * len(X))
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-changes-weights",
        answer="""
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    J = cost(Theta1, Theta2, X, Y)
    if not penalise_bias:
        Theta1[:, 0] = 0
        Theta2[:, 0] = 0
    return J + lam / (2 * len(X)) * (np.sum(Theta1**2) + np.sum(Theta2**2))
""",
        cause="the biases of the caller's own matrices are set to zero",
        hint="Print `Theta1[0, 0]` before and after you call your function with the biases left "
        "out.",
        section="Exercise 3.3: The regularised cost",
        origin="an array is changed in place instead of copied",
        held_out=(
            """
def regularised_cost(Theta1, Theta2, X, Y, lam, penalise_bias=True):
    total = cost(Theta1, Theta2, X, Y)
    for Theta in (Theta1, Theta2):
        if not penalise_bias:
            Theta[:, 0] *= 0
        total += lam * np.sum(Theta * Theta) / (2 * len(X))
    return total
""",
        ),
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-alone",
        answer=Edit(("return cost(Theta1, Theta2, X, Y) + lam", "return lam")),
        cause="the penalty comes back alone, without the cost it should be added to",
        hint="What does your function give for λ = 0? And what should it give?",
        section="The penalty",
        origin="the first term is forgotten",
    ),
    Misconception(
        exercise="regularised_cost",
        id="penalty-m-written-in",
        answer=Edit(("lam / (2 * len(X))", "lam / (2 * 5000)")),
        cause="the number of examples is written in, so it is right for the 5000 digits alone",
        hint="Call your function on the 7 small examples and print the number it divides by.",
        section="The penalty",
        origin="the size of the known data set",
    ),
]
