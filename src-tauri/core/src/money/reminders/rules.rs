//! When reminders are due, and what they cost.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LEVELS, store};
use crate::kernel::{Currency, FieldProblems, Result};
use crate::money::taxes;
use crate::register::{Op, Register};

/// Longer is a slip of the hand.
const DAYS_MAX: u32 = 1_000;

/// When reminders are due, and what they cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReminderRules {
    /// Days after the due date for each of the three levels; none where a level is not used.
    pub after_days: Vec<Option<u32>>,
    /// Days from one reminder of an invoice to the next, at least.
    pub days_between: u32,
    /// What a reminder costs, by level and currency; nothing where none is given.
    pub fees: Vec<ReminderFee>,
    /// How fees are taxed; without a category they are a compensation that is not subject to tax.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub fee_tax_category_id: Option<i64>,
}

/// What a reminder costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReminderFee {
    /// From 1 to 3.
    pub level: u32,
    /// The currency of the invoice.
    pub currency: String,
    /// The fee, before tax.
    pub amount_minor: i64,
    /// Digits of the currency’s minor unit.
    #[serde(default)]
    pub currency_digits: u32,
}

impl Default for ReminderRules {
    fn default() -> Self {
        Self {
            after_days: vec![Some(7), Some(21), Some(35)],
            days_between: 14,
            fees: Vec::new(),
            fee_tax_category_id: None,
        }
    }
}

impl ReminderRules {
    /// The next level that is used after one, and how many days after the due date.
    pub(super) fn next_level(&self, after: u32) -> Option<(u32, u32)> {
        (after + 1..=LEVELS).find_map(|level| Some((level, self.days_of(level)?)))
    }

    fn days_of(&self, level: u32) -> Option<u32> {
        self.after_days.get(usize::try_from(level).ok()?.checked_sub(1)?).copied().flatten()
    }

    /// What the reminder of a level costs.
    pub(super) fn fee(&self, level: u32, currency: &str) -> i64 {
        let fee = self.fees.iter().find(|fee| fee.level == level && fee.currency == currency);
        fee.map_or(0, |fee| fee.amount_minor)
    }
}

pub fn rules(register: &Register) -> Result<ReminderRules> {
    store::rules(register.reader())
}

/// Saves the rules. Reminders made earlier stay as they are.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] when a later level comes before an earlier one, and for a fee that is none.
pub fn save_rules(register: &mut Register, request: ReminderRules) -> Result<ReminderRules> {
    let mut problems = FieldProblems::default();
    let mut rules = request;
    rules.after_days.resize(LEVELS as usize, None);
    let mut earlier: Option<u32> = None;
    for (index, days) in rules.after_days.iter().enumerate() {
        let Some(days) = *days else { continue };
        let field = format!("after_days.{index}");
        if days > DAYS_MAX {
            problems.add(
                &field,
                message!("Give at most {days_max, plural, one {# day} other {# days}}.", days_max = DAYS_MAX),
            );
        } else if earlier.is_some_and(|earlier| days <= earlier) {
            problems.add(
                &field,
                message!("A later reminder comes more days after the due date than an earlier one."),
            );
        }
        earlier = Some(days);
    }
    if rules.days_between > DAYS_MAX {
        problems.add(
            "days_between",
            message!("Give at most {days_max, plural, one {# day} other {# days}}.", days_max = DAYS_MAX),
        );
    }
    rules.fees.retain(|fee| fee.amount_minor != 0);
    for (index, fee) in rules.fees.iter_mut().enumerate() {
        match Currency::try_from(fee.currency.clone()) {
            Ok(currency) => {
                fee.currency = currency.code().to_owned();
                fee.currency_digits = currency.digits();
            }
            Err(message) => problems.add(&format!("fees.{index}.currency"), message),
        }
        if fee.amount_minor < 0 || !(1..=LEVELS).contains(&fee.level) {
            problems.add(
                &format!("fees.{index}.amount_minor"),
                message!("A fee is above zero, for a level from 1 to 3."),
            );
        }
    }
    let fees = &rules.fees;
    let is_twice = |fee: &ReminderFee| {
        fees.iter().filter(|other| (other.level, &other.currency) == (fee.level, &fee.currency)).count() > 1
    };
    if let Some(index) = fees.iter().position(is_twice) {
        problems.add(&format!("fees.{index}.currency"), message!("One fee for each level and currency."));
    }
    if let Some(id) = rules.fee_tax_category_id
        && taxes::store::name(register.reader(), id)?.is_none()
    {
        problems
            .add("fee_tax_category_id", message!("That tax category does not exist, or no longer exists."));
    }
    problems.into_result()?;
    register
        .transact(Op::new(message!("Set the rules of reminders")), |edit| store::save_rules(edit, &rules))?;
    store::rules(register.reader())
}
