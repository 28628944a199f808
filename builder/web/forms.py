"""The forms of the pages, read."""

from itertools import chain
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.requests import ClientDisconnect

from ..core.exceptions import AppError
from .address import Pairs

_MOST_INPUTS = 4_000


class UnreadableFormError(AppError):
    """What was sent is no form."""

    status = 400
    code = "unreadable-form"


async def read_form(request: Request) -> Pairs:
    """Return the form's pairs in their order; files are no part of any form here.

    Raises UnreadableFormError where it does not arrive whole, or is no text.
    """
    try:
        form: FormData = await request.form(max_fields=_MOST_INPUTS, max_files=0)
        pairs = [(key, value) for key, value in form.multi_items() if isinstance(value, str)]
        "".join(chain.from_iterable(pairs)).encode()
    except (ClientDisconnect, UnicodeError) as error:
        message = "The form did not arrive whole, or is no text."
        raise UnreadableFormError(message) from error
    return pairs


Form = Annotated[Pairs, Depends(read_form)]
