// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { GetAccountStatements } from "./account_statements";
import type { GetAttachmentsContent, StagedAttachment } from "./attachments";
import type { StagedBankFile } from "./bank";
import type { GetBooksJournalFiles } from "./books";
import type { MakeExports } from "./exports";
import type { GetImportsRejected, StagedImport } from "./imports";
import type { RegisterInfo } from "./info";
import type { DraftLettersInvoices, GetInvoicesXml } from "./invoices";
import type { DraftIssuesDigest, DraftIssuesLetter } from "./issues";
import type { DraftJoiningMissing } from "./joining";
import type { Error, Id, Message } from "./kernel";
import type { PersonId } from "./personal_data";
import type { NewConsortium, Profile } from "./profile";
import type { StagedList } from "./record_lists";
import type { Topic } from "./register";
import type { GetRemindersFiles } from "./reminders";
import type { DraftTicketsFaqPage, GetTicketsReplyFiles, StagedMails, TicketListOutcome } from "./tickets";
import type { DraftVotingRound } from "./voting";

/** What has to be known before a screen is shown. */
export interface AppState {
  /** The open register, if one is. */
  register: RegisterInfo | null;
  /** The registers that were open before, the newest first. */
  recent: Array<RecentRegister>;
  /** The version of the application. */
  version: string;
  /** Why the last register did not open. */
  problem: Error | null;
  user: string;
}

/** Asks the core for something. */
export interface Call {
  /** The command of the core. */
  name: string;
  request: unknown;
}

/** What a command of the core answered. */
export type CallAnswer = unknown;

/** After something was written: what the page has to read again. */
export interface Changed {
  /** The tables that were changed. */
  topics: Topic[];
}

/** Somebody wants to close the window while something is not saved. */
export type CloseAsked = null;

/** Files are dragged over the window, in the shell's pixels. */
export interface DragOver {
  /** Where; nowhere once they have left. */
  place: DropPlace | null;
}

/** Where files were dropped, in the shell's pixels. What they are never reaches the page. */
export interface DropPlace {
  x: number;
  y: number;
}

/** Whether the window asks before it closes. */
export interface HoldWindow {
  /** Whether something in the page is not saved yet. */
  hold: boolean;
}

/** The commands of the host. A null answer means that somebody cancelled a dialog. */
export type HostCommands = {
  call: { request: Call; response: CallAnswer };
  app_state: { request: null; response: AppState };
  create_register: { request: NewConsortium; response: AppState | null };
  open_register: { request: null; response: AppState | null };
  open_recent: { request: OpenRecent; response: AppState | null };
  explore_sample: { request: null; response: AppState | null };
  close_register: { request: null; response: AppState | null };
  hold_window: { request: HoldWindow; response: null };
  close_window: { request: null; response: null };
  choose_import_file: { request: null; response: StagedImport | null };
  import_dropped: { request: null; response: StagedImport };
  choose_bank_file: { request: null; response: StagedBankFile | null };
  bank_file_dropped: { request: null; response: StagedBankFile };
  choose_attachment: { request: null; response: Array<StagedAttachment> };
  attach_dropped: { request: null; response: Array<StagedAttachment> };
  choose_mails: { request: null; response: StagedMails | null };
  mails_dropped: { request: null; response: StagedMails };
  choose_ticket_list: { request: null; response: TicketListOutcome | null };
  choose_list: { request: null; response: StagedList | null };
  choose_logo: { request: null; response: Profile | null };
  open_attachment: { request: GetAttachmentsContent; response: null };
  open_invoice: { request: Id; response: null };
  open_ticket_file: { request: Id; response: null };
  open_joining_file: { request: Id; response: null };
  save: { request: Saving; response: Saved | null };
  cancel_job: { request: null; response: null };
};

export type HostEvents = {
  changed: Changed;
  "open-failed": Error;
  "drag-over": DragOver;
  "files-dropped": DropPlace;
  job: JobProgress;
  "close-asked": CloseAsked;
};

export interface JobProgress {
  job: string;
  /** How many pieces are done. */
  done: number;
  total: number;
  /** Whether it ended, whatever came of it. */
  finished: boolean;
}

/** Asks for a register of the list. */
export interface OpenRecent {
  /** What the list names it by. */
  id: string;
}

export type PackageForm = "folder" | "zip";

/** A register as the start screen lists it. */
export interface RecentRegister {
  /** What the list names it by. */
  id: string;
  /** The name of its consortium. */
  name: string;
  file_name: string;
  folder: string;
  /** Whether the file is not where it was. */
  missing: boolean;
}

/** What came of saving. Fewer files than there are when it was cancelled. */
export interface Saved {
  /** The file, or the folder of the files. */
  place: string;
  /** How many files were written. */
  written: number;
  /** How many were right already and were not touched. */
  skipped: number;
  cancelled: boolean;
  /** The records that the files are about. */
  record_ids: Array<number>;
  /** Who gets no message, for want of an e-mail address. */
  unreachable: Array<Message>;
  /** What could not be made, with the reason: it did not stop the others. */
  failed: Array<Message>;
}

export type Saving =
  | { what: "list"; of: MakeExports }
  | { what: "rejected_rows"; of: GetImportsRejected }
  | { what: "attachment"; of: GetAttachmentsContent }
  | { what: "invoice"; of: Id }
  | { what: "invoice_xml"; of: GetInvoicesXml }
  | { what: "invoices"; of: { year: number } }
  | { what: "package"; of: { year: number; form: PackageForm } }
  | { what: "auditor_folder"; of: { year: number } }
  | { what: "journal_files"; of: GetBooksJournalFiles }
  | { what: "invoice_messages"; of: DraftLettersInvoices }
  | { what: "reminders"; of: GetRemindersFiles }
  | { what: "statement"; of: GetAccountStatements }
  | { what: "receipt"; of: Id }
  | { what: "round_messages"; of: DraftVotingRound }
  | { what: "joining_missing"; of: DraftJoiningMissing }
  | { what: "joining_file"; of: Id }
  | { what: "issue_letter"; of: DraftIssuesLetter }
  | { what: "issue_digest"; of: DraftIssuesDigest }
  | { what: "ticket_file"; of: Id }
  | { what: "ticket_replies"; of: GetTicketsReplyFiles }
  | { what: "ticket_escalation"; of: Id }
  | { what: "ticket_faq"; of: DraftTicketsFaqPage }
  | { what: "person"; of: PersonId };
