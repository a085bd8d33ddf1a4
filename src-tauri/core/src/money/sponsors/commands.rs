//! What can be asked of this slice.

use super::{SaveSponsor, Sponsor, SponsorId, archive, list, restore, save};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "sponsors.list": Nothing => Vec<Sponsor>, list;
    write "sponsors.save": SaveSponsor => Sponsor, save;
    write "sponsors.archive": SponsorId => Sponsor, archive;
    write "sponsors.restore": SponsorId => Sponsor, restore;
}
