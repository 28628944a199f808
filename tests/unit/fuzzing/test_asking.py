"""What each role asks for, and with which values."""

import tomllib
from itertools import pairwise

import pytest

from fuzzing.asking import USUALLY, Turn, configured, generated, turns, unchecked
from fuzzing.house import Caller, Known

KNOWN: Known = {"workspace": ["team"], "number": [1, 2], "user_id": [7]}
CALLER = Caller("editor", {"Authorization": "Bearer token"}, KNOWN)


def test_what_deletes_a_workspace_and_what_bars_people_come_after_all_else() -> None:
    rest, deleting, barring = turns(CALLER, ["Team"])
    for name in ("delete_workspace", "delete_blueprint", "update_user"):
        assert ("--exclude-operation-id", name) in set(pairwise(rest.options))
    assert "delete_workspace" in deleting.options
    assert deleting.known["confirmation"] == ["Team"]
    assert barring.options == ("--include-operation-id", "update_user")
    assert barring.fixed == {"user_id": 7}


@pytest.mark.parametrize(("role", "keeps"), [("guest", False), ("administrator", True)])
def test_whoever_is_known_asks_for_nothing_that_ends_the_session(role: str, *, keeps: bool) -> None:
    first, *_ = turns(Caller(role, {}, KNOWN), [])
    assert any("/auth" in each for each in first.options) is keeps


def test_values_that_lead_to_something_are_usually_taken_and_a_bystander_always() -> None:
    told = tomllib.loads(configured(Turn((), {**KNOWN, "confirmation": ["Team"]}, {"user_id": 7})))
    assert told["dictionaries"]["workspaces"] == {"values": ["team"]}
    assert told["parameters"]["path.number"] == {"dictionary": "numbers", "probability": USUALLY}
    assert told["parameters"]["query.confirmation"]["dictionary"] == "confirmations"
    assert told["parameters"]["path.user_id"] == 7
    assert told["generation"]["with-security-parameters"] is False


@pytest.mark.parametrize(
    ("printed", "count"),
    [("Test cases:\n  12,345 generated, 2 skipped\n", 12_345), ("no such operation", 0)],
)
def test_how_many_requests_were_made_up_is_read_from_what_is_printed(
    printed: str, count: int
) -> None:
    assert generated(printed) == count


def test_only_guests_are_checked_for_what_needs_a_sign_in() -> None:
    assert unchecked(CALLER).split(",") == ["positive_data_acceptance", "ignored_auth"]
    assert unchecked(Caller("guest", {}, KNOWN)) == "positive_data_acceptance"
