"""Gunicorn in front of the application: workers, proxies, log lines and a graceful stop."""

import logging
import os
import tempfile
from pathlib import Path

from builder.core.config import Settings
from builder.core.logging import configure_logging

bind = f"{os.environ.get('HOST', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104 - a container is reached from outside
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "uvicorn_worker.UvicornWorker"
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")

graceful_timeout = 30
timeout = 60
keepalive = 5

control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - heartbeats in memory, not on disk

# What Gunicorn says leaves through the handler of the application, from the first line on.
settings = Settings()
configure_logging(settings)
[console] = logging.getLogger().handlers
logconfig_dict = {
    "handlers": {"console": {"()": lambda: console}},
    "root": {"level": settings.log_level, "handlers": ["console"]},
    "loggers": {
        "gunicorn.error": {
            "level": settings.log_level,
            "handlers": ["console"],
            "propagate": False,
        }
    },
}

# Where workers keep their metrics for whichever of them is asked; made anew at every start.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="metrics-")
