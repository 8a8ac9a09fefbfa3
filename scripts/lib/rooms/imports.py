"""What each room of a crate imports from its siblings.

A room is a top-level module: `search.rs`, or the folder `search/`. `lib.rs` and `main.rs` are the roof, which may know
every room. A name that the roof re-exports (`pub use point::Point`) counts as the room that it comes from.
"""

import re
from pathlib import Path

from .source import code, test_modules, without_tests

ROOFS = ("lib.rs", "main.rs")
USE = re.compile(r"\buse\s+([^;]+);")
PATH = re.compile(r"(?<![\w:])(?:crate|super(?:\s*::\s*super)*)\s*::\s*[A-Za-z_]\w*")


def rooms(folder):
    """The sources of a crate by room: name to files; those declared for tests only are left out."""
    files = sorted(folder.rglob("*.rs"))
    skipped = {path for file in files for path in test_files(file)}
    by_room = {}
    for file in files:
        if file.parent == folder and file.name in ROOFS or any(under(file, path) for path in skipped):
            continue
        by_room.setdefault(file.relative_to(folder).parts[0].removesuffix(".rs"), []).append(file)
    return by_room


def test_files(file):
    """The modules of a file that are declared for tests only, as paths without extension."""
    folder = file.parent if file.name in (*ROOFS, "mod.rs") else file.with_suffix("")
    return [folder / name for name in test_modules(file.read_text(encoding="utf-8"))]


def under(file, module):
    return file == module.with_suffix(".rs") or module in file.parents


def module_path(file, folder):
    parts = list(file.relative_to(folder).with_suffix("").parts)
    return parts[:-1] if parts[-1] == "mod" else parts


def leaves(tree):
    """The paths of a use tree, as lists of segments: `a::{b, c::D as E}` are a::b and a::c::D."""
    tree = tree.strip()
    brace = tree.find("{")
    if brace < 0:
        return [[part.strip() for part in tree.split(" as ")[0].split("::")]]
    head = [part.strip() for part in tree[:brace].split("::") if part.strip()]
    return [head + leaf for branch in branches(tree[brace + 1:tree.rfind("}")]) for leaf in leaves(branch)]


def branches(text):
    """The parts of a list at its commas, those within inner braces apart."""
    depth, start, found = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            found.append(text[start:at])
            start = at + 1
    return [part for part in [*found, text[start:]] if part.strip()]


def exports(folder):
    """Names that the roofs re-export: name to room."""
    known = {}
    for roof in ROOFS:
        if (folder / roof).exists():
            text = without_tests(code((folder / roof).read_text(encoding="utf-8")))
            for tree in USE.findall(text):
                for segments in leaves(tree):
                    segments = [part for part in segments if part not in ("crate", "self")]
                    if len(segments) > 1:
                        known[segments[-1]] = segments[0]
    return known


def imports(text, module):
    """Names that a source takes from the root of its crate."""
    text = without_tests(code(text))
    trees = USE.findall(text)
    paths = [segments for tree in trees for segments in leaves(tree)]
    rest = USE.sub(" ", text)
    paths += [re.sub(r"\s", "", path).split("::") for path in PATH.findall(rest)]
    for segments in paths:
        name = from_root(segments, module)
        if name:
            yield name


def from_root(segments, module):
    """The first segment below the root of the crate that a path has, or None where it goes elsewhere."""
    if segments[0] == "crate":
        return segments[1] if len(segments) > 1 else None
    above = 0
    while above < len(segments) and segments[above] == "super":
        above += 1
    if above and above == len(module) and above < len(segments):
        return segments[above]
    return None


def graph(folder):
    """Which rooms each room imports, as room to {room: the files that do}; and the names that the roof declares itself, as
    (file, name)."""
    folder = Path(folder)
    by_room, known = rooms(folder), exports(folder)
    edges, unknown = {room: {} for room in by_room}, []
    for room, files in by_room.items():
        for file in files:
            for name in imports(file.read_text(encoding="utf-8"), module_path(file, folder)):
                target = name if name in by_room else known.get(name)
                if target is None:
                    unknown.append((file, name))
                elif target in by_room and target != room:
                    edges[room].setdefault(target, set()).add(file)
    return edges, unknown
