"""Only what a project installs is pinned."""

import pytest

from builder.generator.pins import Pins, UnknownPinError

PINS = Pins.parse("""
[packages.fastapi]
version = "1.0"
requires = ["starlette", "typing-extensions"]
extras = { standard = ["uvicorn[standard]"] }

[packages.starlette]
version = "2.0"

[packages.typing-extensions]
version = "3.0"

[packages.uvicorn]
version = "4.0"
requires = ["starlette"]
extras = { standard = ["uvloop"] }

[packages.uvloop]
version = "5.0"

[packages.unused]
version = "9.0"
""")


def test_the_closure_holds_what_requirements_bring_along() -> None:
    assert PINS.closure(["FastAPI>=1,<2"]) == [
        "fastapi==1.0",
        "starlette==2.0",
        "typing-extensions==3.0",
    ]


def test_an_extra_brings_its_own_requirements_and_their_extras() -> None:
    found = PINS.closure(["fastapi[standard]>=1"])
    assert "uvloop==5.0" in found
    assert "unused==9.0" not in found


def test_a_package_met_again_with_an_extra_is_not_forgotten() -> None:
    assert "uvloop==5.0" in PINS.closure(["uvicorn", "uvicorn[standard]"])


def test_a_requirement_without_a_pin_says_what_to_run() -> None:
    with pytest.raises(UnknownPinError, match="make pins"):
        PINS.closure(["django"])
