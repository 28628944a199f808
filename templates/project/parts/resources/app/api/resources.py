"""Routers of resources, of which there may be many."""

from typing import override

from fastapi import APIRouter
from starlette.routing import Match
from starlette.types import Scope


class ResourceRouter(APIRouter):
    """The routes below one prefix, tried only for paths that hold it.

    FastAPI tries every route of every router until one matches.
    """

    @override
    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if self.prefix in scope["path"]:
            return super().matches(scope)
        return Match.NONE, {}
