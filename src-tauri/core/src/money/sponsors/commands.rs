//! What can be asked of this slice.

use super::{SaveSponsors, Sponsor, archive, list, restore, save};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "sponsors.list" => Vec<Sponsor>, list;
    write "sponsors.save": SaveSponsors => Sponsor, save;
    write "sponsors.archive": Id as ArchiveSponsors => Sponsor, archive;
    write "sponsors.restore": Id as RestoreSponsors => Sponsor, restore;
}
