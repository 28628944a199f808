"""What overlays add to files that they share."""

from collections.abc import Mapping

from builder.generator.contributions import Contributions, parse_contributions
from builder.generator.origin import Origin
from builder.generator.render import render

from .cases import parsed, template_set

USUAL = {"name": "registration", "annotation": "bool", "default": "True", "help": "Whether."}


def settings_of(*tables: Mapping[str, str]) -> list[str]:
    """Return the defaults of settings, each table from an overlay of its own."""
    overlays = [
        parse_contributions({"settings": [table]}, Origin(str(number)))
        for number, table in enumerate(tables)
    ]
    joined = Contributions(each for overlay in overlays for each in overlay)
    return [f"{each['name']} = {each['default']}" for each in joined["settings"]]


def test_an_overlay_gives_a_setting_of_another_its_own_default() -> None:
    assert settings_of(USUAL, USUAL | {"default": "False"}) == ["registration = False"]


def test_settings_of_other_names_stay() -> None:
    other = USUAL | {"name": "sharing"}
    assert settings_of(USUAL, other) == ["registration = True", "sharing = True"]


def endpoints(*features: str) -> str:
    """Return the endpoints of an entity in a project with these features."""
    note = {"name": "Note", "fields": [{"name": "words", "type": "string"}]}
    project = render(parsed(note, features=list(features)), template_set())
    return project["app/api/endpoints/note.py"].text


def test_an_overlay_says_how_routers_of_entities_are_made() -> None:
    assert "route_class=IdempotentRoute" in endpoints("idempotency")
    assert "route_class" not in endpoints()


def test_an_overlay_says_in_which_session_services_of_entities_work() -> None:
    assert "session: WorkSession" in endpoints("idempotency")
    assert "SessionDep" not in endpoints("idempotency")
    assert "session: SessionDep" in endpoints()
