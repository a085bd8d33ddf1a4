//! The rules a member's fields keep, said beside the field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MemberDraft, OtherName, custom_fields, family, store};
use crate::kernel::electronic_address::electronic_address;
use crate::kernel::{Currency, FieldProblems, Result, country, ids, long_date, text};
use crate::register::{Connection, Register};

/// Asks whether a draft could be stored.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckMember {
    /// The member it would replace; absent for a new one.
    pub id: Option<i64>,
    /// The draft.
    pub draft: MemberDraft,
}

/// What is wrong, and what is only worth knowing, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFields {
    /// Messages that stand in the way.
    pub problems: BTreeMap<String, String>,
    /// Messages that do not.
    pub warnings: BTreeMap<String, String>,
}

/// Checks a draft without storing it.
pub fn check(register: &Register, request: CheckMember) -> Result<CheckedFields> {
    let mut checked = checked(&request.draft);
    check_among_others(register.reader(), request.id, &mut checked)?;
    Ok(CheckedFields { problems: checked.problems.by_field(), warnings: portal_warnings(&checked.draft) })
}

/// A draft as it would be stored, and what is wrong with it.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Its fields in their stored form; a field with a problem is empty.
    pub draft: MemberDraft,
    /// What is wrong.
    pub problems: FieldProblems,
}

/// Brings a draft into its stored form and collects every problem that shows without looking at other members.
pub fn checked(draft: &MemberDraft) -> Checked {
    let mut problems = FieldProblems::default();
    let stored = MemberDraft {
        official_name: problems.take("official_name", text::name(&draft.official_name)),
        short_name: problems.take("short_name", text::name(&draft.short_name)),
        ror_id: problems.take_optional("ror_id", &draft.ror_id, ids::ror_id),
        country: problems.take_optional("country", &draft.country, country::parse),
        street: problems.take("street", text::address(&draft.street)),
        city: problems.take("city", text::name(&draft.city)),
        region: problems.take("region", text::name(&draft.region)),
        postal_code: problems.take("postal_code", ids::number(&draft.postal_code).and_then(text::short)),
        email_domain: problems.take_optional("email_domain", &draft.email_domain, ids::domain),
        website: problems.take("website", text::website(&draft.website)),
        sector: problems.take("sector", text::line(&draft.sector)),
        tier: draft.tier,
        status: draft.status,
        joined_on: draft.joined_on,
        left_on: draft.left_on,
        purchase_order: problems
            .take("purchase_order", ids::number(&draft.purchase_order).and_then(text::short)),
        tax_id: problems.take_optional("tax_id", &draft.tax_id, ids::tax_id),
        notes: problems.take("notes", text::lines(&draft.notes)),
        other_names: other_names(draft, &mut problems),
        parent_id: draft.parent_id,
        not_for_profit: draft.not_for_profit,
        language: problems.take_optional("language", &draft.language, ids::language),
        currency: problems.take_optional("currency", &draft.currency, currency_code),
        purchase_order_required: draft.purchase_order_required,
        buyer_reference: problems
            .take("buyer_reference", ids::number(&draft.buyer_reference).and_then(text::short)),
        electronic_address: problems.take_optional(
            "electronic_address",
            &draft.electronic_address,
            electronic_address,
        ),
        invoice_name: problems.take("invoice_name", text::name(&draft.invoice_name)),
        invoice_street: problems.take("invoice_street", text::address(&draft.invoice_street)),
        invoice_postal_code: problems.take("invoice_postal_code", text::name(&draft.invoice_postal_code)),
        invoice_city: problems.take("invoice_city", text::name(&draft.invoice_city)),
        invoice_region: problems.take("invoice_region", text::name(&draft.invoice_region)),
        invoice_country: problems.take_optional("invoice_country", &draft.invoice_country, country::parse),
        tags: tags(draft, &mut problems),
        extra: extra(draft, &mut problems),
    };
    if !stored.official_name.chars().any(char::is_alphanumeric)
        && !problems.iter().any(|(field, _)| field == "official_name")
    {
        problems.add("official_name", "Give the member a name.");
    }
    if let (Some(joined_on), Some(left_on)) = (stored.joined_on, stored.left_on)
        && left_on < joined_on
    {
        problems.add(
            "left_on",
            format!("The last day ({}) is before the first ({}).", long_date(left_on), long_date(joined_on)),
        );
    }
    Checked { draft: stored, problems }
}

