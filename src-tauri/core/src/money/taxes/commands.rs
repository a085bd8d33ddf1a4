//! What can be asked of this slice.

use super::{
    SaveTaxes, SaveTaxesException, TaxCategory, TaxException, TaxTerritory, exceptions, list, remove,
    remove_exception, save, save_exception, territories,
};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "taxes.list" => Vec<TaxCategory>, list;
    read "taxes.territories" => Vec<TaxTerritory>, territories;
    write "taxes.save": SaveTaxes => Vec<TaxCategory>, save;
    read "taxes.exceptions" => Vec<TaxException>, exceptions;
    write "taxes.save_exception": SaveTaxesException => Vec<TaxException>, save_exception;
    write "taxes.remove_exception": Id as RemoveTaxesException => Vec<TaxException>, remove_exception;
    write "taxes.remove": Id as RemoveTaxes => Vec<TaxCategory>, remove;
}
