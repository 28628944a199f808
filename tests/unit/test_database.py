"""Which databases the builder runs on."""

import pytest

from builder.core.dialect import UnknownDatabaseError, create_engine, is_embedded
from tests.settings import IsolatedSettings

ADDRESSES = ["mysql+asyncmy://root@127.0.0.1/x", "postgresql://u:secret@127.0.0.1/x", "nowhere"]


def at(url: str) -> IsolatedSettings:
    """Return settings with an address of the database."""
    return IsolatedSettings.model_validate({"database_url": url})


@pytest.mark.parametrize("url", ADDRESSES)
def test_another_database_is_refused_without_its_address(url: str) -> None:
    with pytest.raises(UnknownDatabaseError, match="begin with postgresql") as refusal:
        create_engine(at(url))
    assert url not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "dialect"),
    [("sqlite+aiosqlite:///a.db", "sqlite"), ("postgresql+asyncpg://127.0.0.1/a", "postgresql")],
)
def test_the_address_tells_which_database_it_is(url: str, dialect: str) -> None:
    assert create_engine(at(url)).dialect.name == dialect
    assert is_embedded(at(url)) is (dialect == "sqlite")
