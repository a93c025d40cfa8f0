"""Which release of a lesson a submission was handed out in."""

from __future__ import annotations

from nbformat import NotebookNode

from autograder.course.cells import grade_id
from autograder.gradebook.releases.kept_releases import Release
from autograder.gradebook.releases.packed_assignment import with_points
from autograder.handin.mending import claimed_name


class Frames:
    """A lesson's kept releases, from which each submission's own is chosen.

    Releases with the same official cells, as students see them, are one frame: its newest release
    serves for all, so that mended cases count for everyone who was asked the same.

    Parameters
    ----------
    releases : list of Release
        The newest last; at least one.
    """

    def __init__(self, releases: list[Release]) -> None:
        self.newest = releases[-1]
        self._releases = releases
        self._newest_of = {_frame(release.notebook): release for release in releases}
        self._cells = [_names_and_texts(release.notebook) for release in releases]
        self._points = {
            name: known["points"]
            for release in releases
            for name, known in release.official.items()
            if known["points"] is not None
        }
        self._packed: dict[str, str] = {}

    @property
    def several(self) -> bool:
        """Whether there is anything to choose: else no submission need be read for it."""
        return len(self._newest_of) > 1

    def closest(self, submission: NotebookNode) -> Release:
        """Return the release that a submission's cells match best, the newest of equals.

        Parameters
        ----------
        submission : NotebookNode
            Any notebook, with any metadata or none.
        """
        if not self.several:
            return self.newest
        cells = _names_and_texts(submission)
        names, texts = {name for name, _ in cells}, {text for _, text in cells}
        scores = [_match(given, names, texts) for given in self._cells]
        best = max(range(len(scores)), key=lambda number: (scores[number], number))
        return self._newest_of[_frame(self._releases[best].notebook)]

    def lacks(self, release: Release) -> list[str]:
        """Return what the newest release asks for, and this one does not.

        Parameters
        ----------
        release : Release
            One of these.
        """
        asked = self.newest.official.items()
        new = [name for name, known in asked if known["points"] and name not in release.official]
        return [name.removesuffix("-check") for name in new]

    def packed(self, release: Release) -> str:
        """Return all that grading in a release takes, with the points that cells have by now.

        Parameters
        ----------
        release : Release
            One of these.
        """
        if release is self.newest:
            return release.packed
        if release.digest not in self._packed:
            self._packed[release.digest] = with_points(release.packed, self._points)
        return self._packed[release.digest]


def _frame(notebook: NotebookNode) -> tuple[tuple[str, str, str], ...]:
    """Return what is asked in a released notebook: its official cells."""
    return tuple(
        (name, cell.cell_type, cell.source) for cell in notebook.cells if (name := grade_id(cell))
    )


def _names_and_texts(notebook: NotebookNode) -> list[tuple[str | None, str]]:
    return [(claimed_name(cell), "".join(cell.source.split())) for cell in notebook.cells]


def _match(given: list[tuple[str | None, str]], names: set[str | None], texts: set[str]) -> int:
    """Say how well a submission matches what was given, by names and by texts: either may be lost.

    Ordinary cells count as well, for they tell a new exercise that was deleted from an old release
    that never had it.
    """
    return sum((name in names) + (text in texts) or -1 for name, text in given)
