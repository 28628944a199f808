"""A builder with overlays of the house."""

from pathlib import Path

import pytest
from httpx2 import AsyncClient
from typer.testing import CliRunner

from builder.cli import app as command_line
from builder.generator.blaming import BadOverlayError
from builder.main import create_app
from tests.settings import IsolatedSettings
from tests.unit.generator.houses import house

from .clients import client_of, running


def settings(folder: Path) -> IsolatedSettings:
    """Return settings that mount a folder."""
    return IsolatedSettings(overlays=folder)


async def ask(client: AsyncClient, path: str) -> str:
    """Return the text of an answer."""
    answer = await client.get(path)
    assert answer.status_code == 200
    return answer.text


async def test_its_options_are_in_the_wizard_and_marked_as_not_verified(tmp_path: Path) -> None:
    async with running(create_app(settings(house(tmp_path)))) as app, client_of(app) as client:
        assert "House logging" in await ask(client, "/")
        chosen = await ask(client, "/?features=house-logging")
        assert "Not verified yet" in chosen
        assert "house-logging" in await ask(client, "/api/v1/catalog")
        archive = await client.get("/project.zip?features=house-logging&cloud=acme")
        assert archive.content.startswith(b"PK")


async def test_a_bad_overlay_stops_the_start(tmp_path: Path) -> None:
    folder = house(tmp_path, **{"features/house-logging/overlay.toml": "title = "})
    with pytest.raises(BadOverlayError, match=r"overlay\.toml"):
        async with running(create_app(settings(folder))):
            pass


@pytest.mark.parametrize("command", ["serve", "catalog"])
def test_the_command_line_refuses_it_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("APP_OVERLAYS", str(tmp_path / "nowhere"))
    result = CliRunner().invoke(command_line, [command])
    assert result.exit_code == 2
    assert result.stderr.endswith("there is no such folder\n")


def test_the_command_line_offers_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_OVERLAYS", str(house(tmp_path)))
    assert "house-logging" in CliRunner().invoke(command_line, ["catalog"]).stdout
