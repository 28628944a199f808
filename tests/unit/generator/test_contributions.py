"""What overlays add to files that they share."""

from collections.abc import Mapping

from builder.generator.contributions import Contributions, parse_contributions
from builder.generator.origin import Origin

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
