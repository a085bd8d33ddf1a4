// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { AttachmentContent } from "./attachments";
import type { Id, Message } from "./kernel";
import type { Outgoing } from "./mail";
import type { Facet, MemberName } from "./members";
import type { PersonExport } from "./personal_data";
import type { DateOrder, FirstRow, ListForm, SavedMapping } from "./tabular";

/** Asks to open a ticket. */
export interface AddTickets {
  draft: TicketDraft;
  text?: string | null;
  /** What was answered at once, as on the phone. */
  answer?: string | null;
  is_solved?: boolean | null;
}

/** Asks to draft a question out of a ticket. */
export interface AddTicketsFaq {
  ticket_id: number;
}

/** Asks to note what ORCID answered, or that it has not. */
export interface AnswerTicketsEscalation {
  id: number;
  /** Whether it was answered; false takes an answer back. */
  is_answered: boolean;
  /** When: RFC 3339 with an offset; now when empty. */
  at?: string | null;
  /** ORCID’s own number of it; as it is when absent. */
  reference?: string | null;
  outcome?: string | null;
  /** The state of the ticket from then on; as it is when absent. */
  state?: TicketState | null;
}

/** Asks to give tickets an owner. */
export interface AssignTickets {
  ids: Array<number>;
  /** Who sees to them; empty for nobody. */
  owner: string;
}

/** A working day without cover. */
export interface CoverageGap {
  /** The day, by the desk's calendar. */
  on: string;
  waiting: number;
}

/** A queue of the desk. */
export type DeskQueue =
  | "active"
  | "mine"
  | "unassigned"
  | "waiting"
  | "unanswered"
  | "breached"
  | "orcid_overdue"
  | "orcid_wrote"
  | "rating_wrote"
  | "done"
  | "aside";

export interface DeskSettings {
  /** The addresses that members write to. What comes from them is an answer. */
  addresses: Array<string>;
  /** Months after the last solution until which a reply opens a ticket again; later it is a ticket of its own. */
  reopen_months: number;
  /** What is promised for a priority; nothing for one that is not among them. */
  targets?: Array<TicketTarget> | null;
  /** The shares of tickets that are promised within working days: most within 7, almost all within 20. */
  share_targets?: Array<TicketShareTarget> | null;
  /** The years for which messages of tickets that were put away are kept, from 1 to 50; for ever when absent. */
  keep_years?: number | null;
}

export type DiscardTicketsReply = Id;

export type DraftTicketsEscalation = Id;

/** Asks for the frequent questions as a page. */
export interface DraftTicketsFaqPage {
  /** Only these; all when absent. */
  ids?: Array<number> | null;
}

/** Asks to draft an answer. */
export interface DraftTicketsReply {
  id: number;
  text: string;
  /** Whom it goes to; the asker when absent. */
  to?: string | null;
  /** Whether it asks what the asker thought of it, which is no answer: the ticket has to be solved. */
  asks_rating?: boolean | null;
  /** Files of the ticket’s messages that go along. */
  file_ids?: Array<number> | null;
  /** Versions of documents of the member, or of the consortium, that go along. */
  version_ids?: Array<number> | null;
}

/** Asks to erase whoever has an address. */
export interface EraseTicketsAsker {
  email: string;
}

export interface ErasedAsker {
  /** What stands for them from now on. */
  pseudonym: string;
  /** In how many tickets and messages they stood. */
  places: number;
}

/** Asks to note that ORCID is asked about a ticket. */
export interface EscalateTickets {
  ticket_id: number;
  draft: TicketEscalationDraft;
  /** The state of the ticket from then on; as it is when absent. */
  state?: TicketState | null;
}

/** What of an escalation is known. */
export interface EscalationProposal {
  draft: TicketEscalationDraft;
  /** How the day is reckoned by which an answer is expected. */
  explanation: Message;
  /** The files of the ticket’s messages to choose from. */
  files: Array<TicketFile>;
}

/** Asks for everything that is held of an address. */
export interface ExportTicketsAsker {
  email: string;
}

/** The frequent questions as a page. */
export interface FaqPage {
  /** A name for its file. */
  file_name: string;
  markdown: string;
}

/** A figure over some time. */
export interface FigureOfTickets {
  figure: TicketFigure;
  /** Which of several: a month, a topic, a place. */
  value?: string | null;
  /** The first day, as the statistics were asked for. */
  from_on?: string | null;
  until_on?: string | null;
}

