"""The endpoints of a Project, read from the code that declares them; nothing of it is run."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from .declarations import (
    declared,
    guards,
    keyword,
    keyword_text,
    problems,
    route_classes,
    success,
    text,
    texts,
)
from .project import Project

_METHODS = frozenset({"get", "post", "put", "patch", "delete"})
_DECLARES = "app.router.responses.update"


type Everywhere = tuple[tuple[frozenset[str], int], ...]
type RouteClasses = tuple[tuple[str, frozenset[str], int], ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation: `guards` are the calls behind it that look at the caller, as source.

    `is_described` tells whether the description of the API has it.
    """

    method: str
    path: str
    tag: str
    name: str
    about: str
    body: str
    query: str
    answer: str
    statuses: tuple[int, ...]
    guards: tuple[str, ...]
    is_described: bool
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class _Inclusion:
    """A module with a router, and what the application adds to it."""

    module: str
    prefix: str
    call: ast.Call


def endpoints(project: Project) -> tuple[Endpoint, ...]:
    """Return the operations in the order in which the application includes them."""
    package = next(path.split("/")[0] for path in project if path.endswith("/api/router.py"))
    folder = f"{package}/api"
    prefixes = _constants(project, f"{folder}/prefix.py")
    router = ast.parse(project[f"{folder}/router.py"].text)
    everywhere = tuple(_everywhere(project, package))
    classes = tuple(_classes(project, folder))
    found: list[Endpoint] = []
    for each in _inclusions(router, prefixes.get("PREFIX", "")):
        path = f"{folder}/endpoints/{each.module}.py"
        tree = ast.parse(project[path].text)
        found += _Module(path, tree, each, everywhere, classes).endpoints()
    return tuple(found)


def _classes(project: Project, folder: str) -> Iterator[tuple[str, frozenset[str], int]]:
    """Yield what the classes of routes that the project has may refuse."""
    for path, file in project.items():
        if path.startswith(f"{folder}/") and "(APIRoute)" in file.text:
            yield from route_classes(ast.parse(file.text))


def _everywhere(project: Project, package: str) -> Iterator[tuple[frozenset[str], int]]:
    """Yield what the application declares of all operations, with the methods that it is about."""
    for path, file in project.items():
        if path.startswith(f"{package}/core/") and _DECLARES in file.text:
            for node in ast.walk(ast.parse(file.text)):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == _DECLARES:
                    yield from ((_METHODS, status) for status in problems(node))
    if f"{package}/core/origins.py" in project:
        yield _METHODS - {"get"}, HTTPStatus.FORBIDDEN


def _constants(project: Project, path: str) -> Mapping[str, str]:
    """Return the texts that a module names."""
    tree = ast.parse(project[path].text) if path in project else ast.Module([], [])
    return {target.id: value for node in tree.body for target, value in _named_texts(node)}


def _named_texts(node: ast.stmt) -> Iterator[tuple[ast.Name, str]]:
    match node:
        case ast.Assign([ast.Name() as target], ast.Constant(str(value))):
            yield target, value
        case _:
            pass


def _inclusions(router: ast.Module, prefix: str) -> Iterator[_Inclusion]:
    """Yield the routers that are included, those of loops one by one."""
    lists = {
        target.id: [_module(item) for item in items]
        for node in router.body
        if isinstance(node, ast.Assign)
        for target, items in _listed(node)
    }
    for node in ast.walk(router):
        match node:
            case ast.For(iter=ast.Name(name), body=[ast.Expr(ast.Call() as call)]):
                yield from (_Inclusion(each, prefix, call) for each in lists[name])
            case ast.FunctionDef(body=body):
                for statement in body:
                    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                        call = statement.value
                        is_prefixed = any(each.arg == "prefix" for each in call.keywords)
                        yield _Inclusion(_module(call.args[0]), prefix if is_prefixed else "", call)
            case _:
                pass


def _listed(node: ast.Assign) -> Iterator[tuple[ast.Name, list[ast.expr]]]:
    match node:
        case ast.Assign([ast.Name() as target], ast.List(items)):
            yield target, items
        case _:
            pass


def _module(node: ast.expr) -> str:
    """Return `order` of `order.router`."""
    return ast.unparse(node).partition(".")[0]


class _Module:
    """One module of endpoints."""

    def __init__(
        self,
        path: str,
        tree: ast.Module,
        inclusion: _Inclusion,
        everywhere: Everywhere,
        classes: RouteClasses,
    ) -> None:
        self.path = path
        self.tree = tree
        self.inclusion = inclusion
        self.router = next(_routers(tree))
        self.everywhere = (*everywhere, *self._of_class(classes))
        self.schemas = {
            alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and "schemas" in (node.module or "")
            for alias in node.names
        }

    def _of_class(self, classes: RouteClasses) -> Iterator[tuple[frozenset[str], int]]:
        """Yield what the class of the routes declares, with the methods that it is about."""
        node = keyword(self.router, "route_class")
        named = ast.unparse(node) if node else ""
        yield from ((methods, status) for name, methods, status in classes if name == named)

    def endpoints(self) -> Iterator[Endpoint]:
        """Yield the operations from top to bottom."""
        for node in self.tree.body:
            if isinstance(node, ast.AsyncFunctionDef):
                for decorator in node.decorator_list:
                    if isinstance(decorator, ast.Call) and _verb(decorator) in _METHODS:
                        yield self._endpoint(node, decorator)

    def _endpoint(self, node: ast.AsyncFunctionDef, decorator: ast.Call) -> Endpoint:
        own = text(decorator.args[0])
        calls = (self.inclusion.call, self.router, decorator)
        is_described = keyword(self.router, "include_in_schema") is None
        general = [
            status
            for methods, status in self.everywhere
            if is_described and _verb(decorator) in methods
        ]
        bodies = [each for each in _bodies(node) if each in self.schemas]
        queries = [each for each in _annotations(node) if each.endswith(", Query()]")]
        return Endpoint(
            method=_verb(decorator).upper(),
            path=self.inclusion.prefix + keyword_text(self.router, "prefix") + own,
            tag=next(texts(keyword(self.router, "tags")), self.inclusion.module),
            name=node.name,
            about=(ast.get_docstring(node) or node.name.replace("_", " ")).split("\n")[0],
            body=next(iter(bodies), ""),
            query=next(iter(queries), "").removeprefix("Annotated[").removesuffix(", Query()]"),
            answer=ast.unparse(node.returns) if node.returns else "",
            statuses=tuple(sorted({success(decorator), *declared(calls), *general})),
            guards=tuple(dict.fromkeys((*guards(calls), *_people(node)))),
            is_described=is_described,
            file=self.path,
            line=node.lineno,
        )


def _routers(tree: ast.Module) -> Iterator[ast.Call]:
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name("router")], ast.Call() as call):
                yield call
            case _:
                pass


def _verb(decorator: ast.Call) -> str:
    return decorator.func.attr if isinstance(decorator.func, ast.Attribute) else ""


def _annotations(node: ast.AsyncFunctionDef) -> Iterator[str]:
    yield from (ast.unparse(each.annotation) for each in node.args.args if each.annotation)


def _bodies(node: ast.AsyncFunctionDef) -> Iterator[str]:
    """Yield what may be sent, as JSON or as a form."""
    for each in _annotations(node):
        yield each.removeprefix("Annotated[").removesuffix(", Form()]")


def _people(node: ast.AsyncFunctionDef) -> Iterator[str]:
    """Yield the parameters that stand for who calls."""
    yield from (each for each in _annotations(node) if each.endswith("User"))
