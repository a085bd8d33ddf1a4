// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { AttachmentContent } from "./attachments";
import type { Role } from "./contacts";
import type { CurrencyAmount } from "./fees";
import type { Currency, Id, Message } from "./kernel";
import type { Outgoing } from "./mail";
import type { Facet, Status, Tier } from "./members";
import type { PersonExport } from "./personal_data";
import type { PortalValue } from "./portal_sync";
import type { ImportRecordList, RecordListOutcome } from "./record_lists";

export type AlikeKind = "member" | "enquiry";

/** A record that may be of the same organisation. */
export interface AlikeRecord {
  kind: AlikeKind;
  id: number;
  name: string;
  standing: Message;
  /** How alike the names are, of 100. */
  percent: number;
  reason: Message;
}

/** Asks to answer a question of eligibility. */
export interface AnswerJoining {
  id: number;
  /** The key of the question. */
  criterion: string;
  /** The answer; none takes it back. */
  answer?: EligibilityAnswer | null;
  /** What shows it: a document, a register, a web page. */
  evidence?: string | null;
  /** Who answered; whoever enters it when empty. */
  answered_by?: string | null;
}

/** An answer on eligibility, or a question that has none yet. */
export interface Answered {
  /** The key of the question. */
  criterion: string;
  question: string;
  /** The answer; none so far. */
  answer: EligibilityAnswer | null;
  evidence: string;
  answered_by: string;
  answered_on: string | null;
}

/** What is held of who enquired. */
export interface AskerData extends PersonExport {
  /** The contact with the same e-mail address: an erasure of that one takes these data too. */
  contact_id: number | null;
}

/** Who enquired. Texts are empty where nothing is known. */
export interface AskerDraft {
  given_name: string;
  family_name: string;
  email: string;
  phone: string;
  job_title: string;
  /** Whom the person works for, where that is not the organisation itself: a consultant asks for several. */
  employer: string;
}

/** Asks to attach files to an answer or to a document: one of both is named. */
export interface AttachJoining {
  id: number;
  /** The key of the question. */
  criterion?: string | null;
  document_id?: number | null;
  /** The tokens of the chosen files. */
  tokens: Array<string>;
}

/** Asks to note that a contact is not yet known. */
export interface AwaitJoiningContact {
  id: number;
  /** The role that nobody holds yet. */
  role: Role;
  /** When the organisation is asked again; none takes the note away. */
  remind_on?: string | null;
  note?: string | null;
}

/** A contact that is not yet known. */
export interface AwaitedContact {
  /** The role that nobody holds yet. */
  role: Role;
  /** When the organisation is asked again. */
  remind_on: string;
  note: string;
}

/** Asks to make a member of an organisation that enquires. */
export interface BecomeJoiningMember {
  id: number;
  /** The status of the member; that of the stage when absent. */
  status?: Status | null;
  /** Its first day, where that is known; the one of the enquiry when absent. */
  joined_on?: string | null;
  /** The roles that whoever enquired takes on; none for a person who is not taken over. */
  roles?: Array<Role> | null;
}

/** Asks to close an enquiry. */
export interface CloseJoining {
  id: number;
  outcome: EnquiryOutcome;
  /** Why; needed unless the organisation joined. */
  reason?: string | null;
  on?: string | null;
  /** Until when it waits, for one that is deferred. */
  deferred_until?: string | null;
}

/** What became of enquiries that have something in common. */
export interface Conversion {
  /** The year, or the source; empty where none was entered. */
  of: string;
  received: number;
  /** Of them, how many became members. */
  joined: number;
  /** How many were declined, withdrawn or sent elsewhere. */
  lost: number;
  /** How many wait until a later day. */
  deferred: number;
  /** How many are open and no member yet. */
  open: number;
  /** Of those that joined or were lost, how many of a hundred joined; none while none did either. */
  percent: number | null;
}

/** Asks to note a decision. */
export interface DecideJoining {
  id: number;
  verdict: Verdict;
  /** Who decided: the lead, a committee, ORCID. */
  decided_by?: string | null;
  decided_on?: string | null;
  conditions?: string | null;
}

export type DetachJoining = Id;

/** Asks for what organisations still have to give, as files. */
export interface DraftJoiningMissing {
  ids: Array<number>;
}

export type EligibilityAnswer = "yes" | "no" | "unclear";

