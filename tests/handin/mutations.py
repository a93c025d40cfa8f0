"""Small things that go wrong with a notebook's file: one each, at a place that chance chooses.

Those in `HARMLESS` leave everything alone that grading needs, so that full marks are due after any
number of them. The others may cost points, and never a true word about it.
"""

import copy
import gzip
import json
import random
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

JUNK: list[Any] = [
    *(None, True, 0, -1, 10**30, 1.5, float("nan"), float("inf"), "", "x", "\ud83d", "\0", "4.0"),
    *(
        [],
        {},
        [[]],
        {"a": {"a": {"a": [1, [2, [3]]]}}},
        ["x", None],
        "x" * 5000,
        "null",
        "/etc/passwd",
    ),
]
"""Values of a wrong kind."""


def junk(chance: random.Random, *more: Any) -> Any:
    """Return one of them, or of more, which no other place shares."""
    return copy.deepcopy(chance.choice([*JUNK, *more]))


def official(cell: Json) -> bool:
    return "nbgrader" in cell.get("metadata", {})


def plain(notebook: Json) -> list[Json]:
    return [cell for cell in notebook["cells"] if not official(cell)]


def solutions(notebook: Json) -> list[Json]:
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("solution")]


def deep(levels: int) -> Any:
    value: Any = "x"
    for level in range(levels):
        value = [value] if level % 2 else {"a": value}
    return value


# --- what grading does not need ---


def plain_cell_deleted(notebook: Json, chance: random.Random) -> None:
    notebook["cells"].remove(chance.choice(plain(notebook)))


def locked_cell_deleted(notebook: Json, chance: random.Random) -> None:
    locked = [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("locked")]
    notebook["cells"].remove(chance.choice(locked))


def solution_doubled(notebook: Json, chance: random.Random) -> None:
    cell = chance.choice(solutions(notebook))
    notebook["cells"].insert(notebook["cells"].index(cell), copy.deepcopy(cell))


def text_added(notebook: Json, chance: random.Random) -> None:
    cell = {
        "cell_type": "markdown",
        "id": "new",
        "metadata": {},
        "source": chance.choice(("a<b", "")),
    }
    notebook["cells"].insert(chance.randrange(2), cell)


def metadata_of_the_notebook(notebook: Json, chance: random.Random) -> None:
    notebook["metadata"][chance.choice(("kernelspec", "language_info", "x"))] = junk(chance)


def metadata_of_the_notebook_lost(notebook: Json, chance: random.Random) -> None:
    notebook["metadata"] = chance.choice(({}, {"nbgrader": {}}))


def metadata_beside(notebook: Json, chance: random.Random) -> None:
    key = chance.choice(("tags", "collapsed", "slideshow", "colab", "id", "vscode", "editable"))
    chance.choice(notebook["cells"])["metadata"][key] = junk(chance)


def metadata_deep(notebook: Json, chance: random.Random) -> None:
    chance.choice(notebook["cells"])["metadata"]["x"] = deep(10)


def nbgrader_fields(notebook: Json, chance: random.Random) -> None:
    cell = chance.choice([cell for cell in notebook["cells"] if official(cell)])
    key = chance.choice(
        ("points", "grade", "solution", "locked", "schema_version", "checksum", "task")
    )
    cell["metadata"]["nbgrader"][key] = junk(chance)


def metadata_lost(notebook: Json, _: random.Random) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def outputs(notebook: Json, chance: random.Random) -> None:
    cell = chance.choice([c for c in notebook["cells"] if c["cell_type"] == "code"])
    cell["outputs"] = junk(chance, [{"output_type": each} for each in JUNK])


def execution_count(notebook: Json, chance: random.Random) -> None:
    for cell in notebook["cells"]:
        cell["execution_count"] = junk(chance)


def attachments(notebook: Json, chance: random.Random) -> None:
    text = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    chance.choice(text)["attachments"] = junk(
        chance, {"a.png": junk(chance)}, {"a.png": {"image/png": junk(chance)}}
    )


