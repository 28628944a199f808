"""The routes: one address for page and parts, headers that caches and browsers rely on."""

from urllib.parse import urlencode

import pytest
from httpx2 import AsyncClient, Response

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field
from builder.web.address import address_of

from .fakes import CATALOG
from .html import parsed

PARTIAL = {"HX-Request-Type": "partial"}
ARTIST = Entity(name="Artist", fields=(Field(name="title", type="string"),))
DOCUMENT = address_of(complete(Blueprint(entities=(ARTIST,)), CATALOG), CATALOG).query
FORM = {
    "document": DOCUMENT,
    "entity": "Artist",
    "name": "Artist",
    "operations": ["list", "get", "create", "update", "delete"],
    "fields-0-name": "title",
    "fields-0-type": "string",
    "fields-0-required": "on",
}


def targets(html: str) -> list[str]:
    """Return the targets of an answer in parts."""
    return [str(part.attributes["hx-target"]) for part in parsed(html).all("hx-partial")]


async def test_every_option_of_the_catalog_is_on_the_page(client: AsyncClient) -> None:
    page = parsed((await client.get("/")).text)
    cards = [node for card in page.all(class_="card") for node in card.all("input")]
    shown = {(card.attributes["name"], card.attributes["value"]) for card in cards}
    offered = {(group.id, each.id) for group in CATALOG.groups for each in group.options}
    assert shown == offered | {("features", each.id) for each in CATALOG.features}


async def test_a_page_is_kept_apart_from_its_parts(client: AsyncClient) -> None:
    for headers in ({}, PARTIAL):
        answer = await client.get("/", headers=headers)
        assert "HX-Request-Type" in answer.headers["Vary"]


async def test_an_htmx_request_for_all_of_it_gets_the_page(client: AsyncClient) -> None:
    answer = await client.get("/", headers={"HX-Request": "true", "HX-Request-Type": "full"})
    assert parsed(answer.text).one("main")


async def test_the_policy_allows_nothing_inline(client: AsyncClient) -> None:
    policy = (await client.get("/")).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


async def test_a_long_query_leads_to_the_short_one(client: AsyncClient) -> None:
    query = "name=My+API&package=app&database=sqlite&features=docker&features=lean"
    answer = await client.get(f"/?{query}")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?features=docker,lean")


async def test_a_short_query_leads_nowhere_else(client: AsyncClient) -> None:
    assert (await client.get("/?features=docker,lean&file=README.md")).status_code == 200


async def test_a_wrong_query_is_a_page_with_its_problem(client: AsyncClient) -> None:
    page = parsed((await client.get("/?package=class")).text)
    control = page.one(id="package")
    assert control.attributes["value"] == "class"
    assert control.attributes["aria-invalid"] == "true"
    assert page.one(id=control.attributes["aria-describedby"] or "").one(class_="problem")
    assert page.one(id="bar").one("a").attributes["href"] == "#package"


async def test_a_wrong_change_shows_the_nearest_project_in_all_parts(client: AsyncClient) -> None:
    answer = await client.get("/?package=class", headers=PARTIAL)
    assert {"#bar", "#tree", "#title"} <= {*targets(answer.text)}
    assert answer.headers["HX-Replace-Url"] == "/?package=class"


async def test_a_choice_is_a_step_and_typing_is_none(client: AsyncClient) -> None:
    headers = {**PARTIAL, "HX-Current-URL": "http://builder/?name=Sho"}
    typed = await client.get("/?name=Shop", headers=headers)
    chosen = await client.get("/?name=Sho&auth=local", headers=headers)
    assert typed.headers["HX-Replace-Url"] == "/?name=Shop"
    assert chosen.headers["HX-Push-Url"] == "/?name=Sho&auth=local"


async def test_an_unchanged_file_is_not_sent_again(client: AsyncClient) -> None:
    headers = {**PARTIAL, "HX-Current-URL": "http://builder/?file=README.md"}
    same = await client.get("/?file=README.md&features=docker", headers=headers)
    other = await client.get("/?file=README.md&name=Shop", headers=headers)
    assert "#work" not in targets(same.text)
    assert "#work" in targets(other.text)


async def test_a_choice_tells_what_was_before_it(client: AsyncClient) -> None:
    headers = {**PARTIAL, "HX-Current-URL": "http://builder/"}
    answer = await client.get("/?features=docker&show=diff", headers=headers)
    page = parsed(answer.text)
    assert page.one(id="since").attributes["value"] == "?"
    assert page.one(id="code").attributes["aria-label"] == "Differences in docker/settings.toml"


async def test_to_look_elsewhere_is_no_change(client: AsyncClient) -> None:
    url = "http://builder/?features=docker"
    headers = {**PARTIAL, "HX-Current-URL": url, "Compared-With": "?"}
    answer = await client.get("/?features=docker&open=README.md", headers=headers)
    page = parsed(answer.text)
    assert page.one(id="since").attributes["value"] == "?"
    assert [each.text for each in page.all(class_="added")].count("A") == 1
    assert "Files:" not in answer.text


