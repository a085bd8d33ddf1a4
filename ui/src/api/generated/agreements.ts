// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { Currency, Deadline, Id, Message } from "./kernel";
import type { Tier } from "./members";

export type AddAgreements = AgreementDraft;

/** An agreement as it is stored. */
export interface Agreement extends AgreementDraft {
  id: number;
  currency_digits: number;
  status: AgreementStatus;
  renews_id: number | null;
  renewed_by_id: number | null;
}

/** An agreement with everything that follows from it. */
export interface AgreementDetail {
  agreement: Agreement;
  /** The day that members, cost and grid are shown as of: today, or the nearest day of its term. */
  on: string;
  members: Array<AgreementMember>;
  /** How many of them stay. */
  stays_count: number;
  leaves_count: number;
  /** How many have not said. */
  undecided_count: number;
  /** What ORCID charges for a year with these members. */
  cost: OrcidCost;
  /** The days that follow from it, the next first. */
  deadlines: Array<Deadline>;
}

/** What an agreement says, as a form edits it. */
export interface AgreementDraft {
  title: string;
  /** ORCID's number or name for it; empty for none. */
  reference: string;
  /** The first day of its term. */
  starts_on: string;
  /** The last day of its term. */
  ends_on: string;
  signed_on: string | null;
  /** The currency of its fees, as an ISO 4217 code. */
  currency: string;
  /** What the lead organisation pays for itself, a year. */
  lead_fee_minor: number;
  /** API credentials that the fee of a member includes. */
  included_credentials: number;
  /** What each further one costs, a year. */
  extra_credential_minor: number;
  /** How many days after signing the fees are due; none when nothing is said. */
  fees_due_days: number | null;
  /** How many months before its end notice has to be given. */
  notice_months: number | null;
  /** How many members the consortium must have. */
  members_min: number | null;
  /** Within how many months of signing. */
  members_within_months: number | null;
  /** Anything worth knowing of it. */
  note: string;
  bands: Array<Band>;
}

/** A member under an agreement. */
export interface AgreementMember {
  member_id: number;
  member: string;
  tier: Tier | null;
  /** Whether it stays when the agreement ends. A member that gave notice leaves, whether noted here or not. */
  decision: Decision;
  /** When that was noted; none for a member that gave notice otherwise. */
  decided_on: string | null;
  /** Whether it gave notice: it is leaving, or its last day lies within the term. */
  has_notice: boolean;
  /** The last day of its membership, if it is known. */
  left_on: string | null;
  /** Whether it is a member on the day shown. */
  is_member: boolean;
  /** API credentials beyond those included. */
  extra_credentials: number;
  note: string;
}

/** Where an agreement stands, from its dates. */
export type AgreementStatus = "draft" | "signed" | "current" | "ended";

/** A row of the grid: what a member pays a year while the consortium has at least so many. */
export interface Band {
  from_members: number;
  /** The fee of a small member. */
  small_minor: number;
  /** The fee of a standard member. */
  standard_minor: number;
  /** The fee of a large member. */
  large_minor: number;
}

/** A band of the grid, as far as it reaches. */
export interface BandReached {
  from_members: number;
  /** Up to how many; none for the last band. */
  to_members: number | null;
}

/** A number of members at which another band begins. */
export interface Cliff {
  /** The number of members behind it. */
  member_count: number;
  /** How many more than now. */
  change: number;
  /** The fees of all members just before it. */
  before_minor: number;
  /** The fees of all members just behind it. */
  after_minor: number;
  change_minor: number;
}

/** What makes a cost less than certain. */
export interface CostProblem {
  /** The member concerned, if one is. */
  member_id: number | null;
  /** What is wrong and what to do, as a sentence. */
  message: Message;
}

/** Asks to note what members decide for the time after an agreement. */
export interface DecideAgreements {
  id: number;
  member_ids: Array<number>;
  /** What they decide; undecided takes a decision back. */
  decision: Decision;
  on?: string | null;
  /** What they said; what was noted before stays when absent. */
  note?: string | null;
}

/** Whether a member stays when an agreement ends. */
export type Decision = "stays" | "leaves" | "undecided";

export type GetAgreements = Id;

/** What ORCID charges for a member. */
export interface MemberCost {
  member_id: number;
  member: string;
  /** Its tier on the day. */
  tier: Tier | null;
  /** Its fee; none for a member without a tier. */
  fee_minor: number | null;
  extra_credentials: number;
  extra_credentials_minor: number;
}

