"""What all resources have in common."""

from ..transport import Transport


class Resource:
    """Calls of one resource."""

    def __init__(self, transport: Transport) -> None:
        """Send calls through `transport`."""
        self._transport = transport