async def test_a_file_that_is_gone_shows_what_it_was(client: AsyncClient) -> None:
    query = "file=docker/settings.toml&against=features%3Ddocker"
    page = parsed((await client.get(f"/?{query}")).text)
    assert page.one(id="code").attributes["aria-label"] == "Differences in docker/settings.toml"


async def test_a_damaged_link_to_compare_with_breaks_nothing(client: AsyncClient) -> None:
    for damaged in ("%00", "e=x", "?", "against=against", "[=%ff&&&"):
        answer = await client.get("/", params={"against": damaged, "show": "split"})
        assert answer.status_code == 200


async def test_what_a_stranger_typed_is_text(client: AsyncClient) -> None:
    bad = "</title><script>alert(1)</script><hx-partial hx-target='body'>"
    for headers in ({}, PARTIAL):
        answer = await client.get("/", params={"name": bad}, headers=headers)
        assert "<script>alert" not in answer.text
        assert "<hx-partial hx-target='body'" not in answer.text


async def test_an_unknown_theme_is_no_theme(client: AsyncClient) -> None:
    page = parsed((await client.get("/", headers={"Cookie": "theme=pink"})).text)
    assert "data-theme" not in page.one("html").attributes


async def test_a_saved_entity_leads_to_the_address_of_the_result(client: AsyncClient) -> None:
    answer = await client.post("/entity", data={**FORM, "name": "Band"})
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith("&entity=Band")


async def test_htmx_gets_the_parts_and_the_address_at_once(client: AsyncClient) -> None:
    form = {**FORM, "document": f"{DOCUMENT}&entity=Artist", "name": "Band"}
    answer = await client.post("/entity", data=form, headers=PARTIAL)
    assert answer.status_code == 200
    assert answer.headers["HX-Replace-Url"].endswith("&entity=Band")
    assert {"#tree", "#work", "#entities"} <= set(targets(answer.text))


async def test_a_wrong_form_comes_back_as_it_was_sent(client: AsyncClient) -> None:
    answer = await client.post("/entity", data={**FORM, "fields-0-name": "class"})
    control = parsed(answer.text).one(id="fields-0-name")
    assert answer.status_code == 422
    assert control.attributes["value"] == "class"
    assert control.attributes["aria-invalid"] == "true"


async def test_a_wrong_form_leaves_the_preview_alone(client: AsyncClient) -> None:
    form = {**FORM, "fields-0-name": "class"}
    answer = await client.post("/entity", data=form, headers=PARTIAL)
    assert answer.status_code == 422
    assert targets(answer.text) == ["#said", "#work"]


async def test_a_fix_is_one_click(client: AsyncClient) -> None:
    fix = urlencode({"fields-0-name": "title"})
    answer = await client.post("/entity", data={**FORM, "fields-0-name": "class", "fix": fix})
    assert answer.status_code == 303


async def test_an_empty_form_breaks_nothing(client: AsyncClient) -> None:
    assert (await client.post("/entity", data={})).status_code == 422


async def test_a_damaged_document_breaks_nothing(client: AsyncClient) -> None:
    answer = await client.post("/entity", data={**FORM, "document": "e=%00&x[=1"})
    assert answer.status_code in {303, 422}


async def test_a_removed_entity_leads_to_the_address_of_the_result(client: AsyncClient) -> None:
    form = {"document": DOCUMENT, "action": "remove-entity:Artist"}
    answer = await client.post("/entities", data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


async def test_an_unknown_action_changes_nothing(client: AsyncClient) -> None:
    form = {"document": DOCUMENT, "action": "explode:Artist"}
    answer = await client.post("/entities", data=form)
    assert answer.headers["Location"] == f"/?{DOCUMENT}"


async def test_chance_draws_the_same_from_the_same_seed(client: AsyncClient) -> None:
    answers = [await client.get(f"/?{DOCUMENT}&seed=7&file=README.md") for _ in range(2)]
    assert {each.status_code for each in answers} == {303}
    assert len({each.headers["Location"] for each in answers}) == 1
    assert "file=README.md" in answers[0].headers["Location"]
    assert "seed" not in answers[0].headers["Location"]


async def upload(client: AsyncClient, content: bytes) -> Response:
    """Send a file to be opened."""
    return await client.post("/blueprint", files={"file": ("blueprint.toml", content)})


async def test_a_file_leads_to_its_project(client: AsyncClient) -> None:
    document = b'features = ["docker"]\n[project]\nname = "Shop"\n[options]\nauth = "local"\n'
    answer = await upload(client, document)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?name=Shop&auth=local&features=docker"


async def test_a_wrong_file_is_told_place_by_place(client: AsyncClient) -> None:
    document = b'[project]\npackage = "class"\n[options]\nauth = "magic"\n'
    answer = await upload(client, document)
    assert answer.status_code == 422
    told = [each.text for each in parsed(answer.text).one(class_="unreadable").all("code")]
    assert {"project.package", "options.auth"} <= set(told)


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"a = ", b"[[entities]]", b"PK\x03\x04"])
async def test_what_is_no_blueprint_breaks_nothing(client: AsyncClient, content: bytes) -> None:
    answer = await upload(client, content)
    assert answer.status_code in {303, 422}


