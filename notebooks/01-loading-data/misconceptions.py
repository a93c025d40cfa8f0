"""Wrong answers to the exercises of lesson 1."""

from autograder.grading.catalogue import Edit, Misconception

MISCONCEPTIONS = [
    Misconception(
        exercise="load_digits",
        id="load-the-dictionary",
        answer="""
def load_digits(path):
    return loadmat(path)
""",
        cause="the whole dictionary comes back",
        hint="Print the type of what you return, and its keys. Which two of the five are data?",
        section="What is in the file",
        origin="loadmat is taken for the whole work",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    contents["y"] = contents["y"].ravel()
    return contents
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-labels-in-a-column",
        answer=Edit(('["y"][:, 0]', '["y"]')),
        cause="the labels keep MATLAB's shape, one column with an axis too many",
        hint="Print `y.shape`. How many axes has it, and how many should a plain row of labels "
        "have?",
        section="What is in the file",
        origin="a .mat file knows matrices only",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X, y = contents["X"], contents["y"]
    return X, np.array(y, dtype=int)
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-labels-in-bytes",
        answer=Edit((".astype(int)", "")),
        cause="the labels are still one-byte numbers, as they are in the file",
        hint="Print `y.dtype`, and then `y[1] - 20`. Is that the number you expect?",
        section="What is in the file",
        origin="the kind of number is not looked at",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    return contents["X"], contents["y"].ravel()
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-labels-in-floats",
        answer=Edit(("astype(int)", "astype(float)")),
        cause="the labels are numbers with a decimal point",
        hint="Print `y[:3]` and `y.dtype`. Labels will serve as places in an array later on: is "
        "there a place number 2.0?",
        section="What is in the file",
        origin="float is the usual kind of number in NumPy",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    return contents["X"], contents["y"].flatten() * 1.0
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-first-label-only",
        answer=Edit(("[:, 0]", "[0]")),
        cause="only the first row of y is taken, and that is a single label",
        hint="Print `y.shape`. The labels stand one below the other: did you walk down the "
        "column or along a row?",
        section="What is in the file",
        origin="rows and columns of a matrix with one column",
        held_out=(
            """
def load_digits(path):
    file = loadmat(path)
    labels = file["y"][0, :].astype(int)
    return file["X"], labels
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-ten-as-zero",
        answer=Edit(("astype(int)", "astype(int) % 10")),
        cause="the label 10 is turned into 0",
        hint="The labels are wanted as they are in the file. What is the first label there, and "
        "what is it in your y?",
        section="Exercise 1.1: Open the file",
        origin="label 10 stands for the digit 0",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X = contents["X"]
    y = contents["y"].ravel().astype(int)
    y[y == 10] = 0
    return X, y
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-labels-from-zero",
        answer=Edit(("astype(int)", "astype(int) - 1")),
        cause="the labels have been made to count from 0",
        hint="The labels are wanted as they are in the file, 1 to 10. What is the smallest of "
        "yours, and what is the largest?",
        section="Exercise 1.1: Open the file",
        origin="Python counts from 0",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    return contents["X"], np.array([int(label) - 1 for label in contents["y"].ravel()])
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-labels-first",
        answer="""
def load_digits(path):
    contents = loadmat(path)
    return contents["y"][:, 0].astype(int), contents["X"]
""",
        cause="the labels come back first and the pictures second",
        hint="Print the shapes of your two results. Which of them does the docstring name first?",
        section="Exercise 1.1: Open the file",
        origin="a slip in the order of the results",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    y = contents["y"].ravel().astype(int)
    X = contents["X"]
    return y, X
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-without-labels",
        answer="""
def load_digits(path):
    return loadmat(path)["X"]
""",
        cause="only the pictures come back",
        hint="How many things does the docstring promise to return? Count yours.",
        section="Exercise 1.1: Open the file",
        origin="half of the task",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X = contents["X"]
    y = contents["y"]
    return X
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-with-a-bias-column",
        answer=Edit(('contents["X"],', 'np.insert(contents["X"], 0, 1, axis=1),')),
        cause="the pictures have got a column more than there are pixels",
        hint="Print `X.shape`. How many numbers has a picture in the file?",
        section="Exercise 1.1: Open the file",
        origin="the bias column is added too early",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X = contents["X"]
    X = np.c_[np.ones(X.shape[0]), X]
    return X, contents["y"].ravel().astype(int)
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-pictures-in-columns",
        answer=Edit(('contents["X"],', 'contents["X"].T,')),
        cause="the pictures stand in columns",
        hint="Print `X.shape`. Is one picture a row of yours, or a column?",
        section="Exercise 1.1: Open the file",
        origin="MATLAB's order, carried too far",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X = np.transpose(contents["X"])
    y = contents["y"].ravel().astype(int)
    return X, y
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-pixels-cut-off",
        answer=Edit(('contents["X"],', 'contents["X"].clip(0, 1),')),
        cause="pixels below 0 or above 1 have been cut off",
        hint="Print the smallest and the largest pixel. The pictures are wanted as they are in "
        "the file, odd values and all.",
        section="Why some pixels are below 0",
        origin="a grey value ought to lie between 0 and 1",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X = np.minimum(np.maximum(contents["X"], 0), 1)
    return X, contents["y"].ravel().astype(int)
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-divided-by-255",
        answer=Edit(('contents["X"],', 'contents["X"] / 255,')),
        cause="the pixels are divided by 255, although they run from about 0 to 1 already",
        hint="Print the largest pixel in the file, and the largest of yours.",
        section="Why some pixels are below 0",
        origin="a habit from pictures with whole numbers from 0 to 255",
        held_out=(
            """
def load_digits(path):
    contents = loadmat(path)
    X = contents["X"].astype(float)
    X /= 255.0
    return X, contents["y"].ravel().astype(int)
""",
        ),
    ),
    Misconception(
        exercise="load_digits",
        id="load-labels-written-in",
        answer="""
def load_digits(path):
    X = loadmat(path)["X"]
    y = np.repeat([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], 500)
    return X, y
""",
        cause="the labels are not read at all, but written in: 500 of each, in order",
        hint="The function should work for any file with these two keys. What would it say of "
        "one with three pictures?",
        section="Exercise 1.1: Open the file",
        origin="the labels of this one file are known",
        held_out=(
            """
def load_digits(path):
    X = loadmat(path)["X"]
    y = []
    for label in [10, *range(1, 10)]:
        y += [label] * 500
    return X, np.array(y)
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-row-by-row",
        answer=Edit(("reshape(20, 20).T", "reshape(20, 20)")),
        cause="the square is filled row by row, while the numbers come column by column",
        hint="Print the top left corner of your picture of the numbers 0 to 399. Is the 1 to the"
        " right of the 0, or below it?",
        section="Exercise 1.2: A row becomes a picture",
        origin="reshape fills along the rows",
        held_out=(
            """
def to_image(x):
    image = np.zeros((20, 20))
    for r in range(20):
        for c in range(20):
            image[r, c] = x[20 * r + c]
    return image
""",
            """
def to_image(x):
    return x.reshape(20, 20, order="F").T
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-quarter-turn-right",
        answer=Edit(("x.reshape(20, 20).T", "np.rot90(x.reshape(20, 20), -1)")),
        cause="the picture is given a quarter turn to the right, which leaves its left and right "
        "exchanged",
        hint="Draw a 2. Is it a 2, or a 2 in a mirror? Then follow the numbers 0, 1 and 20 into "
        "their corners.",
        section="In words: what did the transpose do?",
        origin="the digits lie on their side",
        held_out=(
            """
def to_image(x):
    square = np.array(np.split(x, 20))
    return square[::-1].T
""",
            """
def to_image(x):
    return np.fliplr(x.reshape(20, 20, order="F"))
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-quarter-turn-left",
        answer=Edit(("x.reshape(20, 20).T", "np.rot90(x.reshape(20, 20))")),
        cause="the picture is given a quarter turn to the left, which leaves its top and bottom "
        "exchanged",
        hint="Where does the number 0 of the numbers 0 to 399 end up, and where does it belong?",
        section="In words: what did the transpose do?",
        origin="the digits lie on their side",
        held_out=(
            """
def to_image(x):
    return x.reshape(20, 20).T[::-1]
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-upside-down",
        answer=Edit(("x.reshape(20, 20).T", "np.flipud(x.reshape(20, 20))")),
        cause="the rows are turned over instead of being exchanged with the columns",
        hint="Follow the numbers 0, 1 and 20 into your picture. The lesson's formula says where "
        "each belongs.",
        section="In words: what did the transpose do?",
        origin="the wrong reflection",
        held_out=(
            """
def to_image(x):
    return x.reshape(20, 20)[::-1]
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-28-pixels",
        answer=Edit(("20, 20", "28, 28")),
        cause="28 by 28 pixels are expected, the size of the original pictures",
        hint="How many numbers has one row of X? Which square has as many pixels?",
        section="Exercise 1.2: A row becomes a picture",
        origin="MNIST's own size",
        held_out=(
            """
def to_image(x):
    return np.reshape(x, (28, 28)).T
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-stretched",
        answer=Edit(
            (
                "return x.reshape(20, 20).T",
                "image = x.reshape(20, 20).T\n    return (image - x.min()) / (x.max() - x.min())",
            )
        ),
        cause="the grey values are stretched to run from 0 to 1",
        hint="Print `x.max()` and the largest pixel of your picture. The pixels have to move, "
        "but not to change.",
        section="Black on white, or white on black",
        origin="a usual step before a picture is shown",
        held_out=(
            """
def to_image(x):
    x = (x - np.min(x)) / np.ptp(x)
    return x.reshape(20, 20).T
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-cut-off",
        answer=Edit(("return x.reshape(20, 20).T", "return x.reshape(20, 20).T.clip(0, 1)")),
        cause="pixels below 0 or above 1 have been cut off",
        hint="Print the smallest pixel of x and of your picture. A value below 0 is odd, but it "
        "is not an error.",
        section="Why some pixels are below 0",
        origin="a grey value ought to lie between 0 and 1",
        held_out=(
            """
def to_image(x):
    image = np.reshape(x, (20, 20), order="F").copy()
    image[image < 0] = 0
    image[image > 1] = 1
    return image
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-flat",
        answer=Edit(("reshape(20, 20).T", "reshape(20, 20).T.ravel()")),
        cause="the pixels are in the right order, but they are a single row again",
        hint="Print the shape of what comes back. A picture has rows and columns.",
        section="Exercise 1.2: A row becomes a picture",
        origin="flattened once more at the end",
        held_out=(
            """
def to_image(x):
    return x.reshape(20, 20, order="F").reshape(400)
""",
        ),
    ),
    Misconception(
        exercise="to_image",
        id="image-x-reshaped",
        answer="""
def to_image(x):
    x.shape = (20, 20)
    return x.T
""",
        cause="x itself has got another shape, so the caller's row has become a square",
        hint="Make a row of 400 numbers, call your function on it, and print the row's shape.",
        section="Exercise 1.2: A row becomes a picture",
        origin="setting the shape works in place",
    ),
    Misconception(
        exercise="image_grid",
        id="grid-column-by-column",
        answer=Edit(("row, col = divmod(i, cols)", "col, row = divmod(i, rows)")),
        cause="the grid is filled column by column",
        hint="You read along a row first. Try six plain pictures in 2 rows and 3 columns: which "
        "picture stands below number 0?",
        section="Exercise 1.3: Many pictures at once",
        origin="MATLAB's order, where the order of reading is asked for",
        held_out=(
            """
def image_grid(X, rows, cols):
    columns = []
    for c in range(cols):
        columns.append(np.vstack([to_image(x) for x in X[c * rows : (c + 1) * rows]]))
    return np.hstack(columns)
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-full-row-misjudged",
        answer=Edit(("divmod(i, cols)", "divmod(i, rows)")),
        cause="rows and columns are mixed up where it is decided when a row is full, or how large"
        " the grid is",
        hint="Try 2 rows and 3 columns, and print row and column of each picture. After how many"
        " pictures is a row full?",
        section="Exercise 1.3: Many pictures at once",
        origin="two words that are easily exchanged; a square grid hides it",
        held_out=(Edit(("(20 * rows, 20 * cols)", "(20 * cols, 20 * rows)")),),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-place-exchanged",
        answer=Edit(("row, col = divmod", "col, row = divmod")),
        cause="the two numbers that say where a picture stands are exchanged",
        hint="Where does picture 2 stand in a grid of 2 rows and 3 columns? Print what your code"
        " says.",
        section="Exercise 1.3: Many pictures at once",
        origin="the order of quotient and remainder",
        held_out=(
            """
def image_grid(X, rows, cols):
    grid = np.zeros((20 * rows, 20 * cols))
    for i in range(len(X)):
        r, c = i % cols, i // cols
        grid[20 * r : 20 * r + 20, 20 * c : 20 * c + 20] = to_image(X[i])
    return grid
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-rows-for-columns",
        answer="""
def image_grid(X, rows, cols):
    rows, cols = cols, rows
    grid = np.zeros((20 * rows, 20 * cols))
    for i, x in enumerate(X):
        r, c = i // cols, i % cols
        grid[20 * r : 20 * r + 20, 20 * c : 20 * c + 20] = to_image(x)
    return grid
""",
        cause="`rows` is taken for the number of columns, and `cols` for the number of rows",
        hint="Ask for 2 rows and 3 columns and print the shape of the grid. How high should it "
        "be, and how wide?",
        section="Exercise 1.3: Many pictures at once",
        origin="how many there are in a row, or how many rows there are",
        held_out=(
            """
def image_grid(X, rows, cols):
    lines = []
    for k in range(cols):
        lines.append(np.hstack([to_image(x) for x in X[k * rows : (k + 1) * rows]]))
    return np.vstack(lines)
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-pictures-on-their-side",
        answer=Edit(("to_image(x)", "x.reshape(20, 20)")),
        cause="the pictures stand in the right places, but each lies on its side",
        hint="Make a grid of a single picture and compare it with what your `to_image` draws.",
        section="Exercise 1.3: Many pictures at once",
        origin="the step from a row to a picture is written anew",
        held_out=(
            """
def image_grid(X, rows, cols):
    tiles = X.reshape(rows, cols, 20, 20)
    return np.vstack([np.hstack(list(line)) for line in tiles])
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-all-on-its-side",
        answer=Edit(("return grid", "return grid.T")),
        cause="the whole grid is transposed, although every picture was upright already",
        hint="Make a grid of one picture, and compare it with what your `to_image` draws. Who "
        "has transposed it, and how often?",
        section="Exercise 1.3: Many pictures at once",
        origin="a transpose once too often",
        held_out=(
            """
def image_grid(X, rows, cols):
    lines = [np.hstack([to_image(X[r * cols + c]) for c in range(cols)]) for r in range(rows)]
    return np.transpose(np.vstack(lines))
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-whole-numbers",
        answer=Edit(("(20 * rows, 20 * cols))", "(20 * rows, 20 * cols), dtype=int)")),
        cause="the grid can hold whole numbers only, so the greys are lost",
        hint="Print the different values in your grid for real digits. Which kind of number did "
        "you give the empty grid?",
        section="Exercise 1.3: Many pictures at once",
        origin="an empty array made for counting",
        held_out=(
            """
def image_grid(X, rows, cols):
    grid = np.full((20 * rows, 20 * cols), 0)
    for i in range(rows * cols):
        r, c = i // cols, i % cols
        grid[20 * r : 20 * r + 20, 20 * c : 20 * c + 20] = to_image(X[i])
    return grid
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-only-reshaped",
        answer="""
def image_grid(X, rows, cols):
    images = np.array([to_image(x) for x in X])
    return images.reshape(20 * rows, 20 * cols)
""",
        cause="the pictures have only been reshaped, which runs their pixel rows together",
        hint="Look at the grid of six plain pictures, number i filled with i. Is each of them "
        "still a square of 20 by 20?",
        section="Exercise 1.3: Many pictures at once",
        origin="the shape is right, so the picture must be",
        held_out=(
            """
def image_grid(X, rows, cols):
    pixels = np.concatenate([to_image(x).ravel() for x in X])
    return pixels.reshape(20 * rows, 20 * cols)
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-four-axes",
        answer="""
def image_grid(X, rows, cols):
    images = np.array([to_image(x) for x in X])
    return images.reshape(rows, cols, 20, 20)
""",
        cause="the pictures are sorted into a table, but not stitched together",
        hint="Print the shape of your answer. One big picture has two axes: how many has yours?",
        section="Exercise 1.3: Many pictures at once",
        origin="the last step is missing",
        held_out=(
            """
def image_grid(X, rows, cols):
    return np.array([[to_image(X[r * cols + c]) for c in range(cols)] for r in range(rows)])
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-one-long-row",
        answer="""
def image_grid(X, rows, cols):
    return np.hstack([to_image(x) for x in X])
""",
        cause="all the pictures stand in one long row",
        hint="Ask for 2 rows and 3 columns and print the shape. What should happen when a row is"
        " full?",
        section="Exercise 1.3: Many pictures at once",
        origin="half of the task",
        held_out=(
            """
def image_grid(X, rows, cols):
    grid = np.zeros((20, 20 * len(X)))
    for i, x in enumerate(X):
        grid[:, 20 * i : 20 * i + 20] = to_image(x)
    return grid
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-first-row-only",
        answer=Edit(("grid[20 * row : 20 * (row + 1),", "grid[0:20,")),
        cause="every row of pictures is written over the first one",
        hint="Which rows of the grid are still empty? Print where each picture is put, from "
        "which pixel row to which.",
        section="Exercise 1.3: Many pictures at once",
        origin="only one of two places moves on",
        held_out=(
            """
def image_grid(X, rows, cols):
    grid = np.zeros((20 * rows, 20 * cols))
    r = c = 0
    for x in X:
        if c == cols:
            c = 0
        grid[20 * r : 20 * r + 20, 20 * c : 20 * c + 20] = to_image(x)
        c += 1
    return grid
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-steps-of-one",
        answer=Edit(
            (
                "20 * row : 20 * (row + 1), 20 * col : 20 * (col + 1)",
                "row : row + 20, col : col + 20",
            )
        ),
        cause="the pictures overlap: each starts one pixel after the one before it",
        hint="Look at the grid of six plain pictures. How far is it from the left edge of one "
        "picture to that of the next?",
        section="Exercise 1.3: Many pictures at once",
        origin="places counted in pictures, where pixels are meant",
        held_out=(
            """
def image_grid(X, rows, cols):
    grid = np.zeros((20 * rows, 20 * cols))
    for i, x in enumerate(X):
        top, left = i // cols, i % cols
        grid[top : top + 20, left : left + 20] = to_image(x)
    return grid
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-ten-by-ten",
        answer=Edit(("(20 * rows, 20 * cols)", "(200, 200)")),
        cause="the grid is always 200 by 200 pixels, whatever was asked for",
        hint="Ask for 2 rows and 3 columns, and print the shape.",
        section="Exercise 1.3: Many pictures at once",
        origin="the first picture that you draw is ten by ten",
        held_out=(
            """
def image_grid(X, rows, cols):
    grid = np.zeros((20 * 10, 20 * 10))
    for i in range(len(X)):
        r, c = i // cols, i % cols
        grid[20 * r : 20 * r + 20, 20 * c : 20 * c + 20] = to_image(X[i])
    return grid
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-tiles-stretched",
        answer=Edit(("= to_image(x)", "= (to_image(x) - x.min()) / (x.max() - x.min())")),
        cause="each picture's greys have been stretched to run from 0 to 1",
        hint="Compare the smallest value of your grid with `X.min()`. The pixel values should be"
        " those of X.",
        section="Exercise 1.3: Many pictures at once",
        origin="a usual step before a picture is shown",
        held_out=(
            """
def image_grid(X, rows, cols):
    tiles = [to_image((x - min(x)) / (max(x) - min(x))) for x in X]
    lines = [np.hstack(tiles[r * cols : (r + 1) * cols]) for r in range(rows)]
    return np.vstack(lines)
""",
        ),
    ),
    Misconception(
        exercise="image_grid",
        id="grid-x-changed",
        answer=Edit(("grid = np.zeros", "X -= X.min()\n    grid = np.zeros")),
        cause="the greys are shifted to start at 0, and X itself is changed with them",
        hint="Print `X.min()` before and after a call. The pixels are wanted as they are, and X "
        "belongs to the caller.",
        section="Exercise 1.3: Many pictures at once",
        origin="an operator that works in place",
        held_out=(
            """
def image_grid(X, rows, cols):
    X[:] = X - np.min(X)
    return np.block([[to_image(X[r * cols + c]) for c in range(cols)] for r in range(rows)])
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-label-as-column",
        answer=Edit(("y - 1", "y")),
        cause="the labels are used as column numbers, counted from 0",
        hint="Which column belongs to label 1, counted as Python does? And is there a column "
        "number 10?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="Python counts from 0, the labels from 1",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((len(y), K))
    Y[np.arange(len(y)), y] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-a-column-more",
        answer=Edit(("np.eye(K)[y - 1]", "np.eye(K + 1)[y]")),
        cause="there is one column more than there are classes, and column 0 is never used",
        hint="Print the shape of your answer, and add up each of its columns. Which column "
        "belongs to label 1?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="room made for label 10 instead of counting from 1",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((len(y), K + 1))
    for i in range(len(y)):
        Y[i, y[i]] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-last-class-lost",
        answer=Edit(("np.eye(K)[y - 1]", "np.eye(K + 1)[y][:, :-1]")),
        cause="the labels are used as column numbers counted from 0, and the last class gets no 1"
        " at all",
        hint="Add up each row of your answer for all ten labels. Is every sum 1?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="an error about the column number 10 silenced",
        held_out=(
            """
def one_hot(y, K):
    return (y[:, None] == np.arange(K)).astype(float)
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-zero-first",
        answer=Edit(("y - 1", "y % K")),
        cause="the last class has the first column, and all others are moved by one",
        hint="Print the rows of the labels 10 and 1. In which column does the lesson put the "
        "digit 0?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="the digit 0 comes first when one counts digits",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((len(y), K))
    for i, label in enumerate(y):
        Y[i, 0 if label == K else label] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-only-class-1",
        answer=Edit(("np.eye(K)[y - 1]", "(y == 1).astype(int)")),
        cause="there is a single yes or no for each label, so only one class is asked about",
        hint="Print the shape of your answer for 3 labels and 10 classes. Y needs one row an "
        "example and one column a class.",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="a habit from problems with two classes",
        held_out=(
            """
def one_hot(y, K):
    return np.where(y == 1, 1, 0)
""",
            """
def one_hot(y, K):
    return np.array([1 if label == 1 else 0 for label in y])
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-truth-values",
        answer=Edit(("np.eye(K)[y - 1]", "y[:, None] == np.arange(1, K + 1)")),
        cause="the places are right, but they hold True and False, not the numbers 1 and 0",
        hint="Print the dtype of your answer. The network's targets are numbers that can be "
        "subtracted from each other.",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="a comparison is handed back as it is",
        held_out=(
            """
def one_hot(y, K):
    return np.equal.outer(y, np.arange(1, K + 1))
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-examples-in-columns",
        answer=Edit(("np.eye(K)[y - 1]", "np.eye(K)[y - 1].T")),
        cause="the examples stand in columns, and the classes in rows",
        hint="Print the shape of your answer for 7 labels and 3 classes. Which of the two "
        "numbers should come first?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="a course that writes examples as columns",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((K, len(y)))
    for i, label in enumerate(y):
        Y[label - 1, i] = 1
    return Y
""",
            """
def one_hot(y, K):
    return np.array([(y == k).astype(int) for k in range(1, K + 1)])
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-ten-classes",
        answer=Edit(("np.eye(K)", "np.eye(10)")),
        cause="there are ten columns, whatever K is",
        hint="Call it with K = 4 and print the shape.",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="the lesson's data have ten classes",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((y.size, 10))
    Y[np.arange(y.size), y - 1] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-largest-label-as-k",
        answer=Edit(("np.eye(K)", "np.eye(y.max())")),
        cause="the number of columns is the largest label that occurs, not K",
        hint="Call it with the labels 1 and 2 and K = 4. How many columns come back?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="every class occurs in the lesson's data",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((len(y), max(y)))
    Y[range(len(y)), y - 1] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-classes-that-occur",
        answer="""
def one_hot(y, K):
    classes, index = np.unique(y, return_inverse=True)
    return np.eye(len(classes))[index]
""",
        cause="there is a column only for classes that occur among these labels",
        hint="Call it with the labels 2, 3, 3 and K = 4. How many columns come back, and which "
        "class does the first one belong to?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="every class occurs in the lesson's data",
        held_out=(
            """
def one_hot(y, K):
    return np.array([[1.0 if label == k else 0.0 for k in sorted(set(y))] for label in y])
""",
            """
def one_hot(y, K):
    import pandas as pd

    return pd.get_dummies(y).to_numpy(dtype=float)
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-label-for-one",
        answer=Edit(("np.eye(K)[y - 1]", "np.eye(K)[y - 1] * y[:, None]")),
        cause="the label itself stands where a 1 belongs",
        hint="Print the row of label 3. Which two numbers may occur in Y?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="the value is filled in where its place was meant",
        held_out=(
            """
def one_hot(y, K):
    Y = np.zeros((len(y), K))
    for i, label in enumerate(y):
        Y[i, label - 1] = label
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-minus-one",
        answer=Edit(("np.eye(K)[y - 1]", "2 * np.eye(K)[y - 1] - 1")),
        cause="the wrong classes get -1 instead of 0",
        hint="Add up one of your rows. What should the sum of a row with a single 1 be?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="targets for an activation that runs from -1 to 1",
        held_out=(
            """
def one_hot(y, K):
    Y = -np.ones((len(y), K))
    Y[np.arange(len(y)), y - 1] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="one_hot",
        id="onehot-labels-changed",
        answer="""
def one_hot(y, K):
    y -= 1
    return np.eye(K)[y]
""",
        cause="the labels themselves have been lowered by one, and the caller's y with them",
        hint="Print y before and after a call. What will a second call on the same labels give?",
        section="Exercise 1.4: Labels as rows of zeros and ones",
        origin="an operator that works in place",
        held_out=(
            """
def one_hot(y, K):
    for i in range(len(y)):
        y[i] = y[i] - 1
    Y = np.zeros((len(y), K))
    Y[np.arange(len(y)), y] = 1
    return Y
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-last",
        answer=Edit(("[np.ones(len(X)), X]", "[X, np.ones(len(X))]")),
        cause="the column of ones stands at the end",
        hint="Print the first column of your answer. With which weight is it multiplied, the "
        "bias or another?",
        section="Exercise 1.5: The input that is always 1",
        origin="appending is the more usual step",
        held_out=(
            """
def add_bias(X):
    return np.insert(X, X.shape[1], 1, axis=1)
""",
            """
def add_bias(X):
    return np.append(X, np.ones((X.shape[0], 1)), axis=1)
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-of-zeros",
        answer=Edit(("np.ones(", "np.zeros(")),
        cause="the new column holds zeros",
        hint="Multiply your new column by any weight you like. What is left of the bias?",
        section="Exercise 1.5: The input that is always 1",
        origin="zeros are the usual filler",
        held_out=(
            """
def add_bias(X):
    wide = np.zeros((X.shape[0], X.shape[1] + 1))
    wide[:, 1:] = X
    return wide
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-a-row",
        answer=Edit(("np.column_stack([np.ones(len(X)), X])", "np.insert(X, 0, 1, axis=0)")),
        cause="a row of ones was added on top, not a column in front",
        hint="Print the shape of your answer for 7 examples. Which of its two numbers has grown,"
        " and which should have?",
        section="Exercise 1.5: The input that is always 1",
        origin="the two axes exchanged",
        held_out=(
            """
def add_bias(X):
    return np.vstack([np.ones(X.shape[1]), X])
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-flattened",
        answer=Edit(("np.column_stack([np.ones(len(X)), X])", "np.insert(X, 0, 1)")),
        cause="a single 1 was put in front of all the numbers, which have lost their rows",
        hint="Print the shape of your answer. A function that is not told an axis may flatten "
        "the array first.",
        section="Exercise 1.5: The input that is always 1",
        origin="axis left out",
        held_out=(
            """
def add_bias(X):
    return np.concatenate(([1], X.ravel()))
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-one-axis",
        answer=Edit(("np.column_stack(", "np.hstack(")),
        cause="the ones are a row of numbers with one axis, and cannot be joined to a matrix as a"
        " column",
        hint="Print the shapes of the two things that you join. How many axes has each of them?",
        section="Exercise 1.5: The input that is always 1",
        origin="shape (m,) is taken for a column",
        held_out=(
            """
def add_bias(X):
    return np.concatenate((np.ones(X.shape[0]), X))
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-over-first-column",
        answer="""
def add_bias(X):
    X[:, 0] = 1
    return X
""",
        cause="the ones are written over the first column of X itself",
        hint="Print the shape of your answer for 400 columns, and print X again after the call. "
        "What became of the first pixel?",
        section="Exercise 1.5: The input that is always 1",
        origin="an assignment where a new array is wanted",
        held_out=(
            """
def add_bias(X):
    X[:, 0] = np.ones(len(X))
    wide = X
    return wide
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-for-the-first-column",
        answer=Edit(("np.ones(len(X)), X]", "np.ones(len(X)), X[:, 1:]]")),
        cause="the first column is replaced by the ones, although it should stay beside them",
        hint="How many columns come back for a matrix with 400? Where is the first pixel?",
        section="Exercise 1.5: The input that is always 1",
        origin="MATLAB's column 1 taken for the bias",
        held_out=(
            """
def add_bias(X):
    copy = np.array(X, dtype=float)
    copy[:, 0] = 1
    return copy
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-only-where-none",
        answer="""
def add_bias(X):
    if np.all(X[:, 0] == 1):
        return X
    return np.column_stack([np.ones(len(X)), X])
""",
        cause="nothing is added where the first column happens to hold ones already",
        hint="A feature may be 1 in every example by chance. What does the docstring say about "
        "the number of columns that come back?",
        section="Exercise 1.5: The input that is always 1",
        origin="a guard against running a cell twice",
        held_out=(
            """
def add_bias(X):
    if (X[:, 0] == 1).all():
        return X.copy()
    return np.insert(X, 0, 1, axis=1)
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-only-below-401",
        answer="""
def add_bias(X):
    if X.shape[1] == 401:
        return X
    return np.column_stack([np.ones(len(X)), X])
""",
        cause="nothing is added to a matrix that has 401 columns",
        hint="The function should work for any number of columns. Call it with 401 of them.",
        section="Exercise 1.5: The input that is always 1",
        origin="a guard against running a cell twice",
        held_out=(
            """
def add_bias(X):
    return X if X.shape[1] == 401 else np.insert(X, 0, 1, axis=1)
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-added-up",
        answer=Edit(("np.column_stack([np.ones(len(X)), X])", "X + 1")),
        cause="1 is added to every number, instead of a column of ones being put in front",
        hint="Print the shape of your answer for a matrix with 2 columns, and its first row.",
        section="Exercise 1.5: The input that is always 1",
        origin="two meanings of the word add",
        held_out=(
            """
def add_bias(X):
    return X + np.ones(X.shape)
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-in-columns",
        answer=Edit(("np.column_stack([np.ones(len(X)), X])", "np.vstack([np.ones(len(X)), X.T])")),
        cause="the result is transposed, with the examples in columns",
        hint="Print the shape of your answer for 7 examples. Where should the 7 stand?",
        section="Exercise 1.5: The input that is always 1",
        origin="a course that writes examples as columns",
        held_out=(
            """
def add_bias(X):
    return np.insert(X.T, 0, 1, axis=0)
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-whole-numbers",
        answer="""
def add_bias(X):
    wide = np.ones((X.shape[0], X.shape[1] + 1), dtype=int)
    wide[:, 1:] = X
    return wide
""",
        cause="the result can hold whole numbers only, so the grey values are lost",
        hint="Print X and your answer side by side. What happened to the numbers behind the "
        "decimal point, and where?",
        section="Exercise 1.5: The input that is always 1",
        origin="an array made for the ones alone",
        held_out=(
            """
def add_bias(X):
    return np.insert(X.astype(int), 0, 1, axis=1)
""",
        ),
    ),
    Misconception(
        exercise="add_bias",
        id="bias-not-returned",
        answer="""
def add_bias(X):
    X = np.insert(X, 0, 1, axis=1)
""",
        cause="a new array is made, but not handed back",
        hint="Print what your function returns. A name inside a function is forgotten when the "
        "function ends.",
        section="Exercise 1.5: The input that is always 1",
        origin="the name X is taken for the caller's",
        held_out=(
            """
def add_bias(X):
    wide = np.c_[np.ones(len(X)), X]
    X = wide
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-column-by-column",
        answer=Edit(("ravel()", 'ravel(order="F")')),
        cause="each matrix is read column by column",
        hint="Flatten a matrix with the rows 1 2 and 3 4. Which number comes second?",
        section="Exercise 1.6: All weights in one vector",
        origin="MATLAB's order",
        held_out=(
            """
def flatten_params(Thetas):
    return np.concatenate([Theta.T.ravel() for Theta in Thetas])
""",
            """
def flatten_params(Thetas):
    return np.array([v for Theta in Thetas for column in Theta.T for v in column])
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-as-in-memory",
        answer=Edit(("ravel()", 'ravel(order="K")')),
        cause="the numbers come in the order in which they lie in memory, which is not the same "
        "for every matrix",
        hint="Flatten `Theta1` as it was loaded from the file, and look at the first three "
        "numbers. Are they the beginning of its first row?",
        section="Exercise 1.6: All weights in one vector",
        origin="an order chosen for its speed",
        held_out=(
            """
def flatten_params(Thetas):
    return np.concatenate([Theta.ravel(order="A") for Theta in Thetas])
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-last-first",
        answer=Edit(("in Thetas", "in Thetas[::-1]")),
        cause="the last matrix comes first",
        hint="Flatten a matrix of ones and a matrix of twos. Which of them should come first?",
        section="Exercise 1.6: All weights in one vector",
        origin="backwards, as blame runs through a network",
        held_out=(
            """
def flatten_params(Thetas):
    theta = np.array([])
    for Theta in Thetas:
        theta = np.concatenate([Theta.ravel(), theta])
    return theta
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-two-matrices",
        answer="""
def flatten_params(Thetas):
    return np.concatenate([Thetas[0].ravel(), Thetas[1].ravel()])
""",
        cause="there must be exactly two matrices",
        hint="Call it with a list of one matrix, and with a list of three.",
        section="Exercise 1.6: All weights in one vector",
        origin="the lesson's network has two",
        held_out=(
            """
def flatten_params(Thetas):
    Theta1, Theta2 = Thetas[0], Thetas[1]
    return np.append(Theta1, Theta2)
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-two-unpacked",
        answer="""
def flatten_params(Thetas):
    Theta1, Theta2 = Thetas
    return np.concatenate([Theta1.ravel(), Theta2.ravel()])
""",
        cause="the list is unpacked into exactly two matrices",
        hint="Call it with a list of one matrix, and with a list of three. What does the error "
        "say?",
        section="Exercise 1.6: All weights in one vector",
        origin="the lesson's network has two",
        held_out=(
            """
def flatten_params(Thetas):
    (A, B) = Thetas
    return np.hstack([A.ravel(), B.ravel()])
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-without-biases",
        answer=Edit(("Theta.ravel()", "Theta[:, 1:].ravel()")),
        cause="the bias weights are left out",
        hint="How many numbers come back for our two matrices? The lesson has counted them.",
        section="The network these data are for",
        origin="biases are treated apart elsewhere",
        held_out=(
            """
def flatten_params(Thetas):
    return np.concatenate([np.delete(Theta, 0, axis=1).ravel() for Theta in Thetas])
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-biases-first",
        answer="""
def flatten_params(Thetas):
    biases = [Theta[:, 0] for Theta in Thetas]
    weights = [Theta[:, 1:].ravel() for Theta in Thetas]
    return np.concatenate(biases + weights)
""",
        cause="the bias weights have been sorted out and stand before all others",
        hint="Flatten a matrix with the rows 1 2 and 3 4. A row is read from its first number to"
        " its last, the bias with the rest.",
        section="Exercise 1.6: All weights in one vector",
        origin="biases are treated apart elsewhere",
        held_out=(
            """
def flatten_params(Thetas):
    front, rest = [], []
    for Theta in Thetas:
        for row in Theta:
            front.append(row[0])
            rest.extend(row[1:])
    return np.array(front + rest)
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-a-column",
        answer=Edit(
            ("[Theta.ravel() for Theta in Thetas])", "[Theta.reshape(-1, 1) for Theta in Thetas])")
        ),
        cause="the vector is a matrix with one column",
        hint="Print the shape of your answer. How many axes has a vector?",
        section="Exercise 1.6: All weights in one vector",
        origin="a vector in MATLAB is a column",
        held_out=(
            """
def flatten_params(Thetas):
    theta = np.concatenate([Theta.flatten() for Theta in Thetas])
    return theta[:, np.newaxis]
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-a-row",
        answer=Edit(
            (
                "np.concatenate([Theta.ravel() for Theta in Thetas])",
                "np.hstack([Theta.reshape(1, -1) for Theta in Thetas])",
            )
        ),
        cause="the vector is a matrix with one row",
        hint="Print the shape of your answer. How many axes has a vector?",
        section="Exercise 1.6: All weights in one vector",
        origin="a vector in MATLAB is a matrix too",
        held_out=(
            """
def flatten_params(Thetas):
    theta = np.concatenate([Theta.flatten() for Theta in Thetas])
    return theta.reshape(1, len(theta))
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-not-joined",
        answer=Edit(
            (
                "np.concatenate([Theta.ravel() for Theta in Thetas])",
                "[Theta.ravel() for Theta in Thetas]",
            )
        ),
        cause="each matrix is flattened, but the pieces are not joined",
        hint="Print the length of your answer for our two matrices. Is it 2, or the number of "
        "weights?",
        section="Exercise 1.6: All weights in one vector",
        origin="the last step is missing",
        held_out=(
            """
def flatten_params(Thetas):
    pieces = []
    for Theta in Thetas:
        pieces.append(Theta.flatten())
    return pieces
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-first-only",
        answer="""
def flatten_params(Thetas):
    for Theta in Thetas:
        return Theta.ravel()
""",
        cause="only the first matrix comes back",
        hint="How many numbers come back for our two matrices? Follow the loop: when does it end?",
        section="Exercise 1.6: All weights in one vector",
        origin="a return inside the loop",
        held_out=(
            """
def flatten_params(Thetas):
    return Thetas[0].flatten()
""",
        ),
    ),
    Misconception(
        exercise="flatten_params",
        id="flat-stacked-first",
        answer=Edit(
            (
                "np.concatenate([Theta.ravel() for Theta in Thetas])",
                "np.concatenate(Thetas).ravel()",
            )
        ),
        cause="the matrices are stacked before they are flattened, but their rows are not equally"
        " long",
        hint="Print the shapes of our two matrices. Can they be put on top of each other as they"
        " are?",
        section="Exercise 1.6: All weights in one vector",
        origin="the two steps in the wrong order",
        held_out=(
            """
def flatten_params(Thetas):
    return np.vstack(Thetas).flatten()
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-column-by-column",
        answer=Edit(("reshape(units, inputs + 1)", 'reshape((units, inputs + 1), order="F")')),
        cause="the matrices are filled column by column",
        hint="Unpack the numbers 0, 1, 2, ... and print the first matrix. Where does the 1 "
        "stand? `flatten_params` reads along the rows.",
        section="Exercise 1.7: And back again",
        origin="MATLAB's order",
        held_out=(
            """
def reshape_params(theta, sizes):
    Thetas, k = [], 0
    for a, b in zip(sizes, sizes[1:]):
        n = b * (a + 1)
        Thetas.append(theta[k : k + n].reshape(a + 1, b).T)
        k += n
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-transposed",
        answer=Edit(("reshape(units, inputs + 1)", "reshape(inputs + 1, units)")),
        cause="rows and columns of each matrix are exchanged",
        hint="Print the shapes for (400, 25, 10). Which of the two numbers should be 401?",
        section="Exercise 1.7: And back again",
        origin="the layers are read from left to right, and so are the two numbers",
        held_out=(
            """
def reshape_params(theta, sizes):
    Thetas = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        n = (a + 1) * b
        Thetas.append(np.array(np.split(theta[:n], a + 1)))
        theta = theta[n:]
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-without-biases",
        answer=Edit(("inputs + 1", "inputs")),
        cause="no column is kept for the bias weights",
        hint="Print the shapes for (400, 25, 10). Which column belongs to the input that is "
        "always 1?",
        section="The network these data are for",
        origin="the sizes do not count the bias",
        held_out=(
            """
def reshape_params(theta, sizes):
    Thetas, k = [], 0
    for i in range(1, len(sizes)):
        n = sizes[i] * sizes[i - 1]
        Thetas.append(theta[k : k + n].reshape(sizes[i], sizes[i - 1]))
        k += n
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-counts-disagree",
        answer=Edit(("units * (inputs + 1)", "units * inputs")),
        cause="the number of weights that is cut out does not match the shape they are given",
        hint="Print, for the first matrix, how many numbers you cut out and how many its shape "
        "needs. Has the bias been counted both times?",
        section="Exercise 1.7: And back again",
        origin="the +1 stands in one place only, or a product lacks its parentheses",
        held_out=(Edit(("units * (inputs + 1)", "units * inputs + 1")),),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-start-stays",
        answer=Edit(("start = end", "start = 0")),
        cause="every matrix is cut from the beginning of the vector",
        hint="Unpack the numbers 0, 1, 2, ... With which number should the second matrix begin?",
        section="Exercise 1.7: And back again",
        origin="the place is not moved on",
        held_out=(
            """
def reshape_params(theta, sizes):
    Thetas = []
    for a, b in zip(sizes, sizes[1:]):
        Thetas.append(theta[: b * (a + 1)].reshape(b, a + 1))
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-start-runs-ahead",
        answer=Edit(("start = end", "start += end")),
        cause="from the third matrix on the cutting begins too far to the right",
        hint="Unpack a network with four layers and print start and end in every round. Does "
        "each piece begin where the last one ended?",
        section="Exercise 1.7: And back again",
        origin="adding to a place that is counted from the beginning already",
        held_out=(
            """
def reshape_params(theta, sizes):
    Thetas = []
    begin = 0
    for i in range(len(sizes) - 1):
        rows, columns = sizes[i + 1], sizes[i] + 1
        stop = begin + rows * columns
        Thetas.append(theta[begin:stop].reshape(rows, columns))
        begin = begin + stop
    return Thetas
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-two-matrices",
        answer="""
def reshape_params(theta, sizes):
    n = sizes[1] * (sizes[0] + 1)
    Theta1 = theta[:n].reshape(sizes[1], sizes[0] + 1)
    Theta2 = theta[n:].reshape(sizes[2], sizes[1] + 1)
    return [Theta1, Theta2]
""",
        cause="there must be exactly three layers",
        hint="Try the sizes (3, 2), and the sizes (4, 3, 2, 5). How many matrices should there "
        "be each time?",
        section="Exercise 1.7: And back again",
        origin="the lesson's network has three layers",
        held_out=(
            """
def reshape_params(theta, sizes):
    first, second = (sizes[1], sizes[0] + 1), sizes[1:]
    cut = first[0] * first[1]
    shape = (second[1], second[0] + 1)
    return [np.reshape(theta[:cut], first), np.reshape(theta[cut:], shape)]
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-three-sizes-unpacked",
        answer="""
def reshape_params(theta, sizes):
    n, h, K = sizes
    split = h * (n + 1)
    return [theta[:split].reshape(h, n + 1), theta[split:].reshape(K, h + 1)]
""",
        cause="the sizes are unpacked into exactly three layers",
        hint="Try the sizes (3, 2), and the sizes (4, 3, 2, 5). What does the error say?",
        section="Exercise 1.7: And back again",
        origin="the lesson's network has three layers",
        held_out=(
            """
def reshape_params(theta, sizes):
    (inputs, hidden, outputs) = sizes
    Theta1 = theta[: hidden * (inputs + 1)].reshape(hidden, inputs + 1)
    Theta2 = theta[Theta1.size :].reshape(outputs, hidden + 1)
    return [Theta1, Theta2]
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-sizes-written-in",
        answer="""
def reshape_params(theta, sizes):
    return [theta[: 25 * 401].reshape(25, 401), theta[25 * 401 :].reshape(10, 26)]
""",
        cause="the sizes of the lesson's network are written in as numbers",
        hint="Call it with the 38 numbers and the sizes (4, 3, 2, 5) of the cell below it.",
        section="Exercise 1.7: And back again",
        origin="pleasing the check",
        held_out=(
            """
def reshape_params(theta, sizes):
    cut = 10025
    Theta1 = theta[:cut].reshape(25, 401)
    Theta2 = theta[cut:].reshape(10, 26)
    return [Theta1, Theta2]
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-list-reversed",
        answer=Edit(("return Thetas", "return Thetas[::-1]")),
        cause="the matrices are right, but the last one comes first",
        hint="Print the shapes for (400, 25, 10). Which one should come first?",
        section="Exercise 1.7: And back again",
        origin="backwards, as blame runs through a network",
        held_out=(
            Edit(
                (
                    "Thetas.append(theta[start:end].reshape(units, inputs + 1))",
                    "Thetas.insert(0, theta[start:end].reshape(units, inputs + 1))",
                )
            ),
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-blocks-from-the-end",
        answer="""
def reshape_params(theta, sizes):
    Thetas, k = [], 0
    for i in range(len(sizes) - 1, 0, -1):
        n = sizes[i] * (sizes[i - 1] + 1)
        Thetas.insert(0, theta[k : k + n].reshape(sizes[i], sizes[i - 1] + 1))
        k += n
    return Thetas
""",
        cause="the first numbers of the vector go to the last matrix",
        hint="Unpack the numbers 0, 1, 2, ... Which matrix should begin with the 0?",
        section="Exercise 1.7: And back again",
        origin="the pieces are taken in the wrong order; a round trip may hide it",
        held_out=(
            """
def reshape_params(theta, sizes):
    shapes = [(b, a + 1) for a, b in zip(sizes, sizes[1:])][::-1]
    Thetas = []
    for rows, columns in shapes:
        Thetas.append(theta[: rows * columns].reshape(rows, columns))
        theta = theta[rows * columns :]
    return Thetas[::-1]
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-not-reshaped",
        answer=Edit((".reshape(units, inputs + 1)", "")),
        cause="the vector is cut into the right pieces, but they are still vectors",
        hint="Print the shape of each piece. What is missing to make it a matrix?",
        section="Exercise 1.7: And back again",
        origin="the last step is missing",
        held_out=(
            """
def reshape_params(theta, sizes):
    counts = [b * (a + 1) for a, b in zip(sizes, sizes[1:])]
    return np.split(theta, np.cumsum(counts)[:-1])
""",
        ),
    ),
    Misconception(
        exercise="reshape_params",
        id="back-first-only",
        answer="""
def reshape_params(theta, sizes):
    for inputs, units in zip(sizes, sizes[1:]):
        n = units * (inputs + 1)
        return [theta[:n].reshape(units, inputs + 1)]
""",
        cause="only the first matrix comes back",
        hint="How many matrices come back for four layers? Follow the loop: when does it end?",
        section="Exercise 1.7: And back again",
        origin="a return inside the loop",
        held_out=(
            """
def reshape_params(theta, sizes):
    units, columns = sizes[1], sizes[0] + 1
    Theta1 = np.reshape(theta[: units * columns], (units, columns))
    return [Theta1]
""",
        ),
    ),
]
