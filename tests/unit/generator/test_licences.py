"""The licence that was chosen is in the project, and no other."""

import pytest

from builder.generator.project import Project
from builder.generator.render import render

from .cases import parsed, template_set


def project(licence: str, author: str = "Ada Lovelace") -> Project:
    """Return a project under `licence`."""
    about = {"name": "Shop", "licence": licence, "author": author}
    return render(parsed(project=about), template_set())


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("MIT", "Permission is hereby granted, free of charge"),
        ("BSD-3-Clause", "3. Neither the name of the copyright holder"),
        ("proprietary", "All rights reserved."),
    ],
)
def test_a_licence_names_the_holder(licence: str, words: str) -> None:
    text = project(licence)["LICENSE"].text
    assert words in text
    assert "Copyright (c) Ada Lovelace" in text
    assert "Copyright (c) the authors of Shop" in project(licence, "")["LICENSE"].text


def test_the_apache_licence_is_whole() -> None:
    text = project("Apache-2.0")["LICENSE"].text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_without_a_licence_there_is_no_file() -> None:
    assert "LICENSE" not in project("")
