"""The engine of the database."""

import pytest

from builder.core.dialect import create_engine
from tests.settings import IsolatedSettings


@pytest.mark.parametrize("environment", ["local", "production"])
def test_errors_tell_the_values_of_a_statement_to_developers_only(environment: str) -> None:
    settings = IsolatedSettings.model_validate({"environment": environment})
    engine = create_engine(settings).sync_engine
    assert engine.hide_parameters is (environment == "production")
