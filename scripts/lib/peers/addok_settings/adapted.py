"""Settings of Addok that a country is to adapt: where the house number stands in a question, and keyboards."""

import re

# its own rule takes numbers at the beginning of a question only
HOUSE_NUMBER = re.compile(r"[0-9]{1,4}[a-z]?")

# letters that lie beside each other on a French keyboard are the only ones it takes for another; here any is
FUZZY_KEY_MAP = None

PROCESSORS_PYPATHS = [
    "addok.helpers.text.tokenize",
    "addok.helpers.text.normalize",
    "adapted.flag",
    "addok.helpers.text.synonymize",
]


def flag(tokens):
    """Marks the first number, as what follows the street is the house, and what follows that is the postcode."""
    found = False
    for token in tokens:
        if not found and HOUSE_NUMBER.fullmatch(token):
            token.kind, found = "housenumber", True
        yield token
