//! Tax returns and the list of sales in the European Union as tables.

use super::{GetTaxReturns, GetTaxReturnsSalesList, TaxBox, TaxSalesRow, get, sales_list};
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{InCurrency, Result};
use crate::register::{Register, lists};

lists! {
    "tax_return": GetTaxReturns => tax_return;
    "tax_sales_list": GetTaxReturnsSalesList => tax_sales_list;
}

/// A row with the currency of its amounts.
type In<T> = (InCurrency, T);

const BOXES: [ListColumn<In<TaxBox>>; 6] = [
    boxed("box", "Box", |(_, row)| Cell::text(&row.number)),
    boxed("label", "What it asks for", |(_, row)| Cell::said(&row.label)),
    boxed("amount", "Amount", |(currency, row)| amount(*currency, row.amount_minor)),
    boxed("tax", "Tax", |(currency, row)| amount(*currency, row.tax_minor)),
    boxed("entered", "As entered", |(currency, row)| amount(*currency, row.entered_minor)),
    boxed("documents", "Documents", |(_, row)| Cell::Count(row.documents)),
];

const SALES: [ListColumn<In<TaxSalesRow>>; 7] = [
    sold("country", "Country", |(_, row)| Cell::text(&row.country)),
    sold("vat_id", "VAT id", |(_, row)| Cell::text(&row.vat_id)),
    sold("name", "Member", |(_, row)| Cell::text(&row.name)),
    sold("kind", "Kind", |(_, row)| Cell::said(&row.kind.title().into())),
    sold("amount", "Amount", |(currency, row)| amount(*currency, Some(row.amount_minor))),
    sold("entered", "As entered", |(currency, row)| amount(*currency, Some(row.entered_minor))),
    sold("documents", "Documents", |(_, row)| Cell::Count(row.documents)),
];

const fn boxed(
    key: &'static str,
    heading: &'static str,
    cell: fn(&In<TaxBox>) -> Cell,
) -> ListColumn<In<TaxBox>> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn sold(
    key: &'static str,
    heading: &'static str,
    cell: fn(&In<TaxSalesRow>) -> Cell,
) -> ListColumn<In<TaxSalesRow>> {
    ListColumn { key, heading, is_usual: true, cell }
}

fn amount(currency: InCurrency, minor: Option<i64>) -> Cell {
    minor.map_or_else(|| Cell::text(""), |minor| Cell::Amount { minor, digits: currency.digits() })
}

fn tax_return(register: &Register, request: GetTaxReturns, asked: Option<&[String]>) -> Result<ListTable> {
    let figures = get(register, request)?;
    let rows: Vec<_> = figures.boxes.into_iter().map(|row| (figures.in_currency, row)).collect();
    Ok(tabulated("Tax return", &chosen("the tax return", &BOXES, asked)?, &rows))
}

fn tax_sales_list(
    register: &Register,
    request: GetTaxReturnsSalesList,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let list = sales_list(register, request)?;
    let rows: Vec<_> = list.rows.into_iter().map(|row| (list.in_currency, row)).collect();
    Ok(tabulated("EC sales list", &chosen("the EC sales list", &SALES, asked)?, &rows))
}
