"""What a browser makes of a page: its text, and the fields of its form."""

from html.parser import HTMLParser
from typing import override

type Attributes = dict[str, str | None]


class Page(HTMLParser):
    """Reads the form that changes something, as a browser would send it back untouched."""

    def __init__(self, html: str) -> None:
        """Read `html`."""
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.problems: set[str] = set()
        self.is_multipart = False
        self._is_inside = False
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
            self.is_multipart |= given.get("enctype") == "multipart/form-data"
        elif self._is_inside:
            self._control(tag, given)

    @override
    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] = [data.removeprefix("\n")]

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._is_inside = False

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
            self.fields.setdefault(name, []).append(value)

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
