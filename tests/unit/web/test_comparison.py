"""What a project is compared with: the state before the last change, the defaults, a link."""

from urllib.parse import urlencode

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, ProjectInfo
from builder.web.address import DEFAULTS, View, address_of, read_query
from builder.web.comparison import Past, base_choices, base_of
from builder.web.reading import Reading, read

from .fakes import CATALOG

PLAIN = complete(Blueprint(), CATALOG)


def reading(query: str) -> Reading:
    """Return what a query means."""
    return read(read_query(query), CATALOG)


def test_a_page_that_was_just_opened_has_nothing_to_compare_with() -> None:
    assert base_of(reading("auth=local"), None, CATALOG).blueprint is None


def test_a_change_is_compared_with_what_was_before_it() -> None:
    past = Past(on_screen=reading("auth=local").shown, since=PLAIN)
    assert base_of(reading("auth=local"), past, CATALOG).blueprint == PLAIN


def test_the_defaults_have_the_name_of_the_project() -> None:
    base = base_of(reading(f"name=Shop&auth=local&against={DEFAULTS}"), None, CATALOG)
    named = Blueprint(project=ProjectInfo(name="Shop"))
    assert base.blueprint == complete(named, CATALOG)


def test_a_link_is_compared_as_it_says() -> None:
    base = base_of(reading("against=auth%3Dlocal"), None, CATALOG)
    assert base.blueprint == reading("auth=local").shown
    assert not base.trouble


def test_a_damaged_link_counts_as_far_as_it_goes() -> None:
    base = base_of(reading("against=auth%3Dlocal%26package%3Dclass"), None, CATALOG)
    assert base.blueprint == reading("auth=local").shown
    assert base.trouble


def test_a_pasted_link_is_kept_as_its_query() -> None:
    assert read_query("other=https%3A%2F%2Fx%2F%3Fauth%3Dlocal").view == View(against="auth=local")
    assert read_query("other=https%3A%2F%2Fx%2F").view == View(against=DEFAULTS)


def test_an_unknown_way_to_look_is_the_source() -> None:
    assert read_query("show=upside-down&file=a.py").view == View("a.py")


def test_what_is_compared_with_now_is_among_the_choices() -> None:
    for against, chosen in {"": "Last change", DEFAULTS: "Defaults", "auth=local": "Link"}.items():
        choices = base_choices(View("a.py", against=against), address_of(PLAIN, CATALOG), CATALOG)
        assert [each.title for each in choices if each.is_chosen] == [chosen]
        assert all("file=a.py" in each.url for each in choices)


def test_a_starter_that_nobody_has_is_told_and_compares_with_nothing() -> None:
    base = base_of(reading("against=starter/none"), None, CATALOG)
    assert base.blueprint is None
    assert base.trouble


def test_a_choice_is_compared_with_the_project_without_it() -> None:
    base = base_of(reading("features=docker,lean&against=without/features/docker"), None, CATALOG)
    assert base.blueprint == reading("features=lean").shown
    assert base.words == "Compared with the project without Docker"
    assert not base.trouble


def test_a_choice_that_was_not_made_is_told_and_compares_with_nothing() -> None:
    base = base_of(reading("against=without/features/docker"), None, CATALOG)
    assert base.blueprint is None
    assert base.trouble == "There is no such project without Docker."


def test_the_choice_that_is_left_out_names_the_comparison() -> None:
    view = View(against="without/features/docker")
    choices = base_choices(view, address_of(PLAIN, CATALOG), CATALOG)
    assert [each.title for each in choices] == ["Last change", "Defaults", "Without Docker"]


def test_a_pasted_text_that_is_no_link_is_told_and_not_taken_for_the_defaults() -> None:
    for pasted in ("nonsense", "https://x/y", "//x"):
        view = read_query(urlencode({"other": pasted})).view
        assert view == View(against="unreadable")
    base = base_of(reading("against=unreadable"), None, CATALOG)
    assert base.blueprint is None
    assert base.trouble.startswith("That is no link of the wizard,")
