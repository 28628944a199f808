"""What a browser says of itself, in words that its owner knows it by."""

from .words import gettext as _

_BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
_LONGEST = 60


def browser_words(user_agent: str) -> str:
    """Return browser and system; what is neither is shown as it was sent, as far as it is short."""
    browser, system = _first(_BROWSERS, user_agent), _first(_SYSTEMS, user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s", browser=browser, system=system)
    return browser or user_agent[:_LONGEST] or _("Unknown")


def _first(names: dict[str, str], user_agent: str) -> str:
    """Return the first that is named: later ones are what others claim to be, too."""
    return next((name for sign, name in names.items() if sign in user_agent), "")
