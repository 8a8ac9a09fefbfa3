"""The parts of scripts/compare: other geocoders, set up on this machine to be asked what Parvis is asked."""
