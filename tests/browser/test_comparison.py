"""What the last click did, file by file and line by line."""

import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect

from .actions import open_section
from .conftest import Visit
from .documents import ARTIST
from .documents import address as address_of


def test_the_diff_shows_what_the_last_click_did(visit: Visit) -> None:
    page = visit("/?file=app/core/dialect.py")
    page.get_by_role("link", name="Diff", exact=True).click()
    expect(page.locator("#work")).to_contain_text("nothing has changed")
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url("**database=postgresql**")
    expect(page.locator(".difference .removed").first).to_contain_text("SQLite")
    expect(page.locator(".difference .added").first).to_contain_text("PostgreSQL")
    expect(page.locator("#tree .changes .modified")).to_contain_text("~")


def test_looking_around_keeps_what_the_last_click_did(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url("**database=postgresql**")
    page.locator("[id='file-app/core/dialect.py']").click()
    page.wait_for_url("**file=app%2Fcore%2Fdialect.py**")
    expect(page.locator("[id='file-app/core/dialect.py'] .modified")).to_have_text("M")
    page.get_by_role("link", name="Split", exact=True).click()
    page.wait_for_url("**show=split**")
    expect(page.locator(".difference .removed").first).to_contain_text("SQLite")


def test_a_file_that_went_can_be_read_once_more(visit: Visit) -> None:
    page = visit("/?features=docker")
    page.get_by_label("Docker", exact=True).uncheck()
    page.wait_for_url("**/")
    expect(page.locator("[id='folder-deploy'] > summary .removed")).to_contain_text("−")
    page.locator("[id='folder-deploy'] > summary").click()
    page.locator("[id='file-deploy/Dockerfile']").click()
    expect(page.locator(".difference .removed").first).to_be_visible()
    expect(page.locator(".difference .added")).to_have_count(0)


def test_the_defaults_stay_the_base_from_click_to_click(visit: Visit) -> None:
    page = visit("/?database=postgresql&file=app/core/dialect.py")
    page.get_by_role("link", name="Defaults", exact=True).click()
    page.wait_for_url("**against=defaults**")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**features=docker**")
    expect(page.locator("[id='file-app/core/dialect.py'] .modified")).to_have_text("M")
    expect(page.locator("[id='file-deploy/Dockerfile'] .added")).to_have_text("A")


def test_a_pasted_link_is_compared_with(visit: Visit) -> None:
    page = visit("/?file=pyproject.toml&show=diff")
    page.get_by_text("Other…").click()
    page.get_by_label("Link to compare with").fill("https://example.com/?name=Other")
    page.keyboard.press("Enter")
    page.wait_for_url("**against=name%3DOther**")
    expect(page.locator(".difference .removed").first).to_contain_text("other")
    page.reload()
    expect(page.locator(".difference .removed").first).to_contain_text("other")


def test_back_leads_from_the_diff_to_the_source(visit: Visit) -> None:
    page = visit("/?file=pyproject.toml&against=defaults")
    page.get_by_role("link", name="Diff", exact=True).click()
    page.wait_for_url("**show=diff**")
    page.go_back()
    expect(page.get_by_role("link", name="Source", exact=True)).to_have_attribute(
        "aria-current", "true"
    )


def test_without_script_the_diff_is_a_page(visit: Visit) -> None:
    page = visit("/?name=Shop&file=pyproject.toml", java_script_enabled=False)
    page.get_by_role("link", name="Diff", exact=True).click()
    page.get_by_role("link", name="Defaults", exact=True).click()
    expect(page.locator("#work")).to_contain_text("the file is the same")
    page.get_by_text("Other…").click()
    page.get_by_label("Link to compare with").fill("/?name=Other")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".difference .removed").first).to_contain_text("other")


def test_a_starter_is_compared_with_and_name_and_entities_stay(visit: Visit) -> None:
    page = visit(f"{address_of(ARTIST)}&name=Shop")
    page.get_by_text("Other…").click()
    page.get_by_role("link", name="Enterprise").click()
    expect(page.locator("#compare [aria-current=true]").first).to_have_text("Enterprise")
    decided = page.locator(".decided")
    expect(decided).to_contain_text("Features")
    expect(decided).not_to_contain_text("Artist")
    expect(decided).not_to_contain_text("Shop")


def test_a_patch_makes_of_the_project_before_the_one_of_now(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    page = visit("/?name=Shop")
    before = page.request.get(f"{address}/project.zip?name=Shop").body()
    page.get_by_label("Docker", exact=True).check()
    with page.expect_download() as download:
        page.get_by_role("link", name="Patch").click()
    after = page.request.get(f"{address}/project.zip?name=Shop&features=docker").body()
    for content, folder in ((before, "before"), (after, "after")):
        ZipFile(BytesIO(content)).extractall(tmp_path / folder)
    shop = tmp_path / "before" / "shop"
    subprocess.run(["git", "apply", download.value.path()], cwd=shop, check=True)
    found, wanted = (
        {each.relative_to(root): each.read_bytes() for each in root.rglob("*") if each.is_file()}
        for root in (shop, tmp_path / "after" / "shop")
    )
    assert found == wanted


def test_only_what_changed_is_listed_until_that_is_taken_back(visit: Visit) -> None:
    page = visit("/")
    only = page.get_by_label("Only what changed")
    expect(only).to_be_hidden()
    page.get_by_label("Docker", exact=True).check()
    only.check()
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_be_visible()
    expect(page.locator("[id='file-app/main.py']")).to_be_hidden()
    open_section(page, "Operations")
    page.get_by_label("Metrics", exact=True).check()
    expect(page.locator("[id='file-app/core/metrics.py']")).to_be_visible()
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_be_hidden()
    only.uncheck()
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_be_visible()
