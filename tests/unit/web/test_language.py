"""Which language a page is in, and how another one is chosen."""

import datetime as dt
from collections.abc import Iterator

import pytest
from httpx2 import AsyncClient

from builder.generator.templates import load_templates
from builder.resources import resource
from builder.web.language import best_of, local
from builder.web.starting import start_of
from builder.web.words import ENGLISH, day_words, gettext, in_words, ngettext, speak

from .html import parsed

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.8"}
PARTIAL = {"HX-Request-Type": "partial", "HX-Current-URL": "http://builder/"}


@pytest.fixture
def german() -> Iterator[None]:
    """Speak German for one test."""
    speak("de")
    yield
    speak(ENGLISH)


async def test_a_browser_gets_the_language_that_it_asks_for(client: AsyncClient) -> None:
    answer = await client.get("/", headers=GERMAN)
    page = parsed(answer.text)
    assert page.one("html").attributes["lang"] == "de"
    assert page.one("h1").text == "Neues FastAPI-Projekt"
    assert "Accept-Language" in answer.headers["Vary"]
    assert "Cookie" in answer.headers["Vary"]


async def test_a_part_of_the_page_is_in_that_language_too(client: AsyncClient) -> None:
    answer = await client.get("/?features=docker", headers=GERMAN | PARTIAL)
    assert "Dateien: 1 neu." in answer.text
    assert "Herunterladen" in answer.text


async def test_what_was_chosen_wins(client: AsyncClient) -> None:
    client.cookies.set("language", "en")
    assert 'lang="en"' in (await client.get("/", headers=GERMAN)).text
    client.cookies.set("language", "tlh")
    assert '<html lang="de"' in (await client.get("/", headers=GERMAN)).text


async def test_what_script_reads_is_no_word_of_a_language(client: AsyncClient) -> None:
    ghost = await client.get("/ghost?option=features/docker", headers=GERMAN)
    assert ghost.json()["counts"] == {"added": 1, "modified": 0, "removed": 0}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-CH", "de"),
        ("fr, de;q=0.3, en;q=0.2", "de"),
        ("en-GB, de;q=0.9", "en"),
        ("de;q=0, en;q=0.1", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("de;q=much", "en"),
    ],
)
def test_the_best_language_is_the_first_that_is_spoken(header: str, language: str) -> None:
    assert best_of(header) == language


async def test_a_language_is_chosen_and_the_state_is_kept(client: AsyncClient) -> None:
    state = "/?features=docker&show=diff"
    back = parsed((await client.get(state)).text).one("input", name="back", form="languages")
    form = {"language": "de", "back": str(back.attributes["value"])}
    answer = await client.post("/language", data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, state)
    assert 'lang="de"' in (await client.get(state)).text


async def test_what_was_typed_wrongly_is_kept_too(client: AsyncClient) -> None:
    page = parsed((await client.get("/?name=")).text)
    back = page.one("input", name="back", form="languages")
    assert back.attributes["value"] == "/?name="


async def test_an_unknown_language_is_not_kept(client: AsyncClient) -> None:
    answer = await client.post("/language", data={"language": "tlh", "back": "/"})
    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (303, None)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test",
        "/\t/evil.test",
        "javascript:alert(1)",
        "//[x",
        "http://[",
        "",
        "evil",
    ],
)
async def test_nobody_is_led_to_another_site(client: AsyncClient, address: str) -> None:
    answer = await client.post("/language", data={"language": "de", "back": address})
    assert answer.headers["Location"] == "/"


def test_a_local_address_stays_as_it_is() -> None:
    assert local("/s/abc?file=a%20b#files") == "/s/abc?file=a%20b#files"


@pytest.mark.usefixtures("german")
def test_texts_are_said_with_their_values() -> None:
    assert gettext("Use %(value)s", value="100 %") == "100 % verwenden"
    assert [ngettext("%(num)s file", "%(num)s files", num) for num in (0, 1, 2)] == [
        "0 Dateien",
        "1 Datei",
        "2 Dateien",
    ]
    assert gettext("never in any catalogue") == "never in any catalogue"
    assert day_words(dt.date(2026, 3, 9)) == "9. März 2026"


def test_english_needs_no_catalogue() -> None:
    assert ngettext("%(num)s file", "%(num)s files", 1) == "1 file"
    assert day_words(dt.date(2026, 3, 9)) == "9 March 2026"


@pytest.mark.usefixtures("german")
def test_an_address_names_a_starter_in_no_language() -> None:
    catalog = load_templates(resource("templates") / "project", "0").catalog
    german = start_of(in_words(catalog)).starters
    speak(ENGLISH)
    english = start_of(catalog).starters
    assert [each.key for each in german] == [each.key for each in english]
    assert [each.title for each in german] != [each.title for each in english]
