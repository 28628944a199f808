"""Names that are taken, grouped by who took them, so that a refusal can say why."""

import builtins
import keyword
import sys
from dataclasses import dataclass
from typing import Final

import pydantic

from . import sql_words
from .wordlist import words


@dataclass(frozen=True, slots=True)
class Reserved:
    """Words that one owner keeps; `reason` completes the sentence "`word` is …"."""

    rule: str
    reason: str
    words: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.words


KEYWORDS: Final = Reserved("python-keyword", "a keyword of Python", frozenset(keyword.kwlist))
SOFT_KEYWORDS: Final = Reserved(
    "python-soft-keyword",
    "a soft keyword of Python",
    frozenset(keyword.softkwlist) | {"lazy", "match", "case", "type"},
)
BUILTINS: Final = Reserved(
    "python-builtin",
    "a builtin of Python",
    frozenset(name for name in dir(builtins) if not name.startswith("_"))
    | words("copyright credits exit help license quit PythonFinalizationError"),
)
PYDANTIC: Final = Reserved(
    "pydantic-name",
    "a name that Pydantic's BaseModel owns",
    frozenset(name for name in dir(pydantic.BaseModel) if not name.startswith("_")),
)
SQLALCHEMY: Final = Reserved(
    "sqlalchemy-name",
    "a name that SQLAlchemy's declarative base owns",
    words("metadata registry type_annotation_map awaitable_attrs"),
)
DATACLASS: Final = Reserved("dataclass-name", "the first argument of every method", words("self"))
CLASS_BODY: Final = Reserved(
    "emitted-name",
    "a name that the emitted classes use inside their body",
    words(
        "annotated column_property computed_field dt field field_serializer field_validator func "
        "mapped_column model_validator relationship sa select text_enum "
        "in_base64 unique_among_live unset"
    ),
)
SQL_WORDS: Final = (
    Reserved("sql-reserved-word", "a reserved word of PostgreSQL", sql_words.POSTGRESQL),
    Reserved("sql-reserved-word", "a reserved word of SQLite", sql_words.SQLITE),
    Reserved("sql-reserved-word", "a reserved word of MariaDB", sql_words.MARIADB),
)
COLUMNS: Final = (
    Reserved("primary-key", "the primary key that every entity has already", words("id")),
    Reserved("sql-system-column", "a system column of PostgreSQL", sql_words.POSTGRESQL_COLUMNS),
    Reserved("sql-system-column", "a hidden column of SQLite", sql_words.SQLITE_COLUMNS),
)
QUERY_PARAMETERS: Final = Reserved(
    "query-parameter",
    "a query parameter that every list has already",
    words("conditions cursor include limit offset order page q search size sort"),
)
DEVICES: Final = Reserved(
    "windows-device",
    "a device name on Windows, which no file there can have",
    words("aux con conin conout nul prn")
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)},
)
CLASSES: Final = Reserved(
    "emitted-name",
    "a name that the emitted project uses itself",
    words(
        "Auth AuthService Base BaseRepository BaseService ConflictError CrudService Health "
        "InSchema NotFoundError OutSchema PagedResponse Problem ProblemDetails Repository Router "
        "Service Session SessionDep SessionFactory Settings"
    ),
)
IMPORTS: Final = Reserved(
    "imported-name",
    "a name that the emitted files import",
    words(
        "APIRouter AfterValidator Annotated Any AnyUrl AsyncClient AsyncConnection AsyncEngine "
        "AsyncGenerator AsyncIterator AsyncMock AsyncSession Awaitable BaseModel BaseSettings "
        "BeforeValidator BigInteger Binary Body Boolean Callable CheckConstraint ClassVar "
        "ClockTime Column ColumnElement ConfigDict Constraint Cookie CurrentUser Date DateTime "
        "Decimal DeclarativeBase Delete Depends Double EmailStr Enum ExactDecimal FastAPI Field "
        "File Final Float ForeignKey ForeignKeyConstraint Form Generator Generic HTTPException "
        "Header HttpUrl Identity Index Insert IntEnum Integer IntegrityError Iterable Iterator "
        "InKey KeyType Keyed ListedRow "
        "JSON JSONResponse Json JsonColumn JsonValue Key LargeBinary Lax Link ListQuery Literal "
        "LocalTime "
        "LongBinary LongFloat LongText Mapped MappedAsDataclass Mapping MetaData Mock "
        "Moment Never NoReturn Null Numeric Password Path PathKey PlainSerializer "
        "PrimaryKeyConstraint Protocol Query Reference Request RequestSchema Response "
        "Result Row SecretStr Select Self Sequence SmallInteger StaticPool StrEnum "
        "StreamingResponse String StringConstraints Table Text Time Timestamp TypeAdapter "
        "TypeVar UUID UniqueConstraint UnknownReferenceError Update UploadFile Url Uuid "
        "ValidationError Timestamped PREFIX Versioned VersionedRepository VersionedService "
        "IfMatch IfNoneMatch IsolatedSettings SoftDeleted SoftDeleteRepository "
        "Authored OptionalUser ResourceRouter IdempotentRoute WorkSession "
        "FileBody FileColumn FileDownload FileRead FileRepository FileService FileUpload Links "
        "RedirectResponse StoredFile VersionedFileService "
        "TenantAccount TenantSession Tenanted TenantedRow"
    ),
)
MODULES: Final = Reserved(
    "emitted-module",
    "the name of a file that the emitted project has already",
    words(
        "access cursors keyset lists pages reading unknown "
        "auth authentication base bodies callers common conftest deps detail docs health init "
        "keys links main numbers operators password references router settings signin tokens types "
        "clock preconditions soft_deletion timestamps versions "
        "authored authors owned ownership personal scoped "
        "browser browsers code_flow credentials linked linked_password logins metadata "
        "provider sign_in visits "
        "cached idempotency idempotency_keys "
        "every_row file_keys files orphans versioned_files "
        "row_security tenancy tenant_reach tenant_scope tenanted "
        "changes expired expiry jobs mails outbox stalled_jobs "
        "webhook_delivery webhook_events webhooks "
        "accounts forgotten_password inbox seed stored "
        "binaries decimals encoded enums etags json_columns json_values moments "
        "revalidation uniqueness urls"
    ),
)
ROUTES: Final = Reserved(
    "emitted-route",
    "a route that the emitted project has already",
    words("auth docs health login logout me metrics openapi redoc register static"),
)
TABLES: Final = Reserved(
    "emitted-table", "a table that the migrations keep", words("alembic_version")
)
STANDARD_LIBRARY: Final = Reserved(
    "standard-library",
    "a module of Python's standard library",
    frozenset(sys.stdlib_module_names) | words("annotationlib compression"),
)
DEPENDENCIES: Final = Reserved(
    "dependency",
    "a package that the emitted project installs",
    words(
        "aiosmtpd aiosmtplib limits pre_commit prometheus_client prometheus_fastapi_instrumentator "
        "aiomysql aiosqlite alembic annotated_doc annotated_types anyio argon2 argon2_cffi asyncmy "
        "asyncpg certifi cffi click cryptography dns dnspython dotenv email_validator execnet "
        "fastapi fastapi_cli greenlet grimp gunicorn h11 hiredis httpcore httpcore2 httptools "
        "httpx httpx2 hypothesis idna import_linter importlinter iniconfig itsdangerous jinja2 jwt "
        "mako markdown_it markupsafe multipart mypy mypy_extensions opentelemetry "
        "orjson packaging pathspec pip pluggy psycopg pwdlib pydantic pydantic_core "
        "pydantic_settings pygments pyjwt pyright pytest pytest_asyncio python_dotenv "
        "python_multipart pyyaml redis rich ruff setuptools shellingham sniffio sqlalchemy "
        "starlette structlog tomli typer typing_extensions typing_inspection uv uvicorn "
        "uvicorn_worker uvloop watchfiles websockets wheel yaml "
        "boto3 botocore flask flask_cors moto obstore werkzeug"
    ),
)
FOLDERS: Final = Reserved(
    "emitted-folder",
    "a folder that the emitted project has already",
    words("alembic deploy dist docs scripts src static templates tests"),
)

