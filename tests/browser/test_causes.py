"""From a file or a line to the choice that it comes from."""

from playwright.sync_api import expect

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
