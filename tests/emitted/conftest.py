"""The browser of the other tests, and its check of accessibility."""

from tests.browser.conftest import axe, browser

__all__ = ["axe", "browser"]
