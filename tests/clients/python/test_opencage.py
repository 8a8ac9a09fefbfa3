"""OpenCage's own package, which may only be pointed at itself or at this machine."""

import unittest
from urllib.parse import urlsplit

from opencage.geocoder import OpenCageGeocode

from sample import ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, URL, same_spot


class OpenCagePackage(unittest.TestCase):
    def setUp(self):
        self.geocoder = OpenCageGeocode("any", protocol="http", domain=f"localhost:{urlsplit(URL).port}")

    def test_an_address_is_found_where_it_is(self):
        found = self.geocoder.geocode("Aleksanterinkatu 52, Helsinki", no_annotations=1)
        spot = found[0]["geometry"]
        self.assertTrue(same_spot((spot["lat"], spot["lng"]), ALEKSANTERINKATU_52), spot)
        self.assertEqual(found[0]["formatted"], "Aleksanterinkatu 52, 00100 Helsinki, Suomi")
        self.assertNotIn("annotations", found[0])

    def test_annotations_and_the_frame_are_read(self):
        whole = self.geocoder.geocode("Ateneum", raw_response=True, limit=1)
        self.assertEqual(whole["results"][0]["annotations"]["timezone"]["name"], "Europe/Helsinki")
        self.assertEqual((whole["status"]["code"], whole["total_results"]), (200, 1))

    def test_a_point_is_answered_by_what_is_there(self):
        components = self.geocoder.reverse_geocode(*ATENEUM, language="sv")[0]["components"]
        self.assertEqual((components["road"], components["house_number"], components["city"]),
                         ("Brunngatan", "2", "Helsingfors"))

    def test_the_open_sea_and_gibberish_are_empty(self):
        self.assertEqual(self.geocoder.geocode("xqvorkz"), [])
        self.assertEqual(self.geocoder.reverse_geocode(*ATLANTIC), [])

    def test_a_refused_question_says_so(self):
        self.assertEqual(self.geocoder.geocode("a"), [])
        self.assertEqual(self.geocoder.geocode("a", raw_response=True)["status"]["code"], 400)


if __name__ == "__main__":
    unittest.main()
