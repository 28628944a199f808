#!/bin/sh
# Start the server in the foreground; signals reach Gunicorn, which stops its workers gracefully.
set -eu
cd "$(dirname "$0")/.."
exec gunicorn --config deploy/gunicorn.conf.py builder.main:app
