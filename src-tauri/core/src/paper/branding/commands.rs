//! What can be asked of this slice.

use super::{Stationery, get, save};
use crate::register::commands;

commands! {
    read "branding.get" => Stationery, get;
    write "branding.save": Stationery as SaveBranding => Stationery, save;
}
