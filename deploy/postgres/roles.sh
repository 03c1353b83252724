#!/bin/sh
# The database and its roles: the owner, who migrates, the application, who is neither owner nor superuser, and what the process that
# answers gateways restricts itself to.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres --set=owner="$OWNER_PASSWORD" --set=app="$APP_PASSWORD" <<'SQL'
CREATE ROLE stillwatch_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner';
CREATE ROLE stillwatch_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app';
CREATE ROLE stillwatch_policy NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
GRANT stillwatch_policy TO stillwatch_app WITH INHERIT FALSE;
CREATE DATABASE stillwatch OWNER stillwatch_owner;
\connect stillwatch
REVOKE ALL ON DATABASE stillwatch FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE stillwatch TO stillwatch_app;
ALTER SCHEMA public OWNER TO stillwatch_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO stillwatch_app, stillwatch_policy;
CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION stillwatch_app;
SQL
