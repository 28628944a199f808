"""Sends a message to an address that somebody gave, and to nowhere else."""

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address

import httpx2

_UNICAST = ipaddress.ip_network("2000::/3")
"""IPv6 of the internet; all else stands for IPv4, which may be private, or leads elsewhere."""

_SPECIAL = tuple(
    map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
)
"""What is no place of the internet in there: protocols with Teredo, 6to4, documentation."""


class DeliveryError(Exception):
    """A message did not arrive."""


async def send(
    url: str,
    content: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float,
    may_be_private: bool,
) -> int:
    """Send a message, and return the status of the answer. Raises DeliveryError.

    The name is resolved once: the connection goes to the address that was checked. The answer is
    not read, no redirect is followed, and no proxy of the environment is asked.
    """
    try:
        async with (
            asyncio.timeout(seconds),
            httpx2.AsyncClient(timeout=seconds, trust_env=False) as client,
        ):
            request = client.build_request("POST", url, content=content, headers=dict(headers))
            name, port = request.url.raw_host.decode("ascii"), request.url.port
            address = await _resolve(name, port or 443, may_be_private=may_be_private)
            request.url = request.url.copy_with(host=address)
            request.extensions["sni_hostname"] = name
            response = await client.send(request, stream=True)
            await response.aclose()
            return response.status_code
    # A name that cannot be encoded is a ValueError.
    except (TimeoutError, OSError, ValueError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        message = f"The receiver does not answer: {type(error).__name__}."
        raise DeliveryError(message) from error


async def _resolve(name: str, port: int, *, may_be_private: bool) -> str:
    """Return an address of a host. Raises DeliveryError where one of them is private."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(place[0]) for *_, place in found]
    if not may_be_private and not all(map(is_public, addresses)):
        message = f"{name} is at a private address."
        raise DeliveryError(message)
    return str(addresses[0])


def is_inside(host: str) -> bool:
    """Tell whether a host is private as it is written; where other names lead is asked later."""
    try:
        return not is_public(ipaddress.ip_address(host))
    except ValueError:
        return f".{host.rstrip('.')}".endswith(".localhost")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address belongs to the internet, and to one machine."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address not in _UNICAST or any(address in network for network in _SPECIAL):
            return False
    return address.is_global and not address.is_multicast
