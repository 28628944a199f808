"""What must hold for a generated project, in the order in which it is tried: cheap ones first."""

from .autogeneration import autogeneration
from .fuzz import CONFIGURATION, fuzz
from .gate import (
    Gate,
    application,
    document,
    everything,
    on_platforms,
    program,
    with_operations,
)
from .platforms import platforms
from .recovery import recovery
from .serving import development, production
from .stated import documents, unused
from .static import install, layers, lint, types
from .tested import migrations, tests

__all__ = ["GATES", "Gate"]

GATES = (
    Gate(install, program),
    Gate(lint, program),
    Gate(layers, program),
    Gate(unused, everything),
    Gate(documents, document),
    Gate(platforms, document, asks=on_platforms),
    Gate(migrations, application),
    Gate(autogeneration, application),
    Gate(types, program),
    Gate(development, application),
    Gate(tests, program),
    Gate(production, application),
    Gate(recovery, application),
    Gate(fuzz, application, (CONFIGURATION,), by_examples=True, asks=with_operations),
)