/** How an enquiry came in. */
export type EnquiryChannel =
  "email" | "phone" | "form" | "event" | "meeting" | "letter" | "referral" | "founding" | "other";

/** An enquiry as a form edits it. */
export interface EnquiryDraft {
  /** The organisation, as it was written. */
  organisation: string;
  /** ISO 3166 code or English name. */
  country: string;
  /** Such as university, research institute, library. */
  sector: string;
  website: string;
  /** The size class that it asked about. */
  tier: Tier | null;
  /** The language to write to it in, as a BCP 47 tag; empty for the consortium’s own. */
  language: string;
  /** When the enquiry came in; today when absent. */
  received_on: string | null;
  channel: EnquiryChannel;
  /** What it came from: a web page, an event, a member that told of it. */
  source: string;
  /** What the organisation wants to do, and with which systems. */
  interest: string;
  owner: string;
  next_step: string;
  next_step_on: string | null;
  /** The day on which its membership is to begin. */
  starts_on: string | null;
  /** Where its present membership would be moved from. */
  transfers_from: Transfer;
  /** The last day of that membership. */
  transfers_on: string | null;
  /** Notes of the lead organisation. */
  notes: string;
}

/** What becomes of an enquiry. */
export type EnquiryOutcome = "open" | "joined" | "declined" | "withdrawn" | "deferred" | "redirected";

export type EraseJoiningAsker = Id;

/** An organisation that may join. */
export interface ExpectedMember {
  id: number;
  organisation: string;
  /** What its stage is called. */
  stage: string;
  /** Its tier, as far as it is known. */
  tier: Tier | null;
  /** The first day of its membership. */
  starts_on: string;
  /** Whether nobody has said so, and it is reckoned from how long others took. */
  is_estimated: boolean;
  /** The licence year of its first fee. */
  licence_year: string;
  /** Its first fee, for what is left of that year, before tax. */
  first_fee: Array<CurrencyAmount>;
  /** Why its first fee is not known. */
  problem: Message | null;
}

export interface ExpectedMonth {
  month: string;
  joining: number;
  /** How many members there would be. */
  members: number;
  first_fees: Array<CurrencyAmount>;
}

/** Asks to add items of the settings to every plan under way that lacks them. */
export interface ExtendJoiningPlans {
  /** What the item is: a document or a step. */
  kind: OutlineKind;
  item: string;
}

/** What the enquiries under way would bring. */
export interface Forecast {
  /** In one sentence, where it changes something. */
  summary: Message;
  /** The enquiries under way, the earliest first. */
  expected: Array<ExpectedMember>;
  months: Array<ExpectedMonth>;
  /** How many members there are today. */
  members_now: number;
  /** How many there would be. */
  members_then: number;
  /** The most that there may be. */
  members_max: number | null;
  /** What ORCID would charge, by the grid of the agreement; none without one. */
  orcid: OrcidEffect | null;
  /** Full-time posts that the members of today need, in hundredths. */
  staff_now_hundredths: number;
  /** Full-time posts that would be needed, in hundredths. */
  staff_then_hundredths: number;
  /** The rule that says so, as a sentence. */
  staff_rule: Message;
  /** What became of enquiries, by the year in which they came in. */
  by_year: Array<Conversion>;
  /** By what they came from. */
  by_source: Array<Conversion>;
  /** How long enquiries stay at each stage. */
  durations: Array<StageDuration>;
}

export type GetJoining = Id;

export type GetJoiningAsker = Id;

export type GetJoiningFile = Id;

export interface GetJoiningForecast {
  /** Only these enquiries; all that are under way when absent. */
  ids?: Array<number> | null;
}

export type GetJoiningPortalSheet = Id;

export type ImportJoiningList = ImportRecordList;

export type InspectJoiningList = ImportRecordList;

/** Everything that is known of an enquiry. */
export interface JoiningDetail extends JoiningRow {
  /** The status that goes with its stage and that its member does not have. */
  proposal: StatusProposal | null;
  /** The questions of eligibility, with their answers. */
  answers: Array<Answered>;
  /** The documents of its plan. */
  documents: Array<PlanDocument>;
  /** The files that show answers, or that are documents. */
  files: Array<JoiningFile>;
  /** The steps of its plan, with the days by which they are due. */
  plan: Array<PlanStep>;
  /** The contacts that are not yet known. */
  placeholders: Array<AwaitedContact>;
  /** What the organisation still has to give, what it does not know yet included. */
  missing_items: Array<MissingItem>;
  /** What the register itself knows of the onboarding. */
  evidence: Array<JoiningEvidence>;
  /** What somebody should know or do. */
  warnings: Array<Message>;
  /** Records that may be of the same organisation. */
  alike: Array<AlikeRecord>;
  /** The stages that it went through, the first one first. */
  stages: Array<StageHeld>;
}

