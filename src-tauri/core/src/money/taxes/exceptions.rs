//! Members and sponsors that are taxed otherwise than where they are says, with the reason.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{FieldProblems, Id, OptionExt, Result, text};
use crate::money::sponsors::Debtor;
use crate::paper::locale::{Words, fill};
use crate::register::{Connection, Op, Register};

/// That somebody is taxed otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxException {
    pub id: i64,
    /// Who is taxed otherwise.
    #[serde(flatten)]
    pub debtor: Debtor,
    pub name: String,
    /// The category that applies instead of the one that a fee names.
    pub tax_category_id: i64,
    pub category: String,
    /// Why, as its invoices print it where no tax is charged.
    pub reason: String,
}

/// Asks to tax a member or sponsor otherwise. It takes the place of an earlier exception.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveTaxesException {
    /// Who is taxed otherwise.
    #[serde(flatten)]
    pub debtor: Debtor,
    pub tax_category_id: i64,
    pub reason: String,
}

/// Gives who is taxed otherwise, by name.
pub fn exceptions(register: &Register) -> Result<Vec<TaxException>> {
    store::exceptions(register.reader())
}

/// Taxes a member or sponsor otherwise. Invoices that are issued stay as they are.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for a debtor that does not exist, without a category or a reason.
pub fn save_exception(register: &mut Register, request: SaveTaxesException) -> Result<Vec<TaxException>> {
    let connection = register.reader();
    let name = request
        .debtor
        .name(connection)?
        .or_invalid("member_id", message!("That member or sponsor does not exist, or no longer exists."))?;
    let category = store::name(connection, request.tax_category_id)?;
    let category =
        category.or_invalid("tax_category_id", message!("Choose the tax category that applies."))?;
    let mut problems = FieldProblems::default();
    let reason = problems.take("reason", text::line(&request.reason));
    if reason.is_empty() && problems.is_empty() {
        problems.add("reason", message!("Say why: its invoices print it where no tax is charged."));
    }
    problems.into_result()?;
    let request = SaveTaxesException { reason, ..request };
    let op = Op::new(message!("{name} is taxed as {category}", name, category));
    register.transact(op, |edit| store::save_exception(edit, &request))?;
    exceptions(register)
}

/// Taxes a member or sponsor again as everybody else there.
///
/// # Errors
/// An exception that does not exist.
pub fn remove_exception(register: &mut Register, request: Id) -> Result<Vec<TaxException>> {
    let exception = store::exception(register.reader(), request.id)?
        .or_not_found(template!("Tax exception"), request.id)?;
    let op = Op::new(message!("{exception} is taxed like others again", exception = exception.name));
    register.transact(op, |edit| store::delete_exception(edit, request.id))?;
    exceptions(register)
}

/// How a member is taxed otherwise; none where it is not.
pub fn exception_of(connection: &Connection, member_id: i64) -> Result<Option<TaxException>> {
    store::exception_of(connection, Debtor::Member(member_id))
}

impl TaxException {
    /// The exception as a sentence in `words`. The category and the reason stay as somebody wrote them.
    pub fn told(&self, words: &Words) -> String {
        fill(words.fees.taxed_as, &[("category", &self.category), ("reason", &self.reason)])
    }
}
