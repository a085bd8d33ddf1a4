// Generated from src-tauri/core/src/api.rs by `cargo xtask bindings`. Changes made here are lost.

export type Account = { 
/**
 * Which one.
 */
key: AccountKey, 
/**
 * The code it is booked under.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What is booked there, as a sentence.
 */
purpose: string, 
/**
 * The code it has unless changed.
 */
usual_code: string, 
/**
 * The name it has unless changed.
 */
usual_name: string, };

export type AccountBalance = { 
/**
 * The account.
 */
account: AccountKey, 
/**
 * Its code.
 */
account_code: string, 
/**
 * Its name.
 */
account_name: string, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What it held before the first day.
 */
opening_minor: number, 
/**
 * The debits of the period.
 */
debit_minor: number, 
/**
 * The credits of the period.
 */
credit_minor: number, 
/**
 * What it holds after the last day.
 */
closing_minor: number, };

export type AccountDraft = { 
/**
 * Which one.
 */
key: AccountKey, 
/**
 * The code it is booked under.
 */
code: string, 
/**
 * Its name.
 */
name: string, };

export type AccountKey = "bank" | "receivables" | "unallocated" | "tax_payable" | "orcid_payable" | "revenue" | "licence_cost" | "bank_charges" | "bad_debts" | "exchange";

export type AddAttachments = { 
/**
 * The member; with neither, the consortium as a whole.
 */
member_id?: number | null, 
/**
 * The agreement.
 */
agreement_id?: number | null, 
/**
 * The files, each of which becomes a document.
 */
files: Array<NewAttachment>, };

export type AddVersion = { 
/**
 * The document.
 */
id: number, 
/**
 * The token of the chosen file.
 */
token: string, };

export type AgedDebtor = { 
/**
 * The member.
 */
member_id: number | null, 
/**
 * The sponsor.
 */
sponsor_id: number | null, 
/**
 * Whom the latest of the invoices is addressed to.
 */
debtor_name: string, 
/**
 * The invoices, the earliest due first.
 */
invoices: Array<AgedInvoice>, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * Not due yet, or due on that very day.
 */
not_due_minor: number, 
/**
 * Overdue by 1 to 30 days.
 */
days_30_minor: number, 
/**
 * Overdue by 31 to 60 days.
 */
days_60_minor: number, 
/**
 * Overdue by 61 to 90 days.
 */
days_90_minor: number, 
/**
 * Overdue by more than 90 days.
 */
older_minor: number, 
/**
 * All of it.
 */
open_minor: number, };

export type AgedInvoice = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * The member.
 */
member_id: number | null, 
/**
 * The sponsor.
 */
sponsor_id: number | null, 
/**
 * Whom it is addressed to.
 */
debtor_name: string, 
/**
 * The day it was issued.
 */
issued_on: string, 
/**
 * The day by which it should be paid.
 */
due_on: string, 
/**
 * How many days it is overdue; 0 while it is not.
 */
days_overdue: number, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Digits of that currency's minor unit.
 */
currency_digits: number, 
/**
 * What was open; below zero when it was paid too much.
 */
open_minor: number, };

export type AgedTotal = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * Not due yet, or due on that very day.
 */
not_due_minor: number, 
/**
 * Overdue by 1 to 30 days.
 */
days_30_minor: number, 
/**
 * Overdue by 31 to 60 days.
 */
days_60_minor: number, 
/**
 * Overdue by 61 to 90 days.
 */
days_90_minor: number, 
/**
 * Overdue by more than 90 days.
 */
older_minor: number, 
/**
 * All of it.
 */
open_minor: number, };

export type Agreement = { 
/**
 * Its id, never reused.
 */
id: number, 
/**
 * Decimals of its currency.
 */
currency_digits: number, 
/**
 * Where it stands.
 */
status: AgreementStatus, 
/**
 * The agreement that it renews.
 */
renews_id: number | null, 
/**
 * The agreement that renews it.
 */
renewed_by_id: number | null, 
/**
 * What it is called.
 */
title: string, 
/**
 * ORCID's number or name for it; empty for none.
 */
reference: string, 
/**
 * The first day of its term.
 */
starts_on: string, 
/**
 * The last day of its term.
 */
ends_on: string, 
/**
 * When it was signed.
 */
signed_on: string | null, 
/**
 * The currency of its fees, as an ISO 4217 code.
 */
currency: string, 
/**
 * What the lead organisation pays for itself, a year.
 */
lead_fee_minor: number, 
/**
 * API credentials that the fee of a member includes.
 */
included_credentials: number, 
/**
 * What each further one costs, a year.
 */
extra_credential_minor: number, 
/**
 * How many days after signing the fees are due; none when nothing is said.
 */
fees_due_days: number | null, 
/**
 * How many months before its end notice has to be given.
 */
notice_months: number | null, 
/**
 * How many members the consortium must have.
 */
members_min: number | null, 
/**
 * Within how many months of signing.
 */
members_within_months: number | null, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * The grid of fees.
 */
bands: Array<Band>, };

export type AgreementDetail = { 
/**
 * The agreement.
 */
agreement: Agreement, 
/**
 * The day that members, cost and grid are shown as of: today, or the nearest day of its term.
 */
on: string, 
/**
 * Its members, by name.
 */
members: Array<AgreementMember>, 
/**
 * How many of them stay.
 */
stays_count: number, 
/**
 * How many leave.
 */
leaves_count: number, 
/**
 * How many have not said.
 */
undecided_count: number, 
/**
 * What ORCID charges for a year with these members.
 */
cost: OrcidCost, 
/**
 * The days that follow from it, the next first.
 */
deadlines: Array<Deadline>, };

export type AgreementDraft = { 
/**
 * What it is called.
 */
title: string, 
/**
 * ORCID's number or name for it; empty for none.
 */
reference: string, 
/**
 * The first day of its term.
 */
starts_on: string, 
/**
 * The last day of its term.
 */
ends_on: string, 
/**
 * When it was signed.
 */
signed_on: string | null, 
/**
 * The currency of its fees, as an ISO 4217 code.
 */
currency: string, 
/**
 * What the lead organisation pays for itself, a year.
 */
lead_fee_minor: number, 
/**
 * API credentials that the fee of a member includes.
 */
included_credentials: number, 
/**
 * What each further one costs, a year.
 */
extra_credential_minor: number, 
/**
 * How many days after signing the fees are due; none when nothing is said.
 */
fees_due_days: number | null, 
/**
 * How many months before its end notice has to be given.
 */
notice_months: number | null, 
/**
 * How many members the consortium must have.
 */
members_min: number | null, 
/**
 * Within how many months of signing.
 */
members_within_months: number | null, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * The grid of fees.
 */
bands: Array<Band>, };

export type AgreementId = { 
/**
 * The agreement.
 */
id: number, };

export type AgreementMember = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * Its tier.
 */
tier: Tier | null, 
/**
 * Whether it stays when the agreement ends. A member that gave notice leaves, whether noted here or not.
 */
decision: Decision, 
/**
 * When that was noted; none for a member that gave notice otherwise.
 */
decided_on: string | null, 
/**
 * Whether it gave notice: it is leaving, or its last day lies within the term.
 */
has_notice: boolean, 
/**
 * The last day of its membership, if it is known.
 */
left_on: string | null, 
/**
 * Whether it is a member on the day shown.
 */
is_member: boolean, 
/**
 * API credentials beyond those included.
 */
extra_credentials: number, 
/**
 * What was noted.
 */
note: string, };

export type AgreementReckoning = { 
/**
 * The agreement.
 */
agreement_id: number, 
/**
 * What it is called.
 */
agreement: string, 
/**
 * The currency of both.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * Each kind of charge that is owed or was invoiced.
 */
charges: Array<KindReckoning>, 
/**
 * What is owed by the agreement; none where the year is not reckoned by this one.
 */
owed_minor: number | null, 
/**
 * What ORCID invoiced.
 */
invoiced_minor: number, 
/**
 * What was paid of that.
 */
paid_minor: number, 
/**
 * What is left to pay of ORCID's invoices.
 */
open_minor: number, 
/**
 * Where the figures come from, as sentences.
 */
explanation: Array<string>, };

export type AgreementStatus = "draft" | "signed" | "current" | "ended";

export type AllocatePayment = { 
/**
 * The payment.
 */
payment_id: number, 
/**
 * What it settles from now on, beside what it settles already.
 */
allocations: Array<AllocationDraft>, 
/**
 * The day from which it counts; today when absent. An invoice of a later date is settled from that date.
 */
allocated_on?: string | null, 
/**
 * Whether invoices may be settled beyond what is open.
 */
may_overpay: boolean, };

export type Allocation = { 
/**
 * The allocation.
 */
id: number, 
/**
 * The payment.
 */
payment_id: number, 
/**
 * The day of the payment.
 */
received_on: string, 
/**
 * Who paid.
 */
payer_name: string, 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * Whom the invoice is addressed to.
 */
debtor_name: string, 
/**
 * The day from which it counts.
 */
allocated_on: string, 
/**
 * What is settled, in the invoice's currency.
 */
amount_minor: number, 
/**
 * The invoice's currency.
 */
currency: string, 
/**
 * Digits of that currency's minor unit.
 */
currency_digits: number, 
/**
 * What it takes from the payment, in the payment's currency.
 */
payment_minor: number, 
/**
 * The payment's currency.
 */
payment_currency: string, 
/**
 * Digits of that currency's minor unit.
 */
payment_currency_digits: number, };

export type AllocationDraft = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * What is settled, in the invoice's currency.
 */
amount_minor: number, 
/**
 * What it takes from the payment, in the payment's currency; the same as `amount_minor` when absent, which is only
 * right where both currencies are one.
 */
payment_minor?: number | null, };

export type AlreadyRead = { 
/**
 * What names it where it is to be taken all the same.
 */
fingerprint: string, 
/**
 * The day on which the bank booked it.
 */
booked_on: string, 
/**
 * What was booked.
 */
amount_minor: number, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Digits of that currency's minor unit.
 */
currency_digits: number, 
/**
 * Who paid, or was paid.
 */
counterparty: string, 
/**
 * The file it was read from.
 */
file_name: string, 
/**
 * Whether it is taken all the same.
 */
is_taken: boolean, };

export type AlsoIn = { 
/**
 * The second currency.
 */
currency: string, 
/**
 * What one unit of the document’s currency is worth in it.
 */
exchange_rate: Decimal, };

export type Answer = "new" | "same" | "take" | "keep";

export type AnswerRound = { 
/**
 * The round.
 */
id: number, 
/**
 * The members.
 */
member_ids: Array<number>, 
/**
 * What they answered; null takes an answer back.
 */
answer?: ConfirmationAnswer | null, 
/**
 * The day; today when absent.
 */
on?: string | null, 
/**
 * What the answer said.
 */
note?: string | null, };

export type AppliedTax = { 
/**
 * The category of EN 16931.
 */
code: TaxCode, 
/**
 * What the consortium calls it.
 */
name: string, 
/**
 * Per cent; 0 where no tax is charged.
 */
percent: Decimal, 
/**
 * Why no tax is charged; empty where it is.
 */
reason: string, 
/**
 * The VATEX code of that reason; empty for none.
 */
reason_code: string, };

export type Approval = { 
/**
 * When.
 */
approved_at: string, 
/**
 * By whom.
 */
approved_by: string, 
/**
 * A remark; empty for none.
 */
note: string, 
/**
 * The invoice date that was approved.
 */
issued_on: string, 
/**
 * The due date that was approved.
 */
due_on: string, 
/**
 * The second currency that was approved.
 */
also_in: AlsoIn | null, 
/**
 * Whether the run still is what was approved, or was issued as approved.
 */
is_current: boolean, };

export type ApprovalState = "open" | "approved" | "changed" | "skipped";

export type ApproveRun = { 
/**
 * What the preview showed, so that nothing else is approved than what was looked at.
 */
fingerprint: string, 
/**
 * A remark.
 */
note?: string | null, 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * The invoice date; the one that was approved, or else today, when absent.
 */
issued_on?: string | null, 
/**
 * The due date; the one that was approved, or else the invoice date and the days of the profile, when absent.
 */
due_on?: string | null, 
/**
 * The fees, instead of the plan adopted for the year. Issuing adopts them.
 */
plan?: FeePlanDraft | null, 
/**
 * Only these members; all when absent.
 */
member_ids?: Array<number> | null, 
/**
 * The currency that totals and tax are shown in besides, where it is another than the invoice’s.
 */
also_in?: AlsoIn | null, 
/**
 * Only members whose anniversary is on this day or before, where fees are billed by anniversary.
 */
anniversaries_until?: string | null, 
/**
 * Why the invoices are issued despite what must be put right; the history keeps it. Only for issuing.
 */
despite?: string | null, };

export type AskContent = { 
/**
 * The version.
 */
version_id: number, };

export type AskCost = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * The day on which members are counted; today when absent.
 */
on?: string | null, };

export type AskFields = { 
/**
 * What the rows are.
 */
kind: ImportKind, };

export type AskJournal = { 
/**
 * The first day; that of the current licence year when absent.
 */
from_on?: string | null, 
/**
 * The last day; that of the current licence year when absent.
 */
until_on?: string | null, 
/**
 * Only postings of this account.
 */
account?: AccountKey | null, 
/**
 * Letters of a document, a debtor or the text.
 */
search?: string | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most.
 */
limit?: number | null, };

export type AskPerson = { 
/**
 * The contact.
 */
contact_id: number, };

export type AskReadiness = { 
/**
 * The day of the election; today when absent.
 */
on?: string | null, 
/**
 * Contacts confirmed before this day count as unconfirmed; a year before the election when absent.
 */
confirmed_since?: string | null, 
/**
 * A member with an invoice overdue by more days than this is not in good standing; 60 when absent, and with 0
 * nobody's invoices are looked at.
 */
overdue_days?: number | null, };

export type AskReceivables = { 
/**
 * The day; today when absent.
 */
on?: string | null, };

export type AskRefundable = { 
/**
 * The overpaid invoice; it counts before the rest.
 */
invoice_id?: number | null, 
/**
 * The member.
 */
member_id?: number | null, 
/**
 * The sponsor; with neither, money of which nobody knows whose it is.
 */
sponsor_id?: number | null, 
/**
 * The currency; all of them when absent.
 */
currency?: string | null, };

export type AskRejected = { 
/**
 * The batch.
 */
batch: number, };

export type AskRemittance = { 
/**
 * The calendar year in which the licence year starts; that of today when absent.
 */
year?: number | null, 
/**
 * The day on which members are counted; the first of the licence year when absent.
 */
on?: string | null, 
/**
 * What other currencies are worth in the consortium's. They count before the fee plan's.
 */
rates?: Array<StatedRate> | null, };

export type AskSettlement = { 
/**
 * The invoice.
 */
invoice_id: number, };

export type AskStatement = { 
/**
 * The member.
 */
member_id?: number | null, 
/**
 * The sponsor.
 */
sponsor_id?: number | null, 
/**
 * The first day; that of the licence year when absent.
 */
from_on?: string | null, 
/**
 * The last day; today when absent.
 */
until_on?: string | null, };

export type AskTaxSummary = { 
/**
 * The first day; that of the current licence year when absent.
 */
from_on?: string | null, 
/**
 * The last day; that of the current licence year when absent.
 */
until_on?: string | null, };

export type AskTold = { 
/**
 * The member.
 */
member_id: number, };

export type AskViews = { 
/**
 * The list.
 */
list: ViewedList, };

export type AskVotingRoll = { 
/**
 * The day; today when absent.
 */
on?: string | null, };

export type AskYear = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, };

export type Asked = { 
/**
 * The round.
 */
id: number, 
/**
 * The members.
 */
member_ids: Array<number>, };

export type Attachment = { 
/**
 * Its id, never reused.
 */
id: number, 
/**
 * The member; with neither, it is a document of the consortium as a whole.
 */
member_id: number | null, 
/**
 * The agreement.
 */
agreement_id: number | null, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * The date it bears.
 */
dated_on: string | null, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * Its versions, the newest first.
 */
versions: Array<AttachmentVersion>, };

export type AttachmentDraft = { 
/**
 * Its title.
 */
title: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * The date it bears.
 */
dated_on?: string | null, 
/**
 * Anything worth knowing of it.
 */
note?: string | null, };

export type AttachmentKind = "agreement" | "amendment" | "letter" | "invoice_received" | "other";

export type AttachmentList = { 
/**
 * The documents, the latest first.
 */
rows: Array<Attachment>, };

export type AttachmentVersion = { 
/**
 * Its id, never reused.
 */
id: number, 
/**
 * Versions of a document count from 1.
 */
version: number, 
/**
 * The name of the file it came in.
 */
file_name: string, 
/**
 * What the file was recognised as.
 */
media_type: string, 
/**
 * Its size.
 */
size_bytes: number, 
/**
 * Its content's SHA-256.
 */
sha256: string, 
/**
 * When it was added: RFC 3339 in UTC.
 */
added_at: string, 
/**
 * Who added it.
 */
added_by: string, 
/**
 * Whether it is of a kind that is opened; others can only be saved.
 */
opens: boolean, };

export type Audience = { 
/**
 * Members of these tiers.
 */
tiers: Array<Tier>, 
/**
 * Members with one of these tags.
 */
tags: Array<string>, 
/**
 * These members.
 */
member_ids: Array<number>, 
/**
 * Everybody but those.
 */
everybody_else: boolean, };

export type Band = { 
/**
 * From how many members on.
 */
from_members: number, 
/**
 * The fee of a small member.
 */
small_minor: number, 
/**
 * The fee of a standard member.
 */
standard_minor: number, 
/**
 * The fee of a large member.
 */
large_minor: number, };

export type BandReached = { 
/**
 * From how many members on.
 */
from_members: number, 
/**
 * Up to how many; none for the last band.
 */
to_members: number | null, };

export type BankFileRequest = { 
/**
 * The staged file.
 */
token: string, 
/**
 * How the columns of a list are read; without columns, as remembered or recognised.
 */
reading: ListReading, 
/**
 * The account that a list is about.
 */
account?: string | null, 
/**
 * The currency of the account, where the file does not say it.
 */
currency?: string | null, 
/**
 * The encoding of the file, when it is not recognised rightly.
 */
encoding?: string | null, 
/**
 * The delimiter of a list, when it is not recognised rightly.
 */
delimiter?: string | null, 
/**
 * The sheet of a workbook, when it is not the first with something in it.
 */
sheet?: string | null, 
/**
 * The row that holds the headings, when it is not recognised rightly.
 */
header_row?: number | null, 
/**
 * Bookings that were read already from another file, and are taken all the same.
 */
take_again?: Array<string> | null, };

export type BankFormat = "camt" | "mt940" | "list";

export type BankListColumn = { 
/**
 * Its heading.
 */
header: string, 
/**
 * What it holds; nothing for a column that is passed over.
 */
field: ListField | null, 
/**
 * Its first values.
 */
samples: Array<string>, };

export type BankStatementId = { 
/**
 * The statement.
 */
id: number, };

export type BankStatementPage = { 
/**
 * The statements, the latest import first.
 */
rows: Array<BankStatementRow>, 
/**
 * How many there are in all.
 */
total: number, };

export type BankStatementRow = { 
/**
 * The statement.
 */
id: number, 
/**
 * The account.
 */
account: string, 
/**
 * The form of its file.
 */
format: BankFormat, 
/**
 * The first day it is about.
 */
first_on: string | null, 
/**
 * The last day it is about.
 */
last_on: string | null, 
/**
 * What the bank calls it.
 */
identification: string, 
/**
 * The currency of the account.
 */
currency: string, 
/**
 * Digits of the currency's minor unit.
 */
currency_digits: number, 
/**
 * What was on the account before.
 */
opening_minor: number | null, 
/**
 * The day of the closing balance.
 */
closing_on: string | null, 
/**
 * What was on the account afterwards.
 */
closing_minor: number | null, 
/**
 * The file it came in.
 */
file_name: string, 
/**
 * When it was imported: RFC 3339 in UTC.
 */
imported_at: string, 
/**
 * Who imported it.
 */
user: string, 
/**
 * How many transactions the file has.
 */
transactions: number, 
/**
 * How many of them were new.
 */
added: number, 
/**
 * How many of these are still kept: payments of a batch may have taken the place of its total.
 */
kept: number, 
/**
 * How many of these are booked or put aside; the statement can be taken back while none is.
 */
settled: number, 
/**
 * What was passed over or does not add up.
 */
warnings: Array<string>, };

export type BatchId = { 
/**
 * The batch.
 */
batch: number, };

export type BatchUndo = { 
/**
 * The batch.
 */
batch: number, 
/**
 * Whether it can.
 */
undoable: boolean, 
/**
 * Why not, and what to do first.
 */
undo_refusal: string | null, };

export type BillAnew = { 
/**
 * The invoice.
 */
id: number, 
/**
 * Why; the credit note prints it.
 */
reason: string, 
/**
 * The date of both documents; today when absent.
 */
on?: string | null, 
/**
 * What the new invoice says; the same lines when absent.
 */
reckon?: Reckon | null, 
/**
 * Why the documents have a date further ahead than Settings allow; the history keeps it.
 */
despite?: string | null, 
purchase_order?: string | null, 
buyer_reference?: string | null, 
for_coming_invoices?: boolean, };

export type BuyerReferences = { 
purchase_order: string, 
buyer_reference: string, };

export type BilledAnew = { 
/**
 * The credit note that takes the invoice back.
 */
credit_note: InvoiceRow, 
/**
 * The new invoices.
 */
invoices: Array<IssuedInvoice>, };

export type BilledBy = "licence_year" | "anniversary";

export type BillingRequest = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * The invoice date; the one that was approved, or else today, when absent.
 */
issued_on?: string | null, 
/**
 * The due date; the one that was approved, or else the invoice date and the days of the profile, when absent.
 */
due_on?: string | null, 
/**
 * The fees, instead of the plan adopted for the year. Issuing adopts them.
 */
plan?: FeePlanDraft | null, 
/**
 * Only these members; all when absent.
 */
member_ids?: Array<number> | null, 
/**
 * The currency that totals and tax are shown in besides, where it is another than the invoice’s.
 */
also_in?: AlsoIn | null, 
/**
 * Only members whose anniversary is on this day or before, where fees are billed by anniversary.
 */
anniversaries_until?: string | null, 
/**
 * Why the invoices are issued despite what must be put right; the history keeps it. Only for issuing.
 */
despite?: string | null, };

export type BillingYear = { 
/**
 * The calendar year in which it starts.
 */
year: number, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * Whether a fee is set.
 */
has_plan: boolean, 
/**
 * How far its billing is.
 */
state: YearState, 
/**
 * Invoices issued for it.
 */
invoice_count: number, 
/**
 * Invoices of it that are to be paid and are not marked as sent.
 */
unsent_count: number, 
/**
 * What they add up to, credit notes taken off, by currency.
 */
totals: Array<CurrencyTotal>, };

export type BillingYears = { 
/**
 * The one that today falls in.
 */
current: number, 
/**
 * Those with a fee or invoices, the current and the next one, the latest first.
 */
years: Array<BillingYear>, 
/**
 * The consortium's currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, };

export type BookTransactions = { 
/**
 * What becomes of each.
 */
bookings: Array<Booking>, };

export type Booked = { 
/**
 * The payments.
 */
payment_ids: Array<number>, 
/**
 * The entry in the history; none when there was nothing to do.
 */
entry_id: number | null, };

export type Booking = { 
/**
 * The transaction.
 */
transaction_id: number, 
/**
 * The payments it becomes; several split it. What they leave goes on waiting.
 */
parts: Array<BookingPart>, };

export type BookingPart = { 
/**
 * How much of the transaction, below zero when it went out; all that is left when absent.
 */
amount_minor?: number | null, 
/**
 * What banks kept on the way; it settles as if it had arrived.
 */
bank_fee_minor: number, 
/**
 * The member whose money it is; the debtor of the invoices when absent.
 */
member_id?: number | null, 
/**
 * The sponsor whose money it is.
 */
sponsor_id?: number | null, 
/**
 * What it settles.
 */
allocations: Array<AllocationDraft>, 
/**
 * The payment that is paid back, when money went out.
 */
refunds_id?: number | null, 
/**
 * A note.
 */
note: string, 
/**
 * Whether invoices may be settled beyond what is open.
 */
may_overpay: boolean, };

export type BooksPeriods = { 
/**
 * The last day that is closed; none while nothing is.
 */
closed_through: string | null, 
/**
 * The licence years, the latest first.
 */
years: Array<BooksYear>, 
/**
 * Every close, the latest first, also those that were opened again.
 */
periods: Array<ClosedPeriod>, };

export type BooksYear = { 
/**
 * The calendar year in which it starts.
 */
year: number, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * Whether its books are closed.
 */
is_closed: boolean, 
/**
 * Whether it is over, so that its books can be closed.
 */
is_over: boolean, };

