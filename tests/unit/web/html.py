"""Pages of the tests, as elements to look for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"input", "link", "meta", "br", "img", "hr"})


@dataclass
class Element:
    """One element with its attributes, the elements inside it, and its own text."""

    tag: str
    attributes: dict[str, str | None]
    children: list["Element"] = field(default_factory=list["Element"])
    text: str = ""

    def all(self, tag: str | None = None, **attributes: str) -> Iterator["Element"]:
        """Yield what is inside and has this tag and these attributes; a class counts by word."""
        for child in self.children:
            if (tag is None or child.tag == tag) and child.has(**attributes):
                yield child
            yield from child.all(tag, **attributes)

    def has(self, **attributes: str) -> bool:
        """Tell whether the element has the attributes; `class_` is one of its classes."""
        given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return all(
            value in (self.attributes.get(key) or "").split() for key, value in given.items()
        )

    def one(self, tag: str | None = None, **attributes: str) -> "Element":
        """Return the one element of that kind."""
        (found,) = self.all(tag, **attributes)
        return found


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self.open[-1].tag != tag:
                self.open.pop()
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


def parsed(html: str) -> Element:
    """Return the document of a page or of its parts."""
    builder = _Builder()
    builder.feed(html)
    return builder.open[0]
