//! What can be asked of this slice.

use super::{
    AskPerson, ErasePreview, ErasedPerson, PersonExport, Policy, erase, erased, export, policy,
    preview_erase, set_policy,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "personal_data.export": AskPerson => PersonExport, export;
    read "personal_data.preview_erase": AskPerson => ErasePreview, preview_erase;
    write "personal_data.erase": AskPerson => Vec<ErasedPerson>, erase;
    read "personal_data.erased": Nothing => Vec<ErasedPerson>, erased;
    read "personal_data.policy": Nothing => Policy, policy;
    write "personal_data.set_policy": Policy => Policy, set_policy;
}
