"""Comments that are too long, and the same wrapped. Code is left to rustfmt."""

import re
import textwrap

WIDTH = 120
COMMENT = re.compile(r"(\s*//[/!]?)( *)(.*)")
ITEM = re.compile(r"(?:[-*]|\d+\.) +")
# what stands on lines of its own: tables, headings, fences, quotes
APART = re.compile(r"[|#>]|```")


def too_long(text):
    """Numbers and widths of the comment lines that are too long; a word that fits no line can't be helped."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > WIDTH and (found := COMMENT.fullmatch(line)) and " " in found[3] and not APART.match(found[3]):
            yield number, len(line)


def wrap(text):
    """The text with each comment wrapped from its first line that is too long to the end of its paragraph."""
    lines = text.splitlines()
    out, at, fenced = [], 0, False
    while at < len(lines):
        found = COMMENT.fullmatch(lines[at])
        fenced ^= bool(found and found[3].startswith("```"))
        if fenced or not found or not [*too_long(lines[at])]:
            out.append(lines[at])
            at += 1
            continue
        end = at + 1
        indent = found[2] + " " * len(ITEM.match(found[3])[0]) if ITEM.match(found[3]) else found[2]
        while end < len(lines) and continues(lines[end], found[1], indent):
            end += 1
        words = " ".join(COMMENT.fullmatch(line)[3].strip() for line in lines[at:end])
        out += textwrap.wrap(words, WIDTH, initial_indent=found[1] + found[2], subsequent_indent=found[1] + indent,
                             break_long_words=False, break_on_hyphens=False)
        at = end
    return "\n".join(out) + "\n"


def continues(line, mark, indent):
    """Whether a line goes on with the paragraph of the line before it."""
    found = COMMENT.fullmatch(line)
    return bool(found and found[1] == mark and found[2] == indent and found[3]
                and not ITEM.match(found[3]) and not APART.match(found[3]))
