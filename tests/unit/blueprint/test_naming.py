"""All forms of a name come from one place."""

import pytest

from builder.blueprint.naming import (
    EntityNames,
    entity_names,
    enum_class,
    enum_members,
    pascal_case,
    slugify,
    snake_case,
)
from builder.blueprint.plurals import pluralised


def test_an_entity_has_every_form_of_its_name() -> None:
    assert entity_names("InvoiceLine") == EntityNames(
        pascal="InvoiceLine",
        snake="invoice_line",
        plural="invoice_lines",
        table="invoice_lines",
        label="invoice line",
        label_plural="invoice lines",
        route="invoice-lines",
        file="invoice_line",
    )


def test_the_plural_can_be_overridden() -> None:
    names = entity_names("News", "news_items")
    assert (names.table, names.route, names.label_plural) == (
        "news_items",
        "news-items",
        "news items",
    )


@pytest.mark.parametrize(
    ("pascal", "snake"),
    [
        ("A", "a"),
        ("API", "api"),
        ("Album", "album"),
        ("HTTPServer", "http_server"),
        ("HttpServer", "http_server"),
        ("InvoiceLine", "invoice_line"),
        ("Sha256Digest", "sha256_digest"),
        ("UserID", "user_id"),
        ("X9", "x9"),
    ],
)
def test_snake_case_splits_where_a_person_would(pascal: str, snake: str) -> None:
    assert snake_case(pascal) == snake


def test_pascal_case_joins_words() -> None:
    assert pascal_case("invoice_line_2") == "InvoiceLine2"


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("a", "as"),
        ("address", "addresses"),
        ("album", "albums"),
        ("alias", "aliases"),
        ("analysis", "analyses"),
        ("basis", "bases"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("bus", "buses"),
        ("category", "categories"),
        ("child", "children"),
        ("city", "cities"),
        ("company", "companies"),
        ("country", "countries"),
        ("crisis", "crises"),
        ("criterion", "criteria"),
        ("day", "days"),
        ("dish", "dishes"),
        ("fax", "faxes"),
        ("half", "halves"),
        ("hero", "heroes"),
        ("i", "is"),
        ("index", "indexes"),
        ("invoice_line", "invoice_lines"),
        ("key", "keys"),
        ("lens", "lenses"),
        ("man", "men"),
        ("media_type", "media_types"),
        ("mouse", "mice"),
        ("news", "news"),
        ("person", "people"),
        ("photo", "photos"),
        ("price", "prices"),
        ("quiz", "quizzes"),
        ("roof", "roofs"),
        ("s", "ses"),
        ("sales_person", "sales_people"),
        ("series", "series"),
        ("status", "statuses"),
        ("tax", "taxes"),
        ("user_story", "user_stories"),
        ("vertex", "vertices"),
        ("v2", "v2s"),
        ("wolf", "wolves"),
        ("y", "ys"),
    ],
)
def test_the_plurals_of_format_1_never_change(singular: str, plural: str) -> None:
    assert pluralised(singular) == plural


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("My API", "my-api"),
        ("  Ärger & Söhne  ", "arger-sohne"),
        ("ﬁle № 9", "file-no-9"),
        ("Мой API", "api"),
        ("商店", ""),
        ("--", ""),
        ("a" * 80, "a" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_slug_is_kebab_case_in_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_enum_classes_are_named_after_entity_and_field() -> None:
    assert enum_class("Album", "cover_kind") == "AlbumCoverKind"


def test_a_long_enum_class_ends_in_a_digest() -> None:
    one, two = (enum_class("A" * 40, f"{'b' * 38}_{letter}") for letter in "xy")
    assert len(one) == len(two)
    assert one != two


def test_every_enum_value_has_a_member_name() -> None:
    values = ("in progress", "R&B", "1st", "日本", "None", "mro", "café")
    assert enum_members(values) == (
        "IN_PROGRESS",
        "R_B",
        "VALUE_1ST",
        "VALUE_4",
        "NONE",
        "MRO",
        "CAFE",
    )
