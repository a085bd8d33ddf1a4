//! What can be asked of this slice.

use super::{
    DistinctPair, DuplicateList, FindDuplicates, GetDuplicatesDismissed, MergeDuplicates, MergeOutcome,
    MergePreview, ReconsiderDuplicates, RecordPair, dismiss, dismissed, find, merge, preview_merge,
    reconsider,
};
use crate::register::commands;

commands! {
    read "duplicates.find": FindDuplicates => DuplicateList, find;
    read "duplicates.preview_merge": MergeDuplicates as PreviewDuplicatesMerge => MergePreview, preview_merge;
    write "duplicates.merge": MergeDuplicates => MergeOutcome, merge;
    read "duplicates.dismissed": GetDuplicatesDismissed => Vec<DistinctPair>, dismissed;
    write "duplicates.dismiss": RecordPair as DismissDuplicates => Vec<DistinctPair>, dismiss;
    write "duplicates.reconsider": ReconsiderDuplicates => Vec<DistinctPair>, reconsider;
}
