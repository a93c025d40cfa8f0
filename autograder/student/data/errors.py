"""The one error that a user of the data can meet."""


class DataError(Exception):
    """The data cannot be used; the message is one sentence that says what to do about it."""

    def _render_traceback_(self) -> list[str]:
        """Make Jupyter show the sentence alone, since a traceback would not help the user."""
        return [f"{type(self).__name__}: {self}"]
