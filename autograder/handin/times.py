"""Times of handing in: read right, or not at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ACCEPTED = "2026-11-03 12:00:00 UTC"
"""An example of the form that is read, and that nbgrader writes."""

_FORM = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]\s*(?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?"
    r"\s*(?P<zone>Z|[+-]\d\d:?\d\d|[A-Za-z][\w/+-]*)?"
)


def read_time(text: str, timezone: str = "UTC") -> datetime:
    """Read a time of handing in.

    Parameters
    ----------
    text : str
        A date and time in ISO 8601's order, and a zone: an offset, UTC, a name such as
        ``Europe/Berlin``, or what that zone's clocks are called in the course's own time zone.
        Without one it is UTC, as nbgrader takes it.
    timezone : str
        The course's time zone, from nbgrader's configuration, whose abbreviations are known.

    Returns
    -------
    datetime
        In UTC.

    Raises
    ------
    ValueError
        If it can be read in no way, or in more than one.

    Examples
    --------
    >>> str(read_time("2026-11-03 12:00:00.5 +0100"))
    '2026-11-03 11:00:00.500000+00:00'
    >>> str(read_time("2026-07-03 12:00:00 CEST", "Europe/Berlin"))
    '2026-07-03 10:00:00+00:00'
    """
    form = _FORM.fullmatch(text.strip())
    if form is None:
        shown = text.strip().partition("\n")[0][:40]
        raise ValueError(f"{shown!r} is no time of the form {ACCEPTED}")
    naive = datetime.fromisoformat(f"{form['date']} {form['time'] or '00:00'}")
    return _in_zone(naive, form["zone"] or "UTC", timezone).astimezone(UTC)


def _in_zone(naive: datetime, zone: str, timezone: str) -> datetime:
    if zone in ("Z", "UTC", "GMT"):
        return naive.replace(tzinfo=UTC)
    if zone[0] in "+-":
        return datetime.fromisoformat(f"{naive.isoformat()}{zone}")
    for known in (timezone, *([zone] if "/" in zone else [])):
        try:
            timed = naive.replace(tzinfo=ZoneInfo(known))
        except (ZoneInfoNotFoundError, ValueError):
            continue
        for fold in (0, 1):  # the hour that comes twice in autumn has two names
            if zone in (known, timed.replace(fold=fold).tzname()):
                return timed.replace(fold=fold)
    raise ValueError(f"the time zone {zone} is not known, or means several")


def written(time: datetime) -> str:
    """Return a time as nbgrader writes and reads it.

    Parameters
    ----------
    time : datetime
        In UTC.
    """
    return time.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
