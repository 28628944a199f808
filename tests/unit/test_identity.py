"""Roles in the claims of a token."""

import pytest

from builder.core.identity import role_in
from builder.core.tokens import Claims

KNOWN = ("admin", "editor")


@pytest.mark.parametrize(
    ("claims", "path", "role"),
    [
        ({"roles": ["editor", "admin"]}, "roles", "admin"),
        ({"roles": ["editor", 1]}, "roles", "editor"),
        ({"roles": ["owner"]}, "roles", "user"),
        ({"roles": []}, "roles", "user"),
        ({"roles": {"admin": True}}, "roles", "user"),
        ({"role": "editor"}, "role", "editor"),
        ({"scope": "openid admin"}, "scope", "admin"),
        ({"scope": "administration"}, "scope", "user"),
        ({"realm_access": {"roles": ["editor"]}}, "realm_access.roles", "editor"),
        ({"https://shop.test/roles": ["admin"]}, "https://shop.test/roles", "admin"),
        ({"realm_access": "roles"}, "realm_access.roles", "user"),
        ({}, "realm_access.roles", "user"),
        ({"role": "admin"}, "", None),
    ],
)
def test_the_first_known_role_of_a_claim_counts(
    claims: Claims, path: str, role: str | None
) -> None:
    assert role_in(claims, path, KNOWN) == role
