"""What programs do through the API: the same as people on the pages, by the same rules."""

import io
import json
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.prefix import PREFIX
from builder.models.download import Download
from tests.factories.user import make_user
from tests.integration.accounts import sign_in
from tests.integration.conftest import SETTINGS

from .asking import BLUEPRINT
from .tokens import HERE, OWN, make, program
from .workspaces import ORDERS, begin, colleague, revise

pytestmark = pytest.mark.usefixtures("projects")

WORKSPACES = f"{PREFIX}/workspaces"
BLUEPRINTS = f"{WORKSPACES}/team/blueprints"
SAVED = f"{BLUEPRINTS}/orders"
REVISIONS = f"{SAVED}/revisions"


@pytest.fixture
async def machine(app: FastAPI, client: AsyncClient, session: AsyncSession) -> AsyncClient:
    """Return a program of somebody who owns the workspace `team` with `orders` in it."""
    await sign_in(client, session)
    await begin(client)
    return program(app, await make(client, scope="manage"))


def saving(base: int = 1, **more: object) -> dict[str, Any]:
    """Return the body that saves a revision."""
    return {"base": base, "summary": "more", "blueprint": BLUEPRINT, **more}


def places(response: Response) -> list[tuple[object, ...]]:
    """Return where a problem finds fault."""
    return [tuple(each["location"]) for each in response.json()["errors"]]


async def test_a_program_makes_a_workspace_and_finds_it(machine: AsyncClient) -> None:
    made = await machine.post(WORKSPACES, json={"name": "Großes Team"})
    assert (made.status_code, made.json()["slug"], made.json()["role"]) == (
        201,
        "grosses-team",
        "owner",
    )
    assert (await machine.get(made.headers["Location"])).json() == made.json()
    every = (await machine.get(WORKSPACES)).json()
    assert [each["slug"] for each in every] == ["grosses-team", "team"]


async def test_a_program_renames_and_deletes_a_workspace(machine: AsyncClient) -> None:
    renamed = await machine.patch(f"{WORKSPACES}/team", json={"name": "Shop"})
    assert (renamed.json()["slug"], renamed.json()["name"]) == ("team", "Shop")
    refused = await machine.delete(f"{WORKSPACES}/team", params={"confirmation": "Team"})
    assert (refused.status_code, refused.json()["code"]) == (409, "unconfirmed")
    assert places(refused) == [("query", "confirmation")]
    assert (await machine.delete(f"{WORKSPACES}/team")).status_code == 422
    gone = await machine.delete(f"{WORKSPACES}/team", params={"confirmation": "Shop"})
    assert gone.status_code == 204
    assert (await machine.get(f"{WORKSPACES}/team")).status_code == 404


async def test_people_change_members_through_the_api_and_programs_read_them(
    client: AsyncClient, session: AsyncSession, machine: AsyncClient
) -> None:
    await make_user(session, email="grace@example.com", name="Grace")
    await session.commit()
    members = f"{WORKSPACES}/team/members"
    body = {"email": "grace@example.com", "role": "viewer"}
    refused = await machine.post(members, json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "permission-denied")
    added = await client.post(members, json=body)
    assert (added.status_code, added.json()["name"]) == (201, "Grace")
    key = added.json()["id"]
    changed = await client.patch(f"{members}/{key}", json={"role": "editor"})
    assert changed.json()["role"] == "editor"
    assert changed.json() in (await machine.get(members)).json()
    twice = await client.post(members, json=body)
    assert (twice.status_code, places(twice)) == (409, [("body", "email")])
    assert (await machine.delete(f"{members}/{key}")).status_code == 403
    assert (await client.delete(f"{members}/{key}")).status_code == 204
    assert len((await machine.get(members)).json()) == 1


async def test_nobody_leaves_a_workspace_by_a_token(
    app: FastAPI, session: AsyncSession, machine: AsyncClient
) -> None:
    viewer = await colleague(app, session, "viewer")
    members = (await machine.get(f"{WORKSPACES}/team/members")).json()
    [mine] = [each["id"] for each in members if each["role"] == "viewer"]
    leaving = program(app, await make(viewer, scope="manage"))
    path = f"{WORKSPACES}/team/members/{mine}"
    assert (await leaving.delete(path)).status_code == 403
    assert (await viewer.delete(path)).status_code == 204


