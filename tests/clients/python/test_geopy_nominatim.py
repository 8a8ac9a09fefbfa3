"""geopy's Nominatim class, with nothing changed but the domain."""

import unittest

from geopy.exc import GeocoderQueryError
from geopy.geocoders import Nominatim

from sample import (
    ALEKSANTERINKATU_52, ATENEUM, ATLANTIC, HAKANIEMI_BOX, HELSINKI, HOST, same_spot,
)


class GeopyNominatim(unittest.TestCase):
    def setUp(self):
        self.geocoder = Nominatim(domain=HOST, scheme="http", user_agent="parvis tests")

    def test_an_address_is_found_where_it_is(self):
        found = self.geocoder.geocode("Aleksanterinkatu 52, Helsinki", addressdetails=True)
        self.assertTrue(same_spot((found.latitude, found.longitude), ALEKSANTERINKATU_52), found.point)
        self.assertTrue(found.address.startswith("52, Aleksanterinkatu, "), found.address)
        address = {key: found.raw["address"][key] for key in ("house_number", "road", "city", "postcode", "country_code")}
        self.assertEqual(address, {
            "house_number": "52", "road": "Aleksanterinkatu", "city": "Helsinki", "postcode": "00100", "country_code": "fi",
        })

    def test_the_address_is_left_out_where_it_is_not_wanted(self):
        self.assertNotIn("address", self.geocoder.geocode("Aleksanterinkatu 52").raw)

    def test_an_address_in_parts_is_the_same_as_in_words(self):
        parts = {"street": "Aleksanterinkatu 52", "city": "Helsinki", "country": "Finland"}
        found = self.geocoder.geocode(parts)
        self.assertEqual((found.raw["osm_type"], found.raw["osm_id"]), ("node", 319515045))

    def test_a_postcode_alone_is_found(self):
        found = self.geocoder.geocode({"postalcode": "00530", "country": "Finland"})
        self.assertEqual((found.raw["type"], found.address.split(",")[0]), ("postcode", "00530"))

    def test_one_is_asked_for_or_as_many_as_the_limit_says(self):
        self.assertEqual(len(self.geocoder.geocode("ravintola", exactly_one=False, limit=3)), 3)
        self.assertEqual(len(self.geocoder.geocode("ravintola", exactly_one=False)), 10)

    def test_names_are_in_the_language_asked_for(self):
        for language, label in [("sv", "Helsingfors, 00100, Finland"), ("fi", "Helsinki, 00100, Suomi"),
                                ("de,en;q=0.5", "Helsinki, 00100, Finnland")]:
            self.assertEqual(self.geocoder.geocode("Helsinki", language=language).address, label)

    def test_a_bounded_box_confines_answers(self):
        inside = self.geocoder.geocode("ravintola", exactly_one=False, viewbox=HAKANIEMI_BOX, bounded=True)
        (south, west), (north, east) = HAKANIEMI_BOX
        self.assertGreaterEqual(len(inside), 3)
        for found in inside:
            self.assertTrue(south <= found.latitude <= north and west <= found.longitude <= east, found)
        self.assertIsNone(self.geocoder.geocode("Ateneum", viewbox=HAKANIEMI_BOX, bounded=True))

    def test_a_box_that_is_not_bounded_only_favours(self):
        east = self.geocoder.geocode("R-kioski", viewbox=[(60.1735, 24.9510), (60.1748, 24.9540)])
        west = self.geocoder.geocode("R-kioski", viewbox=[(60.1685, 24.9380), (60.1698, 24.9395)])
        self.assertEqual((round(east.longitude, 3), round(west.longitude, 3)), (24.953, 24.939))
        self.assertIsNotNone(self.geocoder.geocode("Ateneum", viewbox=HAKANIEMI_BOX))

    def test_countries_confine_answers(self):
        self.assertIsNone(self.geocoder.geocode("Helsinki", country_codes="se"))
        found = self.geocoder.geocode("Helsinki", country_codes=["se", "fi"])
        self.assertEqual(found.raw["osm_id"], 1372477580)

    def test_a_feature_type_confines_answers(self):
        found = self.geocoder.geocode("Helsinki", featuretype="city", exactly_one=False)
        self.assertEqual({one.raw["addresstype"] for one in found}, {"city"})

    def test_further_tags_and_names_are_shown_on_request(self):
        raw = self.geocoder.geocode("Ateneum", extratags=True, namedetails=True).raw
        self.assertEqual(raw["extratags"]["wikidata"], "Q754507")
        self.assertEqual(raw["namedetails"]["name:ru"], "Музей Атенеум")

    def test_shapes_are_shown_in_every_notation(self):
        notations = [("geojson", "geojson"), ("wkt", "geotext"), ("svg", "svg"), ("kml", "geokml")]
        shapes = {name: self.geocoder.geocode("Ateneum", geometry=name).raw[key] for name, key in notations}
        self.assertEqual(shapes["geojson"]["type"], "Polygon")
        east, north = shapes["geojson"]["coordinates"][0][0]
        self.assertTrue(same_spot((north, east), (60.1698154, 24.9447717)), (north, east))
        self.assertRegex(shapes["wkt"], r"^POLYGON\(\(24\.94477\d* 60\.1698\d*,")
        self.assertRegex(shapes["svg"], r"^M 24\.94477\d* -60\.1698\d* L ")
        self.assertRegex(shapes["kml"], r"<coordinates>24\.94477\d*,60\.1698\d* ")

    def test_gibberish_is_none(self):
        self.assertIsNone(self.geocoder.geocode("xqvorkz"))
        self.assertIsNone(self.geocoder.geocode("xqvorkz", exactly_one=False))

    def test_a_box_without_an_area_is_an_error(self):
        with self.assertRaises(GeocoderQueryError):
            self.geocoder.geocode("Ateneum", viewbox=[(60, 24), (60, 24)])

    def test_a_point_is_answered_by_what_is_there(self):
        found = self.geocoder.reverse(ATENEUM)
        self.assertEqual((found.raw["osm_type"], found.raw["osm_id"]), ("way", 8033120))
        self.assertEqual(found.raw["address"]["road"], "Kaivokatu")
        self.assertEqual(len(self.geocoder.reverse(ATENEUM, exactly_one=False)), 1)

    def test_a_coarser_zoom_answers_with_streets_and_towns(self):
        street = self.geocoder.reverse(ATENEUM, zoom=16)
        self.assertEqual((street.raw["class"], street.raw["address"]["road"]), ("highway", "Kaivokatu"))
        town = self.geocoder.reverse(ATENEUM, zoom=10, language="sv")
        self.assertEqual(town.address, "Helsingfors, 00100, Finland")
        self.assertTrue(same_spot((town.latitude, town.longitude), HELSINKI))

    def test_reverse_answers_without_the_address_and_with_all_names(self):
        raw = self.geocoder.reverse(ATENEUM, addressdetails=False, namedetails=True).raw
        self.assertNotIn("address", raw)
        self.assertEqual(raw["namedetails"]["name"], "Ateneum")

    def test_the_open_sea_is_none(self):
        self.assertIsNone(self.geocoder.reverse(ATLANTIC))

    def test_a_point_outside_the_world_is_none(self):
        self.assertIsNone(self.geocoder.reverse("89.99, 179.99"))

    def test_the_prefix_and_the_profiles_answer_alike(self):
        for prefix in ("/nominatim", "/for/mobilizon", "/for/gancio"):
            geocoder = Nominatim(domain=HOST + prefix, scheme="http", user_agent="parvis tests")
            self.assertEqual(geocoder.geocode("Ateneum").raw["osm_id"], 8033120, prefix)


if __name__ == "__main__":
    unittest.main()
