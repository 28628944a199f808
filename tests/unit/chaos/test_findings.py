"""Whatever is lost, written over, noted twice or damaged is found."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

import pytest

from builder.backups import back_up
from builder.core.config import Settings
from chaos.findings import Comparison, compared
from chaos.ledger import Ledger, Save
from chaos.places import sqlite
from chaos.savers import Savers, prepared, told


class After(Protocol):
    """Changes a database by hand, and compares it with what the saver was told."""

    def __call__(self, *statements: str) -> Comparison:
        """Return what is found."""
        ...


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a copy of a database goes."""
    return tmp_path_factory.mktemp("copy") / "copy.db"


@pytest.fixture(scope="module")
def saves(copy: Path) -> Sequence[Save]:
    """Return what a saver was told before it was killed; its database is copied."""
    with sqlite() as place:
        savers = Savers(prepared(place.settings, 1), 1, 0)
        lines = savers.first()
        savers.kill()
        back_up(place.settings, copy)
        return [*told(lines + savers.rest())]


@pytest.fixture
def after(saves: Sequence[Save], copy: Path, tmp_path: Path) -> After:
    """Return what compares a copy, once it was changed."""

    def compare(*statements: str) -> Comparison:
        file = Path(shutil.copy(copy, tmp_path))
        with closing(sqlite3.connect(file)) as connection, connection:
            for statement in statements:
                connection.execute(statement)
        url = f"sqlite+aiosqlite:///{file}"
        return compared(Settings.model_validate({"database_url": url}), saves)

    return compare


def test_where_nothing_is_lost_nothing_is_told(after: After, saves: Sequence[Save]) -> None:
    assert saves
    assert after() == Comparison([], [])


def test_a_save_that_is_gone_is_lost(after: After, saves: Sequence[Save]) -> None:
    comparison = after("DELETE FROM revisions WHERE number > 1")
    assert comparison.lost == saves
    assert "has the revisions [1]" in comparison.faults[0]
    assert "revisions were made" in comparison.faults[1]


def test_a_save_that_was_written_over_is_lost(after: After, saves: Sequence[Save]) -> None:
    comparison = after("UPDATE revisions SET summary = 'other' WHERE number = 2")
    assert comparison.lost == [each for each in saves if each.number == 2]
    assert len(comparison.lost) == 1


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE audit_events SET actor = 'eve' WHERE number = 2", "audit of team: event 2"),
        ("UPDATE revisions SET tree_id = 9999 WHERE number = 2", "('revisions', 2, 'blobs'"),
        ("UPDATE blobs SET content = x'0300' WHERE id = 1", "is not what was stored"),
        ("UPDATE saved_blueprints SET latest = latest + 1", "has the revisions"),
    ],
)
def test_what_was_changed_by_hand_is_told(after: After, statement: str, fault: str) -> None:
    comparison = after(statement)
    assert [each for each in comparison.faults if fault in each]
    assert comparison.lost == []


@pytest.mark.parametrize(
    ("status", "may_come_again", "is_fault"),
    [(422, False, False), (503, True, False), (503, False, True)]
    + [(status, True, True) for status in (200, 303, 404, 500, 502, 504)],
)
def test_who_saves_in_vain_is_told_that_somebody_was_faster_or_to_come_back(
    status: int, *, may_come_again: bool, is_fault: bool
) -> None:
    ledger = Ledger()
    ledger.answered(status, may_come_again=may_come_again, what="a save")
    assert bool(ledger.faults) is is_fault
