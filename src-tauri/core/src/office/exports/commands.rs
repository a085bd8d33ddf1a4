//! What can be asked of this slice.

use super::{Export, MakeExports, make};
use crate::register::commands;

commands! {
    read "exports.make": MakeExports => Export, make;
}