export type BulkOutcome = { 
/**
 * Members that change.
 */
changed: number, 
/**
 * Members that are so already.
 */
unchanged: number, 
/**
 * Why members cannot be changed so. While there are any, nothing is.
 */
problems: Array<BulkProblem>, };

export type BulkProblem = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * The field at fault.
 */
field: string, 
/**
 * What is wrong.
 */
problem: string, };

export type BulkSet = { 
/**
 * Where they stand.
 */
status?: Status | null, 
/**
 * Size class; to nothing takes it away.
 */
tier?: To<Tier> | null, 
/**
 * ISO 3166 code or English name; empty takes it away.
 */
country?: string | null, 
/**
 * Sector; empty takes it away.
 */
sector?: string | null, 
/**
 * First day of membership; to nothing takes it away.
 */
joined_on?: To<string> | null, 
/**
 * Last day of membership; to nothing takes it away.
 */
left_on?: To<string> | null, 
/**
 * Whether they are not-for-profit; to nothing makes that unknown.
 */
not_for_profit?: To<boolean> | null, 
/**
 * Tags that each has afterwards, besides its own.
 */
add_tags?: Array<string> | null, 
/**
 * Tags that none has afterwards.
 */
remove_tags?: Array<string> | null, };

export type BulkUpdate = { 
/**
 * The members.
 */
ids: Array<number>, 
/**
 * What each of them has afterwards.
 */
set: BulkSet, };

export type Buyer = { 
/**
 * Official name.
 */
name: string, 
/**
 * The person it is addressed to; empty for none.
 */
attention: string, 
/**
 * Address, line by line.
 */
address_lines: Array<string>, 
/**
 * Country code; empty for none.
 */
country: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * Where the invoice is sent to; empty for unknown.
 */
email: string, };

export type ChangeKind = "added" | "changed" | "removed";

export type ChangeQuestion = { 
/**
 * The row of the file.
 */
row: number, 
/**
 * The member's name.
 */
name: string, 
/**
 * The fields that would change.
 */
changes: Array<PlannedChange>, 
/**
 * What was answered: take or keep. Without an answer the member stays as it is.
 */
answer: Answer | null, };

export type ChangeStatus = { 
/**
 * The member.
 */
id: number, 
/**
 * Its status from then on.
 */
status: Status, 
/**
 * The first day; today when absent. For a member that becomes active it is the day it joins.
 */
on?: string | null, 
/**
 * The last day of membership, for a member that is leaving or former.
 */
left_on?: string | null, 
/**
 * Why.
 */
reason?: string | null, };

export type Channel = "email" | "post" | "portal" | "network" | "other";

export type Charge = "member_fees" | "lead_fee" | "credentials" | "other" | "tax";

export type CheckClose = { 
/**
 * The day.
 */
through_on: string, };

export type CheckContact = { 
/**
 * The contact it would replace; absent for a new one.
 */
id: number | null, 
/**
 * The draft.
 */
draft: ContactDraft, };

export type CheckMember = { 
/**
 * The member it would replace; absent for a new one.
 */
id: number | null, 
/**
 * The draft.
 */
draft: MemberDraft, };

export type CheckReport = { 
/**
 * Whether all of them hold.
 */
ok: boolean, 
/**
 * Each check.
 */
checks: Array<CheckResult>, };

export type CheckResult = { 
/**
 * What was checked.
 */
name: string, 
/**
 * Whether it holds.
 */
ok: boolean, 
/**
 * What was found.
 */
detail: string, };

export type CheckedFields = { 
/**
 * Messages that stand in the way.
 */
problems: { [key in string]: string }, 
/**
 * Messages that do not.
 */
warnings: { [key in string]: string }, };

export type CheckedInvoice = { 
/**
 * Its date.
 */
issued_on: string, 
/**
 * Its due date.
 */
due_on: string, 
/**
 * The lines before tax.
 */
net_minor: number, 
/**
 * The tax on them.
 */
tax_minor: number, 
/**
 * What is to pay.
 */
total_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What ought to be put right.
 */
problems: Array<RunProblem>, 
period_from: string, 
period_until: string, };

export type Choice = "survivor" | "other" | "both";

export type Cliff = { 
/**
 * The number of members behind it.
 */
member_count: number, 
/**
 * How many more than now.
 */
change: number, 
/**
 * The fees of all members just before it.
 */
before_minor: number, 
/**
 * The fees of all members just behind it.
 */
after_minor: number, 
/**
 * The difference.
 */
change_minor: number, };

export type CloseBooks = { 
/**
 * The last day that is closed.
 */
through_on: string, 
/**
 * Whether to close although something is left to settle. What forbids it still does.
 */
despite_advice: boolean, };

export type CloseCheck = { 
/**
 * Names it.
 */
key: string, 
/**
 * What is checked.
 */
name: string, 
/**
 * Whether it is fine.
 */
ok: boolean, 
/**
 * Whether the books cannot be closed while it is not.
 */
forbids: boolean, 
/**
 * What was found, as a sentence.
 */
detail: string, 
/**
 * The screen on which it is settled; empty for none.
 */
screen: string, };

export type CloseChecks = { 
/**
 * The day.
 */
through_on: string, 
/**
 * Whether the books may be closed through it: nothing forbids it, though there may be advice.
 */
can_close: boolean, 
/**
 * Whether every check is fine.
 */
is_clean: boolean, 
/**
 * The checks.
 */
checks: Array<CloseCheck>, };

export type ClosedPeriod = { 
/**
 * The close.
 */
id: number, 
/**
 * The last day that was closed.
 */
through_on: string, 
/**
 * When: RFC 3339 in UTC.
 */
closed_at: string, 
/**
 * Who closed them.
 */
closed_by: string, 
/**
 * SHA-256 of every posting through that day.
 */
fingerprint: string, 
/**
 * When they were opened again, if they were.
 */
reopened_at: string | null, 
/**
 * Who opened them again.
 */
reopened_by: string | null, 
/**
 * Why.
 */
reopened_reason: string | null, };

export type CollectedTotal = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * How many invoices.
 */
invoice_count: number, 
/**
 * What they charge.
 */
invoiced_minor: number, 
/**
 * What credit notes took back.
 */
credited_minor: number, 
/**
 * What was paid, less what was paid back.
 */
collected_minor: number, 
/**
 * What was given up.
 */
written_off_minor: number, 
/**
 * What is open; below zero where more was paid than is due.
 */
open_minor: number, };

export type CommandKind = "read" | "write";

export type ComparePlans = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * The plans, side by side in this order; all of the year when empty.
 */
plan_ids: Array<number>, };

export type ComparedMember = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * Its tier.
 */
tier: Tier | null, 
/**
 * What it was invoiced for the year before, credit notes taken off, by currency.
 */
year_before: Array<CurrencyAmount>, 
/**
 * What it would pay itself, plan by plan, by currency.
 */
by_plan: Array<Array<CurrencyAmount>>, };

export type ComparedPlan = { 
/**
 * The plan.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it is the one that is billed.
 */
is_adopted: boolean, 
/**
 * What it comes to, by currency, before tax.
 */
totals: Array<CurrencyAmount>, 
/**
 * What of it sponsors pay.
 */
sponsored: Array<CurrencyAmount>, 
/**
 * What could not be worked out; the first few.
 */
problems: Array<string>, };

export type Confidence = "possible" | "likely" | "certain";

export type ConfirmCertain = { 
/**
 * Only these, all of which must be certain still; every certain one when absent.
 */
transaction_ids?: Array<number> | null, };

export type ConfirmationAnswer = "confirmed" | "changed";

export type ConfirmationRound = { 
/**
 * The round.
 */
id: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it was opened.
 */
opened_on: string, 
/**
 * Until when members are asked to answer.
 */
due_on: string, 
/**
 * When it was closed.
 */
closed_on: string | null, 
/**
 * The subject of the message to members.
 */
subject: string, 
/**
 * Its text, with {member}, {contacts}, {due} and {consortium} where their values go.
 */
body: string, 
/**
 * How many members are asked.
 */
member_count: number, 
/**
 * To how many a message was drafted.
 */
asked_count: number, 
/**
 * How many answered.
 */
answered_count: number, };

export type ConsortiumLanguage = { 
/**
 * A BCP 47 tag that has texts.
 */
language: string, };

export type Contact = { 
/**
 * A person or an office; empty for none.
 */
name: string, 
/**
 * Telephone number; empty for none.
 */
telephone: string, 
/**
 * E-mail address; empty for none.
 */
email: string, };

export type ContactDetail = { 
/**
 * The person.
 */
id: number, 
/**
 * The person's name.
 */
name: string, 
/**
 * What is held: present first, then the latest to end.
 */
holdings: Array<ContactHolding>, 
/**
 * Given name.
 */
given_name: string, 
/**
 * Family name.
 */
family_name: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * ORCID iD in any usual spelling.
 */
orcid_id: string, 
/**
 * Phone number.
 */
phone: string, 
/**
 * Job title.
 */
job_title: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, };

export type ContactDraft = { 
/**
 * Given name.
 */
given_name: string, 
/**
 * Family name.
 */
family_name: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * ORCID iD in any usual spelling.
 */
orcid_id: string, 
/**
 * Phone number.
 */
phone: string, 
/**
 * Job title.
 */
job_title: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, };

export type ContactFacets = { 
/**
 * All contacts.
 */
total: number, 
/**
 * By role held now.
 */
roles: Array<Facet>, 
/**
 * By what they lack.
 */
missing: Array<Facet>, };

export type ContactGap = "orcid_id" | "email";

export type ContactHolding = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * The holding.
 */
id: number, 
/**
 * The role.
 */
role: Role, 
/**
 * The first day.
 */
from_on: string, 
/**
 * The first day on which it is no longer held.
 */
until_on: string | null, 
/**
 * Whether it is held today.
 */
is_current: boolean, };

export type ContactPage = { 
/**
 * One row for each person and member.
 */
rows: Array<ContactRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Whether a search matched more than are counted.
 */
total_is_capped: boolean, 
/**
 * The words that were looked for instead of those typed, which find nothing.
 */
searched_instead: string | null, };

export type ContactRow = { 
/**
 * The person.
 */
id: number, 
/**
 * The person's name.
 */
name: string, 
/**
 * The member.
 */
member_id: number, 
/**
 * The member's official name.
 */
member_name: string, 
/**
 * The roles held there now.
 */
roles: Array<Role>, 
/**
 * Given name.
 */
given_name: string, 
/**
 * Family name.
 */
family_name: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * ORCID iD in any usual spelling.
 */
orcid_id: string, 
/**
 * Phone number.
 */
phone: string, 
/**
 * Job title.
 */
job_title: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, };

export type ContactSort = { 
/**
 * The column.
 */
by: ContactSortBy, 
/**
 * From the end.
 */
descending: boolean, };

export type ContactSortBy = "name" | "member" | "email";

export type CopyPlan = { 
/**
 * The plan.
 */
id: number, 
/**
 * The licence year that the copy is for.
 */
year: number, 
/**
 * What the copy is called.
 */
name: string, };

export type CostProblem = { 
/**
 * The member concerned, if one is.
 */
member_id: number | null, 
/**
 * What is wrong and what to do, as a sentence.
 */
message: string, };

export type CountryName = { 
/**
 * ISO 3166-1 alpha-2 code.
 */
code: string, 
/**
 * English name.
 */
name: string, };

export type CreditInvoice = { 
/**
 * The invoice.
 */
id: number, 
/**
 * Why; the credit note prints it.
 */
reason: string, 
/**
 * Its date; today when absent.
 */
on?: string | null, 
/**
 * What is taken back of which line; all that is left when absent.
 */
lines?: Array<CreditedLine> | null, 
/**
 * Whether the next run bills the members’ fee of the licence year anew. Only for a credit of all that is left.
 */
bill_again: boolean, 
/**
 * Why it has a date further ahead than Settings allow; the history keeps it.
 */
despite?: string | null, };

export type CreditedInvoice = { 
/**
 * Its number.
 */
number: string, 
/**
 * Its date.
 */
issued_on: string, 
/**
 * Whether all of it is taken back at once.
 */
is_whole: boolean, };

export type CreditedLine = { 
/**
 * The line of the invoice, from 0.
 */
line: number, 
/**
 * The amount before tax, with the sign of the line.
 */
amount_minor: number, };

export type CurrencyAmount = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The amount.
 */
minor: number, };

export type CurrencyFacts = { 
/**
 * Three letters.
 */
code: string, 
/**
 * Digits of its minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
 */
digits: number, };

export type CurrencyTotal = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * How many.
 */
count: number, 
/**
 * Before tax.
 */
net_minor: number, 
/**
 * Tax.
 */
tax_minor: number, 
/**
 * What is to pay.
 */
total_minor: number, };

export type CurrencyYear = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What was invoiced.
 */
invoiced_minor: number, 
/**
 * What credit notes took back.
 */
credited_minor: number, 
/**
 * What was paid.
 */
collected_minor: number, 
/**
 * What was given up.
 */
written_off_minor: number, 
/**
 * What is left to pay.
 */
outstanding_minor: number, 
/**
 * What of it is overdue.
 */
overdue_minor: number, 
/**
 * Month by month, from the first invoice to the last movement or today.
 */
months: Array<MoneyMonth>, };

export type CustomField = { 
/**
 * The field.
 */
id: number, 
/**
 * Its name, which no other has.
 */
name: string, 
/**
 * What it holds.
 */
kind: CustomFieldKind, 
/**
 * What can be chosen; empty but for a choice.
 */
choices: Array<string>, };

export type CustomFieldId = { 
/**
 * The field.
 */
id: number, };

export type CustomFieldKind = "text" | "number" | "date" | "yes_no" | "choice";

export type CycleStep = { 
/**
 * Names the step.
 */
key: StepKey, 
/**
 * What it is, in a few words.
 */
title: string, 
/**
 * How far it is, as a sentence.
 */
detail: string, 
/**
 * Whether it is done.
 */
is_done: boolean, 
/**
 * Whether it is done, was passed over, or is open.
 */
state: StepState, 
/**
 * The screen on which it is done.
 */
screen: string, };

export type DateOrder = "dmy" | "mdy";

export type Deadline = { 
/**
 * Names it among all deadlines of the register, and stays the same while its day moves.
 */
key: string, 
/**
 * The day.
 */
on: string, 
/**
 * What has to be done, in a few words.
 */
title: string, 
/**
 * Where the day comes from, as a sentence.
 */
detail: string, 
/**
 * The screen on which it is done.
 */
screen: string, 
/**
 * The record on that screen, if it is about one.
 */
record_id: number | null, 
/**
 * How many days before it a calendar should remind of it.
 */
remind_days: number, };

export type DeadlineList = { 
/**
 * Today, for who wants to say how far off they are.
 */
today: string, 
/**
 * The deadlines, the earliest first.
 */
rows: Array<Deadline>, };

export type Decide = { 
/**
 * The agreement.
 */
id: number, 
/**
 * The members.
 */
member_ids: Array<number>, 
/**
 * What they decide; undecided takes a decision back.
 */
decision: Decision, 
/**
 * When; today when absent.
 */
on?: string | null, 
/**
 * What they said; what was noted before stays when absent.
 */
note?: string | null, };

export type Decimal = string;

export type DecimalSign = "point" | "comma";

export type Decision = "stays" | "leaves" | "undecided";

export type DepartContact = { 
/**
 * The person.
 */
id: number, 
/**
 * The first day on which nothing is held any more; today when absent.
 */
on?: string | null, };

export type DirectionWord = { 
/**
 * The word, as the list writes it; empty for an empty cell.
 */
word: string, 
/**
 * Whether it came in.
 */
came_in: boolean, };

export type Dispatch = { 
/**
 * The dispatch.
 */
id: number, 
/**
 * How it is sent.
 */
channel: Channel, 
/**
 * To whom: an e-mail address, a portal; empty when not said.
 */
recipient: string, 
/**
 * The day it was made ready.
 */
prepared_on: string, 
/**
 * The day it was sent; none while it is not.
 */
sent_on: string | null, 
/**
 * A remark.
 */
note: string, };

export type Dispatched = { 
/**
 * Documents.
 */
count: number, };

export type Dispute = { 
/**
 * The dispute.
 */
id: number, 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its first day.
 */
from_on: string, 
/**
 * Its last day; none while it goes on.
 */
until_on: string | null, 
/**
 * What it is about.
 */
note: string, };

export type DisputeId = { 
/**
 * The dispute.
 */
id: number, };

export type DistinctPair = { 
/**
 * The declaration.
 */
id: number, 
/**
 * The name of one of them.
 */
one: string, 
/**
 * The name of the other.
 */
other: string, 
/**
 * When it was declared.
 */
declared_on: string, };

export type DocumentKind = "invoice" | "credit_note" | "pro_forma";

export type DocumentPreview = { 
/**
 * Which page it is, from 0.
 */
page: number, 
/**
 * Why the colour cannot be used; empty when it can. The page then shows the usual one.
 */
accent_problem: string, 
/**
 * The page as SVG, in base 64.
 */
svg_base64: string, 
/**
 * Its width in millimetres, rounded.
 */
width_mm: number, 
/**
 * Its height in millimetres, rounded.
 */
height_mm: number, 
/**
 * How many pages the invoice has.
 */
page_count: number, };

export type DraftInvoices = { 
/**
 * These documents; a whole year when absent.
 */
ids?: Array<number> | null, 
/**
 * The invoices and credit notes of this licence year.
 */
year?: number | null, 
/**
 * Of the year, only what was never sent.
 */
not_sent?: boolean | null, };

export type DuplicateList = { 
/**
 * The pairs.
 */
rows: Array<DuplicatePair>, 
/**
 * How many were found in all.
 */
total: number, 
/**
 * How many pairs were declared different and are left out.
 */
dismissed: number, };

export type DuplicatePair = { 
/**
 * The record that would remain: the one that more hangs on.
 */
one: Side, 
/**
 * The record that would be merged into it.
 */
other: Side, 
/**
 * How sure it is that they are one: 50 to 100.
 */
percent: number, 
/**
 * Why, in words.
 */
reasons: Array<string>, };

export type EInvoicing = "none" | "factur_x" | "ubl" | "xrechnung";

export type ElectronicAddress = { 
/**
 * The scheme: four digits, such as 0204 for a Leitweg-ID, or EM for an e-mail address.
 */
scheme: string, 
/**
 * The address in that scheme.
 */
value: string, };

export type ElectronicDetails = { 
/**
 * How the consortium sent electronic invoices when the document was issued.
 */
e_invoice: EInvoicing, 
/**
 * The consortium, part by part.
 */
seller: PartyDetails, 
/**
 * The buyer, part by part.
 */
buyer: PartyDetails, 
/**
 * What the buyer sorts it by.
 */
buyer_reference: string, };

export type EncodedContent = { 
/**
 * The name of the file it came in.
 */
file_name: string, 
/**
 * What content and name together are recognised as.
 */
media_type: string, 
/**
 * The file in base 64.
 */
data_base64: string, };

export type EntryKind = "invoice" | "credit_note" | "payment" | "allocation" | "refund" | "write_off" | "orcid_invoice" | "orcid_credit_note" | "orcid_payment";

export type ErasePreview = { 
/**
 * The person's name.
 */
name: string, 
/**
 * What will stand for it.
 */
pseudonym: string, 
/**
 * What goes, in whole sentences.
 */
goes: Array<string>, 
/**
 * What stays, in whole sentences.
 */
stays: Array<string>, 
/**
 * The issued invoices that name the person and must be kept.
 */
invoices: Array<NamingInvoice>, 
/**
 * The reminders that name the person and stay as they are.
 */
reminders: Array<NamingReminder>, 
/**
 * Free texts that mention the person, to be edited by hand.
 */
mentions: Array<string>, };

export type ErasedPerson = { 
/**
 * The contact that stands for them.
 */
contact_id: number, 
/**
 * What stands for their name.
 */
pseudonym: string, 
/**
 * When they were erased.
 */
erased_on: string, 
/**
 * By whom.
 */
erased_by: string, 
/**
 * The issued invoices that name them and must be kept.
 */
retained: Array<NamingInvoice>, };

export type Error = { 
/**
 * What a caller may branch on.
 */
kind: ErrorKind, 
/**
 * A full sentence: what happened, to which record, what to do.
 */
message: string, 
/**
 * The input field at fault, if one is.
 */
field: string | null, 
/**
 * Field name to message for every bad field of a form, or further facts by name.
 */
context: { [key in string]: string }, };

export type ErrorKind = "invalid" | "not_found" | "conflict" | "read_only" | "refused" | "io" | "unanswered" | "unknown" | "internal";

export type Exchange = { 
/**
 * What was paid to ORCID, by kind of charge and currency.
 */
lines: Array<ExchangeLine>, 
/**
 * Gain over all lines, below zero for a loss; none while a cost is not known.
 */
gain_minor: number | null, 
/**
 * What it means, as a sentence.
 */
words: string, };

export type ExchangeLine = { 
/**
 * What it was paid for.
 */
charge: Charge, 
/**
 * What was paid, in ORCID's currency.
 */
paid_minor: number, 
/**
 * ORCID's currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What the payments cost; none while that is not known of each.
 */
cost_minor: number | null, 
/**
 * The rate at which the fee plan passes it on; none where it states none.
 */
plan_rate: Decimal | null, 
/**
 * What was paid at that rate.
 */
planned_minor: number | null, 
/**
 * What the plan's rate brought beyond the cost; below zero for a loss.
 */
gain_minor: number | null, 
/**
 * How it came about, as a sentence.
 */
explanation: string, };

export type ExplainFee = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * The member.
 */
member_id: number, };

export type ExplainedLine = { 
/**
 * What invoices call it.
 */
name: string, 
/**
 * The sponsor who pays it; none when it is the member.
 */
sponsor: string | null, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The amount.
 */
minor: number, 
/**
 * The reckoning in one line, as invoices print it: "1,200.00 × 7 of 12 months = 700.00".
 */
calculation: string, 
/**
 * What kind of fee it is: "The same fee for every member".
 */
formula: string, 
/**
 * What went into it: a label and its value.
 */
inputs: Array<[string, string]>, 
/**
 * How it was rounded; empty when there was nothing to round.
 */
rounding: string, };

export type Export = { 
/**
 * A name for the file.
 */
file_name: string, 
/**
 * How many rows it has below the headings.
 */
row_count: number, 
/**
 * What it holds, in base64.
 */
data_base64: string, };

export type ExportFormat = "csv" | "xlsx" | "ics" | "pdf";

export type ExportedList = { "name": "members", "request": ListMembers } | { "name": "contacts", "request": ListContacts } | { "name": "voting_roll", "request": AskVotingRoll } | { "name": "orcid_contacts", "request": Record<symbol, never> } | { "name": "untold", "request": ListQueue } | { "name": "readiness", "request": AskReadiness } | { "name": "invoices", "request": ListInvoices } | { "name": "payments", "request": ListPayments } | { "name": "orcid_invoices", "request": ListOrcidInvoices } | { "name": "orcid_payments", "request": ListOrcidPayments } | { "name": "remittance", "request": AskRemittance } | { "name": "history", "request": ListHistory } | { "name": "imports", "request": Record<symbol, never> } | { "name": "deadlines", "request": ListDeadlines } | { "name": "fee_explanation", "request": ExplainFee } | { "name": "fee_plans", "request": ComparePlans } | { "name": "journal", "request": AskJournal } | { "name": "accounting", "request": AskJournal } | { "name": "accounts", "request": AskJournal } | { "name": "open_invoices", "request": AskReceivables } | { "name": "receivables", "request": AskReceivables } | { "name": "tax_summary", "request": AskTaxSummary };

export type ExtraFields = { 
/**
 * In alphabetical order.
 */
names: Array<string>, };

export type Facet = { 
/**
 * The value to filter by.
 */
value: string, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * How many members have it.
 */
count: number, };

export type Family = { 
/**
 * The member it belongs to.
 */
parent: MemberName | null, 
/**
 * The members that belong to it.
 */
children: Array<MemberName>, };

export type FeeComponent = { 
/**
 * What invoices call it.
 */
name: string, 
/**
 * How its amount is reckoned.
 */
rule: FeeRule, 
/**
 * The currency it is billed in; a member with components in two currencies gets two invoices.
 */
currency: string, 
/**
 * How much a member pays that joins or leaves during the year.
 */
pro_rata: ProRata, 
/**
 * What becomes of the share of a member that joins after a total was divided and invoiced; for components that divide one.
 */
late_joiners: LateJoiners, 
/**
 * How it is taxed; none prints no tax.
 */
tax_category_id?: number | null, 
/**
 * Whom it is for.
 */
audience: Audience, };

