"""The main job: fill in the wizard, download the zip, and that very zip passes its own tests."""

import subprocess
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from .conftest import Visit
from .downloaded import downloaded

ENTITY = "#name-of-entity"


def test_what_a_person_downloads_passes_its_own_tests(visit: Visit, tmp_path: Path) -> None:
    page = visit("/")
    page.get_by_label("Name", exact=True).fill("Book Club")
    page.get_by_label("Local accounts", exact=True).check()
    add_entity(page, "Add the first entity", "Author", "name")
    add_entity(page, "Add entity", "Book", "title")
    page.get_by_role("button", name="Author", exact=True).click()
    expect(page.locator("#relations-0-name")).to_have_value("author")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download").click()
    project = unzipped(waiting.value, tmp_path)
    assert (project / "app/models/book.py").exists()
    downloaded(project).run("uv", "run", "pytest", "-q")


def add_entity(page: Page, link: str, name: str, field: str) -> None:
    """Add an entity with one field by typing."""
    page.get_by_role("link", name=link).click()
    expect(page.locator(ENTITY)).to_have_value("")
    page.locator(ENTITY).fill(name)
    page.locator("#fields-0-name").fill(field)
    expect(page.locator("#entities .entity").filter(has_text=name)).to_contain_text(field)


def unzipped(download: Download, folder: Path) -> Path:
    """Return the folder that the downloaded zip unpacks to."""
    assert download.suggested_filename == "book-club.zip"
    archive = folder / "book-club.zip"
    download.save_as(archive)
    subprocess.run(["unzip", "-q", archive.name], cwd=folder, check=True)
    return folder / "book-club"
