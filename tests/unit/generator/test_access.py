"""Accounts, whichever option brings them along."""

import pytest

from builder.blueprint.access import ACCOUNT, EVERYONE, readers
from builder.blueprint.catalog import Option
from builder.blueprint.model import Entity
from builder.generator.plan import plan
from builder.generator.render import render

from .cases import parsed, template_set
from .entities import Data

ACCOUNTS = [
    (option, entity)
    for group in template_set().catalog.groups
    for option in group.options
    for entity in option.provides
    if entity.name == ACCOUNT
]
ARTICLE: Data = {"name": "Article", "fields": [{"name": "title", "type": "string"}]}


@pytest.mark.parametrize(("option", "account"), ACCOUNTS, ids=lambda each: getattr(each, "id", ""))
def test_accounts_are_read_by_administrators(option: Option, account: Entity) -> None:
    assert (readers(account), account.role) == ("role", "admin"), option.id


@pytest.mark.parametrize(("option", "account"), ACCOUNTS, ids=lambda each: getattr(each, "id", ""))
def test_accounts_begin_with_the_role_of_everyone(option: Option, account: Entity) -> None:
    [role] = [field.default for field in account.fields if field.name == "role"]
    assert role == EVERYONE, option.id


@pytest.mark.parametrize(
    ("access", "roles"),
    [
        ({}, ("admin",)),
        ({"write": "role"}, ("admin",)),
        ({"write": "role", "role": "editor"}, ("admin", "editor")),
        ({"write": "owner", "role": "editor", "authored": True}, ("admin", "editor")),
    ],
)
def test_what_records_ask_for_is_a_role(access: Data, roles: tuple[str, ...]) -> None:
    blueprint = parsed({**ARTICLE, **access}, options={"auth": "oidc"})
    assert plan(blueprint, template_set()).project.roles == roles


@pytest.mark.parametrize("sign_in", ["clerk", "oidc", "oidc-sessions", "supabase"])
def test_a_token_may_tell_every_role_that_records_ask_for(sign_in: str) -> None:
    article = {**ARTICLE, "write": "role", "role": "editor"}
    project = render(parsed(article, options={"auth": sign_in}), template_set())
    assert '_roles: Names = ("admin", "editor")' in project["app/core/config.py"].text
    assert "| `admin,editor` |" in project["README.md"].text
