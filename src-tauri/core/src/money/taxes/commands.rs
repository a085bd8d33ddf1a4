//! What can be asked of this slice.

use super::{
    SaveTaxCategory, SaveTaxException, TaxCategory, TaxCategoryId, TaxException, TaxExceptionId,
    TaxTerritory, exceptions, list, remove, remove_exception, save, save_exception, territories,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "taxes.list": Nothing => Vec<TaxCategory>, list;
    read "taxes.territories": Nothing => Vec<TaxTerritory>, territories;
    write "taxes.save": SaveTaxCategory => Vec<TaxCategory>, save;
    read "taxes.exceptions": Nothing => Vec<TaxException>, exceptions;
    write "taxes.save_exception": SaveTaxException => Vec<TaxException>, save_exception;
    write "taxes.remove_exception": TaxExceptionId => Vec<TaxException>, remove_exception;
    write "taxes.remove": TaxCategoryId => Vec<TaxCategory>, remove;
}