/** What ORCID charges for a whole year, by the grid of the agreement. */
export interface OrcidCost {
  agreement_id: number;
  agreement: string;
  /** Where it stands on the day. */
  status: AgreementStatus;
  /** The day on which members are counted. */
  on: string;
  member_count: number;
  /** The band that they reach; none without a grid. */
  band: BandReached | null;
  /** What a member of each tier pays in that band. */
  band_fees: Band | null;
  /** What each member costs, by name. */
  members: Array<MemberCost>;
  /** The fees of all members. */
  member_fees_minor: number;
  extra_credentials_minor: number;
  /** What the lead organisation pays for itself. */
  lead_fee_minor: number;
  total_minor: number;
  /** What makes the total less than certain. */
  problems: Array<CostProblem>;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

export type PlanAgreementsRenewal = Id;

/** What so many members cost. */
export interface Position {
  /** How many members of each tier. */
  counts: TierCounts;
  member_count: number;
  band: BandReached;
  fees: Band;
  /** The fees of all members. */
  member_fees_minor: number;
  /** With the lead fee and further credentials. */
  total_minor: number;
}

export type RemoveAgreements = Id;

/** Asks to renew an agreement. */
export interface RenewAgreements {
  id: number;
  draft: AgreementDraft;
}

/** What a renewal starts from. */
export interface RenewalPlan {
  agreement: Agreement;
  /** The proposed next agreement: the following term, everything else taken over, not signed. */
  draft: AgreementDraft;
  /** Members that stay, as far as is noted. */
  stays: Array<AgreementMember>;
  /** Members that leave with the agreement's last day, or before it. */
  leaves: Array<AgreementMember>;
  /** Members that have not said; they stay. */
  undecided: Array<AgreementMember>;
}

/** Asks to note how many further API credentials a member has. */
export interface SetAgreementsCredentials {
  id: number;
  member_id: number;
  /** Credentials beyond those that the agreement includes. */
  extra_credentials: number;
}

/** Asks what some members more or fewer would cost. */
export interface SimulateAgreements {
  /** The agreement; the current one when absent, or else the latest. */
  agreement_id?: number | null;
  /** The day on which members are counted; today, or the nearest day of the term, when absent. */
  on?: string | null;
  /** Small members more; fewer below zero. */
  more_small?: number | null;
  more_standard?: number | null;
  more_large?: number | null;
  without_member_id?: number | null;
  /** The tier in which the table adds and takes away members; standard when absent. */
  tier?: Tier | null;
}

export interface Simulation {
  agreement_id: number;
  agreement: string;
  /** The day on which members are counted. */
  on: string;
  now: Position;
  then: Position;
  total_change_minor: number;
  /** What changes for those who are members now and then. */
  others_change_minor: number;
  without_member: string | null;
  /** The tier in which the table adds and takes away members. */
  tier: Tier;
  /** The fees around the present number of members. */
  rows: Array<SimulationRow>;
  /** The next cliff with more members. */
  cliff_up: Cliff | null;
  /** The next cliff with fewer. */
  cliff_down: Cliff | null;
  /** The currency of the amounts. */
  currency: Currency;
  /** Digits of its minor unit. */
  currency_digits: number;
}

/** A row of the table: what so many members pay. */
export interface SimulationRow {
  member_count: number;
  /** How many more than now. */
  change: number;
  /** From how many members on the band reaches. */
  band_from: number;
  /** The fee of a member of the tier that is added. */
  fee_minor: number;
  /** The fees of all members. */
  member_fees_minor: number;
  /** Whether another band begins here. */
  is_cliff: boolean;
}

/** How many members of each tier. */
export interface TierCounts {
  small: number;
  standard: number;
  large: number;
  /** Members without a tier: they count for the band, and their fee is unknown. */
  without_tier: number;
}

/** Asks to correct an agreement. */
export interface UpdateAgreements {
  id: number;
  /** What it says from now on. */
  draft: AgreementDraft;
}

export interface AgreementsCommands {
  "agreements.list": { request: Record<string, never>; response: Array<Agreement> };
  "agreements.get": { request: GetAgreements; response: AgreementDetail };
  "agreements.template": { request: Record<string, never>; response: AgreementDraft };
  "agreements.add": { request: AddAgreements; response: AgreementDetail };
  "agreements.update": { request: UpdateAgreements; response: AgreementDetail };
  "agreements.remove": { request: RemoveAgreements; response: Array<Agreement> };
  "agreements.decide": { request: DecideAgreements; response: AgreementDetail };
  "agreements.set_credentials": { request: SetAgreementsCredentials; response: AgreementDetail };
  "agreements.plan_renewal": { request: PlanAgreementsRenewal; response: RenewalPlan };
  "agreements.renew": { request: RenewAgreements; response: AgreementDetail };
  "agreements.simulate": { request: SimulateAgreements; response: Simulation };
}
