"""A project is told what was proved of it, and no more."""

import json

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, ProjectInfo
from builder.generator.version import TEMPLATE_VERSION
from builder.resources import resource
from builder.web.proof import Known, Proof, Proved, known_proofs, proof_of

from .fakes import CATALOG, render

PLAIN = complete(Blueprint(), CATALOG)
PATHS = frozenset({"database/sqlite", "auth/none"})


def proof(blueprint: Blueprint, *rows: Proved) -> Proof:
    """Return what is said of a project."""
    return proof_of(blueprint, render(blueprint), CATALOG, Known.of(rows))


def row(*paths: str, digest: str = "", date: str = "2026-11-25") -> Proved:
    """Return a row with these options."""
    return Proved(frozenset(paths), digest, date)


def test_the_very_project_is_said_to_be_the_very_one() -> None:
    found = proof(PLAIN, row(*PATHS, digest=render(PLAIN).digest))
    assert found.is_whole
    assert found.text == "This very project passed every gate on 25 November 2026."


def test_the_same_choices_are_said_to_have_had_other_entities() -> None:
    named = PLAIN.model_copy(update={"project": ProjectInfo(name="Shop")})
    found = proof(named, row(*PATHS, date="2026-01-02"), row(*PATHS))
    assert found.is_whole
    assert "25 November 2026, with other entities or names" in found.text


def test_choices_that_were_proved_two_by_two_are_said_to_be() -> None:
    docker = PLAIN.model_copy(update={"features": ("docker",)})
    rows = (
        row(*PATHS),
        row("database/sqlite", "auth/local", "features/docker"),
        row("auth/none", "features/docker"),
    )
    found = proof(docker, *rows)
    assert (found.word, found.is_whole) == ("Verified in pairs", False)


def test_what_was_never_seen_together_is_named() -> None:
    found = proof(PLAIN.model_copy(update={"features": ("docker",)}), row(*PATHS))
    assert found.word == "Not verified yet"
    assert found.text.endswith("together: Database SQLite with Docker, Sign-in None with Docker.")


def test_of_many_that_were_never_seen_together_three_are_named() -> None:
    found = proof(PLAIN.model_copy(update={"features": ("docker", "lean")}))
    assert found.text.endswith("Database SQLite with Lean and 3 more.")


def test_the_ledger_counts_for_its_own_version_alone() -> None:
    ledger = json.loads(resource("verification.json").read_text("utf-8"))
    is_of_today = ledger["template_version"] == TEMPLATE_VERSION
    assert len(known_proofs().rows) == (len(ledger["configurations"]) if is_of_today else 0)