export type FeeExplanation = { 
/**
 * The licence year as a person calls it.
 */
label: string, 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * The plan.
 */
plan: string, 
/**
 * The first day billed.
 */
period_from: string, 
/**
 * The last day billed.
 */
period_until: string, 
/**
 * The parts, in the order in which they are reckoned.
 */
lines: Array<ExplainedLine>, 
/**
 * What the member itself pays before tax, by currency.
 */
totals: Array<CurrencyAmount>, 
/**
 * How the member is taxed otherwise than others there, as a sentence; none where it is not.
 */
tax_exception: string | null, 
/**
 * What stands in the way.
 */
problems: Array<string>, };

export type FeeModel = { 
/**
 * What it is called.
 */
name: string, 
/**
 * How it works, in a sentence.
 */
description: string, 
/**
 * The plan to begin with.
 */
draft: FeePlanDraft, };

export type FeePlan = { 
/**
 * The plan.
 */
id: number, 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * Whether it is the one that is billed.
 */
is_adopted: boolean, 
/**
 * What it is called among the plans of its year.
 */
name: string, 
/**
 * From when to when members are billed.
 */
billed_by: BilledBy, 
/**
 * Whether the amounts of its components include tax.
 */
prices_include_tax: boolean, 
/**
 * Remarks for whoever decides.
 */
notes: string, 
/**
 * What it is made of, in the order in which it is reckoned and printed.
 */
components: Array<FeeComponent>, };

export type FeePlanDraft = { 
/**
 * What it is called among the plans of its year.
 */
name: string, 
/**
 * From when to when members are billed.
 */
billed_by: BilledBy, 
/**
 * Whether the amounts of its components include tax.
 */
prices_include_tax: boolean, 
/**
 * Remarks for whoever decides.
 */
notes: string, 
/**
 * What it is made of, in the order in which it is reckoned and printed.
 */
components: Array<FeeComponent>, };

export type FeePlanId = { 
/**
 * The plan.
 */
id: number, };

export type FeePlanList = { 
/**
 * The calendar year in which it starts.
 */
year: number, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * The consortium’s currency.
 */
currency: string, 
/**
 * The plans, the adopted one first.
 */
plans: Array<FeePlan>, 
/**
 * The adopted plan of the nearest earlier year, to begin with.
 */
earlier: FeePlan | null, };

export type FeeRule = { "kind": "flat", 
/**
 * The fee of a whole year.
 */
amount_minor: number, } | { "kind": "by_tier", 
/**
 * For small members.
 */
small_minor: number, 
/**
 * For standard members.
 */
standard_minor: number, 
/**
 * For large members.
 */
large_minor: number, } | { "kind": "by_number", 
/**
 * The custom field that holds the number.
 */
field: string, 
/**
 * What is paid from which number on.
 */
steps: Array<NumberStep>, } | { "kind": "equal_share", 
/**
 * What all members pay together.
 */
total_minor: number, } | { "kind": "weighted_share", 
/**
 * What all members pay together.
 */
total_minor: number, 
/**
 * By what it is weighted.
 */
weights: Weights, } | { "kind": "orcid_fee", 
/**
 * What one unit of ORCID’s currency is worth in the component’s.
 */
exchange_rate: Decimal, } | { "kind": "orcid_lead_fee", 
/**
 * What one unit of ORCID’s currency is worth in the component’s.
 */
exchange_rate: Decimal, } | { "kind": "credentials", 
/**
 * The price of each.
 */
price_minor: number, } | { "kind": "joining_fee", 
/**
 * The fee.
 */
amount_minor: number, } | { "kind": "discount", 
/**
 * Per cent of it.
 */
percent: Decimal | null, 
/**
 * Or this much, but no more than there is.
 */
amount_minor: number | null, 
/**
 * Why.
 */
reason: string, } | { "kind": "sponsor", 
/**
 * Who pays.
 */
sponsor_id: number, 
/**
 * Per cent of it.
 */
percent: Decimal, 
/**
 * Why.
 */
reason: string, } | { "kind": "minimum", 
/**
 * The least that is paid for a whole year.
 */
amount_minor: number, } | { "kind": "maximum", 
/**
 * The most that is paid for a whole year.
 */
amount_minor: number, };

export type FieldChange = { 
/**
 * The field's name.
 */
field: string, 
/**
 * Its value before; empty for none.
 */
before: string, 
/**
 * Its value after; empty for none.
 */
after: string, };

export type FindDuplicates = { 
/**
 * What to compare.
 */
kind: Kind, 
/**
 * Pairs to give at most, the surest first.
 */
limit?: number | null, };

export type FirstRow = { 
/**
 * Its number.
 */
row: number, 
/**
 * Its first cells.
 */
cells: Array<string>, };

export type Flavour = "cii" | "ubl" | "xrechnung";

export type FrozenInvoice = { 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * The invoice number.
 */
number: string, 
/**
 * The invoice date.
 */
issued_on: string, 
/**
 * The due date.
 */
due_on: string, 
/**
 * The licence year billed.
 */
licence_year: number, 
/**
 * What a person calls it: "2027" or "2026/27".
 */
licence_year_label: string, 
/**
 * The first day billed.
 */
period_from: string, 
/**
 * The last day billed.
 */
period_until: string, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The language it is written in, as a BCP 47 tag.
 */
language: string, 
/**
 * Who bills.
 */
seller: Seller, 
/**
 * Who is billed.
 */
buyer: Buyer, 
/**
 * The buyer's purchase order number; empty for none.
 */
purchase_order: string, 
/**
 * What is billed.
 */
lines: Array<InvoiceLine>, 
/**
 * The tax on the lines, by category.
 */
taxes: Array<TaxSubtotal>, 
/**
 * What lines and taxes add up to.
 */
total_minor: number, 
/**
 * The sentence on tax.
 */
tax_text: string, 
/**
 * How to pay.
 */
payment: PaymentDetails, 
/**
 * Total and tax in a second currency, for information.
 */
also_in?: SecondCurrency | null, 
/**
 * The invoice that a credit note takes back, whole or in part.
 */
credits: CreditedInvoice | null, 
/**
 * Why a credit note is made out.
 */
reason: string, 
/**
 * The line at the foot.
 */
footer: string, 
/**
 * How it looks, and the language that it is printed in.
 */
style: Style, 
/**
 * What electronic invoices say beyond what is printed.
 */
electronic: ElectronicDetails, 
/**
 * What was told after it was issued. It is frozen beside the invoice, not in it.
 */
supplement?: Supplement | null, };

export type GetContact = { 
/**
 * The person.
 */
id: number, };

export type GetFeePlans = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, };

export type GetHistoryEntry = { 
/**
 * The entry.
 */
id: number, };

export type GetInvoice = { 
/**
 * The invoice.
 */
id: number, };

export type GetInvoicePage = { 
/**
 * The invoice.
 */
id: number, 
/**
 * The page, from 0.
 */
page: number, 
/**
 * Whether to draw it as it was issued, without what was told since.
 */
as_issued?: boolean | null, };

export type GetInvoiceXml = { 
/**
 * The document.
 */
id: number, 
/**
 * The form; the one it was issued for when absent.
 */
flavour?: Flavour | null, 
/**
 * Whether to write it as it was issued, without what was told since.
 */
as_issued?: boolean | null, };

export type GetMember = { 
/**
 * The member.
 */
id: number, };

export type GetTimeline = { 
/**
 * The member.
 */
id: number, 
/**
 * Operations to give at most, the newest first; 200 when absent.
 */
limit?: number | null, };

export type HandOver = { 
/**
 * The holding that passes on.
 */
role_id: number, 
/**
 * The person who takes it: of this member or of another.
 */
to_contact_id: number, 
/**
 * The first day of the new holder; today when absent.
 */
on?: string | null, };

export type HeldReminder = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * The member or sponsor that owes it.
 */
debtor: string, 
/**
 * The payment that may settle it, as a sentence.
 */
reason: string, };

export type HistoryDetail = { 
/**
 * The entry.
 */
entry: HistoryEntry, 
/**
 * The last final act that came after it, if one did.
 */
final_since: UndoStep | null, 
/**
 * What it changed, in order.
 */
changes: Array<RecordChange>, 
/**
 * Whether there are more changes than shown.
 */
truncated: boolean, };

export type HistoryEntry = { 
/**
 * Its id: entries are numbered without gaps.
 */
id: number, 
/**
 * When: RFC 3339 in UTC.
 */
at: string, 
/**
 * Who.
 */
user: string, 
/**
 * The command that did it.
 */
operation: string, 
/**
 * What it did, in words.
 */
summary: string, 
/**
 * Whether it can be undone right now.
 */
undoable: boolean, 
/**
 * Whether it stands undone.
 */
undone: boolean, 
/**
 * The entry it takes back, for an undo or redo.
 */
undoes: number | null, 
/**
 * That it stays and what corrects it, for a final act: whole sentences.
 */
stays: string | null, 
/**
 * How many rows it changed.
 */
change_count: number, };

export type HistoryPage = { 
/**
 * The entries of this page.
 */
rows: Array<HistoryEntry>, 
/**
 * How many there are in all.
 */
total: number, };

export type HistoryStatus = { 
/**
 * The operation that undo would take back.
 */
undo: UndoStep | null, 
/**
 * The final act that was done last, at which undo stops.
 */
barrier: UndoBarrier | null, 
/**
 * The operation that redo would do again.
 */
redo: UndoStep | null, };

export type HomeLine = { 
/**
 * What it is.
 */
label: string, 
/**
 * Whether it counts only once all is settled.
 */
is_to_come: boolean, 
/**
 * The amount, below zero for what goes out; none while a rate is missing.
 */
amount_minor: number | null, 
/**
 * Where it comes from, as sentences.
 */
sources: Array<string>, };

export type HomeReckoning = { 
/**
 * What came in and went out, and what still will.
 */
lines: Array<HomeLine>, 
/**
 * What is left of what came in; below zero for a gap. None while a rate is missing.
 */
so_far_minor: number | null, 
/**
 * What is left when everybody has paid what is open; below zero for a gap. None while a rate is missing.
 */
settled_minor: number | null, 
/**
 * Currencies of which no rate is known.
 */
missing_rates: Array<string>, };

export type IgnoreTransactions = { 
/**
 * The transactions.
 */
ids: Array<number>, 
/**
 * Why: interest, a transfer between own accounts, money of another activity.
 */
reason: string, };

export type ImportBatch = { 
/**
 * Its id.
 */
batch: number, 
/**
 * Its entry in the history.
 */
entry_id: number, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * When: RFC 3339 in UTC.
 */
at: string, 
/**
 * Who.
 */
user: string, 
/**
 * What the rows were.
 */
kind: ImportKind, 
/**
 * Whether rows were rejected or came in without a field: `imports.rejected` gives them.
 */
has_rows_to_correct: boolean, 
/**
 * Whether it stands undone.
 */
undone: boolean, 
/**
 * Rows of the file, without the header.
 */
rows: number, 
/**
 * New records.
 */
created: number, 
/**
 * Changed records.
 */
updated: number, 
/**
 * Rows that change nothing.
 */
unchanged: number, 
/**
 * Rows left out.
 */
rejected: number, };

export type ImportField = { 
/**
 * Its name.
 */
field: string, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * "member", "address", "contact", or the role of the contact that it describes.
 */
group: string, 
/**
 * What a cell may hold.
 */
hint: string, };

export type ImportKind = "members" | "contacts";

export type ImportMode = "update" | "add" | "ask";

export type ImportPlan = { 
/**
 * What is wrong with rows: the first thousand.
 */
problems: Array<ImportProblem>, 
/**
 * How many problems there are in all.
 */
problem_count: number, 
/**
 * The first hundred rows that would change something.
 */
preview: Array<PlannedRow>, 
/**
 * What has to be answered first; then nothing else counts.
 */
question: string | null, 
/**
 * New members for whom the list gives no first day: they have been members already, or join on the day asked for.
 */
without_first_day: number, 
/**
 * Whether a column of the list gives first days.
 */
gives_first_days: boolean, 
/**
 * Rows that look like totals or notes and not like records.
 */
no_records: Array<NoRecord>, 
/**
 * Values that mean nothing by themselves: their rows come in without them until something is chosen for them.
 */
unknown_values: Array<UnknownValue>, 
/**
 * Rows that may be members of the register. Without an answer they are new members.
 */
matches: Array<MatchQuestion>, 
/**
 * Rows that would change a member, when each change is asked about: the first five hundred.
 */
changes: Array<ChangeQuestion>, 
/**
 * How many such rows there are in all.
 */
change_count: number, 
/**
 * Rows of the file, without the header.
 */
rows: number, 
/**
 * New records.
 */
created: number, 
/**
 * Changed records.
 */
updated: number, 
/**
 * Rows that change nothing.
 */
unchanged: number, 
/**
 * Rows left out.
 */
rejected: number, };

export type ImportProblem = { 
/**
 * The line of the file on which the row begins; the header's is usually 1.
 */
row: number, 
/**
 * The heading of the column; empty when it is the row as a whole.
 */
column: string, 
/**
 * What stands there.
 */
value: string, 
/**
 * What is wrong and what to do.
 */
problem: string, 
/**
 * How bad it is.
 */
severity: Severity, };

export type ImportRequest = { 
/**
 * The staged file.
 */
token: string, 
/**
 * What its rows are.
 */
kind: ImportKind, 
/**
 * The field each column feeds, in the order of the columns; null keeps the column as an extra. `voting.email` is
 * the e-mail address of the voting contact. Empty takes what is recognised or remembered.
 */
mapping: Array<string | null>, 
/**
 * What values stand for that mean nothing by themselves.
 */
values: Array<ValueChoice>, 
/**
 * What becomes of members that are in the register already.
 */
mode: ImportMode, 
/**
 * What was decided about rows.
 */
decisions: Array<RowDecision>, 
/**
 * How to read dates such as 03/04/2026.
 */
date_order?: DateOrder | null, 
/**
 * The day on which new members join for whom the list gives no first day; when absent, they have been members
 * already. New roles begin then too, or else today.
 */
on?: string | null, 
/**
 * The encoding, when it is not recognised rightly.
 */
encoding?: string | null, 
/**
 * The delimiter, when it is not recognised rightly.
 */
delimiter?: string | null, 
/**
 * The sheet of a workbook, when it is not the visible one that looks most like a list.
 */
sheet?: string | null, 
/**
 * The row that holds the headings, when it is not recognised rightly.
 */
header_row?: number | null, 
/**
 * Whether rows and columns of a workbook are read that are hidden in it.
 */
hidden: boolean, };

export type ImportResult = { 
/**
 * The batch; none when nothing changed.
 */
batch: number | null, 
/**
 * Its entry in the history.
 */
entry_id: number | null, 
/**
 * Rows that came in without a field that could not be read.
 */
incomplete: number, 
/**
 * What was wrong with rows: the first thousand.
 */
problems: Array<ImportProblem>, 
/**
 * How many problems there were in all.
 */
problem_count: number, 
/**
 * New members for whom the list gave no first day.
 */
without_first_day: number, 
/**
 * Values that mean nothing by themselves and for which nothing was chosen.
 */
unknown_values: Array<UnknownValue>, 
/**
 * Rows of the file, without the header.
 */
rows: number, 
/**
 * New records.
 */
created: number, 
/**
 * Changed records.
 */
updated: number, 
/**
 * Rows that change nothing.
 */
unchanged: number, 
/**
 * Rows left out.
 */
rejected: number, };

export type ImportedBankFile = { 
/**
 * The file.
 */
file_name: string, 
/**
 * Its statements.
 */
statements: Array<ImportedStatement>, 
/**
 * Transactions that are new in the register.
 */
added: number, 
/**
 * Transactions that it knew already.
 */
known: number, 
/**
 * The entry in the history; none when nothing was new.
 */
entry_id: number | null, };

export type ImportedStatement = { 
/**
 * The statement in the register; none when nothing in it was new.
 */
id: number | null, 
/**
 * The account.
 */
account: string, 
/**
 * What the bank calls the statement.
 */
identification: string, 
/**
 * Transactions that are new.
 */
added: number, 
/**
 * Transactions that were known.
 */
known: number, 
/**
 * What was passed over or does not add up.
 */
warnings: Array<string>, };

export type InspectImport = { 
/**
 * The staged file.
 */
token: string, 
/**
 * The encoding, when it is not recognised rightly.
 */
encoding?: string | null, 
/**
 * The delimiter, when it is not recognised rightly.
 */
delimiter?: string | null, 
/**
 * What its rows are, when it is not recognised rightly.
 */
kind?: ImportKind | null, 
/**
 * The sheet of a workbook, when it is not the visible one that looks most like a list.
 */
sheet?: string | null, 
/**
 * The row that holds the headings, when it is not recognised rightly.
 */
header_row?: number | null, 
/**
 * Whether rows and columns of a workbook are read that are hidden in it.
 */
hidden: boolean, };

export type InvoiceDetail = { 
/**
 * As a list shows it.
 */
row: InvoiceRow, 
/**
 * What it prints.
 */
document: FrozenInvoice, 
/**
 * The credit notes that take it back, whole or in part.
 */
credit_notes: Array<InvoiceRow>, 
/**
 * When and how it was made ready and sent, the latest first.
 */
dispatches: Array<Dispatch>, 
/**
 * Whether it bills fees of its licence year, which a credit note in full may bill anew.
 */
bills_fees: boolean, 
/**
 * The form of electronic invoice it was issued for.
 */
flavour: Flavour, 
/**
 * How many pages it takes.
 */
page_count: number, 
/**
 * What was told after it was issued, the earliest first; the document is that with the latest.
 */
supplements: Array<Supplement>, 
quoted_again: BuyerReferences, };

export type InvoiceLine = { 
/**
 * What it is.
 */
description: string, 
/**
 * The period and the calculation.
 */
detail: string, 
/**
 * The amount before tax.
 */
amount_minor: number, 
/**
 * How it is taxed; none prints no tax.
 */
tax?: AppliedTax | null, 
/**
 * The line of the invoice, from 0, that a line of a credit note takes back.
 */
credits_line?: number | null, };

export type InvoicePage = { 
/**
 * The invoices of this page.
 */
rows: Array<InvoiceRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * What all of them add up to, credit notes taken off and pro formas left out, when they are in one currency.
 */
sum_minor: number | null, 
/**
 * What is left to pay of all of them, when they are in one currency.
 */
open_sum_minor: number | null, 
/**
 * That currency; empty without invoices.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The licence years that have invoices, the latest first.
 */
years: Array<number>, };

export type InvoicePageImage = { 
/**
 * The page as SVG, in base 64.
 */
svg_base64: string, 
/**
 * Its width in millimetres, rounded.
 */
width_mm: number, 
/**
 * Its height in millimetres, rounded.
 */
height_mm: number, 
/**
 * How many pages the invoice has.
 */
page_count: number, };

export type InvoiceRow = { 
/**
 * The invoice.
 */
id: number, 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * Its number.
 */
number: string, 
/**
 * The member billed; none when it is a sponsor.
 */
member_id: number | null, 
/**
 * The sponsor billed; none when it is a member.
 */
sponsor_id: number | null, 
/**
 * The name of the member or sponsor as it was when the document was issued.
 */
debtor: string, 
/**
 * The licence year billed.
 */
licence_year: number, 
/**
 * The invoice date.
 */
issued_on: string, 
/**
 * The due date.
 */
due_on: string, 
/**
 * What it asks for, or gives back.
 */
total_minor: number, 
/**
 * What credit notes took back of it.
 */
credited_minor: number, 
/**
 * What payments settle of it.
 */
paid_minor: number, 
/**
 * What was given up of it.
 */
written_off_minor: number, 
/**
 * What is left to pay: below zero when too much was paid.
 */
open_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * Where it stands today.
 */
state: InvoiceState, 
/**
 * The day it was last sent.
 */
sent_on: string | null, 
is_to_send: boolean, 
purchase_order: string, };

export type InvoiceSort = { 
/**
 * The column.
 */
by: InvoiceSortBy, 
/**
 * From the end.
 */
descending: boolean, };

export type InvoiceSortBy = "number" | "debtor" | "total" | "open" | "issued_on" | "due_on" | "state";

export type InvoiceState = "open" | "partly_paid" | "overdue" | "paid" | "overpaid" | "credited" | "written_off" | "issued";

export type IssuedInvoice = { 
/**
 * The invoice.
 */
id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * The member or sponsor billed.
 */
member: string, 
/**
 * What it asks for.
 */
total_minor: number, 
/**
 * The currency.
 */
currency: string, };

export type IssuedRun = { 
/**
 * The run.
 */
run: number, 
/**
 * Always "issued".
 */
state: string, 
/**
 * Its invoices, by number.
 */
invoices: Array<IssuedInvoice>, 
/**
 * What those in the consortium’s currency add up to.
 */
total_minor: number, 
/**
 * What was worth knowing.
 */
problems: Array<RunProblem>, 
/**
 * Who approved what is issued of the licence year, as a sentence.
 */
approval_detail: string, };

export type JournalPage = { 
/**
 * The postings of this page, in the order of their days.
 */
rows: Array<Posting>, 
/**
 * How many there are.
 */
total: number, 
/**
 * The first day.
 */
from_on: string, 
/**
 * The last day.
 */
until_on: string, 
/**
 * What every account comes to in the period, whatever the page is narrowed to.
 */
balances: Array<AccountBalance>, };

export type Kind = "members" | "contacts";

export type KindReckoning = { 
/**
 * The kind.
 */
charge: Charge, 
/**
 * What is owed by the agreement.
 */
owed_minor: number | null, 
/**
 * What ORCID invoiced.
 */
invoiced_minor: number, 
/**
 * How much more ORCID invoiced than is owed; below zero for less.
 */
difference_minor: number | null, 
/**
 * The difference in words.
 */
words: string, };

export type LanguageName = { 
/**
 * Its BCP 47 tag.
 */
tag: string, 
/**
 * Its name in English; empty for one the program has no texts in.
 */
name: string, };

export type LateJoiners = "on_top" | "next_year";

export type LetterKind = "invoice" | "credit_note" | "pro_forma" | "first_reminder" | "second_reminder" | "final_reminder" | "statement";

export type LetterKindTexts = { 
/**
 * The purpose.
 */
kind: LetterKind, 
/**
 * Its name.
 */
title: string, 
/**
 * What may stand in braces.
 */
placeholders: Array<string>, 
/**
 * A text for each language that has one.
 */
texts: Array<LetterText>, };

export type LetterText = { 
/**
 * Its language, as a BCP 47 tag.
 */
language: string, 
/**
 * The subject.
 */
subject: string, 
/**
 * The text, in paragraphs.
 */
body: string, 
/**
 * Whether the consortium wrote it; otherwise it came with the program.
 */
is_own: boolean, };

export type LetterTextId = { 
/**
 * What it is for.
 */
kind: LetterKind, 
/**
 * Its language, as a BCP 47 tag.
 */
language: string, };

export type LetterTexts = { 
/**
 * The language in which the consortium writes to whoever has none of its own, or one without texts: a BCP 47 tag.
 */
language: string, 
/**
 * The languages that have texts.
 */
languages: Array<LanguageName>, 
/**
 * What texts are for, each with its texts.
 */
kinds: Array<LetterKindTexts>, };

export type ListAttachments = { 
/**
 * The member; with neither, the consortium as a whole.
 */
member_id?: number | null, 
/**
 * The agreement.
 */
agreement_id?: number | null, };

export type ListContacts = { 
/**
 * Beginnings of words in names, addresses, identifiers, job titles and notes, or in the member's name.
 */
search?: string | null, 
/**
 * Only people whom a word of the search is about, rather than all people of a member that it is about.
 */
names_person?: boolean | null, 
/**
 * Only holders of one of these roles.
 */
roles?: Array<Role> | null, 
/**
 * Only people who lack every one of these.
 */
missing?: Array<ContactGap> | null, 
/**
 * By name unless given.
 */
sort?: ContactSort | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most.
 */
limit?: number | null, };

export type ListDeadlines = { 
/**
 * The first day; 30 days ago when absent.
 */
from_on?: string | null, 
/**
 * The last day; a year from now when absent.
 */
until_on?: string | null, };

export type ListDistinct = { 
/**
 * What they are.
 */
kind: Kind, };

export type ListField = "booked_on" | "value_on" | "amount" | "debit" | "credit" | "direction" | "currency" | "status" | "counterparty" | "payee" | "counterparty_account" | "text" | "reference" | "bank_reference" | "original_amount" | "original_currency" | "charges" | "balance";

export type ListHistory = { 
/**
 * Words in the description or the user's name.
 */
search?: string | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most.
 */
limit?: number | null, };

