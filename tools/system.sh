#!/bin/sh
# What the tests need beside Python. As root on Debian it is installed; elsewhere the missing part is named.
set -eu

missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-calc-nogui"
command -v pdffonts >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v fc-match >/dev/null 2>&1 || missing="$missing fontconfig"
fc-list 2>/dev/null | grep -qi 'laksaman' || missing="$missing fonts-tlwg-laksaman-ttf"

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086  # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "make test also needs:$missing (Debian's package names)" >&2
    exit 1
fi
