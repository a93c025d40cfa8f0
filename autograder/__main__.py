"""`python -m autograder`: the same as the `autograder` command."""

import sys

from autograder.commands.main import program

sys.exit(program())
