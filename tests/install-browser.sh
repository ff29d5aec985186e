#!/bin/sh
# Chromium and a font with Chinese characters, for the tests in a real browser.
set -u

missing=""
command -v chromium >/dev/null || missing="$missing chromium"
fc-list 2>/dev/null | grep -qi "cjk\|pingfang\|jhenghei" || missing="$missing fonts-noto-cjk"
[ -z "$missing" ] && exit 0

if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing$missing ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing; } >/dev/null && exit 0
fi
echo "The tests need:$missing. Install it with your system's package manager (Debian: apt install$missing)." >&2
exit 1
