"""geopy's Pelias, BANFrance and OpenCage classes, with nothing changed but the domain."""

import unittest

from geopy.geocoders import BANFrance, OpenCage, Pelias

from sample import ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, HAKANIEMI_BOX, HOST, same_spot


class GeopyPelias(unittest.TestCase):
    def setUp(self):
        self.geocoder = Pelias(HOST, scheme="http", api_key="any")

    def test_a_venue_is_found_with_its_id(self):
        found = self.geocoder.geocode("Ateneum")
        self.assertTrue(same_spot((found.latitude, found.longitude), ATENEUM), found.point)
        self.assertEqual(found.address, "Ateneum")
        self.assertEqual(found.raw["properties"]["gid"], "openstreetmap:venue:way/8033120")
        self.assertEqual(found.raw["properties"]["label"], "Ateneum, Kaivokatu 2, Helsinki, Suomi")

    def test_names_are_in_the_language_asked_for(self):
        found = self.geocoder.geocode("Aleksanterinkatu 52, Helsinki", language="sv")
        self.assertEqual(found.raw["properties"]["label"], "Alexandersgatan 52, Helsingfors, Finland")

    def test_a_rectangle_confines_answers(self):
        self.assertIsNone(self.geocoder.geocode("Ateneum", boundary_rect=HAKANIEMI_BOX))
        (south, west), (north, east) = HAKANIEMI_BOX
        for found in self.geocoder.geocode("ravintola", boundary_rect=HAKANIEMI_BOX, exactly_one=False):
            self.assertTrue(south <= found.latitude <= north and west <= found.longitude <= east, found)

    def test_countries_confine_answers(self):
        self.assertIsNone(self.geocoder.geocode("Ateneum", countries=["SWE", "no"]))
        self.assertIsNotNone(self.geocoder.geocode("Ateneum", countries=["SWE", "FIN"]))

    def test_many_are_given_where_many_are_wanted(self):
        self.assertEqual(len(self.geocoder.geocode("ravintola", exactly_one=False)), 10)

    def test_a_point_is_answered_by_what_is_there(self):
        found = self.geocoder.reverse(ATENEUM, language="sv")
        self.assertEqual(found.raw["properties"]["label"], "Ateneum, Brunngatan 2, Helsingfors, Finland")
        self.assertIsNone(self.geocoder.reverse(ATLANTIC))

    def test_gibberish_is_none(self):
        self.assertIsNone(self.geocoder.geocode("xqvorkz"))


class GeopyBanFrance(unittest.TestCase):
    def setUp(self):
        self.geocoder = BANFrance(domain=f"{HOST}/addok", scheme="http")

    def test_an_address_is_found_where_it_is(self):
        found = self.geocoder.geocode("Aleksanterinkatu 52 Helsinki")
        self.assertTrue(same_spot((found.latitude, found.longitude), ALEKSANTERINKATU_52), found.point)
        self.assertEqual(found.address, "Aleksanterinkatu 52, 00100 Helsinki")
        self.assertEqual(found.raw["properties"]["type"], "housenumber")

    def test_many_are_given_where_many_are_wanted(self):
        found = self.geocoder.geocode("Aleksanterinkatu", exactly_one=False, limit=2)
        self.assertLessEqual(len(found), 2)
        self.assertEqual(found[0].raw["properties"]["type"], "street")

    def test_a_point_is_answered_by_its_address(self):
        self.assertEqual(self.geocoder.reverse(ALEKSANTERINKATU_52).address, "Aleksanterinkatu 52, 00100 Helsinki")
        self.assertIsNone(self.geocoder.reverse(ATLANTIC))

    def test_gibberish_is_none(self):
        self.assertIsNone(self.geocoder.geocode("xqvorkz"))


class GeopyOpenCage(unittest.TestCase):
    def setUp(self):
        self.geocoder = OpenCage("any", domain=HOST, scheme="http")

    def test_a_venue_is_found_where_it_is(self):
        found = self.geocoder.geocode("Ateneum")
        self.assertTrue(same_spot((found.latitude, found.longitude), ATENEUM), found.point)
        self.assertEqual(found.address, "Ateneum, Kaivokatu 2, 00100 Helsinki, Suomi")
        self.assertEqual(found.raw["components"]["_type"], "museum")

    def test_names_are_in_the_language_asked_for(self):
        self.assertEqual(self.geocoder.geocode("Helsinki", language="sv").address, "00100 Helsingfors, Finland")

    def test_a_country_confines_answers(self):
        self.assertIsNone(self.geocoder.geocode("Helsinki", country="se"))
        self.assertIsNotNone(self.geocoder.geocode("Helsinki", country=["se", "fi"]))

    def test_a_point_is_answered_by_what_is_there(self):
        self.assertEqual(self.geocoder.reverse(ATENEUM).raw["components"]["house_number"], "2")
        self.assertIsNone(self.geocoder.reverse(ATLANTIC))


if __name__ == "__main__":
    unittest.main()
