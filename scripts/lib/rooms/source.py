"""Rust sources without what is no import: comments, texts, and items for tests."""

import re

NOISE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|b?r(?P<hashes>\#*)".*?"(?P=hashes)|b?"(?:\\.|[^"\\])*"|b?'(?:\\[^\n]{1,10}?|[^'\\\n])'""",
    re.DOTALL | re.VERBOSE)
FOR_TESTS = re.compile(r"#\[cfg\((?:test|all\(test\b[^\]]*)\)\]\s*")
TEST_FILE = re.compile(r"#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*(?:pub(?:\([^)]*\))?\s+)?mod\s+(\w+)\s*;")


def code(text):
    """A source with comments and texts blanked."""
    return NOISE.sub(lambda found: '""' if found[0].endswith('"') else " ", text)


def test_modules(text):
    """Names of the modules that a source declares for tests only, each in a file of its own."""
    return set(TEST_FILE.findall(code(text)))


def without_tests(text):
    """Code, as `code` gives it, without the items under `#[cfg(test)]`."""
    kept = []
    at = 0
    while found := FOR_TESTS.search(text, at):
        kept.append(text[at:found.start()])
        at = end_of_item(text, found.end())
    return "".join(kept) + text[at:]


def end_of_item(text, start):
    """Where the item ends that begins at `start`: behind its semicolon, or behind the bracket that closes its body."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] in "{([":
            depth += 1
        elif text[at] in "})]":
            depth -= 1
            if depth == 0 and text[at] == "}":
                return at + 1
        elif text[at] == ";" and depth == 0:
            return at + 1
    return len(text)