export type ListInvoices = { 
/**
 * Only those of this member and of the members merged into it.
 */
member_id?: number | null, 
/**
 * Only those of this sponsor.
 */
sponsor_id?: number | null, 
/**
 * Only these documents.
 */
kind?: DocumentKind | null, 
/**
 * Only this licence year.
 */
year?: number | null, 
/**
 * Only those that stand here today.
 */
state?: InvoiceState | null, 
/**
 * Part of a number or a member's name.
 */
search?: string | null, 
/**
 * By number, the latest first, unless given.
 */
sort?: InvoiceSort | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most.
 */
limit?: number | null, 
not_sent?: boolean | null, };

export type ListMembers = { 
/**
 * Beginnings of words in names, identifiers, cities or contacts.
 */
search?: string | null, 
/**
 * Only these statuses.
 */
statuses?: Array<Status> | null, 
/**
 * Only these countries, by code; an empty code stands for members without one.
 */
countries?: Array<string> | null, 
/**
 * Only these tiers; "none" stands for members without one.
 */
tiers?: Array<string> | null, 
/**
 * Only members that lack every one of these.
 */
missing?: Array<MemberGap> | null, 
/**
 * Only members to which one of these happens in the licence year that runs now.
 */
this_year?: Array<YearEvent> | null, 
/**
 * Only members with one of these tags.
 */
tags?: Array<string> | null, 
/**
 * Archived members instead of the others.
 */
archived?: boolean | null, 
/**
 * By name unless given.
 */
sort?: MemberSort | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most.
 */
limit?: number | null, };

export type ListOpenItems = { 
/**
 * Only those of this member.
 */
member_id?: number | null, 
/**
 * Only those of this sponsor.
 */
sponsor_id?: number | null, 
/**
 * Only in this currency.
 */
currency?: string | null, 
/**
 * Part of a number, a name or a reference.
 */
search?: string | null, 
/**
 * Rows to give at most; 100 when absent.
 */
limit?: number | null, };

export type ListOrcidInvoices = { 
/**
 * The licence year they are for; every one when absent.
 */
year?: number | null, };

export type ListOrcidPayments = { 
/**
 * The licence year: payments that settle an invoice of it, and those of its days that settle nothing yet; every
 * payment when absent.
 */
year?: number | null, };

export type ListPayments = { 
/**
 * Only those of this member and of the members merged into it.
 */
member_id?: number | null, 
/**
 * Only those of this sponsor.
 */
sponsor_id?: number | null, 
/**
 * From this day.
 */
from_on?: string | null, 
/**
 * To this day.
 */
until_on?: string | null, 
/**
 * Only those of which something is left.
 */
unallocated?: boolean | null, 
/**
 * Only refunds, or only what came in.
 */
refunds?: boolean | null, 
/**
 * Part of a payer, a debtor, a reference, a note or an invoice number.
 */
search?: string | null, 
/**
 * By day, the latest first, unless given.
 */
sort?: PaymentSort | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most; 100 when absent.
 */
limit?: number | null, };

export type ListQueue = { 
/**
 * Only this kind.
 */
kind?: TellKind | null, 
/**
 * A part of the member's or the person's name.
 */
search?: string | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most.
 */
limit?: number | null, };

export type ListReading = { 
/**
 * What each column holds, in their order; null passes a column over.
 */
columns: Array<ListField | null>, 
/**
 * The character before the decimals, where the amounts do not show it.
 */
decimal_sign?: DecimalSign | null, 
/**
 * How to read dates such as 03/04/2026.
 */
date_order?: DateOrder | null, 
/**
 * Which way money went by words and letters that are not understood by themselves.
 */
directions?: Array<DirectionWord> | null, };

export type ListReminders = { 
/**
 * Only those of this invoice, and its disputes.
 */
invoice_id?: number | null, 
/**
 * Only those of this member and of the members merged into it.
 */
member_id?: number | null, 
/**
 * Only those of this sponsor.
 */
sponsor_id?: number | null, };

export type ListStatements = { 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most; 100 when absent.
 */
limit?: number | null, };

export type ListTransactions = { 
/**
 * Where they stand; waiting when absent.
 */
state?: TransactionState | null, 
/**
 * Only those that came new with this statement.
 */
statement_id?: number | null, 
/**
 * Only this one.
 */
id?: number | null, 
/**
 * Only waiting ones that are matched so.
 */
matched?: Matched | null, 
/**
 * Part of a name, a text or a reference.
 */
search?: string | null, 
/**
 * Rows to pass over.
 */
offset?: number | null, 
/**
 * Rows to give at most; 100 when absent.
 */
limit?: number | null, };

export type LogoDraft = { 
/**
 * `image/png` or `image/jpeg`; `image/svg+xml` too when one is chosen.
 */
media_type: string, 
/**
 * The file in base 64.
 */
data_base64: string, };

export type LogoSide = "start" | "centre" | "end";

export type MadeReminders = { 
/**
 * The reminders, by debtor; none when nobody was due.
 */
rows: Array<ReminderRow>, 
/**
 * The invoices that are due and were left out, because a payment that waits in the bank list may settle them.
 */
held: Array<HeldReminder>, };

export type MailDraft = { 
/**
 * The member.
 */
member_id: number, 
/**
 * A name for its file.
 */
file_name: string, 
/**
 * The address it goes to.
 */
to: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * Its text.
 */
body: string, 
/**
 * The whole message as a mail program reads it (RFC 5322), marked as not yet sent.
 */
message: string, };

export type MailDrafts = { 
/**
 * A message for each member.
 */
drafts: Array<MailDraft>, 
/**
 * Members that cannot be written to, for want of a main contact with an e-mail address.
 */
unreachable: Array<string>, };

export type MakeDrafts = { 
/**
 * The round.
 */
id: number, 
/**
 * The members to write to; everybody who has not answered when absent.
 */
member_ids?: Array<number> | null, };

export type MakeExport = { 
/**
 * The list.
 */
list: ExportedList, 
/**
 * Its columns in order; the usual ones when absent.
 */
columns?: Array<string> | null, 
/**
 * The kind of file.
 */
format: ExportFormat, };

export type MakeReminders = { 
/**
 * The day of the reminders; today when absent.
 */
on?: string | null, 
/**
 * Of the invoices that are due, only these. When absent, all of them but those that a payment waiting in the bank list
 * certainly or likely settles.
 */
invoice_ids?: Array<number> | null, 
/**
 * Whether this run asks for no fees. A fee that is asked for becomes an invoice of its own.
 */
waive_fees: boolean, };

export type MatchCandidate = { 
/**
 * The member.
 */
member: number, 
/**
 * Its official name.
 */
name: string, 
/**
 * How alike the names are, in per cent.
 */
percent: number, 
/**
 * Why it may be the same.
 */
reason: string, 
/**
 * Both records side by side: the member's value before, the row's after. Equal values stand on both sides.
 */
fields: Array<PlannedChange>, };

export type MatchQuestion = { 
/**
 * The row of the file.
 */
row: number, 
/**
 * The name it gives.
 */
name: string, 
/**
 * The members it may be, the likeliest first.
 */
candidates: Array<MatchCandidate>, 
/**
 * What was answered; without an answer the row is a new member, or in a list of contacts is left out.
 */
answer: Answer | null, 
/**
 * The member it was answered to be.
 */
member: number | null, };

export type Matched = "certain" | "likely" | "possible" | "unmatched" | "outgoing";

export type Member = { 
/**
 * Its id, never reused.
 */
id: number, 
/**
 * The country's English name; empty when unknown.
 */
country_name: string, 
/**
 * When it was put out of the daily lists.
 */
archived_on: string | null, 
/**
 * The official name.
 */
official_name: string, 
/**
 * The name in daily use.
 */
short_name: string, 
/**
 * ROR id in any usual spelling.
 */
ror_id: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * Domain of its people's e-mail addresses.
 */
email_domain: string, 
/**
 * Web address.
 */
website: string, 
/**
 * Such as university, research institute, library.
 */
sector: string, 
/**
 * Size class, if known.
 */
tier: Tier | null, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * First day of membership; none for an organisation that has been a member longer than the register knows.
 */
joined_on: string | null, 
/**
 * Last day of membership.
 */
left_on: string | null, 
/**
 * The purchase order number that its invoices must show.
 */
purchase_order: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, 
/**
 * Names in other languages and scripts.
 */
other_names: Array<OtherName>, 
/**
 * The member that it belongs to, such as the university of a medical school.
 */
parent_id: number | null, 
/**
 * Whether it is a not-for-profit organisation, if known.
 */
not_for_profit: boolean | null, 
/**
 * The language to write to it in, as a BCP 47 tag; empty for the consortium's own.
 */
language: string, 
/**
 * The currency it pays in, as an ISO 4217 code; empty for the consortium's own.
 */
currency: string, 
/**
 * Whether it pays no invoice without a purchase order number.
 */
purchase_order_required: boolean, 
/**
 * What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
 */
buyer_reference: string, 
/**
 * Where it receives electronic invoices, with the scheme in front: a Peppol id such as `0088:7300010000001`.
 */
electronic_address: string, 
/**
 * Who invoices are made out to; the official name when empty.
 */
invoice_name: string, 
/**
 * Street of the invoice address. With an empty one and an empty city, invoices go to the postal address.
 */
invoice_street: string, 
/**
 * Postcode of the invoice address.
 */
invoice_postal_code: string, 
/**
 * City of the invoice address.
 */
invoice_city: string, 
/**
 * State, province or region of the invoice address.
 */
invoice_region: string, 
/**
 * Country of the invoice address: ISO 3166 code or English name; that of the postal address when empty.
 */
invoice_country: string, 
/**
 * Words it is grouped by.
 */
tags: Array<string>, 
/**
 * Custom fields, and columns of an imported list for which there is no field.
 */
extra: { [key in string]: string }, };

export type MemberContact = { 
/**
 * The person.
 */
id: number, 
/**
 * The person's name.
 */
name: string, 
/**
 * Roles at this member: present ones first.
 */
roles: Array<RoleHeld>, 
/**
 * Given name.
 */
given_name: string, 
/**
 * Family name.
 */
family_name: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * ORCID iD in any usual spelling.
 */
orcid_id: string, 
/**
 * Phone number.
 */
phone: string, 
/**
 * Job title.
 */
job_title: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, };

export type MemberCost = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * Its tier on the day.
 */
tier: Tier | null, 
/**
 * Its fee; none for a member without a tier.
 */
fee_minor: number | null, 
/**
 * Credentials beyond those included.
 */
extra_credentials: number, 
/**
 * What these cost.
 */
extra_credentials_minor: number, };

export type MemberDetail = { 
/**
 * The member.
 */
member: Member, 
/**
 * The people who hold or held a role at it: present ones first.
 */
contacts: Array<MemberContact>, 
/**
 * The members merged into it, or the one that it was merged into.
 */
merges: Merges, 
/**
 * Roles that an active member must have filled and this one has not.
 */
missing_roles: Array<Role>, 
/**
 * The member it belongs to, and those that belong to it.
 */
family: Family, 
/**
 * How its status and tier changed, the latest first.
 */
standing: Array<StandingChange>, 
/**
 * Its postal address as its country writes one.
 */
address_lines: Array<string>, 
/**
 * The address that its invoices go to, when that is another one.
 */
invoice_address_lines: Array<string>, };

export type MemberDraft = { 
/**
 * The official name.
 */
official_name: string, 
/**
 * The name in daily use.
 */
short_name: string, 
/**
 * ROR id in any usual spelling.
 */
ror_id: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * Domain of its people's e-mail addresses.
 */
email_domain: string, 
/**
 * Web address.
 */
website: string, 
/**
 * Such as university, research institute, library.
 */
sector: string, 
/**
 * Size class, if known.
 */
tier: Tier | null, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * First day of membership; none for an organisation that has been a member longer than the register knows.
 */
joined_on: string | null, 
/**
 * Last day of membership.
 */
left_on: string | null, 
/**
 * The purchase order number that its invoices must show.
 */
purchase_order: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, 
/**
 * Names in other languages and scripts.
 */
other_names: Array<OtherName>, 
/**
 * The member that it belongs to, such as the university of a medical school.
 */
parent_id: number | null, 
/**
 * Whether it is a not-for-profit organisation, if known.
 */
not_for_profit: boolean | null, 
/**
 * The language to write to it in, as a BCP 47 tag; empty for the consortium's own.
 */
language: string, 
/**
 * The currency it pays in, as an ISO 4217 code; empty for the consortium's own.
 */
currency: string, 
/**
 * Whether it pays no invoice without a purchase order number.
 */
purchase_order_required: boolean, 
/**
 * What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
 */
buyer_reference: string, 
/**
 * Where it receives electronic invoices, with the scheme in front: a Peppol id such as `0088:7300010000001`.
 */
electronic_address: string, 
/**
 * Who invoices are made out to; the official name when empty.
 */
invoice_name: string, 
/**
 * Street of the invoice address. With an empty one and an empty city, invoices go to the postal address.
 */
invoice_street: string, 
/**
 * Postcode of the invoice address.
 */
invoice_postal_code: string, 
/**
 * City of the invoice address.
 */
invoice_city: string, 
/**
 * State, province or region of the invoice address.
 */
invoice_region: string, 
/**
 * Country of the invoice address: ISO 3166 code or English name; that of the postal address when empty.
 */
invoice_country: string, 
/**
 * Words it is grouped by.
 */
tags: Array<string>, 
/**
 * Custom fields, and columns of an imported list for which there is no field.
 */
extra: { [key in string]: string }, };

export type MemberFacets = { 
/**
 * Members not archived.
 */
total: number, 
/**
 * Archived members.
 */
archived: number, 
/**
 * By status, in the order of the life cycle.
 */
statuses: Array<Facet>, 
/**
 * By country, by name.
 */
countries: Array<Facet>, 
/**
 * By tier; "none" for members without.
 */
tiers: Array<Facet>, 
/**
 * By tag, in alphabetical order.
 */
tags: Array<Facet>, 
/**
 * Active members that are not-for-profit.
 */
not_for_profit_active: number, 
/**
 * Active members of which nobody has said whether they are.
 */
not_for_profit_unknown: number, };

export type MemberGap = "main_contact" | "voting_contact" | "main_contact_orcid_id" | "invoice_contact" | "ror_id" | "postal_address";

export type MemberGapFacets = { 
/**
 * What members lack.
 */
missing: Array<Facet>, 
/**
 * Who joins and leaves in the licence year that runs now.
 */
this_year: Array<Facet>, 
/**
 * That year, as a person calls it.
 */
year: string, };

export type MemberIds = { 
/**
 * Their ids.
 */
ids: Array<number>, };

export type MemberName = { 
/**
 * The member.
 */
id: number, 
/**
 * Its official name.
 */
official_name: string, };

export type MemberPage = { 
/**
 * The members of this page.
 */
rows: Array<MemberRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Whether a search matched more than are counted.
 */
total_is_capped: boolean, 
/**
 * The words that were looked for instead of those typed, which find nothing.
 */
searched_instead: string | null, };

export type MemberReadiness = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * Who votes; empty for nobody.
 */
name: string, 
/**
 * That person's e-mail address.
 */
email: string, 
/**
 * When the member last confirmed its contacts.
 */
confirmed_on: string | null, 
/**
 * What stands in the way, as sentences; none when it is ready.
 */
obstacles: Array<string>, };

export type MemberRow = { 
/**
 * The name of its main contact; empty for none.
 */
main_contact: string, 
/**
 * The name of its voting contact; empty for none.
 */
voting_contact: string, 
/**
 * How many people hold a role at it.
 */
contact_count: number, 
/**
 * Its id, never reused.
 */
id: number, 
/**
 * The country's English name; empty when unknown.
 */
country_name: string, 
/**
 * When it was put out of the daily lists.
 */
archived_on: string | null, 
/**
 * The official name.
 */
official_name: string, 
/**
 * The name in daily use.
 */
short_name: string, 
/**
 * ROR id in any usual spelling.
 */
ror_id: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * Domain of its people's e-mail addresses.
 */
email_domain: string, 
/**
 * Web address.
 */
website: string, 
/**
 * Such as university, research institute, library.
 */
sector: string, 
/**
 * Size class, if known.
 */
tier: Tier | null, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * First day of membership; none for an organisation that has been a member longer than the register knows.
 */
joined_on: string | null, 
/**
 * Last day of membership.
 */
left_on: string | null, 
/**
 * The purchase order number that its invoices must show.
 */
purchase_order: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, 
/**
 * Names in other languages and scripts.
 */
other_names: Array<OtherName>, 
/**
 * The member that it belongs to, such as the university of a medical school.
 */
parent_id: number | null, 
/**
 * Whether it is a not-for-profit organisation, if known.
 */
not_for_profit: boolean | null, 
/**
 * The language to write to it in, as a BCP 47 tag; empty for the consortium's own.
 */
language: string, 
/**
 * The currency it pays in, as an ISO 4217 code; empty for the consortium's own.
 */
currency: string, 
/**
 * Whether it pays no invoice without a purchase order number.
 */
purchase_order_required: boolean, 
/**
 * What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
 */
buyer_reference: string, 
/**
 * Where it receives electronic invoices, with the scheme in front: a Peppol id such as `0088:7300010000001`.
 */
electronic_address: string, 
/**
 * Who invoices are made out to; the official name when empty.
 */
invoice_name: string, 
/**
 * Street of the invoice address. With an empty one and an empty city, invoices go to the postal address.
 */
invoice_street: string, 
/**
 * Postcode of the invoice address.
 */
invoice_postal_code: string, 
/**
 * City of the invoice address.
 */
invoice_city: string, 
/**
 * State, province or region of the invoice address.
 */
invoice_region: string, 
/**
 * Country of the invoice address: ISO 3166 code or English name; that of the postal address when empty.
 */
invoice_country: string, 
/**
 * Words it is grouped by.
 */
tags: Array<string>, 
/**
 * Custom fields, and columns of an imported list for which there is no field.
 */
extra: { [key in string]: string }, };

export type MemberSort = { 
/**
 * The column.
 */
by: MemberSortBy, 
/**
 * From the end.
 */
descending: boolean, };

export type MemberSortBy = "name" | "country" | "tier" | "status" | "joined_on" | "city" | "short_name" | "ror_id" | "left_on" | "sector" | "email_domain" | "purchase_order" | "tax_id";

export type MembersChanged = { 
/**
 * The number.
 */
count: number, };

export type MergeField = { 
/**
 * The field's name.
 */
field: string, 
/**
 * The survivor's value; empty for none.
 */
survivor: string, 
/**
 * The other one's value; empty for none.
 */
other: string, 
/**
 * Whose value remains.
 */
choice: Choice, 
/**
 * Whether both can remain.
 */
allows_both: boolean, };

export type MergeOutcome = { 
/**
 * The record that remains.
 */
survivor_id: number, 
/**
 * The history entry to undo.
 */
entry_id: number | null, };

export type MergePreview = { 
/**
 * The name of the record that remains.
 */
survivor: string, 
/**
 * The name of the record that is merged into it.
 */
other: string, 
/**
 * The fields in which they differ, each with what remains.
 */
fields: Array<MergeField>, 
/**
 * What hangs on the other record.
 */
moved: Array<Moved>, 
/**
 * What else is worth knowing before, in whole sentences.
 */
notes: Array<string>, };

export type MergeRequest = { 
/**
 * What they are.
 */
kind: Kind, 
/**
 * The record that remains.
 */
survivor_id: number, 
/**
 * The record that is merged into it.
 */
other_id: number, 
/**
 * Whose value remains, field by field; as the preview suggests where nothing is said.
 */
choices?: { [key in string]: Choice } | null, };

export type Merged = { 
/**
 * The member.
 */
id: number, 
/**
 * Its official name.
 */
name: string, 
/**
 * When they were merged.
 */
merged_on: string, };

export type Merges = { 
/**
 * The member it was merged into.
 */
into: Merged | null, 
/**
 * The members that were merged into it.
 */
from: Array<Merged>, };

export type MissingVoter = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, };

export type MoneyMonth = { 
/**
 * The month, YYYY-MM.
 */
month: string, 
/**
 * Invoiced in the month, credit notes taken off.
 */
invoiced_minor: number, 
/**
 * Paid in the month.
 */
collected_minor: number, 
/**
 * Paid until the end of the month.
 */
collected_so_far_minor: number, 
/**
 * Left to pay at the end of the month.
 */
outstanding_minor: number, };

export type Moved = { 
/**
 * What they are called.
 */
label: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * Whether they stay with the merged record and are shown with the survivor's, because they never change.
 */
stays: boolean, };

export type NamingInvoice = { 
/**
 * The invoice.
 */
id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * The member it was issued to.
 */
member: string, 
/**
 * Its date.
 */
issued_on: string, 
/**
 * The last day on which it must be kept.
 */
retained_until: string, };

export type NamingReminder = { 
/**
 * The reminder.
 */
id: number, 
/**
 * Its level, from 1.
 */
level: number, 
/**
 * The number of the invoice it reminds of.
 */
number: string, 
/**
 * The member it was made for.
 */
member: string, 
/**
 * Its date.
 */
reminded_on: string, };

export type NewAttachment = { 
/**
 * The token of the chosen file.
 */
token: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is.
 */
kind: AttachmentKind, 
/**
 * The date it bears.
 */
dated_on?: string | null, 
/**
 * Anything worth knowing of it.
 */
note?: string | null, };

export type NoRecord = { 
/**
 * The line of the file on which it begins.
 */
row: number, 
/**
 * What it says.
 */
text: string, 
/**
 * What it looks like.
 */
reason: string, 
/**
 * Whether it is taken as a record all the same.
 */
taken: boolean, };

export type NoteDispatch = { 
/**
 * The documents.
 */
ids: Array<number>, 
/**
 * How.
 */
channel: Channel, 
/**
 * To whom; the address on each document when absent.
 */
recipient?: string | null, 
/**
 * The day they were sent; none when they are only made ready.
 */
sent_on?: string | null, 
/**
 * A remark.
 */
note?: string | null, };

export type Nothing = Record<symbol, never>;

export type NumberStep = { 
/**
 * The smallest number it holds for.
 */
from: number, 
/**
 * The fee.
 */
amount_minor: number, };

export type OpenInvoice = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * The member who owes it.
 */
member_id: number | null, 
/**
 * The sponsor who owes it.
 */
sponsor_id: number | null, 
/**
 * Whom it is addressed to.
 */
debtor_name: string, 
/**
 * The licence year.
 */
licence_year: number, 
/**
 * Its date: money settles it from then at the earliest.
 */
issued_on: string, 
/**
 * When it is due.
 */
due_on: string, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Digits of the currency's minor unit.
 */
currency_digits: number, 
/**
 * Its total.
 */
total_minor: number, 
/**
 * What is left to pay; below zero when too much was paid.
 */
open_minor: number, 
/**
 * Its creditor reference in groups of four; empty when it has none.
 */
payment_reference: string, };

export type OpenInvoices = { 
/**
 * The invoices, the one due first leading.
 */
rows: Array<OpenInvoice>, 
/**
 * How many there are in all.
 */
total: number, };

export type OpenRound = { 
/**
 * What to call it.
 */
title: string, 
/**
 * Until when members are asked to answer.
 */
due_on: string, 
/**
 * The subject of the message.
 */
subject: string, 
/**
 * Its text.
 */
body: string, };

export type OrcidAllocation = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * What of it is settled.
 */
amount_minor: number, };

export type OrcidCost = { 
/**
 * The agreement.
 */
agreement_id: number, 
/**
 * What it is called.
 */
agreement: string, 
/**
 * Where it stands on the day.
 */
status: AgreementStatus, 
/**
 * The day on which members are counted.
 */
on: string, 
/**
 * The currency, as an ISO 4217 code.
 */
currency: string, 
/**
 * Its decimals.
 */
currency_digits: number, 
/**
 * How many members count.
 */
member_count: number, 
/**
 * The band that they reach; none without a grid.
 */
band: BandReached | null, 
/**
 * What a member of each tier pays in that band.
 */
band_fees: Band | null, 
/**
 * What each member costs, by name.
 */
members: Array<MemberCost>, 
/**
 * The fees of all members.
 */
member_fees_minor: number, 
/**
 * Their further credentials.
 */
extra_credentials_minor: number, 
/**
 * What the lead organisation pays for itself.
 */
lead_fee_minor: number, 
/**
 * All of it.
 */
total_minor: number, 
/**
 * What makes the total less than certain.
 */
problems: Array<CostProblem>, };

