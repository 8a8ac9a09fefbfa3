"""The package `photon-geocoder`, which reads answers into strict models."""

import asyncio
import unittest

from photon_geocoder import Layer, OSMTag, PhotonGeocoder

from sample import URL


class PhotonGeocoderPackage(unittest.TestCase):
    def ask(self, text, **options):
        return asyncio.run(PhotonGeocoder(URL).query(text, **options))

    def test_an_address_has_its_parts(self):
        found = self.ask("Aleksanterinkatu 52, Helsinki")[0]
        self.assertEqual((found.street, found.housenumber, found.postcode, found.city, found.countrycode),
                         ("Aleksanterinkatu", "52", "00100", "Helsinki", "FI"))

    def test_layers_confine_answers(self):
        found = self.ask("Aleksanterinkatu", layers=[Layer.STREET])
        self.assertEqual({one.type for one in found}, {"street"})

    def test_tags_confine_answers(self):
        found = self.ask("Ateneum", osm_tags=[OSMTag(key="tourism")])
        self.assertIn(("Kaivokatu", "2"), [(one.street, one.housenumber) for one in found])

    def test_every_answer_fits_the_models(self):
        for text in ("ravintola", "Helsinki", "Kluuvi", "Suomi", "00530", "Hakaniemi", "puisto"):
            self.assertTrue(self.ask(text, limit=50), text)


if __name__ == "__main__":
    unittest.main()
