//! What can be asked of this slice.

use super::{Export, MakeExport, make};
use crate::register::commands;

commands! {
    read "exports.make": MakeExport => Export, make;
}
