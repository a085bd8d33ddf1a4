//! What can be asked of this slice.

use super::{
    DistinctPair, DuplicateList, FindDuplicates, ListDistinct, MergeOutcome, MergePreview, MergeRequest,
    Pair, Reconsider, dismiss, dismissed, find, merge, preview_merge, reconsider,
};
use crate::register::commands;

commands! {
    read "duplicates.find": FindDuplicates => DuplicateList, find;
    read "duplicates.preview_merge": MergeRequest => MergePreview, preview_merge;
    write "duplicates.merge": MergeRequest => MergeOutcome, merge;
    read "duplicates.dismissed": ListDistinct => Vec<DistinctPair>, dismissed;
    write "duplicates.dismiss": Pair => Vec<DistinctPair>, dismiss;
    write "duplicates.reconsider": Reconsider => Vec<DistinctPair>, reconsider;
}
