#!/bin/sh
# The database and its two roles: the owner, who migrates, and the application, who is neither owner nor superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" <<'SQL'
CREATE ROLE stillwatch_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner';
CREATE ROLE stillwatch_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app';
CREATE DATABASE stillwatch OWNER stillwatch_owner;
\connect stillwatch
REVOKE ALL ON DATABASE stillwatch FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE stillwatch TO stillwatch_app;
ALTER SCHEMA public OWNER TO stillwatch_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO stillwatch_app;
CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION stillwatch_app;
SQL
