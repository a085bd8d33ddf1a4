// The types of the core by the names the screens use, taken from what its commands take and answer.
import type { RequestOf, ResponseOf } from "./client";
import type { Commands } from "./generated";

type Row<Name extends keyof Commands> = ResponseOf<Name> extends { rows: (infer Item)[] } ? Item : never;

export type Profile = ResponseOf<"profile.get">;
export type ProfileDraft = RequestOf<"profile.update">;
export type MemberRow = Row<"members.list">;
export type MembersListRequest = RequestOf<"members.list">;
export type MemberGap = NonNullable<MembersListRequest["missing"]>[number];
export type YearEvent = NonNullable<MembersListRequest["this_year"]>[number];
export type Facet = ResponseOf<"members.facets">["statuses"][number];
export type MemberDetail = ResponseOf<"members.get">;
export type Member = MemberDetail["member"];
export type MemberDraft = RequestOf<"members.add">;
export type Status = MemberRow["status"];
export type Tier = NonNullable<MemberRow["tier"]>;
export type MemberContact = MemberDetail["contacts"][number];
export type Role = MemberDetail["missing_roles"][number];
export type ContactRow = Row<"contacts.list">;
export type ContactsListRequest = RequestOf<"contacts.list">;
export type ContactGap = NonNullable<ContactsListRequest["missing"]>[number];
export type ContactDraft = RequestOf<"contacts.save">["draft"];
export type VotingRoll = ResponseOf<"contacts.voting_roll">;
export type { StagedAttachment } from "./generated";
export type AttachmentList = ResponseOf<"attachments.list">;
export type Attachment = Row<"attachments.list">;
export type AttachmentKind = Attachment["kind"];
export type HistoryRow = Row<"history.list">;
export type CheckResult = ResponseOf<"members.check">;
export type RegisterInfo = ResponseOf<"register.info">;
export type StagedImport = ResponseOf<"imports.inspect">;
export type InvoiceRow = Row<"invoices.list">;
export type RunPreview = ResponseOf<"billing.preview">;
export type FeePlan = ResponseOf<"fees.get">;
export type ImportPlan = ResponseOf<"imports.plan">;
export type ImportPlanRequest = RequestOf<"imports.plan">;
