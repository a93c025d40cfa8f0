"""Wrong answers to the exercises of lesson 10."""

from autograder.grading.catalogue import Edit, Misconception

# Heads of whole answers: what their bodies below have at hand.
COLOURS = """
def to_grey(image):
    v = image / 255
    if v.ndim == 2:
        return v
    r, g, b = v[..., 0], v[..., 1], v[..., 2]
"""
ON_WHITE = """
    if v.shape[-1] == 4:
        grey = v[..., 3] * grey + 1 - v[..., 3]
    return grey
"""
SIDES = """
def bright_ink(grey):
    p = np.median(grey)
    dark, bright = p - grey.min(), grey.max() - p
"""
BOX = """
def crop(ink, threshold):
    s = ink.copy()
    s[s < threshold] = 0
    places = np.argwhere(s)
    if len(places) == 0:
        raise ValueError("There is no ink in the picture.")
    (top, left), (bottom, right) = places.min(axis=0), places.max(axis=0)
"""
REFUSAL = 'raise ValueError("There is no ink in the picture.")'
CUT = "    return s[top : bottom + 1, left : right + 1]\n"
FACTOR = """
def fit_into_box(ink):
    h, w = ink.shape
    f = 20 / max(h, w)
    rows, columns = max(1, round(f * h)), max(1, round(f * w))
"""
BALANCE = """
def centre_by_mass(ink):
    h, w = ink.shape
    r, c = np.indices((h, w))
    row, column = (r * ink).sum() / ink.sum(), (c * ink).sum() / ink.sum()
"""
PUT = """
    top, left = min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)
    out = np.zeros((28, 28))
    out[top : top + h, left : left + w] = ink
    return out
"""
STEPS = """
def digit_vector(image, threshold=0.3):
    ink = bright_ink(to_grey(image))
    box = crop(ink, threshold)
    small = fit_into_box(box)
    middle = centre_by_mass(small)
"""

