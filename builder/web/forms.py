"""The forms of the pages, read."""

from http import HTTPStatus
from itertools import chain
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from .address import Pairs

_MOST_INPUTS = 4_000


async def read_form(request: Request) -> Pairs:
    """Return the form's pairs in their order; files are no part of any form here.

    Raises HTTPException where it does not arrive whole, or is no text.
    """
    try:
        form: FormData = await request.form(max_fields=_MOST_INPUTS, max_files=0)
        pairs = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
        "".join(chain.from_iterable(pairs)).encode()
    except (ClientDisconnect, UnicodeError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "The form cannot be read.") from error
    return pairs


Form = Annotated[Pairs, Depends(read_form)]
