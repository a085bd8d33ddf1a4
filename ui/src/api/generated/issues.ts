// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Id, Message } from "./kernel";
import type { Outgoing } from "./mail";
import type { ImportRecordList, RecordListOutcome } from "./record_lists";
import type { TicketName } from "./tickets";

/** Asks to enter an issue. */
export interface AddIssues {
  /** The member that raised it; none for the lead itself or a committee. */
  member_id?: number | null;
  /** Who raised it; empty or absent for nobody in particular. */
  said_by?: string | null;
  kind: IssueKind;
  title: string;
  description: string;
  /** Who is hit by it, and how many members and researchers. */
  impact: string;
  /** What members can do meanwhile; empty for nothing. */
  workaround: string;
  severity: IssueSeverity;
  /** How soon it has to be solved. */
  urgency: IssueUrgency;
  /** Who looks after it; empty for nobody. */
  owner: string;
  raised_on: string;
  /** When to look at it again. */
  review_on: string | null;
  /** What solved it, or why it was declined; empty while neither is so. */
  resolution: string;
  /** Whether it is left out of what goes to others. */
  is_confidential: boolean;
}

/** Asks to note that members were told something. */
export interface AddIssuesNews {
  issue_id: number;
  /** The member; none for all whom the issue concerns. */
  member_id?: number | null;
  told_on?: string | null;
  /** How and what: by mail, in a meeting, in a newsletter. */
  told: string;
}

/** Asks to add a reference. */
export interface AddIssuesReference {
  issue_id: number;
  system: ReferenceSystem;
  /** Its number or title there. */
  reference: string;
  /** Where it can be read; empty for nowhere. */
  url: string;
  /** When it was closed there. */
  closed_on: string | null;
}

/** Asks to note what somebody said of an issue. */
export interface AddIssuesReport {
  issue_id: number;
  /** The member that says it; none for the lead itself or a committee. */
  member_id?: number | null;
  /** Who said it; empty for nobody in particular. */
  said_by: string;
  said_on: string;
  said: string;
  /** Whether it wants what the issue asks for. */
  stance: IssueStance;
}

/** Asks to note an answer, or to take one back. */
export interface AnswerIssuesEscalation {
  id: number;
  /** When the answer came; null takes it back. */
  answered_on?: string | null;
  outcome?: string | null;
}

/** Whom a digest is for. */
export type DigestFor = "orcid" | "members" | "meeting";

export interface DraftIssuesDigest {
  audience: DigestFor;
  /** The issues in it; all that are not over, and for members those that ended within a year, when absent. */
  ids?: Array<number> | null;
}

/** Asks for the letter about an issue. */
export interface DraftIssuesLetter {
  id: number;
  to_whom?: string | null;
  /** That person's e-mail address; the mail program asks when absent. */
  email?: string | null;
}

/** Asks to note that an issue was taken to a level. */
export interface EscalateIssues {
  issue_id: number;
  level: number;
  to_whom: string;
  asked_for: string;
  asked_on: string;
  /** By when an answer is asked for. */
  due_on: string | null;
}

export type GetIssues = Id;

export type GetIssuesDigestFiles = DraftIssuesDigest;

export type GetIssuesLetterFiles = DraftIssuesLetter;

export type ImportIssuesList = ImportRecordList;

export type InspectIssuesList = ImportRecordList;

/** An issue as it stands. */
export interface Issue {
  id: number;
  number: string;
  /** From 1, the highest, to 4: what the matrix says of severity and urgency. */
  priority: number;
  state: IssueState;
  state_from_on: string;
  /** The highest level it was escalated to; 0 while it was not. */
  level: number;
  /** Since when the oldest question has no answer. */
  waiting_since_on: string | null;
  /** By when an answer was asked for, the earliest of those that are missing. */
  answer_due_on: string | null;
  /** How many members of today want it. Who left is in the history and not in the weight. */
  member_count: number;
  /** How many of today want the opposite. */
  opposed_count: number;
  /** How many tickets are about it. */
  ticket_count: number;
  /** When somebody last said something of it. */
  said_on: string | null;
  /** When members were last told something of it. */
  told_on: string | null;
  kind: IssueKind;
  title: string;
  description: string;
  /** Who is hit by it, and how many members and researchers. */
  impact: string;
  /** What members can do meanwhile; empty for nothing. */
  workaround: string;
  severity: IssueSeverity;
  /** How soon it has to be solved. */
  urgency: IssueUrgency;
  /** Who looks after it; empty for nobody. */
  owner: string;
  raised_on: string;
  /** When to look at it again. */
  review_on: string | null;
  /** What solved it, or why it was declined; empty while neither is so. */
  resolution: string;
  /** Whether it is left out of what goes to others. */
  is_confidential: boolean;
}

