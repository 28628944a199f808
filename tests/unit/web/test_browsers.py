"""Browsers, as their owners call them."""

import pytest

from builder.web.browsers import browser_words

LIKE = "Mozilla/5.0 ({}) AppleWebKit/537.36 (KHTML, like Gecko) {}"
CHROME = LIKE.format("X11; Linux x86_64", "Chrome/156.0 Safari/537.36")
EDGE = LIKE.format("Windows NT 10.0; Win64; x64", "Chrome/156.0 Safari/537.36 Edg/156.0")
FIREFOX = "Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0"
SAFARI = LIKE.format("iPhone; CPU iPhone OS 26_0 like Mac OS X", "Version/26.0 Safari/604.1")


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (CHROME, "Chrome on Linux"),
        (EDGE, "Edge on Windows"),
        (FIREFOX, "Firefox on Android"),
        (SAFARI, "Safari on iPhone"),
        ("curl/8.9", "curl/8.9"),
        ("", "Unknown"),
    ],
)
def test_a_browser_is_called_by_its_name_and_system(user_agent: str, words: str) -> None:
    assert browser_words(user_agent) == words


def test_what_is_no_browser_is_cut() -> None:
    assert len(browser_words("x" * 200)) < 100