export type GetTickets = Id;

export type GetTicketsEscalationFiles = Id;

/** Asks for the frequent questions. */
export interface GetTicketsFaq {
  topics?: Array<TicketTopic> | null;
  /** Part of a question or an answer. */
  search?: string | null;
}

export type GetTicketsFile = Id;

export interface GetTicketsReplyFiles {
  ids: Array<number>;
}

/** Asks for the statistics of the desk. */
export interface GetTicketsStatistics {
  /** The first day on which a ticket was received, by the desk's calendar; from the beginning when absent. */
  from_on?: string | null;
  /** The last day; until today when absent. */
  until_on?: string | null;
  /** Only tickets of this member. */
  member_id?: number | null;
}

/** Asks for the texts that answers are made of. */
export interface GetTicketsTextBlocks {
  /** The ticket that they are filled in for; those of its member’s language and of its topic stand first. */
  ticket_id?: number | null;
}

/** Asks what an import of a list of tickets would do, or to do it. */
export interface ImportTicketsList {
  token: string;
  /** What each column holds, in the order of the columns. Empty takes what is recognised or remembered. */
  mapping?: Array<TicketField | null> | null;
  /** The desk that the list comes from, under which its numbers are known; recognised by the headings when absent. */
  source?: string | null;
  /** The zone of the times, by its IANA name, where the list does not say it. */
  zone?: string | null;
  /** How to read dates such as 03/04/2026. */
  date_order?: DateOrder | null;
  /** The encoding, when it is not recognised rightly. */
  encoding?: string | null;
  /** The delimiter, when it is not recognised rightly. */
  delimiter?: string | null;
  /** The sheet of a workbook, when it is not the one that looks most like a list. */
  sheet?: string | null;
  /** The row that holds the headings, when it is not recognised rightly. */
  header_row?: number | null;
  /** Whether rows and columns of a workbook are read that are hidden in it. */
  hidden?: boolean | null;
}

/** Asks what would come of messages, or to take them in. */
export interface ImportTicketsMails {
  tokens: Array<string>;
  /** The addresses that members write to; those of the settings when absent. They are remembered. */
  desk_addresses?: Array<string> | null;
}

/** A ticket with an impossible time. */
export interface ImpossibleTime {
  ticket: TicketName;
  /** Its number at the desk that it was imported from. */
  source_number: string;
  problem: Message;
}

export type InspectTicketsList = ImportTicketsList;

export type InspectTicketsMails = ImportTicketsMails;

/** A ticket that took longer than was promised. */
export interface LateTicket extends TicketName {
  /** The first working day within the time that was promised on which nobody of the desk wrote anything. */
  gap_on: string | null;
}

