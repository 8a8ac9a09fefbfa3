"""Settings of Addok, which a country is to adapt: where the house number stands in a question."""

import re

# its own rule takes numbers at the beginning of a question only; longer ones are postcodes
HOUSE_NUMBER = re.compile(r"[0-9]{1,3}[a-z]?")

PROCESSORS_PYPATHS = [
    "addok.helpers.text.tokenize",
    "addok.helpers.text.normalize",
    "house_numbers.flag",
    "addok.helpers.text.synonymize",
]


def flag(tokens):
    """Marks the tokens that may be a house number."""
    for token in tokens:
        if HOUSE_NUMBER.fullmatch(token):
            token.kind = "housenumber"
        yield token
