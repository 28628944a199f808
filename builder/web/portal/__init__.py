"""The pages of accounts: who is here, who may come, and how they sign in."""

from fastapi import FastAPI

from . import account, joining, people, signing


def install(app: FastAPI) -> None:
    """Add the pages to the application."""
    app.include_router(signing.router)
    app.include_router(joining.router)
    app.include_router(account.router)
    app.include_router(people.router)
