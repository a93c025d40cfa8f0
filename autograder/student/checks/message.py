"""What a student reads when a check fails: one grammar, as text and as HTML."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Message:
    """A failed check, told: what failed, what was expected, what came, where, what to do next.

    Attributes
    ----------
    exercise : str
        The exercise's name, which is its function's.
    summary : str
        One sentence that says what is wrong.
    what : str
        Which call it was, in words, such as "all weights zero".
    expected, got, where : str
        The two sides, and the place of the first difference.
    compare : str
        How the two sides relate, as a fact: "your answer is twice the expected one".
    cause, hint, reread : str
        The likely cause, what to try, and the heading under which the lesson explains it.
    next_step : str
        What to do where no hint is known.

    Empty ones are left out.

    Examples
    --------
    >>> print(Message("cost", "the value differs", expected="0.287629", got="1438.15"))
    ✗ cost: the value differs
        expected  0.287629
        got       1438.15
    """

    exercise: str
    summary: str
    what: str = ""
    expected: str = ""
    got: str = ""
    where: str = ""
    compare: str = ""
    cause: str = ""
    hint: str = ""
    reread: str = ""
    next_step: str = ""

    @property
    def title(self) -> str:
        """The first line: the exercise, which call, and what is wrong."""
        call = f" ({self.what})" if self.what else ""
        return f"✗ {self.exercise}{call}: {self.summary}"

    def _rows(self) -> list[tuple[str, str]]:
        rows = [
            ("expected", self.expected),
            ("got", self.got),
            ("where", self.where),
            ("compare", self.compare),
            ("likely", self.cause),
            ("hint", self.hint),
            ("reread", self.reread),
            ("next", "" if self.hint else self.next_step),
        ]
        return [(name, text) for name, text in rows if text]

    @property
    def line(self) -> str:
        """The whole message in one line, for places that do not keep line breaks."""
        parts = [self.title, *(f"{name}: {text}" for name, text in self._rows())]
        return " — ".join(" ".join(part.split()) for part in parts)

    def __str__(self) -> str:
        """Return the message as plain text."""
        return "\n".join([self.title, *(f"    {name:<9} {text}" for name, text in self._rows())])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        """Return the message as HTML; the ✗ and the words carry the meaning, not the colour."""
        rows = "".join(
            f'<tr><th style="text-align:left;padding:0 1em 0 0;font-weight:600">{name}</th>'
            f'<td style="text-align:left">{html.escape(text)}</td></tr>'
            for name, text in self._rows()
        )
        return (
            '<div role="alert" style="border-left:4px solid #b3261e;padding:.4em .8em;'
            'margin:.5em 0">'
            f"<strong>{html.escape(self.title)}</strong>"
            f'<table style="margin:.3em 0 0;border:0">{rows}</table></div>'
        )


class CheckFailed(AssertionError):  # noqa: N818  (a verdict on an answer, not a malfunction)
    """A check that did not pass; its text is the whole message.

    Parameters
    ----------
    message : Message
        What the student is to read.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message

    def _render_traceback_(self) -> list[str]:
        """Keep IPython from printing the test's own code: the message is already on the page."""
        return [self.message.title]
