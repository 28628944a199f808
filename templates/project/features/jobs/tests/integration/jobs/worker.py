"""A worker that knows the jobs of these tests: `python -m tests.integration.jobs.worker`."""

import os

from scripts.worker import main
from tests.integration.jobs.kinds import SCHEDULED, register

if __name__ == "__main__":
    register(os.environ.get(SCHEDULED))
    main()
