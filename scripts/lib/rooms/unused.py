"""Dependencies that are declared and that no source names."""

import re
import tomllib

from .source import code

TABLES = ("dependencies", "dev-dependencies", "build-dependencies")


def findings(root, libraries=None):
    """One line for each dependency that a member or the workspace declares and nobody uses.

    `libraries` are the names under which sources know packages, where these differ: md-5 is md5.
    """
    libraries = libraries or {}
    workspace = tomllib.loads((root / "Cargo.toml").read_text(encoding="utf-8"))
    declared = set()
    for member in (".", *workspace["workspace"]["members"]):
        folder = root / member
        manifest = tomllib.loads((folder / "Cargo.toml").read_text(encoding="utf-8"))
        texts = {"dependencies": sources(folder, ("src", "build.rs"))}
        texts["dev-dependencies"] = texts["dependencies"] + sources(folder, ("tests", "benches/*.rs", "examples"))
        texts["build-dependencies"] = sources(folder, ("build.rs",))
        for table in TABLES:
            for name in manifest.get(table, {}):
                declared.add(name)
                if not re.search(rf"\b{libraries.get(name, name.replace('-', '_'))}\b", texts[table]):
                    yield f"{(folder / 'Cargo.toml').relative_to(root)}: {name} is declared under [{table}] and used nowhere; take it out"
    for name in sorted(workspace["workspace"]["dependencies"].keys() - declared):
        yield f"Cargo.toml: {name} stands in [workspace.dependencies] and no member declares it; take it out"


def sources(folder, patterns):
    """The code of all sources that patterns name: files, or folders as a whole."""
    files = []
    for path in (path for pattern in patterns for path in folder.glob(pattern)):
        files.extend(path.rglob("*.rs") if path.is_dir() else [path])
    return "\n".join(code(file.read_text(encoding="utf-8")) for file in files)
