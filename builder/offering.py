"""Everything on offer here: the templates of this release, and the overlays of the house."""

from pathlib import Path

from .generator.mounting import mounted
from .generator.templates import TemplateSet, load_templates
from .generator.version import TEMPLATE_VERSION
from .resources import resource


def offered_templates(overlays: Path | None) -> TemplateSet:
    """Return the templates, with those of the folder `overlays`. Raises BadOverlayError."""
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    return mounted(templates, overlays) if overlays else templates