/** Asks for a page of tickets. */
export interface ListTickets {
  /** Beginnings of words in number, subject, asker, organisation, owner, integration, messages, or in the member's name. */
  search?: string | null;
  /** Only this queue; every ticket but merged ones when absent. */
  queue?: DeskQueue | null;
  /** Only these states; merged ones only when asked for. */
  states?: Array<TicketState> | null;
  topics?: Array<TicketTopic> | null;
  priorities?: Array<Priority> | null;
  channels?: Array<TicketChannel> | null;
  tiers?: Array<number> | null;
  /** Only what these see to; empty for nobody. */
  owners?: Array<string> | null;
  /** Only tickets of this member, those that concern it among others included. */
  member_id?: number | null;
  /** Only tickets of this contact. */
  contact_id?: number | null;
  /** Only what was received from this instant on. */
  from_at?: string | null;
  /** Only what was received before this instant. */
  until_at?: string | null;
  /** Only those behind this figure of the statistics. */
  figure?: FigureOfTickets | null;
  /** The latest first unless given. */
  sort?: TicketSort | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** A ticket of a list, as it is read. */
export interface ListedTicket {
  /** The row as the file counts. */
  row: number;
  /** Its number at the other desk. */
  number: string;
  action: TicketListAction;
  subject: string;
  state: TicketState;
  /** When it was received: RFC 3339 in UTC. */
  received_at: string;
  who: WhoAsks;
}

/** How many tickets a member has. */
export interface MemberTickets {
  id: number;
  name: string;
  count: number;
}

/** Asks to merge tickets into another one. */
export interface MergeTickets {
  /** The tickets that become a part. */
  ids: Array<number>;
  /** The ticket that they become a part of. */
  into_id: number;
}

/** What a message of a ticket is. */
export type MessageKind =
  | "in"
  | "out"
  | "note"
  | "automatic"
  | "bounce"
  | "draft"
  | "to_orcid"
  | "from_orcid"
  | "rating_draft"
  | "rating_asked";

/** Asks to note that a draft was sent. */
export interface NoteTicketsSent {
  id: number;
  /** When: RFC 3339 with an offset; now when empty. */
  at?: string | null;
  /** The state of the ticket from then on; a new or open one waits for the member when absent. */
  state?: TicketState | null;
}

/** What ORCID was asked, and how soon it answered. */
export interface OrcidAnswers {
  /** How often it was asked. */
  asked: number;
  /** How many of these it answered. */
  answered: number;
  /** Half of the answers took so many working days of ORCID’s calendar, or fewer. */
  median_working_days: number | null;
}

/** Where something happened at ORCID. */
export type OrcidEnvironment = "unknown" | "production" | "sandbox" | "both";

/** What is kept longer than it should be. */
export interface OutdatedTickets {
  /** The years for which messages are kept; for ever when none. */
  keep_years: number | null;
  /** Tickets without anything new since this moment: RFC 3339 in UTC. */
  before: string | null;
  /** How many tickets there are. */
  tickets: number;
  /** How many messages they have. */
  messages: number;
  /** How many files those have. */
  files: number;
  /** The tickets, the oldest first; the first hundred. */
  rows: Array<TicketName>;
}

/** How soon a ticket has to be answered. */
export type Priority = "low" | "normal" | "high" | "urgent";

/** Asks to note what an asker thought. */
export interface RateTickets {
  id: number;
  /** From 1 to 5; none takes it back. */
  rating?: number | null;
  /** What they said of it; as it is when absent. */
  remark?: string | null;
}

export type RemoveTicketsEscalation = Id;

export type RemoveTicketsFaq = Id;

/** Asks to remove what is kept longer than it should be. */
export interface RemoveTicketsOutdated {
  /** How many tickets somebody saw that it concerns: others are not touched unseen. */
  tickets: number;
}

export type RemoveTicketsTextBlock = Id;

export type ReopenTickets = Id;

/** What askers thought of it, and how many of those who were asked said so. */
export interface Satisfaction {
  count: number;
  /** The sum of what they gave, each from 1 to 5. */
  sum: number;
  /** How many gave 4 or 5. */
  top_two: number;
  asked: number;
  /** How many of those who were asked said so. */
  answered: number;
}

export type SaveTicketsSettings = DeskSettings;

/** Asks to keep a text. */
export interface SaveTicketsTextBlock {
  /** The text; a new one when absent. */
  id?: number | null;
  draft: TicketTextBlockDraft;
}

/** Asks to give tickets a state. */
export interface SetTicketsState {
  ids: Array<number>;
  /** Their state from now on. */
  state: TicketState;
}

/** A share that was promised, and what became of it. */
export interface ShareKept extends TicketShareTarget {
  /** Tickets of which it is decided. */
  decided: number;
  /** Those of them that kept to the days. */
  kept: number;
  /** Whether they are as many as promised; none where nothing is decided. */
  is_met: boolean | null;
}

/** Asks to make a ticket out of messages. */
export interface SplitTickets {
  /** The ticket that shows them. */
  id: number;
  message_ids: Array<number>;
  /** What the new ticket is about. */
  subject: string;
}

/** Files that wait to be taken in. */
export interface StagedMails {
  /** What they are known by. */
  tokens: Array<string>;
  /** How many messages they hold. */
  messages: number;
}

/** A state that a ticket had. */
export interface StateHeld {
  state: TicketState;
  /** From when: RFC 3339 in UTC. */
  from_at: string;
  set_by: string;
}

/** What comes of a message. */
export interface TakenMail {
  /** The file that it stands in. */
  file_name: string;
  /** Its place in that file, from 1. */
  place: number;
  kind: MessageKind;
  /** Whether the register has it already. */
  is_known: boolean;
  /** When it was written: RFC 3339 in UTC. */
  at: string;
  /** Who wrote it: a name, or else an address. */
  from: string;
  subject: string;
  /** The number of its ticket. */
  number: string;
  /** The ticket, where it is in the register already. */
  ticket_id: number | null;
  /** Whether it opens that ticket. */
  opens: boolean;
  /** Whose it is, of a message that opens a ticket. */
  who: WhoAsks;
  /** What is worth knowing of it, as sentences. */
  notes: Array<Message>;
}

export interface TakenMails {
  messages: number;
  added: number;
  /** Messages that the register has already, or that stand twice in the files. */
  known: number;
  opened: number;
  /** Tickets that they go on with. */
  continued: number;
  /** Messages of programs among them. */
  automatic: number;
  /** Messages that tell of addresses that could not be reached. */
  bounces: number;
  /** Secrets that are struck out. */
  secrets: number;
  /** The addresses that members write to. */
  desk_addresses: Array<string>;
  /** Whether these were found out from the messages, because nobody has said them. */
  are_addresses_guessed: boolean;
  /** Messages that could not be read, as sentences. */
  unreadable: Array<Message>;
  /** The messages, in the order in which they were written: the first thousand. */
  rows: Array<TakenMail>;
  /** The entry in the history; none when nothing was new. */
  entry_id: number | null;
}

/** A ticket as it is. */
export interface Ticket extends TicketDraft {
  id: number;
  /** Its number, such as T-2026-0001. */
  number: string;
  state: TicketState;
  /** The ticket that it is part of. */
  merged_into_id: number | null;
  /** The ticket that it was a part of. */
  split_from_id: number | null;
  /** The solved ticket that it goes on with. */
  follows_id: number | null;
  /** When it was entered here: RFC 3339 in UTC. */
  entered_at: string;
  /** When a person answered first. */
  first_response_at: string | null;
  /** When it was solved first. */
  first_solved_at: string | null;
  /** When it was solved last. */
  last_solved_at: string | null;
  /** When the latest message was written. */
  last_message_at: string | null;
  /** How often it was opened again. */
  reopened_count: number;
  /** Whether only programs have written in it, so that it counts for nothing. */
  is_automatic: boolean;
  /** The desk that it was imported from; empty for this one. */
  source: string;
  source_number: string;
}

/** How somebody asked or was answered. */
export type TicketChannel = "email" | "phone" | "form" | "meeting" | "orcid" | "other";

/** A clock of a ticket. */
export interface TicketClock {
  /** Minutes of working time that went by. */
  minutes: number;
  target_minutes: number | null;
  /** When the promise runs out, while the clock runs: RFC 3339 in UTC. */
  due_at: string | null;
  /** Whether more went by than was promised. */
  is_breached: boolean;
  /** Whether it still goes on. */
  is_running: boolean;
  /** What was counted and what was not, in words. */
  explanation: Message;
}

/** The clocks of a ticket. */
export interface TicketClocks {
  /** Until the first answer of a person. */
  response: TicketClock | null;
  solution: TicketClock | null;
}

export interface TicketCoverage {
  /** Working days on which a ticket waited for the desk. */
  waited_days: number;
  /** Those of them on which nobody of the desk wrote anything. */
  gaps: Array<CoverageGap>;
  /** Promises that were not kept, of tickets whose messages are here. */
  breaches: number;
  /** Those of them in whose time such a day fell. */
  breaches_in_gaps: number;
}

/** A ticket with all that belongs to it. */
export interface TicketDetail {
  ticket: Ticket;
  /** Its member's name; empty for none. */
  member_name: string;
  /** Further members that it concerns. */
  other_members: Array<MemberName>;
  /** The name that its contact has now; empty for none. */
  contact_name: string;
  /** Whose the asker's address is. */
  who: WhoAsks;
  /** Its messages and those of tickets merged into it, the oldest first. */
  messages: Array<TicketMessage>;
  /** The states that it went through, the first one first. */
  states: Array<StateHeld>;
  /** The ticket that it is part of. */
  merged_into: TicketName | null;
  /** The tickets that are part of it. */
  merged: Array<TicketName>;
  /** The ticket that it was split from, or goes on with. */
  before: TicketName | null;
  /** The tickets that were split from it, or go on with it. */
  after: Array<TicketName>;
  /** Tickets that it may belong to: of the same asker, with the same subject. */
  may_belong_to: Array<TicketName>;
  /** What ORCID was asked about it, the first time first. */
  escalations: Array<TicketEscalation>;
  /** How long it waited in the desk’s working time. */
  clocks: TicketClocks;
  /** What is worth knowing before it is answered, as sentences. */
  warnings: Array<Message>;
}

/** A ticket as a form edits it. Texts are empty where nothing is known. */
export interface TicketDraft {
  subject: string;
  /** The member it is for; none for a prospective member, a researcher or nobody known. */
  member_id: number | null;
  /** Further members that it concerns. It is counted once. */
  other_member_ids: Array<number>;
  contact_id: number | null;
  /** The name of who asked. */
  asker_name: string;
  /** The address of who asked. */
  asker_email: string;
  /** The organisation as it was written. */
  organisation: string;
  channel: TicketChannel;
  /** When it was asked: RFC 3339 with the asker's offset; now when empty. */
  received_at: string;
  topic: TicketTopic;
  /** The system or integration in question. */
  integration: string;
  /** 1 for the desk, 2 and 3 for ORCID. */
  tier: number;
  /** How soon it has to be answered. */
  priority: Priority;
  owner: string;
  /** Whether it stays among ourselves. */
  is_confidential: boolean;
  /** Whether its answer would help others. */
  is_reusable: boolean;
  /** Time spent on it, in minutes. */
  minutes_spent: number;
  /** What the asker thought of it, from 1 to 5. */
  rating: number | null;
  /** What the asker said of it. */
  remark: string;
}

/** That ORCID was asked about a ticket. */
export interface TicketEscalation extends TicketEscalationDraft {
  id: number;
  /** The ticket that it was about, which may be merged into the one that shows it. */
  ticket_id: number;
  /** When it was answered: RFC 3339 in UTC. */
  answered_at: string | null;
  outcome: string;
  /** Whether the answer should have come. */
  is_overdue: boolean;
  /** The messages of ORCID about it, the first one first. Which of them is the answer, a person says. */
  answer_ids: Array<number>;
  /** The files that go along. */
  files: Array<TicketFile>;
}

/** What ORCID is asked, as a form edits it. Texts are empty where nothing is known. */
export interface TicketEscalationDraft {
  to_whom: string;
  to_email: string;
  asked_for: string;
  environment: OrcidEnvironment;
  /** The member’s client ids, which are public, separated by spaces. */
  client_ids: string;
  /** What the API or the page answered, such as 401. */
  status: string;
  /** What one does until it happens. */
  steps: string;
  /** When it happened: RFC 3339 with an offset; empty for unknown. */
  happened_at: string;
  /** When it was asked: RFC 3339 with an offset; now when empty. */
  asked_at: string;
  /** The last day of ORCID’s calendar on which the answer is in time. */
  due_on: string | null;
  /** ORCID’s own number of it. */
  reference: string;
  /** Files of the ticket’s messages that go along. */
  file_ids: Array<number>;
}

/** The counts that filters of tickets show. */
export interface TicketFacets {
  /** How many each queue has. */
  queues: { [key in string]: number };
  states: Array<Facet>;
  topics: Array<Facet>;
  /** By owner; empty for nobody. */
  owners: Array<Facet>;
  /** The user, who sees to what is "mine". */
  user: string;
}

/** A question with its answer. */
export interface TicketFaq extends TicketFaqDraft {
  id: number;
  /** The ticket that it comes from. */
  ticket_id: number;
  number: string;
  /** When it was drafted: RFC 3339 in UTC. */
  drafted_at: string;
}

/** A question with its answer, as a form edits it. */
export interface TicketFaqDraft {
  /** The question: its first line stands above the others. */
  question: string;
  answer: string;
  topic: TicketTopic;
  /** Its language, as a BCP 47 tag; empty for unknown. */
  language: string;
}

/** The frequent questions, and the tickets that may become some. */
export interface TicketFaqList {
  /** The questions, by topic, the latest first. */
  rows: Array<TicketFaq>;
  /** Solved tickets that would help others and are no question yet. */
  waiting: Array<TicketName>;
}

/** What a column of a list of tickets holds. */
export type TicketField =
  | "number"
  | "subject"
  | "state"
  | "priority"
  | "group"
  | "owner"
  | "asker_name"
  | "asker_email"
  | "organisation"
  | "channel"
  | "topic"
  | "tags"
  | "received_at"
  | "updated_at"
  | "first_response_at"
  | "first_response_after"
  | "solved_at"
  | "closed_at"
  | "minutes_spent"
  | "rating";

/** A figure of the statistics. */
export type TicketFigure =
  | "volume"
  | "month"
  | "weekday"
  | "topic"
  | "channel"
  | "tier"
  | "responded"
  | "unanswered"
  | "response"
  | "response_within"
  | "response_late"
  | "solution"
  | "solution_within"
  | "solution_late"
  | "share_kept"
  | "share_missed"
  | "reopened"
  | "rated"
  | "rated_well"
  | "rating_asked"
  | "rating_answered"
  | "backlog"
  | "impossible"
  | "gap"
  | "late_in_gap"
  | "asked_orcid"
  | "answered_orcid";

/** A file of a message. */
export interface TicketFile {
  id: number;
  file_name: string;
  /** What it was recognised as. */
  media_type: string;
  size_bytes: number;
  /** Whether it is of a kind that is opened; others can only be saved. */
  opens: boolean;
}

/** What happens to a ticket of a list. */
export type TicketListAction = "create" | "update" | "unchanged";

/** A column of a list of tickets. */
export interface TicketListColumn {
  header: string;
  field: TicketField | null;
  samples: Array<string>;
}

/** What an import of a list of tickets does. */
export interface TicketListOutcome {
  token: string;
  file_name: string;
  /** The desk that the list comes from. */
  source: string;
  /** The zone of the times. */
  zone: string;
  form: ListForm;
  /** The row that holds the headings. */
  header_row: number;
  /** The first rows of the file, so that another one can be chosen for the headings. */
  first_rows: Array<FirstRow>;
  /** Its columns with what they hold. */
  columns: Array<TicketListColumn>;
  /** Where the choices come from, when a list with the same headings was imported before. */
  saved: SavedMapping | null;
  /** What has to be answered first, as a sentence; then nothing else counts. */
  question: Message | null;
  /** The field that the question is about: zone, date_order or mapping. */
  question_field: string | null;
  rows: number;
  created: number;
  updated: number;
  /** Tickets that stay as they are, rows that stand twice included. */
  unchanged: number;
  /** Rows that are left out. */
  rejected: number;
  /** What is wrong with rows: the first thousand. */
  problems: Array<TicketListProblem>;
  /** The first five hundred tickets. */
  tickets: Array<ListedTicket>;
  /** The entry in the history, by which the import is undone as one; none when nothing changed. */
  batch: number | null;
}

/** What is wrong with a row. */
export interface TicketListProblem {
  /** The row as the file counts. */
  row: number;
  /** The number of its ticket. */
  number: string;
  /** The heading of the column; empty when it is the row as a whole. */
  column: string;
  value: string;
  problem: Message;
}

export type TicketMeasure = "response" | "solution";

/** A message of a ticket. */
export interface TicketMessage {
  id: number;
  /** The ticket that it came to, which may be merged into the one that shows it. */
  ticket_id: number;
  kind: MessageKind;
  /** The escalation that it belongs to. */
  escalation_id: number | null;
  /** How it came or went. */
  channel: TicketChannel;
  /** When it was written: RFC 3339 in UTC. */
  at: string;
  /** Minutes that the writer's clock was ahead of UTC. */
  offset_minutes: number;
  /** Whether the message itself tells when it was written. */
  is_dated: boolean;
  from_name: string;
  from_email: string;
  /** Whom it went to, separated by commas. */
  to_emails: string;
  subject: string;
  text: string;
  /** Who wrote what it passes on; empty where it passes on nothing. */
  forwarded_name: string;
  /** The address of whoever wrote what it passes on. */
  forwarded_email: string;
  /** How many secrets were struck out of it. */
  secrets_struck: number;
  /** Whether its subject is another one than the ticket's, so that it may be a question of its own. */
  has_other_subject: boolean;
  files: Array<TicketFile>;
  /** Addresses that could not be reached, each with the status that the server gave. */
  bounces: { [key in string]: string };
}

/** A ticket by its number. */
export interface TicketName {
  id: number;
  number: string;
  subject: string;
  state: TicketState;
}

export interface TicketPage {
  /** The tickets of this page. */
  rows: Array<TicketRow>;
  /** How many there are in all. */
  total: number;
}

/** A ticket as a list shows it. */
export interface TicketRow extends Ticket {
  /** Its member's name; empty for none. */
  member_name: string;
}

/** A share of tickets that the desk promises to answer, or to solve, within so many working days. */
export interface TicketShareTarget {
  measure: TicketMeasure;
  /** For tickets of this priority; for all of them when absent. */
  priority?: Priority | null;
  /** For so many of a hundred. */
  percent: number;
  /** Until work ends on the last of so many working days after the one on which a ticket was received. */
  working_days: number;
}

export interface TicketSort {
  by: TicketSortBy;
  descending: boolean;
}

/** The columns tickets can be sorted by. */
export type TicketSortBy =
  "received" | "number" | "subject" | "member" | "asker" | "owner" | "state" | "priority" | "last_message";

export interface TicketSpread {
  /** Tickets that it is reckoned over. */
  count: number;
  /** Half of them took so many seconds of working time or less; none where there are none. */
  median_seconds: number | null;
  /** Nine of ten of them. */
  ninth_tenth_seconds: number | null;
  /** Half of them by the clock on the wall. */
  clock_median_seconds: number | null;
  /** Tickets for which something was promised. */
  promised: number;
  /** Those of them that kept it. */
  within_target: number;
  /** Tickets that took longer than was promised. */
  late: Array<LateTicket>;
}

export type TicketState =
  | "new"
  | "open"
  | "waiting_member"
  | "waiting_orcid"
  | "waiting_vendor"
  | "solved"
  | "closed"
  | "merged"
  | "spam";

/** The statistics of the desk over some time. */
export interface TicketStatistics {
  /** When they were taken: RFC 3339 in UTC. */
  taken_at: string;
  /** The zone whose days they go by. */
  zone: string;
  /** How each figure is reckoned, by its name. */
  definitions: { [key in string]: Message };
  volume: number;
  by_month: { [key in string]: number };
  /** By the day of the week on which they were received, Monday first. */
  by_weekday: Array<number>;
  by_topic: Array<Facet>;
  by_channel: Array<Facet>;
  by_tier: Array<number>;
  /** By member, the one with the most first. A ticket for several members counts for each. */
  by_member: Array<MemberTickets>;
  /** Tickets of a known first answer or of none, over which the response rate is reckoned. */
  response_known: number;
  /** Those of them that a person answered. */
  responded: number;
  /** How long the first answer took. */
  response: TicketSpread;
  /** How long the first solution took, without the time in which somebody else had to answer. */
  solution: TicketSpread;
  /** The shares that are promised, and what became of them. */
  shares: Array<ShareKept>;
  /** Working days on which tickets waited and nobody wrote. */
  coverage: TicketCoverage;
  /** What ORCID was asked about them. */
  orcid: OrcidAnswers;
  /** Tickets that were opened again. */
  reopened: number;
  /** What askers thought of it. */
  satisfaction: Satisfaction;
  /** Active tickets by their age: up to 1, 7, 30 days, and more. */
  backlog: Array<number>;
  /** Active members that asked nothing for so long. */
  silent_members: Array<MemberName>;
  /** The months after which a member counts as silent. */
  silent_months: number;
  /** Tickets with impossible times, each with what is wrong. */
  impossible: Array<ImpossibleTime>;
}

/** What the desk promises for tickets of a priority, in minutes of working time; nothing where it promises nothing. */
export interface TicketTarget {
  priority: Priority;
  /** Until the first answer of a person. */
  respond_minutes: number | null;
  solve_minutes: number | null;
}

/** A text that answers are made of. */
export interface TicketTextBlock extends TicketTextBlockDraft {
  id: number;
  /** What it says of the ticket that was named; empty for none. */
  filled: string;
}

/** A text that answers are made of, as a form edits it. */
export interface TicketTextBlockDraft {
  /** What the desk calls it. */
  name: string;
  /** Its language, as a BCP 47 tag. */
  language: string;
  /** What tickets it is for; every topic when none. */
  topic: TicketTopic | null;
  /** Whether it asks what the asker thought of it, once a ticket is solved. */
  asks_rating: boolean;
  /** What it says, with places such as {asker}. */
  text: string;
}

/** The texts that answers are made of. */
export interface TicketTextBlocks {
  /** The texts, the most fitting first. */
  rows: Array<TicketTextBlock>;
  /** What they can be filled with. */
  placeholders: Array<string>;
  /** The language of the ticket’s member; empty for unknown. */
  language: string;
}

/** What a question is about. */
export type TicketTopic =
  | "integration"
  | "credentials"
  | "affiliation_manager"
  | "reports"
  | "portal_access"
  | "membership"
  | "billing"
  | "outreach"
  | "researcher"
  | "other";

export type UnmergeTickets = Id;

/** Asks to change a ticket. */
export interface UpdateTickets {
  id: number;
  /** Its fields from now on. */
  draft: TicketDraft;
}

/** Asks to correct what was asked. */
export interface UpdateTicketsEscalation {
  id: number;
  draft: TicketEscalationDraft;
}

/** Asks to change a question. */
export interface UpdateTicketsFaq {
  id: number;
  draft: TicketFaqDraft;
}

/** Which member an address is of. */
export interface WhoAsks {
  /** The contact with that address. */
  contact_id: number | null;
  /** The member, where the address tells it for certain: a contact of one member, or a domain of one only. */
  member_id: number | null;
  /** The name of that member. */
  member_name: string;
  /** Members to choose from where it does not. */
  candidates: Array<MemberName>;
}

/** Asks to write a message into a ticket. */
export interface WriteTickets {
  id: number;
  /** What it is: from outside, an answer, or a note. */
  kind: MessageKind;
  /** How it came or went. */
  channel: TicketChannel;
  /** When: RFC 3339 with an offset; now when empty. */
  at?: string | null;
  text: string;
  /** The state of the ticket from then on. */
  state?: TicketState | null;
}

export interface TicketsCommands {
  "tickets.list": { request: ListTickets; response: TicketPage };
  "tickets.facets": { request: Record<string, never>; response: TicketFacets };
  "tickets.get": { request: GetTickets; response: TicketDetail };
  "tickets.file": { request: GetTicketsFile; response: AttachmentContent };
  "tickets.add": { request: AddTickets; response: TicketDetail };
  "tickets.update": { request: UpdateTickets; response: TicketDetail };
  "tickets.write": { request: WriteTickets; response: TicketDetail };
  "tickets.draft_reply": { request: DraftTicketsReply; response: TicketDetail };
  "tickets.reply_files": { request: GetTicketsReplyFiles; response: Outgoing };
  "tickets.note_sent": { request: NoteTicketsSent; response: TicketDetail };
  "tickets.rate": { request: RateTickets; response: TicketDetail };
  "tickets.discard_reply": { request: DiscardTicketsReply; response: TicketDetail };
  "tickets.draft_escalation": { request: DraftTicketsEscalation; response: EscalationProposal };
  "tickets.escalate": { request: EscalateTickets; response: TicketDetail };
  "tickets.update_escalation": { request: UpdateTicketsEscalation; response: TicketDetail };
  "tickets.answer_escalation": { request: AnswerTicketsEscalation; response: TicketDetail };
  "tickets.remove_escalation": { request: RemoveTicketsEscalation; response: TicketDetail };
  "tickets.escalation_files": { request: GetTicketsEscalationFiles; response: Outgoing };
  "tickets.set_state": { request: SetTicketsState; response: number };
  "tickets.assign": { request: AssignTickets; response: number };
  "tickets.merge": { request: MergeTickets; response: TicketDetail };
  "tickets.unmerge": { request: UnmergeTickets; response: TicketDetail };
  "tickets.split": { request: SplitTickets; response: TicketDetail };
  "tickets.reopen": { request: ReopenTickets; response: TicketDetail };
  "tickets.statistics": { request: GetTicketsStatistics; response: TicketStatistics };
  "tickets.settings": { request: Record<string, never>; response: DeskSettings };
  "tickets.save_settings": { request: SaveTicketsSettings; response: DeskSettings };
  "tickets.faq": { request: GetTicketsFaq; response: TicketFaqList };
  "tickets.add_faq": { request: AddTicketsFaq; response: TicketFaqList };
  "tickets.update_faq": { request: UpdateTicketsFaq; response: TicketFaqList };
  "tickets.remove_faq": { request: RemoveTicketsFaq; response: TicketFaqList };
  "tickets.draft_faq_page": { request: DraftTicketsFaqPage; response: FaqPage };
  "tickets.text_blocks": { request: GetTicketsTextBlocks; response: TicketTextBlocks };
  "tickets.save_text_block": { request: SaveTicketsTextBlock; response: TicketTextBlocks };
  "tickets.remove_text_block": { request: RemoveTicketsTextBlock; response: TicketTextBlocks };
  "tickets.outdated": { request: Record<string, never>; response: OutdatedTickets };
  "tickets.remove_outdated": { request: RemoveTicketsOutdated; response: OutdatedTickets };
  "tickets.export_asker": { request: ExportTicketsAsker; response: PersonExport };
  "tickets.erase_asker": { request: EraseTicketsAsker; response: ErasedAsker };
  "tickets.inspect_list": { request: InspectTicketsList; response: TicketListOutcome };
  "tickets.import_list": { request: ImportTicketsList; response: TicketListOutcome };
  "tickets.inspect_mails": { request: InspectTicketsMails; response: TakenMails };
  "tickets.import_mails": { request: ImportTicketsMails; response: TakenMails };
}
