#!/bin/sh
# Secrets arrive as files in /run/secrets; the server reads variables: signing_key becomes SIGNING_KEY.
set -eu
for file in /run/secrets/*; do
  [ -f "$file" ] || continue
  name=$(basename "$file" | tr '[:lower:]' '[:upper:]')
  value=$(cat "$file")
  export "$name=$value"
done
exec "$@"
