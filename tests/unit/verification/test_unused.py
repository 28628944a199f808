"""What a project declares and does not use is told."""

from pathlib import Path

from verification.modules import unused_code
from verification.needs import unneeded_packages
from verification.settings import unread_settings

PYPROJECT = """
[project]
dependencies = ["sqlalchemy[asyncio]>=2", "asyncpg>=0.32", "boto3>=1"]

[dependency-groups]
dev = ["import-linter>=2", "pytest-asyncio>=1", "black"]

[tool.uv]
constraint-dependencies = ["boto3==1", "black==1"]

[tool.importlinter]
root_package = "app"

[tool.pytest]
asyncio_mode = "auto"
"""


def test_a_package_that_nothing_mentions_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "main.py").write_text('import sqlalchemy\nURL = "postgresql+asyncpg://"\n')
    (tmp_path / "README.md").write_text("boto3 and black\n")
    told = " ".join(unneeded_packages(tmp_path))
    assert "boto3" in told
    assert "black" in told
    for used in ("sqlalchemy", "asyncpg", "import-linter", "pytest-asyncio"):
        assert used not in told


def test_a_setting_that_nothing_reads_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.py").write_text("class Settings(Base):\n    port: int = 1\n    old: int\n")
    (tmp_path / "main.py").write_text("serve(settings.port)\n")
    assert list(unread_settings(tmp_path)) == ["the setting old is declared, but nothing reads it"]


FILES = {
    "pyproject.toml": '[tool.importlinter]\nlayers = ["app.repositories"]\n',
    "app/__init__.py": "",
    "app/main.py": "from .api.router import include\n\ninclude()\n",
    "app/api/__init__.py": "",
    "app/api/router.py": "from ..core import used\n\ndef include():\n    used.serve()\n",
    "app/core/__init__.py": "",
    "app/core/used.py": "def serve(): ...\n\ndef rest(): ...\n\n@route\ndef read(): ...\n",
    "app/core/tested.py": "def work(): ...\n",
    "app/repositories/__init__.py": "",
    "app/schemas/__init__.py": "",
    "scripts/seed.py": "from app.core.tested import work\n",
    "tests/__init__.py": "",
    "tests/test_used.py": "from app.schemas import Unused\nfrom tests import making\n",
    "tests/making.py": "",
    "tests/left.py": "",
}


def test_code_that_nothing_imports_runs_or_names_is_told(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert list(unused_code(tmp_path, "app")) == [
        "nothing imports app.schemas",
        "nothing imports tests.left",
        "app.core.used defines rest, but nothing names it",
    ]
