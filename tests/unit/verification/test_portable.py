"""What is kept of a failure reads the same wherever it was found."""

import sys
from pathlib import Path

import pytest

from verification.places import ROOT
from verification.portable import portable


@pytest.mark.parametrize("folder", [ROOT, Path(sys.base_prefix), Path.home()])
def test_paths_do_not_tell_where_things_lie_on_this_machine(folder: Path) -> None:
    assert portable(f'File "{folder}/lib/a.py", line 1') == 'File "lib/a.py", line 1'
