"""Choosing options with script: live, without loss, and with a history that makes sense."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from .actions import answer_slowly
from .conftest import Visit
from .documents import ARTIST, address
from .looks import NARROW, width

SLOW_LINE = """
() => {
  const { fetch } = window;
  window.fetch = (...request) =>
    new Promise((done) => setTimeout(done, 400)).then(() => fetch(...request));
}
"""
CHOOSE_ON_A_SLOW_LINE = """
async (pause) => {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const { fetch } = window;
  window.fetch = (...request) => wait(400).then(() => fetch(...request));
  document.getElementById("features-docker").click();
  await wait(100);
  document.getElementById("database-postgresql").click();
  await wait(pause);
  document.getElementById("features-gunicorn").click();
}
"""


def steps(page: Page) -> int:
    """Return the length of the history."""
    length: int = page.evaluate("history.length")
    return length


def test_a_choice_changes_address_tree_and_summary(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**/?features=docker")
    expect(page.locator(".changes .added")).to_contain_text("+")
    expect(page.locator("[id='file-deploy/Dockerfile'] .added")).to_have_text("A")
    expect(page.locator("#bar")).to_contain_text("Docker")
    expect(page.locator("#said")).to_contain_text("added")


def test_back_returns_control_tree_and_address(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**/?features=docker")
    page.go_back()
    expect(page.get_by_label("Docker", exact=True)).not_to_be_checked()
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_have_count(0)
    page.go_forward()
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()
    expect(page.locator("[id='file-deploy/Dockerfile']")).to_have_count(1)


def test_choosing_works_again_after_back(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**/?features=docker")
    page.go_back()
    expect(page.get_by_label("Docker", exact=True)).not_to_be_checked()
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url("**/?database=postgresql")


def test_typing_loses_no_letter_and_is_one_step_of_history(visit: Visit) -> None:
    page = visit("/")
    before = steps(page)
    name = page.get_by_label("Name", exact=True)
    name.fill("")
    name.press_sequentially("Record Shop of the North", delay=45)
    page.wait_for_url("**/?name=Record%20Shop%20of%20the%20North")
    expect(name).to_have_value("Record Shop of the North")
    expect(name).to_be_focused()
    expect(page.locator("#tree h2")).to_have_text("record-shop-of-the-north")
    assert steps(page) <= before + 1


def test_focus_stays_on_the_option_that_was_chosen(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Docker", exact=True).focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/?features=docker")
    expect(page.get_by_label("Docker", exact=True)).to_be_focused()


def test_a_wrong_name_is_told_at_its_field_and_keeps_the_preview(visit: Visit) -> None:
    page = visit("/")
    package = page.get_by_label("Package")
    package.fill("class")
    expect(package).to_have_attribute("aria-invalid", "true")
    problem = page.locator(f"#{package.get_attribute('aria-describedby')}")
    expect(problem).to_be_visible()
    expect(page.locator("[id='file-app/main.py']")).to_be_visible()
    expect(page.locator("#bar")).to_contain_text("1 problem to fix")
    page.reload()
    expect(package).to_have_value("class")
    problem.get_by_role("button").click()
    expect(package).not_to_have_attribute("aria-invalid", "true")
    expect(package).not_to_have_value("class")
    expect(page.get_by_role("link", name="Download")).to_be_visible()


def test_the_tree_holds_what_the_bar_counts_while_choices_do_not_go_together(
    visit: Visit,
) -> None:
    page = visit("/?database=postgresql&auth=sessions&features=docker&features=admin")
    page.locator("#auth-none").check()
    expect(page.locator("#bar")).to_contain_text("to fix")
    counted = page.locator("#bar .summary b").inner_text()
    assert counted == f"{page.locator('#tree .file:not(.gone)').count()} files"
    page.reload()
    expect(page.locator("#bar .summary b")).to_have_text(counted)


def test_the_index_leads_to_a_section_that_the_filter_hides(visit: Visit) -> None:
    page = visit("/")
    page.locator("#filter").fill("docker")
    expect(page.locator("#group-database")).to_be_hidden()
    page.get_by_role("navigation", name="Sections").get_by_role("link", name="Database").click()
    expect(page.locator("#filter")).to_have_value("")
    expect(page.locator("#group-database")).to_be_in_viewport()


def test_a_long_name_scrolls_nothing_sideways(visit: Visit) -> None:
    page = visit("/", viewport=NARROW)
    page.get_by_label("Name", exact=True).fill("w" * 200)
    expect(page.locator("#name-problem, #package-problem").first).to_be_visible()
    assert width(page) == NARROW[0]


def test_a_folder_that_was_closed_stays_closed(visit: Visit) -> None:
    page = visit("/")
    page.locator("[id='folder-app/core'] > summary").click()
    page.get_by_label("Docker", exact=True).check()
    page.wait_for_url("**/?features=docker")
    expect(page.locator("[id='folder-app/core']")).not_to_have_attribute("open", "")
    expect(page.locator("[id='folder-app/models']")).to_have_attribute("open", "")


def test_a_file_opens_in_place_and_has_an_address(visit: Visit) -> None:
    page = visit("/")
    page.locator("[id='file-pyproject.toml']").click()
    page.wait_for_url("**/?file=pyproject.toml")
    expect(page.locator("#code")).to_contain_text("[project]")
    expect(page.locator("[id='file-pyproject.toml']")).to_have_attribute("aria-current", "true")
    page.get_by_label("Gunicorn").check()
    page.wait_for_url("**/?features=gunicorn&file=pyproject.toml")
    expect(page.locator("#code")).to_contain_text("gunicorn")


def test_a_slow_answer_loses_no_edit(visit: Visit) -> None:
    page = visit(address(ARTIST))
    page.route("**/?*", answer_slowly)
    page.get_by_label("Docker", exact=True).check()
    page.get_by_role("button", name="Remove Artist").click()
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url("**/?database=postgresql&features=docker")
    expect(page.get_by_role("link", name="Artist")).to_have_count(0)


@pytest.mark.parametrize("pause", [300, 450, 700])
def test_an_older_answer_takes_no_newer_choice_back(visit: Visit, pause: int) -> None:
    page = visit("/?name=Quick")
    page.evaluate(CHOOSE_ON_A_SLOW_LINE, pause)
    page.wait_for_url("**database=postgresql&features=docker,gunicorn")
    expect(page.get_by_label("PostgreSQL", exact=True)).to_be_checked()


def test_the_download_is_the_project_of_the_page(visit: Visit) -> None:
    page = visit("/?name=Shop")
    with page.expect_download() as download:
        page.locator(".bar-parts").get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "shop.zip"


def test_a_theme_is_there_at_the_first_paint(visit: Visit) -> None:
    page = visit("/", color_scheme="light")
    page.get_by_role("button", name="Dark").click()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")


def test_a_download_shows_the_first_run_of_the_readme(visit: Visit) -> None:
    page = visit("/?package=shop&file=README.md")
    with page.expect_download():
        page.locator(".bar-parts").get_by_role("link", name="Download").click()
    commands = page.locator("#first-run-commands")
    expect(commands).to_be_visible()
    expect(commands).to_contain_text("uv run fastapi dev shop/main.py")
    page.keyboard.press("Escape")
    expect(commands).to_be_hidden()


def test_the_review_tells_what_was_decided_and_every_command_of_the_first_run(visit: Visit) -> None:
    page = visit("/?name=Shop&database=postgresql")
    page.get_by_role("button", name="Review").click()
    review = page.locator("#review")
    expect(review).to_contain_text("Database SQLite → PostgreSQL")
    expect(review).to_contain_text("No licence is chosen")
    expect(page.locator("#first-run-commands")).to_contain_text("createdb")
    expect(page.locator("#first-run-commands")).to_contain_text("uv run fastapi dev")
    with page.expect_download() as download:
        review.get_by_role("link", name="Download shop.zip").click()
    assert download.value.suggested_filename == "shop.zip"


def test_the_commands_are_always_there(visit: Visit) -> None:
    page = visit("/?name=Shop")
    expect(page.locator("#curl")).to_contain_text("/project.zip?name=Shop' -o shop.zip")
    expect(page.locator("#uvx")).to_contain_text("builder new --from 'http")
    page.get_by_label("PostgreSQL").check()
    expect(page.locator("#uvx")).to_contain_text("name=Shop&database=postgresql'")


def test_a_silent_server_is_told_and_nothing_is_lost(visit: Visit) -> None:
    page = visit("/")
    page.route("**/?*", lambda route: route.fulfill(status=503, body="{}"))
    page.get_by_label("Docker", exact=True).check()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()
    page.unroute_all()
    page.get_by_label("PostgreSQL", exact=True).check()
    expect(page.get_by_role("alert")).to_be_hidden()
    page.wait_for_url("**/?database=postgresql&features=docker")


def test_a_file_is_seen_at_once_on_a_small_screen(visit: Visit) -> None:
    page = visit("/", viewport=(390, 800))
    page.locator("[id='file-pyproject.toml']").click()
    expect(page.locator("#code")).to_contain_text("[project]")
    expect(page.locator(".path")).to_be_in_viewport()


def test_the_policy_of_the_page_survives_the_middleware(visit: Visit, address: str) -> None:
    page = visit("/")
    policy = page.request.get(address).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self';")


def test_a_damaged_link_says_so_until_it_is_mended(visit: Visit) -> None:
    page = visit("/?package=class&features=docker")
    notice = page.locator(".mend")
    expect(notice).to_be_visible()
    notice.get_by_role("link").click()
    expect(page.get_by_label("Package")).to_be_in_viewport()
    page.get_by_role("button", name="Use class_app").click()
    expect(notice).to_be_hidden()
    expect(page.get_by_label("Docker", exact=True)).to_be_checked()


def downloaded(page: Page) -> str:
    """Press Download at once; return the address that was downloaded."""
    with page.expect_download() as download:
        page.locator("#bar a[download]").click()
    return download.value.url


def test_a_download_takes_a_choice_along_that_is_on_its_way(visit: Visit) -> None:
    page = visit("/")
    page.evaluate(SLOW_LINE)
    page.get_by_label("Docker", exact=True).check()
    assert "features=docker" in downloaded(page)


def test_a_download_takes_what_was_typed_a_moment_ago_along(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Name", exact=True).fill("Orders")
    assert "name=Orders" in downloaded(page)


def test_a_download_takes_a_field_along_that_was_typed_a_moment_ago(visit: Visit) -> None:
    page = visit(address(ARTIST, entity="Artist"))
    page.evaluate(SLOW_LINE)
    page.locator("#fields-1-name").fill("country")
    with ZipFile(BytesIO(page.request.get(downloaded(page)).body())) as archive:
        [model] = [name for name in archive.namelist() if name.endswith("models/artist.py")]
        assert "country: Mapped" in archive.read(model).decode()


def test_nothing_is_downloaded_where_no_answer_comes(visit: Visit) -> None:
    page = visit("/")
    page.evaluate(SLOW_LINE)
    page.route("**/?*", lambda route: route.fulfill(status=503, body=""))
    loaded: list[str] = []
    page.on("download", lambda download: loaded.append(download.url))
    page.get_by_label("Docker", exact=True).check()
    page.locator("#bar a[download]").click()
    expect(page.locator("#offline")).to_be_visible()
    page.unroute_all()
    page.get_by_label("Gunicorn", exact=True).check()
    page.wait_for_url("**/?features=docker**")
    assert loaded == []
