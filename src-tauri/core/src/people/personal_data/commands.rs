//! What can be asked of this slice.

use super::{
    ErasePreview, ErasedPerson, PersonExport, PersonId, Policy, erase, erased, export, policy, preview_erase,
    set_policy,
};
use crate::register::commands;

commands! {
    read "personal_data.export": PersonId as ExportPersonalData => PersonExport, export;
    read "personal_data.preview_erase": PersonId as PreviewPersonalDataErase => ErasePreview, preview_erase;
    write "personal_data.erase": PersonId as ErasePersonalData => Vec<ErasedPerson>, erase;
    read "personal_data.erased" => Vec<ErasedPerson>, erased;
    read "personal_data.policy" => Policy, policy;
    write "personal_data.set_policy": Policy as SetPersonalDataPolicy => Policy, set_policy;
}
