//! The tax that a write-off takes back: the part of it in what is given up, category by category.

use super::WriteOff;
use crate::kernel::money::{self, ratio};
use crate::kernel::{Error, Result};
use crate::money::taxes::TaxSubtotal;

/// What of `amount_minor`, tax included, was taxed how. `charged` is what the invoice charged in each category less what credit
/// notes took back, `total_minor` what it asked for less these, tax included.
///
/// Each write-off takes the share of all that took tax back so far, less what those before it took, so that several parts
/// never take back more than was charged, and all of it exactly that.
pub fn taxes(
    charged: &[TaxSubtotal],
    total_minor: i64,
    earlier: &[WriteOff],
    amount_minor: i64,
) -> Result<Vec<TaxSubtotal>> {
    let earlier: Vec<&WriteOff> = earlier.iter().filter(|one| !one.taxes.is_empty()).collect();
    let given_up = money::sum(earlier.iter().map(|one| one.amount_minor).chain([amount_minor]));
    let too_large = || Error::internal(message!("The tax of a write-off is beyond what can be reckoned."));
    let part = |subtotal: &TaxSubtotal| {
        let before = earlier.iter().flat_map(|one| &one.taxes).filter(|one| one.tax == subtotal.tax);
        let (taxable_before, tax_before) =
            before.fold((0, 0), |sums: (i64, i64), one| (sums.0 + one.taxable_minor, sums.1 + one.tax_minor));
        let until_now = |minor| ratio(minor, given_up.min(total_minor), total_minor).ok_or_else(too_large);
        Ok(TaxSubtotal {
            tax: subtotal.tax.clone(),
            taxable_minor: until_now(subtotal.taxable_minor)? - taxable_before,
            tax_minor: until_now(subtotal.tax_minor)? - tax_before,
        })
    };
    charged.iter().map(part).collect()
}

/// By how much the tax changes that write-offs took back so far, once `given_up` of what an invoice charges now is what they
/// give up: a credit note left other amounts charged, or took over a part of them.
pub(super) fn changed(
    charged: &[TaxSubtotal],
    total_minor: i64,
    so_far: &[&WriteOff],
    given_up: i64,
) -> Result<Vec<TaxSubtotal>> {
    let too_large = || Error::internal(message!("The tax of a write-off is beyond what can be reckoned."));
    let part = |subtotal: &TaxSubtotal| {
        let before = so_far.iter().flat_map(|one| &one.taxes).filter(|one| one.tax == subtotal.tax);
        let (taxable_before, tax_before) =
            before.fold((0, 0), |sums: (i64, i64), one| (sums.0 + one.taxable_minor, sums.1 + one.tax_minor));
        let now = |minor| match total_minor {
            0 => Ok(0),
            total => ratio(minor, given_up.min(total), total).ok_or_else(too_large),
        };
        Ok(TaxSubtotal {
            tax: subtotal.tax.clone(),
            taxable_minor: now(subtotal.taxable_minor)? - taxable_before,
            tax_minor: now(subtotal.tax_minor)? - tax_before,
        })
    };
    charged.iter().map(part).collect()
}

/// What the second leaves of the first, category by category.
pub(super) fn beyond(all: &[TaxSubtotal], before: &[TaxSubtotal]) -> Vec<TaxSubtotal> {
    let of = |subtotal: &TaxSubtotal| {
        let before = before.iter().find(|one| one.tax == subtotal.tax);
        let (taxable_minor, tax_minor) = before.map_or((0, 0), |one| (one.taxable_minor, one.tax_minor));
        TaxSubtotal {
            tax: subtotal.tax.clone(),
            taxable_minor: subtotal.taxable_minor - taxable_minor,
            tax_minor: subtotal.tax_minor - tax_minor,
        }
    };
    all.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;
    use crate::kernel::Decimal;
    use crate::money::invoices::WriteOffKind;
    use crate::money::taxes::{AppliedTax, TaxCode};

    fn subtotal(code: TaxCode, percent: &str, taxable_minor: i64, tax_minor: i64) -> TaxSubtotal {
        let percent: Decimal = percent.parse().unwrap();
        let tax = AppliedTax {
            code,
            name: "x".into(),
            percent,
            reason: String::new(),
            reason_code: String::new(),
            parts: Vec::new(),
        };
        TaxSubtotal { tax, taxable_minor, tax_minor }
    }

    fn write_off(amount_minor: i64, taxes: Vec<TaxSubtotal>) -> WriteOff {
        let written_off_on = NaiveDate::MIN;
        WriteOff {
            id: 0,
            invoice_id: 1,
            kind: WriteOffKind::Loss,
            payment_id: None,
            written_off_on,
            amount_minor,
            reason: String::new(),
            tax_minor: 0,
            taxes,
            credit_note_id: None,
        }
    }

    #[test]
    fn the_tax_in_what_is_given_up_is_taken_back() {
        let charged = [subtotal(TaxCode::S, "10", 783_519, 78_352)];
        let found = taxes(&charged, 861_871, &[], 861_871).unwrap();
        assert_eq!((found[0].taxable_minor, found[0].tax_minor), (783_519, 78_352));
        let found = taxes(&charged, 861_871, &[], 1_100).unwrap();
        assert_eq!((found[0].taxable_minor, found[0].tax_minor), (1_000, 100));
    }

    proptest! {
        #[test]
        fn several_parts_take_back_what_was_charged_and_no_more(
            taxed in 1_i64..1_000_000, tax in 0_i64..200_000, exempt in 0_i64..1_000_000, cuts in prop::collection::vec(1_i64..500_000, 0..8),
        ) {
            let charged = [subtotal(TaxCode::S, "19", taxed, tax), subtotal(TaxCode::E, "0", exempt, 0)];
            let total = taxed + tax + exempt;
            let (mut done, mut left) = (Vec::new(), total);
            for amount in cuts.into_iter().filter(|cut| *cut < total).chain([i64::MAX]) {
                let amount = amount.min(left);
                if amount == 0 { break }
                left -= amount;
                let found = taxes(&charged, total, &done, amount).unwrap();
                let sum: i64 = found.iter().map(|one| one.taxable_minor + one.tax_minor).sum();
                prop_assert!((sum - amount).abs() <= 3, "{} of {}", sum, amount);
                prop_assert!(found.iter().all(|one| one.tax_minor >= 0 && one.taxable_minor >= 0));
                done.push(write_off(amount, found));
            }
            let taken: i64 = done.iter().flat_map(|one| &one.taxes).map(|one| one.tax_minor).sum();
            prop_assert_eq!(taken, tax);
            let base: i64 = done.iter().flat_map(|one| &one.taxes).map(|one| one.taxable_minor).sum();
            prop_assert_eq!(base, taxed + exempt);
        }
    }
}
