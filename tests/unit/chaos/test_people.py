"""Whoever stops on the way is not passed over."""

import threading

import pytest

from chaos.people import meanwhile


def wait(stop: threading.Event) -> None:
    """Go on until the end."""
    stop.wait()


def fail(_: threading.Event) -> None:
    """Stop on the way."""
    message = "no such page"
    raise LookupError(message)


def test_a_fault_of_one_of_them_is_raised_once_all_have_ended() -> None:
    before = threading.active_count()
    with pytest.raises(LookupError, match="no such page"), meanwhile([wait, fail]):
        pass
    assert threading.active_count() == before


def test_where_nobody_fails_nothing_is_raised() -> None:
    with meanwhile([wait, wait]):
        pass


def test_what_fails_meanwhile_ends_them_too() -> None:
    before = threading.active_count()
    with pytest.raises(ZeroDivisionError), meanwhile([wait]):
        _ = 1 / 0
    assert threading.active_count() == before
