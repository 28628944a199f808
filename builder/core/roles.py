"""What somebody may do with the whole site; workspaces have roles of their own."""

from typing import Final

ADMIN: Final = "admin"
