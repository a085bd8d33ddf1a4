import type { EvidenceKind, Party, TaskState } from "../../../api/generated/tasks";

/** Who does something. */
export const PARTIES: Record<Party, string> = {
  consortium: "Consortium",
  orcid: /* @wc-ignore */ "ORCID",
  member: "Member",
};

/** What proves that something is done. */
export const EVIDENCE: Record<EvidenceKind, string> = {
  contacts_complete: "Members have a main and a voting contact",
  orcid_ids: "Main contacts have an ORCID iD",
  orcid_told: "ORCID was told of the members",
  orcid_seen: "What ORCID was told was seen there",
  first_invoice: "Members have an invoice",
  each_member: "Ticked member by member",
  orcid_paid: "Invoices of ORCID are paid",
  members_enough: "There are enough members",
  agreement_signed: "The agreement is signed",
  document: "A document is kept",
};

/** How tasks stand. */
export const STATES: Record<TaskState, string> = {
  open: "To do",
  done: "Done",
  waived: "Not needed",
  all: "All",
};