async def test_a_program_saves_a_blueprint_for_the_first_time(machine: AsyncClient) -> None:
    body = {"name": "Shop", "summary": "First", "tags": ["b", "a"], "blueprint": BLUEPRINT}
    made = await machine.post(BLUEPRINTS, json=body)
    assert made.status_code == 201
    saved = made.json()
    assert (saved["slug"], saved["latest"], saved["tags"]) == ("shop", 1, ["a", "b"])
    assert (await machine.get(made.headers["Location"])).json() == saved
    again = await machine.post(BLUEPRINTS, json=body)
    assert again.json()["slug"] == "shop-2"


async def test_what_is_kept_is_found_as_on_the_page(machine: AsyncClient) -> None:
    for name, tags in (("Shop", ["shop"]), ("Store", ["shop", "old"])):
        body = {"name": name, "summary": "x", "tags": tags, "blueprint": BLUEPRINT}
        await machine.post(BLUEPRINTS, json=body)

    async def found(**query: str) -> list[str]:
        page = (await machine.get(BLUEPRINTS, params=query)).json()
        assert page["total"] >= len(page["items"])
        return [each["slug"] for each in page["items"]]

    assert await found(tag="shop", sort="name") == ["shop", "store"]
    assert await found(q="sto") == ["store"]
    assert await found(size="1", page="2", sort="-name") == ["shop"]
    assert (await machine.get(BLUEPRINTS, params={"colour": "red"})).status_code == 422


async def test_a_program_describes_and_deletes_a_blueprint(machine: AsyncClient) -> None:
    described = await machine.put(SAVED, json={"name": "Sales", "tags": ["new"]})
    assert (described.json()["name"], described.json()["slug"]) == ("Sales", "orders")
    refused = await machine.delete(SAVED, params={"confirmation": "Orders"})
    assert (refused.status_code, places(refused)) == (409, [("query", "confirmation")])
    assert (await machine.delete(SAVED, params={"confirmation": "Sales"})).status_code == 204
    assert (await machine.get(SAVED)).status_code == 404


async def test_a_program_saves_after_the_latest_revision_only(machine: AsyncClient) -> None:
    saved = await machine.post(REVISIONS, json=saving(1))
    assert (saved.status_code, saved.json()["number"]) == (201, 2)
    assert (await machine.get(saved.headers["Location"])).json() == saved.json()
    assert (await machine.post(REVISIONS, json=saving(2))).json()["number"] == 3
    stale = await machine.post(REVISIONS, json=saving(1))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale-revision")
    assert "Revision 3 is the latest one." in stale.json()["detail"]
    assert places(stale) == [("body", "base")]
    listed = (await machine.get(REVISIONS)).json()
    assert [each["number"] for each in listed] == [3, 2, 1]
    older = (await machine.get(REVISIONS, params={"before": 2})).json()
    assert [each["number"] for each in older] == [1]


async def test_the_audit_and_the_revision_tell_who_acted_by_which_token(
    app: FastAPI, client: AsyncClient, machine: AsyncClient
) -> None:
    here = program(app, await make(client, HERE, name="Deploy", scope="write"))
    await machine.post(REVISIONS, json=saving(1))
    await here.post(REVISIONS, json=saving(2))
    person = (await client.get(f"{PREFIX}/caller")).json()["user"]["email"]
    saves = {"action": "revision.saved", "sort": "number"}
    page = (await machine.get(f"{WORKSPACES}/team/audit", params=saves)).json()
    noted = [(each["actor"], each["target"]) for each in page["items"]]
    assert noted == [
        (person, "orders/1"),
        (f"{person} (token CI)", "orders/2"),
        (f"{person} (token Deploy)", "orders/3"),
    ]
    authors = {each["author"] for each in (await machine.get(REVISIONS)).json()}
    assert len(authors) == 1


