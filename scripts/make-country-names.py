#!/usr/bin/env python3
"""Writes data/countries.tsv: the names of all countries in all languages that CLDR covers as `modern`.

Run it (needs npm) when Unicode publishes a new CLDR: scripts/make-country-names.py > data/countries.tsv
A line is: ISO 3166-1 code in lower case, languages with commas between, name. The language `local` marks the
name in the country's own official languages, `short` a common short form or variant.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path

PACKAGES = ["cldr-localenames-full", "cldr-core"]
# Second scripts of a language, and languages with few readers of maps: they would add a quarter to the table.
LEFT_OUT = {"hi-Latn", "kk-Arab", "yue-Hans", "pcm", "shn", "chr", "cv", "ba", "dsb", "qu", "kok", "sd",
            "yue", "ak", "jv", "hsb", "ig", "tk", "ti"}
# What is a code of CLDR but no country of ISO 3166-1.
NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
# Short forms that people write and CLDR does not know.
SHORT = {"GB": ["Great Britain", "U.K."], "US": ["USA", "U.S.A.", "U.S.", "United States of America", "America"],
         "NL": ["Holland"], "CZ": ["Czech Republic"], "AE": ["UAE"], "KR": ["Korea"], "RU": ["Russian Federation"],
         "DE": ["BRD"], "VA": ["Vatican"],
         "MK": ["Macedonia"], "FO": ["Faroes"]}


def unpack(package: str) -> dict[str, dict]:
    """All JSON files of a package of the npm registry, by path."""
    with tempfile.TemporaryDirectory() as folder:
        name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True,
                              text=True).stdout.strip().splitlines()[-1]
        with tarfile.open(fileobj=io.BytesIO(Path(folder, name).read_bytes())) as tar:
            wanted = ("territories.json", "coverageLevels.json", "territoryInfo.json")
            return {m.name.removeprefix("package/"): json.load(tar.extractfile(m))
                    for m in tar if m.name.endswith(wanted)}


def languages(core: dict[str, dict]) -> list[str]:
    levels = core["coverageLevels.json"]["coverageLevels"]
    return sorted(lang for lang, level in levels.items() if level == "modern" and lang not in LEFT_OUT)


def local_names(core: dict[str, dict], names: dict[str, dict[str, str]]) -> dict[str, str]:
    """The name in the official languages of each country, those of most people first, three at most."""
    local = {}
    for code, facts in core["supplemental/territoryInfo.json"]["supplemental"]["territoryInfo"].items():
        spoken = facts.get("languagePopulation", {})
        official = [lang for lang, fact in spoken.items()
                    if fact.get("_officialStatus") in ("official", "de_facto_official")]
        official.sort(key=lambda lang: -float(spoken[lang]["_populationPercent"]))
        found = [names[lang.replace("_", "-")].get(code) for lang in official if lang.replace("_", "-") in names]
        unique = list(dict.fromkeys(name for name in found if name))
        if unique:
            local[code] = " / ".join(unique[:3])
    return local


def main() -> None:
    files = {}
    for package in PACKAGES:
        files |= unpack(package)
    names, short = {}, defaultdict(list)
    for lang in languages(files):
        path = f"main/{lang}/territories.json"
        if path not in files:
            continue
        territories = files[path]["main"][lang]["localeDisplayNames"]["territories"]
        names[lang] = {}
        for code, name in territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
                names[lang][code] = name
            elif "-alt-" in code and code[:2] not in NO_COUNTRY:
                short[code[:2]].append(name)
    local = local_names(files, names)
    for code in sorted(names["en"]):
        by_name = defaultdict(list)
        for lang, countries in names.items():
            if code in countries:
                by_name[countries[code]].append(lang)
        by_name[local.get(code, names["en"][code])].append("local")
        for name in dict.fromkeys(SHORT.get(code, []) + short[code]):
            by_name[name].append("short")
        for name, langs in by_name.items():
            sys.stdout.write(f"{code.lower()}\t{','.join(langs)}\t{name}\n")


if __name__ == "__main__":
    main()
