//! Which accounts there are: those that come with the program, and those that the consortium adds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Message, Template, codes};

/// An account of the chart, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(into = "String", try_from = "String")]
#[ts(type = "string")]
pub enum AccountKey {
    /// Money at banks, and what was paid in other ways.
    Bank,
    /// Money between two own accounts: it left the one and has not reached the other.
    Transfers,
    /// What debtors owe.
    Receivables,
    /// Money that arrived and settles nothing yet.
    Unallocated,
    /// Tax that was charged and is owed to the state.
    TaxPayable,
    /// What is owed to ORCID.
    OrcidPayable,
    /// What was billed for months to come: a contract liability.
    DeferredIncome,
    /// What earlier years left.
    RetainedEarnings,
    /// What banks held when the books begin.
    OpeningBalances,
    /// What was billed, before tax.
    Revenue,
    /// Interest that banks paid.
    Interest,
    /// Any other income.
    OtherIncome,
    /// What ORCID charges.
    LicenceCost,
    /// What banks kept and charged.
    BankCharges,
    /// What was given up.
    BadDebts,
    /// What payments missed or exceeded invoices by.
    SmallDifferences,
    /// The bridge between two currencies: what it holds, at a day's rate, is the gain or loss.
    Exchange,
    /// Any other cost.
    OtherCost,
    /// An account that the consortium added, by its row.
    Own(i64),
}

/// Where the keys of added accounts begin.
const OWN: &str = "own_";

impl AccountKey {
    /// The accounts that come with the program, with their codes, in the order of a chart.
    pub(super) const USUAL: [(Self, &'static str); 18] = [
        (Self::Bank, "bank"),
        (Self::Transfers, "transfers"),
        (Self::Receivables, "receivables"),
        (Self::Unallocated, "unallocated"),
        (Self::TaxPayable, "tax_payable"),
        (Self::OrcidPayable, "orcid_payable"),
        (Self::DeferredIncome, "deferred_income"),
        (Self::RetainedEarnings, "retained_earnings"),
        (Self::OpeningBalances, "opening_balances"),
        (Self::Revenue, "revenue"),
        (Self::Interest, "interest"),
        (Self::OtherIncome, "other_income"),
        (Self::LicenceCost, "licence_cost"),
        (Self::BankCharges, "bank_charges"),
        (Self::BadDebts, "bad_debts"),
        (Self::SmallDifferences, "small_differences"),
        (Self::Exchange, "exchange"),
        (Self::OtherCost, "other_cost"),
    ];

    /// What it is stored and sent as.
    pub fn code(self) -> String {
        match Self::USUAL.iter().find(|(known, _)| *known == self) {
            Some((_, code)) => (*code).to_owned(),
            None => match self {
                Self::Own(id) => format!("{OWN}{id}"),
                _ => String::new(),
            },
        }
    }

    /// The account that `code` stands for.
    pub fn from_code(code: &str) -> Option<Self> {
        let usual = Self::USUAL.iter().find(|(_, known)| *known == code).map(|(key, _)| *key);
        usual.or_else(|| code.strip_prefix(OWN)?.parse().ok().map(Self::Own))
    }

    /// What an account that comes with the program is; none for an added one, which says it itself.
    pub(super) const fn usual_kind(self) -> Option<AccountKind> {
        Some(match self {
            Self::Bank | Self::Transfers | Self::Receivables => AccountKind::Asset,
            Self::Unallocated | Self::TaxPayable | Self::OrcidPayable | Self::DeferredIncome => {
                AccountKind::Liability
            }
            Self::RetainedEarnings | Self::OpeningBalances => AccountKind::Equity,
            Self::Revenue | Self::Interest | Self::OtherIncome => AccountKind::Income,
            Self::LicenceCost
            | Self::BankCharges
            | Self::BadDebts
            | Self::SmallDifferences
            | Self::Exchange
            | Self::OtherCost => AccountKind::Cost,
            Self::Own(_) => return None,
        })
    }

    /// Whether a line of a bank statement may be placed there. What follows from documents and payments has its accounts.
    pub(super) const fn takes_bank_lines(self) -> bool {
        matches!(
            self,
            Self::Transfers
                | Self::TaxPayable
                | Self::OpeningBalances
                | Self::Interest
                | Self::OtherIncome
                | Self::BankCharges
                | Self::OtherCost
                | Self::Own(_)
        )
    }

    /// Whether what it holds is money, so that what it is worth at home changes with the rate.
    pub(super) const fn is_monetary(self) -> bool {
        matches!(
            self,
            Self::Bank
                | Self::Transfers
                | Self::Receivables
                | Self::Unallocated
                | Self::TaxPayable
                | Self::OrcidPayable
        )
    }
}

impl From<AccountKey> for String {
    fn from(key: AccountKey) -> Self {
        key.code()
    }
}

impl TryFrom<String> for AccountKey {
    type Error = Message;

    fn try_from(code: String) -> Result<Self, Message> {
        Self::from_code(&code).ok_or_else(|| message!("There is no account “{code}”.", code))
    }
}

/// What an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// What one has.
    Asset,
    /// What one owes.
    Liability,
    /// What is left of both.
    Equity,
    /// What was earned.
    Income,
    /// What was spent.
    Cost,
}

codes!(AccountKind {
    Asset = "asset",
    Liability = "liability",
    Equity = "equity",
    Income = "income",
    Cost = "cost"
});

impl AccountKind {
    /// Whether each year begins with nothing on it.
    pub(super) const fn is_of_a_year(self) -> bool {
        matches!(self, Self::Income | Self::Cost)
    }

    /// What a person calls it.
    pub(super) const fn noun(self) -> Template {
        match self {
            Self::Asset => template!("Assets"),
            Self::Liability => template!("Liabilities"),
            Self::Equity => template!("Equity"),
            Self::Income => template!("Income"),
            Self::Cost => template!("Cost"),
        }
    }
}
