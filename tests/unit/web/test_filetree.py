"""The tree shows every file once, removed ones too, and unfolds what matters."""

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint
from builder.generator.diff import changes
from builder.web.filetree import FileRow, Folder, build_tree

from .fakes import CATALOG, render

PLAIN = render(complete(Blueprint(), CATALOG))
DOCKER = render(complete(Blueprint(features=("docker",)), CATALOG))


def rows(folder: Folder) -> list[FileRow]:
    """Return every file of a folder, deep."""
    return [*folder.files, *(row for child in folder.folders.values() for row in rows(child))]


def test_every_file_stands_once_in_the_tree() -> None:
    tree = build_tree(PLAIN, "README.md", {})
    assert sorted(row.path for row in rows(tree.root)) == sorted(PLAIN)
    assert tree.count == len(PLAIN)


def test_an_added_file_is_marked_and_its_folder_open() -> None:
    tree = build_tree(DOCKER, "README.md", changes(PLAIN, DOCKER))
    folder = tree.root.folders["docker"]
    assert (folder.is_open, [row.change for row in folder.files]) == (True, ["added"])
    assert tree.changes == {"added": 1, "modified": 0, "removed": 0}


def test_a_folder_sums_up_what_changed_below_it() -> None:
    tree = build_tree(DOCKER, "README.md", changes(PLAIN, DOCKER))
    assert tree.root.changes == tree.root.folders["docker"].changes == {"added": 1}
    assert tree.root.folders["app"].changes == {}


def test_a_removed_file_stays_for_one_more_look() -> None:
    tree = build_tree(PLAIN, "README.md", changes(DOCKER, PLAIN))
    assert [row.change for row in tree.root.folders["docker"].files] == ["removed"]


def test_the_application_is_unfolded_and_the_rest_is_not() -> None:
    tree = build_tree(DOCKER, "README.md", {})
    assert tree.root.folders["app"].is_open
    assert not tree.root.folders["docker"].is_open


def test_the_open_file_is_marked_and_seen() -> None:
    tree = build_tree(DOCKER, "docker/settings.toml", {})
    assert tree.root.folders["docker"].is_open
    assert [row.path for row in rows(tree.root) if row.is_open] == ["docker/settings.toml"]
