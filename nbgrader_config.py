"""Makes this folder an nbgrader course: every nbgrader command works here, formgrader included."""

import os
import sys
import warnings
from pathlib import Path

# nbgrader calls `alembic` by name to make a gradebook, also where no environment is activated.
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

# nbgrader 0.9 makes a submission's rows one by one, and SQLAlchemy warns at every one of them.
warnings.filterwarnings("ignore", message="Object of type <Submitted", module="nbgrader")

c = get_config()  # noqa: F821  (traitlets defines it when it reads this file)

c.CourseDirectory.course_id = "inside-the-neural-network"

# What a student finds where a solution was.
c.ClearSolutions.code_stub = {
    "python": 'raise NotImplementedError("write this function, then run the check below")'
}
c.ClearSolutions.text_stub = "*Write your answer here, in your own words.*"

# The steps are named, not imported, so that commands that need none of them start at once.
NBGRADER = "nbgrader.preprocessors"
OURS = "autograder.gradebook.preprocessors"

# A lesson may change when it has submissions: its cells are entered without loss, and each release
# is kept, so that what was handed out in it is graded by it.
RELEASING = "autograder.gradebook.releases.releasing"
c.GenerateAssignment.preprocessors = [
    f"{NBGRADER}.IncludeHeaderFooter",
    f"{NBGRADER}.InstantiateTests",
    f"{NBGRADER}.LockCells",
    f"{NBGRADER}.ClearSolutions",
    f"{NBGRADER}.ClearOutput",
    f"{NBGRADER}.CheckCellMetadata",
    f"{NBGRADER}.ComputeChecksums",
    f"{RELEASING}.SaveCells",
    f"{NBGRADER}.ClearHiddenTests",
    f"{NBGRADER}.ClearMarkScheme",
    f"{NBGRADER}.ComputeChecksums",
    f"{NBGRADER}.CheckCellMetadata",
    f"{RELEASING}.KeepRelease",
]

# On feedback and in formgrader, Markdown is as it was written, without what a browser would run.
c.HTMLExporter.filters = {"markdown2html": "autograder.gradebook.pages.markdown2html"}

# Among the files of a hand-in, the one with the answers is taken.
c.Autograde.exporter_class = "autograder.gradebook.hand_ins.HandedIn"

# A submission gets the official frame of its own release back first, locked cells included: copied,
# deleted and renamed cells cost nothing.
c.Autograde.sanitize_preprocessors = [
    f"{NBGRADER}.ClearOutput",
    f"{OURS}.Intake",
    f"{NBGRADER}.OverwriteKernelspec",
    f"{OURS}.OverwriteCells",
    f"{NBGRADER}.CheckCellMetadata",
]

# Marks come from the judge's verdicts. Without fork, nbgrader runs the notebook itself, and
# `check.hidden` judges in the kernel.
if hasattr(os, "fork"):
    c.Autograde.autograde_preprocessors = [
        f"{OURS}.JudgedExecute",
        f"{NBGRADER}.IgnorePattern",
        f"{NBGRADER}.LimitOutput",
        f"{OURS}.SaveVerdicts",
        f"{NBGRADER}.AssignLatePenalties",
        f"{NBGRADER}.CheckCellMetadata",
    ]
