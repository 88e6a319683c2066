#!/bin/sh
# examples/recommend.sh USER [N]: the same over HTTP. A service must run: npm start, or npx segue serve
set -eu
url=${SEGUE_URL:-http://127.0.0.1:8080}
here=$(dirname "$0")
json() { curl -sS --fail-with-body -H 'content-type: application/json' "$@"; }
id() { sed -n 's/^{"id":"\([^"]*\)".*/\1/p'; }

# Imports and trainings are jobs: ask until the one with this id has ended.
finish() {
  while :; do
    state=$(json "$url/v1/jobs/$1" | sed -n 's/.*"state":"\([a-z]*\)".*/\1/p')
    case $state in
      done) return ;;
      queued | running) sleep 0.2 ;;
      *) json "$url/v1/jobs/$1" >&2; exit 1 ;;
    esac
  done
}

upload=$(curl -sS --fail-with-body -H 'content-type: application/octet-stream' --data-binary "@$here/music_data.csv" "$url/v1/uploads" | id)
job=$(json -d "{\"name\":\"music_data.csv\",\"uploads\":[{\"id\":\"$upload\",\"name\":\"music_data.csv\"}]}" "$url/v1/imports" | id)
finish "$job"
job=$(json -d '{"algorithm":"item-knn"}' "$url/v1/models" | id)
finish "$job"
json "$url/v1/users/${1:-ada}/recommendations?n=${2:-5}&model=item-knn"
echo
