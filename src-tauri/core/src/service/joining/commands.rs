//! What can be asked of this slice.

use super::{
    AnswerJoining, AskerData, AttachJoining, AwaitJoiningContact, BecomeJoiningMember, CloseJoining,
    DecideJoining, DraftJoiningMissing, ExtendJoiningPlans, Forecast, GetJoiningForecast, JoiningDetail,
    JoiningFacets, JoiningPage, LinkJoining, ListJoining, MoveJoiningStage, Outline, PortalSheet,
    SaveJoining, SaveJoiningOutline, SetJoiningDocument, SetJoiningStep, StartJoining, StartedPlans, answer,
    asker, attach, await_contact, become_member, close, decide, detach, draft_missing, erase_asker,
    extend_plans, facets, file, forecast, get, get_outline, import_list, inspect_list, link, list,
    move_stage, portal_sheet, remove, reopen, save, save_outline, set_document, set_step, start,
};
use crate::kernel::Id;
use crate::paper::mail;
use crate::people::attachments::{AttachmentContent, AttachmentStaging};
use crate::people::tabular::Staging;
use crate::register::commands;
use crate::service::record_lists::{ImportRecordList, RecordListOutcome};

commands! {
    read "joining.list": ListJoining => JoiningPage, list;
    read "joining.facets" => JoiningFacets, facets;
    read "joining.get": Id as GetJoining => JoiningDetail, get;
    write "joining.save": SaveJoining => JoiningDetail, save;
    write "joining.remove": Id as RemoveJoining => JoiningFacets, remove;
    write "joining.move_stage": MoveJoiningStage => JoiningDetail, move_stage;
    write "joining.answer": AnswerJoining => JoiningDetail, answer;
    write "joining.attach" using AttachmentStaging: AttachJoining => JoiningDetail, attach;
    write "joining.detach": Id as DetachJoining => JoiningDetail, detach;
    read "joining.file": Id as GetJoiningFile => AttachmentContent, file;
    write "joining.decide": DecideJoining => JoiningDetail, decide;
    write "joining.become_member": BecomeJoiningMember => JoiningDetail, become_member;
    write "joining.link": LinkJoining => JoiningDetail, link;
    write "joining.close": CloseJoining => JoiningDetail, close;
    write "joining.reopen": Id as ReopenJoining => JoiningDetail, reopen;
    write "joining.start": StartJoining => StartedPlans, start;
    write "joining.extend_plans": ExtendJoiningPlans => StartedPlans, extend_plans;
    write "joining.set_document": SetJoiningDocument => JoiningDetail, set_document;
    write "joining.set_step": SetJoiningStep => JoiningDetail, set_step;
    write "joining.await_contact": AwaitJoiningContact => JoiningDetail, await_contact;
    read "joining.draft_missing": DraftJoiningMissing => mail::Outgoing, draft_missing;
    read "joining.portal_sheet": Id as GetJoiningPortalSheet => PortalSheet, portal_sheet;
    read "joining.forecast": GetJoiningForecast => Forecast, forecast;
    read "joining.outline" => Outline, get_outline;
    write "joining.save_outline": SaveJoiningOutline => Outline, save_outline;
    read "joining.asker": Id as GetJoiningAsker => AskerData, asker;
    write "joining.erase_asker": Id as EraseJoiningAsker => JoiningDetail, erase_asker;
    read "joining.inspect_list" using Staging: ImportRecordList as InspectJoiningList => RecordListOutcome, inspect_list;
    write "joining.import_list" using Staging: ImportRecordList as ImportJoiningList => RecordListOutcome, import_list;
}
