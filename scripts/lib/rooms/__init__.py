"""What scripts/check-dependencies and scripts/check-sources read out of the sources.

The rooms of the house: which modules a crate has, what each of them imports, and whether that points down."""
