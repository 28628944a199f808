"""Who may say where messages go: administrators."""

from fastapi import Depends

from ..core.openapi import problems
from .callers import require_role

GUARDS = (Depends(require_role("admin")),)
REFUSALS = problems(401, 403)