async def test_a_revision_is_read_as_json_as_toml_and_as_a_project(
    client: AsyncClient, machine: AsyncClient
) -> None:
    await revise(client, 1, features="docker")
    document = await machine.get(f"{REVISIONS}/2/blueprint.json")
    assert document.headers["Content-Type"] == "application/json"
    assert document.json()["features"] == ["docker"]
    text = await machine.get(f"{REVISIONS}/2/blueprint.toml")
    assert text.text == (await client.get(f"{ORDERS}/revisions/2/blueprint.toml")).text
    archive = await machine.get(f"{REVISIONS}/2/project.zip")
    assert archive.content == (await client.get(f"{ORDERS}/revisions/2/project.zip")).content
    known = {"If-None-Match": archive.headers["ETag"]}
    again = await machine.get(f"{REVISIONS}/2/project.zip", headers=known)
    assert again.status_code == 304
    head = await machine.head(f"{REVISIONS}/2/project.zip")
    assert (head.content, head.headers["ETag"]) == (b"", archive.headers["ETag"])


async def test_what_is_read_can_be_saved_again(machine: AsyncClient) -> None:
    document = (await machine.get(f"{REVISIONS}/1/blueprint.json")).json()
    saved = await machine.post(REVISIONS, json=saving(1, blueprint=document))
    assert saved.status_code == 201
    assert (await machine.get(f"{REVISIONS}/2/blueprint.json")).json() == document


async def test_a_program_restores_approves_and_withdraws(machine: AsyncClient) -> None:
    await machine.post(REVISIONS, json=saving(1))
    back = {"base": 2, "summary": "As it was"}
    restored = await machine.post(f"{REVISIONS}/1/restore", json=back)
    assert (restored.status_code, restored.json()["number"]) == (201, 3)
    assert (await machine.get(restored.headers["Location"])).json() == restored.json()
    for number in (1, 2):
        stale = await machine.post(f"{REVISIONS}/{number}/restore", json=back)
        assert "Revision 3 is the latest one." in stale.json()["detail"]
    latest = await machine.post(f"{REVISIONS}/3/restore", json={**back, "base": 3})
    assert (latest.status_code, latest.json()["code"]) == (409, "conflict")
    approved = await machine.put(f"{REVISIONS}/3/approval")
    assert approved.json()["approved_at"]
    assert (await machine.put(f"{REVISIONS}/3/approval")).json() == approved.json()
    assert (await machine.delete(f"{REVISIONS}/3/approval")).status_code == 204
    assert (await machine.get(f"{REVISIONS}/3")).json()["approved_at"] is None


async def test_a_program_makes_changes_and_revokes_links(
    app: FastAPI, machine: AsyncClient
) -> None:
    made = await machine.post(f"{SAVED}/links", json={"audience": "public"})
    link = made.json()
    assert (made.status_code, link["audience"]) == (201, "public")
    assert (await program(app).get(f"/l/{link['code']}")).status_code == 200
    path = f"{SAVED}/links/{link['id']}"
    changed = await machine.patch(path, json={"audience": "off"})
    assert changed.json() == {**link, "audience": "off"}
    assert (await machine.patch(path, json={"audience": "off"})).json() == changed.json()
    assert (await machine.get(f"{SAVED}/links")).json() == [changed.json()]
    assert (await machine.delete(path)).status_code == 204
    assert (await machine.delete(path)).status_code == 404


async def test_without_sharing_there_are_no_links(
    app: FastAPI, machine: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state, "settings", SETTINGS.model_copy(update={"sharing": False}))
    for refused in (
        await machine.get(f"{SAVED}/links"),
        await machine.post(f"{SAVED}/links", json={"audience": "public"}),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "sharing-closed")


async def test_a_token_for_one_workspace_lists_it_alone_and_makes_none(
    app: FastAPI, client: AsyncClient, machine: AsyncClient
) -> None:
    await machine.post(WORKSPACES, json={"name": "Other"})
    here = program(app, await make(client, HERE, scope="manage"))
    assert [each["slug"] for each in (await here.get(WORKSPACES)).json()] == ["team"]
    refused = await here.post(WORKSPACES, json={"name": "More"})
    assert (refused.status_code, refused.json()["code"]) == (403, "permission-denied")


