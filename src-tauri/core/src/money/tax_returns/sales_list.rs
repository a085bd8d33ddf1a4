//! What businesses elsewhere in the European Union were billed, by their VAT ids.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{refuse_backwards, whole};
use super::forms::Rounding;
use super::store::{self, Sale};
use super::{GetTaxReturnsSalesList, TaxSalesList, TaxSalesRow, TaxSupply};
use crate::kernel::Result;
use crate::money::taxes::{TaxCode, Whereabouts};
use crate::people::profile;
use crate::register::Register;

/// Country and rest of the VAT id, the name of a buyer without one, and what was supplied.
type Key = (String, String, String, TaxSupply);

/// Gives the recapitulative statement of a period.
///
/// # Errors
/// A period that ends before it begins.
pub fn sales_list(register: &Register, request: GetTaxReturnsSalesList) -> Result<TaxSalesList> {
    refuse_backwards(request.from_on, request.until_on)?;
    let own = profile::read(register.reader())?.currency()?;
    let sales = store::sales(register.reader(), own, (request.from_on, request.until_on))?;
    let mut rows: BTreeMap<Key, (TaxSalesRow, BTreeSet<i64>)> = BTreeMap::new();
    for sale in &sales.sales {
        let Some(kind) = supply(sale) else { continue };
        let (country, vat_id) = vat_id(&sale.buyer.country, &sale.buyer.tax_id);
        // Those without an id are told apart by their names.
        let nobody = if vat_id.is_empty() { sale.buyer.name.clone() } else { String::new() };
        let key = (country.clone(), vat_id.clone(), nobody, kind);
        let (row, documents) = rows.entry(key).or_insert_with(|| {
            let row = TaxSalesRow {
                country,
                vat_id,
                name: String::new(),
                kind,
                amount_minor: 0,
                entered_minor: 0,
                documents: 0,
            };
            (row, BTreeSet::new())
        });
        row.name.clone_from(&sale.buyer.name);
        row.amount_minor += sale.net_minor;
        documents.insert(sale.document_id);
    }
    let finished = |(row, documents): (TaxSalesRow, BTreeSet<i64>)| TaxSalesRow {
        entered_minor: whole(row.amount_minor, Rounding::Nearest, own),
        documents: i64::try_from(documents.len()).unwrap_or(i64::MAX),
        ..row
    };
    let rows = rows.into_values().map(finished).collect();
    Ok(TaxSalesList { in_currency: own.into(), rows, left_out: sales.left_out })
}

/// What a sale supplies to a business elsewhere in the Union; none where it is none of that.
fn supply(sale: &Sale) -> Option<TaxSupply> {
    match (sale.place, sale.code) {
        (Whereabouts::ElsewhereInUnion, TaxCode::Ae) => Some(TaxSupply::Services),
        (_, TaxCode::K) => Some(TaxSupply::Goods),
        _ => None,
    }
}

/// The country and the rest of a VAT id as somebody wrote it.
fn vat_id(country: &str, written: &str) -> (String, String) {
    let country = if country == "GR" { "EL" } else { country };
    let bare: String = written.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let rest = bare.strip_prefix(country).unwrap_or(&bare);
    (country.to_owned(), rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vat_id_is_told_without_its_country() {
        for (country, written, rest) in [
            ("FR", "FR 12 345678901", "12345678901"),
            ("GR", "EL094259216", "094259216"),
            ("AT", "ATU12345678", "U12345678"),
            ("NL", "nl 8053.22.133.b01", "805322133B01"),
            ("BE", "", ""),
        ] {
            assert_eq!(vat_id(country, written).1, rest, "{written}");
        }
    }
}
