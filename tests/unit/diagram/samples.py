"""Entities for drawings: short to say, and made up at random in any number."""

from random import Random

from builder.blueprint.model import Entity, Field, Relation, RelationKind

NAMED = ("Order", "Customer", "Item", "Invoice", "Product", "Supplier")


def entity(name: str, *relations: Relation, fields: int = 2) -> Entity:
    """Return an entity with so many fields."""
    named = tuple(Field(name=f"field_{at}", type="string") for at in range(fields))
    return Entity(name=name, fields=named, relations=relations)


def relation(
    name: str, target: str, kind: RelationKind = "many_to_one", *, required: bool = True
) -> Relation:
    """Return a relation."""
    return Relation(name=name, target=target, kind=kind, required=required)


def crowd(count: int, seed: int, *, fields: int = 6, most: int = 3) -> tuple[Entity, ...]:
    """Return entities with relations in all directions, cycles and loops included."""
    random = Random(seed)  # noqa: S311 - the same entities each time
    names = [f"{NAMED[at % len(NAMED)]}{at}" for at in range(count)]
    kinds: list[RelationKind] = ["many_to_one", "many_to_one", "one_to_one", "many_to_many"]
    return tuple(
        entity(
            name,
            *(
                relation(
                    f"link_{at}",
                    random.choice(names),
                    random.choice(kinds),
                    required=random.random() < 0.5,
                )
                for at in range(random.randrange(most))
            ),
            fields=random.randrange(fields + 1),
        )
        for name in names
    )