async def test_a_token_that_reads_makes_no_workspace_and_says_what_it_is(
    app: FastAPI, client: AsyncClient, machine: AsyncClient
) -> None:
    assert (await machine.get(f"{WORKSPACES}/team")).json()["role"] == "owner"
    reading = program(app, await make(client, OWN, scope="read"))
    assert [each["role"] for each in (await reading.get(WORKSPACES)).json()] == ["viewer"]
    assert (await reading.post(WORKSPACES, json={"name": "More"})).status_code == 403


async def test_origins_hinder_sessions_and_no_tokens(
    client: AsyncClient, machine: AsyncClient
) -> None:
    body = {"name": "Shop"}
    del client.headers["Sec-Fetch-Site"]
    refused = await client.patch(f"{WORKSPACES}/team", json=body)
    assert (refused.status_code, refused.json()["code"]) == (403, "foreign-origin")
    assert (await machine.patch(f"{WORKSPACES}/team", json=body)).status_code == 200


BAD_BLUEPRINTS: tuple[tuple[object, str], ...] = (
    ({"format": 99}, "invalid-blueprint"),
    ({"colour": "red"}, "invalid-blueprint"),
    ({"project": {"name": ""}}, "invalid-blueprint"),
    ({"project": {"name": "a\0b"}}, "invalid-blueprint"),
    (
        {
            "entities": [
                {"name": "A", "fields": [{"name": "b", "type": "integer", "default": 10**400}]}
            ]
        },
        "invalid-blueprint",
    ),
    ("format = 1", "validation"),
    ([], "validation"),
    (None, "validation"),
)


@pytest.mark.parametrize(("document", "code"), BAD_BLUEPRINTS)
async def test_a_blueprint_that_breaks_a_rule_is_refused_at_its_place(
    machine: AsyncClient, document: object, code: str
) -> None:
    refused = await machine.post(REVISIONS, json=saving(1, blueprint=document))
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert refused.json()["errors"]
    assert (await machine.get(SAVED)).json()["latest"] == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[",
        b"[]",
        b"null",
        b"\xff",
        b'{"base": 1, "summary": "x", "blueprint": {"format": NaN}}',
        b'{"base": 1e999, "summary": "x", "blueprint": {}}',
        b'{"base": 1, "summary": "x", "blueprint": ' + b'{"a":' * 4_000 + b"1" + b"}" * 4_001,
        b'{"base": 1, "summary": "x", "blueprint": ' + b"[" * 4_000,
        b'{"base": ' + b"9" * 5_000 + b"}",
    ],
)
async def test_a_body_that_is_none_is_told_as_such(machine: AsyncClient, body: bytes) -> None:
    for path in (REVISIONS, BLUEPRINTS, f"{REVISIONS}/1/restore"):
        headers = {"Content-Type": "application/json"}
        refused = await machine.post(path, content=body, headers=headers)
        assert refused.status_code in {400, 413, 422}, (path, body[:80])


BAD_FIELDS: tuple[dict[str, object], ...] = (
    {"base": 0},
    {"base": "1"},
    {"base": 10**30},
    {"base": True},
    {"summary": ""},
    {"summary": "x" * 201},
    {"summary": "a\0b"},
    {"summary": "a\u202eb"},
    {"more": 1},
)


@pytest.mark.parametrize("wrong", BAD_FIELDS, ids=json.dumps)
async def test_what_is_wrong_with_a_save_is_told_at_its_field(
    machine: AsyncClient, wrong: dict[str, object]
) -> None:
    refused = await machine.post(REVISIONS, json={**saving(1), **wrong})
    assert refused.status_code == 422
    assert places(refused) == [("body", *wrong)]


