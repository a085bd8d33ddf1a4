// The types and commands of the core, as TypeScript. Written by `cargo xtask bindings`; do not edit by hand.

export type Topic =
  | "profile" | "members" | "contacts" | "imports" | "fees" | "billing" | "invoices" | "history" | "register";
export type Status = "enquiry" | "applicant" | "onboarding" | "active" | "leaving" | "former";
export type Tier = "small" | "standard" | "large";
export type Role =
  | "signatory" | "main" | "voting" | "technical" | "invoice" | "communications" | "product" | "other";

export interface Logo { media_type: string; data_base64: string }
export interface ProfileDraft {
  name: string; street: string; city: string; region: string; postal_code: string; country: string;
  email: string; website: string; tax_id: string; tax_text: string; currency: string; year_start: string;
  invoice_number_pattern: string; payment_due_days: number; bank_account_holder: string; bank_name: string;
  iban: string; bic: string; bank_details: string; invoice_footer: string;
}
export interface Profile extends ProfileDraft {
  invoice_number_example: string; logo: Logo | null; currency_digits: number;
}

export interface MemberDraft {
  official_name: string; short_name: string; ror_id: string; country: string; street: string; city: string;
  region: string; postal_code: string; email_domain: string; website: string; sector: string; tier: Tier | null;
  status: Status; joined_on: string | null; left_on: string | null; purchase_order: string; tax_id: string;
  notes: string;
}
export interface Member extends MemberDraft {
  id: number; archived_on: string | null; country_name: string; extra: Record<string, string>;
  told_orcid: "pending" | "visible";
}
export interface MemberRow {
  id: number; official_name: string; short_name: string; ror_id: string; country: string; country_name: string;
  city: string; tier: Tier | null; status: Status; joined_on: string | null; archived_on: string | null;
  main_contact: string; contact_count: number;
}
export interface ContactDraft {
  given_name: string; family_name: string; email: string; orcid_id: string; phone: string; job_title: string;
  notes: string;
}
export interface RoleHeld { id: number; role: Role; from_on: string; until_on: string | null }
export interface MemberContact extends ContactDraft { id: number; name: string; roles: RoleHeld[] }
export interface MemberDetail { member: Member; contacts: MemberContact[]; missing_roles: Role[] }
export interface ContactRow {
  id: number; name: string; email: string; orcid_id: string; member_id: number; member_name: string; roles: Role[];
}
export interface Facet { value: string; label: string; count: number }
export interface Facets { total: number; archived: number; statuses: Facet[]; countries: Facet[]; tiers: Facet[] }
export interface CheckResult { problems: Record<string, string>; warnings: Record<string, string> }

export interface MemberSort { by: "name" | "country" | "tier" | "status" | "joined_on" | "city"; descending: boolean }
export interface MembersListRequest {
  search?: string; statuses?: Status[]; countries?: string[]; tiers?: (Tier | "none")[]; archived?: boolean;
  sort?: MemberSort; offset?: number; limit?: number;
}
export interface MembersListResponse { rows: MemberRow[]; total: number; total_is_capped: boolean }
export interface ContactSort { by: "name" | "member" | "email"; descending: boolean }
export interface ContactsListRequest {
  search?: string; role?: Role; offset?: number; limit?: number; sort?: ContactSort;
}
export interface ContactsListResponse { rows: ContactRow[]; total: number }
export interface ContactSaveRequest {
  id: number | null; member_id: number; draft: ContactDraft; roles: Role[]; from_on?: string;
}
export interface VotingRow {
  member_id: number; member: string; name: string; email: string; orcid_id: string; from_on: string;
}
export interface VotingRoll { on: string; rows: VotingRow[]; missing: { member_id: number; member: string }[] }
export interface Country { code: string; name: string }

export type ImportKind = "members" | "contacts";
export interface ImportField { field: string; label: string; group: "member" | "address" | "contact"; hint: string }
export interface StagedColumn { index: number; header: string; field: string | null; samples: string[] }
export interface StagedImport {
  token: string; file_name: string; size_bytes: number; kind: ImportKind; encoding: string; byte_order_mark: boolean;
  delimiter: string; line_ends: "LF" | "CRLF" | "CR" | "mixed"; row_count: number; columns: StagedColumn[];
  ambiguous_dates: boolean; warnings: string[];
}
export interface ImportPlanRequest {
  token: string; kind: ImportKind; mapping: (string | null)[]; date_order: "dmy" | "mdy" | null; on: string | null;
  encoding?: string; delimiter?: string;
}
export interface ImportProblem {
  row: number; column: string; value: string; problem: string; severity: "rejected" | "warning";
}
export interface FieldChange { field: string; before: string; after: string }
export interface PlannedRow {
  row: number; action: "create" | "update" | "unchanged" | "reject"; name: string; changes: FieldChange[];
}
export interface ImportPlan {
  rows: number; created: number; updated: number; unchanged: number; rejected: number; problems: ImportProblem[];
  problem_count: number; preview: PlannedRow[]; question: string | null;
}
export interface ImportResult {
  batch: number; rows: number; created: number; updated: number; unchanged: number; rejected: number;
  problems: ImportProblem[]; problem_count: number;
}
export interface ImportBatch {
  batch: number; entry_id: number; file_name: string; at: string; user: string; kind: ImportKind; rows: number;
  created: number; updated: number; unchanged: number; rejected: number; undone: boolean;
}

