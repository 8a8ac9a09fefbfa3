"""Questions in groups, as goals speak of them, and what they cost one after the other."""

import json
import statistics
import string
import subprocess
import urllib.parse
from collections import Counter

# kinds that the goals of latency speak of, by group
GROUPS = {
    "forward": ("address", "address_reordered", "address_postcode", "address_plain", "place", "poi", "street"),
    "typo": ("address_typo", "poi_typo", "place_typo"),
    "prefix": ("prefix_address", "prefix_poi", "prefix_place"),
    "reverse": ("reverse_address", "reverse_beside"),
}

# texts that are no questions: signs of query languages, numbers without end, one piece again and again
HOSTILE = ("((((((", "**", "?", "~", "name:*", "[* TO *]", "AND OR NOT", "+a -b", "' OR 1=1 --", "<script>", "1-99999999999",
           "1e308,1e308", "99999999999999999999", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z", "東京都千代田区丸の内")
PIECES = ("a", "a ", "e ", "1 ", "(", "東", "st. ", "1-", "1a,", "o'", "-", "straße ")


def quality(parvis, cases, *where):
    """Latencies of each kind, in milliseconds, as the program prints them."""
    lines = subprocess.run([parvis, "quality", cases, *where, "--json"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return {row["kind"]: row for row in map(json.loads, lines.splitlines())}


def latencies(prefix, kinds):
    """p50 of a group is the median of its kinds', p99 the worst of its kinds'; then each kind's own."""
    figures = {}
    for group, names in GROUPS.items():
        rows = [kinds[name] for name in names if name in kinds]
        if rows:
            figures[f"{prefix}.{group}.p50_ms"] = statistics.median(row["p50_ms"] for row in rows)
            figures[f"{prefix}.{group}.p99_ms"] = max(row["p99_ms"] for row in rows)
    for kind, row in kinds.items():
        figures[f"{prefix}.kind.{kind}.p50_ms"] = row["p50_ms"]
        figures[f"{prefix}.kind.{kind}.p99_ms"] = row["p99_ms"]
    return figures


def rows(cases):
    return [line.split("\t") for line in cases.read_text(encoding="utf-8").splitlines() if line]


def extremes(parvis, cases, scratch, *where):
    """The time of the shortest beginnings and of the worst hostile text."""
    texts = [row[1] for row in rows(cases) if not row[0].startswith(("reverse_", "structured_", "nonsense"))]
    letters = sorted({*string.ascii_lowercase} | {text[0].lower() for text in texts if text[0].isalpha()})
    frequent = [word for word, _ in Counter(word for text in texts for word in text.split()).most_common(8)]
    pieces = [*PIECES, *(word + " " for word in frequent)]
    hostile = [*HOSTILE, " ".join(frequent), " ".join(letters)]
    hostile += [(piece * (many // len(piece))).strip() for piece in pieces for many in (500, 50_000)]
    asked = scratch / "extremes.tsv"
    # only the time counts here: whatever a single letter finds is right, and a hostile text may find something too
    lines = [f"prefix_place_letter\t{letter}\t0\t0\t\t0,0" for letter in letters]
    lines += [f"nonsense\t{text}\t0\t0\t\t" for text in hostile]
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = quality(parvis, asked, *where)
    return {"process.letter.p50_ms": found["prefix_place_letter"]["p50_ms"],
            "process.letter.p99_ms": found["prefix_place_letter"]["p99_ms"],
            "process.hostile.worst_ms": found["nonsense"]["p99_ms"]}


def paths(cases, kinds):
    """The requests for questions of these kinds, as clients of Nominatim send them."""
    found = []
    for kind, question, *_ in rows(cases):
        if kind not in kinds:
            continue
        parameters = {"format": "jsonv2", "addressdetails": 1}
        if kind in GROUPS["reverse"]:
            parameters["lat"], parameters["lon"] = question.split(",")
            found.append("/reverse?" + urllib.parse.urlencode(parameters))
        else:
            found.append("/search?" + urllib.parse.urlencode(parameters | {"q": question}))
    return found
