"""What a project declares and does not use is told."""

from pathlib import Path

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