export type OrcidInvoice = { 
/**
 * The invoice.
 */
id: number, 
/**
 * What the agreement is called.
 */
agreement: string, 
/**
 * The newest version of its document, to be opened.
 */
document_version_id: number | null, 
/**
 * Digits of its currency's minor unit.
 */
currency_digits: number, 
/**
 * The number of the invoice that a credit note takes back.
 */
credits_number: string | null, 
/**
 * All that it charges; below zero for a credit note.
 */
total_minor: number, 
/**
 * What credit notes took back of it.
 */
credited_minor: number, 
/**
 * What was paid of it.
 */
paid_minor: number, 
/**
 * What is left to pay; below zero where more was paid than credit notes left of it.
 */
open_minor: number, 
/**
 * Where it stands today.
 */
state: OrcidInvoiceState, 
/**
 * The agreement it is for.
 */
agreement_id: number, 
/**
 * The calendar year in which the licence year starts that it is for.
 */
licence_year: number, 
/**
 * ORCID's number.
 */
number: string, 
/**
 * When it was received.
 */
received_on: string, 
/**
 * By when it is to be paid.
 */
due_on: string, 
/**
 * Its currency, which is the agreement's.
 */
currency: string, 
/**
 * How many members it bills, where it says so.
 */
member_count?: number | null, 
/**
 * Member fees.
 */
member_fees_minor: number, 
/**
 * The consortium lead fee.
 */
lead_fee_minor: number, 
/**
 * Further API credentials.
 */
credentials_minor: number, 
/**
 * Anything else.
 */
other_minor: number, 
/**
 * Tax.
 */
tax_minor: number, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * The document, as it is attached to the agreement.
 */
attachment_id?: number | null, 
/**
 * The invoice that it takes back, in full or in part, which makes it a credit note.
 */
credits_id?: number | null, };

export type OrcidInvoiceDraft = { 
/**
 * The agreement it is for.
 */
agreement_id: number, 
/**
 * The calendar year in which the licence year starts that it is for.
 */
licence_year: number, 
/**
 * ORCID's number.
 */
number: string, 
/**
 * When it was received.
 */
received_on: string, 
/**
 * By when it is to be paid.
 */
due_on: string, 
/**
 * Its currency, which is the agreement's.
 */
currency: string, 
/**
 * How many members it bills, where it says so.
 */
member_count?: number | null, 
/**
 * Member fees.
 */
member_fees_minor: number, 
/**
 * The consortium lead fee.
 */
lead_fee_minor: number, 
/**
 * Further API credentials.
 */
credentials_minor: number, 
/**
 * Anything else.
 */
other_minor: number, 
/**
 * Tax.
 */
tax_minor: number, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * The document, as it is attached to the agreement.
 */
attachment_id?: number | null, 
/**
 * The invoice that it takes back, in full or in part, which makes it a credit note.
 */
credits_id?: number | null, };

export type OrcidInvoiceId = { 
/**
 * The invoice.
 */
id: number, };

export type OrcidInvoiceList = { 
/**
 * The invoices, the earliest due first.
 */
rows: Array<OrcidInvoice>, };

export type OrcidInvoiceState = "open" | "partly_paid" | "overdue" | "paid" | "credited" | "credit_note";

export type OrcidPayment = { 
/**
 * The payment.
 */
id: number, 
/**
 * Digits of ORCID's currency.
 */
currency_digits: number, 
/**
 * The currency of what it cost: the consortium's when it was recorded.
 */
cost_currency: string, 
/**
 * Digits of that currency.
 */
cost_currency_digits: number, 
/**
 * What one unit of ORCID's currency cost: as stated, or as it follows from the cost; none while neither is known.
 */
rate: Decimal | null, 
/**
 * The numbers of the invoices it settles.
 */
invoices: string, 
/**
 * What settles no invoice.
 */
unallocated_minor: number, 
/**
 * When it was paid.
 */
paid_on: string, 
/**
 * What ORCID receives.
 */
amount_minor: number, 
/**
 * ORCID's currency.
 */
currency: string, 
/**
 * What it cost without the bank's fee, in the consortium's currency; follows from the rate when absent, and is not
 * known without either.
 */
cost_minor?: number | null, 
/**
 * What one unit of ORCID's currency cost, as the bank states it; follows from the cost when absent.
 */
exchange_rate?: Decimal | null, 
/**
 * What the bank charged for it, in the consortium's currency.
 */
bank_fee_minor: number, 
/**
 * The reference it was paid under.
 */
reference: string, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * What it settles.
 */
allocations: Array<OrcidAllocation>, };

export type OrcidPaymentDraft = { 
/**
 * When it was paid.
 */
paid_on: string, 
/**
 * What ORCID receives.
 */
amount_minor: number, 
/**
 * ORCID's currency.
 */
currency: string, 
/**
 * What it cost without the bank's fee, in the consortium's currency; follows from the rate when absent, and is not
 * known without either.
 */
cost_minor?: number | null, 
/**
 * What one unit of ORCID's currency cost, as the bank states it; follows from the cost when absent.
 */
exchange_rate?: Decimal | null, 
/**
 * What the bank charged for it, in the consortium's currency.
 */
bank_fee_minor: number, 
/**
 * The reference it was paid under.
 */
reference: string, 
/**
 * Anything worth knowing of it.
 */
note: string, 
/**
 * What it settles.
 */
allocations: Array<OrcidAllocation>, };

export type OrcidPaymentId = { 
/**
 * The payment.
 */
id: number, };

export type OrcidPaymentList = { 
/**
 * The payments, the earliest first.
 */
rows: Array<OrcidPayment>, };

export type OtherName = { 
/**
 * The name.
 */
name: string, 
/**
 * Its language as a BCP 47 tag; empty when not said.
 */
language: string, };

export type Outgoing = { 
/**
 * The files.
 */
files: Array<OutgoingFile>, 
/**
 * Who has no e-mail address and so gets no message.
 */
unreachable: Array<string>, 
/**
 * What could not be made, with the reason: it does not stop the others.
 */
failed: Array<string>, };

export type OutgoingFile = { 
/**
 * The record it is about.
 */
record_id: number, 
/**
 * A name for it, that no other file of the same answer has.
 */
file_name: string, 
/**
 * The file in base 64.
 */
data_base64: string, };

export type Pair = { 
/**
 * What they are.
 */
kind: Kind, 
/**
 * One of them.
 */
one_id: number, 
/**
 * The other.
 */
other_id: number, };

export type Paper = "a4" | "us_letter";

export type PartyDetails = { 
/**
 * Street, building, department.
 */
street_lines: Array<string>, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * ISO 3166 code; empty for unknown.
 */
country: string, 
/**
 * The number in the register of companies or the like; empty for none.
 */
registration_id: string, 
/**
 * Where programs send electronic invoices to.
 */
electronic_address: ElectronicAddress | null, 
/**
 * Whom to ask.
 */
contact: Contact, };

export type PaymentCode = { "standard": "epc" } | { "standard": "swiss" } & SwissBill;

export type PaymentDetail = { 
/**
 * The payment.
 */
payment: PaymentRow, 
/**
 * What it settles.
 */
allocations: Array<Allocation>, 
/**
 * What was paid back of it.
 */
refunds: Array<PaymentRow>, };

export type PaymentDetails = { 
/**
 * Who holds the account.
 */
account_holder: string, 
/**
 * The bank.
 */
bank_name: string, 
/**
 * IBAN.
 */
iban: string, 
/**
 * BIC.
 */
bic: string, 
/**
 * Further lines.
 */
details_lines: Array<string>, 
/**
 * What to quote: the invoice number.
 */
reference: string, 
/**
 * What banks carry through untouched: a reference of ISO 11649; empty for documents that nobody pays.
 */
creditor_reference: string, 
/**
 * The code to scan; none for documents that nobody pays, and where no standard has one.
 */
code?: PaymentCode | null, };

export type PaymentId = { 
/**
 * The payment.
 */
id: number, };

export type PaymentMethod = "transfer" | "card" | "cheque" | "cash" | "other";

export type PaymentPage = { 
/**
 * The payments of this page.
 */
rows: Array<PaymentRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * What all of them add up to, when they are in one currency.
 */
sum_minor: number | null, 
/**
 * What is left of all of them, when they are in one currency.
 */
unallocated_minor: number | null, 
/**
 * That currency; empty without payments.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, };

export type PaymentRow = { 
/**
 * The payment.
 */
id: number, 
/**
 * The day it arrived or was paid back.
 */
received_on: string, 
/**
 * What arrived; below zero for a refund.
 */
amount_minor: number, 
/**
 * What banks kept on the way; it settles as if it had arrived.
 */
bank_fee_minor: number, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Digits of the currency's minor unit.
 */
currency_digits: number, 
/**
 * How it came.
 */
method: PaymentMethod, 
/**
 * Who paid.
 */
payer_name: string, 
/**
 * The payer's reference.
 */
reference: string, 
/**
 * A note.
 */
note: string, 
/**
 * The member whose money it is.
 */
member_id: number | null, 
/**
 * The sponsor whose money it is.
 */
sponsor_id: number | null, 
/**
 * The name of that member or sponsor; empty when it is not known.
 */
debtor_name: string, 
/**
 * The payment that a refund pays back.
 */
refunds_id: number | null, 
/**
 * What settles invoices, in the payment's currency.
 */
allocated_minor: number, 
/**
 * What was paid back.
 */
refunded_minor: number, 
/**
 * What is left.
 */
unallocated_minor: number, 
/**
 * The numbers of the invoices it settles.
 */
invoices: string, 
/**
 * The bank transaction that brought it.
 */
bank_transaction_id: number | null, };

export type PaymentSort = { 
/**
 * The column.
 */
by: PaymentSortBy, 
/**
 * From the end.
 */
descending: boolean, };

export type PaymentSortBy = "received_on" | "amount" | "payer" | "debtor" | "unallocated";

export type PersonExport = { 
/**
 * A name for the files, without extension.
 */
file_name: string, 
/**
 * For programs: a JSON document.
 */
json: string, 
/**
 * For the person: plain text.
 */
text: string, };

export type PlanComparison = { 
/**
 * The plans.
 */
plans: Array<ComparedPlan>, 
/**
 * What every member would pay, by name.
 */
members: Array<ComparedMember>, 
/**
 * What ORCID charges for the year; none while no agreement covers it.
 */
orcid_cost: CurrencyAmount | null, };

export type PlannedChange = { 
/**
 * The field.
 */
field: string, 
/**
 * Its value now; empty for none.
 */
before: string, 
/**
 * Its value afterwards.
 */
after: string, };

export type PlannedRow = { 
/**
 * The line of the file on which it begins.
 */
row: number, 
/**
 * What happens.
 */
action: RowAction, 
/**
 * The record's name.
 */
name: string, 
/**
 * The fields that change.
 */
changes: Array<PlannedChange>, };

export type Policy = { 
/**
 * Whole calendar years after the year of issue.
 */
invoice_retention_years: number, };

export type PortalValue = { 
/**
 * What the portal calls the field.
 */
label: string, 
/**
 * The value; empty for none.
 */
value: string, 
/**
 * What ORCID was told before; empty for nothing.
 */
told: string, 
/**
 * How many characters the portal takes, where it has a limit.
 */
length_max: number | null, 
/**
 * Whether the value is longer than that.
 */
is_too_long: boolean, };

export type Position = { 
/**
 * How many members of each tier.
 */
counts: TierCounts, 
/**
 * How many in all.
 */
member_count: number, 
/**
 * The band that they reach.
 */
band: BandReached, 
/**
 * The fees of that band.
 */
fees: Band, 
/**
 * The fees of all members.
 */
member_fees_minor: number, 
/**
 * With the lead fee and further credentials.
 */
total_minor: number, };

export type Posting = { 
/**
 * Its entry, counted from 1 within the period. Postings of an entry balance in each currency.
 */
entry: number, 
/**
 * The day.
 */
on: string, 
/**
 * What the entry books.
 */
kind: EntryKind, 
/**
 * The row that the entry comes from, among those of its kind.
 */
source_id: number, 
/**
 * The document: an invoice or credit note by number, a payment as "PAY-12".
 */
document: string, 
/**
 * The invoice or credit note.
 */
invoice_id: number | null, 
/**
 * The payment.
 */
payment_id: number | null, 
/**
 * The account.
 */
account: AccountKey, 
/**
 * Its code.
 */
account_code: string, 
/**
 * Its name.
 */
account_name: string, 
/**
 * The debit; 0 for a credit.
 */
debit_minor: number, 
/**
 * The credit; 0 for a debit.
 */
credit_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The category and rate of the tax, such as "S 19"; empty for none.
 */
tax_code: string, 
/**
 * What the consortium calls that category; empty for none.
 */
tax_name: string, 
/**
 * The member or sponsor; empty when it is not known.
 */
debtor_name: string, 
/**
 * The member.
 */
member_id: number | null, 
/**
 * The sponsor.
 */
sponsor_id: number | null, 
/**
 * What was booked, in words.
 */
text: string, };

export type PreviewDocument = { 
/**
 * The style.
 */
style: Stationery, 
/**
 * The language of its recipient, as a BCP 47 tag.
 */
language: string, 
/**
 * What kind of document.
 */
kind: DocumentKind, 
/**
 * How many lines it has, from 1 to 500.
 */
lines: number, 
/**
 * The page, from 0; the last one where there are fewer.
 */
page: number, };

export type PreviewReminders = { 
/**
 * The day of the reminders; today when absent.
 */
on?: string | null, };

export type ProRata = "months" | "days" | "none";

export type ProblemSeverity = "blocker" | "required" | "warning";

export type Profile = { 
/**
 * The number an invoice issued today would get by the pattern, for illustration.
 */
invoice_number_example: string, 
/**
 * Digits of the currency's minor unit.
 */
currency_digits: number, 
/**
 * The logo on the letterhead.
 */
logo: LogoDraft | null, 
/**
 * The name of the consortium, as its invoices show it.
 */
name: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * Where members write to.
 */
email: string, 
/**
 * Web address.
 */
website: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * The sentence on tax that every invoice prints.
 */
tax_text: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * MM-DD.
 */
year_start: string, 
/**
 * Such as `INV-{YYYY}-{0000}`.
 */
invoice_number_pattern: string, 
/**
 * Such as `CN-{YYYY}-{0000}`.
 */
credit_note_number_pattern: string, 
/**
 * Such as `PF-{YYYY}-{0000}`.
 */
pro_forma_number_pattern: string, 
/**
 * Days from issue to due date, 0 to 365.
 */
payment_due_days: number, 
/**
 * Who holds the account; the consortium itself when empty.
 */
bank_account_holder: string, 
/**
 * The bank.
 */
bank_name: string, 
/**
 * Checked when given.
 */
iban: string, 
/**
 * BIC of the bank.
 */
bic: string, 
/**
 * Payment details in free lines, for accounts without IBAN.
 */
bank_details: string, 
/**
 * The line at the foot of every invoice.
 */
invoice_footer: string, 
/**
 * Whether invoices are electronic as well, and how.
 */
e_invoice: EInvoicing, 
/**
 * Its number in the register of companies or the like.
 */
registration_id: string, 
/**
 * Its own electronic address, with the scheme in front; its e-mail address when empty.
 */
electronic_address: string, 
/**
 * The person or office to ask about an invoice.
 */
contact_name: string, 
/**
 * The telephone number to ask at.
 */
contact_phone: string, 
/**
 * Whether a billing run is issued only after somebody approved it.
 */
approval_required: boolean, 
/**
 * Why invoices name no account to pay to; empty where they name one.
 */
no_account_reason: string, 
/**
 * How many days after today an invoice may be dated without a word, 0 to 730.
 */
invoice_days_ahead_max: number, };

export type ProfileDraft = { 
/**
 * The name of the consortium, as its invoices show it.
 */
name: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * Where members write to.
 */
email: string, 
/**
 * Web address.
 */
website: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * The sentence on tax that every invoice prints.
 */
tax_text: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * MM-DD.
 */
year_start: string, 
/**
 * Such as `INV-{YYYY}-{0000}`.
 */
invoice_number_pattern: string, 
/**
 * Such as `CN-{YYYY}-{0000}`.
 */
credit_note_number_pattern: string, 
/**
 * Such as `PF-{YYYY}-{0000}`.
 */
pro_forma_number_pattern: string, 
/**
 * Days from issue to due date, 0 to 365.
 */
payment_due_days: number, 
/**
 * Who holds the account; the consortium itself when empty.
 */
bank_account_holder: string, 
/**
 * The bank.
 */
bank_name: string, 
/**
 * Checked when given.
 */
iban: string, 
/**
 * BIC of the bank.
 */
bic: string, 
/**
 * Payment details in free lines, for accounts without IBAN.
 */
bank_details: string, 
/**
 * The line at the foot of every invoice.
 */
invoice_footer: string, 
/**
 * Whether invoices are electronic as well, and how.
 */
e_invoice: EInvoicing, 
/**
 * Its number in the register of companies or the like.
 */
registration_id: string, 
/**
 * Its own electronic address, with the scheme in front; its e-mail address when empty.
 */
electronic_address: string, 
/**
 * The person or office to ask about an invoice.
 */
contact_name: string, 
/**
 * The telephone number to ask at.
 */
contact_phone: string, 
/**
 * Whether a billing run is issued only after somebody approved it.
 */
approval_required: boolean, 
/**
 * Why invoices name no account to pay to; empty where they name one.
 */
no_account_reason: string, 
/**
 * How many days after today an invoice may be dated without a word, 0 to 730.
 */
invoice_days_ahead_max: number, };

export type Queue = { 
/**
 * The rows of this page.
 */
rows: Array<Tell>, 
/**
 * How many the request matches.
 */
total: number, 
/**
 * The counts of everything.
 */
counts: QueueCounts, };

export type QueueCounts = { 
/**
 * New to ORCID.
 */
add: number, 
/**
 * Changed since ORCID was told.
 */
change: number, 
/**
 * To be removed at ORCID.
 */
remove: number, 
/**
 * Submitted and not yet seen at ORCID.
 */
submitted: number, 
/**
 * Seen at ORCID.
 */
seen: number, };

export type RateDay = "invoice_date" | "first_day" | "last_day";

export type Readiness = { 
/**
 * The day of the election.
 */
on: string, 
/**
 * Since when contacts count as confirmed.
 */
confirmed_since: string, 
/**
 * By how many days an invoice may be overdue; 0 where invoices are not looked at.
 */
overdue_days: number, 
/**
 * How many members have a vote on that day.
 */
member_count: number, 
/**
 * How many of them are ready.
 */
ready_count: number, 
/**
 * Every member with a vote: those that are not ready first, then by name.
 */
rows: Array<MemberReadiness>, };

export type Receivables = { 
/**
 * The day.
 */
on: string, 
/**
 * By debtor and currency.
 */
debtors: Array<AgedDebtor>, 
/**
 * By currency.
 */
totals: Array<AgedTotal>, };

export type Reckon = "same_lines" | "anew";

export type Reconsider = { 
/**
 * The declaration.
 */
id: number, 
/**
 * What the two records are.
 */
kind: Kind, };

export type RecordChange = { 
/**
 * What kind of record, in words.
 */
table: string, 
/**
 * Its name.
 */
record: string, 
/**
 * What happened to it.
 */
kind: ChangeKind, 
/**
 * How many records: above 1 for a range added in bulk.
 */
count: number, 
/**
 * The fields that differ.
 */
fields: Array<FieldChange>, };

export type RecordPayment = { 
/**
 * The day it arrived; today when absent.
 */
received_on?: string | null, 
/**
 * What arrived, above zero.
 */
amount_minor: number, 
/**
 * Its currency.
 */
currency: string, 
/**
 * What banks kept on the way; it settles as if it had arrived.
 */
bank_fee_minor: number, 
/**
 * How it came.
 */
method: PaymentMethod, 
/**
 * Who paid.
 */
payer_name: string, 
/**
 * The payer's reference.
 */
reference: string, 
/**
 * A note.
 */
note: string, 
/**
 * The member whose money it is; the debtor of the invoices it settles when absent.
 */
member_id?: number | null, 
/**
 * The sponsor whose money it is.
 */
sponsor_id?: number | null, 
/**
 * What it settles.
 */
allocations: Array<AllocationDraft>, 
/**
 * Whether invoices may be settled beyond what is open.
 */
may_overpay: boolean, };

export type RefundPayment = { 
/**
 * The payment that is paid back.
 */
payment_id: number, 
/**
 * How much, above zero, in the payment's currency.
 */
amount_minor: number, 
/**
 * The day; today when absent.
 */
refunded_on?: string | null, 
/**
 * How it went.
 */
method: PaymentMethod, 
/**
 * Our reference.
 */
reference: string, 
/**
 * Why.
 */
note: string, 
/**
 * The overpaid invoice whose surplus is paid back; without one, what is left of the payment is.
 */
invoice_id?: number | null, };

export type Refundable = { 
/**
 * The payment.
 */
payment_id: number, 
/**
 * The overpaid invoice; none for what is left of the payment.
 */
invoice_id: number | null, 
/**
 * Its number; empty without one.
 */
number: string, 
/**
 * What can be paid back at most.
 */
available_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The day the payment arrived.
 */
received_on: string, 
/**
 * Who paid.
 */
payer_name: string, 
/**
 * The payer's reference.
 */
reference: string, 
/**
 * How it came.
 */
method: PaymentMethod, };

export type RefundableMoney = { 
/**
 * The parts of payments, the latest first.
 */
rows: Array<Refundable>, };

export type RegisterInfo = { 
/**
 * Where the file lies.
 */
path: string, 
/**
 * The file's name.
 */
file_name: string, 
/**
 * The consortium's name.
 */
name: string, 
/**
 * Who works with it.
 */
user: string, 
/**
 * Whether it can only be read.
 */
read_only: boolean, 
/**
 * Why, as a sentence.
 */
read_only_reason: string | null, 
/**
 * What should be known that is no fault of the file: a clock set back, another version beside it.
 */
notices: Array<string>, 
/**
 * The version of its schema.
 */
schema_version: number, 
/**
 * Members that are not archived.
 */
member_count: number, };

export type RejectedRows = { 
/**
 * A name for the file: a name, never a path.
 */
file_name: string, 
/**
 * The list: the file's own columns and a last one, "reason".
 */
csv: string, };

export type ReminderCandidate = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * The member who owes it.
 */
member_id: number | null, 
/**
 * The sponsor who owes it.
 */
sponsor_id: number | null, 
/**
 * The name on the invoice.
 */
debtor: string, 
/**
 * Its due date.
 */
due_on: string, 
/**
 * Days since.
 */
days_overdue: number, 
/**
 * What it asked for.
 */
total_minor: number, 
/**
 * What is left to pay.
 */
open_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The level it is due for, or that comes next; none where none follows.
 */
level: number | null, 
/**
 * What the reminder asks for beside it: its own fee, tax included, and what is open of the fees of earlier ones.
 */
fee_minor: number, 
/**
 * Its own fee, tax included, which becomes an invoice.
 */
new_fee_minor: number, 
/**
 * Where the reminder is sent; empty where no address is known.
 */
email: string, 
/**
 * The level reached so far; 0 for none.
 */
last_level: number, 
/**
 * The day of the last reminder.
 */
last_on: string | null, 
/**
 * Why it is left out; empty for what is due.
 */
reason: string, 
/**
 * What one should know before it is reminded of; empty for nothing.
 */
warning: string, 
/**
 * Whether a payment that waits in the bank list certainly or likely settles it: a run leaves it out unless it is named.
 */
is_held: boolean, };

export type ReminderFee = { 
/**
 * From 1 to 3.
 */
level: number, 
/**
 * The currency of the invoice.
 */
currency: string, 
/**
 * The fee, before tax.
 */
amount_minor: number, 
/**
 * Digits of the currency’s minor unit.
 */
currency_digits: number, };

export type ReminderFiles = { 
/**
 * The reminders.
 */
ids: Array<number>, };

export type ReminderHistory = { 
/**
 * The reminders, the latest first.
 */
rows: Array<ReminderRow>, 
/**
 * The disputes of the invoice asked for, the latest first.
 */
disputes: Array<Dispute>, };

export type ReminderPreview = { 
/**
 * The day.
 */
on: string, 
/**
 * The invoices that are due for a reminder, by debtor.
 */
due: Array<ReminderCandidate>, 
/**
 * The overdue invoices that are not, by debtor, each with the reason.
 */
left_out: Array<ReminderCandidate>, 
/**
 * How many bank transactions that came in wait to be booked.
 */
waiting_transactions: number, 
/**
 * How many of them may pay an invoice that is due for a reminder.
 */
waiting_payments: number, };

export type ReminderRow = { 
/**
 * The reminder.
 */
id: number, 
/**
 * The invoice it reminds of.
 */
invoice_id: number, 
/**
 * The number of that invoice.
 */
number: string, 
/**
 * The name of the member or sponsor on the invoice.
 */
debtor: string, 
/**
 * From 1 to 3.
 */
level: number, 
/**
 * Its day.
 */
reminded_on: string, 
/**
 * What was open then.
 */
open_minor: number, 
/**
 * What it asks for beside it: its own fee, and what was open of the fees of earlier reminders.
 */
fee_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The invoice that its own fee is booked as; none where it has none.
 */
fee_invoice_id: number | null, };

