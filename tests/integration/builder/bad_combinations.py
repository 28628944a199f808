"""Entities, relations and options that cannot be together."""

from collections.abc import Iterator

from .clients import Data, blueprint, entity, field, relation

type Case = tuple[Data, str]

RELATION = "entities[1].relations[0]"
RELATIONS: list[tuple[Data, str]] = [
    ({"target": "Nobody"}, ".target"),
    ({"target": ""}, ".target"),
    ({"target": "author"}, ".target"),
    ({"target": None}, ".target"),
    ({"on_delete": "set_null"}, ".on_delete"),
    ({"on_delete": "explode"}, ".on_delete"),
    ({"kind": "one_to_many"}, ".kind"),
    ({"kind": "many_to_many", "required": False}, ".required"),
    ({"kind": "many_to_many", "on_delete": "set_null", "required": True}, ".on_delete"),
    ({"required": "no"}, ".required"),
    ({"inverse": "title"}, ".inverse"),
    ({"inverse": "class"}, ".inverse"),
    ({"inverse": ""}, ".inverse"),
    ({"inverse": "id"}, ".inverse"),
    ({"through": "X"}, ".through"),
    ({"description": "\0"}, ".description"),
]
ENTITIES: list[tuple[Data, str]] = [
    ({"fields": []}, "fields"),
    ({"fields": None}, "fields"),
    ({"relations": {}}, "relations"),
    ({"operations": ["read"]}, "operations[0]"),
    ({"operations": ["get", "get"]}, "operations"),
    ({"operations": "get"}, "operations"),
    ({"display": "nothing"}, "display"),
    ({"display": 1}, "display"),
    ({"unique": [[]]}, "unique[0]"),
    ({"unique": [["title", "title"]]}, "unique[0]"),
    ({"unique": [["nothing", "title"]]}, "unique[0]"),
    ({"unique": ["title"]}, "unique[0]"),
    ({"indexes": [["nothing"]]}, "indexes[0]"),
    ({"indexes": [["title"]] * 21}, "indexes"),
    ({"extends": True}, "extends"),
    ({"extends": 1}, "extends"),
    ({"surprise": 1}, "surprise"),
]
CHOICES: list[Case] = [
    ({"options": {"database": "oracle"}}, "options.database"),
    ({"options": {"database": ""}}, "options.database"),
    ({"options": {"database": None}}, "options.database"),
    ({"options": {"database": ["sqlite"]}}, "options.database"),
    ({"options": {"auth": "LOCAL"}}, "options.auth"),
    ({"options": {"auth": "../none"}}, "options.auth"),
    ({"options": {"cloud": "x"}}, "options"),
    ({"options": {"features": "docker"}}, "options"),
    ({"features": ["teleport"]}, "features[0]"),
    ({"features": ["docker", "docker"]}, "features"),
    ({"features": [""]}, "features[0]"),
    ({"features": {"docker": True}}, "features"),
    ({"features": ["f"] * 1_001}, "features"),
    ({"surprise": 1}, "surprise"),
    ({"__proto__": {}}, "__proto__"),
    ({"format": 2}, "format"),
    ({"format": 0}, "format"),
    ({"format": "1"}, "format"),
    ({"format": 1.0}, "format"),
    ({"format": True}, "format"),
    ({"format": None}, "format"),
    ({"project": {"python": "2.7"}}, "project.python"),
    ({"project": {"python": 3.13}}, "project.python"),
    ({"project": {"licence": "WTFPL"}}, "project.licence"),
    ({"project": {"name": ""}}, "project.name"),
    ({"project": {"name": "!!!"}}, "project.name"),
    ({"project": {"name": "имя"}}, "project.name"),
    ({"project": {"name": "con"}}, "project.name"),
    ({"project": {"name": "x" * 61}}, "project.name"),
    ({"project": {"name": ["x"]}}, "project.name"),
    ({"project": {"author": "x" * 121}}, "project.author"),
    ({"project": {"author": "a\nb"}}, "project.author"),
    ({"project": {"slug": "x"}}, "project.slug"),
]


def bad_combinations() -> Iterator[Case]:
    """Yield every bad combination."""
    author = entity("Author")
    for attributes, place in RELATIONS:
        wrong = {**relation("author", "Author"), **attributes}
        yield blueprint(author, entity("Book", relations=[wrong])), RELATION + place
    for attributes, place in ENTITIES:
        yield blueprint({**entity(), **attributes}), f"entities[0].{place}"
    yield from CHOICES
    yield from _twins()
    yield from _rings()
    yield from _crowds()
    yield blueprint(entity("User"), options={"auth": "local"}), "entities[0].extends"
    yield blueprint(entity("RefreshToken"), options={"auth": "local"}), "entities[0].name"


def _twins() -> Iterator[Case]:
    for name in ("Book", "BOOK", "BooK"):
        yield blueprint(entity("Book"), entity(name)), "entities[1].name"
    yield blueprint(entity("HTTPServer"), entity("HttpServer")), "entities[1].name"
    yield blueprint(entity("Book"), entity("Page", plural="books")), "entities[1].plural"
    yield blueprint(entity("Book", field(), field())), "entities[0].fields[1].name"
    linked = entity("Book", field("author_id", "integer"), relations=[relation("author", "Author")])
    yield blueprint(linked, entity("Author")), "entities[0]"
    named_alike = entity("Book", field("author"), relations=[relation("author", "Author")])
    yield blueprint(named_alike, entity("Author")), "entities[0]"
    double = [relation("author", "Author"), relation("author", "Author")]
    yield blueprint(entity("Author"), entity("Book", relations=double)), "entities[1].relations[1]"
    same = [relation(name, "Author", inverse="books") for name in ("author", "editor")]
    yield blueprint(entity("Author"), entity("Book", relations=same)), "entities[1].relations[1]"


def _rings() -> Iterator[Case]:
    yield blueprint(entity("Node", relations=[relation("parent", "Node")])), "entities[0].relations"
    names = ["One", "Two", "Three", "Four"]
    for size in (2, 3, 4):
        ring = [
            entity(name, relations=[relation("next_one", names[(place + 1) % size])])
            for place, name in enumerate(names[:size])
        ]
        yield blueprint(*ring), "entities["


def _crowds() -> Iterator[Case]:
    yield blueprint(*(entity(f"Thing{number}x") for number in range(101))), "entities"
    fields = [field(f"f{number}") for number in range(101)]
    yield blueprint(entity("Book", *fields)), "entities[0].fields"
    links = [relation(f"r{number}", "Author", required=False) for number in range(301)]
    yield blueprint(entity("Author"), entity("Book", relations=links)), "entities[1].relations"
    yield (
        blueprint(entity("Book", field("kind", "enum", values=["a"] * 201))),
        ("entities[0].fields[0].values"),
    )