async def test_a_program_sends_what_the_description_says_and_no_form(machine: AsyncClient) -> None:
    body = {"name": "Shop", "summary": "x", "blueprint": BLUEPRINT, "tags": "a, b"}
    for refused in (
        await machine.post(BLUEPRINTS, json=body),
        await machine.put(SAVED, json={"name": "Shop", "tags": "a, b"}),
    ):
        assert (refused.status_code, places(refused)) == (422, [("body", "tags")])
    back = await machine.post(f"{REVISIONS}/1/restore", json={"base": "1", "summary": "x"})
    assert (back.status_code, places(back)) == (422, [("body", "base")])


@pytest.mark.parametrize(
    "path",
    [
        f"{WORKSPACES}/Team",
        f"{WORKSPACES}/{'x' * 61}",
        f"{REVISIONS}/0",
        f"{REVISIONS}/{10**30}",
        f"{REVISIONS}/one",
        f"{WORKSPACES}/team%00",
    ],
)
async def test_an_address_that_is_none_is_no_fault_of_ours(machine: AsyncClient, path: str) -> None:
    assert (await machine.get(path)).status_code in {404, 422}


async def test_a_body_that_is_too_large_is_refused(machine: AsyncClient) -> None:
    refused = await machine.post(REVISIONS, json=saving(1, summary="x" * 20_000))
    assert refused.status_code == 413


async def test_a_program_writes_house_rules_and_is_held_to_them(machine: AsyncClient) -> None:
    why = "The platform runs nothing else"
    rules = {"options": {"database": {"option": "postgresql", "locked": True, "reason": why}}}
    presets = f"{WORKSPACES}/team/presets"
    made = await machine.post(presets, json={"name": "Service", "rules": rules})
    assert (made.status_code, made.json()["slug"]) == (201, "service")
    assert (await machine.get(made.headers["Location"])).json()["rules"]["options"]["database"] == (
        rules["options"]["database"]
    )
    refused = await machine.post(REVISIONS, json=saving())
    assert refused.status_code == 422
    assert why in refused.json()["errors"][0]["message"]
    follows = {**BLUEPRINT, "options": {"database": "postgresql"}}
    assert (await machine.post(REVISIONS, json=saving(blueprint=follows))).status_code == 201
    changed = await machine.put(f"{presets}/service", json={"name": "Free"})
    assert changed.json()["rules"]["options"] == {}
    gone = await machine.delete(f"{presets}/service", params={"confirmation": "Free"})
    assert gone.status_code == 204
    assert (await machine.get(presets)).json() == []


@pytest.mark.parametrize(
    "rules",
    [
        {"options": {"database": {"option": "oracle"}}},
        {"options": {"database": {"option": "sqlite", "locked": True}}},
        {"names": {"prefix": "No Way"}},
        {"names": {"reason": "a\x00b"}},
        {"traits": {"required": ["immortal"]}},
        {"weather": {}},
    ],
)
async def test_rules_that_cannot_be_followed_are_refused(
    machine: AsyncClient, rules: dict[str, Any]
) -> None:
    body = {"name": "Wrong", "rules": rules}
    refused = await machine.post(f"{WORKSPACES}/team/presets", json=body)
    assert refused.status_code == 422
    assert refused.json()["errors"]


async def test_a_program_takes_everything_along(machine: AsyncClient) -> None:
    answer = await machine.post(f"{WORKSPACES}/team/export")
    with ZipFile(io.BytesIO(answer.content)) as archive:
        assert "team/orders/1.zip" in archive.namelist()


async def test_what_a_program_downloads_is_in_the_ledger(
    machine: AsyncClient, session: AsyncSession
) -> None:
    path = f"{REVISIONS}/1/project.zip"
    assert (await machine.head(path)).status_code == 200
    assert (await machine.get(path)).status_code == 200
    (row,) = (await session.scalars(select(Download))).all()
    assert row.times == 1
    assert "(token " in row.taker


async def test_a_program_reads_what_has_a_known_fault(machine: AsyncClient) -> None:
    assert (await machine.get(f"{PREFIX}/advisories")).json() == []
    assert (await machine.get(f"{WORKSPACES}/team/advisories")).json() == []
