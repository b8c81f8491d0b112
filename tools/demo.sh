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
why="ตัวอย่างจากหนังสือปี ๒๕๕๙"
pdf=""
command -v soffice >/dev/null 2>&1 && pdf="--pdf"
# shellcheck disable=SC2086  # no word when there is no LibreOffice
run letter issue "$draft" --date "22 กรกฎาคม 2559" --reason "$why" --reply-by "1 สิงหาคม 2559" $pdf
run track sent ว3071 --on "22 กรกฎาคม 2559" --channel "ไปรษณีย์"

# The districts report on Excel forms, one a district, with its local offices filled in.
run indicator form --letter ว3071

# Nine offices were asked; the answers of six arrive in time, in mixed spellings, as Word, PDF and text, with their forms.
answer() { reply="inbox/reply-$1"; shift; run receive "$reply" --reason "$why" "$@"; }
answer 1-rongkwang.pdf --on "1 สิงหาคม 2559" --form inbox/forms/rongkwang.xlsx
answer 2-long-wangchin.txt --on "1 สิงหาคม 2559" --form inbox/forms/long.xlsx --form inbox/forms/wangchin.xlsx
answer 3-sungmen.docx --on "1 สิงหาคม 2559" --form inbox/forms/sungmen.xlsx
answer 4-denchai.txt --on "1 สิงหาคม 2559" --form inbox/forms/denchai.xlsx
answer 5-mueang-phrae-municipality.txt --on "1 สิงหาคม 2559"
run track show ว3071 --as-of "5 สิงหาคม 2559"

# The silent are reminded, and nobody else; one of them answers late.
# shellcheck disable=SC2086  # same
run remind ว3071 --date "5 สิงหาคม 2559" --until "12 สิงหาคม 2559" --reason "$why" $pdf
answer 6-song-late.txt --on "10 สิงหาคม 2559" --form inbox/forms/song.xlsx
run track list --as-of "15 สิงหาคม 2559"
run track overdue --as-of "15 สิงหาคม 2559"
sheet=docx
[ -n "$pdf" ] && sheet=pdf
run track show ว3071 --as-of "15 สิงหาคม 2559" --sheet "outbox/status.$sheet"

# Two districts only sent their forms, and one sends a corrected one; then everything is computed and explained.
run indicator intake inbox/forms/mueang-phrae.xlsx inbox/forms/nongmuangkhai.xlsx --on "2 สิงหาคม 2559"
run indicator intake inbox/form-denchai-corrected.xlsx --on "11 สิงหาคม 2559"
run indicator compute 1.4 --as-of "15 สิงหาคม 2559"
run indicator explain 1.4 --office อบต.สรอย --as-of "15 สิงหาคม 2559"

run letter list
run letter thread ว3071
run registry verify

# And the job is done: the consolidated report, with what changed since the reminder.
for kind in docx xlsx ${pdf:+pdf}; do
  run report build --as-of "15 สิงหาคม 2559" --compare-with "5 สิงหาคม 2559" --sheet "outbox/report.$kind"
done

printf '\n%s\n' "$(pwd)/outbox"
find outbox -type f | sort
