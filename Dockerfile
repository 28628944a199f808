# syntax=docker/dockerfile:1
FROM ghcr.io/astral-sh/uv:0.13.9 AS uv

FROM python:3.13-slim AS build
COPY --from=uv /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_NO_DEV=1 \
    UV_PYTHON_DOWNLOADS=never
WORKDIR /srv
COPY pyproject.toml .python-version uv.lock* ./
RUN test -f uv.lock || { echo "uv.lock is missing: run 'uv sync' and commit it" >&2; exit 1; }
RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-install-project

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home app
WORKDIR /srv
COPY --from=build /srv/.venv .venv
COPY . .
ENV PATH="/srv/.venv/bin:$PATH" \
    PYTHONUNBUFFERED=1
ENV APP_DATABASE_URL=sqlite+aiosqlite:////data/app.db
RUN install --directory --owner=10001 /data
VOLUME /data
USER 10001
EXPOSE 8000
# Without a proxy, whichever the environment names.
HEALTHCHECK --start-period=20s --interval=30s --timeout=3s \
    CMD ["python", "-c", "import os; from urllib.request import ProxyHandler, build_opener; build_opener(ProxyHandler({})).open(f'http://127.0.0.1:{os.environ.get(\"PORT\", 8000)}/health/live')"]
CMD ["sh", "-c", "python -m builder migrate && exec deploy/start.sh"]
