"""Saving Blueprints, and the revisions that come of it."""

import re
from io import BytesIO
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.blob import Blob
from tests.integration.accounts import sign_in

from .pages import problems_in, send
from .records import count
from .workspaces import ORDERS, TEAM, begin, colleague, document, packed, revise, saving, spoil

pytestmark = pytest.mark.usefixtures("projects")


async def test_who_saves_signs_in_first_and_loses_no_choice(client: AsyncClient) -> None:
    asked = await client.get("/save", params={"document": "name=Orders&features=docker"})
    query = parse_qs(urlsplit(asked.headers["Location"]).query)
    assert query["next"] == ["/save?document=name%3DOrders%26features%3Ddocker"]


async def test_who_must_sign_in_again_while_saving_loses_no_choice(client: AsyncClient) -> None:
    sent = await begin(client, document="name=Orders&features=docker")
    query = parse_qs(urlsplit(sent.headers["Location"]).query)
    assert query["next"] == ["/save?document=name%3DOrders%26features%3Ddocker"]


async def test_the_form_knows_the_project(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    page = await client.get("/save", params={"document": "name=Orders&description=Sells"})
    assert 'value="Orders"' in page.text
    assert ">Sells</textarea>" in page.text


async def test_the_first_save_makes_a_workspace(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    saved = await begin(client, description="Sells things", tags="Shop, api shop")
    assert saved.headers["Location"] == f"{ORDERS}/revisions/1"
    listed = (await client.get(TEAM)).text
    assert "Sells things" in listed
    assert listed.count('<span class="tag">shop</span>') == 1


async def test_a_workspace_finds_its_blueprints(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client, tags="shop")
    await begin(client, workspace="team", name="Stock", tags="store", description="Counts")
    for query, names in (
        ("q=cOUN", {"Stock"}),
        ("tag=shop", {"Orders"}),
        ("q=%25", set[str]()),
        ("q=Orders&tag=", {"Orders"}),
        ("", {"Orders", "Stock"}),
    ):
        page = (await client.get(f"{TEAM}?{query}")).text
        assert {name for name in ("Orders", "Stock") if f"<b>{name}</b>" in page} == names


async def test_workspaces_of_one_name_are_told_apart(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    for name in ("Team", "Team", "Shop"):
        await send(client, "/workspaces", name=name)
    listed = (await client.get("/workspaces")).text
    assert [f">{slug}</code>" in listed for slug in ("team", "team-2", "shop")] == [True] * 3
    form = (await client.get("/save", params={"document": "name=Orders"})).text
    assert re.findall(r'<option value="[^>]*>((?:Team|Shop)[^<]*)<', form) == [
        "Shop",
        "Team (team)",
        "Team (team-2)",
    ]


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("name", "", "Fill this in."),
        ("name", "a\u202eb", "The invisible character U+202E changes the direction of text."),
        ("summary", "", "Fill this in."),
        ("summary", "x" * 201, "At most 200 characters."),
        ("description", "x" * 501, "At most 500 characters."),
        ("tags", "so!", "A tag has up to 32 letters and digits, between them dots, - or _."),
        ("tags", " ".join(f"t{n}" for n in range(11)), "At most 10 tags."),
        ("workspace_name", "", "Fill this in."),
    ],
)
async def test_what_cannot_be_saved_is_told_at_its_input(
    client: AsyncClient, session: AsyncSession, field: str, text: str, told: str
) -> None:
    await sign_in(client, session)
    refused = await begin(client, **{field: text})
    assert refused.status_code == 422
    assert problems_in(refused) == {field: told}
    assert "no workspace yet" in (await client.get("/workspaces")).text


async def test_a_list_is_sorted_as_asked(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client)
    await begin(client, workspace="team", name="Stock")
    for sort, first in (("name", "Orders"), ("-name", "Stock"), ("-saved_at", "Stock")):
        page = (await client.get(f"{TEAM}?sort={sort}")).text
        assert page.partition("<b>")[2].startswith(first)


async def test_what_began_with_a_revision_can_begin_anew(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    page = (await client.get(f"{ORDERS}/save", params={"document": document(1)})).text
    assert 'href="/save?document=name%3DOrders"' in page
    await send(client, f"{ORDERS}/delete", confirmation="Orders")
    asked = await client.get("/save", params={"document": document(1)})
    assert asked.status_code == 200


async def test_what_is_too_large_leaves_no_workspace_behind(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.services.revision.MOST_BYTES", 10)
    await sign_in(client, session)
    refused = await begin(client)
    assert "10 can be saved" in problems_in(refused)[""]
    assert "no workspace yet" in (await client.get("/workspaces")).text


async def test_choices_that_break_a_rule_are_not_saved(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    refused = await begin(client, document="name=Orders&package=class")
    assert refused.status_code == 422
    assert "package" in refused.text


async def test_a_revision_is_the_project_as_it_was_saved(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    saved = await revise(client, 1, features="docker")
    assert saved.headers["Location"] == f"{ORDERS}/revisions/2"
    first, second = [
        ZipFile(BytesIO((await client.get(f"{ORDERS}/revisions/{each}/project.zip")).content))
        for each in (1, 2)
    ]
    assert "orders/deploy/Dockerfile" in {*second.namelist()} - {*first.namelist()}
    page = (await client.get(f"{ORDERS}/revisions/2")).text
    assert "+ Docker" in page
    toml = await client.get(f"{ORDERS}/revisions/2/blueprint.toml")
    assert '"docker"' in toml.text


async def test_the_same_files_are_kept_once(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client)
    before = await count(session, Blob)
    await revise(client, 1)
    assert await count(session, Blob) == before


async def test_the_line_of_a_revision_says_what_was_chosen_anew(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    asked = {"document": document(1, features="docker")}
    led = await client.get("/save", params=asked)
    assert led.headers["Location"].startswith(f"{ORDERS}/save?")
    page = await client.get(led.headers["Location"])
    assert 'value="Features: + Docker"' in page.text


async def test_of_two_who_save_at_once_the_second_sees_both(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    other = await colleague(app, session, "editor")
    await revise(client, 1, description="Sells", features="docker")
    stale = await revise(other, 1, description="Buys", features="gunicorn")
    assert stale.status_code == 422
    assert "Somebody saved a revision in the meantime" in stale.text
    assert 'name="base" value="2"' in stale.text
    assert "pick:project.description" in stale.text
    assert "pick:features.docker" not in stale.text

    unpicked = await revise(other, 1, 2, description="Buys", features="gunicorn")
    assert "Pick one of both" in unpicked.text
    picks = {"pick:project.description": "theirs"}
    merged = await revise(other, 1, 2, description="Buys", features="gunicorn", **picks)
    assert merged.headers["Location"] == f"{ORDERS}/revisions/3"
    toml = (await client.get(f"{ORDERS}/revisions/3/blueprint.toml")).text
    assert 'description = "Sells"' in toml
    assert '"docker"' in toml
    assert '"gunicorn"' in toml


async def test_both_together_can_be_looked_at_before_they_are_saved(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    path = saving(f"{ORDERS}/merge", document(1, features="gunicorn"))
    opened = await send(client, path, base="2")
    query = parse_qs(urlsplit(opened.headers["Location"]).query)
    assert query["features"] == ["docker,gunicorn"]
    assert query["saved"] == ["team/orders/2"]


async def test_a_restored_revision_is_a_new_one(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    stale = await send(client, f"{ORDERS}/revisions/1/restore", base="1")
    assert stale.status_code == 409
    restored = await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    assert restored.headers["Location"] == f"{ORDERS}/revisions/3"
    first, third = [
        (await client.get(f"{ORDERS}/revisions/{each}/project.zip")).content for each in (1, 3)
    ]
    assert first == third
    again = await send(client, f"{ORDERS}/revisions/3/restore", base="3")
    assert again.status_code == 409
    assert "Revision 1 again" in (await client.get(ORDERS)).text


async def test_a_maintainer_approves_and_takes_it_back(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    other = await colleague(app, session, "maintainer")
    await send(other, f"{ORDERS}/revisions/1/approve")
    assert "approved" in (await client.get(ORDERS)).text
    await send(other, f"{ORDERS}/revisions/1/withdraw")
    assert "approved" not in (await client.get(ORDERS)).text


async def test_any_two_revisions_can_be_compared(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    await revise(client, 2, features="docker,gunicorn")
    page = (await client.get(f"{ORDERS}/revisions/3?against=1")).text
    assert "Unlike revision 1" in page
    assert "+ Docker, + Gunicorn" in page
    with_itself = (await client.get(f"{ORDERS}/revisions/3?against=3")).text
    assert "Unlike revision 2" in with_itself


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/revisions/9", 404),
        ("/revisions/0", 422),
        ("/revisions/99999999999999999999", 422),
        ("/revisions/x", 422),
        ("/revisions/1?against=7", 404),
        ("/revisions/1?against=zwei", 200),
        ("?before=99999999999999999999", 422),
        ("/save?document=name%3DOrders", 404),
        ("/save?document=saved%3Dteam%2Forders%2F77", 404),
    ],
)
async def test_an_address_that_leads_nowhere_says_so(
    client: AsyncClient, session: AsyncSession, path: str, status: int
) -> None:
    await sign_in(client, session)
    await begin(client)
    assert (await client.get(f"{ORDERS}{path}")).status_code == status


async def test_a_form_that_says_nothing_of_the_choices_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    for path in ("/save", f"{ORDERS}/save", f"{ORDERS}/merge"):
        refused = await send(client, path, summary="x", base="1", name="x", workspace="team")
        assert refused.status_code == 422
    assert (await client.get(f"{ORDERS}/revisions/2")).status_code == 404


async def test_an_address_that_was_deleted_is_never_given_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await send(client, f"{ORDERS}/delete", confirmation="Orders")
    again = await begin(client, workspace="team")
    assert again.headers["Location"] == f"{ORDERS}-2/revisions/1"
    assert (await revise(client, 1)).status_code == 404
    await send(client, f"{TEAM}/delete", confirmation="Team")
    other = await begin(client)
    assert other.headers["Location"] == "/workspaces/team-2/blueprints/orders/revisions/1"


async def test_a_revision_that_nobody_can_read_any_more_keeps_nobody_from_saving(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, description="Sells")
    await spoil(session, 2)
    page = await client.get(f"{ORDERS}/revisions/2")
    assert "not valid any more" in page.text
    behind = await client.get(f"{ORDERS}/save", params={"document": document(1)})
    assert "cannot be put together" in behind.text
    assert (await revise(client, 1, 2)).headers["Location"] == f"{ORDERS}/revisions/3"
    await spoil(session, 3)
    assert (await revise(client, 3)).headers["Location"] == f"{ORDERS}/revisions/4"


async def test_what_breaks_a_rule_together_is_mended_in_the_wizard(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    both, needy = (
        "Author: name string\nBook: title string",
        "Author: name string\nBook: title string, author -> Author",
    )
    await begin(client, document=document(e=packed(both)))
    await revise(client, 1, e=packed("Book: title string"))
    refused = await revise(client, 1, 2, e=packed(needy))
    assert "Both together break a rule" in refused.text
    path = saving(f"{ORDERS}/merge", document(1, e=packed(needy)))
    opened = await send(client, path, base="2")
    assert opened.status_code == 303
    assert "saved=team%2Forders%2F2" in opened.headers["Location"]


async def test_a_pick_between_other_changes_means_nothing(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, description="Sells")
    await revise(client, 2, description="Rents")
    picks = {"pick:project.description": "yours"}
    stale = await revise(client, 1, 2, description="Buys", **picks)
    assert 'name="base" value="3"' in stale.text
    assert "checked" not in stale.text


async def test_a_form_that_began_with_nothing_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    path = saving(f"{ORDERS}/save", "name=Orders")
    assert (await send(client, path, summary="x", base="1")).status_code == 404


async def test_a_blueprint_is_described_anew_and_deleted_by_its_name(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client, tags="old")
    await send(client, f"{ORDERS}/settings", name="Purchases", description="Buys", tags="new")
    page = (await client.get(ORDERS)).text
    assert "Purchases" in page
    assert ">new<" in page
    assert ">old<" not in page
    await send(client, f"{ORDERS}/delete", confirmation="Purchases")
    assert (await client.get(ORDERS)).status_code == 404