/// The stored form of a draft for member `id`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn storable(connection: &Connection, id: Option<i64>, draft: &MemberDraft) -> Result<MemberDraft> {
    let mut checked = checked(draft);
    check_among_others(connection, id, &mut checked)?;
    checked.problems.into_result().map(|()| checked.draft)
}

fn other_names(draft: &MemberDraft, problems: &mut FieldProblems) -> Vec<OtherName> {
    let mut names = Vec::new();
    for other in &draft.other_names {
        let name = problems.take("other_names", text::name(&other.name));
        let language = problems.take_optional("other_names", &other.language, ids::language);
        if !name.is_empty() {
            names.push(OtherName { name, language });
        }
    }
    names
}

fn tags(draft: &MemberDraft, problems: &mut FieldProblems) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in &draft.tags {
        let tag = problems.take("tags", text::line(tag));
        if !tag.is_empty() && !tags.iter().any(|known| text::search_key(known) == text::search_key(&tag)) {
            tags.push(tag);
        }
    }
    tags
}

fn extra(draft: &MemberDraft, problems: &mut FieldProblems) -> BTreeMap<String, String> {
    let mut extra = BTreeMap::new();
    for (name, value) in &draft.extra {
        let value = problems.take(&format!("extra.{name}"), text::lines(value));
        if !value.is_empty() {
            extra.insert(name.clone(), value);
        }
    }
    extra
}

fn currency_code(code: &str) -> Result<String, String> {
    let code = code.trim().to_uppercase();
    match Currency::from_code(&code) {
        Some(currency) => Ok(currency.code().to_owned()),
        None => Err(format!("{code} is not a currency code of ISO 4217, such as EUR or AUD.")),
    }
}

/// Checks what depends on the rest of the register.
fn check_among_others(connection: &Connection, id: Option<i64>, checked: &mut Checked) -> Result<()> {
    refuse_taken_ror_id(connection, id, checked)?;
    custom_fields::check_values(connection, &checked.draft, &mut checked.problems)?;
    if let Some(parent_id) = checked.draft.parent_id
        && let Some(problem) = family::parent_problem(connection, id, parent_id)?
    {
        checked.problems.add("parent_id", problem);
    }
    Ok(())
}

fn refuse_taken_ror_id(connection: &Connection, id: Option<i64>, checked: &mut Checked) -> Result<()> {
    if checked.draft.ror_id.is_empty() {
        return Ok(());
    }
    if let Some((holder, name)) = store::by_ror_id(connection, &checked.draft.ror_id)?
        && Some(holder) != id
    {
        checked
            .problems
            .add("ror_id", format!("{name} has this ROR id already. One organisation is one member."));
    }
    Ok(())
}

/// Field lengths that ORCID's member portal accepts, in characters. The register keeps longer ones and warns.
fn portal_warnings(draft: &MemberDraft) -> BTreeMap<String, String> {
    too_long_for_portal(&[
        ("official_name", &draft.official_name, 41),
        ("street", &draft.street, 255),
        ("city", &draft.city, 40),
        ("region", &draft.region, 80),
        ("postal_code", &draft.postal_code, 20),
        ("email_domain", &draft.email_domain, 255),
    ])
}

/// A warning for every field whose value has more characters than ORCID's member portal takes.
pub fn too_long_for_portal(fields: &[(&str, &str, usize)]) -> BTreeMap<String, String> {
    let warning = |(field, value, length_max): &(&str, &str, usize)| {
        let length = value.chars().count();
        let message = format!("{length} characters: ORCID’s member portal takes {length_max}.");
        (length > *length_max).then(|| ((*field).to_owned(), message))
    };
    fields.iter().filter_map(warning).collect()
}
