//! What can be asked of this slice.

use super::{
    CurrencyFacts, LogoDraft, Profile, ProfileDraft, currencies, get, remove_logo, set_logo, update,
};
use crate::register::commands;

commands! {
    read "profile.get" => Profile, get;
    write "profile.update": ProfileDraft as UpdateProfile => Profile, update;
    write "profile.set_logo": LogoDraft as SetProfileLogo => Profile, set_logo;
    write "profile.remove_logo" => Profile, remove_logo;
    read "profile.currencies" => Vec<CurrencyFacts>, currencies;
}
