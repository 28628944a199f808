"""What a client must know of the traits of an entity."""

from concurrent.futures import ThreadPoolExecutor

import httpx2

from builder.blueprint.model import Entity

AT_ONCE = 6


def seen(client: httpx2.Client, entity: Entity, path: str) -> dict[str, str]:
    """Return the headers that a change of the record at `path` needs: its tag, or any."""
    if not entity.versioned:
        return {}
    return {"If-Match": client.get(path).headers.get("etag", "*")}


def see_versions(client: httpx2.Client, entity: Entity, path: str) -> None:
    """See that of many changes of one version just one is made, and that blind ones are refused."""
    if not entity.versioned:
        return
    tag = client.get(path).headers["etag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert client.patch(path, json={}).status_code == 428
    assert client.delete(path).status_code == 428

    def change(_: int) -> int:
        return client.patch(path, json={}, headers={"If-Match": tag}).status_code

    with ThreadPoolExecutor(AT_ONCE) as pool:
        statuses = sorted(pool.map(change, range(AT_ONCE)))
    assert statuses == [200] + [412] * (AT_ONCE - 1), statuses
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200
