"""House rules: written by a team, shown in the wizard, demanded of what is saved."""

from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.preset import Preset
from tests.integration.accounts import sign_in

from .pages import problems_in, send
from .workspaces import ORDERS, TEAM, begin, colleague, document, packed, revise, saving, spoil

pytestmark = pytest.mark.usefixtures("projects")

PRESETS = f"{TEAM}/presets"
WHY = "The platform runs nothing else"
POSTGRESQL = {
    "stand:options.database": "locked",
    "value:options.database": "postgresql",
    "reason:options.database": WHY,
}
SHOWN = {"database": "postgresql", "preset": "team/service"}


async def rule(client: AsyncClient, name: str = "Service", **rules: str) -> Response:
    """Write a preset that locks the database, or says `rules`."""
    return await send(client, f"{PRESETS}/new", name=name, **(rules or POSTGRESQL))


async def store(session: AsyncSession, rules: str) -> None:
    """Let every preset be what another release wrote."""
    await session.execute(update(Preset).values(rules=rules))
    await session.commit()


async def ruled(client: AsyncClient, session: AsyncSession) -> None:
    """Sign in, and make a workspace with one preset and nothing saved in it."""
    await sign_in(client, session)
    await send(client, "/workspaces", name="Team")
    assert (await rule(client)).headers["Location"] == PRESETS


async def save(client: AsyncClient, preset_name: str = "", **choices: str) -> Response:
    """Save `orders` for the first time in the workspace."""
    inputs = {"workspace": "team", "name": "Orders", "summary": "First", "preset_name": preset_name}
    return await send(client, saving("/save", document(None, **choices)), **inputs)


