//! What can be asked of this slice.

use super::{
    AddIssues, AddIssuesNews, AddIssuesReference, AddIssuesReport, AnswerIssuesEscalation, DraftIssuesDigest,
    DraftIssuesLetter, EscalateIssues, IssueDetail, IssueDigest, IssueLetter, IssueList, IssuePriority,
    LinkIssuesTickets, ListIssues, SaveIssuesMatrix, SetIssuesState, UnlinkIssuesTicket, UpdateIssues,
    UpdateIssuesEscalation, UpdateIssuesReference, UpdateIssuesReport, add, add_news, add_reference,
    add_report, answer, digest, digest_files, escalate, get, import_list, inspect_list, letter, letter_files,
    link_tickets, list, matrix, remove, remove_news, remove_reference, remove_report, save_matrix, set_state,
    unlink_ticket, update, update_escalation, update_reference, update_report,
};
use crate::kernel::Id;
use crate::paper::mail::Outgoing;
use crate::people::tabular::Staging;
use crate::register::commands;
use crate::service::record_lists::{ImportRecordList, RecordListOutcome};

commands! {
    read "issues.list": ListIssues => IssueList, list;
    read "issues.get": Id as GetIssues => IssueDetail, get;
    read "issues.inspect_list" using Staging: ImportRecordList as InspectIssuesList => RecordListOutcome, inspect_list;
    write "issues.import_list" using Staging: ImportRecordList as ImportIssuesList => RecordListOutcome, import_list;
    write "issues.add": AddIssues => IssueDetail, add;
    write "issues.update": UpdateIssues => IssueDetail, update;
    write "issues.remove": Id as RemoveIssues => IssueList, remove;
    write "issues.set_state": SetIssuesState => IssueDetail, set_state;
    write "issues.add_report": AddIssuesReport => IssueDetail, add_report;
    write "issues.update_report": UpdateIssuesReport => IssueDetail, update_report;
    write "issues.remove_report": Id as RemoveIssuesReport => IssueDetail, remove_report;
    write "issues.escalate": EscalateIssues => IssueDetail, escalate;
    write "issues.update_escalation": UpdateIssuesEscalation => IssueDetail, update_escalation;
    write "issues.answer_escalation": AnswerIssuesEscalation => IssueDetail, answer;
    write "issues.add_reference": AddIssuesReference => IssueDetail, add_reference;
    write "issues.update_reference": UpdateIssuesReference => IssueDetail, update_reference;
    write "issues.remove_reference": Id as RemoveIssuesReference => IssueDetail, remove_reference;
    write "issues.add_news": AddIssuesNews => IssueDetail, add_news;
    write "issues.remove_news": Id as RemoveIssuesNews => IssueDetail, remove_news;
    write "issues.link_tickets": LinkIssuesTickets => IssueDetail, link_tickets;
    write "issues.unlink_ticket": UnlinkIssuesTicket => IssueDetail, unlink_ticket;
    read "issues.matrix" => Vec<IssuePriority>, matrix;
    write "issues.save_matrix": SaveIssuesMatrix => Vec<IssuePriority>, save_matrix;
    read "issues.draft_letter": DraftIssuesLetter => IssueLetter, letter;
    read "issues.letter_files": DraftIssuesLetter as GetIssuesLetterFiles => Outgoing, letter_files;
    read "issues.draft_digest": DraftIssuesDigest => IssueDigest, digest;
    read "issues.digest_files": DraftIssuesDigest as GetIssuesDigestFiles => Outgoing, digest_files;
}
