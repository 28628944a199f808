"""Accounts, sessions and their limits are the same on both replicas."""

from collections.abc import Callable

import httpx2
import pytest

from chaos.people import EMAIL, PASSWORD

from .site import ATTEMPTS, COOKIE, Site

WRONG = {"email": EMAIL, "password": "not the password"}


def test_replicas_that_start_together_print_one_token(site: Site) -> None:
    assert sum(len(each.tokens) for each in site.replicas) == 1


def test_who_signs_in_through_the_proxy_is_signed_in_on_both(
    site: Site, browser: httpx2.Client
) -> None:
    for at in range(len(site.replicas)):
        with site.past_the_proxy(at, browser) as client:
            assert EMAIL in client.get("/account").raise_for_status().text


def test_who_signs_out_on_one_is_signed_out_on_both(site: Site, browser: httpx2.Client) -> None:
    with site.past_the_proxy(0, browser) as first, site.past_the_proxy(1, browser) as second:
        assert second.get("/account").status_code == 200
        assert first.post("/sign-out").status_code == 303
        assert second.get("/account").headers["Location"].startswith("/sign-in")


@pytest.mark.usefixtures("founder")
def test_the_session_travels_by_tls_only_and_to_this_host_alone(
    site: Site, fresh_address: Callable[[], str]
) -> None:
    with site.browser(fresh_address()) as browser:
        answer = browser.post("/sign-in", data={"email": EMAIL, "password": PASSWORD})
    name, *attributes = answer.headers["Set-Cookie"].split("; ")
    assert name.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= {*attributes}
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]


def test_who_comes_without_tls_is_led_to_it(site: Site) -> None:
    answer = httpx2.get(f"{site.plain}/?name=Shop", trust_env=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, f"{site.address}/?name=Shop")


@pytest.mark.usefixtures("founder")
def test_attempts_to_sign_in_are_counted_for_both(
    site: Site, fresh_address: Callable[[], str]
) -> None:
    with site.browser(fresh_address()) as browser:
        told = [browser.post("/sign-in", data=WRONG).status_code for _ in range(ATTEMPTS + 4)]
    assert told == [422] * ATTEMPTS + [429] * 4


@pytest.mark.usefixtures("founder")
def test_another_address_is_counted_apart_whatever_it_says(
    site: Site, fresh_address: Callable[[], str]
) -> None:
    said = fresh_address()
    with site.browser(fresh_address()) as browser:
        for _ in range(ATTEMPTS):
            browser.post("/sign-in", data=WRONG, headers={"X-Forwarded-For": said})
        headers = {"X-Forwarded-For": fresh_address()}
        assert browser.post("/sign-in", data=WRONG, headers=headers).status_code == 429
    with site.browser(said) as other:
        assert other.post("/sign-in", data=WRONG).status_code == 422
