//! Writes the profile.

use super::{
    DEFAULT_CREDIT_NOTE_PATTERN, DEFAULT_DAYS_AHEAD_MAX, DEFAULT_NUMBER_PATTERN, DEFAULT_PAYMENT_DUE_DAYS,
    DEFAULT_PRO_FORMA_PATTERN, NewConsortium, Profile, ProfileDraft, get, store,
};
use crate::kernel::electronic_address::electronic_address;
use crate::kernel::invoice_number::NumberPattern;
use crate::kernel::{Currency, FieldProblems, Message, Result, YearStart, country, ids, text};
use crate::paper::einvoices::EInvoicing;
use crate::register::{Op, Register};

/// The longest payment term, in days.
const PAYMENT_DUE_DAYS_MAX: u32 = 365;

/// The longest text that every invoice prints, in characters: a third of a page.
const PRINTED_MAX: usize = 1_500;

/// The most days ahead that invoices may be dated without a word.
const DAYS_AHEAD_MAX: u32 = 730;

impl NewConsortium {
    /// Tells every field that breaks a rule, before anything is created.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Invalid`] with a message for each of them.
    pub fn check(&self) -> Result<()> {
        checked(&first_draft(self)).map(|_| ())
    }
}

/// Starts the profile of a new register.
pub fn create(register: &mut Register, request: &NewConsortium) -> Result<()> {
    create_with(register, &first_draft(request))
}

/// Starts the profile of a new register with all that is known.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with a message for each bad field.
pub fn create_with(register: &mut Register, draft: &ProfileDraft) -> Result<()> {
    let draft = checked(draft)?;
    // Without an undo: a register without a profile would be none.
    let op = Op::new(message!("Created the register of {draft}", draft = draft.name)).final_and_durable();
    register.transact(op, |edit| store::insert(edit, &draft))
}

/// Replaces the profile.
pub fn update(register: &mut Register, request: ProfileDraft) -> Result<Profile> {
    let draft = checked(&request)?;
    register.transact(Op::new(message!("Edited the profile")), |edit| store::update(edit, &draft))?;
    get(register)
}

pub(crate) fn first_draft(consortium: &NewConsortium) -> ProfileDraft {
    ProfileDraft {
        name: consortium.name.clone(),
        street: String::new(),
        city: String::new(),
        region: String::new(),
        postal_code: String::new(),
        country: String::new(),
        email: String::new(),
        website: String::new(),
        tax_id: String::new(),
        tax_text: String::new(),
        currency: consortium.currency.clone(),
        year_start: consortium.year_start.clone(),
        invoice_number_pattern: DEFAULT_NUMBER_PATTERN.to_owned(),
        credit_note_number_pattern: DEFAULT_CREDIT_NOTE_PATTERN.to_owned(),
        pro_forma_number_pattern: DEFAULT_PRO_FORMA_PATTERN.to_owned(),
        payment_due_days: DEFAULT_PAYMENT_DUE_DAYS,
        bank_account_holder: String::new(),
        bank_name: String::new(),
        iban: String::new(),
        bic: String::new(),
        bank_details: String::new(),
        invoice_footer: String::new(),
        e_invoice: EInvoicing::None,
        registration_id: String::new(),
        electronic_address: String::new(),
        contact_name: String::new(),
        contact_phone: String::new(),
        approval_required: false,
        no_account_reason: String::new(),
        invoice_days_ahead_max: DEFAULT_DAYS_AHEAD_MAX,
    }
}

