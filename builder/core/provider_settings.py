"""What the settings say of a sign-in provider beside the first."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

KEY: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LONGEST_KEY: Final = 40
LARGEST_NUMBER: Final = 20

type ProviderKey = Annotated[str, Field(pattern=KEY, max_length=LONGEST_KEY)]
type Group = Annotated[str, Field(min_length=1)]


class ProviderSettings(BaseModel):
    """As the settings that begin with `oidc_` say it of the first provider."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: Annotated[str, Field(min_length=1)]
    client_id: Annotated[str, Field(min_length=1)]
    client_secret: SecretStr = SecretStr("")
    scopes: tuple[str, ...] = ("openid", "email", "profile")
    roles_claim: str = ""
    roles: tuple[Group, ...] = ("admin",)
    title: str = ""
    accounts: Literal["invited", "everybody"] = "invited"


type ProvidersByKey = Annotated[
    Mapping[ProviderKey, ProviderSettings], Field(max_length=LARGEST_NUMBER)
]