/** Something that is so, or not yet, as the register shows. */
export interface JoiningEvidence {
  label: Message;
  is_met: boolean;
}

/** What enquiries can be narrowed by. */
export interface JoiningFacets {
  /** How many enquiries there are. */
  total: number;
  outcomes: Array<Facet>;
  owners: Array<Facet>;
  sources: Array<Facet>;
  /** By stage, whatever became of them. */
  stages: Array<Facet>;
}

/** A file of an enquiry. */
export interface JoiningFile {
  id: number;
  /** The question whose answer it shows. */
  criterion: string | null;
  /** The document of the plan that it is. */
  document_id: number | null;
  /** The name that it came with. */
  file_name: string;
  /** What it was recognised as. */
  media_type: string;
  size_bytes: number;
  /** When it was added: RFC 3339 in UTC. */
  added_at: string;
  added_by: string;
  /** Whether it is of a kind that is opened; others can only be saved. */
  opens: boolean;
}

export interface JoiningPage {
  rows: Array<JoiningRow>;
  /** How many there are in all. */
  total: number;
}

/** An enquiry as a list or a board shows it. */
export interface JoiningRow extends EnquiryDraft {
  /** What its stage is called. */
  stage_name: string;
  /** Days that it has been at its stage. */
  days_in_stage: number;
  /** What whoever enquired is called. */
  asker_name: string;
  /** The official name of its member. */
  member: string | null;
  /** The status of its member. */
  member_status: Status | null;
  /** What the organisation still has to give, in a few words each. */
  missing: Array<Message>;
  /** Steps of its plan that are over. */
  steps_over: number;
  /** All steps of its plan. */
  steps: number;
  /** Whether its member’s status could follow its stage. */
  has_proposal: boolean;
  id: number;
  asker: AskerDraft;
  /** The member that it became or belongs to. */
  member_id: number | null;
  /** The stage it is at. */
  stage: string;
  stage_since: string;
  verdict: Verdict;
  decided_by: string;
  decided_on: string | null;
  conditions: string;
  outcome: EnquiryOutcome;
  outcome_reason: string;
  closed_on: string | null;
  deferred_until: string | null;
  /** When its onboarding began; none before that. */
  started_on: string | null;
}

/** The rules that go with it. */
export interface JoiningRules {
  /** The most members that there may be; none for any number. */
  members_max?: number | null;
  /** Working days of the desk after which an enquiry that nobody touched is shown. */
  quiet_days: number;
  /** Below so many members … */
  staff_small_below: number;
  /** … there is this share of a full-time post, in hundredths. */
  staff_small_hundredths: number;
  /** From there on, one full-time post serves so many members. */
  members_per_staff: number;
  /** Whether each group begun needs a whole post. */
  staff_whole: boolean;
}

export interface JoiningSort {
  by:
    | "organisation"
    | "received_on"
    | "stage"
    | "stage_since"
    | "next_step_on"
    | "starts_on"
    | "tier"
    | "owner"
    | "source"
    | "outcome"
    | "closed_on";
  descending: boolean;
}

/** Asks to link an enquiry to a member that there is already. */
export interface LinkJoining {
  id: number;
  /** The member; none takes the link away. */
  member_id?: number | null;
  /** The roles that whoever enquired takes on. */
  roles?: Array<Role> | null;
}

/** Asks for a page of enquiries. */
export interface ListJoining {
  /** Words in the organisation, the member, who enquired, the source or the owner. */
  search?: string | null;
  outcomes?: Array<EnquiryOutcome> | null;
  stages?: Array<string> | null;
  /** Only these tiers; "none" stands for enquiries without one. */
  tiers?: Array<string> | null;
  /** Only of these owners; an empty one stands for enquiries without one. */
  owners?: Array<string> | null;
  sources?: Array<string> | null;
  /** Only of this member and of those merged into it. */
  member_id?: number | null;
  /** The latest first unless given. */
  sort?: JoiningSort | null;
  offset?: number | null;
  /** Rows to give at most. */
  limit?: number | null;
}

