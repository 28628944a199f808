#!/bin/sh
# The application is an ordinary role, and row level security binds it: the first user is above that.
set -eu

psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set ON_ERROR_STOP=1 --set database="$POSTGRES_DB" --set password="$POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE service LOGIN PASSWORD :'password';
ALTER DATABASE :"database" OWNER TO service;
SQL
