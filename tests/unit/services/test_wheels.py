"""The wheel that the builder makes of itself."""

from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from builder.services.wheels import SHIPPED, wheel, wheel_name
from scripts.bootstrap import ROOT


def opened() -> ZipFile:
    """Open the wheel."""
    return ZipFile(BytesIO(wheel().content))


def test_it_is_called_what_its_metadata_say() -> None:
    name, version, *tags = wheel_name().removesuffix(".whl").split("-")
    about = opened().read(f"{name}-{version}.dist-info/METADATA").decode()
    assert wheel().name == wheel_name()
    assert f"Name: {name}\nVersion: {version}\n" in about
    assert "Requires-Dist: fastapi" in about
    assert tags == ["py3", "none", "any"]


def test_everything_that_ships_is_in_it_as_it_is() -> None:
    archive = opened()
    for name in SHIPPED:
        files = [ROOT / name] if (ROOT / name).is_file() else (ROOT / name).rglob("*")
        for path in (each for each in files if each.is_file() and "__pycache__" not in each.parts):
            inside = f"builder/{path.relative_to(ROOT).as_posix()}"
            assert archive.read(inside) == path.read_bytes()


def test_its_record_names_every_file_with_its_digest() -> None:
    archive = opened()
    (record,) = (name for name in archive.namelist() if name.endswith("/RECORD"))
    lines = archive.read(record).decode().splitlines()
    assert [line.partition(",")[0] for line in lines] == archive.namelist()
    assert sum(",sha256=" in line for line in lines) == len(lines) - 1


def test_the_same_files_give_the_same_bytes() -> None:
    first = sha256(wheel().content).digest()
    wheel.cache_clear()
    assert sha256(wheel().content).digest() == first
