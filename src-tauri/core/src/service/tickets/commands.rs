//! What can be asked of this slice.

use super::desk_lists::{ImportTicketsList, TicketListOutcome, import_ticket_list, inspect_ticket_list};
use super::escalations::{answer, escalate, propose, remove, update_escalation};
use super::faq::{add_faq, faq, remove_faq, update_faq};
use super::intake::{ImportTicketsMails, MailStaging, TakenMails, import_mails, inspect_mails};
use super::keep::{outdated, remove_outdated};
use super::text_blocks::{remove_text_block, save_text_block, text_blocks};
use super::{
    AddTickets, AddTicketsFaq, AnswerTicketsEscalation, AssignTickets, DeskSettings, DraftTicketsFaqPage,
    DraftTicketsReply, EraseTicketsAsker, ErasedAsker, EscalateTickets, EscalationProposal,
    ExportTicketsAsker, FaqPage, GetTicketsFaq, GetTicketsReplyFiles, GetTicketsStatistics,
    GetTicketsTextBlocks, ListTickets, MergeTickets, NoteTicketsSent, OutdatedTickets, RateTickets,
    RemoveTicketsOutdated, SaveTicketsTextBlock, SetTicketsState, SplitTickets, TicketDetail, TicketFacets,
    TicketFaqList, TicketPage, TicketStatistics, TicketTextBlocks, UpdateTickets, UpdateTicketsEscalation,
    UpdateTicketsFaq, WriteTickets, add, assign, discard_reply, draft_reply, erase_asker, escalation_files,
    export_asker, facets, faq_page, file, get, list, merge, note_sent, rate, reopen, reply_files,
    save_settings, set_state, settings, split, statistics, unmerge, update, write,
};
use crate::kernel::Id;
use crate::paper::mail::Outgoing;
use crate::people::attachments::AttachmentContent;
use crate::people::personal_data::PersonExport;
use crate::people::tabular::Staging;
use crate::register::commands;

commands! {
    read "tickets.list": ListTickets => TicketPage, list;
    read "tickets.facets" => TicketFacets, facets;
    read "tickets.get": Id as GetTickets => TicketDetail, get;
    read "tickets.file": Id as GetTicketsFile => AttachmentContent, file;
    write "tickets.add": AddTickets => TicketDetail, add;
    write "tickets.update": UpdateTickets => TicketDetail, update;
    write "tickets.write": WriteTickets => TicketDetail, write;
    write "tickets.draft_reply": DraftTicketsReply => TicketDetail, draft_reply;
    read "tickets.reply_files": GetTicketsReplyFiles => Outgoing, reply_files;
    write "tickets.note_sent": NoteTicketsSent => TicketDetail, note_sent;
    write "tickets.rate": RateTickets => TicketDetail, rate;
    write "tickets.discard_reply": Id as DiscardTicketsReply => TicketDetail, discard_reply;
    read "tickets.draft_escalation": Id as DraftTicketsEscalation => EscalationProposal, propose;
    write "tickets.escalate": EscalateTickets => TicketDetail, escalate;
    write "tickets.update_escalation": UpdateTicketsEscalation => TicketDetail, update_escalation;
    write "tickets.answer_escalation": AnswerTicketsEscalation => TicketDetail, answer;
    write "tickets.remove_escalation": Id as RemoveTicketsEscalation => TicketDetail, remove;
    read "tickets.escalation_files": Id as GetTicketsEscalationFiles => Outgoing, escalation_files;
    write "tickets.set_state": SetTicketsState => usize, set_state;
    write "tickets.assign": AssignTickets => usize, assign;
    write "tickets.merge": MergeTickets => TicketDetail, merge;
    write "tickets.unmerge": Id as UnmergeTickets => TicketDetail, unmerge;
    write "tickets.split": SplitTickets => TicketDetail, split;
    write "tickets.reopen": Id as ReopenTickets => TicketDetail, reopen;
    read "tickets.statistics": GetTicketsStatistics => TicketStatistics, statistics;
    read "tickets.settings" => DeskSettings, settings;
    write "tickets.save_settings": DeskSettings as SaveTicketsSettings => DeskSettings, save_settings;
    read "tickets.faq": GetTicketsFaq => TicketFaqList, faq;
    write "tickets.add_faq": AddTicketsFaq => TicketFaqList, add_faq;
    write "tickets.update_faq": UpdateTicketsFaq => TicketFaqList, update_faq;
    write "tickets.remove_faq": Id as RemoveTicketsFaq => TicketFaqList, remove_faq;
    read "tickets.draft_faq_page": DraftTicketsFaqPage => FaqPage, faq_page;
    read "tickets.text_blocks": GetTicketsTextBlocks => TicketTextBlocks, text_blocks;
    write "tickets.save_text_block": SaveTicketsTextBlock => TicketTextBlocks, save_text_block;
    write "tickets.remove_text_block": Id as RemoveTicketsTextBlock => TicketTextBlocks, remove_text_block;
    read "tickets.outdated" => OutdatedTickets, outdated;
    write "tickets.remove_outdated": RemoveTicketsOutdated => OutdatedTickets, remove_outdated;
    read "tickets.export_asker": ExportTicketsAsker => PersonExport, export_asker;
    write "tickets.erase_asker": EraseTicketsAsker => ErasedAsker, erase_asker;
    read "tickets.inspect_list" using Staging: ImportTicketsList as InspectTicketsList => TicketListOutcome, inspect_ticket_list;
    write "tickets.import_list" using Staging: ImportTicketsList => TicketListOutcome, import_ticket_list;
    read "tickets.inspect_mails" using MailStaging: ImportTicketsMails as InspectTicketsMails => TakenMails, inspect_mails;
    write "tickets.import_mails" using MailStaging: ImportTicketsMails => TakenMails, import_mails;
}
