"""The forms of the pages, read."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from .address import Pairs

_MOST_INPUTS = 4_000


async def read_form(request: Request) -> Pairs:
    """Return the form's pairs in their order; files are no part of any form here."""
    form: FormData = await request.form(max_fields=_MOST_INPUTS, max_files=0)
    return [(key, value) for key, value in form.multi_items() if isinstance(value, str)]


Form = Annotated[Pairs, Depends(read_form)]
