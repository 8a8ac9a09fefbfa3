//! Which gazetteers are asked: by flag, by environment variable, or the folder that `parvis import` writes by default.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use geocoder::Geocoder;

/// Environment variable that names the folder.
pub const VARIABLE: &str = "PARVIS_GAZETTEER";

/// The folder where neither flag nor environment name one.
pub const DEFAULT: &str = "gazetteer.d";

/// The gazetteers to ask.
#[derive(Args, Debug)]
pub struct Folders {
    /// Folder of the gazetteer; several are asked as one
    #[arg(long = "gazetteer", value_name = "DIR", env = VARIABLE, default_value = DEFAULT)]
    pub folders: Vec<PathBuf>,
}

impl Folders {
    /// Opens all of them.
    pub fn open(&self) -> Result<Geocoder> {
        Ok(Geocoder::open(&self.folders)?)
    }
}
