# shellcheck shell=sh
# What the scripts share that store outputs of tools as fixtures. They set $out, $work and $only before.

# have TOOL [COMMAND]: whether the tool was asked for and its command is installed; its folder is made.
have() {
  [ -z "$only" ] || echo " $only " | grep -q " $1 " || return 1
  command -v "${2:-$1}" >/dev/null 2>&1 || { echo "${2:-$1} is not installed: skipped" >&2; return 1; }
  mkdir -p "$out/$1"
}

# Removes what is private.
tidy() { sed -e "s/\\b$(hostname)\\b/host/g" -e 's/"cookie":.*/"cookie": "cookie",/' -e "s#$work#/work#g"; }
