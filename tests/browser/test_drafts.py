"""A project that is too large for an address is edited like any other."""

import re
from hashlib import sha256

from playwright.sync_api import expect

from .actions import answer_slowly
from .conftest import Visit
from .documents import address

SHORT = re.compile(r"/\?d=[\w-]{22}$")


def large() -> str:
    """Return the address of a project whose entities are too many for one."""
    names = [f"f{sha256(str(at).encode()).hexdigest()[:16]}" for at in range(120)]
    return address(
        *(
            {
                "name": f"Thing{at}",
                "fields": [{"name": name, "type": "integer"} for name in names[at::20]],
            }
            for at in range(20)
        )
    )


def test_choices_edits_and_the_history_go_on(visit: Visit) -> None:
    page = visit(large())
    expect(page).to_have_url(SHORT)
    begun = page.url
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url(begun.replace("?", "?database=postgresql&"))
    page.get_by_role("button", name="Remove Thing3", exact=True).click()
    expect(page.get_by_text("Thing3", exact=True)).to_have_count(0)
    page.wait_for_url(lambda url: begun.partition("?")[2] not in url)
    page.reload()
    expect(page.get_by_text("Thing3", exact=True)).to_have_count(0)
    expect(page.get_by_text("Thing4", exact=True).first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Thing3", exact=True).first).to_be_visible()
    page.go_back()
    page.wait_for_url(begun)


def test_a_choice_during_a_slow_edit_loses_neither(visit: Visit) -> None:
    page = visit(large())
    page.route("**/entities", answer_slowly)
    page.get_by_role("button", name="Remove Thing3", exact=True).click()
    page.get_by_label("PostgreSQL", exact=True).check()
    page.wait_for_url("**/?database=postgresql&d=*")
    expect(page.get_by_text("Thing3", exact=True)).to_have_count(0)
    expect(page.get_by_text("Thing4", exact=True).first).to_be_visible()