export interface FeeSettings {
  year: number; kind: "flat" | "tier"; flat_minor: number | null; small_minor: number | null;
  standard_minor: number | null; large_minor: number | null; pro_rata: boolean;
}
export interface FeePlan extends FeeSettings {
  starts_on: string; ends_on: string; currency: string; currency_digits: number; is_set: boolean;
}
export interface BillingYear {
  year: number; label: string; starts_on: string; ends_on: string; has_plan: boolean;
  state: "none" | "draft" | "issued" | "partly_issued"; invoice_count: number; total_minor: number;
}
export interface BillingYears { current: number; years: BillingYear[]; currency: string }
export interface PreviewLine {
  member_id: number; member: string; tier: Tier | null; country: string; months: number; full_fee_minor: number;
  total_minor: number; calculation: string;
}
export interface RunProblem {
  member_id: number | null; member: string | null; severity: "blocker" | "warning"; field: string; problem: string;
  what_to_do: string;
}
export interface RunPreview {
  year: number; starts_on: string; ends_on: string; issued_on: string; due_on: string; currency: string;
  currency_digits: number; lines: PreviewLine[]; count: number; total_minor: number; already_issued: number;
  problems: RunProblem[]; can_issue: boolean;
}
export interface IssuedInvoice { id: number; number: string; member: string; total_minor: number; currency: string }
export interface IssuedRun {
  run: number; state: "issued"; invoices: IssuedInvoice[]; total_minor: number; problems: RunProblem[];
}
export interface InvoiceRow {
  id: number; number: string; member_id: number; member: string; licence_year: number; issued_on: string;
  due_on: string; total_minor: number; currency: string; currency_digits: number; state: "open" | "overdue";
}
export interface InvoiceSort {
  by: "number" | "member" | "total" | "issued_on" | "due_on" | "state"; descending: boolean;
}
export interface InvoicesListRequest {
  year?: number; state?: "open" | "overdue"; search?: string; sort?: InvoiceSort; offset?: number; limit?: number;
}
export interface InvoicesListResponse {
  rows: InvoiceRow[]; total: number; sum_minor: number; currency: string; years: number[];
}
export interface FrozenInvoice {
  number: string; issued_on: string; due_on: string; licence_year: number; period_from: string; period_until: string;
  currency: string; currency_digits: number;
  seller: { name: string; address_lines: string[]; email: string; website: string; tax_id: string; logo: Logo | null };
  buyer: { name: string; attention: string; address_lines: string[]; tax_id: string; email: string };
  purchase_order: string; lines: { description: string; detail: string; amount_minor: number }[]; total_minor: number;
  tax_text: string;
  payment: {
    account_holder: string; bank_name: string; iban: string; bic: string; details_lines: string[]; reference: string;
  };
  footer: string;
}
export interface InvoiceDetail { row: InvoiceRow; document: FrozenInvoice; page_count: number }
export interface InvoicePage { svg_base64: string; width_mm: number; height_mm: number; page_count: number }

export interface HistoryRow {
  id: number; at: string; user: string; operation: string; summary: string; undoable: boolean; undone: boolean;
  undoes: number | null; change_count: number;
}
export interface HistoryChange {
  table: string; record: string; kind: "added" | "changed" | "removed"; count: number; fields: FieldChange[];
}
export interface HistoryEntry { entry: HistoryRow; changes: HistoryChange[]; truncated: boolean }
export interface HistoryStep { id: number; summary: string }
export interface HistoryStatus { undo: HistoryStep | null; redo: HistoryStep | null }
export interface RegisterInfo {
  path: string; file_name: string; name: string; user: string; read_only: boolean; read_only_reason: string | null;
  schema_version: number; member_count: number;
}
export interface RegisterCheck { ok: boolean; checks: { name: string; ok: boolean; detail: string }[] }
type Empty = Record<string, never>;

