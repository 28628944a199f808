"""What a browser makes of a page: its text, and the fields of its form."""

import re
from html.parser import HTMLParser
from typing import override

type Attributes = dict[str, str | None]

_LINE_END = re.compile(r"\r\n|\r|\n")


class Page(HTMLParser):
    """Reads the form that changes something, as a browser would send it back untouched.

    `conditions` are the types of the inputs that narrow a list.
    """

    def __init__(self, html: str) -> None:
        """Read `html`."""
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.conditions: dict[str, str] = {}
        self.links: list[str] = []
        self.problems: set[str] = set()
        self.is_multipart = False
        self._is_inside = False
        self._is_search = False
        self._area = ""
        self._select = ""
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        elif tag == "form":
            self._is_inside = given.get("method") == "post" and not given.get("action")
            self._is_search = given.get("role") == "search"
            self.is_multipart |= given.get("enctype") == "multipart/form-data"
        elif self._is_inside:
            self._control(tag, given)
        elif self._is_search and tag == "input":
            self.conditions[given.get("name") or ""] = given.get("type") or "text"

    @override
    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] = [_sent(data.removeprefix("\n"))]

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._is_inside = self._is_search = False

    def _control(self, tag: str, given: Attributes) -> None:
        name, value = given.get("name") or "", given.get("value") or ""
        if given.get("aria-invalid"):
            self.problems.add(name)
        if tag == "textarea":
            self._area = name
            self.fields[name] = [""]
        elif tag == "select":
            self._select = name
            self.fields[name] = []
        elif tag == "option":
            self._option(value, given)
        elif tag == "input" and name and _is_sent(given):
            self.fields.setdefault(name, []).append(_sent(_kept(given.get("type"), value)))

    def _option(self, value: str, given: Attributes) -> None:
        """Note what is selected, or else the first option."""
        chosen = self.fields[self._select]
        if "selected" in given:
            chosen[:] = [value]
        elif not chosen:
            chosen.append(value)


def _is_sent(given: Attributes) -> bool:
    kind = given.get("type")
    return kind not in {"checkbox", "file"} or (kind == "checkbox" and "checked" in given)


def _kept(kind: str | None, value: str) -> str:
    """Return what an input makes of its value."""
    if kind in {"checkbox", "hidden"}:
        return value
    line = _LINE_END.sub("", value)
    if kind == "datetime-local":
        return _shortest(line)
    return line.strip() if kind in {"email", "url"} else line


def _shortest(moment: str) -> str:
    """Return a time without the zeros at its end, and without a second that is zero."""
    whole = re.sub(r"\.?0*$", "", moment) if "." in moment else moment
    return whole.removesuffix(":00") if whole.count(":") > 1 else whole


def _sent(value: str) -> str:
    """Return a value with the line ends that forms send."""
    return _LINE_END.sub("\r\n", value)
