//! The questions of Parvis: search, reverse and lookup on gazetteers.