export type ReminderRules = { 
/**
 * Days after the due date for each of the three levels; none where a level is not used.
 */
after_days: Array<number | null>, 
/**
 * Days from one reminder of an invoice to the next, at least.
 */
days_between: number, 
/**
 * What a reminder costs, by level and currency; nothing where none is given.
 */
fees: Array<ReminderFee>, 
/**
 * How fees are taxed; without a category they are a compensation that is not subject to tax.
 */
fee_tax_category_id?: number | null, };

export type RemittanceYear = { 
/**
 * The calendar year in which it starts.
 */
year: number, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * The licence years that there is something of, and the present one; the latest first.
 */
years: Array<number>, 
/**
 * The day on which members are counted.
 */
on: string, 
/**
 * The consortium's currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What is owed, invoiced and paid under each agreement.
 */
agreements: Array<AgreementReckoning>, 
/**
 * ORCID's invoices for the year, the earliest due first.
 */
invoices: Array<OrcidInvoice>, 
/**
 * The payments for them, the earliest first, and those that settle nothing yet.
 */
payments: Array<OrcidPayment>, 
/**
 * What was collected from members and sponsors, by currency.
 */
collected: Array<CollectedTotal>, 
/**
 * Gain or loss on exchange.
 */
exchange: Exchange, 
/**
 * All of it in the consortium's own currency.
 */
home: HomeReckoning, };

export type RemoveAttachment = { 
/**
 * The document.
 */
id: number, };

export type RemoveContact = { 
/**
 * The person.
 */
id: number, 
/**
 * The member.
 */
member_id: number, };

export type RemoveView = { 
/**
 * The view.
 */
id: number, };

export type RenameView = { 
/**
 * The view.
 */
id: number, 
/**
 * Its name from now on.
 */
name: string, };

export type Renew = { 
/**
 * The agreement to renew.
 */
id: number, 
/**
 * The next agreement.
 */
draft: AgreementDraft, };

export type RenewalPlan = { 
/**
 * The agreement to renew.
 */
agreement: Agreement, 
/**
 * The proposed next agreement: the following term, everything else taken over, not signed.
 */
draft: AgreementDraft, 
/**
 * Members that stay, as far as is noted.
 */
stays: Array<AgreementMember>, 
/**
 * Members that leave with the agreement's last day, or before it.
 */
leaves: Array<AgreementMember>, 
/**
 * Members that have not said; they stay.
 */
undecided: Array<AgreementMember>, };

export type ReopenBooks = { 
/**
 * The close.
 */
id: number, 
/**
 * Why, as an auditor will read it.
 */
reason: string, };

export type Role = "signatory" | "main" | "voting" | "technical" | "invoice" | "communications" | "product" | "other";

export type RoleHeld = { 
/**
 * The holding.
 */
id: number, 
/**
 * The role.
 */
role: Role, 
/**
 * The first day.
 */
from_on: string, 
/**
 * The first day on which it is no longer held.
 */
until_on: string | null, 
/**
 * Whether it is held today.
 */
is_current: boolean, };

export type RoundDetail = { 
/**
 * The round.
 */
round: ConfirmationRound, 
/**
 * The members asked, by name.
 */
rows: Array<RoundRow>, };

export type RoundId = { 
/**
 * The round.
 */
id: number, };

export type RoundRow = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * The main contact now, to whom the message goes; empty for none.
 */
main_contact: string, 
/**
 * That person's e-mail address.
 */
email: string, 
/**
 * Who votes now; empty for nobody.
 */
voting_contact: string, 
/**
 * When a message was drafted.
 */
asked_on: string | null, 
/**
 * What was answered.
 */
answer: ConfirmationAnswer | null, 
/**
 * When.
 */
answered_on: string | null, 
/**
 * What the answer said.
 */
note: string, };

export type RowAction = "create" | "update" | "unchanged" | "reject";

export type RowDecision = { 
/**
 * The row of the file.
 */
row: number, 
/**
 * What is decided.
 */
answer: Answer, 
/**
 * The member that the row is, when it is the same.
 */
member: number | null, };

export type RunBill = { 
/**
 * The member; none for a sponsor.
 */
member_id: number | null, 
/**
 * The sponsor; none for a member.
 */
sponsor_id: number | null, 
/**
 * The official name.
 */
debtor: string, 
/**
 * The member's tier.
 */
tier: Tier | null, 
/**
 * The country's code; empty for none.
 */
country: string, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What is billed.
 */
lines: Array<RunLine>, 
/**
 * The sum of the lines.
 */
net_minor: number, 
/**
 * The tax on it.
 */
tax_minor: number, 
/**
 * What is to pay.
 */
total_minor: number, };

export type RunLine = { 
/**
 * What it is.
 */
description: string, 
/**
 * The period and the calculation.
 */
detail: string, 
/**
 * The calculation alone.
 */
calculation: string, 
/**
 * The amount before tax.
 */
net_minor: number, };

export type RunPreview = { 
/**
 * The licence year.
 */
year: number, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * The invoice date.
 */
issued_on: string, 
/**
 * The due date.
 */
due_on: string, 
/**
 * One for each invoice: members by name, then sponsors.
 */
bills: Array<RunBill>, 
/**
 * What they add up to, by currency.
 */
totals: Array<CurrencyTotal>, 
/**
 * Members already billed for the year.
 */
already_billed: number, 
/**
 * Members that are billed without having to pay anything: no invoice is made out to them.
 */
nothing_due: number, 
/**
 * What is missing or wrong.
 */
problems: Array<RunProblem>, 
/**
 * Whether the run can be issued as it is: it bills somebody and nothing must be put right first.
 */
can_issue: boolean, 
/**
 * Whether it can be issued at all: at least with a reason to do so despite what must be put right.
 */
can_issue_despite: boolean, 
/**
 * Stands for who is billed what: approving names it.
 */
fingerprint: string, 
/**
 * Who approved the run last, if anybody did.
 */
approval: Approval | null, 
/**
 * Where its approval stands.
 */
approval_state: ApprovalState, 
/**
 * The same as a sentence.
 */
approval_detail: string, 
/**
 * Whether it is issued only when it is approved.
 */
approval_required: boolean, };

export type RunProblem = { 
/**
 * The member concerned; none when it is the consortium's own profile or plan.
 */
member_id: number | null, 
/**
 * Its official name.
 */
member: string | null, 
/**
 * How bad it is.
 */
severity: ProblemSeverity, 
/**
 * The field concerned.
 */
field: string, 
/**
 * What is wrong.
 */
problem: string, 
/**
 * What to do.
 */
what_to_do: string, 
/**
 * The members that are counted, where it is about a number of them.
 */
member_ids: Array<number>, };

export type SaveAccounts = { 
/**
 * The accounts.
 */
accounts: Array<AccountDraft>, };

export type SaveContact = { 
/**
 * The person; absent for a new one.
 */
id?: number | null, 
/**
 * The member.
 */
member_id: number, 
/**
 * The person's fields from now on.
 */
draft: ContactDraft, 
/**
 * The roles the person holds at the member from now on.
 */
roles: Array<Role>, 
/**
 * The day from which the roles change hands; today when absent.
 */
from_on?: string | null, };

export type SaveCustomField = { 
/**
 * The field; null for a new one.
 */
id: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What it holds.
 */
kind: CustomFieldKind, 
/**
 * What can be chosen, for a choice.
 */
choices: Array<string>, };

export type SaveDispute = { 
/**
 * The dispute; a new one when absent.
 */
id?: number | null, 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its first day; today when absent.
 */
from_on?: string | null, 
/**
 * Its last day; none while it goes on.
 */
until_on?: string | null, 
/**
 * What it is about.
 */
note: string, };

export type SaveFeePlan = { 
/**
 * The plan; a new one when absent.
 */
id?: number | null, 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * Its fields.
 */
draft: FeePlanDraft, };

export type SaveLetterText = { 
/**
 * What it is for.
 */
kind: LetterKind, 
/**
 * Its language, as a BCP 47 tag.
 */
language: string, 
/**
 * The subject.
 */
subject: string, 
/**
 * The text, in paragraphs.
 */
body: string, };

export type SaveOrcidInvoice = { 
/**
 * The invoice to correct; a new one when absent.
 */
id?: number | null, 
/**
 * What it says.
 */
draft: OrcidInvoiceDraft, };

export type SaveOrcidPayment = { 
/**
 * The payment to correct; a new one when absent.
 */
id?: number | null, 
/**
 * What it says, and all that it settles.
 */
draft: OrcidPaymentDraft, };

export type SaveSponsor = { 
/**
 * The sponsor; a new one when absent.
 */
id?: number | null, 
/**
 * Its fields.
 */
draft: SponsorDraft, };

export type SaveTaxCategory = { 
/**
 * The category; a new one when absent.
 */
id?: number | null, 
/**
 * Its fields.
 */
draft: TaxCategoryDraft, };

export type SaveTaxException = { 
/**
 * The member.
 */
member_id?: number | null, 
/**
 * The sponsor, where it is no member.
 */
sponsor_id?: number | null, 
/**
 * The category.
 */
tax_category_id: number, 
/**
 * Why.
 */
reason: string, };

export type SaveView = { 
/**
 * The view to change; a new one when absent.
 */
id?: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What it shows.
 */
definition: ViewDefinition, };

export type SavedMapping = { 
/**
 * The file for which they were made.
 */
file_name: string, 
/**
 * When: RFC 3339 in UTC.
 */
at: string, };

export type SavedView = { 
/**
 * Its id; none for one that comes with the program and cannot be changed.
 */
id: number | null, 
/**
 * Its name.
 */
name: string, 
/**
 * What it shows.
 */
definition: ViewDefinition, };

export type SecondCurrency = { 
/**
 * The second currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What one unit of the document’s currency is worth in it.
 */
exchange_rate: Decimal, 
/**
 * The total, rounded once.
 */
total_minor: number, 
/**
 * The tax, rounded once.
 */
tax_minor: number, };

export type See = { 
/**
 * Whom it is about; everything submitted when absent.
 */
subjects?: Array<Subject> | null, 
/**
 * The day; today when absent.
 */
on?: string | null, };

export type Seller = { 
/**
 * Name.
 */
name: string, 
/**
 * Address, line by line.
 */
address_lines: Array<string>, 
/**
 * E-mail address.
 */
email: string, 
/**
 * Web address.
 */
website: string, 
/**
 * Country code; empty for unknown.
 */
country: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * SHA-256 of the logo's file, which the register keeps for ever.
 */
logo: string | null, };

export type SetCredentials = { 
/**
 * The agreement.
 */
id: number, 
/**
 * The member.
 */
member_id: number, 
/**
 * Credentials beyond those that the agreement includes.
 */
extra_credentials: number, };

export type SetRoleDates = { 
/**
 * The holding.
 */
role_id: number, 
/**
 * The first day.
 */
from_on: string, 
/**
 * The first day on which it is no longer held; null while it has no end.
 */
until_on: string | null, };

export type Settlement = { 
/**
 * The invoice and what is open of it.
 */
invoice: OpenInvoice, 
/**
 * The parts of payments that settled it, and what was paid back.
 */
allocations: Array<Allocation>, 
/**
 * What was given up of it.
 */
write_offs: Array<WriteOff>, 
/**
 * The tax that it charges, less what credit notes took back: what a write-off may take back.
 */
tax_minor: number, };

export type Severity = "rejected" | "warning" | "suggestion";

export type Side = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * What else tells it apart: city and country, or the member and the address.
 */
detail: string, 
/**
 * Whether it is archived.
 */
archived: boolean, };

export type Simulate = { 
/**
 * The agreement; the current one when absent, or else the latest.
 */
agreement_id?: number | null, 
/**
 * The day on which members are counted; today, or the nearest day of the term, when absent.
 */
on?: string | null, 
/**
 * Small members more; fewer below zero.
 */
more_small?: number | null, 
/**
 * Standard members more.
 */
more_standard?: number | null, 
/**
 * Large members more.
 */
more_large?: number | null, 
/**
 * A member that leaves.
 */
without_member_id?: number | null, 
/**
 * The tier in which the table adds and takes away members; standard when absent.
 */
tier?: Tier | null, };

export type Simulation = { 
/**
 * The agreement.
 */
agreement_id: number, 
/**
 * What it is called.
 */
agreement: string, 
/**
 * The day on which members are counted.
 */
on: string, 
/**
 * The currency, as an ISO 4217 code.
 */
currency: string, 
/**
 * Its decimals.
 */
currency_digits: number, 
/**
 * How it is.
 */
now: Position, 
/**
 * How it would be.
 */
then: Position, 
/**
 * What the total changes by.
 */
total_change_minor: number, 
/**
 * What changes for those who are members now and then.
 */
others_change_minor: number, 
/**
 * The member that leaves.
 */
without_member: string | null, 
/**
 * The tier in which the table adds and takes away members.
 */
tier: Tier, 
/**
 * The fees around the present number of members.
 */
rows: Array<SimulationRow>, 
/**
 * The next cliff with more members.
 */
cliff_up: Cliff | null, 
/**
 * The next cliff with fewer.
 */
cliff_down: Cliff | null, };

export type SimulationRow = { 
/**
 * How many members.
 */
member_count: number, 
/**
 * How many more than now.
 */
change: number, 
/**
 * From how many members on the band reaches.
 */
band_from: number, 
/**
 * The fee of a member of the tier that is added.
 */
fee_minor: number, 
/**
 * The fees of all members.
 */
member_fees_minor: number, 
/**
 * Whether another band begins here.
 */
is_cliff: boolean, };

export type Sponsor = { 
/**
 * The sponsor.
 */
id: number, 
/**
 * When it was put out of the daily lists.
 */
archived_on: string | null, 
/**
 * Name, as its invoices show it.
 */
name: string, 
/**
 * The person or office that its invoices are addressed to.
 */
attention: string, 
/**
 * Where its invoices are sent.
 */
email: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * The purchase order number that its invoices must show.
 */
purchase_order: string, 
/**
 * What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
 */
buyer_reference: string, 
/**
 * Where it receives electronic invoices, with the scheme in front.
 */
electronic_address: string, 
/**
 * The language to write to it in, as a BCP 47 tag; empty for the consortium’s own.
 */
language: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, };

export type SponsorDraft = { 
/**
 * Name, as its invoices show it.
 */
name: string, 
/**
 * The person or office that its invoices are addressed to.
 */
attention: string, 
/**
 * Where its invoices are sent.
 */
email: string, 
/**
 * Street, building, department: one or more lines.
 */
street: string, 
/**
 * City or town.
 */
city: string, 
/**
 * State, province or region.
 */
region: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * ISO 3166 code or English name.
 */
country: string, 
/**
 * VAT or tax id.
 */
tax_id: string, 
/**
 * The purchase order number that its invoices must show.
 */
purchase_order: string, 
/**
 * What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
 */
buyer_reference: string, 
/**
 * Where it receives electronic invoices, with the scheme in front.
 */
electronic_address: string, 
/**
 * The language to write to it in, as a BCP 47 tag; empty for the consortium’s own.
 */
language: string, 
/**
 * Notes of the lead organisation.
 */
notes: string, };

export type SponsorId = { 
/**
 * The sponsor.
 */
id: number, };

export type StagedAttachment = { 
/**
 * What the file is named by when it is attached.
 */
token: string, 
/**
 * Its name.
 */
file_name: string, 
/**
 * Its name as a title: without extension and underscores.
 */
title: string, 
/**
 * Its size.
 */
size_bytes: number, 
/**
 * What it was recognised as.
 */
media_type: string, 
/**
 * Whether it will open from here; otherwise it can only be saved.
 */
opens: boolean, };

export type StagedBankFile = { 
/**
 * What it is known by.
 */
token: string, 
/**
 * Its name.
 */
file_name: string, 
/**
 * Its form.
 */
format: BankFormat, 
/**
 * What it says of each account; empty while `problem` stands in the way.
 */
statements: Array<StatementPreview>, 
/**
 * How it is read, when it is a list.
 */
list: StagedBankList | null, 
/**
 * What has to be chosen before it can be imported; `field` names the choice.
 */
problem: Error | null, };

export type StagedBankList = { 
/**
 * Its columns.
 */
columns: Array<BankListColumn>, 
/**
 * The row that holds the headings.
 */
header_row: number, 
/**
 * Its encoding; empty for a workbook.
 */
encoding: string, 
/**
 * What separates its cells; empty for a workbook.
 */
delimiter: string, 
/**
 * The sheets of a workbook.
 */
sheets: Array<string>, 
/**
 * The sheet that is read.
 */
sheet: string | null, 
/**
 * The first rows, so that another one can be chosen for the headings.
 */
first_rows: Array<FirstRow>, 
/**
 * What is worth knowing of how the file was read. Once it can be read, its statement says so among its warnings.
 */
notices: Array<string>, 
/**
 * The account it is about.
 */
account: string, 
/**
 * The currency of the account.
 */
currency: string, 
/**
 * The character before the decimals, where it was chosen.
 */
decimal_sign: DecimalSign | null, 
/**
 * How to read dates, where it was chosen.
 */
date_order: DateOrder | null, 
/**
 * Whether the amounts read in two ways.
 */
asks_decimal_sign: boolean, 
/**
 * Whether the dates read in two ways.
 */
asks_date_order: boolean, 
/**
 * Which way money went by words that were asked about.
 */
directions: Array<DirectionWord>, 
/**
 * Words that say neither that money came in nor that it went out; empty for an empty cell.
 */
asks_directions: Array<string>, 
/**
 * Where the proposed choices come from, when a list with the same headings was imported before.
 */
saved: SavedMapping | null, };

export type StagedColumn = { 
/**
 * Its place, from 0.
 */
index: number, 
/**
 * Its heading.
 */
header: string, 
/**
 * The field it most likely feeds.
 */
field: string | null, 
/**
 * Its first values.
 */
samples: Array<string>, };

export type StagedImport = { 
/**
 * What it is known by.
 */
token: string, 
/**
 * Its name.
 */
file_name: string, 
/**
 * Its size in bytes.
 */
size_bytes: number, 
/**
 * What its rows most likely are.
 */
kind: ImportKind, 
/**
 * Its encoding; empty for a workbook.
 */
encoding: string, 
/**
 * Whether it begins with a byte order mark.
 */
byte_order_mark: boolean, 
/**
 * What separates its cells; empty for a workbook.
 */
delimiter: string, 
/**
 * LF, CRLF, CR or mixed; empty for a workbook.
 */
line_ends: string, 
/**
 * The sheets of a workbook.
 */
sheets: Array<string>, 
/**
 * The sheet that is read.
 */
sheet: string | null, 
/**
 * Rows and columns of the sheet that hold something and are hidden in it.
 */
hidden: number, 
/**
 * The row that holds the headings, as the file counts its rows.
 */
header_row: number, 
/**
 * The first rows that hold something, so that another one can be chosen for the headings.
 */
first_rows: Array<FirstRow>, 
/**
 * Where the proposed choices come from, when a list with the same headings was imported before.
 */
saved: SavedMapping | null, 
/**
 * What values stand for, as chosen then.
 */
values: Array<ValueChoice>, 
/**
 * What becomes of members that are in the register already, as chosen then.
 */
mode: ImportMode, 
/**
 * How to read dates, as chosen then.
 */
date_order: DateOrder | null, 
/**
 * Rows after the headings.
 */
row_count: number, 
/**
 * Its columns.
 */
columns: Array<StagedColumn>, 
/**
 * Whether dates such as 03/04/2026 stand in it and nothing settles how they are meant.
 */
ambiguous_dates: boolean, 
/**
 * What is worth knowing before the import.
 */
warnings: Array<string>, };

export type StandingChange = { 
/**
 * "status" or "tier".
 */
field: string, 
/**
 * What held before; null for no tier.
 */
before: string | null, 
/**
 * What holds from then on.
 */
after: string | null, 
/**
 * The first day on which it held.
 */
changed_on: string, 
/**
 * Why; empty when nobody said.
 */
reason: string, };

export type StatedRate = { 
/**
 * The other currency.
 */
currency: string, 
/**
 * What one unit of it is worth in the consortium's.
 */
rate: Decimal, };

export type Statement = { 
/**
 * The member or sponsor.
 */
debtor: string, 
/**
 * The first day.
 */
from_on: string, 
/**
 * The last day.
 */
until_on: string, 
/**
 * Today, as of which open items are told.
 */
today: string, 
/**
 * An account for each currency that something was booked in.
 */
accounts: Array<StatementAccount>, };

export type StatementAccount = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What was owed before the first day; below zero for what was paid too much.
 */
opening_minor: number, 
/**
 * What was booked, day by day.
 */
entries: Array<StatementEntry>, 
/**
 * What was owed at the end of the last day.
 */
closing_minor: number, 
/**
 * The invoices that are not settled today, by due date.
 */
open_items: Array<StatementItem>, 
/**
 * What of them is overdue for how long.
 */
ages: Array<StatementAge>, };

export type StatementAge = { 
/**
 * The fewest days overdue; 0 for what is not.
 */
from_days: number, 
/**
 * The most days overdue; none for the longest.
 */
until_days: number | null, 
/**
 * What is open of that age.
 */
open_minor: number, };

export type StatementEntry = { 
/**
 * Its day.
 */
on: string, 
/**
 * What it is.
 */
kind: StatementEntryKind, 
/**
 * The number of the document, or the payer’s reference.
 */
reference: string, 
/**
 * The document, if it is one.
 */
invoice_id: number | null, 
/**
 * What it adds to what is owed; below zero for what it takes off.
 */
amount_minor: number, 
/**
 * What was owed after it.
 */
balance_minor: number, 
purchase_order: string, };

export type StatementEntryKind = "invoice" | "credit_note" | "payment" | "refund" | "write_off";

export type StatementItem = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * Its due date.
 */
due_on: string, 
/**
 * Days since; 0 when it is not overdue.
 */
days_overdue: number, 
/**
 * What it asked for.
 */
total_minor: number, 
/**
 * What is left to pay; below zero for what was paid too much.
 */
open_minor: number, 
purchase_order: string, };

export type StatementPreview = { 
/**
 * The account.
 */
account: string, 
/**
 * What the bank calls the statement.
 */
identification: string, 
/**
 * The currency of the account.
 */
currency: string, 
/**
 * Digits of that currency's minor unit.
 */
currency_digits: number, 
/**
 * What was on the account before.
 */
opening_minor: number | null, 
/**
 * What was on it afterwards.
 */
closing_minor: number | null, 
/**
 * The day of the first transaction.
 */
first_on: string | null, 
/**
 * The day of the last.
 */
last_on: string | null, 
/**
 * What came in, in the currency of the account.
 */
received_minor: number, 
/**
 * What went out, above zero.
 */
paid_minor: number, 
/**
 * How many transactions it has.
 */
transactions: number, 
/**
 * How many of them the register knows already.
 */
known: number, 
/**
 * Those of them that it knows from another file, each to be taken all the same; the first 500.
 */
already_read: Array<AlreadyRead>, 
/**
 * What was passed over or does not add up.
 */
warnings: Array<string>, };

export type Stationery = { 
/**
 * The paper.
 */
paper: Paper, 
/**
 * Where the window of the envelope is.
 */
window: Window, 
/**
 * The one colour beside black and grey, as `#rrggbb`.
 */
accent: string, 
/**
 * Where the logo stands.
 */
logo_side: LogoSide, 
/**
 * Further lines of the letterhead, below e-mail, web site and tax id.
 */
head_lines: string, 
/**
 * The foot of every page in up to three columns of lines; when all are empty, the line of the profile stands there.
 */
foot_columns: [string, string, string], };

export type Status = "enquiry" | "applicant" | "onboarding" | "active" | "leaving" | "former";

export type StepKey = "agreement" | "fees" | "approval" | "invoices" | "sending" | "payments" | "remittance" | "closing";

export type StepState = "done" | "skipped" | "open";

export type Style = { 
/**
 * The language that is printed, as a BCP 47 tag.
 */
language: string, 
/**
 * The paper.
 */
paper: Paper, 
/**
 * Where the window of the envelope is.
 */
window: Window, 
/**
 * The one colour beside black and grey, as `#rrggbb`.
 */
accent: string, 
/**
 * Where the logo stands.
 */
logo_side: LogoSide, 
/**
 * Further lines of the letterhead, below e-mail, web site and tax id.
 */
head_lines: string, 
/**
 * The foot of every page in up to three columns of lines; when all are empty, the line of the profile stands there.
 */
foot_columns: [string, string, string], };

export type Subject = { 
/**
 * The member.
 */
member_id: number, 
/**
 * The person; null for the member itself.
 */
contact_id: number | null, };

export type Submit = { 
/**
 * The fingerprints of what was told; everything in the queue when absent.
 */
fingerprints?: Array<string> | null, 
/**
 * The day; today when absent.
 */
on?: string | null, 
/**
 * Whether ORCID shows it already.
 */
is_seen: boolean, };

