"""The package `geocoder`, whose OpenStreetMap provider takes the address of a server."""

import unittest

import geocoder

from sample import ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, URL, same_spot


class Geocoder(unittest.TestCase):
    def test_an_address_has_its_parts(self):
        found = geocoder.osm("Aleksanterinkatu 52, Helsinki", url=f"{URL}/search")
        self.assertTrue(found.ok, found.status)
        self.assertTrue(same_spot(found.latlng, ALEKSANTERINKATU_52), found.latlng)
        self.assertEqual((found.housenumber, found.street, found.city, found.postal, found.country_code),
                         ("52", "Aleksanterinkatu", "Helsinki", "00100", "fi"))

    def test_rows_are_as_many_as_asked_for_and_have_a_box(self):
        found = geocoder.osm("ravintola", maxRows=4, url=f"{URL}/search")
        self.assertEqual(len(found), 4)
        for one in found:
            self.assertLess(one.bbox["southwest"][0], one.bbox["northeast"][0])

    def test_an_address_in_parts_is_found(self):
        found = geocoder.osm("", method="details", street="Aleksanterinkatu 52", city="Helsinki", url=f"{URL}/search")
        self.assertEqual(found.current_result.osm_id, 319515045)

    def test_a_point_is_answered_by_what_is_there(self):
        found = geocoder.osm(list(ATENEUM), method="reverse", url=f"{URL}/search")
        self.assertEqual((found.housenumber, found.street), ("2", "Kaivokatu"))

    def test_the_open_sea_and_gibberish_are_not_found(self):
        self.assertFalse(geocoder.osm("xqvorkz", url=f"{URL}/search").ok)
        self.assertFalse(geocoder.osm(list(ATLANTIC), method="reverse", url=f"{URL}/search").ok)


if __name__ == "__main__":
    unittest.main()