async def test_a_form_without_a_file_breaks_nothing(client: AsyncClient) -> None:
    assert (await client.post("/blueprint", data={"file": "text"})).status_code in {303, 422}
    assert (await client.post("/blueprint", content=b"x")).status_code in {303, 422}


async def test_an_address_with_a_hash_is_kept_for_ever(client: AsyncClient) -> None:
    page = parsed((await client.get("/")).text)
    for node in (*page.all("script"), *page.all("link", rel="stylesheet")):
        address = node.attributes.get("src") or node.attributes.get("href")
        answer = await client.get(str(address))
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?v=", "?v=0123456789ab"])
async def test_an_address_without_the_hash_of_its_file_is_asked_for_again(
    client: AsyncClient, query: str
) -> None:
    answer = await client.get(f"/static/favicon.svg{query}")
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("pasted", ["http://[", "http://[::1/?database=postgresql", "//[x", "[]"])
async def test_a_pasted_text_that_is_no_address_is_no_fault(
    client: AsyncClient, pasted: str
) -> None:
    answer = await client.get("/", params={"other": pasted}, follow_redirects=True)
    assert answer.status_code == 200
    assert (await client.get("/ghost", params={"option": "x", "other": pasted})).status_code == 204


async def test_an_address_that_htmx_cannot_have_is_no_fault(client: AsyncClient) -> None:
    headers = {**PARTIAL, "HX-Current-URL": "http://[::1/?database=postgresql"}
    assert (await client.get("/", headers=headers)).status_code == 200


async def test_what_changed_is_a_patch_to_download(client: AsyncClient) -> None:
    answer = await client.get("/changes.patch?name=Shop&features=docker&against=features%3Dlean")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="shop.patch"'
    assert "diff --git a/docker/settings.toml b/docker/settings.toml\n" in answer.text
    assert "deleted file mode 100644\n--- a/lean/settings.toml\n+++ /dev/null\n" in answer.text


async def test_the_page_offers_the_patch_of_what_it_compares(client: AsyncClient) -> None:
    page = parsed((await client.get("/?features=docker&against=defaults")).text)
    links = [str(each.attributes.get("href", "")) for each in page.one(id="compare").all("a")]
    assert "/changes.patch?features=docker&against=defaults" in links
    plain = parsed((await client.get("/?features=docker")).text)
    assert "/changes.patch" not in str([each.attributes for each in plain.all("a")])


async def test_no_patch_is_made_of_what_is_no_project(client: AsyncClient) -> None:
    answer = await client.get("/changes.patch?package=class&against=defaults")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["location"][-1] == "project.package"


async def test_who_reads_pages_gets_one_where_there_is_nothing(client: AsyncClient) -> None:
    for path in ("/nosuchpage", "/s/"):
        page = await client.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
        assert page.status_code == 404
        assert "There is nothing here" in parsed(page.text).one("h1").text
    for path, accepted in (("/nosuchpage", "*/*"), ("/api/v1/nothing", "text/html")):
        answer = await client.get(path, headers={"Accept": accepted})
        assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("against", ["", "unreadable", "starter/none", "package%3Dclass"])
async def test_no_patch_leads_from_what_cannot_be_compared_with(
    client: AsyncClient, against: str
) -> None:
    answer = await client.get(f"/changes.patch?features=docker&against={against}")
    assert answer.status_code == 404


async def test_an_entity_that_cannot_be_saved_yet_is_kept_in_its_form(client: AsyncClient) -> None:
    artist = ARTIST.model_copy(update={"authored": True})
    signed_in = complete(Blueprint(options={"auth": "local"}, entities=(artist,)), CATALOG)
    document = address_of(signed_in, CATALOG).query.replace("auth=local&", "")
    sent = FORM | {"document": document, "name": "Painter"}
    answer = await client.post("/entity", data=sent)
    assert answer.status_code == 422
    page = parsed(answer.text)
    assert page.one(id="name-of-entity").attributes["value"] == "Painter"
    assert "Artist: " in answer.text
    part = await client.post("/entity", data=sent, headers=PARTIAL)
    assert targets(part.text) == ["#said", "#entities"]


async def test_a_name_on_its_way_through_another_one_takes_nothing_along(
    client: AsyncClient,
) -> None:
    sent = FORM | {
        "fields-0-was": "title",
        "fields-0-name": "year",
        "fields-1-was": "year",
        "fields-1-name": "year",
        "fields-1-type": "integer",
        "unique": "title, year",
    }
    page = parsed((await client.post("/entity", data=sent)).text)
    kept = {str(each.attributes.get("name")): each for each in page.one(id="editor").all()}
    assert kept["fields-0-was"].attributes["value"] == "title"
    assert kept["unique"].text.strip() == "title, year"
