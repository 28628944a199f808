"""What was chosen in the wizard, on its way to be saved."""

from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from ...api.drafts import DraftServiceDep
from ...api.shares import Client
from ..address import Address
from ..pages import wizard_of
from ..reading import Reading
from ..wizard import Wizard

_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """A state of the wizard, understood."""

    wizard: Wizard
    reading: Reading

    @property
    def document(self) -> str:
        """The query of the state."""
        return self._address.document(self.reading.view)

    @property
    def back(self) -> str:
        """The address of the state."""
        return self._address.wizard(self.reading.view)

    @property
    def asked(self) -> str:
        """The query with which pages and forms are asked for."""
        return urlencode({"document": self.document})

    @property
    def as_new(self) -> str:
        """The query of the same choices, as if they had begun with nothing."""
        return self._address.document(replace(self.reading.view, saved=""))

    @property
    def _address(self) -> Address:
        return self.wizard.address(self.reading.shown)


async def chosen(
    request: Request,
    service: DraftServiceDep,
    client: Client,
    document: Annotated[str, Query(max_length=_LONGEST)],
) -> Chosen:
    """Return what the query `document` says, of pages and of forms: signing in keeps it."""
    wizard = await wizard_of(request, document, service, client)
    return Chosen(wizard, wizard.read(document))


ChosenDep = Annotated[Chosen, Depends(chosen)]
