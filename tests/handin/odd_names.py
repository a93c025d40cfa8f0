"""Odd names of students, and odd times of handing in."""

import unicodedata
from datetime import UTC, datetime

from tests.handin.odd_hand_in import SHORT, OddHandIn, changed

RIGHT = changed(lesson=SHORT)

NAMES = [
    "a[b]",
    "[a-z]",
    "*",
    "?",
    "a*b",
    "trailing ",
    " leading",
    ".hidden",
    "..two dots",
    "Ada",
    "ada",
    "ADA",
    "x" * 200,
    "ü" * 100,
    unicodedata.normalize("NFC", "zoë"),
    unicodedata.normalize("NFD", "zoë"),
    "Mary Ann O'Neil",
    "李小龍",
    "مريم",
    "🙂",
    "007",
    "7",
    "-rf",
    "+1",
    "@SUM(A1)",
    "=1+1",
    "$HOME",
    "~",
    "#1",
    "100%",
    "%41",
    "a%20b",
    "a&b;c|d",
    "{student_id}",
    "{}",
    "{0}",
    "a:b",
    'quoted"',
    "back\\slash",
    "<b>",
    "ada@example.org",
    "two\nlines",
    "tab\there",
    "None",
    "CON",
    "1-averages",
    "01-averages",
    "submitted",
    "timestamp.txt",
]
"""Every one a folder's name that Linux can hold."""

STUDENTS = {name: OddHandIn(RIGHT, lesson=SHORT) for name in NAMES}


def at(content: bytes, time: datetime | None) -> OddHandIn:
    """Hand in with a file that says when; it is read right, or a note names the form to write."""
    return OddHandIn(
        changed(lesson=SHORT, with_files={"timestamp.txt": content}),
        note=None if time else r"timestamp\.txt.*\d{4}-\d\d-\d\d|timestamp\.txt.*YYYY-MM-DD",
        time=time,
        has_page=False,
        lesson=SHORT,
    )


NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)

TIMES = {
    "nbgrader's own": at(b"2026-11-03 12:00:00.000000 UTC", NOON),
    "nbgrader's, not in UTC": at(b"2026-11-03 14:00:00.000000 +0200", NOON),
    "no zone": at(b"2026-11-03 12:00:00", NOON),
    "no seconds": at(b"2026-11-03 12:00", NOON),
    "ISO": at(b"2026-11-03T12:00:00", NOON),
    "ISO with Z": at(b"2026-11-03T12:00:00Z", NOON),
    "ISO with an offset": at(b"2026-11-03T13:00:00+01:00", NOON),
    "ISO with a fraction": at(b"2026-11-03T12:00:00.000Z\n", NOON),
    "with a mark": at("2026-11-03 12:00:00".encode("utf-8-sig"), NOON),
    "UTF-16 from PowerShell": at("2026-11-03 12:00:00\r\n".encode("utf-16"), NOON),
    "Windows lines in the time": at(b"2026-11-03 12:00:00 UTC\r\n", NOON),
    "CEST": at(b"2026-11-03 14:00:00 CEST", NOON),
    "CET": at(b"2026-11-03 13:00:00 CET", NOON),
    "PST": at(b"2026-11-03 04:00:00 PST", NOON),
    "a place for a zone": at(b"2026-11-04 01:00:00 Pacific/Auckland", NOON),
    "XYZ": at(b"2026-11-03 12:00:00 XYZ", None),
    "day or month first": at(b"03/11/2026", None),
    "day or month first, with a time": at(b"03/11/2026 12:00:00", None),
    "German": at(b"03.11.2026 12:00", None),
    "two digits": at(b"26-11-03", None),
    "month in words": at(b"November 3, 2026 12:00 PM UTC", NOON),
    "a date alone": at(b"2026-11-03", datetime(2026, 11, 3, tzinfo=UTC)),
    "a month alone": at(b"November", None),
    "an hour alone": at(b"12:00", None),
    "a number": at(b"1793707200", None),
    "a word": at(b"yesterday", None),
    "nothing at all": at(b"", None),
    "the 31st of November": at(b"2026-11-31 12:00:00", None),
    "the year 99999": at(b"99999-11-03 12:00:00", None),
    "two times": at(b"2026-11-03 12:00:00\n2026-11-04 12:00:00", None),
    "a picture": at(b"\x89PNG\r\n\x1a\n\0\0\0", None),
    "a megabyte": at(b"2026-11-03 " * 10**5, None),
}
