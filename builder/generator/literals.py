"""One quoting function per language: free text reaches a file only through these."""

import json
import re
import unicodedata
from collections.abc import Callable

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)])")
_UNCERTAIN = {"Cf", "Cn", "Co", "So", "Zs"}
_TOML_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}


def python_literal(value: object) -> str:
    """Return `value` as source that `ruff format` leaves alone, double quotes preferred."""
    if isinstance(value, float):
        return repr(value).replace("e+", "e")
    if not isinstance(value, str):
        return repr(value)
    source = "".join(_readable(character) for character in repr(value))
    if source.startswith('"'):
        return source
    body = source[1:-1]
    if '"' in body and "'" not in body:
        return source
    return '"' + body.replace("\\'", "'").replace('"', '\\"') + '"'


def _readable(character: str) -> str:
    """Escape what editors and linters cannot agree to measure: symbols, odd spaces, private use."""
    if character.isascii() or unicodedata.category(character) not in _UNCERTAIN:
        return character
    return character.encode("unicode_escape").decode("ascii")


def toml_string(text: str) -> str:
    """Return `text` as a basic TOML string on one line."""
    return '"' + "".join(_toml_character(character) for character in text) + '"'


def _toml_character(character: str) -> str:
    if character in _TOML_ESCAPES:
        return _TOML_ESCAPES[character]
    if character < " " or "\x7f" <= character <= "\x9f" or character in "\u2028\u2029":
        return f"\\u{ord(character):04x}"
    return character


def yaml_string(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar, which is what JSON writes."""
    return json.dumps(text)


def markdown_text(text: str) -> str:
    """Return `text` as one line of Markdown in which nothing is markup."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def one_line(text: str) -> str:
    """Return `text` with every control character and line break folded to one space."""
    return _BREAKS.sub(" ", text).strip()


ESCAPES: dict[str, Callable[[str], str]] = {
    "toml": toml_string,
    "yaml": yaml_string,
    "markdown": markdown_text,
    "one_line": one_line,
}