/** Something that an organisation still has to give. */
export interface MissingItem {
  kind: MissingKind;
  label: Message;
  document: string | null;
  /** The key of the document, for one. */
  item: string | null;
  /** When it is asked for again, where the organisation answered that it does not know yet. */
  remind_on: string | null;
}

export type MissingKind =
  | "tier"
  | "not_for_profit"
  | "document"
  | "main_contact"
  | "voting_contact"
  | "technical_contact"
  | "invoice_contact"
  | "orcid_id"
  | "invoice_address"
  | "purchase_order";

/** Asks to move an enquiry to a stage. */
export interface MoveJoiningStage {
  id: number;
  /** The key of the stage. */
  stage: string;
  /** The first day; today when absent. */
  on?: string | null;
}

export interface OrcidEffect {
  agreement: string;
  /** What a member of each tier pays now and would pay. */
  tiers: Array<TierEffect>;
  /** The fees of all members now. */
  member_fees_now_minor: number;
  /** The fees of all members then. */
  member_fees_then_minor: number;
  /** What changes for those who are members now. */
  others_change_minor: number;
  /** Enquiries without a tier, which are taken for standard ones. */
  taken_for_standard: number;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export interface Outline extends SaveJoiningOutline {
  /** Whether it is what comes with the program. */
  is_built_in: boolean;
}

/** An item of what joining consists of. */
export interface OutlineItem {
  /** What records name it by; empty for a new one. */
  key: string;
  /** What a person calls it. */
  name: string;
  /** Of a stage: the status that goes with it. */
  status: Status | null;
  /** Of a document, or of what is sent in a step: the version in use. */
  version: string;
  /** Of a step: days after the first day of membership. */
  due_days: number | null;
}

export type OutlineKind = "stage" | "criterion" | "document" | "step";

/** A document of a plan. */
export interface PlanDocument {
  id: number;
  /** The key of what it is. */
  item: string;
  /** What a person calls it. */
  name: string;
  /** The version of the template. */
  version: string;
  sent_on: string | null;
  received_on: string | null;
  /** The day on which the organisation signed it. */
  signed_on: string | null;
  signed_by: string;
  /** The day on which the consortium signed it. */
  countersigned_on: string | null;
  /** Whether it is not needed. */
  is_waived: boolean;
  note: string;
  /** The version in use, where it is another one than that of the document. */
  newer_version: string | null;
}

/** A step of a plan. */
export interface PlanStep {
  id: number;
  /** The key of what it is. */
  item: string;
  /** What a person calls it. */
  name: string;
  /** The version of what was sent. */
  version: string;
  /** Days after the first day of membership. */
  due_days: number | null;
  /** The day by which it is due; none while the first day is not known. */
  due_on: string | null;
  done_on: string | null;
  /** To whom, or with whom. */
  with_whom: string;
  /** Whether it is not needed. */
  is_waived: boolean;
  note: string;
}

/** What is typed into the portal. */
export interface PortalSheet {
  member: string;
  /** The fields, in the portal’s order. */
  values: Array<PortalValue>;
  /** What the portal will not take, or has to be answered first. */
  warnings: Array<Message>;
}

export type RemoveJoining = Id;

export type ReopenJoining = Id;

/** Asks to save an enquiry. */
export interface SaveJoining {
  /** The enquiry; a new one when absent. */
  id?: number | null;
  /** Its fields from now on. */
  draft: EnquiryDraft;
  asker?: AskerDraft | null;
  /** The member that a new enquiry belongs to, such as one that comes back. */
  member_id?: number | null;
}

/** Asks to change what joining consists of. */
export interface SaveJoiningOutline {
  stages: Array<OutlineItem>;
  criteria: Array<OutlineItem>;
  documents: Array<OutlineItem>;
  steps: Array<OutlineItem>;
  rules: JoiningRules;
}

/** Asks to note what happened to a document. */
export interface SetJoiningDocument {
  id: number;
  /** The version of the template. */
  version?: string | null;
  sent_on?: string | null;
  received_on?: string | null;
  /** The day on which the organisation signed it. */
  signed_on?: string | null;
  signed_by?: string | null;
  /** The day on which the consortium signed it. */
  countersigned_on?: string | null;
  /** Whether it is not needed. */
  is_waived?: boolean | null;
  note?: string | null;
}

/** Asks to note what became of a step. */
export interface SetJoiningStep {
  id: number;
  /** When it was done; none while it is open. */
  done_on?: string | null;
  /** To whom, or with whom. */
  with_whom?: string | null;
  /** The version of what was sent. */
  version?: string | null;
  /** Whether it is not needed. */
  is_waived?: boolean | null;
  note?: string | null;
}

/** How long enquiries stay at a stage. */
export interface StageDuration {
  /** What the stage is called. */
  stage: string;
  /** How many enquiries left it. */
  enquiries: number;
  /** The median of the days they were at it; of two in the middle the longer one. */
  median_days: number;
}

/** A stage that an enquiry was at. */
export interface StageHeld {
  name: string;
  from_on: string;
  /** The day on which it went on; none for the present stage. */
  until_on: string | null;
}

export interface StartJoining {
  /** The enquiries whose plans begin. */
  ids?: Array<number> | null;
  /** Members that have no enquiry, such as founders that were imported: each gets one, and its plan begins. */
  member_ids?: Array<number> | null;
  /** The step that is noted as done for all of them, such as the welcome pack. */
  done_step?: string | null;
  /** When it was done; today when absent. */
  done_on?: string | null;
}

export interface StartedPlans {
  /** The enquiries whose plans were begun. */
  ids: Array<number>;
  /** Who was passed over, and why. */
  passed_over: Array<Message>;
}

/** A status that goes with the stage of an enquiry and that its member does not have. */
export interface StatusProposal {
  status: Status;
  /** The day from which it would hold: the first day of membership for one that becomes active. */
  on: string;
  /** What would be done, as a sentence. */
  message: Message;
}

/** What a member of a tier pays now and would pay. */
export interface TierEffect {
  tier: Tier;
  now_minor: number;
  then_minor: number;
}

/** Where the organisation’s present membership of ORCID would be moved from. */
export type Transfer = "none" | "direct" | "consortium";

/** What was decided about an enquiry. */
export type Verdict = "undecided" | "accepted" | "conditional" | "rejected";

export interface JoiningCommands {
  "joining.list": { request: ListJoining; response: JoiningPage };
  "joining.facets": { request: Record<string, never>; response: JoiningFacets };
  "joining.get": { request: GetJoining; response: JoiningDetail };
  "joining.save": { request: SaveJoining; response: JoiningDetail };
  "joining.remove": { request: RemoveJoining; response: JoiningFacets };
  "joining.move_stage": { request: MoveJoiningStage; response: JoiningDetail };
  "joining.answer": { request: AnswerJoining; response: JoiningDetail };
  "joining.attach": { request: AttachJoining; response: JoiningDetail };
  "joining.detach": { request: DetachJoining; response: JoiningDetail };
  "joining.file": { request: GetJoiningFile; response: AttachmentContent };
  "joining.decide": { request: DecideJoining; response: JoiningDetail };
  "joining.become_member": { request: BecomeJoiningMember; response: JoiningDetail };
  "joining.link": { request: LinkJoining; response: JoiningDetail };
  "joining.close": { request: CloseJoining; response: JoiningDetail };
  "joining.reopen": { request: ReopenJoining; response: JoiningDetail };
  "joining.start": { request: StartJoining; response: StartedPlans };
  "joining.extend_plans": { request: ExtendJoiningPlans; response: StartedPlans };
  "joining.set_document": { request: SetJoiningDocument; response: JoiningDetail };
  "joining.set_step": { request: SetJoiningStep; response: JoiningDetail };
  "joining.await_contact": { request: AwaitJoiningContact; response: JoiningDetail };
  "joining.draft_missing": { request: DraftJoiningMissing; response: Outgoing };
  "joining.portal_sheet": { request: GetJoiningPortalSheet; response: PortalSheet };
  "joining.forecast": { request: GetJoiningForecast; response: Forecast };
  "joining.outline": { request: Record<string, never>; response: Outline };
  "joining.save_outline": { request: SaveJoiningOutline; response: Outline };
  "joining.asker": { request: GetJoiningAsker; response: AskerData };
  "joining.erase_asker": { request: EraseJoiningAsker; response: JoiningDetail };
  "joining.inspect_list": { request: InspectJoiningList; response: RecordListOutcome };
  "joining.import_list": { request: ImportJoiningList; response: RecordListOutcome };
}
