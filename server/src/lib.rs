//! Parvis over HTTP, in the dialects that clients already speak.
