"""The rules of shares."""

import asyncio
import base64
import hashlib
import ipaddress
import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..blueprint.choices import complete
from ..blueprint.model import Blueprint
from ..core.exceptions import NotFoundError, UnavailableError
from ..core.sharing import SECONDS_PER_SHARE, TooLargeToShareError, TooManySharesError
from ..generator.archive import WRITER
from ..generator.project import Project
from ..models.share import Share
from ..repositories.allowance import AllowanceRepository
from ..repositories.blob import BlobRepository
from ..repositories.share import ShareRepository
from .keeping import Kept, Stored, entries, inflated, kept, restored
from .projects import ProjectService
from .reaching import reaching

CODE = "[a-z2-7]{12}"
MOST_BYTES = 4_000_000
"""How many deflated bytes one share may have."""
MOST_AT_ONCE = 20
"""How many projects a client may share before it must wait."""
_ATTEMPTS = 5
_CODE_LENGTH = 12
_IPV6_NETWORK = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared(Stored):
    """A Project as it was when its Blueprint was shared."""

    code: str

    @property
    def etag(self) -> str:
        """The ETag of the archive: what a code names never changes."""
        return f'"{self.code}-{WRITER}"'


class ShareService:
    """Keeps Projects under short codes, and reads them back."""

    def __init__(self, session: AsyncSession, projects: ProjectService) -> None:
        """Work in transactions of `session`, with what `projects` renders."""
        self._session = session
        self._projects = projects
        self._shares = ShareRepository(session)
        self._blobs = BlobRepository(session)
        self._allowances = AllowanceRepository(session)

    async def create(self, blueprint: Blueprint, client: str) -> str:
        """Return the code of what `blueprint` gives now, kept for ever.

        Raises TooLargeToShareError, TooManySharesError and UnavailableError.
        """
        chosen = complete(blueprint, self._projects.catalog)
        project = await self._projects.preview(chosen)
        parts = await asyncio.to_thread(kept, chosen, project)
        if parts.size > MOST_BYTES:
            message = f"The project has {parts.size:,} bytes; {MOST_BYTES:,} can be shared."
            raise TooLargeToShareError(message)
        with reaching("Shared projects"):
            return await self._keep(chosen, project, parts, client)

    async def read(self, code: str) -> Shared:
        """Return what is kept under `code`. Raises NotFoundError and UnavailableError."""
        with reaching("Shared projects"):
            share = await self._find(code)
            files = entries(share.tree.content)
            blobs = await self._blobs.contents({each.digest for each in files})
            await self._session.close()
        project = await asyncio.to_thread(restored, share.slug, files, blobs)
        return Shared(
            code=share.code,
            title=share.title,
            template_version=share.template_version,
            template_digest=share.template_digest,
            made_at=datetime.fromtimestamp(share.made_at, UTC),
            document=inflated(share.blueprint.content),
            project=project,
        )

    async def _keep(self, blueprint: Blueprint, project: Project, parts: Kept, client: str) -> str:
        """Store it, or find what somebody else stored in the meantime."""
        code = code_of(blueprint, self._projects)
        for _ in range(_ATTEMPTS):
            try:
                if await self._shares.find(code) is None:
                    await self._charge(client)
                    await self._store(code, blueprint.project.name, project.slug, parts)
                    await self._session.commit()
            except IntegrityError:
                await self._session.rollback()
            else:
                return code
        message = "Too many share at the same time. Try again soon."
        raise UnavailableError(message)

    async def _charge(self, client: str) -> None:
        most = MOST_AT_ONCE * SECONDS_PER_SHARE
        taken = await self._allowances.take(client_key(client), now(), SECONDS_PER_SHARE, most)
        if not taken:
            message = "You shared many projects in a short time. Wait a minute, then go on."
            raise TooManySharesError(message)

    async def _store(self, code: str, title: str, slug: str, parts: Kept) -> None:
        keys = await self._blobs.keep(parts.blobs)
        share = Share(
            code=code,
            title=title,
            slug=slug,
            template_version=self._projects.version,
            template_digest=self._projects.template_digest,
            made_at=now(),
            blueprint_id=keys[parts.blueprint],
            tree_id=keys[parts.tree],
        )
        await self._shares.add(share)

    async def _find(self, code: str) -> Share:
        share = await self._shares.find(code) if re.fullmatch(CODE, code) else None
        if share is None:
            message = "There is no shared project at this address."
            raise NotFoundError(message)
        return share


def now() -> int:
    """Return the seconds since 1970."""
    return int(time.time())


def code_of(blueprint: Blueprint, projects: ProjectService) -> str:
    """Return the name of what `blueprint` gives with these templates.

    It has 60 bits of a SHA-256: among a million shares, two have the same name once in two
    million times. The first then keeps it: nothing that is shared is ever replaced.
    """
    of = f"{blueprint.digest}\0{projects.version}\0{projects.template_digest}"
    return base64.b32encode(hashlib.sha256(of.encode()).digest())[:_CODE_LENGTH].decode().lower()


def client_key(address: str) -> str:
    """Return what counts as one client: an address, or an IPv6 network of 64 bits."""
    return hashlib.sha256(_network(address).encode()).hexdigest()


def _network(address: str) -> str:
    try:
        given = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(given, ipaddress.IPv4Address):
        return address
    return str(ipaddress.ip_network((given.packed, _IPV6_NETWORK), strict=False))
