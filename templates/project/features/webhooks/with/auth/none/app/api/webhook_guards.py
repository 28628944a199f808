"""Who may say where messages go: everybody, as with the rest of the API."""

from collections.abc import Sequence
from typing import Any

from fastapi.params import Depends

GUARDS: Sequence[Depends] = ()
REFUSALS: dict[int | str, dict[str, Any]] = {}
