"""What a team keeps is the same on both replicas, and so is who did what."""

import re

import httpx2

from builder.auditing import audit_findings
from chaos.findings import Comparison, compared
from chaos.ledger import Ledger
from chaos.people import Person

from .site import Site

ORDERS = "/workspaces/team/blueprints/orders"
AUDIT = "/workspaces/team/audit"
SAID = "203.0.113.9"


def test_saves_on_both_are_one_chain(site: Site, person: Person, ledger: Ledger) -> None:
    for at in (0, 1) * 3:
        with site.direct(at, person) as there:
            assert there.save()
    assert compared(site.settings, ledger.saves) == Comparison([], [])
    assert [each.name for each in audit_findings(site.settings)] == ["the site", "team"]


def test_of_two_who_save_on_both_one_is_told_that_the_other_was_faster(
    site: Site, person: Person
) -> None:
    with site.direct(0, person) as first, site.direct(1, person) as second:
        assert first.save()
        assert not second.save()
        assert second.look()
        assert second.latest == first.latest


def test_what_is_shared_is_found_on_both(site: Site, browser: httpx2.Client) -> None:
    made = browser.post("/shares", data={"document": "name=Shop"})
    shown = [httpx2.get(each.address + made.headers["Location"]) for each in site.replicas]
    assert [each.status_code for each in shown] == [200, 200]
    assert f"{site.address}{made.headers['Location']}" in browser.get(made.headers["Location"]).text


def test_a_link_is_followed_and_revoked_on_both(site: Site, browser: httpx2.Client) -> None:
    links = f"{ORDERS}/links"
    browser.post(links, data={"audience": "public"})
    page = browser.get(links).text
    [path] = re.findall(rf">{site.address}(/l/[^<]+)<", page)
    [form] = re.findall(rf'action="({links}/\d+)"', page)
    for each in site.replicas:
        assert httpx2.get(each.address + path).status_code == 200
    with site.past_the_proxy(0, browser) as client:
        client.post(f"{form}/revoke")
    assert httpx2.get(site.replicas[1].address + path).status_code == 404


def test_the_audit_has_the_address_of_the_browser_whatever_it_says(
    person: Person, browser: httpx2.Client, address: str
) -> None:
    browser.headers["X-Forwarded-For"] = SAID
    assert person.save()
    assert address_of(person) == address


def test_who_comes_past_the_proxy_is_not_believed(site: Site, person: Person) -> None:
    with site.direct(0, person) as there:
        there.client.headers["X-Forwarded-For"] = SAID
        assert there.save()
    assert address_of(person) == "127.0.0.1"


def address_of(person: Person) -> str:
    """Return from where the latest revision was saved, as the audit says."""
    target = f"{person.blueprint}/{person.latest}"
    events = person.client.get(f"{person.addresses[0]}{AUDIT}.json").json()
    [address] = [each["address"] for each in events if each["target"] == target]
    return str(address)


def test_what_was_chosen_may_be_long(browser: httpx2.Client) -> None:
    answer = browser.get("/", params={"description": "x" * 20_000})
    assert answer.status_code == 200


def test_a_form_that_is_too_large_is_refused_by_the_proxy(browser: httpx2.Client) -> None:
    answer = browser.post("/shares", data={"document": "x" * 1_100_000})
    assert (answer.status_code, "X-Request-ID" in answer.headers) == (413, False)
