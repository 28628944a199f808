"""Source text as coloured HTML, one file at a time, kept by content."""

from functools import lru_cache
from pathlib import PurePosixPath

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name

_LEXERS = {
    ".py": "python",
    ".toml": "toml",
    ".yml": "yaml",
    ".yaml": "yaml",
    ".md": "markdown",
    ".sh": "bash",
    ".json": "json",
    ".mako": "mako",
    ".ini": "ini",
    ".sql": "sql",
    "Dockerfile": "docker",
    "Makefile": "make",
}
_KEPT = 1_000
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True, classprefix="t-")


def highlighted(path: str, text: str) -> tuple[Markup, ...]:
    """Return one piece of HTML per line; every piece closes what it opens."""
    name = PurePosixPath(path)
    return _lines(_LEXERS.get(name.suffix) or _LEXERS.get(name.name, "text"), text)


@lru_cache(maxsize=_KEPT)
def _lines(language: str, text: str) -> tuple[Markup, ...]:
    coloured = highlight(text, _lexer(language), _FORMATTER)
    return tuple(Markup(line) for line in coloured.removesuffix("\n").split("\n"))  # noqa: S704 - Pygments escapes


@lru_cache
def _lexer(language: str) -> Lexer:
    return find_lexer_class_by_name(language)(stripnl=False, ensurenl=False)
