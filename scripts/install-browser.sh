#!/usr/bin/env bash
# Make sure that a Chromium is there for the browser tests: the machine's own, Playwright's, or the distribution's.
set -euo pipefail
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null; then
        exit 0
    fi
done
if uv run --quiet playwright install chromium; then
    exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-liberation
    exit 0
fi
echo "No Chromium: install one, or let 'playwright install chromium' reach its download." >&2
exit 1
