"""geopy's Photon class, with nothing changed but the domain."""

import unittest

from geopy.exc import GeocoderQueryError
from geopy.geocoders import Photon

from sample import ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, HAKANIEMI_BOX, HOST, same_spot


def properties(found):
    return found.raw["properties"]


class GeopyPhoton(unittest.TestCase):
    def setUp(self):
        self.geocoder = Photon(domain=HOST, scheme="http")

    def test_an_address_has_its_parts(self):
        found = self.geocoder.geocode("Aleksanterinkatu 52, Helsinki")
        self.assertTrue(same_spot((found.latitude, found.longitude), ALEKSANTERINKATU_52), found.point)
        parts = {key: properties(found).get(key) for key in ("housenumber", "street", "city", "postcode", "countrycode")}
        self.assertEqual(parts, {
            "housenumber": "52", "street": "Aleksanterinkatu", "city": "Helsinki", "postcode": "00100", "countrycode": "FI",
        })
        self.assertIn("Aleksanterinkatu", found.address)

    def test_an_unfinished_word_is_completed(self):
        found = self.geocoder.geocode("aleksanterink", exactly_one=False, limit=5)
        self.assertLessEqual(len(found), 5)
        self.assertEqual((properties(found[0])["type"], properties(found[0])["name"]), ("street", "Aleksanterinkatu"))

    def test_names_are_in_the_language_asked_for_and_no_language_is_refused(self):
        for language, name in [("sv", "Helsingfors"), ("pt_BR", "Helsínquia"), ("default", "Helsinki"), ("xx", "Helsinki")]:
            self.assertEqual(properties(self.geocoder.geocode("Helsinki", language=language))["name"], name, language)

    def test_tags_confine_answers(self):
        for tags, holds in [
            ("tourism:artwork", lambda tag: tag == "tourism:artwork"),
            (["tourism", "!tourism:artwork"], lambda tag: tag.startswith("tourism:") and tag != "tourism:artwork"),
            (["amenity:!cafe"], lambda tag: tag.startswith("amenity:") and tag != "amenity:cafe"),
        ]:
            found = self.geocoder.geocode("Helsinki", osm_tag=tags, exactly_one=False)
            told = {f"{properties(one)['osm_key']}:{properties(one)['osm_value']}" for one in found}
            self.assertTrue(told and all(holds(tag) for tag in told), f"{tags}: {told}")

    def test_a_box_confines_answers(self):
        (south, west), (north, east) = HAKANIEMI_BOX
        found = self.geocoder.geocode("ravintola", bbox=HAKANIEMI_BOX, exactly_one=False)
        self.assertGreaterEqual(len(found), 3)
        for one in found:
            self.assertTrue(south <= one.latitude <= north and west <= one.longitude <= east, one)

    def test_what_is_near_the_bias_comes_first(self):
        east = self.geocoder.geocode("R-kioski", location_bias=(60.1740, 24.9527))
        west = self.geocoder.geocode("R-kioski", location_bias=(60.1693, 24.9388))
        self.assertEqual((round(east.longitude, 3), round(west.longitude, 3)), (24.953, 24.939))

    def test_a_limit_is_kept(self):
        self.assertEqual(len(self.geocoder.geocode("ravintola", exactly_one=False, limit=2)), 2)

    def test_gibberish_is_none(self):
        self.assertIsNone(self.geocoder.geocode("xqvorkz"))

    def test_a_point_is_answered_by_what_is_there(self):
        found = self.geocoder.reverse(ATENEUM)
        self.assertEqual((properties(found)["osm_type"], properties(found)["osm_id"]), ("W", 8033120))
        self.assertEqual(len(self.geocoder.reverse(ATENEUM, exactly_one=False, limit=4)), 4)
        self.assertEqual(properties(self.geocoder.reverse(ATENEUM, language="sv"))["city"], "Helsingfors")

    def test_the_open_sea_is_none(self):
        self.assertIsNone(self.geocoder.reverse(ATLANTIC))

    def test_a_point_outside_the_world_is_an_error(self):
        with self.assertRaises(GeocoderQueryError):
            self.geocoder.geocode("Alepa", bbox="91,0,92,1")

    def test_the_prefix_and_the_profiles_answer_alike(self):
        for prefix in ("/photon", "/for/mobilizon/photon", "/for/gancio"):
            geocoder = Photon(domain=HOST + prefix, scheme="http")
            self.assertEqual(properties(geocoder.geocode("Ateneum"))["osm_id"], 8033120, prefix)


if __name__ == "__main__":
    unittest.main()
