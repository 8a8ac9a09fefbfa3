#!/usr/bin/env bash
# What scripts/check and scripts/test share; to be read with `source` at the top of the repository.

step_names=()
step_seconds=()

# Runs a command under a heading and notes how long it took; ends the script where it fails.
step() {
    local name=$1 started=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" || { printf '\n%s: failed: %s\n' "$name" "$*" >&2; exit 1; }
    step_names+=("$name")
    step_seconds+=($((SECONDS - started)))
}

# What each step took.
step_times() {
    printf '\n'
    for i in "${!step_names[@]}"; do printf '%6d s  %s\n' "${step_seconds[$i]}" "${step_names[$i]}"; done
    printf '%6d s  in all\n' "$SECONDS"
}

install_tools() {
    command -v cargo >/dev/null || { echo "cargo: not found; install a Rust toolchain, such as with rustup" >&2; exit 2; }
    command -v python3 >/dev/null || { echo "python3: not found; install it" >&2; exit 2; }
    if ! command -v cc >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "installing a C compiler"
        apt-get update -qq && apt-get install -y -qq gcc libc6-dev
    fi
    cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
    cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

# Whether the scripts can be read, and do what their tests say.
check_scripts() {
    local script
    for script in scripts/* scripts/lib/*.sh; do
        [ -f "$script" ] || continue
        case "$(head -n 1 "$script")" in
        *python3*)
            python3 -c 'import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read(), sys.argv[1])' "$script" || return 1 ;;
        *bash*) bash -n "$script" || return 1 ;;
        esac
    done
    for script in measure compare small-machine; do scripts/$script --help >/dev/null || return 1; done
    python3 -m unittest discover --start-directory scripts/tests
}

check_spelling() {
    if command -v typos >/dev/null; then typos; else echo "typos is not installed: left out"; fi
}
