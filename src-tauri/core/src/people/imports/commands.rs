//! What can be asked of this slice.

use super::{
    BatchId, BatchUndo, GetImportsFields, GetImportsRejected, ImportBatch, ImportField, ImportPlan,
    ImportRequest, ImportResult, InspectImports, RejectedRows, StagedImport, check_undo, fields, inspect,
    list, plan, rejected, run, undo,
};
use crate::people::tabular::Staging;
use crate::register;
use crate::register::commands;

commands! {
    read "imports.fields": GetImportsFields => Vec<ImportField>, fields;
    read "imports.inspect" using Staging: InspectImports => StagedImport, inspect;
    read "imports.plan" using Staging: ImportRequest as PlanImports => ImportPlan, plan;
    write "imports.run" using Staging: ImportRequest as RunImports => ImportResult, run;
    read "imports.list" => Vec<ImportBatch>, list;
    read "imports.check_undo": BatchId as CheckImportsUndo => BatchUndo, check_undo;
    write "imports.undo": BatchId as UndoImports => register::UndoStep, undo;
    read "imports.rejected": GetImportsRejected => RejectedRows, rejected;
}
