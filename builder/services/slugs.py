"""The last part of an address, made of a name once, and never changed."""

from collections.abc import Collection
from itertools import chain, count
from typing import Final

from ..blueprint.naming import slugify

_LONGEST: Final = 50
"""Shorter than the column: a number follows where a name is taken."""


def slug_of(name: str, otherwise: str) -> str:
    """Return a name as it stands in an address; `otherwise` where no letter of it does."""
    return slugify(name.replace("ß", "ss"))[:_LONGEST].strip("-") or otherwise


def free_slug(slug: str, taken: Collection[str]) -> str:
    """Return `slug`, or the first numbered one that is not taken."""
    wanted = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(each for each in wanted if each not in taken)
