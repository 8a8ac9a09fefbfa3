"""How scripts/check-sources wraps comments."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lib"))
from rooms import wrapping  # noqa: E402

WORDS = "word " * 30


class Wrapping(unittest.TestCase):
    def test_a_long_line_flows_into_the_rest_of_its_paragraph(self):
        wrapped = wrapping.wrap(f"/// {WORDS}end\n/// of it.\n///\n/// Next.\nfn f() {{}}\n")
        self.assertEqual([*wrapping.too_long(wrapped)], [])
        self.assertIn("end of it.\n///\n/// Next.\nfn f() {}\n", wrapped)

    def test_items_tables_and_fences_keep_their_lines(self):
        text = f"//! - {WORDS}\n//! - second\n//! | {WORDS}|\n//! ```text\n//! {WORDS}\n//! ```\n"
        wrapped = wrapping.wrap(text)
        self.assertIn("\n//!   word", wrapped)
        self.assertIn("\n//! - second\n", wrapped)
        self.assertTrue(wrapped.endswith(text[text.index("//! |"):]))

    def test_short_comments_and_code_stay(self):
        text = f"    // short\n    // lines\n    let a = \"{WORDS}\"; // why\n"
        self.assertEqual(wrapping.wrap(text), text)


if __name__ == "__main__":
    unittest.main()
