//! What can be asked of this slice.

use super::{
    GetTaxReturns, GetTaxReturnsSalesList, TaxForm, TaxReturn, TaxSalesList, forms, get, sales_list,
};
use crate::register::commands;

commands! {
    read "tax_returns.forms" => Vec<TaxForm>, forms;
    read "tax_returns.get": GetTaxReturns => TaxReturn, get;
    read "tax_returns.sales_list": GetTaxReturnsSalesList => TaxSalesList, sales_list;
}
