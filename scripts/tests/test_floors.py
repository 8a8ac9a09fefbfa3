"""What scripts/check-dependencies refuses, shown on small crates and on copies of the real ones."""

import shutil
import sys
import tempfile
import tomllib
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts/lib"))
from rooms import floors, imports, unused  # noqa: E402


class Crate(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, **files):
        for name, text in files.items():
            path = self.folder / name.replace("__", "/")
            path = path.with_suffix(".rs")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def edges(self):
        return {room: sorted(targets) for room, targets in imports.graph(self.folder)[0].items()}


class Imports(Crate):
    def test_trees_paths_and_reexports_are_followed(self):
        self.write(lib="mod a; mod b; mod c; mod d; pub use d::Point;",
                   a="use crate::{b::{X, y::Z}, Point};", b__mod="fn f() { crate::c::g() }", b__y="", c="", d="")
        self.assertEqual(self.edges(), {"a": ["b", "d"], "b": ["c"], "c": [], "d": []})

    def test_a_path_upwards_leads_to_a_sibling(self):
        self.write(lib="mod a; mod b;", a__inner="use super::super::b::X; use super::y;", a__mod="mod inner;", b="")
        self.assertEqual(self.edges(), {"a": ["b"], "b": []})

    def test_comments_texts_and_tests_import_nothing(self):
        self.write(lib="mod a; mod b;", b="",
                   a='// use crate::b::X;\nconst A: &str = "crate::b::X";\n#[cfg(test)]\nmod tests { use crate::b::X; fn f() {} }\n'
                     "#[cfg(test)]\nmod samples;", a__samples="use crate::b::X;")
        self.assertEqual(self.edges(), {"a": [], "b": []})

    def test_what_the_roof_declares_is_reported(self):
        self.write(lib="mod a; pub fn top() {}", a="use crate::top;")
        edges, unknown = imports.graph(self.folder)
        self.assertEqual(len([*floors.findings("x", edges, unknown, {"a": 1}, str)]), 1)


class Floors(unittest.TestCase):
    def test_an_import_from_a_higher_floor_is_refused(self):
        edges = {"low": {"high": {"low.rs"}}, "high": {}}
        found = [*floors.findings("x", edges, [], {"low": 1, "high": 2}, str)]
        self.assertEqual(found, ["low.rs: low (floor 1) imports high (floor 2); a floor may import from lower ones only"])

    def test_a_circle_on_one_floor_is_refused(self):
        edges = {"a": {"b": {"a.rs"}}, "b": {"c": {"b.rs"}}, "c": {"a": {"c.rs"}}}
        found = [*floors.findings("x", edges, [], {"a": 1, "b": 1, "c": 1}, str)]
        self.assertEqual(found, ["x: the rooms a and b and c import each other in a circle"])

    def test_a_room_without_floor_and_a_floor_without_room_are_refused(self):
        self.assertEqual(len([*floors.findings("x", {"a": {}}, [], {"b": 1}, str)]), 2)


class RealCrates(Crate):
    def test_a_circle_added_to_a_copy_of_each_crate_is_refused(self):
        table = tomllib.loads((ROOT / "scripts/floors.toml").read_text(encoding="utf-8"))
        for crate, rooms in table.items():
            if len(rooms) < 2:
                continue
            copy = self.folder / crate
            shutil.copytree(ROOT / "src" if crate == "parvis" else ROOT / crate / "src", copy)
            edges, unknown = imports.graph(copy)
            self.assertEqual([*floors.findings(crate, edges, unknown, rooms, str)], [], f"{crate} as it is")
            room, target = next((room, min(targets)) for room, targets in sorted(edges.items()) if targets)
            file = copy / f"{target}.rs" if (copy / f"{target}.rs").exists() else copy / target / "mod.rs"
            file.write_text(f"use crate::{room}::Something;\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
            found = [*floors.findings(crate, *imports.graph(copy), rooms, str)]
            self.assertTrue(any("in a circle" in line and room in line and target in line for line in found), found)


class Unused(Crate):
    def test_a_dependency_that_no_source_names_is_refused(self):
        (self.folder / "Cargo.toml").write_text(
            "[workspace]\nmembers = []\n[workspace.dependencies]\ngeo-types = '1'\nserde = '1'\nlost = '1'\n"
            "[dependencies]\ngeo-types.workspace = true\nserde.workspace = true\n", encoding="utf-8")
        self.write(src__lib="// serde\nuse geo_types::Point;")
        found = [*unused.findings(self.folder)]
        self.assertEqual(len(found), 2, found)
        self.assertIn("serde is declared under [dependencies]", found[0])
        self.assertIn("lost stands in [workspace.dependencies]", found[1])


if __name__ == "__main__":
    unittest.main()
