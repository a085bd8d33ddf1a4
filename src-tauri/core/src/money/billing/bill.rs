//! A bill: what one debtor is to pay in one currency, before it has a number.

use chrono::NaiveDate;

use super::{Attention, DebtorRecord};
use crate::kernel::{Currency, Message, money};
use crate::money::taxes::{self, AppliedTax, TaxDays, TaxSubtotal, TaxedBuyer, Taxes};

/// What one debtor is to pay in one currency.
#[derive(Debug, Clone)]
pub struct Bill {
    /// Who pays.
    pub debtor: DebtorRecord,
    /// Who receives the invoice there.
    pub attention: Option<Attention>,
    pub currency: Currency,
    /// The first day billed.
    pub period_from: NaiveDate,
    /// The last day billed.
    pub period_until: NaiveDate,
    pub lines: Vec<BillLine>,
    /// The tax on it, by category; empty when no line names one.
    pub taxes: Vec<TaxSubtotal>,
    /// The members whose fee it bills, in the order of its lines.
    pub covers: Vec<CoveredFee>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoveredFee {
    pub member_id: i64,
    /// How many lines of the bill are of it.
    pub lines: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillLine {
    pub description: String,
    /// The period and the calculation.
    pub detail: String,
    /// The calculation alone.
    pub calculation: String,
    /// The amount before tax.
    pub net_minor: i64,
    /// The amount as the fee plan asks for it: with tax where its prices include it.
    pub asked_minor: i64,
    /// The first and the last day of what it bills; none where that is no period.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The tax category that the fee names; none prints no tax.
    pub tax_category_id: Option<i64>,
    /// How it is taxed: what becomes of the category for this debtor on the day of the invoice.
    pub tax: Option<AppliedTax>,
}

impl Bill {
    /// The lines before tax.
    pub fn net_minor(&self) -> i64 {
        money::sum(self.lines.iter().map(|line| line.net_minor))
    }

    pub fn tax_minor(&self) -> i64 {
        money::sum(self.taxes.iter().map(|subtotal| subtotal.tax_minor))
    }

    /// What is to pay.
    pub fn total_minor(&self) -> i64 {
        money::sum([self.net_minor(), self.tax_minor()])
    }

    /// Finds out how every line is taxed on an invoice of `issued_on`, and reckons the tax. Lines that hold prices with tax are brought to
    /// prices before tax first, so that net and tax of each category add up to the prices.
    ///
    /// # Errors
    /// A sentence that says what is missing, a category or its rate on that day, or that the bill is beyond the largest
    /// amount.
    pub fn apply_tax(
        &mut self,
        taxes: &Taxes,
        issued_on: NaiveDate,
        prices_include_tax: bool,
    ) -> Result<(), Message> {
        let address = self.debtor.address();
        let buyer = TaxedBuyer {
            country: &address.country,
            postal_code: &address.postal_code,
            region: &address.region,
            has_tax_id: !self.debtor.tax_id().is_empty(),
            debtor: self.debtor.debtor(),
        };
        for line in &mut self.lines {
            let days = TaxDays { issued_on, period: line.period };
            if let Some(id) = line.tax_category_id {
                line.tax = Some(taxes.applied(id, buyer, days)?);
            }
        }
        self.reckon_tax(prices_include_tax).filter(|()| self.is_within_limit()).ok_or_else(|| {
            message!("Its amount is {digits}.", digits = money::beyond_limit(self.currency.digits()))
        })
    }

    /// Whether what it asks for, and each part of it, is an amount that this program reckons with.
    pub(super) fn is_within_limit(&self) -> bool {
        let mut lines = self.lines.iter().map(|line| line.net_minor);
        let parts = [self.net_minor(), self.tax_minor(), self.total_minor()];
        parts.into_iter().all(money::is_within_limit) && lines.all(money::is_within_limit)
    }

    fn reckon_tax(&mut self, prices_include_tax: bool) -> Option<()> {
        if prices_include_tax {
            self.taxes = net_from_gross(&mut self.lines)?;
        } else {
            self.taxes = taxes::subtotals(self.lines.iter().map(|line| (line.net_minor, line.tax.as_ref())))?;
        }
        Some(())
    }
}

/// Brings lines from prices with tax to prices before it, and gives the tax by category. None where an amount is beyond what
/// can be reckoned with; the lines are of no use then.
fn net_from_gross(lines: &mut [BillLine]) -> Option<Vec<TaxSubtotal>> {
    let mut subtotals = taxes::subtotals(lines.iter().map(|line| (line.net_minor, line.tax.as_ref())))?;
    for subtotal in &mut subtotals {
        subtotal.tax_minor = subtotal.tax.percent.percent_within(subtotal.taxable_minor)?;
        subtotal.taxable_minor -= subtotal.tax_minor;
        let mut left = subtotal.taxable_minor;
        let mut last = None;
        for line in lines.iter_mut().filter(|line| line.tax.as_ref() == Some(&subtotal.tax)) {
            line.net_minor -= subtotal.tax.percent.percent_within(line.net_minor)?;
            left -= line.net_minor;
            last = Some(line);
        }
        // What rounding each line left over goes to the last one.
        last?.net_minor += left;
    }
    Some(subtotals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Decimal;
    use crate::money::taxes::TaxCode;
    use crate::people::members::{Member, MemberDraft};
    use proptest::prelude::*;

    fn bill(nets: &[i64], percent: &str) -> Bill {
        let percent: Decimal = percent.parse().unwrap();
        let tax = AppliedTax {
            code: TaxCode::S,
            name: "VAT".into(),
            percent,
            reason: String::new(),
            reason_code: String::new(),
            parts: Vec::new(),
        };
        let line = |net: &i64| BillLine {
            description: String::new(),
            detail: String::new(),
            calculation: String::new(),
            net_minor: *net,
            asked_minor: *net,
            period: None,
            tax_category_id: None,
            tax: Some(tax.clone()),
        };
        let member =
            Member { id: 1, draft: MemberDraft::default(), country_name: String::new(), archived_on: None };
        let day = "2026-01-01".parse().unwrap();
        Bill {
            debtor: DebtorRecord::Member(Box::new(member)),
            attention: None,
            currency: Currency::from_code("EUR").unwrap(),
            period_from: day,
            period_until: day,
            lines: nets.iter().map(line).collect(),
            taxes: Vec::new(),
            covers: vec![CoveredFee { member_id: 1, lines: nets.len() }],
        }
    }

    #[test]
    fn tax_is_reckoned_on_the_sum_of_a_category() {
        let mut bill = bill(&[10, 10, 10], "5");
        bill.reckon_tax(false).unwrap();
        assert_eq!((bill.net_minor(), bill.tax_minor()), (30, 2), "1.5 on the sum, not 1 for each line");
    }

    proptest! {
        #[test]
        fn prices_with_tax_add_up_to_what_was_asked(
            gross in prop::collection::vec(-100_000_i64..10_000_000, 1..8), percent in prop::sample::select(vec!["0", "2.5", "10", "19", "25.5"]),
        ) {
            let mut bill = bill(&gross, percent);
            bill.reckon_tax(true).unwrap();
            prop_assert_eq!(bill.total_minor(), gross.iter().sum::<i64>());
            prop_assert_eq!(bill.taxes[0].taxable_minor, bill.net_minor());
        }
    }
}
