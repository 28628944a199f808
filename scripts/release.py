"""Note the digest of the templates under their version: from then on, a change needs a new one."""

import sys
import tomllib
from pathlib import Path

import tomli_w

from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION

ROOT = Path(__file__).parent.parent
RELEASES = ROOT / "templates" / "releases.toml"
HEADER = (
    "# The digest of the templates of each release. Written by `make release`; do not edit.\n\n"
)


def released() -> dict[str, str]:
    """Return the digests that were noted, by version."""
    digests: dict[str, str] = tomllib.loads(RELEASES.read_text("utf-8"))["digests"]
    return digests


def complaint(version: str, digest: str, digests: dict[str, str]) -> str | None:
    """Tell why templates with this digest may not have this version."""
    if version in digests:
        same = digests[version] == digest
        return None if same else f"version {version} is released, and the templates have changed"
    older = max(map(_order, digests), default=())
    return None if _order(version) > older else f"version {version} is not the newest"


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def main() -> int:
    """Note the version of builder/generator/version.py; exit with 1 where it may not be."""
    digest = load_templates(ROOT / "templates" / "project", TEMPLATE_VERSION).digest
    digests = released()
    if found := complaint(TEMPLATE_VERSION, digest, digests):
        print(f"{found}: raise it in builder/generator/version.py", file=sys.stderr)
        return 1
    text = tomli_w.dumps({"digests": {**digests, TEMPLATE_VERSION: digest}})
    RELEASES.write_text(HEADER + text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
