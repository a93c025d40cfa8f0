"""Numbers as people write them."""

from __future__ import annotations

from datetime import timedelta


def points(value: float) -> str:
    """Return points in decimals, without what adding up in binary leaves behind.

    Parameters
    ----------
    value : float
        The points.

    Examples
    --------
    >>> points(0.1 + 0.2), points(13.0), points(1234567.5), points(-0.0)
    ('0.3', '13', '1234567.5', '0')
    """
    text = f"{round(value, 6) + 0.0:.6f}"  # + 0.0: nothing is not less than nothing
    return text.rstrip("0").rstrip(".")


def duration(value: timedelta) -> str:
    """Return a time to the minute, in two units at most.

    Parameters
    ----------
    value : timedelta
        How long; at least nothing.

    Examples
    --------
    >>> duration(timedelta(days=2, hours=3, minutes=4)), duration(timedelta(minutes=65))
    ('2 d 3 h', '1 h 5 min')
    >>> duration(timedelta(seconds=20)), duration(timedelta(days=1, minutes=10))
    ('1 min', '1 d')
    """
    minutes = -(-int(value.total_seconds()) // 60)
    days, hours = divmod(minutes // 60, 24)
    units = [(days, "d"), (hours, "h"), (minutes % 60, "min")]
    first = next((place for place, (count, _) in enumerate(units) if count), 2)
    parts = [f"{count} {unit}" for count, unit in units[first : first + 2] if count]
    return " ".join(parts) or "0 min"
