"""What files of a type begin with: a name and a header can say anything."""

from collections.abc import Mapping
from typing import Final

SAMPLE_BYTES: Final = 512
_ZIP: Final = (b"PK\x03\x04",)
_OLE: Final = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
SIGNATURES: Final[Mapping[str, tuple[bytes, ...]]] = {
    "application/gzip": (b"\x1f\x8b",),
    "application/msword": _OLE,
    "application/pdf": (b"%PDF-",),
    "application/vnd.ms-excel": _OLE,
    "application/vnd.oasis.opendocument.spreadsheet": _ZIP,
    "application/vnd.oasis.opendocument.text": _ZIP,
    f"{_OFFICE}.presentationml.presentation": _ZIP,
    f"{_OFFICE}.spreadsheetml.sheet": _ZIP,
    f"{_OFFICE}.wordprocessingml.document": _ZIP,
    "application/zip": _ZIP,
    "audio/ogg": (b"OggS",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/tiff": (b"II*\0", b"MM\0*"),
}
_INSIDE: Final[Mapping[str, tuple[int, bytes]]] = {
    "audio/wav": (8, b"WAVE"),
    "image/avif": (4, b"ftypavi"),
    "image/heic": (4, b"ftyphei"),
    "image/webp": (8, b"WEBP"),
    "video/mp4": (4, b"ftyp"),
}


def begins_like(sample: bytes, content_type: str) -> bool:
    """Tell whether a file that begins with `sample` can be of `content_type`.

    Text holds no NUL. A type that is not known here may begin with anything.
    """
    if content_type.startswith("text/"):
        return b"\0" not in sample
    if content_type in _INSIDE:
        start, signature = _INSIDE[content_type]
        return sample.startswith(signature, start)
    return sample.startswith(SIGNATURES.get(content_type, b""))