export type Submitted = { 
/**
 * The number.
 */
count: number, };

export type SuggestedBooking = { 
/**
 * How sure it is.
 */
confidence: Confidence, 
/**
 * The member whose money it is.
 */
member_id: number | null, 
/**
 * The sponsor whose money it is.
 */
sponsor_id: number | null, 
/**
 * The name of either.
 */
debtor_name: string, 
/**
 * What it settles; nothing where it seems to pay a second time.
 */
shares: Array<SuggestedShare>, 
/**
 * What banks kept, which settles as if it had arrived.
 */
bank_fee_minor: number, 
/**
 * What is left, in the transaction's currency.
 */
unallocated_minor: number, 
/**
 * Why, in sentences.
 */
reasons: Array<string>, };

export type SuggestedShare = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * Its number.
 */
number: string, 
/**
 * Whom it is addressed to.
 */
debtor_name: string, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Digits of the currency's minor unit.
 */
currency_digits: number, 
/**
 * What is open of it.
 */
open_minor: number, 
/**
 * What is settled, in the invoice's currency.
 */
amount_minor: number, 
/**
 * What it takes from transaction and fee, in the transaction's currency.
 */
payment_minor: number, };

export type Supplement = { 
/**
 * The number of the invoice.
 */
invoice: string, 
/**
 * 1, 2 and so on for each invoice.
 */
number: number, 
/**
 * The day it was added.
 */
added_on: string, 
/**
 * Who added it.
 */
added_by: string, 
/**
 * The purchase order number from then on; empty for none.
 */
purchase_order: string, 
/**
 * What the buyer sorts it by from then on; empty for nothing.
 */
buyer_reference: string, 
/**
 * A remark, which is not printed.
 */
note: string, 
purchase_order_added_on: string | null, 
sent_before: number, };

export type SupplementInvoice = { 
/**
 * The invoice.
 */
id: number, 
/**
 * The purchase order number; as it is when absent.
 */
purchase_order?: string | null, 
/**
 * What the buyer sorts it by; as it is when absent.
 */
buyer_reference?: string | null, 
/**
 * A remark, such as who told it; it is not printed.
 */
note?: string | null, 
/**
 * Whether coming invoices of the member or sponsor quote it too.
 */
for_coming_invoices: boolean, };

export type SwissBill = { 
/**
 * Who is paid.
 */
creditor: SwissParty, 
/**
 * Who pays; none when the address is not known in all its parts.
 */
debtor: SwissParty | null, };

export type SwissParty = { 
/**
 * The organisation.
 */
name: string, 
/**
 * Street and number; empty for none.
 */
street: string, 
/**
 * Postcode.
 */
postal_code: string, 
/**
 * Town.
 */
city: string, 
/**
 * ISO 3166-1 alpha-2 code.
 */
country: string, };

export type TakeBack = { 
/**
 * The allocation.
 */
allocation_id: number, 
/**
 * How much of it, in the invoice's currency; all of it when absent.
 */
amount_minor?: number | null, };

export type TaxCategory = { 
/**
 * The category.
 */
id: number, 
/**
 * The rate that holds today; none for an untaxed category.
 */
percent: Decimal | null, 
/**
 * What it is called: "VAT 19 %", "Exempt". Invoices print it.
 */
name: string, 
/**
 * The category of EN 16931.
 */
code: TaxCode, 
/**
 * Why no tax is charged, as invoices print it; empty for a taxed category.
 */
reason: string, 
/**
 * The code of that reason in the VATEX list; empty for none.
 */
reason_code: string, 
/**
 * The category that applies instead to a buyer with a tax id in another EU country; none for no difference.
 */
eu_business_id: number | null, 
/**
 * The category that applies instead to a buyer in another country (for a seller in the EU: outside it).
 */
abroad_id: number | null, 
/**
 * The rates, each from a day on. Only a taxed category has any.
 */
rates: Array<TaxRate>, 
/**
 * Whose rate counts where a rate changes. When absent, a category keeps what it has, and a new one takes the first day.
 */
rate_day?: RateDay | null, };

export type TaxCategoryDraft = { 
/**
 * What it is called: "VAT 19 %", "Exempt". Invoices print it.
 */
name: string, 
/**
 * The category of EN 16931.
 */
code: TaxCode, 
/**
 * Why no tax is charged, as invoices print it; empty for a taxed category.
 */
reason: string, 
/**
 * The code of that reason in the VATEX list; empty for none.
 */
reason_code: string, 
/**
 * The category that applies instead to a buyer with a tax id in another EU country; none for no difference.
 */
eu_business_id: number | null, 
/**
 * The category that applies instead to a buyer in another country (for a seller in the EU: outside it).
 */
abroad_id: number | null, 
/**
 * The rates, each from a day on. Only a taxed category has any.
 */
rates: Array<TaxRate>, 
/**
 * Whose rate counts where a rate changes. When absent, a category keeps what it has, and a new one takes the first day.
 */
rate_day?: RateDay | null, };

export type TaxCategoryId = { 
/**
 * The category.
 */
id: number, };

export type TaxCode = "S" | "Z" | "E" | "AE" | "O" | "G" | "K";

export type TaxException = { 
/**
 * The exception.
 */
id: number, 
/**
 * The member.
 */
member_id: number | null, 
/**
 * The sponsor.
 */
sponsor_id: number | null, 
/**
 * The name of either.
 */
name: string, 
/**
 * The category that applies instead of the one that a fee names.
 */
tax_category_id: number, 
/**
 * What it is called.
 */
category: string, 
/**
 * Why, as its invoices print it where no tax is charged.
 */
reason: string, };

export type TaxExceptionId = { 
/**
 * The exception.
 */
id: number, };

export type TaxRate = { 
/**
 * The first day.
 */
from_on: string, 
/**
 * Per cent.
 */
percent: Decimal, };

export type TaxSubtotal = { 
/**
 * The sum of the lines before tax.
 */
taxable_minor: number, 
/**
 * The tax on it, rounded once, half away from zero.
 */
tax_minor: number, 
/**
 * The category of EN 16931.
 */
code: TaxCode, 
/**
 * What the consortium calls it.
 */
name: string, 
/**
 * Per cent; 0 where no tax is charged.
 */
percent: Decimal, 
/**
 * Why no tax is charged; empty where it is.
 */
reason: string, 
/**
 * The VATEX code of that reason; empty for none.
 */
reason_code: string, };

export type TaxSummary = { 
/**
 * The first day.
 */
from_on: string, 
/**
 * The last day.
 */
until_on: string, 
/**
 * By currency, category and rate.
 */
rows: Array<TaxSummaryRow>, };

export type TaxSummaryRow = { 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * The category of EN 16931; empty for what was billed without one.
 */
code: string, 
/**
 * What the consortium calls it.
 */
name: string, 
/**
 * The rate in per cent, as a decimal number; empty without a category.
 */
percent: string, 
/**
 * Invoiced before tax, credit notes and write-offs that take tax back taken off.
 */
taxable_minor: number, 
/**
 * The tax on it.
 */
tax_minor: number, 
/**
 * How many invoices.
 */
invoices: number, 
/**
 * How many credit notes.
 */
credit_notes: number, 
/**
 * How many write-offs that take their tax back.
 */
write_offs: number, };

export type TaxTerritory = { 
/**
 * Its English name.
 */
name: string, 
/**
 * Its own ISO 3166 code; empty where it has none.
 */
code: string, 
/**
 * The country in whose addresses it stands as well; empty for none.
 */
within: string, 
/**
 * What its postcodes begin with there.
 */
postcodes: Array<string>, 
/**
 * The country whose tax law counts it as inland; empty for none.
 */
inland_of: string, 
/**
 * Whether it belongs to where the Union’s law on VAT holds.
 */
is_in_union: boolean, 
/**
 * The law.
 */
source: string, };

export type Tell = { 
/**
 * What to do in ORCID's member portal.
 */
kind: TellKind, 
/**
 * The member's official name.
 */
member: string, 
/**
 * The person's name; empty for the member itself.
 */
name: string, 
/**
 * The values: all of them for something new, those that differ for a change, none for a removal.
 */
values: Array<PortalValue>, 
/**
 * Stands for exactly these values; sent back when they are marked as told.
 */
fingerprint: string, 
/**
 * When ORCID was last told of it.
 */
told_on: string | null, 
/**
 * The member.
 */
member_id: number, 
/**
 * The person; null for the member itself.
 */
contact_id: number | null, };

export type TellKind = "add" | "change" | "remove";

export type TellState = "unknown" | "submitted" | "seen";

export type Tier = "small" | "standard" | "large";

export type TierCounts = { 
/**
 * Small ones.
 */
small: number, 
/**
 * Standard ones.
 */
standard: number, 
/**
 * Large ones.
 */
large: number, 
/**
 * Members without a tier: they count for the band, and their fee is unknown.
 */
without_tier: number, };

export type TimelineEntry = { 
/**
 * Its entry in the history.
 */
entry_id: number, 
/**
 * When: RFC 3339 in UTC.
 */
at: string, 
/**
 * Who.
 */
user: string, 
/**
 * What it did, in words.
 */
summary: string, 
/**
 * What it changed of this member.
 */
changes: Array<RecordChange>, 
/**
 * Whether it stands undone.
 */
undone: boolean, };

export type To<T> = { 
/**
 * The value; none takes it away.
 */
to: T | null, };

export type ToldState = { 
/**
 * The member itself.
 */
state: TellState, 
/**
 * When ORCID was last told of it.
 */
told_on: string | null, 
/**
 * What ORCID still has to be told of it and its people.
 */
untold: Array<Tell>, };

export type Topic = "profile" | "members" | "custom_fields" | "contacts" | "attachments" | "duplicates" | "told" | "confirmations" | "views" | "personal_data" | "imports" | "agreements" | "taxes" | "sponsors" | "fees" | "billing" | "invoices" | "payments" | "remittances" | "letters" | "books" | "reminders" | "history" | "register";

export type TransactionCounts = { 
/**
 * Waiting, certain.
 */
certain: number, 
/**
 * Waiting, likely.
 */
likely: number, 
/**
 * Waiting, possible.
 */
possible: number, 
/**
 * Waiting, nothing suggested.
 */
unmatched: number, 
/**
 * Waiting, went out.
 */
outgoing: number, 
/**
 * Booked.
 */
booked: number, 
/**
 * Ignored.
 */
ignored: number, };

export type TransactionIds = { 
/**
 * The transactions.
 */
ids: Array<number>, };

export type TransactionPage = { 
/**
 * The transactions of this page, the oldest first.
 */
rows: Array<TransactionRow>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * How many stand where, whatever was asked.
 */
counts: TransactionCounts, };

export type TransactionRow = { 
/**
 * The transaction.
 */
id: number, 
/**
 * The statement it came with.
 */
statement_id: number, 
/**
 * The account.
 */
account: string, 
/**
 * The day of the booking.
 */
booked_on: string, 
/**
 * What was booked: above zero when received.
 */
amount_minor: number, 
/**
 * What of it is not a payment yet.
 */
left_minor: number, 
/**
 * Its currency.
 */
currency: string, 
/**
 * Digits of the currency's minor unit.
 */
currency_digits: number, 
/**
 * What was ordered, where that differs.
 */
original_minor: number | null, 
/**
 * Its currency.
 */
original_currency: string | null, 
/**
 * Digits of that currency's minor unit.
 */
original_digits: number | null, 
/**
 * The rate between both, as the bank writes it.
 */
exchange_rate: string, 
/**
 * What banks took on the way.
 */
charges_minor: number | null, 
/**
 * Its currency.
 */
charges_currency: string | null, 
/**
 * Who paid, or was paid.
 */
counterparty: string, 
/**
 * For whom that party acted.
 */
on_behalf_of: string, 
/**
 * Its account.
 */
counterparty_account: string, 
/**
 * Structured references.
 */
references: Array<string>, 
/**
 * What the payer wrote.
 */
remittance: string, 
/**
 * The payer's own reference.
 */
end_to_end: string, 
/**
 * The bank's reference.
 */
bank_reference: string, 
/**
 * What else the bank says.
 */
bank_text: string, 
/**
 * Whether an earlier booking is taken back.
 */
is_reversal: boolean, 
/**
 * Where it stands.
 */
state: TransactionState, 
/**
 * Why it is ignored.
 */
ignored_reason: string | null, 
/**
 * The payments it became.
 */
payment_ids: Array<number>, 
/**
 * The invoices these settle.
 */
invoices: string, 
/**
 * What it most likely pays, the likeliest first; only while it waits.
 */
suggestions: Array<SuggestedBooking>, };

export type TransactionState = "waiting" | "booked" | "ignored";

export type Unallocated = { 
/**
 * The member.
 */
member_id: number | null, 
/**
 * The sponsor.
 */
sponsor_id: number | null, 
/**
 * The name of either; empty for money of which nobody knows whose it is.
 */
debtor_name: string, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * What is left of payments.
 */
unallocated_minor: number, 
/**
 * What invoices were paid too much.
 */
overpaid_minor: number, 
/**
 * How many payments have something left.
 */
payments: number, };

export type UnallocatedMoney = { 
/**
 * A row for each debtor and currency.
 */
rows: Array<Unallocated>, };

export type Undo = { 
/**
 * The entry to undo; the last undoable one when absent.
 */
id?: number | null, };

export type UndoBarrier = { 
/**
 * Its audit entry.
 */
id: number, 
/**
 * What it did, in words.
 */
summary: string, 
/**
 * That it stays, and what corrects it: whole sentences.
 */
explanation: string, 
/**
 * The last operation before it that can be asked to be undone; none when there is none.
 */
older: UndoStep | null, };

export type UndoStep = { 
/**
 * Its audit entry.
 */
id: number, 
/**
 * What it did, in words.
 */
summary: string, };

export type UnknownValue = { 
/**
 * The field: country, tier, status or role.
 */
field: string, 
/**
 * The heading of the column.
 */
column: string, 
/**
 * The value.
 */
value: string, 
/**
 * How many rows have it.
 */
count: number, 
/**
 * What was chosen for it; empty to leave the field empty, null while nothing is.
 */
target: string | null, };

export type UpdateAgreement = { 
/**
 * The agreement.
 */
id: number, 
/**
 * What it says from now on.
 */
draft: AgreementDraft, };

export type UpdateAttachment = { 
/**
 * The document.
 */
id: number, 
/**
 * What is known of it from now on.
 */
draft: AttachmentDraft, };

export type UpdateMember = { 
/**
 * The member.
 */
id: number, 
/**
 * Its fields from now on.
 */
draft: MemberDraft, 
/**
 * The day from which a new tier or status holds; today when absent.
 */
standing_from?: string | null, };

export type ValueChoice = { 
/**
 * The field: country, tier, status or role.
 */
field: string, 
/**
 * The value as it stands in the list, in any case and spacing.
 */
value: string, 
/**
 * What it stands for, such as DE or large; empty to leave the field empty.
 */
target: string, };

export type ViewDefinition = { 
/**
 * The columns in order; the usual ones when absent.
 */
columns?: Array<string> | null, } & ({ "list": "members", "request": ListMembers } | { "list": "contacts", "request": ListContacts });

export type ViewList = { 
/**
 * Those that come with the program, then the consortium's own by name.
 */
views: Array<SavedView>, };

export type ViewedList = "members" | "contacts";

export type VoterRow = { 
/**
 * The member.
 */
member_id: number, 
/**
 * Its official name.
 */
member: string, 
/**
 * The voting contact's name.
 */
name: string, 
/**
 * Given name.
 */
given_name: string, 
/**
 * Family name.
 */
family_name: string, 
/**
 * E-mail address.
 */
email: string, 
/**
 * ORCID iD.
 */
orcid_id: string, 
/**
 * Voting contact since.
 */
from_on: string, };

export type VotingRoll = { 
/**
 * The day.
 */
on: string, 
/**
 * Members with a voting contact on that day.
 */
rows: Array<VoterRow>, 
/**
 * Active members without one.
 */
missing: Array<MissingVoter>, };

export type Waiting = { 
/**
 * The member's official name.
 */
member: string, 
/**
 * The person's name; empty for the member itself.
 */
name: string, 
/**
 * Whether ORCID was told that it is gone.
 */
is_removal: boolean, 
/**
 * When ORCID was told.
 */
submitted_on: string, 
/**
 * The member.
 */
member_id: number, 
/**
 * The person; null for the member itself.
 */
contact_id: number | null, };

export type Weights = { "by": "tier", 
/**
 * Of small members.
 */
small: number, 
/**
 * Of standard members.
 */
standard: number, 
/**
 * Of large members.
 */
large: number, } | { "by": "number", 
/**
 * The custom field that holds it.
 */
field: string, };

export type Window = "din_b" | "din_a" | "us_no10" | "none";

export type WriteInvoice = { 
/**
 * The member billed; none when it is a sponsor.
 */
member_id?: number | null, 
/**
 * The sponsor billed; none when it is a member.
 */
sponsor_id?: number | null, 
/**
 * The currency.
 */
currency: string, 
/**
 * What is billed.
 */
lines: Array<WrittenLine>, 
/**
 * Whether it is a pro forma only.
 */
is_pro_forma: boolean, 
/**
 * The invoice date; today when absent.
 */
issued_on?: string | null, 
/**
 * The due date; the invoice date and the days of the profile when absent.
 */
due_on?: string | null, 
/**
 * The licence year it counts for; that of the invoice date when absent.
 */
year?: number | null, 
/**
 * The first day of what is billed, where that is a period; that of the licence year where one is stated.
 */
period_from?: string | null, 
/**
 * The last day of it.
 */
period_until?: string | null, 
/**
 * Why it is issued with a date further ahead than Settings allow; the history keeps it. What else ought to be put right is
 * told by `invoices.check`, which windows ask before, and by the answer.
 */
despite?: string | null, };

export type WriteOff = { 
/**
 * The write-off.
 */
id: number, 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * The day.
 */
written_off_on: string, 
/**
 * How much, in the invoice's currency.
 */
amount_minor: number, 
/**
 * Why.
 */
reason: string, 
/**
 * The tax of it that is taken back.
 */
tax_minor: number, 
/**
 * The same by category; none where no tax is taken back.
 */
taxes: Array<TaxSubtotal>, 
credit_note_id: number | null, };

export type WriteOffDraft = { 
/**
 * The invoice.
 */
invoice_id: number, 
/**
 * How much; all that is open when absent.
 */
amount_minor?: number | null, 
/**
 * The day; today when absent.
 */
written_off_on?: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether the tax in it is taken back, where the law lets it; otherwise the tax stays owed, and all of it is a loss.
 */
takes_tax_back: boolean, };

export type WriteOffId = { 
/**
 * The write-off.
 */
id: number, };

export type WriteProFormas = { 
/**
 * The calendar year in which the licence year starts.
 */
year: number, 
/**
 * The members; all that the run would bill when empty.
 */
member_ids: Array<number>, };

export type WrittenInvoice = { 
/**
 * What was worth knowing: what its form lacks, and a date before that of an earlier number.
 */
problems: Array<RunProblem>, 
/**
 * The invoice.
 */
id: number, 
/**
 * What it is.
 */
kind: DocumentKind, 
/**
 * Its number.
 */
number: string, 
/**
 * The member billed; none when it is a sponsor.
 */
member_id: number | null, 
/**
 * The sponsor billed; none when it is a member.
 */
sponsor_id: number | null, 
/**
 * The name of the member or sponsor as it was when the document was issued.
 */
debtor: string, 
/**
 * The licence year billed.
 */
licence_year: number, 
/**
 * The invoice date.
 */
issued_on: string, 
/**
 * The due date.
 */
due_on: string, 
/**
 * What it asks for, or gives back.
 */
total_minor: number, 
/**
 * What credit notes took back of it.
 */
credited_minor: number, 
/**
 * What payments settle of it.
 */
paid_minor: number, 
/**
 * What was given up of it.
 */
written_off_minor: number, 
/**
 * What is left to pay: below zero when too much was paid.
 */
open_minor: number, 
/**
 * The currency.
 */
currency: string, 
/**
 * Digits of its minor unit.
 */
currency_digits: number, 
/**
 * Where it stands today.
 */
state: InvoiceState, 
/**
 * The day it was last sent.
 */
sent_on: string | null, 
is_to_send: boolean, 
purchase_order: string, };

export type WrittenLine = { 
/**
 * What it is.
 */
description: string, 
/**
 * More on it; empty for nothing.
 */
detail: string, 
/**
 * The amount before tax; below zero for what is taken off.
 */
amount_minor: number, 
/**
 * How it is taxed; none prints no tax.
 */
tax_category_id?: number | null, };

export type YearEvent = "joins" | "leaves";

export type YearState = "none" | "draft" | "issued" | "partly_issued" | "closed";

export type YearView = { 
/**
 * The calendar year in which it starts.
 */
year: number, 
/**
 * What a person calls it.
 */
label: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * The steps of the cycle in order. What is next is the first that is open.
 */
steps: Array<CycleStep>, 
/**
 * How the money came in, by currency.
 */
money: Array<CurrencyYear>, };

