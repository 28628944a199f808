"""What calls in source declare: routers, decorators, and their arguments."""

import ast
from collections.abc import Iterator
from http import HTTPStatus


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return an argument by its name."""
    return next((each.value for each in call.keywords if each.arg == name), None)


def keyword_text(call: ast.Call, name: str) -> str:
    """Return a text argument by its name, empty where there is none."""
    node = keyword(call, name)
    return text(node) if node else ""


def text(node: ast.expr) -> str:
    """Return what a literal says."""
    return str(node.value) if isinstance(node, ast.Constant) else ""


def texts(node: ast.expr | None) -> Iterator[str]:
    """Yield the texts of a list."""
    if isinstance(node, ast.List):
        yield from (text(each) for each in node.elts)


def success(decorator: ast.Call) -> int:
    """Return the status of a good answer."""
    node = keyword(decorator, "status_code")
    return status_of(node) if node else HTTPStatus.OK


def status_of(node: ast.expr) -> int:
    """Return the status of a number, of `HTTPStatus.OK`, of `status.HTTP_200_OK`, or of `OK`."""
    *_, name = ast.unparse(node).rpartition(".")
    number = name.removeprefix("HTTP_").partition("_")[0]
    return int(number) if number.isdigit() else HTTPStatus[name]


def declared(calls: tuple[ast.Call, ...]) -> Iterator[int]:
    """Yield the statuses of everything that can go wrong."""
    for call in calls:
        node = keyword(call, "responses")
        yield from problems(node) if node else ()


def problems(node: ast.AST) -> Iterator[int]:
    """Yield the statuses that `problems(...)` declares anywhere below a node."""
    for each in ast.walk(node):
        match each:
            case ast.Call(ast.Name("problems"), arguments):
                yield from map(status_of, arguments)
            case ast.Name("NOT_MODIFIED"):
                yield HTTPStatus.NOT_MODIFIED
            case _:
                pass


def guards(calls: tuple[ast.Call, ...]) -> Iterator[str]:
    """Yield what decorators depend on."""
    for call in calls:
        node = keyword(call, "dependencies")
        for each in ast.walk(node) if node else ():
            match each:
                case ast.Call(ast.Name("Depends"), [guard]):
                    yield ast.unparse(guard)
                case _:
                    pass


def route_classes(tree: ast.Module) -> Iterator[tuple[str, frozenset[str], int]]:
    """Yield what the classes of routes in a module may refuse: class, methods, status."""
    methods = frozenset(_constants(tree, "METHODS"))
    for node in tree.body:
        match node:
            case ast.ClassDef(name, [ast.Name("APIRoute")]):
                yield from ((name, methods, status) for status in problems(node))
            case _:
                pass


def _constants(tree: ast.Module, wanted: str) -> Iterator[str]:
    """Yield the texts in the set with this name, in lower case."""
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name("frozenset"), [ast.Set(items)])):
                yield from (text(each).lower() for each in items if name == wanted)
            case _:
                pass
