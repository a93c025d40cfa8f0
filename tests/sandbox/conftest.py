"""A submission's worker, for one test."""

from collections.abc import Iterator

import pytest

from autograder.sandbox.session import Session


@pytest.fixture
def session() -> Iterator[Session]:
    with Session() as session:
        yield session
