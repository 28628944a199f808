"""What the pages may not contain under their Content-Security-Policy, and what is vendored."""

import hashlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "templates" / "pages").glob("*.html"))
MODULES = sorted((ROOT / "static" / "js").glob("*.js"))
VENDORED = ROOT / "static" / "vendor"
TAKEN = sorted({*VENDORED.iterdir()} - {VENDORED / "README.md", *VENDORED.glob("*.LICENSE")})
LONGEST_PAGE = 120

BANNED = {
    "inline script": r"<script(?![^>]*\bsrc=)",
    "inline style": r"<style|\sstyle\s*=",
    "event attribute": r"\son[a-z]+\s*=",
    "hx-on": r"hx-on",
    "js: value": r"[\"']\s*(?:js|javascript):",
    "trigger filter": r"hx-trigger=\"[^\"]*\[",
    "another host": r"(?:src|action|<link[^>]+href)=\"(?:https?:)?//",
    "boost": r"hx-boost",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("what", BANNED)
def test_a_page_holds_nothing_that_the_policy_blocks(page: Path, what: str) -> None:
    assert not re.search(BANNED[what], page.read_text(), re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_short(page: Path) -> None:
    assert len(page.read_text().splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_only_icons_pass_unescaped(page: Path) -> None:
    trusted = re.findall(r"\|\s*safe\b", page.read_text())
    assert not trusted or page.name == "_icons.html"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_evaluates_no_text(module: Path) -> None:
    assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML", module.read_text())


@pytest.mark.parametrize("file", TAKEN, ids=lambda file: file.name)
def test_what_is_vendored_has_the_hash_that_the_table_says(file: Path) -> None:
    table = (VENDORED / "README.md").read_text()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert f"`{file.name}`" in table
    assert f"`{digest}`" in table


@pytest.mark.parametrize("file", TAKEN, ids=lambda file: file.name)
def test_what_is_vendored_keeps_its_licence(file: Path) -> None:
    assert (VENDORED / f"{file.name.split('-')[0]}.LICENSE").exists()


def test_htmx_never_morphs_a_fold_shut_and_injects_no_style() -> None:
    base = (ROOT / "templates" / "pages" / "base.html").read_text()
    assert '"includeIndicatorCSS":false' in base
    assert '"morphIgnore":["data-htmx-powered","open"]' in base
