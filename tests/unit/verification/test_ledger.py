"""A ledger on disk says what was proved, after any interruption."""

import json
from dataclasses import replace
from pathlib import Path

from verification.ledger import Failure, Ledger, Row

ROW = Row({"database": "sqlite"}, ("docker",), "abc", {"lint": "k1"}, {"lint": 1.5}, "2026-01-01")
FAILURE = Failure("tests", "it broke", {"lint": "k2"}, "2026-01-01")


def test_a_row_is_on_disk_at_once(tmp_path: Path) -> None:
    ledger = Ledger.read(tmp_path / "ledger.json", "1")
    ledger.passed("one", ROW)
    again = Ledger.read(tmp_path / "ledger.json", "1")
    assert again.keys == {"k1"}
    assert again.configurations["one"].choices == {"database": "sqlite"}


def test_a_failure_takes_the_place_of_a_row_and_keeps_what_held(tmp_path: Path) -> None:
    ledger = Ledger.read(tmp_path / "ledger.json", "1")
    ledger.passed("one", ROW)
    ledger.failed("one", FAILURE)
    assert not ledger.configurations
    assert ledger.keys == {"k2"}
    ledger.passed("one", ROW)
    assert not ledger.failures


def test_a_gate_that_did_not_run_again_has_the_time_that_it_took(tmp_path: Path) -> None:
    ledger = Ledger.read(tmp_path / "ledger.json", "1")
    ledger.passed("one", ROW)
    ledger.passed("one", replace(ROW, gates={"lint": "k1", "tests": "k2"}, seconds={"tests": 4}))
    ledger.passed("two", replace(ROW, seconds={}))
    ledger.passed("three", replace(ROW, gates={"lint": "k3"}, seconds={}))
    assert ledger.configurations["one"].seconds == {"lint": 1.5, "tests": 4}
    assert ledger.configurations["two"].seconds == {"lint": 1.5}
    assert ledger.configurations["three"].seconds == {}


def test_what_two_configurations_share_is_counted_once(tmp_path: Path) -> None:
    ledger = Ledger.read(tmp_path / "ledger.json", "1")
    ledger.passed("one", ROW)
    ledger.passed("two", replace(ROW, gates={"lint": "k1", "tests": "k2"}, seconds={"tests": 4}))
    assert ledger.seconds(["one", "two", "three"]) == {"k1": 1.5, "k2": 4}


def test_configurations_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    ledger = Ledger.read(tmp_path / "ledger.json", "1")
    ledger.passed("one", ROW)
    ledger.failed("two", FAILURE)
    ledger.keep_only(frozenset({"three"}))
    again = Ledger.read(tmp_path / "ledger.json", "1")
    assert (again.configurations, again.failures) == ({}, {})


def test_each_configuration_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "ledger.json"
    ledger = Ledger.read(path, "1")
    ledger.passed("two", ROW)
    before = path.read_text().splitlines()
    ledger.passed("one", ROW)
    assert set(path.read_text().splitlines()) >= {line.rstrip(",") for line in before[2:3]}
    assert json.loads(path.read_text())["template_version"] == "1"
