"""What every test gets."""

import pytest

from tests.factories.numbers import numbers


@pytest.fixture(autouse=True)
def restart_numbers() -> None:
    """Let every test make the same records, whichever ran before."""
    numbers.restart()
