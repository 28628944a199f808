#!/usr/bin/env bash
# Make sure that an nginx is there for the tests of replicas: the machine's own, or the distribution's.
set -euo pipefail
if PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; then
    exit 0
fi
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends nginx-light
    exit 0
fi
echo "No nginx: install one, and the tests of replicas run." >&2