MISCONCEPTIONS = [
    # to_grey
    Misconception(
        exercise="to_grey",
        id="grey-plain-mean",
        answer=COLOURS + "    grey = (r + g + b) / 3\n" + ON_WHITE,
        cause="the three colours count the same",
        hint="Which grey comes out for pure green, and which for pure blue? Are they equally "
        "bright to the eye?",
        section="Exercise 10.1: From colours to grey",
        origin="the plain average",
        held_out=(
            Edit(
                (
                    "values[:, :, :3] @ np.array([0.299, 0.587, 0.114])",
                    "values[:, :, :3].mean(axis=2)",
                )
            ),
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-bytes-wrap",
        answer="""
def to_grey(image):
    if image.ndim == 2:
        return image / 255
    return (image[..., 0] + image[..., 1] + image[..., 2]) / 3 / 255
""",
        cause="bytes are added up before they become floats, so sums beyond 255 start again at 0",
        hint="Try a pixel of (200, 200, 200). What is 200 + 200 in bytes?",
        section="Exercise 10.1: From colours to grey",
        origin="uint8 arithmetic",
        held_out=(
            """
def to_grey(image):
    if len(image.shape) < 3:
        return image / 255.0
    red, green, blue = image[:, :, 0], image[:, :, 1], image[:, :, 2]
    total = red + green + blue
    return total / 765
""",
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-blue-first",
        answer=Edit(("[0.299, 0.587, 0.114]", "[0.114, 0.587, 0.299]")),
        cause="the weights of red and blue are exchanged",
        hint="Try pure red and pure blue. Which of them should be darker?",
        section="Exercise 10.1: From colours to grey",
        origin="libraries that store blue first",
        held_out=(COLOURS + "    grey = 0.299 * b + 0.587 * g + 0.114 * r\n" + ON_WHITE,),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-other-weights",
        answer=Edit(("[0.299, 0.587, 0.114]", "[0.2126, 0.7152, 0.0722]")),
        cause="the weights are those of another norm",
        hint="Compare the three weights with the formula: what comes out for pure red?",
        section="Exercise 10.1: From colours to grey",
        origin="ITU-R BT.709",
        held_out=(COLOURS + "    grey = 0.2126 * r + 0.7152 * g + 0.0722 * b\n" + ON_WHITE,),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-up-to-255",
        answer=Edit(("image / 255", "image.astype(float)")),
        cause="the bytes are not divided by 255",
        hint="Print the largest grey value of a photo. Which number stands for white?",
        section="Exercise 10.1: From colours to grey",
        origin="a step left out",
        held_out=(Edit(("image / 255", "1.0 * image")),),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-by-256",
        answer=Edit(("image / 255", "image / 256")),
        cause="the bytes are divided by how many values a byte has, not by its largest",
        hint="Try a white pixel. Does exactly 1 come out?",
        section="Exercise 10.1: From colours to grey",
        origin="a byte has 256 values",
        held_out=(Edit(("image / 255", "image * 2.0**-8")),),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-opacity-ignored",
        answer=COLOURS + "    return 0.299 * r + 0.587 * g + 0.114 * b\n",
        cause="the opacity has no influence",
        hint="Try a black pixel that cannot be seen, (0, 0, 0, 0). What lies below it?",
        section="Exercise 10.1: From colours to grey",
        origin="three of four channels used",
        held_out=(Edit(("opacity * grey + (1 - opacity)", "grey")),),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-on-black-paper",
        answer=Edit(("opacity * grey + (1 - opacity)", "opacity * grey")),
        cause="what shows through is black, not white paper",
        hint="Try a pixel with opacity 0. Which grey should be there, and which is there?",
        section="Exercise 10.1: From colours to grey",
        origin="half of the formula",
        held_out=(
            COLOURS
            + """
    grey = 0.299 * r + 0.587 * g + 0.114 * b
    if v.shape[-1] == 4:
        grey *= v[..., 3]
    return grey
""",
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-paper-at-full-strength",
        answer=Edit(("opacity * grey + (1 - opacity)", "np.minimum(grey + (1 - opacity), 1)")),
        cause="the paper is added to the colour, whose own share is not taken",
        hint="Try a light grey pixel that is half seen. Which share of the result is the "
        "pixel's own?",
        section="Exercise 10.1: From colours to grey",
        origin="half of the formula",
        held_out=(
            COLOURS
            + """
    grey = 0.299 * r + 0.587 * g + 0.114 * b
    if v.shape[-1] == 4:
        grey = np.clip(grey + 1 - v[..., 3], 0, 1)
    return grey
""",
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-opacity-turned-over",
        answer=Edit(("opacity * grey + (1 - opacity)", "(1 - opacity) * grey + opacity")),
        cause="opacity is taken for transparency",
        hint="Opacity 255 means that you see the pixel itself. What do you get for a black "
        "pixel with 255, and with 0?",
        section="Exercise 10.1: From colours to grey",
        origin="the two shares exchanged",
        held_out=(Edit(("values[:, :, 3]", "1 - values[:, :, 3]")),),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-opacity-as-a-colour",
        answer="""
def to_grey(image):
    v = image / 255
    return v if v.ndim == 2 else v.mean(axis=2)
""",
        cause="the mean is taken over all channels, the opacity among them",
        hint="How many channels are colours? Try a black pixel with opacity 255.",
        section="Exercise 10.1: From colours to grey",
        origin="a mean along the last axis",
        held_out=(
            """
def to_grey(image):
    if image.ndim == 2:
        return image / 255
    return np.sum(image / 255, axis=-1) / image.shape[-1]
""",
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-red-only",
        answer="""
def to_grey(image):
    v = image / 255
    return v if v.ndim == 2 else v[:, :, 0]
""",
        cause="the first channel, red, is taken for the grey",
        hint="Try pure green. To the eye it is the brightest of the three: what do you get?",
        section="Exercise 10.1: From colours to grey",
        origin="one channel looks grey already",
        held_out=(
            "def to_grey(image):\n    return (image if image.ndim == 2 else image[..., 0]) / 255",
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-turned-over",
        answer=Edit(
            ("    return grey", "    return 1 - grey"), ("return values", "return 1 - values")
        ),
        cause="black and white are exchanged",
        hint="Try a white pixel. Large numbers for ink come later: here 1 is white.",
        section="Exercise 10.1: From colours to grey",
        origin="one step too far",
        held_out=(
            COLOURS.replace("return v", "return 1.0 - v")
            + "    grey = 0.299 * r + 0.587 * g + 0.114 * b\n"
            + ON_WHITE.replace("return grey", "return 1.0 - grey"),
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-with-a-third-axis",
        answer=Edit(("    return grey", "    return grey[:, :, np.newaxis]")),
        cause="a third axis, of length 1, is left over",
        hint="Print the shape for a photo. One number a pixel: how many axes has that?",
        section="Exercise 10.1: From colours to grey",
        origin="a channel axis kept",
        held_out=(Edit(("    return grey", "    return grey.reshape(*grey.shape, 1)")),),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-back-to-bytes",
        answer=Edit(
            ("    return grey", "    return (255 * grey).astype(np.uint8)"),
            ("return values", "return image"),
        ),
        cause="the grey values come back as bytes",
        hint="Print the dtype and the largest value. The result should run from 0 to 1.",
        section="Exercise 10.1: From colours to grey",
        origin="what picture files hold",
        held_out=(
            Edit(
                ("    return grey", "    return np.floor(grey * 255)"),
                ("return values", "return 1.0 * image"),
            ),
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-rounded",
        answer=Edit(("    return grey", "    return np.round(255 * grey) / 255")),
        cause="the grey values are rounded to whole bytes on the way",
        hint="How many different values can come out? The weights give many that lie between two "
        "bytes.",
        section="Exercise 10.1: From colours to grey",
        origin="grey conversions of image libraries",
        held_out=(
            COLOURS
            + "    grey = 0.299 * r + 0.587 * g + 0.114 * b\n"
            + ON_WHITE.replace("return grey", "return np.rint(grey * 255) / 255"),
        ),
    ),
    Misconception(
        exercise="to_grey",
        id="grey-colours-only",
        answer=Edit(("    if values.ndim == 2:\n        return values\n", "")),
        cause="an image that is grey already is not provided for",
        hint="The pad gives one number a pixel. How many axes has its image, and which of them "
        "do you ask for?",
        section="Draw a digit",
        origin="photos alone were thought of",
    ),
    Misconception(
        exercise="to_grey",
        id="grey-lying-on-its-side",
        answer=Edit(("    return grey", "    return grey.T")),
        cause="rows and columns are exchanged",
        hint="Print the shape for an image of (5, 8, 3).",
        section="Exercise 10.1: From colours to grey",
        origin="width and height mixed up",
        held_out=(Edit(("    return grey", "    return np.swapaxes(grey, 0, 1)")),),
    ),
    # bright_ink
    Misconception(
        exercise="bright_ink",
        id="ink-always-dark",
        answer=Edit(("paper - grey if ink_is_dark else grey - paper", "paper - grey")),
        cause="ink is taken to be dark, always",
        hint="Try a blackboard: 1 minus a picture that works. On which side of the paper do "
        "the grey values reach further?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="photos of paper alone were thought of",
        held_out=(
            SIDES
            + """
    s = np.clip(p - grey, 0, None)
    return s / s.max() if s.max() > 0 else s
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-always-bright",
        answer=Edit(("paper - grey if ink_is_dark else grey - paper", "grey - paper")),
        cause="ink is taken to be bright, always",
        hint="Try dark ink on light paper. Where do the large numbers end up?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="a case left out",
        held_out=(
            SIDES
            + """
    s = np.where(grey > p, grey - p, 0)
    return s / s.max() if s.max() > 0 else s
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-on-the-other-side",
        answer=Edit(("grey.min() > grey.max()", "grey.min() < grey.max()")),
        cause="the side is chosen the wrong way round, so the ink is cut off",
        hint="For dark ink, is it the smallest or the largest grey value that is far from the "
        "paper's? Print both distances.",
        section="Exercise 10.2: Bright ink on nothing",
        origin="the comparison turned",
        held_out=(
            SIDES
            + """
    s = np.maximum(grey - p if dark > bright else p - grey, 0)
    return s / s.max() if s.max() > 0 else s
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-white-paper",
        answer="def bright_ink(grey):\n    return 1 - grey",
        cause="the picture is only turned into a negative, so grey paper is not 0",
        hint="Which number has the paper afterwards, if its grey is 0.7? MNIST knows no paper.",
        section="Exercise 10.2: Bright ink on nothing",
        origin="paper taken for pure white",
        held_out=("def bright_ink(grey):\n    return np.ones(grey.shape) - grey",),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-side-by-paper",
        answer=Edit(("paper - grey.min() > grey.max() - paper", "paper > 0.5")),
        cause="ink is taken to be dark where the paper is lighter than one half",
        hint="A photo in poor light has paper of 0.35 and ink of 0.05. Which of the two is darker? "
        "Compare how far the grey values reach.",
        section="Exercise 10.2: Bright ink on nothing",
        origin="light paper, dark ink",
        held_out=(
            SIDES
            + """
    s = p - grey if p > 1 / 2 else grey - p
    s[s < 0] = 0
    return s / s.max() if s.max() > 0 else s
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-paper-by-mean",
        answer=Edit(("np.median(grey)", "np.mean(grey)")),
        cause="the grey of the paper is taken to be the mean",
        hint="Imagine a thick digit. Which way does it pull the mean, and does it pull the "
        "value in the middle?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="mean and median mixed up",
        held_out=(Edit(("np.median(grey)", "grey.sum() / grey.size")),),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-median-of-each-column",
        answer=Edit(("np.median(grey)", "np.median(grey, axis=0)")),
        cause="each column has a paper of its own",
        hint="Print the paper: is it one number? A column that is mostly ink would take the "
        "ink for paper.",
        section="Exercise 10.2: Bright ink on nothing",
        origin="an axis too many",
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-paper-brightest",
        answer=Edit(("np.median(grey)", "np.max(grey)")),
        cause="the brightest pixel is taken for the paper, so the grey values are only stretched",
        hint="Paper is never perfectly even: how many pixels of your result are exactly 0? And "
        "what becomes of a blackboard?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="paper taken for the lightest thing; min-max scaling",
        held_out=(
            """
def bright_ink(grey):
    span = grey.max() - grey.min()
    return (grey.max() - grey) / span if span > 0 else np.zeros_like(grey)
""",
            """
def bright_ink(grey):
    low, high = np.min(grey), np.max(grey)
    if low == high:
        return 0 * grey
    return 1 - (grey - low) / (high - low)
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-below-zero",
        answer=Edit(
            (
                "np.maximum(paper - grey if ink_is_dark else grey - paper, 0)",
                "paper - grey if ink_is_dark else grey - paper",
            )
        ),
        cause="what lies beyond the paper stays negative",
        hint="Print the smallest number that comes out. What becomes of everything below 0?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="a step left out",
        held_out=(
            SIDES
            + """
    s = (p - grey) if dark > bright else (grey - p)
    return s / max(dark, bright) if s.max() > 0 else s
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-on-both-sides",
        answer=Edit(
            ("np.maximum(paper - grey if ink_is_dark else grey - paper, 0)", "np.abs(grey - paper)")
        ),
        cause="whatever differs from the paper counts as ink, to either side",
        hint="A light speck on light paper: is it ink? How many pixels of your result are "
        "exactly 0?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="a distance has no sign",
        held_out=(
            SIDES
            + "    s = np.sqrt((grey - p) ** 2)\n    return s / s.max() if s.max() > 0 else s\n",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-not-brought-to-one",
        answer=Edit(("ink / strongest if strongest > 0 else ink", "ink")),
        cause="the strongest ink is not brought to 1",
        hint="Print the largest number that comes out for a pale picture. What should it be?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="the last step left out",
        held_out=(SIDES + "    return np.clip(p - grey if dark > bright else grey - p, 0, 1)\n",),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-nan-without-ink",
        answer=Edit(("ink / strongest if strongest > 0 else ink", "ink / strongest")),
        cause="a picture without ink is divided by 0",
        hint="Try a picture that is 0.7 everywhere. What is the strongest ink there?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="the empty case forgotten",
        held_out=(
            SIDES
            + """
    s = np.clip(p - grey if dark > bright else grey - p, 0, None)
    return s / s.max()
""",
        ),
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-all-over-without-ink",
        answer=SIDES
        + """
    s = np.clip(p - grey if dark > bright else grey - p, 0, None)
    if s.max() == 0:
        return np.ones(grey.shape)
    return s / s.max()
""",
        cause="a picture without ink comes out as full of ink",
        hint="Try a picture that is 0.7 everywhere. If there is no ink, which number does each "
        "pixel get?",
        section="Exercise 10.2: Bright ink on nothing",
        origin="paper taken for white",
    ),
    Misconception(
        exercise="bright_ink",
        id="ink-threshold-too-early",
        answer=SIDES
        + """
    s = np.clip(p - grey if dark > bright else grey - p, 0, None)
    if s.max() == 0:
        return s
    s = s / s.max()
    return np.where(s < 0.3, 0, s)
""",
        cause="faint ink is cut off here already",
        hint="How many of your pixels lie between 0 and 0.3? Faint pixels are the next step's "
        "business.",
        section="Exercise 10.3: Find the ink",
        origin="two steps taken at once",
        held_out=(
            Edit(
                (
                    "return ink / strongest if strongest > 0 else ink",
                    (
                        "ink[ink < 0.3 * strongest] = 0\n"
                        "    return ink / strongest if strongest > 0 else ink"
                    ),
                )
            ),
        ),
    ),
    # crop
    Misconception(
        exercise="crop",
        id="crop-last-row-lost",
        answer=Edit(("rows[-1] + 1", "rows[-1]"), ("columns[-1] + 1", "columns[-1]")),
        cause="the last row and the last column of ink are lost",
        hint="Ink in the rows 10 to 29: how many rows are that? And how many are there in "
        "`[10:29]`?",
        section="Exercise 10.3: Find the ink",
        origin="a slice stops before its end",
        held_out=(BOX + "    return s[top:bottom, left:right]\n",),
    ),
    Misconception(
        exercise="crop",
        id="crop-threshold-ignored",
        answer=Edit(("np.where(ink < threshold, 0.0, ink)", "1.0 * ink")),
        cause="the threshold has no influence",
        hint="Try thresholds of 0 and of 0.3 on a noisy picture. Do the shapes differ?",
        section="Exercise 10.3: Find the ink",
        origin="a step left out",
        held_out=(BOX.replace("    s[s < threshold] = 0\n", "") + CUT,),
    ),
    Misconception(
        exercise="crop",
        id="crop-threshold-fixed",
        answer=Edit(("ink < threshold", "ink < 0.3")),
        cause="the threshold is written in as a number",
        hint="Try thresholds of 0 and of 0.5 on the same picture. Does anything change?",
        section="Exercise 10.3: Find the ink",
        origin="the number of the examples",
        held_out=(BOX.replace("s < threshold", "s < 0.3") + CUT,),
    ),
    Misconception(
        exercise="crop",
        id="crop-faint-pixels-kept",
        answer=Edit(("return strong[", "return ink[")),
        cause="the box is right, but the faint pixels in it are still there",
        hint="Print the smallest number above 0 in your result. Which picture have you cut?",
        section="Exercise 10.3: Find the ink",
        origin="the box cut from the picture before",
        held_out=(BOX + "    return ink[top : bottom + 1, left : right + 1]\n",),
    ),
    Misconception(
        exercise="crop",
        id="crop-threshold-itself-lost",
        answer=Edit(("ink < threshold", "ink <= threshold")),
        cause="a pixel that equals the threshold is set to 0",
        hint="What is smaller than the threshold becomes 0. Is 0.25 smaller than 0.25?",
        section="Exercise 10.3: Find the ink",
        origin="< and <= mixed up",
        held_out=(Edit(("np.where(ink < threshold, 0.0, ink)", "ink * (ink > threshold)")),),
    ),
    Misconception(
        exercise="crop",
        id="crop-threshold-turned-over",
        answer=Edit(("ink < threshold", "ink > threshold")),
        cause="strong pixels are set to 0, and faint ones kept",
        hint="Print the largest number that is left. Which pixels are the digit?",
        section="Exercise 10.3: Find the ink",
        origin="the comparison turned",
        held_out=(
            Edit(("np.where(ink < threshold, 0.0, ink)", "np.where(ink > threshold, 0, ink)")),
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-threshold-subtracted",
        answer=Edit(("np.where(ink < threshold, 0.0, ink)", "np.maximum(ink - threshold, 0)")),
        cause="the threshold is subtracted from all pixels",
        hint="What becomes of a pixel of 0.9 at a threshold of 0.3? Only what is smaller should "
        "change.",
        section="Exercise 10.3: Find the ink",
        origin="another kind of threshold",
        held_out=(
            Edit(("np.where(ink < threshold, 0.0, ink)", "np.clip(ink - threshold, 0, None)")),
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-black-and-white",
        answer=Edit(
            ("np.where(ink < threshold, 0.0, ink)", "1.0 * ((ink >= threshold) & (ink > 0))")
        ),
        cause="every pixel of ink becomes 1, and its strength is lost",
        hint="How many different numbers are in your result? The network knows pale strokes, too.",
        section="Exercise 10.3: Find the ink",
        origin="a mask taken for the picture",
        held_out=(BOX + "    return np.where(s[top : bottom + 1, left : right + 1] > 0, 1, 0)\n",),
    ),
    Misconception(
        exercise="crop",
        id="crop-rows-only",
        answer=Edit((", columns[0] : columns[-1] + 1]", "]")),
        cause="only empty rows are cut away, and the empty columns stay",
        hint="Print the shapes before and after. Has the width changed?",
        section="Exercise 10.3: Find the ink",
        origin="half of the box",
        held_out=(BOX + "    return s[top : bottom + 1]\n",),
    ),
    Misconception(
        exercise="crop",
        id="crop-rows-and-columns-exchanged",
        answer=BOX + "    return s[left : right + 1, top : bottom + 1]\n",
        cause="the columns' limits are used for the rows, and the other way round",
        hint="Cut a picture that is much higher than wide, and print the shape. Which axis of an "
        "array counts the rows?",
        section="Exercise 10.3: Find the ink",
        origin="x and y mixed up",
        held_out=(
            Edit(
                (
                    "strong[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]",
                    "strong[columns[0] : columns[-1] + 1, rows[0] : rows[-1] + 1]",
                )
            ),
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-square",
        answer=BOX
        + """
    side = max(bottom - top, right - left) + 1
    return s[top : top + side, left : left + side]
""",
        cause="a square is cut out, not the smallest rectangle",
        hint="Try a slim 1. Do the first and the last column of your result hold ink?",
        section="Exercise 10.3: Find the ink",
        origin="the network wants a square",
        held_out=(
            Edit(
                (
                    "return strong[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]",
                    (
                        "n = max(rows[-1] - rows[0], columns[-1] - columns[0]) + 1\n"
                        "    return strong[rows[0] : rows[0] + n, columns[0] : columns[0] + n]"
                    ),
                )
            ),
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-with-a-margin",
        answer=BOX + "    return s[max(top - 1, 0) : bottom + 2, max(left - 1, 0) : right + 2]\n",
        cause="a margin of one pixel is left around the ink",
        hint="Does the first row of your result hold ink? The box is the smallest that holds "
        "it all.",
        section="Exercise 10.3: Find the ink",
        origin="a digit looks better with some air",
        held_out=(
            Edit(
                (
                    "strong[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]",
                    (
                        "strong[max(0, rows[0] - 1) : rows[-1] + 2, "
                        "max(0, columns[0] - 1) : columns[-1] + 2]"
                    ),
                )
            ),
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-gaps-removed",
        answer=Edit(
            (
                "strong[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]",
                "strong[rows][:, columns]",
            )
        ),
        cause="empty rows and columns in the middle of the digit are taken out as well",
        hint="Try two spots far apart. How far apart are they afterwards?",
        section="Exercise 10.3: Find the ink",
        origin="indexing with the places of ink",
        held_out=(BOX + "    s = s[s.any(axis=1)]\n    return s[:, s.any(axis=0)]\n",),
    ),
    Misconception(
        exercise="crop",
        id="crop-in-place",
        answer=BOX.replace("ink.copy()", "ink") + CUT,
        cause="the faint pixels are set to 0 in the given picture itself",
        hint="Print the picture's smallest number above 0, before the call and after it. Is a "
        "second name for an array a second array?",
        section="Exercise 10.3: Find the ink",
        origin="assignment through a mask",
        held_out=(
            Edit(
                (
                    "strong = np.where(ink < threshold, 0.0, ink)",
                    "ink *= ink >= threshold\n    strong = ink",
                )
            ),
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-silent-without-ink",
        answer=BOX.replace(REFUSAL, "return s") + CUT,
        cause="something comes back for a picture without ink, where a ValueError is asked for",
        hint="Try a picture of zeros. The next step cannot use what you return: who tells the "
        "user?",
        section="Exercise 10.3: Find the ink",
        origin="a result for every input",
        held_out=(
            BOX.replace(REFUSAL, "return None") + CUT,
            BOX.replace(REFUSAL, "return np.zeros((1, 1))") + CUT,
        ),
    ),
    Misconception(
        exercise="crop",
        id="crop-index-error-without-ink",
        answer="""
def crop(ink, threshold):
    strong = np.where(ink < threshold, 0, ink)
    rows = np.flatnonzero(strong.any(axis=1))
    columns = np.flatnonzero(strong.any(axis=0))
    return strong[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
""",
        cause="a picture without ink is not provided for, and ends in an IndexError",
        hint="Try a picture of zeros. What is the first of no rows? Your function should say in a "
        "sentence of its own what is missing.",
        section="Exercise 10.3: Find the ink",
        origin="the empty case forgotten",
        held_out=(
            """
def crop(ink, threshold):
    s = ink * (ink >= threshold)
    r, c = np.where(s.sum(axis=1) > 0)[0], np.where(s.sum(axis=0) > 0)[0]
    top, bottom, left, right = r[0], r[-1], c[0], c[-1]
    return s[top : bottom + 1, left : right + 1]
""",
        ),
    ),
    # fit_into_box
    Misconception(
        exercise="fit_into_box",
        id="fit-stretched",
        answer="def fit_into_box(ink):\n    return np.clip(imresize(ink, (20, 20)), 0, 1)",
        cause="every digit is stretched to a square",
        hint="What does a slim 1 look like afterwards? Only the longer side becomes 20.",
        section="Exercise 10.4: One size for all",
        origin="the box taken for the digit's size",
        held_out=(Edit(("(rows, columns)", "(20, 20)")),),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-not-cut-off",
        answer=Edit(
            ("np.clip(imresize(ink, (rows, columns)), 0, 1)", "imresize(ink, (rows, columns))")
        ),
        cause="what overshoots beside edges is left below 0 and above 1",
        hint="Print the smallest and the largest number for two squares with sharp edges. What "
        "can a byte hold?",
        section="Exercise 10.4: One size for all",
        origin="the last step left out",
        held_out=(FACTOR + "    return imresize(ink, (rows, columns))\n",),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-cut-off-below-only",
        answer=Edit(
            (
                "np.clip(imresize(ink, (rows, columns)), 0, 1)",
                "np.maximum(imresize(ink, (rows, columns)), 0)",
            )
        ),
        cause="what exceeds 1 is left as it is",
        hint="Print the smallest and the largest number for two squares with sharp edges.",
        section="Exercise 10.4: One size for all",
        origin="half of the step",
        held_out=(
            FACTOR
            + """
    small = imresize(ink, (rows, columns))
    small[small < 0] = 0
    return small
""",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-rescaled",
        answer=FACTOR
        + """
    small = imresize(ink, (rows, columns))
    small = small - small.min()
    return small / small.max() if small.max() > 0 else small
""",
        cause="the numbers are stretched to run from 0 to 1, instead of being cut off",
        hint="Try a digit whose strongest ink is 0.5. Should it be 1 afterwards?",
        section="Exercise 10.4: One size for all",
        origin="min-max scaling",
        held_out=(
            FACTOR
            + """
    out = imresize(ink, (rows, columns))
    low, high = out.min(), out.max()
    return (out - low) / (high - low) if high > low else out - low
""",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-shorter-side",
        answer=Edit(("20 / max(ink.shape)", "20 / min(ink.shape)")),
        cause="the shorter side becomes 20, so the digit does not fit into the box",
        hint="Print the shape for a slim 1 of 60 × 15. Does it fit into 20 × 20?",
        section="Exercise 10.4: One size for all",
        origin="min and max mixed up",
        held_out=(
            FACTOR.replace("max(h, w)", "min(h, w)")
            + "    return imresize(ink, (rows, columns)).clip(0, 1)\n",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-by-height",
        answer=Edit(("20 / max(ink.shape)", "20 / ink.shape[0]")),
        cause="the height becomes 20, even where the digit is wider than high",
        hint="Print the shape for a dash of 4 × 200. Which side should become 20?",
        section="Exercise 10.4: One size for all",
        origin="most digits are higher than wide",
        held_out=(
            """
def fit_into_box(ink):
    height, width = ink.shape
    return imresize(ink, (20, max(1, round(20 * width / height)))).clip(0, 1)
""",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-rounded-down",
        answer=Edit(("round(scale * side)", "int(20 * side // max(ink.shape))")),
        cause="the shorter side is cut to whole pixels, not rounded",
        hint="A digit of 26 × 63 would have 8.25 rows, one of 7 × 11 would have 12.7. What "
        "should each become?",
        section="Exercise 10.4: One size for all",
        origin="int() or // for round()",
        held_out=(
            """
def fit_into_box(ink):
    h, w = ink.shape
    size = (max(1, 20 * h // max(h, w)), max(1, 20 * w // max(h, w)))
    return np.clip(imresize(ink, size), 0, 1)
""",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-rounded-up",
        answer=Edit(("round(scale * side)", "-(-20 * side // max(ink.shape))")),
        cause="the shorter side is rounded up, always",
        hint="A digit of 26 × 63 would have 8.25 rows. Which whole number is nearest?",
        section="Exercise 10.4: One size for all",
        origin="to be on the safe side of 0",
        held_out=(Edit(("round(scale * side)", "int(np.ceil(20 * side / max(ink.shape)))")),),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-vanished",
        answer=Edit(("max(1, round(scale * side))", "round(scale * side)")),
        cause="a very long digit is left with no pixel across",
        hint="Try a dash of 2 × 300. To what does its height round, and what is the least it "
        "may be?",
        section="Exercise 10.4: One size for all",
        origin="“each at least 1” overlooked",
        held_out=(Edit(("max(1, round(scale * side))", "int(np.round(side * scale))")),),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-only-smaller",
        answer=Edit(("20 / max(ink.shape)", "min(1, 20 / max(ink.shape))")),
        cause="small digits are left as they are",
        hint="Print the shape for a digit of 7 × 10. One size for all: what should its longer "
        "side be?",
        section="Exercise 10.4: One size for all",
        origin="“fit” read as “make smaller”",
        held_out=(
            FACTOR
            + """
    if max(h, w) <= 20:
        return np.clip(imresize(ink, (h, w)), 0, 1)
    return np.clip(imresize(ink, (rows, columns)), 0, 1)
""",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-28",
        answer=Edit(("scale = 20 /", "scale = 28 /")),
        cause="the longer side becomes 28",
        hint="Print the shape. Which box did the makers of MNIST use for the digit alone?",
        section="Exercise 10.4: One size for all",
        origin="the size of the whole picture",
        held_out=(
            FACTOR.replace("20", "28")
            + "    return np.clip(imresize(ink, (rows, columns)), 0, 1)\n",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-sides-exchanged",
        answer=Edit(("imresize(ink, (rows, columns))", "imresize(ink, (columns, rows))")),
        cause="the new width is used as the height, and the other way round",
        hint="Print the shape for a slim 1 of 60 × 15. Which comes first in `(rows, columns)`?",
        section="Exercise 10.4: One size for all",
        origin="width first, as in many image libraries",
        held_out=(FACTOR + "    return np.clip(imresize(ink, (columns, rows)), 0, 1)\n",),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-padded",
        answer=FACTOR
        + """
    picture = np.zeros((20, 20))
    picture[:rows, :columns] = np.clip(imresize(ink, (rows, columns)), 0, 1)
    return picture
""",
        cause="the digit is put into a square of 20 × 20 already",
        hint="Print the shape for a slim 1. Where the digit goes is the next step's business: "
        "what is asked for here?",
        section="Exercise 10.4: One size for all",
        origin="the box taken for part of the result",
        held_out=(
            FACTOR
            + """
    small = np.clip(imresize(ink, (rows, columns)), 0, 1)
    return np.pad(small, ((0, 20 - rows), (0, 20 - columns)))
""",
        ),
    ),
    Misconception(
        exercise="fit_into_box",
        id="fit-picked-pixels",
        answer=FACTOR
        + """
    places = np.ix_(np.arange(rows) * h // rows, np.arange(columns) * w // columns)
    return ink[places]
""",
        cause="single pixels are picked, and all that lies between them is lost",
        hint="Make a fine line smaller. Is it still there? Which function does the lesson give "
        "you for resizing?",
        section="Exercise 10.4: One size for all",
        origin="nearest neighbour by hand",
        held_out=(
            FACTOR
            + """
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = ink[i * h // rows, j * w // columns]
    return out
""",
        ),
    ),
    # centre_by_mass
    Misconception(
        exercise="centre_by_mass",
        id="centre-of-the-box",
        answer="""
def centre_by_mass(ink):
    h, w = ink.shape
    top, left = (28 - h) // 2, (28 - w) // 2
    picture = np.zeros((28, 28))
    picture[top : top + h, left : left + w] = ink
    return picture
""",
        cause="the box is put in the middle, not the ink",
        hint="Try the coarse 7, whose ink is mostly at the top. Where would it balance?",
        section="Exercise 10.5: In the middle, by mass",
        origin="what most would do",
        held_out=(
            """
def centre_by_mass(ink):
    rows, columns = 28 - ink.shape[0], 28 - ink.shape[1]
    return np.pad(ink, ((rows // 2, rows - rows // 2), (columns // 2, columns - columns // 2)))
""",
        ),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-rows-and-columns-exchanged",
        answer=Edit(("top, left = corner", "left, top = corner")),
        cause="the row's place is used for the column, and the other way round",
        hint="Print both centres for a box whose ink is all in its top right corner. Which of "
        "them is small?",
        section="Exercise 10.5: In the middle, by mass",
        origin="x and y mixed up",
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-sums-along-the-wrong-axis",
        answer=Edit(("ink.sum(axis=1 - axis)", "ink.sum(axis=axis)")),
        cause="the ink is added up along the wrong axis",
        hint="Print the shape of your sums for a box of 20 × 12. How many rows has it, and how "
        "many sums do you weigh them with?",
        section="Exercise 10.5: In the middle, by mass",
        origin="axis=0 reads like “of each row”",
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-at-ten",
        answer=Edit(("14 - centre", "10 - centre")),
        cause="the centre of mass is brought to 10, the middle of a box of 20",
        hint="How large is the picture now, and where is its middle?",
        section="Exercise 10.5: In the middle, by mass",
        origin="20 × 20 in mind",
        held_out=(BALANCE + "    top, left = round(10 - row), round(10 - column)\n" + PUT,),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-counted-from-one",
        answer=Edit(("np.arange(side)", "np.arange(1, side + 1)")),
        cause="rows and columns are counted from 1",
        hint="Where does a single pixel of ink in a box of 1 × 1 go, and where should it?",
        section="Exercise 10.5: In the middle, by mass",
        origin="counting as on paper",
        held_out=(BALANCE + "    top, left = round(13 - row), round(13 - column)\n" + PUT,),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-rounded-down",
        answer=Edit(("round(14 - centre)", "int(np.floor(14 - centre))")),
        cause="the place is cut to a whole number where it should be rounded, or 13.5 is taken "
        "for 14",
        hint="What is 14 − 6.1, and which whole number comes nearest? Where does the exercise "
        "want the centre of mass?",
        section="Exercise 10.5: In the middle, by mass",
        origin="int() for round(); the middle of the places 0 to 27",
        held_out=(
            BALANCE + "    top, left = int((14 - row) // 1), int((14 - column) // 1)\n" + PUT,
            Edit(("round(14 - centre)", "int(14 - centre)")),
            BALANCE + "    top, left = round(13.5 - row), round(13.5 - column)\n" + PUT,
        ),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-rounded-too-early",
        answer=Edit(("round(14 - centre)", "14 - int(centre)")),
        cause="the centre of mass is cut to a whole number before it is used",
        hint="What is 14 − 6.9, and which whole number comes nearest? At which place in the "
        "formula does the rounding stand?",
        section="Exercise 10.5: In the middle, by mass",
        origin="int() for round(), or ceil",
        held_out=(
            BALANCE + "    top, left = int(np.ceil(14 - row)), int(np.ceil(14 - column))\n" + PUT,
        ),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-of-all-ink-alike",
        answer=BALANCE.replace("* ink).sum() / ink.sum()", "* (ink > 0)).sum() / (ink > 0).sum()")
        + "    top, left = round(14 - row), round(14 - column)\n"
        + PUT,
        cause="all pixels with ink weigh the same, however pale they are",
        hint="Try a box with one strong pixel and many pale ones. Which way should it tip?",
        section="Exercise 10.5: In the middle, by mass",
        origin="a mask for the mass",
        held_out=(
            Edit(("mass = ink.sum(axis=1 - axis)", "mass = np.count_nonzero(ink, axis=1 - axis)")),
        ),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-of-the-strongest-pixel",
        answer=BALANCE
        + """
    row, column = np.unravel_index(np.argmax(ink), ink.shape)
    top, left = int(14 - row), int(14 - column)
"""
        + PUT,
        cause="the strongest pixel is brought to the middle, not the centre of mass",
        hint="On which point would a stroke of two equally strong pixels balance? Does the rest of "
        "the ink count with you?",
        section="Exercise 10.5: In the middle, by mass",
        origin="argmax for the centre",
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-not-pushed-back",
        answer="""
def centre_by_mass(ink):
    h, w = ink.shape
    r, c = np.indices((h, w))
    top = round(14 - (r * ink).sum() / ink.sum())
    left = round(14 - (c * ink).sum() / ink.sum())
    picture = np.zeros((28, 28))
    picture[top : top + h, left : left + w] = ink
    return picture
""",
        cause="a box that would stick out is not pushed back",
        hint="Try a 20 × 20 box with nearly all of its ink in the last row. In which row would its "
        "top be?",
        section="Exercise 10.5: In the middle, by mass",
        origin="the precaution overlooked",
        held_out=(Edit(("min(max(round(14 - centre), 0), 28 - side)", "round(14 - centre)")),),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-pushed-back-on-one-side",
        answer=Edit(("min(max(round(14 - centre), 0), 28 - side)", "max(round(14 - centre), 0)")),
        cause="a box is pushed back at the top and the left, but not at the bottom and the right",
        hint="Try a 20 × 20 box with nearly all of its ink in the first row. Where does its "
        "last row end up?",
        section="Exercise 10.5: In the middle, by mass",
        origin="half of the precaution",
        held_out=(
            BALANCE
            + "    top, left = round(14 - row), round(14 - column)\n"
            + PUT.replace(
                "min(max(top, 0), 28 - h), min(max(left, 0), 28 - w)", "max(0, top), max(0, left)"
            ),
        ),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-rolled",
        answer=BALANCE
        + """
    picture = np.zeros((28, 28))
    picture[:h, :w] = ink
    return np.roll(picture, (round(14 - row), round(14 - column)), axis=(0, 1))
""",
        cause="what would stick out on one side comes in again on the other",
        hint="Try a 20 × 20 box with nearly all of its ink in the first row, and look at the "
        "picture. Is the digit still in one piece?",
        section="Exercise 10.5: In the middle, by mass",
        origin="np.roll",
        held_out=(
            BALANCE
            + """
    padded = np.pad(ink, ((0, 28 - h), (0, 28 - w)))
    padded = np.roll(padded, round(14 - row), axis=0)
    return np.roll(padded, round(14 - column), axis=1)
""",
        ),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-moved-the-wrong-way",
        answer=Edit(("round(14 - centre)", "round(centre)")),
        cause="the centre of mass itself is used as the place of the top left pixel",
        hint="A box with its ink at the top: should it move up or down?",
        section="Exercise 10.5: In the middle, by mass",
        origin="a step of the formula left out",
        held_out=(BALANCE + "    top, left = round(row), round(column)\n" + PUT,),
    ),
    Misconception(
        exercise="centre_by_mass",
        id="centre-down-but-not-across",
        answer=BALANCE + "    top, left = round(14 - row), (28 - w) // 2\n" + PUT,
        cause="the digit is balanced from top to bottom, but not from left to right",
        hint="Try the coarse 7, whose stem is on the right. Which column does its left side get?",
        section="Exercise 10.5: In the middle, by mass",
        origin="one axis of two",
    ),
    # digit_vector
    Misconception(
        exercise="digit_vector",
        id="vector-row-by-row",
        answer=Edit(('.ravel(order="F")', ".ravel()")),
        cause="the pixels are written down row by row",
        hint="Draw your vector with to_image. Is it upright?",
        section="Exercise 10.6: All of it",
        origin="NumPy's own order",
        held_out=(STEPS + "    return imresize(middle, (20, 20)).reshape(400)\n",),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-ink-stays-dark",
        answer=Edit(("bright_ink(to_grey(image))", "to_grey(image)")),
        cause="dark ink is left dark, and the paper bright",
        hint="Print the most frequent value in the 20 × 20 picture. What should paper be?",
        section="What each step is worth",
        origin="a step left out",
        held_out=(
            STEPS.replace("bright_ink(to_grey(image))", "to_grey(image)")
            + '    return imresize(middle, (20, 20)).flatten("F")\n',
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-white-paper",
        answer=Edit(("bright_ink(to_grey(image))", "1 - to_grey(image)")),
        cause="the grey values are only turned into a negative",
        hint="Try a bright digit on a blackboard. What is large afterwards, the ink or the board?",
        section="What each step is worth",
        origin="paper taken for pure white",
        held_out=(
            STEPS.replace("bright_ink(to_grey(image))", "1.0 - to_grey(image)")
            + "    return imresize(middle, (20, 20)).T.ravel()\n",
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-threshold-not-handed-on",
        answer=Edit(("crop(ink, threshold)", "crop(ink, 0.3)")),
        cause="the threshold that is handed over has no influence",
        hint="Call it with thresholds of 0 and of 0.6. Do the two vectors differ?",
        section="Exercise 10.6: All of it",
        origin="the default written in",
        held_out=(
            STEPS.replace("crop(ink, threshold)", "crop(ink, threshold=0.3)")
            + '    return imresize(middle, (20, 20)).ravel("F")\n',
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-without-threshold",
        answer=Edit(("crop(ink, threshold)", "crop(ink, 0)")),
        cause="the digit is cropped with a threshold of 0, always",
        hint="Paper is never perfectly even. How large is the box of a photo, if the faintest "
        "speck counts as ink?",
        section="What each step is worth",
        origin="the call of the examples with MNIST's own pictures",
        held_out=(
            STEPS.replace("crop(ink, threshold)", "crop(ink, 0.0)")
            + "    return imresize(middle, (20, 20)).T.flatten()\n",
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-not-cropped",
        answer=Edit(("crop(ink, threshold)", "ink")),
        cause="the ink is not cut out of the picture",
        hint="Draw your vector with to_image. How large is the digit in it?",
        section="What each step is worth",
        origin="a step left out",
        held_out=(
            STEPS.replace("crop(ink, threshold)", "ink")
            + '    return imresize(middle, (20, 20)).ravel("F")\n',
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-faint-pixels-but-no-crop",
        answer=Edit(("crop(ink, threshold)", "np.where(ink < threshold, 0, ink)")),
        cause="faint pixels are set to 0, but the picture is not cut to the box",
        hint="Draw your vector with to_image. How large is the digit in it, and how large was "
        "MNIST's?",
        section="What each step is worth",
        origin="half of a step",
        held_out=(
            STEPS.replace("crop(ink, threshold)", "ink * (ink >= threshold)")
            + '    return imresize(middle, (20, 20)).ravel("F")\n',
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-not-brought-to-size",
        answer=Edit(("fit_into_box(crop(ink, threshold))", "crop(ink, threshold)")),
        cause="the digit is not brought to size before it is put in the middle",
        hint="Try the same digit small and large. Should the two vectors differ?",
        section="What each step is worth",
        origin="a step left out",
        held_out=(
            STEPS.replace("fit_into_box(box)", "box")
            + "    return imresize(middle, (20, 20)).T.ravel()\n",
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-stretched",
        answer=Edit(
            (
                "fit_into_box(crop(ink, threshold))",
                "np.clip(imresize(crop(ink, threshold), (20, 20)), 0, 1)",
            )
        ),
        cause="the digit is stretched to a square",
        hint="What does a slim 1 look like afterwards? Which of your functions keeps a digit's "
        "shape?",
        section="What each step is worth",
        origin="the obvious way kept in one place",
        held_out=(
            STEPS.replace("fit_into_box(box)", "imresize(box, (20, 20)).clip(0, 1)")
            + '    return imresize(middle, (20, 20)).ravel("F")\n',
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-not-centred",
        answer=Edit(("centre_by_mass(small)", "small")),
        cause="the digit is not put in the middle of 28 × 28 pixels",
        hint="Rebuild a picture of MNIST and compare it with its row of X. How wide is the "
        "margin in each?",
        section="Exercise 10.5: In the middle, by mass",
        origin="20 × 20 is reached already",
        held_out=(
            STEPS.replace("centre_by_mass(small)", "small")
            + '    return imresize(middle, (20, 20)).flatten("F")\n',
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-of-784",
        answer=Edit(("imresize(centre_by_mass(small), (20, 20))", "centre_by_mass(small)")),
        cause="the picture is not made smaller from 28 × 28 to 20 × 20",
        hint="How many numbers come back, and how many does the network expect?",
        section="Exercise 10.6: All of it",
        origin="the last step left out",
        held_out=(STEPS + "    return middle.T.ravel()\n",),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-cut-to-size",
        answer=Edit(
            ("imresize(centre_by_mass(small), (20, 20))", "centre_by_mass(small)[4:24, 4:24]")
        ),
        cause="a margin is cut off where the picture should be made smaller",
        hint="Rebuild a picture of MNIST and draw it beside its row of X. In which of them is "
        "the digit larger?",
        section="Exercise 10.6: All of it",
        origin="28 minus twice 4 is 20, too",
        held_out=(STEPS + "    return middle[4:-4, 4:-4].T.flatten()\n",),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-cut-off",
        answer=STEPS + '    return np.clip(imresize(middle, (20, 20)), 0, 1).ravel("F")\n',
        cause="the result is cut off at 0 and 1, as after the first resizing",
        hint="Are there numbers below 0 in X? What does the exercise say about this second "
        "resizing?",
        section="Exercise 10.6: All of it",
        origin="what fit_into_box does",
        held_out=(
            Edit(
                ("imresize(centre_by_mass(small), (20, 20))", "fit_into_box(centre_by_mass(small))")
            ),
        ),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-still-a-picture",
        answer=Edit(('.ravel(order="F")', "")),
        cause="a picture of 20 × 20 comes back, not a vector",
        hint="Print the shape. How many axes has a row of X?",
        section="Exercise 10.6: All of it",
        origin="the last step left out",
        held_out=(STEPS + "    return imresize(middle, (20, 20))\n",),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-in-a-row",
        answer=STEPS + '    return imresize(middle, (20, 20)).reshape((1, 400), order="F")\n',
        cause="the vector comes back as a matrix of one row",
        hint="Print the shape, and compare it with the docstring.",
        section="Exercise 10.6: All of it",
        origin="what the network takes",
        held_out=(STEPS + "    return imresize(middle, (20, 20)).T.ravel()[np.newaxis]\n",),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-with-bias",
        answer=STEPS + '    return np.r_[1, imresize(middle, (20, 20)).ravel("F")]\n',
        cause="the bias unit's 1 stands in front already",
        hint="Print the shape. Which function of Lesson 2 puts the 1 in front?",
        section="Exercise 10.6: All of it",
        origin="what the network takes",
        held_out=(STEPS + "    return np.insert(imresize(middle, (20, 20)).T.ravel(), 0, 1)\n",),
    ),
    Misconception(
        exercise="digit_vector",
        id="vector-only-resized",
        answer="""
def digit_vector(image, threshold=0.3):
    return imresize(to_grey(image), (20, 20)).ravel(order="F")
""",
        cause="the picture is only made grey and resized",
        hint="How many of your six steps are in it? Count the photos that are read with them and "
        "without.",
        section="The obvious way, and how it fails",
        origin="the obvious way",
        held_out=(
            """
def digit_vector(image, threshold=0.3):
    return imresize(to_grey(image), (20, 20)).T.reshape(-1)
""",
        ),
    ),
]
