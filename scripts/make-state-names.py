#!/usr/bin/env python3
"""Writes data/states.tsv: states, provinces and nations of countries, as people write them behind a town.

Run it (needs npm) when Unicode publishes a new CLDR: scripts/make-state-names.py > data/states.tsv
A line is: ISO 3166-1 code in lower case, the short code where people write it (else empty), names with bars between: English first,
then the country's own languages, then usual short forms.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGES = ["cldr-subdivisions-full", "cldr-core"]
# Countries whose people write the code of a state or province behind a town: "Sunnyvale, CA", "Modena (MO)".
CODED = {"US", "CA", "AU", "BR", "IT", "CH", "MX", "IN"}
# Short forms and regions that people write and CLDR does not know.
MORE = {"gbiow": ["IOW", "IW", "Isle of Wight", "IoW", "Isle of White"], "gbwls": ["Cymru"], "usca": ["Calif", "Cal"], "usma": ["Mass"],
        "uspa": ["Penn"], "usdc": ["DC", "District of Columbia", "D.C."], "gbnir": ["N Ireland", "NI"],
        "cabc": ["B.C."], "capc": [], "capr": [], "aunsw": ["N.S.W."], "nlnb": ["N-Brabant", "Noord-Brabant"],
        "nlnh": ["Noord-Holland"], "nlzh": ["Zuid-Holland"], "debw": ["BaWü"], "deby": ["Bayern"], "dehe": ["Hessen"], "deni": ["Niedersachsen"],
        "derp": ["Rheinland-Pfalz"], "desn": ["Sachsen"], "dest": ["Sachsen-Anhalt"], "deth": ["Thüringen"],
        "esct": ["Cataluña", "Catalunya"], "esan": ["Andalucía"], "espv": ["Euskadi"], "it25": ["Lombardia"],
        "it52": ["Toscana"], "it82": ["Sicilia"], "it88": ["Sardegna"], "it21": ["Piemonte"], "it75": ["Puglia"], "denw": ["Nordrhein-Westfalen", "NRW"],
        "demv": ["Mecklenburg-Vorpommern", "Meck-Pomm"]}
# Regions that are no more, or no place.
LEFT_OUT = {"usum"}


def unpack(package: str) -> dict[str, dict]:
    """All JSON files of a package of the npm registry, by path."""
    with tempfile.TemporaryDirectory() as folder:
        name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True,
                              text=True).stdout.strip().splitlines()[-1]
        with tarfile.open(fileobj=io.BytesIO(Path(folder, name).read_bytes())) as tar:
            return {m.name.removeprefix("package/"): json.load(tar.extractfile(m)) for m in tar
                    if m.name.startswith("package/subdivisions/") and m.name.endswith(".json")
                    or m.name.endswith("territoryInfo.json")}


def official(facts: dict) -> list[str]:
    """The official languages of a country, those of most people first, three at most."""
    spoken = facts.get("languagePopulation", {})
    found = [lang for lang, fact in spoken.items() if fact.get("_officialStatus", "").endswith("official")]
    found.sort(key=lambda lang: -float(spoken[lang]["_populationPercent"]))
    return [lang.split("_")[0] for lang in found[:3]]


def main() -> None:
    files = {}
    for package in PACKAGES:
        files |= unpack(package)
    countries = files["supplemental/territoryInfo.json"]["supplemental"]["territoryInfo"]
    names = {}
    for path, file in files.items():
        if path.startswith("subdivisions/"):
            names[path.split("/")[1]] = file["subdivisions"]["localeDisplayNames"]["subdivisions"]
    sys.stdout.write("# Written by scripts/make-state-names.py from the Unicode CLDR (subdivisions).\n")
    for region in sorted(set(names["en"]) | set(MORE)):
        country, code = region[:2].upper(), region[2:].upper()
        langs = ["en", *official(countries.get(country, {}))]
        found = [names[lang][region] for lang in langs if region in names.get(lang, {})] + MORE.get(region, [])
        found = [name for name in dict.fromkeys(found) if name != code]
        shown = code if country in CODED and code.isalpha() or code in MORE.get(region, []) else ""
        if region not in LEFT_OUT and (found or shown):
            sys.stdout.write(f"{country.lower()}\t{shown}\t{'|'.join(found)}\n")


if __name__ == "__main__":
    main()
