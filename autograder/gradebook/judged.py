"""A table of our own in nbgrader's gradebook: what the marks that stand in it were given for.

It is written in the transaction that enters the marks, so that it speaks of these and no others,
whenever a grader is killed and whichever copy of the gradebook is put back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer, MetaData, String, Table, delete, insert
from sqlalchemy import select as select_columns

TABLE = Table(
    "autograder_judged",
    MetaData(),
    Column("notebook_id", String(32), primary_key=True),
    Column("cell", String(128), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("answer", String(64), nullable=False),
    Column("points", Float, nullable=False),
    Column("passed", Boolean),
)


@dataclass(frozen=True)
class Judged:
    """One cell of one submission, as it was when its mark was entered.

    Attributes
    ----------
    cell : str
        Its grade_id.
    place : int
        Where it comes in the notebook that was handed out.
    answer : str
        The digest that `answers.answers` gives.
    points : float
        What the cell was worth.
    passed : bool or None
        The judge's verdict; None where it gave none.
    """

    cell: str
    place: int
    answer: str
    points: float
    passed: bool | None


def read(database: Any, notebook_id: str) -> dict[str, Judged]:
    """Return what a submission's marks were given for, by grade_id.

    Parameters
    ----------
    database : Connection or Session
        SQLAlchemy's, of a gradebook that has the table.
    notebook_id : str
        The submitted notebook's.
    """
    columns = [column for column in TABLE.columns if column.name != "notebook_id"]
    query = select_columns(*columns).where(TABLE.c.notebook_id == notebook_id)
    return {row.cell: Judged(*row) for row in database.execute(query)}


def write(database: Any, notebook_id: str, rows: Iterable[Judged]) -> None:
    """Write down what a submission's marks are given for, in the place of what was.

    Parameters
    ----------
    database : Connection or Session
        SQLAlchemy's; the caller commits.
    notebook_id : str
        The submitted notebook's.
    rows : iterable of Judged
        One a cell.
    """
    new = {row.cell: row for row in rows}
    if new == read(database, notebook_id):
        return
    database.execute(delete(TABLE).where(TABLE.c.notebook_id == notebook_id))
    if new:
        values = [{"notebook_id": notebook_id, **asdict(row)} for row in new.values()]
        database.execute(insert(TABLE), values)
