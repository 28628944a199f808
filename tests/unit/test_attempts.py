"""What a browser keeps while its owner is at the provider."""

import pytest

from builder.core.attempts import Attempt


def test_no_two_attempts_have_anything_in_common() -> None:
    attempts = [Attempt.begin("/orders") for _ in range(2)]
    told = [(each.state, each.nonce, each.verifier, each.challenge) for each in attempts]
    assert len({*told[0], *told[1]}) == 8
    assert all(len(value) == 43 for value in (*told[0], *told[1]))


def test_an_attempt_is_the_same_when_the_browser_comes_back() -> None:
    begun = Attempt.begin("/orders?page=2#last")
    back = Attempt(begun.kept)
    assert back.fits(begun.state)
    assert (back.verifier, back.nonce) == (begun.verifier, begun.nonce)
    assert back.destination == "/orders?page=2#last"


@pytest.mark.parametrize("state", ["", "x", "ä", "\ud7ff", Attempt("x.Lw").state])
def test_another_state_does_not_fit(state: str) -> None:
    assert not Attempt.begin("/").fits(state)


@pytest.mark.parametrize("kept", ["", "x", "x.", "x.ä", "x.A", "x._w", "x.L2E.L2E"])
def test_what_cannot_be_read_leads_nowhere_else(kept: str) -> None:
    assert Attempt(kept).destination == "/"


@pytest.mark.parametrize(
    "destination",
    ["//evil.test", "/\\evil.test", "/\t/evil.test", "https://evil.test", "evil", "/a\n", "", "/ä"],
)
def test_nothing_leads_to_another_site(destination: str) -> None:
    assert Attempt.begin(destination).destination == "/"
