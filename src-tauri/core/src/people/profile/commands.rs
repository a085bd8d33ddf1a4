//! What can be asked of this slice.

use super::{
    CurrencyFacts, LogoDraft, Profile, ProfileDraft, currencies, get, remove_logo, set_logo, update,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "profile.get": Nothing => Profile, get;
    write "profile.update": ProfileDraft => Profile, update;
    write "profile.set_logo": LogoDraft => Profile, set_logo;
    write "profile.remove_logo": Nothing => Profile, remove_logo;
    read "profile.currencies": Nothing => Vec<CurrencyFacts>, currencies;
}