/// The draft as it is stored, or every field that breaks a rule.
fn checked(draft: &ProfileDraft) -> Result<ProfileDraft> {
    let mut problems = FieldProblems::default();
    let checked = ProfileDraft {
        name: problems.take("name", text::name(&draft.name)),
        street: problems.take("street", text::address(&draft.street)),
        city: problems.take("city", text::name(&draft.city)),
        region: problems.take("region", text::name(&draft.region)),
        postal_code: problems.take("postal_code", text::name(&draft.postal_code)),
        country: problems.take_optional("country", &draft.country, country::parse),
        email: problems.take_optional("email", &draft.email, ids::email),
        website: problems.take("website", text::website(&draft.website)),
        tax_id: problems.take("tax_id", text::name(&draft.tax_id)),
        tax_text: problems
            .take("tax_text", text::lines(&draft.tax_text).and_then(|text| text::within(text, PRINTED_MAX))),
        currency: draft.currency.trim().to_uppercase(),
        year_start: draft.year_start.trim().to_owned(),
        invoice_number_pattern: problems
            .take("invoice_number_pattern", text::line(&draft.invoice_number_pattern)),
        credit_note_number_pattern: problems
            .take("credit_note_number_pattern", text::line(&draft.credit_note_number_pattern)),
        pro_forma_number_pattern: problems
            .take("pro_forma_number_pattern", text::line(&draft.pro_forma_number_pattern)),
        payment_due_days: draft.payment_due_days,
        bank_account_holder: problems.take("bank_account_holder", text::name(&draft.bank_account_holder)),
        bank_name: problems.take("bank_name", text::name(&draft.bank_name)),
        iban: problems.take_optional("iban", &draft.iban, ids::iban),
        bic: problems.take_optional("bic", &draft.bic, bic),
        bank_details: problems.take(
            "bank_details",
            text::lines(&draft.bank_details).and_then(|text| text::within(text, PRINTED_MAX)),
        ),
        invoice_footer: problems.take("invoice_footer", text::line(&draft.invoice_footer)),
        e_invoice: draft.e_invoice,
        registration_id: problems.take("registration_id", text::line(&draft.registration_id)),
        electronic_address: problems.take_optional(
            "electronic_address",
            &draft.electronic_address,
            electronic_address,
        ),
        contact_name: problems.take("contact_name", text::name(&draft.contact_name)),
        contact_phone: problems.take("contact_phone", text::line(&draft.contact_phone)),
        approval_required: draft.approval_required,
        no_account_reason: problems.take("no_account_reason", text::line(&draft.no_account_reason)),
        invoice_days_ahead_max: draft.invoice_days_ahead_max,
    };
    check_rules(&checked, &mut problems);
    problems.into_result().map(|()| checked)
}

/// What fields have to be beside being well formed.
fn check_rules(checked: &ProfileDraft, problems: &mut FieldProblems) {
    if checked.name.is_empty() {
        problems.add("name", message!("Give the consortium a name: its invoices show it."));
    }
    if let Err(message) = Currency::try_from(checked.currency.clone()) {
        problems.add("currency", message);
    }
    if let Err(message) = YearStart::try_from(checked.year_start.clone()) {
        problems.add("year_start", message);
    }
    for (field, pattern) in [
        ("invoice_number_pattern", &checked.invoice_number_pattern),
        ("credit_note_number_pattern", &checked.credit_note_number_pattern),
        ("pro_forma_number_pattern", &checked.pro_forma_number_pattern),
    ] {
        if let Err(message) = NumberPattern::parse(pattern) {
            problems.add(field, message);
        }
    }
    if checked.pro_forma_number_pattern == checked.invoice_number_pattern {
        problems.add(
            "pro_forma_number_pattern",
            message!("Pro formas are no invoices: give them numbers of their own."),
        );
    }
    if checked.payment_due_days > PAYMENT_DUE_DAYS_MAX {
        problems.add(
            "payment_due_days",
            message!(
                "Give members 0 to {payment_due_days_max, plural, one {# day} other {# days}} to pay.",
                payment_due_days_max = PAYMENT_DUE_DAYS_MAX
            ),
        );
    }
    if checked.invoice_days_ahead_max > DAYS_AHEAD_MAX {
        let message = message!(
            "Let invoices be dated 0 to {days_ahead_max, plural, one {# day} other {# days}} ahead.",
            days_ahead_max = DAYS_AHEAD_MAX
        );
        problems.add("invoice_days_ahead_max", message);
    }
}

fn bic(text: &str) -> Result<String, Message> {
    let bic = text.trim().to_uppercase();
    sepa::validate_bic(&bic)
        .map_err(|_| message!("“{bic}” is not a BIC. It has 8 or 11 characters, such as DEUTDEFF.", bic))?;
    Ok(bic)
}
