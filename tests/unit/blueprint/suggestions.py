"""Follow the suggestion of a problem, as a person who clicks on it would."""

import copy
import re
from typing import Any

from builder.blueprint.errors import Problem
from builder.blueprint.model import Entity, Field, Relation

STEP = re.compile(r"\.?([a-z_]+)|\[(\d+)\]")
FLAGS = {
    name
    for model in (Entity, Field, Relation)
    for name, info in model.model_fields.items()
    if isinstance(info.default, bool)
}
NUMBERS = {"min_length", "max_length", "precision", "scale", "format"}


def followed(data: dict[str, Any], problem: Problem) -> dict[str, Any]:
    """Return a copy of `data` with the suggestion at the place of the problem."""
    assert problem.suggestion is not None
    changed = copy.deepcopy(data)
    steps: list[Any] = [key or int(number) for key, number in STEP.findall(problem.place)]
    inner: Any = changed
    for step in steps[:-1]:
        if step == "project":
            inner.setdefault(step, {})
        inner = inner[step]
    inner[steps[-1]] = _value(str(steps[-1]), problem.suggestion)
    return changed


def _value(key: str, suggestion: str) -> str | bool | int:
    if key in FLAGS:
        return suggestion == "true"
    return int(suggestion) if key in NUMBERS else suggestion
