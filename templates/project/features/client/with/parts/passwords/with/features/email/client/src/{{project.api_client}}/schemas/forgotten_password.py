"""What somebody sends who forgot the password."""

from pydantic import EmailStr

from .base import InSchema


class PasswordResetRequest(InSchema):
    """The address of the account."""

    email: EmailStr
