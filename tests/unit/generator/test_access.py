"""Accounts, whichever option brings them along."""

import pytest

from builder.blueprint.access import ACCOUNT, EVERYONE, readers
from builder.blueprint.catalog import Option
from builder.blueprint.model import Entity

from .cases import template_set

ACCOUNTS = [
    (option, entity)
    for group in template_set().catalog.groups
    for option in group.options
    for entity in option.provides
    if entity.name == ACCOUNT
]


@pytest.mark.parametrize(("option", "account"), ACCOUNTS, ids=lambda each: getattr(each, "id", ""))
def test_accounts_are_read_by_administrators(option: Option, account: Entity) -> None:
    assert (readers(account), account.role) == ("role", "admin"), option.id


@pytest.mark.parametrize(("option", "account"), ACCOUNTS, ids=lambda each: getattr(each, "id", ""))
def test_accounts_begin_with_the_role_of_everyone(option: Option, account: Entity) -> None:
    [role] = [field.default for field in account.fields if field.name == "role"]
    assert role == EVERYONE, option.id
