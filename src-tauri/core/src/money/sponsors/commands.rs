//! What can be asked of this slice.

use super::{SaveSponsors, Sponsor, SponsorId, archive, list, restore, save};
use crate::register::commands;

commands! {
    read "sponsors.list" => Vec<Sponsor>, list;
    write "sponsors.save": SaveSponsors => Sponsor, save;
    write "sponsors.archive": SponsorId as ArchiveSponsors => Sponsor, archive;
    write "sponsors.restore": SponsorId as RestoreSponsors => Sponsor, restore;
}