export interface Commands {
  "profile.get": { request: Empty; response: Profile };
  "profile.update": { request: ProfileDraft; response: Profile };
  "profile.set_logo": { request: Logo; response: Profile };
  "profile.remove_logo": { request: Empty; response: Profile };
  "members.list": { request: MembersListRequest; response: MembersListResponse };
  "members.facets": { request: Empty; response: Facets };
  "members.get": { request: { id: number }; response: MemberDetail };
  "members.check": { request: { id: number | null; draft: MemberDraft }; response: CheckResult };
  "members.add": { request: MemberDraft; response: Member };
  "members.update": { request: { id: number; draft: MemberDraft }; response: Member };
  "members.archive": { request: { ids: number[] }; response: { count: number } };
  "members.restore": { request: { ids: number[] }; response: { count: number } };
  "contacts.list": { request: ContactsListRequest; response: ContactsListResponse };
  "contacts.check": { request: { id: number | null; draft: ContactDraft }; response: CheckResult };
  "contacts.save": { request: ContactSaveRequest; response: MemberDetail };
  "contacts.remove": { request: { id: number; member_id: number }; response: MemberDetail };
  "contacts.voting_roll": { request: { on?: string }; response: VotingRoll };
  "countries.list": { request: Empty; response: Country[] };
  "imports.fields": { request: { kind: ImportKind }; response: ImportField[] };
  "imports.inspect": {
    request: { token: string; encoding?: string | null; delimiter?: string | null; kind?: ImportKind };
    response: StagedImport;
  };
  "imports.plan": { request: ImportPlanRequest; response: ImportPlan };
  "imports.run": { request: ImportPlanRequest; response: ImportResult };
  "imports.list": { request: Empty; response: ImportBatch[] };
  "imports.rejected": { request: { batch: number }; response: { file_name: string; csv: string } };
  "fees.get": { request: { year: number }; response: FeePlan };
  "fees.set": { request: FeeSettings; response: FeePlan };
  "billing.years": { request: Empty; response: BillingYears };
  "billing.preview": { request: { year: number; issued_on?: string }; response: RunPreview };
  "invoices.issue": { request: { year: number; issued_on?: string; due_on?: string }; response: IssuedRun };
  "invoices.list": { request: InvoicesListRequest; response: InvoicesListResponse };
  "invoices.get": { request: { id: number }; response: InvoiceDetail };
  "invoices.page": { request: { id: number; page: number }; response: InvoicePage };
  "history.list": {
    request: { search?: string; offset?: number; limit?: number };
    response: { rows: HistoryRow[]; total: number };
  };
  "history.get": { request: { id: number }; response: HistoryEntry };
  "history.status": { request: Empty; response: HistoryStatus };
  "history.undo": { request: { id?: number }; response: HistoryStep };
  "history.redo": { request: Empty; response: HistoryStep };
  "register.info": { request: Empty; response: RegisterInfo };
  "register.check": { request: Empty; response: RegisterCheck };
}

export const COMMANDS = {
  "profile.get": { kind: "read", topics: ["profile"] },
  "profile.update": { kind: "write", topics: ["profile"] },
  "profile.set_logo": { kind: "write", topics: ["profile"] },
  "profile.remove_logo": { kind: "write", topics: ["profile"] },
  "members.list": { kind: "read", topics: ["members", "contacts"] },
  "members.facets": { kind: "read", topics: ["members"] },
  "members.get": { kind: "read", topics: ["members", "contacts"] },
  "members.check": { kind: "read", topics: [] },
  "members.add": { kind: "write", topics: ["members"] },
  "members.update": { kind: "write", topics: ["members"] },
  "members.archive": { kind: "write", topics: ["members"] },
  "members.restore": { kind: "write", topics: ["members"] },
  "contacts.list": { kind: "read", topics: ["contacts", "members"] },
  "contacts.check": { kind: "read", topics: [] },
  "contacts.save": { kind: "write", topics: ["contacts", "members"] },
  "contacts.remove": { kind: "write", topics: ["contacts", "members"] },
  "contacts.voting_roll": { kind: "read", topics: ["contacts", "members"] },
  "countries.list": { kind: "read", topics: [] },
  "imports.fields": { kind: "read", topics: [] },
  "imports.inspect": { kind: "read", topics: [] },
  "imports.plan": { kind: "read", topics: ["members", "contacts"] },
  "imports.run": { kind: "write", topics: ["imports", "members", "contacts"] },
  "imports.list": { kind: "read", topics: ["imports", "history"] },
  "imports.rejected": { kind: "read", topics: ["imports"] },
  "fees.get": { kind: "read", topics: ["fees"] },
  "fees.set": { kind: "write", topics: ["fees", "billing"] },
  "billing.years": { kind: "read", topics: ["billing", "fees", "invoices"] },
  "billing.preview": {
    kind: "read",
    topics: ["billing", "fees", "members", "contacts", "profile", "invoices"],
  },
  "invoices.issue": { kind: "write", topics: ["invoices", "billing"] },
  "invoices.list": { kind: "read", topics: ["invoices"] },
  "invoices.get": { kind: "read", topics: ["invoices"] },
  "invoices.page": { kind: "read", topics: ["invoices"] },
  "history.list": { kind: "read", topics: ["history"] },
  "history.get": { kind: "read", topics: ["history"] },
  "history.status": { kind: "read", topics: ["history"] },
  "history.undo": { kind: "write", topics: ["profile", "members", "contacts", "imports", "fees", "billing", "invoices", "history", "register"] },
  "history.redo": { kind: "write", topics: ["profile", "members", "contacts", "imports", "fees", "billing", "invoices", "history", "register"] },
  "register.info": { kind: "read", topics: ["register", "members", "profile"] },
  "register.check": { kind: "read", topics: ["profile", "members", "contacts", "imports", "fees", "billing", "invoices", "history", "register"] },
} as const;
