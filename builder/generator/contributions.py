"""What an overlay adds to files that several overlays share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from .origin import Origin

type Value = str | bool | Sequence[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One table of `overlay.toml`: keys that it must have, and those it may have, with defaults."""

    required: tuple[str, ...]
    optional: Mapping[str, Value] = MappingProxyType({})


LINES = (
    "client_dependencies",
    "client_methods",
    "cors_arguments",
    "dependencies",
    "dev_dependencies",
    "dockerignore",
    "foreign_tables",
    "gitignore",
    "kubernetes_resources",
    "request_headers",
    "response_headers",
    "migration_lines",
    "migration_settings",
    "unchecked",
    "unseeded",
    "untraced",
)
"""Kinds whose contributions are plain strings."""

KINDS: Mapping[str, Kind] = {
    "settings": Kind(
        ("name", "annotation", "default", "help"),
        {"example": "", "imports": (), "test": "", "shown": ""},
    ),
    "routers": Kind(("module",), {"arguments": ("prefix=PREFIX",)}),
    "resource_router": Kind(("argument", "import")),
    "resource_session": Kind(("name", "import")),
    "account_session": Kind(("name", "import")),
    "password_service": Kind(("name", "import")),
    "shared_service": Kind(("name", "import")),
    "linked_repository": Kind(("name", "import")),
    "caller": Kind(("name", "import")),
    "conflict_fields": Kind(("expression", "import")),
    "row_walls": Kind(("trait", "module", "name"), {"arguments": ()}),
    "entity_guard": Kind(("arguments", "imports")),
    "public_guard": Kind(("arguments", "imports")),
    "admin_ways": Kind(("template",)),
    "application": Kind(("argument", "import")),
    "engine": Kind(("decorator", "import")),
    "lifespan": Kind(("expression", "import")),
    "installs": Kind(("expression", "import")),
    "middleware": Kind(("name", "arguments", "imports")),
    "job_wrappers": Kind(("name", "import")),
    "job_handlers": Kind(("job", "handler", "imports")),
    "processes": Kind(("name", "command")),
    "expiring": Kind(("entry", "import")),
    "correlations": Kind(("name", "expression", "import")),
    "http_client": Kind(("name", "import")),
    "docker_lines": Kind(("text",)),
    "docker_command": Kind(("text",)),
    "gunicorn_lines": Kind(("import", "text")),
    "compose_environment": Kind(("name", "value")),
    "compose_mounts": Kind(("text",)),
    "compose_services": Kind(("name", "text")),
    "compose_volumes": Kind(("name",)),
    "env_example": Kind(("name", "value", "help")),
    "ci_services": Kind(("text",)),
    "ci_environment": Kind(("name", "value")),
    "gitlab_services": Kind(("text",)),
    "gitlab_variables": Kind(("name", "value")),
    "gitlab_jobs": Kind(("text",)),
    "devcontainer_lines": Kind(("text",)),
    "devcontainer_environment": Kind(("name", "value")),
    "devcontainer_services": Kind(("name", "text")),
    "own_pages": Kind(("condition",)),
    "readme": Kind(("section", "text")),
    "defences": Kind(("text",)),
    "duties": Kind(("text",)),
    "contracts": Kind(("text",)),
    "migrations": Kind(("upgrade", "downgrade", "import")),
    "lint_exceptions": Kind(("pattern", "code", "reason")),
    "typing_exceptions": Kind(("module", "setting", "reason")),
    "pyproject": Kind(("text",)),
    "test_installs": Kind(("expression", "import")),
    "test_sessions": Kind(("name", "import")),
    "seeds": Kind(("expression", "import")),
    "workspace_members": Kind(("name", "path", "sources")),
    "client_credentials": Kind(("parameters", "expression", "imports")),
    "client_headers": Kind(("expression", "import")),
    "client_keys": Kind(("annotation", "limits", "imports")),
    "client_resources": Kind(("name", "expression", "import")),
    "client_sign_in": Kind(("name", "import")),
    "client_omissions": Kind(("text",)),
    "client_bodies": Kind(("field", "argument", "import", "media_type")),
    "client_downloads": Kind(("field", "name", "import", "success", "status")),
}
ORDER = "order"
NAMED = frozenset({"compose_environment", "compose_services", "settings"})
"""Kinds of which there is one of each name: that of the overlay which was planned last."""


