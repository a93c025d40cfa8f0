"""Arguments that several commands take, and how they are read."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def takes_course(command: argparse.ArgumentParser) -> None:
    """Let a command be told where the course is."""
    command.add_argument(
        "--course",
        metavar="FOLDER",
        type=Path,
        default=Path(),
        help="the course's folder, or one inside it (default: here)",
    )


def takes_lessons(command: argparse.ArgumentParser) -> None:
    """Let a command be told which lessons of which course."""
    takes_course(command)
    command.add_argument(
        "lessons", metavar="LESSON", nargs="*", help="a name or number (default: every lesson)"
    )


def takes_submissions(command: argparse.ArgumentParser) -> None:
    """Let a command be told whose submissions, and of which lessons."""
    takes_lessons(command)
    command.add_argument("--student", metavar="ID", help="one student (default: all)")


def takes_workers(command: argparse.ArgumentParser) -> None:
    """Let a command be told how much of the machine it may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    command.add_argument(
        "--workers",
        metavar="N",
        type=positive,
        default=cores or 1,
        help="how many submissions are graded at a time (default: one a core)",
    )


def positive(text: str) -> int:
    """Read a number of at least 1."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 1")
    return int(text)


def file_to_write(text: str) -> Path:
    """Read the path of a file to write, before the work is done that should go into it."""
    path = Path(text)
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text} cannot be written: name a file in a folder")
    return path


def picture_to_write(text: str) -> Path:
    """Read the path of a picture to write."""
    path = file_to_write(text)
    if path.suffix not in (".png", ".svg"):
        raise argparse.ArgumentTypeError(f"{text} should end in .png or .svg")
    return path
