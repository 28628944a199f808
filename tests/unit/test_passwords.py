"""Passwords and their hashes."""

from builder.core.passwords import PasswordHasher


async def test_only_the_password_fits_its_hash() -> None:
    hasher = PasswordHasher(memory_kib=64)
    stored = await hasher.hash("secret")
    assert stored.startswith("$argon2id$")
    assert await hasher.verify("secret", stored)
    assert not await hasher.verify("Secret", stored)
    assert not await hasher.verify("nobody", None)


async def test_a_password_is_the_same_however_a_keyboard_writes_it() -> None:
    hasher = PasswordHasher(memory_kib=64)
    stored = await hasher.hash("caf\u00e9 au lait")
    assert await hasher.verify("cafe\u0301 au lait", stored)


async def test_a_hash_of_another_cost_is_outdated() -> None:
    hasher = PasswordHasher(memory_kib=64)
    assert not hasher.outdated(await hasher.hash("secret"))
    assert PasswordHasher(memory_kib=128).outdated(await hasher.hash("secret"))
