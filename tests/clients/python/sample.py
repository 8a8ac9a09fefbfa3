"""The server that is asked, and the places of the bundled extract that the tests ask for.

PARVIS_URL is set by scripts/with-sample-server. Positions are those of the extract, as OpenStreetMap knew them in April 2019.
"""

import os
from urllib.parse import urlsplit

URL = os.environ["PARVIS_URL"]
HOST = urlsplit(URL).netloc

# latitude and longitude
ALEKSANTERINKATU_52 = (60.1686722, 24.9419347)
ATENEUM = (60.1700175, 24.9440678)
HELSINKI = (60.1674098, 24.9425769)
KLUUVI = (60.1707783, 24.9473293)
# where nothing is near
ATLANTIC = (1.0, 1.0)
# south-west and north-east of a box around Hakaniemi, in which Ateneum is not
HAKANIEMI_BOX = [(60.1765, 24.9435), (60.1795, 24.9540)]


def same_spot(found, expected):
    """Whether two positions are within about 5 m of each other."""
    return abs(found[0] - expected[0]) < 5e-5 and abs(found[1] - expected[1]) < 1e-4