def ids(notebook: Json, chance: random.Random) -> None:
    for cell in notebook["cells"]:
        cell["id"] = junk(chance, "same", "same", "with space", "x" * 65)


def ids_lost(notebook: Json, _: random.Random) -> None:
    for cell in notebook["cells"]:
        del cell["id"]


def minor_version(notebook: Json, chance: random.Random) -> None:
    notebook["nbformat_minor"] = chance.choice((0, 2, 4, 6, 99, "5", None))


def kind_of_an_official_cell(notebook: Json, chance: random.Random) -> None:
    cell = chance.choice([cell for cell in notebook["cells"] if official(cell)])
    cell["cell_type"] = chance.choice(("markdown", "raw", "heading"))


def source_in_lines(notebook: Json, _: random.Random) -> None:
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)


def field_added(notebook: Json, chance: random.Random) -> None:
    chance.choice([notebook, *notebook["cells"]])["more"] = junk(chance)


# --- what grading may need ---


def any_cell_deleted(notebook: Json, chance: random.Random) -> None:
    del notebook["cells"][chance.randrange(len(notebook["cells"]))]


def cells_swapped(notebook: Json, chance: random.Random) -> None:
    cells = notebook["cells"]
    a, b = chance.randrange(len(cells)), chance.randrange(len(cells))
    cells[a], cells[b] = cells[b], cells[a]


def cells_shuffled(notebook: Json, chance: random.Random) -> None:
    chance.shuffle(notebook["cells"])


def cell_replaced(notebook: Json, chance: random.Random) -> None:
    notebook["cells"][chance.randrange(len(notebook["cells"]))] = junk(chance)


def cells_nested(notebook: Json, chance: random.Random) -> None:
    notebook["cells"] = chance.choice(([notebook["cells"]], {"0": notebook["cells"][0]}))


def cells_of_another_kind(notebook: Json, chance: random.Random) -> None:
    notebook["cells"] = junk(chance)


def cells_under_another_name(notebook: Json, _: random.Random) -> None:
    notebook["Cells"] = notebook.pop("cells")


def cell_merged(notebook: Json, chance: random.Random) -> None:
    at = chance.randrange(1, len(notebook["cells"]))
    notebook["cells"][at - 1]["source"] += "\n" + notebook["cells"].pop(at)["source"]


def cell_split(notebook: Json, chance: random.Random) -> None:
    at = chance.randrange(len(notebook["cells"]))
    cell = notebook["cells"][at]
    cut = len(cell["source"]) // 2
    notebook["cells"].insert(at + 1, copy.deepcopy(cell) | {"source": cell["source"][cut:]})
    cell["source"] = cell["source"][:cut]


def source_of_another_kind(notebook: Json, chance: random.Random) -> None:
    cell = chance.choice(notebook["cells"])
    cell["source"] = junk(chance, [cell["source"], None, 7], {"text": cell["source"]})


def kind_of_a_cell(notebook: Json, chance: random.Random) -> None:
    chance.choice(notebook["cells"])["cell_type"] = junk(chance)


def metadata_of_another_kind(notebook: Json, chance: random.Random) -> None:
    chance.choice([notebook, *notebook["cells"]])["metadata"] = junk(chance)


def nbgrader_of_another_kind(notebook: Json, chance: random.Random) -> None:
    chance.choice(notebook["cells"])["metadata"]["nbgrader"] = junk(chance)


def grade_id(notebook: Json, chance: random.Random) -> None:
    cells = [cell for cell in notebook["cells"] if official(cell)]
    others = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
    chance.choice(cells)["metadata"]["nbgrader"]["grade_id"] = junk(chance, *others)


def field_lost(notebook: Json, chance: random.Random) -> None:
    cell = chance.choice(notebook["cells"])
    del cell[chance.choice(list(cell))]


