"""Unsafe requests that a client may send again: with the same key, they are run once.

The header is that of the IETF draft `draft-ietf-httpapi-idempotency-key-header`.
"""

from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated, Any, override

from fastapi import Depends, FastAPI, Header, Request, Response
from fastapi.routing import APIRoute
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from ..core.errors import ERROR_HANDLERS
from ..core.exceptions import AppError
from ..core.idempotency import HEADER, PATTERN, RULE, Answer, KeyedRequest, digest, key_of
from ..core.openapi import problems
from ..services.idempotency import IdempotencyService
from .deps import SessionDep
from .key_owners import KeyOwner

REPLAYED = "Idempotency-Replayed"
METHODS = frozenset({"DELETE", "PATCH", "POST"})
KEPT_HEADERS = frozenset({"content-type", "etag", "location"})
KEPT_REFUSALS = frozenset({404, 409, 412, 422})
"""What the work itself refuses. After other refusals and failures the key is free again."""

_DESCRIPTION = f"Send it again with the same key, and the request is run once: {RULE}."
GivenKey = Annotated[
    str | None,
    Header(alias=HEADER, description=_DESCRIPTION, json_schema_extra={"pattern": PATTERN}),
]


class AnsweredError(Exception):
    """The request was run before."""

    def __init__(self, answer: Answer) -> None:
        """Carry what it was answered then."""
        super().__init__()
        self.answer = answer


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """What is committed together: the key, what `session` has done, and the answer to it."""

    service: IdempotencyService
    request: KeyedRequest
    session: AsyncSession

    async def complete(self, response: Response) -> None:
        """Commit; what no service committed in `session` is rolled back."""
        await self.session.close()
        kept = {name: text for name, text in response.headers.items() if name in KEPT_HEADERS}
        answer = Answer(response.status_code, kept, bytes(response.body))
        await self.service.complete(self.request, answer)


async def begin(
    request: Request,
    session: SessionDep,
    owner: KeyOwner,
    given: GivenKey = None,
) -> AsyncIterator[None]:
    """Begin a unit of work where the request has a key. Raises AnsweredError and AppErrors."""
    if given is None:
        yield
        return
    lifetime = timedelta(hours=request.app.state.settings.idempotency_hours)
    service = IdempotencyService(session, lifetime)
    keyed = await _keyed(request, owner)
    if answer := await service.begin(keyed):
        raise AnsweredError(answer)
    sessions: async_sessionmaker[AsyncSession] = request.app.state.sessions
    connection = await session.connection()
    async with sessions(bind=connection, join_transaction_mode="create_savepoint") as joined:
        request.state.unit_of_work = UnitOfWork(service, keyed, joined)
        yield


async def _keyed(request: Request, owner: str) -> KeyedRequest:
    """Return what the key of a request stands for: also a state to change, but no other header."""
    header = ", ".join(request.headers.getlist(HEADER))
    scope = digest(owner.encode(), request.method.encode(), request.scope["path"].encode())
    state = request.headers.get("If-Match", "").encode()
    fingerprint = digest(request.scope["query_string"], state, await request.body())
    return KeyedRequest(scope, key_of(header), fingerprint)


async def work_session(request: Request, session: SessionDep) -> AsyncSession:
    """Return what services work with: in a unit of work, their commits wait for its end."""
    unit = _unit_of(request)
    return unit.session if unit else session


WorkSession = Annotated[AsyncSession, Depends(work_session)]


class IdempotentRoute(APIRoute):
    """A route that takes a key, if its method is unsafe."""

    def __init__(
        self,
        path: str,
        endpoint: Callable[..., Any],
        **options: Any,  # noqa: ANN401 - what every route takes
    ) -> None:
        """Let the route begin a unit of work, and tell what that may refuse."""
        if METHODS.intersection(options.get("methods") or ()):
            options["dependencies"] = [*(options.get("dependencies") or ()), Depends(begin)]
            options["responses"] = problems(400, 409, 422) | (options.get("responses") or {})
        super().__init__(path, endpoint, **options)

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_once(request: Request) -> Response:
            try:
                response = await handle(request)
            except AppError as error:
                if _unit_of(request) is None or error.status not in KEPT_REFUSALS:
                    raise
                response = await ERROR_HANDLERS[AppError](request, error)
            unit = _unit_of(request)
            if unit and response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
                await unit.complete(response)
            return response

        return handle_once


def _unit_of(request: Request) -> UnitOfWork | None:
    unit: UnitOfWork | None = getattr(request.state, "unit_of_work", None)
    return unit


async def _replay(_: Request, error: AnsweredError) -> Response:
    answer = error.answer
    return Response(answer.body, answer.status, {**answer.headers, REPLAYED: "true"})


def install(app: FastAPI) -> None:
    """Answer requests that were run before."""
    app.exception_handlers[AnsweredError] = _replay
