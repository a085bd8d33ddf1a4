//! What hangs on a member or a contact, and whether it moves in a merge. A test compares this with the schema: whoever
//! adds a table that refers to members or contacts says here what becomes of its rows.

/// A column of a table that refers to members or to contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    /// What its rows are called.
    pub(super) label: &'static str,
}

const fn link(table: &'static str, column: &'static str, label: &'static str) -> Link {
    Link { table, column, label }
}

/// Rows that move to the surviving member, unless it has their like: then they stay with the merged record.
pub(super) const MOVED_WITH_MEMBER: [Link; 5] = [
    link("payment", "member_id", "Payments"),
    link("attachment", "member_id", "Documents"),
    link("member", "parent_id", "Members that belong to it"),
    // The survivor's own decision and credentials count where both stand under the same agreement.
    link("agreement_member", "member_id", "Decisions under agreements"),
    // Likewise how it is taxed.
    link("tax_exception", "member_id", "Tax exceptions"),
];

/// Rows that stay with the merged record, because they never change; they are shown with the survivor's.
pub(super) const STAYING_WITH_MEMBER: [Link; 1] = [link("invoice", "member_id", "Invoices")];

/// Rows that have rules of their own.
#[cfg(test)]
pub(super) const OTHERWISE_OF_MEMBER: [Link; 9] = [
    // Which fees are billed: told of the survivor wherever it is asked.
    link("billed_member", "member_id", ""),
    // What was approved stays as it was looked at; a fee that a merge changes has to be approved again.
    link("billing_approved_fee", "member_id", ""),
    // How a total was divided when it was invoiced.
    link("fee_division_share", "member_id", ""),
    // What ORCID was told of the merged record; that it is gone has to be told.
    link("told_orcid", "member_id", ""),
    // What the merged record was asked and answered.
    link("confirmation", "member_id", ""),
    // Tells what happened to the merged record while it was one of its own.
    link("standing_change", "member_id", ""),
    link("contact_role", "member_id", "Roles"),
    link("member_merge", "member_id", ""),
    link("member_merge", "survivor_id", ""),
];

/// Rows that move to the surviving contact. Those of which it has the like go, and the preview says so.
pub(super) const MOVED_WITH_CONTACT: [Link; 1] = [link("told_orcid", "contact_id", "What ORCID was told")];

/// Rows that have rules of their own.
#[cfg(test)]
pub(super) const OTHERWISE_OF_CONTACT: [Link; 2] =
    [link("contact_role", "contact_id", "Roles"), link("erased_person", "contact_id", "")];
