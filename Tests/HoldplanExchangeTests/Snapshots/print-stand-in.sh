#!/bin/sh
# Stands in for lp and lpstat in tests: writes down its arguments and what it reads, then does as it is told.
# It is never written by the tests themselves, because a file that is open for writing cannot be started.
printf '%s\0' "$@" > "$DESK/arguments"
if [ -z "$DESK_READS_NOTHING" ]; then cat > "$DESK/input"; fi
eval "$DESK_SCRIPT"
