"""What the program leaves out of its start, and that nothing it uses is missing then."""

import subprocess
import sys

PROGRAM = """
from autograder.gradebook import lean_imports
lean_imports.leave_out_unused()
import sys
from autograder.batch import grading, jobs
from autograder.gradebook import entering, marks
from nbgrader.utils import compute_checksum, determine_grade
print([name for name in ("setuptools", "lark", "notebook") if name in sys.modules])
"""


def test_what_is_left_out_is_not_loaded_and_not_missed():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