async def test_a_preset_is_shown_with_its_reasons(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    page = await client.get(PRESETS)
    assert "PostgreSQL" in page.text
    assert f"Locked: {WHY}" in page.text


async def test_a_project_starts_as_the_house_says(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    wizard = (await client.get(f"{PRESETS}/service/start")).headers["Location"]
    assert wizard == "/?database=postgresql&preset=team%2Fservice"
    page = await client.get(wizard)
    assert f"Locked: {WHY}" in page.text
    assert 'value="sqlite" disabled' in page.text
    assert "All of them are kept." in page.text
    assert 'data-next="review"' in page.text


async def test_a_link_that_breaks_a_rule_says_so_and_offers_no_project(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    page = await client.get("/", params={"preset": "team/service"})
    assert page.status_code == 200
    assert f"Database is PostgreSQL here: {WHY}" in page.text
    assert "1 problem to fix" in page.text
    assert 'data-next="review"' not in page.text
    assert "This address cannot be taken as it is" not in page.text


async def test_one_click_follows_all_rules(client: AsyncClient, session: AsyncSession) -> None:
    await ruled(client, session)
    rules = {"trait:timestamps": "on", "prefix": "acme-", **POSTGRESQL}
    await rule(client, "Strict", **rules)
    asked = {"name": "Shop", "e": packed("Book: title string"), "preset": "team/strict"}
    page = await client.get((await client.get("/", params=asked)).headers["Location"])
    assert "Book: Timestamps: every entity has them here" in page.text
    assert "3 are broken." in page.text
    mended = await send(client, "/follow", document=urlencode(asked))
    after = await client.get(mended.headers["Location"])
    assert "All of them are kept." in after.text


async def test_a_long_list_of_entities_follows_all_rules_too(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await rule(client, "Strict", **{"trait:timestamps": "on"})
    lines = "\n".join(
        f"Entity{number}: title{number} string, body{number} text" for number in range(80)
    )
    asked = {"e": packed(lines), "preset": "team/strict"}
    mended = await send(client, "/follow", document=urlencode(asked))
    assert len(mended.headers["Location"]) < 2_000
    page = await client.get(mended.headers["Location"])
    assert "All of them are kept." in page.text


async def test_house_rules_are_for_members_only(client: AsyncClient, session: AsyncSession) -> None:
    await ruled(client, session)
    await sign_in(client, session)
    page = await client.get("/", params={"preset": "team/service"})
    assert page.status_code == 200
    assert WHY not in page.text
    assert "are not there any more, or not for you" in page.text
    for path in ("", "/new", "/service/start", "/service/edit"):
        assert (await client.get(f"{PRESETS}{path}")).status_code == 404


async def test_a_guest_is_told_that_there_are_house_rules(client: AsyncClient) -> None:
    page = await client.get("/", params={"preset": "team/service"})
    assert "Sign in to see them." in page.text


async def test_what_names_no_preset_is_no_part_of_the_address(client: AsyncClient) -> None:
    page = await client.get("/", params={"preset": "../../etc"})
    assert "preset=" not in page.text


async def test_what_breaks_a_rule_is_not_saved(client: AsyncClient, session: AsyncSession) -> None:
    await ruled(client, session)
    refused = await save(client, "team/service")
    assert refused.status_code == 422
    assert WHY in refused.text
    assert (await client.get(ORDERS)).status_code == 404
    saved = await save(client, "team/service", database="postgresql")
    assert saved.headers["Location"] == f"{ORDERS}/revisions/1"


async def test_where_there_is_one_preset_everything_follows_it(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    assert (await save(client)).status_code == 422
    assert (await save(client, database="postgresql")).status_code == 303


async def test_where_there_are_several_one_is_named(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await rule(client, "Free", description="No rules")
    unnamed = await save(client)
    assert unnamed.status_code == 422
    assert "this workspace has several" in unnamed.text
    assert (await save(client, "team/free")).status_code == 303


async def test_a_preset_of_another_workspace_is_none(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await send(client, "/workspaces", name="Other")
    refused = await save(client, "other/service", database="postgresql")
    assert problems_in(refused)["preset_name"] == "This preset is of another workspace."
    gone = await save(client, "team/nothing", database="postgresql")
    assert gone.status_code == 422
    assert "This preset is not there any more." in gone.text
    assert 'value="First"' in gone.text


async def test_a_revision_follows_the_rules_of_today(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await rule(client)
    refused = await revise(client, 1, features="docker")
    assert refused.status_code == 422
    assert "House rules are broken" in refused.text
    assert WHY in refused.text
    saved = await revise(client, 1, database="postgresql")
    assert saved.headers["Location"] == f"{ORDERS}/revisions/2"
    opened = await client.get(f"{ORDERS}/revisions/2/open")
    assert "preset=team%2Fservice" in opened.headers["Location"]


async def test_what_was_saved_before_the_rules_is_opened_under_them(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await rule(client)
    opened = await client.get(f"{ORDERS}/revisions/1/open")
    assert "preset=team%2Fservice" in opened.headers["Location"]
    await rule(client, "Tool")
    opened = await client.get(f"{ORDERS}/revisions/1/open")
    assert "preset=" not in opened.headers["Location"]


async def test_an_older_revision_that_breaks_the_rules_does_not_come_back(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await rule(client)
    await revise(client, 1, database="postgresql")
    refused = await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    assert refused.status_code == 422
    assert WHY in refused.text
    assert (await client.get(f"{ORDERS}/revisions/3")).status_code == 404


async def test_a_blueprint_is_put_under_other_rules_in_its_settings(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await save(client, database="postgresql")
    await rule(client, "Free", description="No rules")
    settings = f"{ORDERS}/settings"
    assert "The next revision has to follow them." in (await client.get(settings)).text
    assert (await send(client, settings, name="Orders", preset="free")).status_code == 303
    assert (await revise(client, 1, features="docker")).status_code == 303


async def test_who_deletes_a_preset_types_its_name_and_frees_what_followed_it(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await save(client, database="postgresql")
    wrong = await send(client, f"{PRESETS}/service/delete", confirmation="Something")
    assert problems_in(wrong)["confirmation"] == "This is not the name of the preset."
    assert f'value="{WHY}"' in wrong.text
    assert (await send(client, f"{PRESETS}/service/delete", confirmation="Service")).is_redirect
    assert (await revise(client, 1, features="docker")).status_code == 303


@pytest.mark.parametrize(
    ("role", "status"), [("viewer", 403), ("editor", 403), ("maintainer", 303), ("owner", 303)]
)
async def test_maintainers_write_the_rules(
    app: FastAPI, client: AsyncClient, session: AsyncSession, role: str, status: int
) -> None:
    await ruled(client, session)
    other = await colleague(app, session, role)
    assert (await other.get(PRESETS)).status_code == 200
    answers = [
        await rule(other, "More"),
        await send(other, f"{PRESETS}/service/edit", name="Service", **POSTGRESQL),
        await send(other, f"{PRESETS}/service/delete", confirmation="Service"),
    ]
    assert [each.status_code for each in answers] == [status] * 3


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        (POSTGRESQL | {"reason:options.database": ""}, "reason:options.database"),
        (POSTGRESQL | {"reason:options.database": "x" * 201}, "reason:options.database"),
        (POSTGRESQL | {"value:options.database": "oracle"}, "reason:options.database"),
        ({"prefix": "No Way"}, "prefix"),
        ({"forbidden": "a.b"}, "forbidden"),
        ({"forbidden": " ".join("abcdefghijklmnopqrstu")}, "forbidden"),
        ({"traits_reason": "x" * 201}, "traits_reason"),
        ({"description": "x" * 501}, "description"),
        ({"stand:features.single-sign-on": "locked", "reason:features.single-sign-on": "a"}, ""),
    ],
)
async def test_rules_that_cannot_be_kept_are_refused_where_they_stand(
    client: AsyncClient, session: AsyncSession, rules: dict[str, str], problem: str
) -> None:
    await ruled(client, session)
    refused = await rule(client, "Wrong", **rules)
    assert refused.status_code == 422
    at = f'id="{problem}-about"' if problem else 'role="alert"'
    assert at in refused.text
    assert (await client.get(f"{PRESETS}/wrong/edit")).status_code == 404


async def test_a_form_without_a_name_keeps_what_was_filled_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    refused = await rule(client, "", **POSTGRESQL)
    assert refused.status_code == 422
    assert f'value="{WHY}"' in refused.text


async def test_a_preset_is_changed_and_keeps_its_address(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    page = await client.get(f"{PRESETS}/service/edit")
    assert f'value="{WHY}"' in page.text
    changed = {"name": "All services", "prefix": "acme-"}
    assert (await send(client, f"{PRESETS}/service/edit", **changed)).is_redirect
    page = await client.get(PRESETS)
    assert "All services" in page.text
    assert WHY not in page.text
    assert (
        (await client.get(f"{PRESETS}/service/start"))
        .headers["Location"]
        .startswith("/?name=acme-my-api")
    )


async def test_rules_about_what_is_not_on_offer_any_more_say_nothing(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    gone = '{"options": {"database": {"option": "oracle", "locked": true, "reason": "a"}}}'
    await store(session, gone)
    assert "Everything is free." in (await client.get(PRESETS)).text
    assert (await save(client)).status_code == 303
    assert (await client.get("/", params=SHOWN)).status_code == 200


async def test_a_lock_on_what_is_not_on_offer_any_more_locks_nothing(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    gone = '{"options": {"database": {"option": "oracle", "locked": true}}}'
    await store(session, gone)
    page = await client.get("/", params={"preset": "team/service"})
    assert 'value="mariadb" aria' in page.text


async def test_a_deleted_workspace_keeps_no_rules(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await send(client, f"{TEAM}/delete", confirmation="Team")
    assert (await client.get(PRESETS)).status_code == 404
    assert await session.get(Preset, 1) is None


async def test_a_new_blueprint_begins_with_the_house_rules(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await send(client, "/workspaces", name="Team")
    assert '<a class="button primary" href="/">' in (await client.get(TEAM)).text
    await rule(client)
    assert f'href="{PRESETS}/service/start">New Blueprint' in (await client.get(TEAM)).text
    await rule(client, "Free", description="No rules")
    assert f'href="{PRESETS}">New Blueprint' in (await client.get(TEAM)).text


async def test_a_preset_of_another_workspace_makes_no_workspace(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    inputs = {"workspace": "", "workspace_name": "New", "name": "Orders", "summary": "First"}
    refused = await send(client, saving("/save", document()), **inputs, preset_name="team/service")
    assert refused.status_code == 422
    assert (await client.get("/workspaces/new")).status_code == 404


async def test_who_has_to_name_a_preset_is_led_to_where_that_is_done(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    for name in ("One", "Two"):
        await rule(client, name, description="No rules")
    refused = await revise(client, 1, features="docker")
    assert refused.status_code == 422
    assert f'href="{ORDERS}/settings"' in refused.text
    assert (await send(client, f"{ORDERS}/settings", name="Orders", preset="two")).is_redirect
    assert (await revise(client, 1, features="docker")).is_redirect


async def test_what_is_opened_together_follows_the_same_rules(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await save(client, database="postgresql")
    await revise(client, 1, database="postgresql", features="docker")
    mine = document(1, database="postgresql", description="Mine", preset="team/service")
    opened = await send(client, saving(f"{ORDERS}/merge", mine), base="2")
    assert "preset=team%2Fservice" in opened.headers["Location"]
    assert "saved=team%2Forders%2F2" in opened.headers["Location"]


async def test_a_revision_that_nobody_can_read_stays_away_under_rules_only(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, database="postgresql")
    await spoil(session, 1)
    await rule(client)
    refused = await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    assert refused.status_code == 422
    await send(client, f"{PRESETS}/service/delete", confirmation="Service")
    restored = await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    assert restored.headers["Location"] == f"{ORDERS}/revisions/3"


async def test_so_many_presets_and_no_more(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.services.preset.MOST_PRESETS", 1)
    await ruled(client, session)
    refused = await rule(client, "Another")
    assert "delete some first" in refused.text


async def test_rules_of_another_release_are_told_as_such_and_can_be_deleted(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await store(session, '{"weather": {}}')
    for path in (TEAM, PRESETS, f"{PRESETS}/service/edit", "/?preset=team/service"):
        assert (await client.get(path)).status_code == 200, path
    assert "cannot be read" in (await client.get(PRESETS)).text
    refused = await save(client)
    assert refused.status_code == 422
    assert "cannot be read" in refused.text
    assert (await send(client, f"{PRESETS}/service/delete", confirmation="Service")).is_redirect
    assert (await save(client)).is_redirect


async def test_a_refused_restore_says_why_on_a_page(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await rule(client)
    await revise(client, 1, database="postgresql")
    refused = await send(client, f"{ORDERS}/revisions/1/restore", base="2")
    assert refused.headers["Content-Type"].startswith("text/html")
    assert f'href="{ORDERS}/revisions/1/open"' in refused.text


async def test_so_many_problems_are_told_and_no_more(
    client: AsyncClient, session: AsyncSession
) -> None:
    await ruled(client, session)
    await rule(client, "Words", forbidden="a, b, c, d, e, f")
    lines = "\n".join(f"Entity{number}: a_b_c_d_e_f string" for number in range(60))
    page = await client.get("/", params={"e": packed(lines), "preset": "team/words"})
    if page.is_redirect:
        page = await client.get(page.headers["Location"])
    assert "100 are broken." in page.text