class UnknownContributionError(ValueError):
    """An `overlay.toml` names a kind or a key that does not exist, or leaves out one that must."""


@dataclass(frozen=True, slots=True, eq=False)
class Contribution:
    """One line or block for a shared file; templates read its keys as attributes."""

    kind: str
    values: Mapping[str, Value]
    origin: Origin
    order: int = 50

    def __getitem__(self, key: str) -> Value:
        return self.values[key]

    def texts(self) -> Iterator[str]:
        """Yield every string in it, to find again the lines that it became."""
        yield from _strings(self.values.values())


def _strings(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Sequence):
            yield from value


class Contributions:
    """The contributions of the chosen overlays, by kind, in order."""

    def __init__(self, contributions: Iterable[Contribution]) -> None:
        """Sort `contributions` by their order, then by the order in which overlays were planned.

        Of a kind of NAMED, one of the same name replaces that of an overlay planned before.
        """
        self._by_kind: dict[str, list[Contribution]] = {name: [] for name in (*KINDS, *LINES)}
        for contribution in sorted(_last_named(contributions), key=lambda each: each.order):
            self._by_kind[contribution.kind].append(contribution)

    def __getitem__(self, kind: str) -> tuple[Contribution, ...]:
        """Return the contributions of `kind`, in order."""
        return tuple(self._by_kind[kind])

    def __contains__(self, kind: object) -> bool:
        """Tell whether `kind` is one, whatever there is of it."""
        return kind in self._by_kind

    def __iter__(self) -> Iterator[Contribution]:
        """Yield every contribution."""
        for contributions in self._by_kind.values():
            yield from contributions

    def lines(self, kind: str) -> list[str]:
        """Return the strings of a kind of LINES, each once, sorted."""
        return sorted(
            {str(contribution["text"]) for contribution in self._by_kind[kind]}, key=str.lower
        )


def _last_named(contributions: Iterable[Contribution]) -> Iterable[Contribution]:
    """Return one of each name of the kinds that have names, and everything else."""
    return {
        (each.kind, each["name"]) if each.kind in NAMED else each: each for each in contributions
    }.values()


def parse_contributions(tables: Mapping[str, Any], origin: Origin) -> tuple[Contribution, ...]:
    """Return the contributions that the tables of one `overlay.toml` hold.

    Raises UnknownContributionError for a kind or key that is not in KINDS or LINES.
    """
    found: list[Contribution] = []
    for kind, content in tables.items():
        if kind in LINES:
            found.extend(Contribution(kind, {"text": line}, origin) for line in content)
        elif kind in KINDS:
            found.extend(_parse_table(kind, table, origin) for table in content)
        else:
            message = f"{origin.overlay}: '{kind}' is no kind of contribution"
            raise UnknownContributionError(message)
    return tuple(found)


def _parse_table(kind: str, table: Mapping[str, Any], origin: Origin) -> Contribution:
    spec = KINDS[kind]
    keys = set(table) - {ORDER}
    missing, unknown = set(spec.required) - keys, keys - set(spec.required) - set(spec.optional)
    if missing or unknown:
        message = (
            f"{origin.overlay}: [[{kind}]] misses {sorted(missing)}, has unknown {sorted(unknown)}"
        )
        raise UnknownContributionError(message)
    values = {**spec.optional, **{key: table[key] for key in table if key != ORDER}}
    return Contribution(kind, values, origin, table.get(ORDER, 50))