export interface Commands {
  "register.info": { request: Nothing; response: RegisterInfo };
  "register.check": { request: Nothing; response: CheckReport };
  "history.list": { request: ListHistory; response: HistoryPage };
  "history.get": { request: GetHistoryEntry; response: HistoryDetail };
  "history.status": { request: Nothing; response: HistoryStatus };
  "history.undo": { request: Undo; response: UndoStep };
  "history.redo": { request: Nothing; response: UndoStep };
  "profile.get": { request: Nothing; response: Profile };
  "profile.update": { request: ProfileDraft; response: Profile };
  "profile.set_logo": { request: LogoDraft; response: Profile };
  "documents.get_style": { request: Nothing; response: Stationery };
  "documents.set_style": { request: Stationery; response: Stationery };
  "documents.preview": { request: PreviewDocument; response: DocumentPreview };
  "profile.remove_logo": { request: Nothing; response: Profile };
  "currencies.list": { request: Nothing; response: Array<CurrencyFacts> };
  "countries.list": { request: Nothing; response: Array<CountryName> };
  "members.list": { request: ListMembers; response: MemberPage };
  "members.facets": { request: Nothing; response: MemberFacets };
  "members.extra_fields": { request: Nothing; response: ExtraFields };
  "members.gaps": { request: Nothing; response: MemberGapFacets };
  "members.get": { request: GetMember; response: MemberDetail };
  "members.check": { request: CheckMember; response: CheckedFields };
  "members.ids": { request: ListMembers; response: MemberIds };
  "members.bulk_preview": { request: BulkUpdate; response: BulkOutcome };
  "members.bulk_update": { request: BulkUpdate; response: BulkOutcome };
  "members.add": { request: MemberDraft; response: Member };
  "members.update": { request: UpdateMember; response: Member };
  "members.change_status": { request: ChangeStatus; response: Member };
  "members.archive": { request: MemberIds; response: MembersChanged };
  "members.restore": { request: MemberIds; response: MembersChanged };
  "members.timeline": { request: GetTimeline; response: Array<TimelineEntry> };
  "custom_fields.list": { request: Nothing; response: Array<CustomField> };
  "custom_fields.save": { request: SaveCustomField; response: Array<CustomField> };
  "custom_fields.remove": { request: CustomFieldId; response: Array<CustomField> };
  "contacts.list": { request: ListContacts; response: ContactPage };
  "contacts.facets": { request: Nothing; response: ContactFacets };
  "contacts.check": { request: CheckContact; response: CheckedFields };
  "contacts.voting_roll": { request: AskVotingRoll; response: VotingRoll };
  "contacts.get": { request: GetContact; response: ContactDetail };
  "contacts.hand_over": { request: HandOver; response: MemberDetail };
  "contacts.set_role_dates": { request: SetRoleDates; response: MemberDetail };
  "contacts.depart": { request: DepartContact; response: ContactDetail };
  "contacts.save": { request: SaveContact; response: MemberDetail };
  "contacts.remove": { request: RemoveContact; response: MemberDetail };
  "attachments.list": { request: ListAttachments; response: AttachmentList };
  "attachments.content": { request: AskContent; response: EncodedContent };
  "attachments.add": { request: AddAttachments; response: AttachmentList };
  "attachments.add_version": { request: AddVersion; response: AttachmentList };
  "attachments.update": { request: UpdateAttachment; response: AttachmentList };
  "attachments.remove": { request: RemoveAttachment; response: AttachmentList };
  "duplicates.find": { request: FindDuplicates; response: DuplicateList };
  "duplicates.preview_merge": { request: MergeRequest; response: MergePreview };
  "duplicates.merge": { request: MergeRequest; response: MergeOutcome };
  "duplicates.dismissed": { request: ListDistinct; response: Array<DistinctPair> };
  "duplicates.dismiss": { request: Pair; response: Array<DistinctPair> };
  "duplicates.reconsider": { request: Reconsider; response: Array<DistinctPair> };
  "told.queue": { request: ListQueue; response: Queue };
  "told.waiting": { request: Nothing; response: Array<Waiting> };
  "told.of_member": { request: AskTold; response: ToldState };
  "told.submit": { request: Submit; response: Submitted };
  "told.see": { request: See; response: Submitted };
  "voting.readiness": { request: AskReadiness; response: Readiness };
  "confirmations.template": { request: Nothing; response: OpenRound };
  "confirmations.list": { request: Nothing; response: Array<ConfirmationRound> };
  "confirmations.get": { request: RoundId; response: RoundDetail };
  "confirmations.open": { request: OpenRound; response: RoundDetail };
  "confirmations.draft": { request: MakeDrafts; response: MailDrafts };
  "confirmations.note_asked": { request: Asked; response: RoundDetail };
  "confirmations.answer": { request: AnswerRound; response: RoundDetail };
  "confirmations.close": { request: RoundId; response: RoundDetail };
  "views.list": { request: AskViews; response: ViewList };
  "views.save": { request: SaveView; response: SavedView };
  "views.rename": { request: RenameView; response: SavedView };
  "views.remove": { request: RemoveView; response: ViewList };
  "imports.fields": { request: AskFields; response: Array<ImportField> };
  "imports.inspect": { request: InspectImport; response: StagedImport };
  "imports.plan": { request: ImportRequest; response: ImportPlan };
  "imports.run": { request: ImportRequest; response: ImportResult };
  "imports.list": { request: Nothing; response: Array<ImportBatch> };
  "imports.check_undo": { request: BatchId; response: BatchUndo };
  "imports.undo": { request: BatchId; response: UndoStep };
  "imports.rejected": { request: AskRejected; response: RejectedRows };
  "agreements.list": { request: Nothing; response: Array<Agreement> };
  "agreements.get": { request: AgreementId; response: AgreementDetail };
  "agreements.template": { request: Nothing; response: AgreementDraft };
  "agreements.add": { request: AgreementDraft; response: AgreementDetail };
  "agreements.update": { request: UpdateAgreement; response: AgreementDetail };
  "agreements.remove": { request: AgreementId; response: Array<Agreement> };
  "agreements.decide": { request: Decide; response: AgreementDetail };
  "agreements.set_credentials": { request: SetCredentials; response: AgreementDetail };
  "agreements.plan_renewal": { request: AgreementId; response: RenewalPlan };
  "agreements.renew": { request: Renew; response: AgreementDetail };
  "agreements.cost": { request: AskCost; response: OrcidCost | null };
  "agreements.simulate": { request: Simulate; response: Simulation };
  "taxes.list": { request: Nothing; response: Array<TaxCategory> };
  "taxes.territories": { request: Nothing; response: Array<TaxTerritory> };
  "taxes.save": { request: SaveTaxCategory; response: Array<TaxCategory> };
  "taxes.exceptions": { request: Nothing; response: Array<TaxException> };
  "taxes.save_exception": { request: SaveTaxException; response: Array<TaxException> };
  "taxes.remove_exception": { request: TaxExceptionId; response: Array<TaxException> };
  "taxes.remove": { request: TaxCategoryId; response: Array<TaxCategory> };
  "sponsors.list": { request: Nothing; response: Array<Sponsor> };
  "sponsors.save": { request: SaveSponsor; response: Sponsor };
  "sponsors.archive": { request: SponsorId; response: Sponsor };
  "sponsors.restore": { request: SponsorId; response: Sponsor };
  "fees.list": { request: GetFeePlans; response: FeePlanList };
  "fees.models": { request: Nothing; response: Array<FeeModel> };
  "fees.compare": { request: ComparePlans; response: PlanComparison };
  "fees.save": { request: SaveFeePlan; response: FeePlan };
  "fees.copy": { request: CopyPlan; response: FeePlan };
  "fees.adopt": { request: FeePlanId; response: FeePlan };
  "fees.remove": { request: FeePlanId; response: FeePlanList };
  "billing.years": { request: Nothing; response: BillingYears };
  "billing.preview": { request: BillingRequest; response: RunPreview };
  "billing.explain": { request: ExplainFee; response: FeeExplanation };
  "billing.approve": { request: ApproveRun; response: Approval };
  "invoices.issue": { request: BillingRequest; response: IssuedRun };
  "invoices.check": { request: WriteInvoice; response: CheckedInvoice };
  "invoices.write": { request: WriteInvoice; response: WrittenInvoice };
  "invoices.write_pro_formas": { request: WriteProFormas; response: Array<InvoiceRow> };
  "invoices.bill_anew": { request: BillAnew; response: BilledAnew };
  "invoices.supplement": { request: SupplementInvoice; response: Supplement };
  "invoices.credit": { request: CreditInvoice; response: WrittenInvoice };
  "invoices.note_dispatch": { request: NoteDispatch; response: Dispatched };
  "invoices.list": { request: ListInvoices; response: InvoicePage };
  "invoices.get": { request: GetInvoice; response: InvoiceDetail };
  "cycle.year": { request: AskYear; response: YearView };
  "deadlines.list": { request: ListDeadlines; response: DeadlineList };
  "remittances.year": { request: AskRemittance; response: RemittanceYear };
  "orcid_invoices.list": { request: ListOrcidInvoices; response: OrcidInvoiceList };
  "orcid_invoices.save": { request: SaveOrcidInvoice; response: OrcidInvoice };
  "orcid_invoices.remove": { request: OrcidInvoiceId; response: OrcidInvoiceList };
  "orcid_payments.list": { request: ListOrcidPayments; response: OrcidPaymentList };
  "orcid_payments.save": { request: SaveOrcidPayment; response: OrcidPayment };
  "orcid_payments.remove": { request: OrcidPaymentId; response: OrcidPaymentList };
  "exports.make": { request: MakeExport; response: Export };
  "invoices.page": { request: GetInvoicePage; response: InvoicePageImage };
  "invoices.xml": { request: GetInvoiceXml; response: Outgoing };
  "bank_statements.inspect": { request: BankFileRequest; response: StagedBankFile };
  "bank_statements.import": { request: BankFileRequest; response: ImportedBankFile };
  "bank_statements.take_back": { request: BankStatementId; response: BankStatementPage };
  "bank_statements.list": { request: ListStatements; response: BankStatementPage };
  "bank_transactions.list": { request: ListTransactions; response: TransactionPage };
  "bank_transactions.book": { request: BookTransactions; response: Booked };
  "bank_transactions.confirm_certain": { request: ConfirmCertain; response: Booked };
  "bank_transactions.ignore": { request: IgnoreTransactions; response: TransactionIds };
  "bank_transactions.bring_back": { request: TransactionIds; response: TransactionIds };
  "payments.list": { request: ListPayments; response: PaymentPage };
  "payments.get": { request: PaymentId; response: PaymentDetail };
  "payments.of_invoice": { request: AskSettlement; response: Settlement };
  "payments.open_items": { request: ListOpenItems; response: OpenInvoices };
  "payments.unallocated": { request: Nothing; response: UnallocatedMoney };
  "payments.refundable": { request: AskRefundable; response: RefundableMoney };
  "payments.record": { request: RecordPayment; response: PaymentDetail };
  "payments.allocate": { request: AllocatePayment; response: PaymentDetail };
  "payments.take_back": { request: TakeBack; response: PaymentDetail };
  "payments.refund": { request: RefundPayment; response: PaymentDetail };
  "payments.remove": { request: PaymentId; response: PaymentId };
  "write_offs.add": { request: WriteOffDraft; response: Settlement };
  "write_offs.remove": { request: WriteOffId; response: Settlement };
  "letters.list": { request: Nothing; response: LetterTexts };
  "letters.save": { request: SaveLetterText; response: LetterTexts };
  "letters.reset": { request: LetterTextId; response: LetterTexts };
  "letters.set_language": { request: ConsortiumLanguage; response: LetterTexts };
  "letters.draft_invoices": { request: DraftInvoices; response: Outgoing };
  "accounts.list": { request: Nothing; response: Array<Account> };
  "accounts.save": { request: SaveAccounts; response: Array<Account> };
  "books.journal": { request: AskJournal; response: JournalPage };
  "books.receivables": { request: AskReceivables; response: Receivables };
  "books.tax_summary": { request: AskTaxSummary; response: TaxSummary };
  "books.periods": { request: Nothing; response: BooksPeriods };
  "books.check_close": { request: CheckClose; response: CloseChecks };
  "books.close": { request: CloseBooks; response: BooksPeriods };
  "books.reopen": { request: ReopenBooks; response: BooksPeriods };
  "statements.get": { request: AskStatement; response: Statement };
  "receipts.files": { request: PaymentId; response: Outgoing };
  "statements.files": { request: AskStatement; response: Outgoing };
  "reminders.rules": { request: Nothing; response: ReminderRules };
  "reminders.save_rules": { request: ReminderRules; response: ReminderRules };
  "reminders.preview": { request: PreviewReminders; response: ReminderPreview };
  "reminders.make": { request: MakeReminders; response: MadeReminders };
  "reminders.list": { request: ListReminders; response: ReminderHistory };
  "reminders.files": { request: ReminderFiles; response: Outgoing };
  "disputes.save": { request: SaveDispute; response: ReminderHistory };
  "disputes.remove": { request: DisputeId; response: ReminderHistory };
  "personal_data.export": { request: AskPerson; response: PersonExport };
  "personal_data.preview_erase": { request: AskPerson; response: ErasePreview };
  "personal_data.erase": { request: AskPerson; response: Array<ErasedPerson> };
  "personal_data.erased": { request: Nothing; response: Array<ErasedPerson> };
  "personal_data.policy": { request: Nothing; response: Policy };
  "personal_data.set_policy": { request: Policy; response: Policy };
}

export const COMMANDS = {
  "register.info": { kind: "read", topics: ["register", "profile", "members"] },
  "register.check": { kind: "read", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "history.list": { kind: "read", topics: ["history"] },
  "history.get": { kind: "read", topics: ["history"] },
  "history.status": { kind: "read", topics: ["history"] },
  "history.undo": { kind: "write", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "history.redo": { kind: "write", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "profile.get": { kind: "read", topics: ["profile"] },
  "profile.update": { kind: "write", topics: ["profile", "fees", "billing"] },
  "profile.set_logo": { kind: "write", topics: ["profile"] },
  "documents.get_style": { kind: "read", topics: ["profile"] },
  "documents.set_style": { kind: "write", topics: ["profile"] },
  "documents.preview": { kind: "read", topics: ["profile", "letters"] },
  "profile.remove_logo": { kind: "write", topics: ["profile"] },
  "currencies.list": { kind: "read", topics: [] },
  "countries.list": { kind: "read", topics: [] },
  "members.list": { kind: "read", topics: ["members", "contacts", "profile"] },
  "members.facets": { kind: "read", topics: ["members"] },
  "members.extra_fields": { kind: "read", topics: ["members"] },
  "members.gaps": { kind: "read", topics: ["members", "contacts", "profile"] },
  "members.get": { kind: "read", topics: ["members", "contacts"] },
  "members.check": { kind: "read", topics: [] },
  "members.ids": { kind: "read", topics: ["members", "contacts", "profile"] },
  "members.bulk_preview": { kind: "read", topics: ["members"] },
  "members.bulk_update": { kind: "write", topics: ["members", "billing"] },
  "members.add": { kind: "write", topics: ["members", "billing"] },
  "members.update": { kind: "write", topics: ["members", "billing"] },
  "members.change_status": { kind: "write", topics: ["members", "billing"] },
  "members.archive": { kind: "write", topics: ["members", "billing"] },
  "members.restore": { kind: "write", topics: ["members", "billing"] },
  "members.timeline": { kind: "read", topics: ["history"] },
  "custom_fields.list": { kind: "read", topics: ["custom_fields"] },
  "custom_fields.save": { kind: "write", topics: ["custom_fields", "members"] },
  "custom_fields.remove": { kind: "write", topics: ["custom_fields"] },
  "contacts.list": { kind: "read", topics: ["contacts", "members"] },
  "contacts.facets": { kind: "read", topics: ["contacts", "members"] },
  "contacts.check": { kind: "read", topics: [] },
  "contacts.voting_roll": { kind: "read", topics: ["contacts", "members"] },
  "contacts.get": { kind: "read", topics: ["contacts", "members"] },
  "contacts.hand_over": { kind: "write", topics: ["contacts", "members", "billing"] },
  "contacts.set_role_dates": { kind: "write", topics: ["contacts", "members", "billing"] },
  "contacts.depart": { kind: "write", topics: ["contacts", "members", "billing"] },
  "contacts.save": { kind: "write", topics: ["contacts", "members", "billing"] },
  "contacts.remove": { kind: "write", topics: ["contacts", "members", "billing"] },
  "attachments.list": { kind: "read", topics: ["attachments"] },
  "attachments.content": { kind: "read", topics: ["attachments"] },
  "attachments.add": { kind: "write", topics: ["attachments"] },
  "attachments.add_version": { kind: "write", topics: ["attachments"] },
  "attachments.update": { kind: "write", topics: ["attachments"] },
  "attachments.remove": { kind: "write", topics: ["attachments"] },
  "duplicates.find": { kind: "read", topics: ["members", "contacts", "duplicates"] },
  "duplicates.preview_merge": { kind: "read", topics: ["members", "contacts", "attachments", "invoices"] },
  "duplicates.merge": { kind: "write", topics: ["members", "contacts", "attachments", "invoices", "billing", "duplicates", "told"] },
  "duplicates.dismissed": { kind: "read", topics: ["duplicates"] },
  "duplicates.dismiss": { kind: "write", topics: ["duplicates"] },
  "duplicates.reconsider": { kind: "write", topics: ["duplicates"] },
  "told.queue": { kind: "read", topics: ["told", "members", "contacts"] },
  "told.waiting": { kind: "read", topics: ["told", "members", "contacts"] },
  "told.of_member": { kind: "read", topics: ["told", "members", "contacts"] },
  "told.submit": { kind: "write", topics: ["told"] },
  "told.see": { kind: "write", topics: ["told"] },
  "voting.readiness": { kind: "read", topics: ["confirmations", "members", "contacts", "invoices", "payments"] },
  "confirmations.template": { kind: "read", topics: ["confirmations"] },
  "confirmations.list": { kind: "read", topics: ["confirmations"] },
  "confirmations.get": { kind: "read", topics: ["confirmations", "members", "contacts"] },
  "confirmations.open": { kind: "write", topics: ["confirmations"] },
  "confirmations.draft": { kind: "read", topics: ["confirmations", "members", "contacts", "profile"] },
  "confirmations.note_asked": { kind: "write", topics: ["confirmations"] },
  "confirmations.answer": { kind: "write", topics: ["confirmations"] },
  "confirmations.close": { kind: "write", topics: ["confirmations"] },
  "views.list": { kind: "read", topics: ["views"] },
  "views.save": { kind: "write", topics: ["views"] },
  "views.rename": { kind: "write", topics: ["views"] },
  "views.remove": { kind: "write", topics: ["views"] },
  "imports.fields": { kind: "read", topics: [] },
  "imports.inspect": { kind: "read", topics: ["imports"] },
  "imports.plan": { kind: "read", topics: ["members", "contacts", "imports"] },
  "imports.run": { kind: "write", topics: ["imports", "members", "contacts", "billing"] },
  "imports.list": { kind: "read", topics: ["imports", "history"] },
  "imports.check_undo": { kind: "read", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "imports.undo": { kind: "write", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "imports.rejected": { kind: "read", topics: [] },
  "agreements.list": { kind: "read", topics: ["agreements"] },
  "agreements.get": { kind: "read", topics: ["agreements", "members"] },
  "agreements.template": { kind: "read", topics: ["agreements", "profile"] },
  "agreements.add": { kind: "write", topics: ["agreements", "billing"] },
  "agreements.update": { kind: "write", topics: ["agreements", "billing"] },
  "agreements.remove": { kind: "write", topics: ["agreements", "billing"] },
  "agreements.decide": { kind: "write", topics: ["agreements"] },
  "agreements.set_credentials": { kind: "write", topics: ["agreements", "billing"] },
  "agreements.plan_renewal": { kind: "read", topics: ["agreements", "members"] },
  "agreements.renew": { kind: "write", topics: ["agreements", "members", "billing"] },
  "agreements.cost": { kind: "read", topics: ["agreements", "members", "profile"] },
  "agreements.simulate": { kind: "read", topics: ["agreements", "members"] },
  "taxes.list": { kind: "read", topics: ["taxes"] },
  "taxes.territories": { kind: "read", topics: [] },
  "taxes.save": { kind: "write", topics: ["taxes", "billing"] },
  "taxes.exceptions": { kind: "read", topics: ["taxes", "members", "sponsors"] },
  "taxes.save_exception": { kind: "write", topics: ["taxes", "billing"] },
  "taxes.remove_exception": { kind: "write", topics: ["taxes", "billing"] },
  "taxes.remove": { kind: "write", topics: ["taxes"] },
  "sponsors.list": { kind: "read", topics: ["sponsors"] },
  "sponsors.save": { kind: "write", topics: ["sponsors", "billing"] },
  "sponsors.archive": { kind: "write", topics: ["sponsors"] },
  "sponsors.restore": { kind: "write", topics: ["sponsors"] },
  "fees.list": { kind: "read", topics: ["fees", "profile"] },
  "fees.models": { kind: "read", topics: ["profile"] },
  "fees.compare": { kind: "read", topics: ["fees", "members", "invoices", "profile"] },
  "fees.save": { kind: "write", topics: ["fees", "billing"] },
  "fees.copy": { kind: "write", topics: ["fees", "billing"] },
  "fees.adopt": { kind: "write", topics: ["fees", "billing"] },
  "fees.remove": { kind: "write", topics: ["fees", "billing"] },
  "billing.years": { kind: "read", topics: ["billing", "fees", "invoices", "profile", "members"] },
  "billing.preview": { kind: "read", topics: ["billing", "fees", "invoices", "profile", "members", "contacts"] },
  "billing.explain": { kind: "read", topics: ["billing", "fees", "members", "profile", "sponsors"] },
  "billing.approve": { kind: "write", topics: ["billing"] },
  "invoices.issue": { kind: "write", topics: ["invoices", "billing", "fees"] },
  "invoices.check": { kind: "read", topics: ["invoices", "profile", "members", "sponsors"] },
  "invoices.write": { kind: "write", topics: ["invoices"] },
  "invoices.write_pro_formas": { kind: "write", topics: ["invoices"] },
  "invoices.bill_anew": { kind: "write", topics: ["invoices", "billing", "members", "sponsors", "payments"] },
  "invoices.supplement": { kind: "write", topics: ["invoices", "members", "sponsors"] },
  "invoices.credit": { kind: "write", topics: ["invoices", "billing"] },
  "invoices.note_dispatch": { kind: "write", topics: ["invoices"] },
  "invoices.list": { kind: "read", topics: ["invoices"] },
  "invoices.get": { kind: "read", topics: ["invoices", "members", "sponsors"] },
  "cycle.year": { kind: "read", topics: ["agreements", "billing", "books", "fees", "invoices", "payments", "members", "profile", "remittances"] },
  "deadlines.list": { kind: "read", topics: ["agreements", "members", "invoices", "payments", "reminders", "remittances"] },
  "remittances.year": { kind: "read", topics: ["remittances", "agreements", "members", "fees", "invoices", "payments", "attachments", "profile"] },
  "orcid_invoices.list": { kind: "read", topics: ["remittances", "agreements", "attachments"] },
  "orcid_invoices.save": { kind: "write", topics: ["remittances"] },
  "orcid_invoices.remove": { kind: "write", topics: ["remittances"] },
  "orcid_payments.list": { kind: "read", topics: ["remittances"] },
  "orcid_payments.save": { kind: "write", topics: ["remittances"] },
  "orcid_payments.remove": { kind: "write", topics: ["remittances"] },
  "exports.make": { kind: "read", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "invoices.page": { kind: "read", topics: ["invoices"] },
  "invoices.xml": { kind: "read", topics: ["invoices"] },
  "bank_statements.inspect": { kind: "read", topics: ["payments", "profile"] },
  "bank_statements.import": { kind: "write", topics: ["payments"] },
  "bank_statements.take_back": { kind: "write", topics: ["payments"] },
  "bank_statements.list": { kind: "read", topics: ["payments"] },
  "bank_transactions.list": { kind: "read", topics: ["payments", "invoices", "members"] },
  "bank_transactions.book": { kind: "write", topics: ["payments", "invoices"] },
  "bank_transactions.confirm_certain": { kind: "write", topics: ["payments", "invoices"] },
  "bank_transactions.ignore": { kind: "write", topics: ["payments"] },
  "bank_transactions.bring_back": { kind: "write", topics: ["payments"] },
  "payments.list": { kind: "read", topics: ["payments", "invoices", "members"] },
  "payments.get": { kind: "read", topics: ["payments", "invoices", "members"] },
  "payments.of_invoice": { kind: "read", topics: ["payments", "invoices"] },
  "payments.open_items": { kind: "read", topics: ["payments", "invoices"] },
  "payments.unallocated": { kind: "read", topics: ["payments", "invoices", "members"] },
  "payments.refundable": { kind: "read", topics: ["payments", "invoices", "members"] },
  "payments.record": { kind: "write", topics: ["payments", "invoices"] },
  "payments.allocate": { kind: "write", topics: ["payments", "invoices"] },
  "payments.take_back": { kind: "write", topics: ["payments", "invoices"] },
  "payments.refund": { kind: "write", topics: ["payments", "invoices"] },
  "payments.remove": { kind: "write", topics: ["payments", "invoices"] },
  "write_offs.add": { kind: "write", topics: ["payments", "invoices"] },
  "write_offs.remove": { kind: "write", topics: ["payments", "invoices"] },
  "letters.list": { kind: "read", topics: ["letters"] },
  "letters.save": { kind: "write", topics: ["letters"] },
  "letters.reset": { kind: "write", topics: ["letters"] },
  "letters.set_language": { kind: "write", topics: ["letters"] },
  "letters.draft_invoices": { kind: "read", topics: ["letters", "invoices", "profile", "members"] },
  "accounts.list": { kind: "read", topics: ["books"] },
  "accounts.save": { kind: "write", topics: ["books"] },
  "books.journal": { kind: "read", topics: ["books", "invoices", "payments", "members", "profile"] },
  "books.receivables": { kind: "read", topics: ["invoices", "payments"] },
  "books.tax_summary": { kind: "read", topics: ["invoices", "profile"] },
  "books.periods": { kind: "read", topics: ["books", "billing", "fees", "invoices", "profile"] },
  "books.check_close": { kind: "read", topics: ["books", "billing", "fees", "invoices", "payments", "members", "profile"] },
  "books.close": { kind: "write", topics: ["books", "billing"] },
  "books.reopen": { kind: "write", topics: ["books", "billing"] },
  "statements.get": { kind: "read", topics: ["invoices", "payments", "members", "sponsors", "profile"] },
  "receipts.files": { kind: "read", topics: ["invoices", "payments", "members", "sponsors", "profile", "letters"] },
  "statements.files": { kind: "read", topics: ["invoices", "payments", "members", "sponsors", "profile", "letters"] },
  "reminders.rules": { kind: "read", topics: ["reminders"] },
  "reminders.save_rules": { kind: "write", topics: ["reminders"] },
  "reminders.preview": { kind: "read", topics: ["reminders", "invoices", "payments", "members", "contacts", "sponsors"] },
  "reminders.make": { kind: "write", topics: ["reminders", "invoices"] },
  "reminders.list": { kind: "read", topics: ["reminders"] },
  "reminders.files": { kind: "read", topics: ["reminders", "profile"] },
  "disputes.save": { kind: "write", topics: ["reminders"] },
  "disputes.remove": { kind: "write", topics: ["reminders"] },
  "personal_data.export": { kind: "read", topics: ["contacts", "members", "invoices", "imports", "history"] },
  "personal_data.preview_erase": { kind: "read", topics: ["contacts", "members", "invoices", "imports", "history"] },
  "personal_data.erase": { kind: "write", topics: ["profile", "members", "custom_fields", "contacts", "attachments", "duplicates", "personal_data", "told", "confirmations", "views", "imports", "agreements", "taxes", "sponsors", "fees", "billing", "invoices", "payments", "remittances", "letters", "books", "reminders", "history", "register"] },
  "personal_data.erased": { kind: "read", topics: ["personal_data"] },
  "personal_data.policy": { kind: "read", topics: ["personal_data"] },
  "personal_data.set_policy": { kind: "write", topics: ["personal_data"] },
} as const satisfies { readonly [Name in keyof Commands]: { readonly kind: CommandKind; readonly topics: readonly Topic[] } };
