"""Sets of words, written as running text."""


def words(text: str) -> frozenset[str]:
    """Split `text` at white space."""
    return frozenset(text.split())
