"""English plurals, frozen with format 1: a stored link must never rename a table."""

import re

from .wordlist import words

_IRREGULAR = {
    "analysis": "analyses",
    "appendix": "appendices",
    "axis": "axes",
    "calf": "calves",
    "child": "children",
    "criterion": "criteria",
    "datum": "data",
    "echo": "echoes",
    "elf": "elves",
    "foot": "feet",
    "goose": "geese",
    "half": "halves",
    "hero": "heroes",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "man": "men",
    "matrix": "matrices",
    "mouse": "mice",
    "ox": "oxen",
    "person": "people",
    "phenomenon": "phenomena",
    "potato": "potatoes",
    "quiz": "quizzes",
    "self": "selves",
    "shelf": "shelves",
    "thief": "thieves",
    "tomato": "tomatoes",
    "tooth": "teeth",
    "vertex": "vertices",
    "veto": "vetoes",
    "wife": "wives",
    "wolf": "wolves",
    "woman": "women",
}
_UNCOUNTABLE = words(
    "aircraft cattle chassis corps deer equipment feedback fish furniture hardware homework "
    "information luggage metadata middleware money news offspring police rice series sheep "
    "software spacecraft species staff"
)
_RULES = (
    (re.compile(r"(?<=[a-z])sis$"), "ses"),
    (re.compile(r"(s|x|z|ch|sh)$"), r"\1es"),
    (re.compile(r"(?<=[^aeiou\d_])y$"), "ies"),
)


def pluralised(snake: str) -> str:
    """Return `snake` with its last word in the plural; an uncountable word stays as it is."""
    head, _, word = snake.rpartition("_")
    return f"{head}_{_plural_word(word)}" if head else _plural_word(word)


def _plural_word(word: str) -> str:
    if word in _UNCOUNTABLE:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, replacement in _RULES:
        changed, count = ending.subn(replacement, word)
        if count:
            return changed
    return f"{word}s"