ATTRIBUTE: Final = (KEYWORDS, SOFT_KEYWORDS, BUILTINS, PYDANTIC, SQLALCHEMY, DATACLASS, CLASS_BODY)
FIELD: Final = (*COLUMNS, *ATTRIBUTE, *SQL_WORDS)
RELATION: Final = (COLUMNS[0], *ATTRIBUTE)
ENTITY_CLASS: Final = (KEYWORDS, BUILTINS, CLASSES, IMPORTS)
ENTITY_FILE: Final = (KEYWORDS, SOFT_KEYWORDS, BUILTINS, DEVICES, MODULES)
ENTITY_PLURAL: Final = (KEYWORDS, SOFT_KEYWORDS, BUILTINS, *SQL_WORDS, DEVICES, ROUTES, TABLES)
PACKAGE: Final = (
    KEYWORDS, SOFT_KEYWORDS, BUILTINS, STANDARD_LIBRARY, DEPENDENCIES, FOLDERS, DEVICES
)  # fmt: skip

TABLE_PREFIXES: Final = {"sqlite_": "SQLite", "pg_": "PostgreSQL"}
TEST_PREFIX: Final = "Test"
MODEL_PREFIX: Final = "model_"
KEY_ENDINGS: Final = ("_id", "_ids")
DERIVED_CLASSES: Final = (
    "Create", "Update", "Read", "Detail", "Query", "Sort", "Include", "ListInclude",
    "Repository", "Service",
)  # fmt: skip


def owner(word: str, tables: tuple[Reserved, ...]) -> Reserved | None:
    """Return the first table that keeps `word` for itself."""
    return next((table for table in tables if word in table), None)
