"""What templates read of entities: every choice of an author as the source text that it becomes."""

from .entities import entity_views
from .fields import EnumView, FieldView
from .relations import LinkView, RelationView
from .view import EntityView

__all__ = ["EntityView", "EnumView", "FieldView", "LinkView", "RelationView", "entity_views"]
