#!/bin/sh
# The administrator's command inside the image, with the server's secrets.
set -eu
cd /app
exec with-secrets.sh node dist/apps/server/src/admin.js "$@"
