"""One submission from the file that was handed in to marks: a job that any process can do.

What goes in and what comes out is JSON, and nothing is read or written beside it: neither the
course's folder nor the gradebook.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.metadata
import json
import platform
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from traitlets.config import Config

import autograder
from autograder.gradebook.releases import packed_assignment
from autograder.gradebook.scores import outcome, plain
from autograder.handin import pictures
from autograder.handin.choosing import choose
from autograder.handin.mending import mend, restore_locked
from autograder.judging.run import run_notebook
from autograder.judging.settings import Settings

Json = dict[str, Any]


@functools.cache
def versions() -> dict[str, str]:
    """Return the versions of everything that a verdict may hang on."""
    packages = ("numpy", "scipy", "ipython", "nbgrader")
    found = {name: importlib.metadata.version(name) for name in packages}
    return {"python": platform.python_version(), "autograder": autograder.__version__, **found}


@functools.cache
def _code() -> str:
    """Return a digest of the grader's own code, which changes more often than its version."""
    digest = hashlib.sha256()
    for path in sorted(Path(autograder.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def key(job: Json) -> str:
    """Return a digest of all that a job's verdicts hang on: the same key, the same verdicts.

    Parameters
    ----------
    job : dict
        What `job` made.
    """
    everything = json.dumps([job, versions(), _code()], sort_keys=True)
    return hashlib.sha256(everything.encode()).hexdigest()


def job(
    student: str,
    lesson: str,
    files: dict[str, bytes | None],
    packed: str,
    settings: Settings,
    secret: bytes,
    output: Json,
) -> Json:
    """Return all that grading one submission takes.

    Parameters
    ----------
    student, lesson : str
        Whose it is, and which lesson.
    files : dict of str to bytes or None
        As `submissions.gather` gives them.
    packed : str
        What all the lesson's submissions share, as `packed_assignment.pack` gives it.
    settings : Settings
        Time limits, and what counts.
    secret : bytes
        The course's, from which the inputs' seeds come.
    output : dict
        The course's configuration of nbgrader's steps for outputs.
    """
    contents = {
        name: None if content is None else base64.b64encode(content).decode()
        for name, content in files.items()
    }
    return {
        "student": student,
        "lesson": lesson,
        "files": contents,
        "settings": asdict(settings),
        "secret": secret.hex(),
        "output": output,
        "assignment": packed,
    }


def grade(job: Json) -> Json:
    """Grade one submission.

    Parameters
    ----------
    job : dict
        What `job` made.

    Returns
    -------
    dict
        ``scores``, ``comments``, ``answers`` and ``points`` by grade_id, the graded ``notebook`` as
        a file's text, the ``file`` that it was made of, a ``note`` on what was out of order, the
        ``judgements``, the ``release`` that it was judged in, where the ``seconds`` went, and the
        ``versions`` of what was used.
    """
    start = time.monotonic()
    shared = packed_assignment.unpack(job["assignment"])
    files = {
        name: None if content is None else base64.b64decode(content)
        for name, content in job["files"].items()
    }
    choice = choose(files, job["lesson"], shared.release)
    nb = choice.notebook
    notes = [choice.note, pictures.missing(nb), *mend(nb, shared.release)]
    restore_locked(nb, shared.official)
    _tell_cells_apart(nb)
    intake = time.monotonic() - start
    settings = Settings(**job["settings"])
    secret = bytes.fromhex(job["secret"])
    run = run_notebook(nb, shared.lesson, job["student"], secret, settings, choice.beside)
    ran = time.monotonic()
    _limit_output(nb, Config(job["output"]))
    marks = outcome(nb, shared.release, run.judgements)
    # nbformat's own way of writing, with line breaks, takes twenty times as long.
    text = json.dumps(nb, ensure_ascii=False, sort_keys=True) + "\n"
    seconds = {"intake": intake, **run.seconds, "marks": time.monotonic() - ran}
    return {
        "scores": marks.scores,
        "comments": marks.comments,
        "answers": marks.answers,
        "points": marks.points,
        "notebook": text,
        "file": choice.file,
        "note": "; ".join(filter(None, notes)),
        "judgements": plain(run.judgements),
        "release": shared.digest,
        "seconds": {part: round(value, 4) for part, value in seconds.items()},
        "versions": versions(),
    }


def _tell_cells_apart(nb: NotebookNode) -> None:
    """Give copied cells ids of their own, the same ones at every grading."""
    seen: set[str] = set()
    for number, cell in enumerate(nb.cells):
        if cell.id in seen:
            cell.id = f"{cell.id[:48]}-copy-{number}"
        seen.add(cell.id)


def _limit_output(nb: NotebookNode, config: Config) -> None:
    """Do nbgrader's own steps on outputs, whose import takes longer than most have any need of."""
    if not (config.get("IgnorePattern") or config.get("LimitOutput") or _has_long_output(nb)):
        return
    from nbgrader.preprocessors import IgnorePattern, LimitOutput

    for step in (IgnorePattern(config=config), LimitOutput(config=config)):
        if step.enabled:
            step.preprocess(nb, {})


def _has_long_output(nb: NotebookNode, lines: int = 99) -> bool:
    """Tell whether a cell's outputs have nearly as many lines as nbgrader's limits allow."""
    for cell in nb.cells:
        outputs = cell.get("outputs", [])
        text = sum(output.get("text", "").count("\n") + 1 for output in outputs)
        if max([text, *(len(output.get("traceback", [])) for output in outputs)]) > lines:
            return True
    return False
