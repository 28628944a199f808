"""What somebody typed into a form: kept until the service takes it."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile

from ..schemas.base import InSchema, OutSchema
from .fields import Field
from .refusals import Refusals
from .texts import UnreadableTextError, mark, meant, unified, written

FIND = "_find"
REMOVE = "_remove."
SEARCH = "_search."
SEARCHED = "_searched."
VERSION = "_version"
WAS = "_was."
EMPTY = "Fill this in."
_WORDED = {"text", "long_text"}

type Texts = Mapping[str, tuple[str, ...]]


class Draft:
    """The texts of a form, and what is wrong with them; `was` has marks of what it showed first."""

    def __init__(
        self,
        schema: type[InSchema],
        fields: Iterable[Field],
        texts: Texts,
        stored: Texts | None = None,
    ) -> None:
        """Begin with `texts` of fields that `schema` has; a change knows what is `stored`."""
        self.schema = schema
        self.fields = [each for each in fields if each.name in schema.model_fields]
        self.texts = texts
        self.stored = stored
        self.was: Mapping[str, str] = {} if stored is None else self._marks()
        self.removed: frozenset[str] = frozenset()
        self.searches: Mapping[str, str] = {}
        self.is_searching = False
        self.version = ""
        self.refusals = Refusals(self.texts)

    async def receive(self, form: FormData) -> None:
        """Take over what a browser sent."""
        self.texts = {
            field.name: await _texts(field, form.getlist(field.name))
            for field in self.fields
            if field.name in form
        }
        self.refusals = Refusals(self.texts)
        names = [field.name for field in self.fields]
        self.was = {name: str(form[WAS + name]) for name in names if WAS + name in form}
        self.removed = frozenset(name for name in names if REMOVE + name in form)
        self.searches = {name: str(form.get(SEARCH + name, "")) for name in names}
        self.is_searching = FIND in form or any(
            self.searches[name] != form.get(SEARCHED + name, "") for name in names
        )
        self.version = str(form.get(VERSION, ""))

    def data(self) -> InSchema | None:
        """Return what to send to the service; nothing where `refusals` say why, or in a search."""
        if self.is_searching:
            return None
        try:
            data = self.schema.model_validate(dict(self._values()))
        except ValidationError as error:
            for each in error.errors():
                name = str(next(iter(each["loc"]), ""))
                is_empty = not any(self.texts.get(name, ("",)))
                self.refusals.note(name, EMPTY if is_empty else each["msg"])
            return None
        return None if self.refusals.problems else data

    def keeps(self, field: Field) -> bool:
        """Tell whether a field that stays empty stays what it is: it is not shown."""
        return self.stored is not None and field.name not in self.stored and not field.is_many

    def _marks(self) -> Mapping[str, str]:
        shown = [each for each in self.fields if each.name in self.texts and not self.keeps(each)]
        return {each.name: mark(each, self.texts[each.name]) for each in shown}

    def _values(self) -> Iterable[tuple[str, object]]:
        """Yield the fields to send: what is still as the form showed it is none of them."""
        for field in self.fields:
            texts = self.texts.get(field.name)
            if texts is None or self.was.get(field.name) == mark(field, texts):
                continue
            if field.name in self.removed:
                yield field.name, None
            elif any(texts) or field.is_many:
                yield from self._read(field, texts)
            elif not self.keeps(field):
                yield from self._empty(field)

    def _read(self, field: Field, texts: Sequence[str]) -> Iterable[tuple[str, object]]:
        try:
            read = [meant(field, each) for each in texts if each]
        except UnreadableTextError as error:
            self.refusals.note(field.name, str(error))
        else:
            yield field.name, read if field.is_many else read[-1]

    def _empty(self, field: Field) -> Iterable[tuple[str, object]]:
        if not field.required:
            yield field.name, None
        elif field.kind in _WORDED:
            yield field.name, ""
        else:
            self.refusals.note(field.name, EMPTY)


def texts_of(fields: Iterable[Field], record: OutSchema) -> Texts:
    """Return what inputs hold of a record; what it does not show is left out."""
    shown = type(record).model_fields
    return {
        field.name: (written(getattr(record, field.name)),)
        for field in fields
        if field.name in shown and field.kind != "bytes" and not field.is_many
    }


def defaults_of(fields: Iterable[Field], schema: type[InSchema]) -> Texts:
    """Return what inputs of a new record hold."""
    return {
        field.name: _default(field, schema) for field in fields if field.name in schema.model_fields
    }


def _default(field: Field, schema: type[InSchema]) -> tuple[str, ...]:
    about = schema.model_fields[field.name]
    if about.is_required() or field.is_many:
        return () if field.is_many else ("",)
    return (written(about.get_default(call_default_factory=True)),)


async def _texts(field: Field, values: Sequence[UploadFile | str]) -> tuple[str, ...]:
    """Return what was typed or chosen; a field that holds one value has the last of them."""
    texts = [await _text(field, each) for each in values]
    if field.is_many:
        return tuple(key for text in texts for key in text.replace(",", " ").split())
    return tuple(texts[-1:])


async def _text(field: Field, value: UploadFile | str) -> str:
    """Return one text; a file is written as the API takes it."""
    if isinstance(value, UploadFile):
        return b64encode(await value.read()).decode() if field.kind == "bytes" else ""
    return "" if field.kind == "bytes" else unified(value)
