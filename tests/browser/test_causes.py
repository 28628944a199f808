"""From a file or a line to the choice that it comes from."""

from playwright.sync_api import expect

from .actions import enter
from .conftest import Visit


def test_a_file_leads_to_its_choice(visit: Visit) -> None:
    page = visit("/?features=docker&file=deploy/Dockerfile", viewport=(1440, 700))
    expect(page.locator("#features-docker")).not_to_be_in_viewport()
    page.locator(".why").get_by_role("link", name="Docker", exact=True).click()
    expect(page.locator("#features-docker")).to_be_in_viewport()


def test_a_line_leads_to_its_choice_and_to_itself(visit: Visit) -> None:
    page = visit("/?features=metrics", viewport=(1440, 700))
    page.locator(".why").get_by_role("link", name="14, 5").first.click()
    assert "#L14" in page.url
    page.locator(".why").get_by_role("link", name="Metrics").click()
    expect(page.locator("#features-metrics")).to_be_in_viewport()


def test_a_line_leads_to_the_field_that_it_names(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Book: title string!, price decimal")
    page.locator("[id='file-app/models/book.py']").click()
    page.locator("#why-parts summary").click()
    page.get_by_role("button", name="Book.price").click()
    expect(page.locator("#name-of-entity")).to_have_value("Book")
    assert "entity=Book" in page.url


def test_a_choice_leads_to_its_files_and_lines(visit: Visit) -> None:
    page = visit("/?features=docker,metrics")
    page.get_by_role("button", name="What it brings (Metrics)").click()
    expect(page.locator(".compare")).to_contain_text("Without Metrics")
    expect(page.locator(".path")).to_contain_text(".env.example")
    expect(page.locator("td.added")).to_have_text("added APP_METRICS_TOKEN=CHANGE_ME")
    expect(page.locator("[id='file-app/core/metrics.py'] .change")).to_have_text("A")
    expect(page.locator("[id='file-deploy/Dockerfile'] .change")).to_have_count(0)
    page.get_by_role("link", name="Last change").click()
    expect(page.locator("[id='file-app/core/metrics.py'] .change")).to_have_count(0)


def test_a_field_leads_to_its_lines(visit: Visit) -> None:
    page = visit("/")
    enter(page, "Book: title string!, price decimal")
    page.get_by_role("link", name="Book", exact=True).click()
    page.locator("#more-1 summary").click()
    page.get_by_role("button", name="What it brings (price)").click()
    expect(page.locator(".compare")).to_contain_text("Without Book.price")
    page.locator("[id='file-app/models/book.py']").click()
    added = page.locator("td.added").filter(has_text="price: Mapped[Decimal")
    expect(added).to_be_visible()


def test_what_a_choice_brings_is_seen_at_once_on_a_small_screen(visit: Visit) -> None:
    page = visit("/?features=metrics", viewport=(390, 800))
    page.get_by_role("button", name="What it brings (Metrics)").click()
    expect(page.locator(".path")).to_be_in_viewport()


def test_without_script_a_choice_leads_to_its_files_too(visit: Visit) -> None:
    page = visit("/?features=metrics", java_script_enabled=False)
    page.get_by_role("button", name="What it brings (Metrics)").click()
    expect(page.locator(".compare")).to_contain_text("Without Metrics")