def version(notebook: Json, chance: random.Random) -> None:
    notebook["nbformat"] = junk(chance, 2, 3, 4.0, 5, "4", 99)


def version_lost(notebook: Json, _: random.Random) -> None:
    del notebook["nbformat"]


def metadata_too_deep(notebook: Json, chance: random.Random) -> None:
    notebook["metadata"]["x"] = deep(chance.choice((60, 300)))


def half_an_emoji(notebook: Json, chance: random.Random) -> None:
    chance.choice(notebook["cells"])["source"] += "\n# \ud83d\0"


HARMLESS: list[Callable[[Json, random.Random], None]] = [
    *(
        plain_cell_deleted,
        locked_cell_deleted,
        solution_doubled,
        text_added,
        outputs,
        ids,
        ids_lost,
    ),
    *(metadata_of_the_notebook, metadata_of_the_notebook_lost, metadata_beside, metadata_deep),
    *(nbgrader_fields, metadata_lost, execution_count, attachments, minor_version, field_added),
    *(kind_of_an_official_cell, source_in_lines),
]

HARMFUL: list[Callable[[Json, random.Random], None]] = [
    *(any_cell_deleted, cells_swapped, cells_shuffled, cell_replaced, cells_nested, cell_merged),
    *(cells_of_another_kind, cells_under_another_name, cell_split, source_of_another_kind),
    *(kind_of_a_cell, metadata_of_another_kind, nbgrader_of_another_kind, grade_id, field_lost),
    *(version, version_lost, metadata_too_deep, half_an_emoji),
]

# --- the file's bytes ---


def truncated(text: str, chance: random.Random) -> bytes:
    return text.encode()[: chance.randrange(len(text))]


def bytes_changed(text: str, chance: random.Random) -> bytes:
    content = bytearray(text.encode())
    for _ in range(chance.choice((1, 3, 30))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def piece_lost(text: str, chance: random.Random) -> bytes:
    start = chance.randrange(len(text))
    return (text[:start] + text[start + chance.randrange(1, 200) :]).encode()


def huge_number(text: str, _: random.Random) -> bytes:
    return text.replace('"metadata": {', '"metadata": {"n": ' + "9" * 5000 + ", ", 1).encode()


def twice(text: str, _: random.Random) -> bytes:
    return (text + text).encode()


HARMLESS_BYTES: dict[str, Callable[[str, random.Random], bytes]] = {
    encoding: lambda text, _, encoding=encoding: text.encode(encoding)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
} | {
    "Windows lines": lambda text, _: text.replace("\n", "\r\n").encode(),
    "space around": lambda text, _: b"\r\n\n\t " + text.encode() + b"\n\n ",
    "in ASCII": lambda text, _: json.dumps(json.loads(text)).encode(),
}

HARMFUL_BYTES: dict[str, Callable[[str, random.Random], bytes]] = {
    each.__name__: each for each in (truncated, bytes_changed, piece_lost, huge_number, twice)
} | {
    "latin-1": lambda text, _: text.replace("return", "return  # é\n   ").encode(
        "latin-1", "replace"
    ),
    "utf-7": lambda text, _: text.encode("utf-7"),
    "utf-8 read as latin-1": lambda text, _: text.encode().decode("latin-1").encode(),
    "NULs behind": lambda text, _: text.encode() + bytes(512),
    "NULs between": lambda text, _: text.encode().replace(b"\n", b"\n\0"),
    "two marks": lambda text, _: b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(),
    "a mark and UTF-8": lambda text, _: b"\xff\xfe" + text.encode(),
    "gzip": lambda text, _: gzip.compress(text.encode(), mtime=0),
    "single quotes": lambda text, _: text.replace('"', "'").encode(),
    "a comma too many": lambda text, _: text.replace("]", ",]").encode(),
    "nothing": lambda *_: b"",
    "spaces": lambda *_: b"  \n ",
    "only null": lambda *_: b"null",
}
