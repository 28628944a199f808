"""Why an overlay of the house cannot be used: in which file, and what is wrong there."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from ..blueprint.errors import InvalidBlueprint

_FAULTS = (
    AttributeError,
    InvalidBlueprint,
    LookupError,
    OSError,
    TemplateError,
    TypeError,
    ValueError,
)
"""What reading and rendering raise."""


class BadOverlayError(ValueError):
    """An overlay of the house cannot be used."""

    def __init__(self, place: Path | str, reason: object) -> None:
        """Name the file, or the overlay, and the reason."""
        super().__init__(f"{place}: {reason}")


@contextmanager
def blaming(place: Path) -> Generator[None]:
    """Say that it was `place` that could not be used, or the template that tells its own."""
    try:
        yield
    except BadOverlayError:
        raise
    except TemplateSyntaxError as error:
        raise BadOverlayError(_line(error), error.message) from error
    except _FAULTS as error:
        raise BadOverlayError(place, error) from error


def _line(error: TemplateSyntaxError) -> str:
    return f"{error.name}, line {error.lineno}"
