#!/bin/sh
# The main job on the real sample letter, in a folder of its own: `make demo` runs this.
set -eu

rm -rf demo
mkdir demo
cd demo

say() { printf '\n\033[1m$ saraban %s\033[0m\n' "$*"; }
run() { say "$@"; saraban "$@"; }

run init office --sample phrae
cd office
run read inbox/phrae-circular-3071.txt
run letter draft inbox/phrae-circular-3071.txt
draft=$(ls drafts/*.yaml)

# The office moved here from paper: ว ๓๐๗๐ was the last circular of its book.
run number set-last 3070 --circular --year 2559
pdf=""
command -v soffice >/dev/null 2>&1 && pdf="--pdf"
# shellcheck disable=SC2086  # no word when there is no LibreOffice
run letter issue "$draft" --date "22 กรกฎาคม 2559" --reason "ตัวอย่างจากหนังสือปี ๒๕๕๙" $pdf
run letter list
run letter show "พร0023.3/ว3071"
run registry verify

printf '\n%s\n' "$(pwd)/outbox"
find outbox -type f | sort
