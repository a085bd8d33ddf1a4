//! What can be asked of this slice.

use super::{
    AskFields, AskRejected, BatchId, BatchUndo, ImportBatch, ImportField, ImportPlan, ImportRequest,
    ImportResult, InspectImport, RejectedRows, StagedImport, check_undo, fields, inspect, list, plan,
    rejected, run, undo,
};
use crate::people::tabular::Staging;
use crate::register;
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "imports.fields": AskFields => Vec<ImportField>, fields;
    read "imports.inspect" using Staging: InspectImport => StagedImport, inspect;
    read "imports.plan" using Staging: ImportRequest => ImportPlan, plan;
    write "imports.run" using Staging: ImportRequest => ImportResult, run;
    read "imports.list": Nothing => Vec<ImportBatch>, list;
    read "imports.check_undo": BatchId => BatchUndo, check_undo;
    write "imports.undo": BatchId => register::UndoStep, undo;
    read "imports.rejected": AskRejected => RejectedRows, rejected;
}
