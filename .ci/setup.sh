# Shared by ./run, ./test and .ci/run: packages and build. Debian 12; elsewhere install the like of these packages by hand.
# Expects $here, the repository's root. Messages go to stderr: stdout belongs to the program.

library_packages=(libboost-dev libeigen3-dev libtbb-dev libcli11-dev libtomlplusplus-dev libfmt-dev nlohmann-json3-dev librandom123-dev libutfcpp-dev)

install_packages() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "spinepath needs these packages and may not install them (not root, no sudo): ${missing[*]}" >&2
      echo "ask an administrator for: apt-get install ${missing[*]}" >&2
      exit 69
    fi
    as_root=(sudo)
  fi
  command -v apt-get >/dev/null || { echo "spinepath needs (apt-get not found): ${missing[*]}" >&2; exit 69; }
  echo "installing: ${missing[*]}" >&2
  { "${as_root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2 ||
    { echo "could not install: ${missing[*]} (see above)" >&2; exit 69; }
}

# build PRESET [--configure] TARGET...: configures where that was not done yet (or is asked for), then builds what is out
# of date.
build() {
  local preset=$1 configure=
  shift
  [ "${1-}" != --configure ] || { configure=yes; shift; }
  binary_folder="$here/build/$preset"
  local log="$here/build/$preset.log"
  mkdir -p "$binary_folder"
  [ -x "$binary_folder/spinepath" ] || echo "building; the first time takes a few minutes" >&2
  if [ -n "$configure" ] || [ ! -f "$binary_folder/build.ninja" ]; then
    (cd "$here" && cmake --preset "$preset") >"$log" 2>&1 || { cat "$log" >&2; exit 69; }
  fi
  ninja -C "$binary_folder" "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 69; }
}
