"""An entity takes no name that would break something, in any of its forms."""

import pytest

from .samples import document, entity, problems
from .suggestions import followed

BAD_ENTITIES = [
    "商店",
    "album",
    "albumTitle",
    "Album_Title",
    "Album Title",
    "Über",
    "\uff30ost",
    "9Lives",
    "Album\n",
    "A" * 41,
    "Class",
    "Import",
    "Return",
    "None",
    "Match",
    "Case",
    "Type",
    "Object",
    "Property",
    "Filter",
    "Exception",
    "ValueError",
    "Base",
    "BaseRepository",
    "PagedResponse",
    "Settings",
    "Problem",
    "Health",
    "Auth",
    "Router",
    "Service",
    "Repository",
    "Session",
    "Crud",
    "BaseModel",
    "Field",
    "Column",
    "Table",
    "Index",
    "Text",
    "Date",
    "Time",
    "Enum",
    "Decimal",
    "Query",
    "Path",
    "Request",
    "Response",
    "APIRouter",
    "Key",
    "Link",
    "Reference",
    "Con",
    "Aux",
    "Nul",
    "Prn",
    "Com1",
    "Lpt9",
    "Common",
    "Deps",
    "Main",
    "Conftest",
    "Docs",
    "Test",
    "TestRun",
    "Testimonial",
    "Types",
    "References",
]


@pytest.mark.parametrize("name", BAD_ENTITIES)
def test_an_entity_takes_no_name_that_breaks_the_project(name: str) -> None:
    data = document(entity(name))
    [problem] = problems(data)
    assert problem.place == "entities[0].name"
    assert problems(followed(data, problem)) == ()


BAD_PLURALS = [
    "A",
    "I",
    "Var",
    "News",
    "Sheep",
    "Series",
    "Line",
    "Value",
    "SqliteThing",
    "PgTable",
    "Metric",
]


@pytest.mark.parametrize("name", BAD_PLURALS)
def test_a_plural_that_breaks_something_asks_for_another(name: str) -> None:
    data = document(entity(name))
    [problem] = problems(data)
    assert problem.place == "entities[0].plural"
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    "plural",
    ["", "Albums", "as", "vars", "select", "con", "auth", "a__b", "alembic_version", "a" * 64],
)
def test_a_chosen_plural_is_checked_too(plural: str) -> None:
    data = document(entity("Album", plural=plural))
    [problem] = problems(data)
    assert problem.place == "entities[0].plural"
    assert problems(followed(data, problem)) == ()


GOOD_ENTITIES = [
    "Client",
    "Page",
    "Security",
    "Model",
    "App",
    "Album",
    "Order",
    "Group",
    "User",
    "Invoice",
    "InvoiceLine",
    "X9",
    "API",
    "HTTPServer",
    "Person",
    "Status",
    "Item",
    "Event",
    "Task",
    "Company",
    "B",
    "Application",
    "Tag",
    "Category",
    "Data",
    "L",
    "O",
]


@pytest.mark.parametrize("name", GOOD_ENTITIES)
def test_ordinary_entities_are_not_refused(name: str) -> None:
    assert problems(document(entity(name))) == ()


@pytest.mark.parametrize(
    ("name", "meant"), [("order", "Order"), ("book", "Book"), ("orderLine", "OrderLine")]
)
def test_a_name_in_small_letters_keeps_its_words(name: str, meant: str) -> None:
    [problem] = problems(document(entity(name)))
    assert problem.suggestion == meant


def test_no_name_is_suggested_that_another_entity_has() -> None:
    data = document(entity("order"), entity("Order"))
    assert {problem.suggestion for problem in problems(data)} == {"OrderRecord"}


@pytest.mark.parametrize("name", ["", " "])
def test_for_no_name_at_all_none_is_suggested(name: str) -> None:
    [problem] = problems(document(entity(name)))
    assert (problem.place, problem.suggestion) == ("entities[0].name", None)