/** An issue with everything that is known of it. */
export interface IssueDetail {
  issue: Issue;
  /** What was said of it, the first first. */
  reports: Array<IssueReport>;
  /** What was asked of whom, the first first. */
  escalations: Array<IssueEscalation>;
  references: Array<IssueReference>;
  /** What members were told, the first first. */
  news: Array<IssueNews>;
  /** The tickets that are about it, by their numbers. */
  tickets: Array<IssueTicket>;
  /** The states it was in, the first first. */
  states: Array<IssueStateSince>;
  /** Who said what when, what ORCID was asked and answered, and when members were told. */
  trail: Array<TrailStep>;
  /** What the register proposes to do next; nothing is done by itself. */
  proposals: Array<Message>;
  /** How many days the oldest question has had no answer; none while every question has one. */
  waiting_days: number | null;
  /** How many of them were working days of the desk. */
  waiting_working_days: number | null;
  /** The level that is proposed, where an answer is overdue. */
  next_level: number | null;
}

export interface IssueDigest {
  /** A name for its file. */
  file_name: string;
  /** In Markdown, which is plain text as well. */
  markdown: string;
  /** How many issues are in it. */
  count: number;
  /** How many were left out because they are confidential. */
  left_out: number;
}

/** What was asked of whom, and what came back. */
export interface IssueEscalation {
  id: number;
  level: number;
  /** Whom the level goes to. */
  level_title: Message;
  to_whom: string;
  asked_for: string;
  asked_on: string;
  /** By when an answer was asked for. */
  due_on: string | null;
  answered_on: string | null;
  outcome: string;
}

/** Issues that wait for somebody. */
export type IssueFilter = "overdue" | "review" | "without_news";

export type IssueKind = "bug" | "feature_request" | "policy" | "documentation" | "incident" | "vendor";

/** The letter about an issue. */
export interface IssueLetter {
  /** A name for its file. */
  file_name: string;
  subject: string;
  body: string;
  /** The whole message as a mail program reads it (RFC 5322), marked as not yet sent. */
  message: string;
}

export interface IssueList {
  /** The issues of this page. */
  rows: Array<Issue>;
  /** How many there are in all. */
  total: number;
  /** Who looks after issues, for a filter. */
  owners: Array<string>;
}

/** That members were told something of an issue. */
export interface IssueNews {
  id: number;
  /** The member that was told; none for all whom the issue concerns. */
  member_id: number | null;
  /** Its official name; empty for all. */
  member: string;
  told_on: string;
  /** How and what: by mail, in a meeting, in a newsletter. */
  told: string;
}

/** A cell of the matrix. */
export interface IssuePriority {
  /** How badly an issue hits. */
  severity: IssueSeverity;
  /** How soon it has to be solved. */
  urgency: IssueUrgency;
  /** From 1, the highest, to 4. */
  priority: number;
}

/** Another record of the same issue. */
export interface IssueReference {
  id: number;
  system: ReferenceSystem;
  /** Its number or title there. */
  reference: string;
  /** Where it can be read; empty for nowhere. */
  url: string;
  /** When it was closed there. */
  closed_on: string | null;
}

/** What somebody said of an issue. */
export interface IssueReport {
  id: number;
  /** The member that says it; none for the lead itself or a committee. */
  member_id: number | null;
  /** Its official name; empty for none. */
  member: string;
  /** Who said it; empty for nobody in particular. */
  said_by: string;
  said_on: string;
  said: string;
  /** Whether it wants what the issue asks for. */
  stance: IssueStance;
}

/** How badly an issue hits those whom it hits. */
export type IssueSeverity = "critical" | "major" | "minor" | "trivial";

export interface IssueSort {
  by: IssueSortBy;
  descending: boolean;
}

/** The columns issues can be sorted by. */
export type IssueSortBy =
  | "number"
  | "title"
  | "priority"
  | "state"
  | "level"
  | "members"
  | "raised_on"
  | "answer_due_on"
  | "review_on"
  | "owner";

/** Whether a member wants what an issue asks for. */
export type IssueStance = "for" | "against";

export type IssueState =
  "open" | "with_orcid" | "planned" | "workaround" | "resolved" | "declined" | "withdrawn";

/** A state that an issue was in. */
export interface IssueStateSince {
  state: IssueState;
  from_on: string;
  note: string;
}

/** A ticket about an issue. One that was merged is shown by its survivor. */
export interface IssueTicket extends TicketName {
  /** The member that it is for. */
  member_id: number | null;
  /** Its official name; empty for none. */
  member: string;
  received_on: string;
  linked_on: string;
  /** Whether it stays among ourselves. */
  is_confidential: boolean;
}

/** How soon an issue has to be solved. */
export type IssueUrgency = "high" | "medium" | "low";

/** Asks to note that tickets are about an issue. */
export interface LinkIssuesTickets {
  issue_id: number;
  ticket_ids: Array<number>;
}

