"""The application: settings in, ASGI out."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from . import web
from .api import description, own_account, people, providers, refusals, second_factors
from .api.prefix import PREFIX
from .api.rendering import rendering
from .api.router import include_routers
from .api.setup import setup
from .core import browser, metrics, passwords, rate_limits, signin
from .core.access import AccessLogMiddleware
from .core.browser import SESSION, cookie
from .core.config import Settings
from .core.database import database
from .core.errors import ERROR_HANDLERS
from .core.logging import configure_logging
from .core.middleware import (
    REQUEST_ID,
    ProblemMiddleware,
    RequestContextMiddleware,
    UnexpectedErrorMiddleware,
    response_headers,
)
from .core.openapi import DescribedAPI, operation_id
from .core.origins import OriginMiddleware, trusted_origins
from .core.rate_limits import RateLimitMiddleware, closing
from .core.sign_in_limits import SignInLimitMiddleware


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Open what the application needs while it runs."""
    settings: Settings = app.state.settings
    settings.refuse_placeholders()
    configure_logging(settings)
    async with database(app, settings), rendering(app), setup(app), closing(app.state.rate_limiter):
        yield


def create_app(settings: Settings) -> FastAPI:
    """Build the application."""
    app = DescribedAPI(
        title="Accelerator",
        description="A project builder for enterprise FastAPI",
        version="0.1.0",
        lifespan=lifespan,
        middleware=_middleware(settings),
        exception_handlers=ERROR_HANDLERS,
        generate_unique_id_function=operation_id,
    )
    app.state.settings = settings
    browser.install(app, settings)
    passwords.install(app)
    metrics.install(app)
    rate_limits.install(app, settings)
    signin.install(app, settings)
    description.install(app)
    refusals.install(app)
    second_factors.install(app)
    own_account.install(app)
    people.install(app)
    providers.install(app, settings)
    web.install(app)
    include_routers(app)
    return app


def _middleware(settings: Settings) -> list[Middleware]:
    """Return the middleware, outermost first."""
    return [
        Middleware(RequestContextMiddleware, headers=response_headers(settings)),
        Middleware(AccessLogMiddleware),
        Middleware(ProblemMiddleware),
        Middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts),
        _cross_origin(settings),
        Middleware(GZipMiddleware, compresslevel=5),
        Middleware(UnexpectedErrorMiddleware),
        Middleware(
            OriginMiddleware,
            cookie=cookie(SESSION, settings).name,
            origins=trusted_origins(settings),
        ),
        Middleware(RateLimitMiddleware, rate=settings.rate_limit, path=PREFIX),
        Middleware(SignInLimitMiddleware, rate=settings.sign_in_rate_limit, path=f"{PREFIX}/auth/"),
        Middleware(
            RateLimitMiddleware,
            rate=settings.sign_in_rate_limit,
            path=f"{PREFIX}/auth/callback",
            methods={"GET"},
        ),
        Middleware(RequestBodyLimitMiddleware, max_body_size=settings.max_body_size),
    ]


def _cross_origin(settings: Settings) -> Middleware:
    """Return what lets pages of other origins call, and read the headers that tell them more."""
    return Middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
        allow_credentials=True,
        allow_headers=["Authorization", "Content-Type", REQUEST_ID],
        expose_headers=[
            "Location",
            "RateLimit-Limit",
            "RateLimit-Remaining",
            "RateLimit-Reset",
            "Retry-After",
            REQUEST_ID,
        ],
    )


app = create_app(Settings())