/** Asks for a page of issues. */
export interface ListIssues {
  /** Part of a number, a title, a description, a reference or an owner. */
  search?: string | null;
  /** Only those that stand so; those that are not over when absent. */
  states?: Array<IssueState> | null;
  kinds?: Array<IssueKind> | null;
  /** Only those at this level. */
  level?: number | null;
  /** Only those that this person looks after. */
  owner?: string | null;
  /** Only those that this member said something of, or has a ticket about. */
  member_id?: number | null;
  /** Only those that this ticket, or one merged into it, is about. */
  ticket_id?: number | null;
  /** Only those that wait for somebody. */
  filter?: IssueFilter | null;
  /** By priority, then the oldest first, unless given. */
  sort?: IssueSort | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** Where ORCID or a vendor keeps its own record of an issue. */
export type ReferenceSystem = "support_ticket" | "github" | "roadmap" | "mail" | "api_group" | "other";

export type RemoveIssues = Id;

export type RemoveIssuesNews = Id;

export type RemoveIssuesReference = Id;

export type RemoveIssuesReport = Id;

/** Asks to change the matrix. */
export interface SaveIssuesMatrix {
  cells: Array<IssuePriority>;
}

/** Asks to put an issue into another state. */
export interface SetIssuesState {
  id: number;
  state: IssueState;
  /** From when; today when absent. */
  on?: string | null;
  /** Why. What is over needs it, unless the issue says already what solved it. */
  note?: string | null;
}

/** A step of the trail. */
export interface TrailStep {
  on: string;
  title: Message;
  /** In the words of those who wrote it down; empty for none. */
  text: string;
}

/** Asks to note that a ticket is not about an issue. */
export interface UnlinkIssuesTicket {
  issue_id: number;
  /** The ticket, which stands for those merged into it. */
  ticket_id: number;
}

/** Asks to change what an issue says. */
export interface UpdateIssues {
  id: number;
  kind: IssueKind;
  title: string;
  description: string;
  /** Who is hit by it, and how many members and researchers. */
  impact: string;
  /** What members can do meanwhile; empty for nothing. */
  workaround: string;
  severity: IssueSeverity;
  /** How soon it has to be solved. */
  urgency: IssueUrgency;
  /** Who looks after it; empty for nobody. */
  owner: string;
  raised_on: string;
  /** When to look at it again. */
  review_on: string | null;
  /** What solved it, or why it was declined; empty while neither is so. */
  resolution: string;
  /** Whether it is left out of what goes to others. */
  is_confidential: boolean;
}

/** Asks to correct what was asked of whom. */
export interface UpdateIssuesEscalation {
  id: number;
  level: number;
  to_whom: string;
  asked_for: string;
  asked_on: string;
  /** By when an answer is asked for. */
  due_on: string | null;
}

/** Asks to change a reference. */
export interface UpdateIssuesReference {
  id: number;
  system: ReferenceSystem;
  /** Its number or title there. */
  reference: string;
  /** Where it can be read; empty for nowhere. */
  url: string;
  /** When it was closed there. */
  closed_on: string | null;
}

/** Asks to correct what somebody said. */
export interface UpdateIssuesReport {
  id: number;
  /** The member that says it; none for the lead itself or a committee. */
  member_id?: number | null;
  /** Who said it; empty for nobody in particular. */
  said_by: string;
  said_on: string;
  said: string;
  /** Whether it wants what the issue asks for. */
  stance: IssueStance;
}

export interface IssuesCommands {
  "issues.list": { request: ListIssues; response: IssueList };
  "issues.get": { request: GetIssues; response: IssueDetail };
  "issues.inspect_list": { request: InspectIssuesList; response: RecordListOutcome };
  "issues.import_list": { request: ImportIssuesList; response: RecordListOutcome };
  "issues.add": { request: AddIssues; response: IssueDetail };
  "issues.update": { request: UpdateIssues; response: IssueDetail };
  "issues.remove": { request: RemoveIssues; response: IssueList };
  "issues.set_state": { request: SetIssuesState; response: IssueDetail };
  "issues.add_report": { request: AddIssuesReport; response: IssueDetail };
  "issues.update_report": { request: UpdateIssuesReport; response: IssueDetail };
  "issues.remove_report": { request: RemoveIssuesReport; response: IssueDetail };
  "issues.escalate": { request: EscalateIssues; response: IssueDetail };
  "issues.update_escalation": { request: UpdateIssuesEscalation; response: IssueDetail };
  "issues.answer_escalation": { request: AnswerIssuesEscalation; response: IssueDetail };
  "issues.add_reference": { request: AddIssuesReference; response: IssueDetail };
  "issues.update_reference": { request: UpdateIssuesReference; response: IssueDetail };
  "issues.remove_reference": { request: RemoveIssuesReference; response: IssueDetail };
  "issues.add_news": { request: AddIssuesNews; response: IssueDetail };
  "issues.remove_news": { request: RemoveIssuesNews; response: IssueDetail };
  "issues.link_tickets": { request: LinkIssuesTickets; response: IssueDetail };
  "issues.unlink_ticket": { request: UnlinkIssuesTicket; response: IssueDetail };
  "issues.matrix": { request: Record<string, never>; response: Array<IssuePriority> };
  "issues.save_matrix": { request: SaveIssuesMatrix; response: Array<IssuePriority> };
  "issues.draft_letter": { request: DraftIssuesLetter; response: IssueLetter };
  "issues.letter_files": { request: GetIssuesLetterFiles; response: Outgoing };
  "issues.draft_digest": { request: DraftIssuesDigest; response: IssueDigest };
  "issues.digest_files": { request: GetIssuesDigestFiles; response: Outgoing };
}
