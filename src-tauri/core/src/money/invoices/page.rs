//! Shows a page of an invoice exactly as its PDF prints it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::export::FrozenDocument;
use super::{export, render};
use crate::kernel::{OptionExt, Result};
use crate::paper::typesetting::{Renderer, svg};
use crate::register::Register;

/// Millimetres in a point of 1/72 inch, times a thousand.
const MICROMETRES_PER_POINT: f32 = 25_400.0 / 72.0;

/// Asks for a page of an invoice.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetInvoicesPage {
    /// The invoice.
    pub id: i64,
    /// The page, from 0.
    pub page: usize,
    /// Whether to draw it as it was issued, without what was told since.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub as_issued: Option<bool>,
}

/// A page as an image.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InvoicePageImage {
    /// The page as SVG, in base 64.
    pub svg_base64: String,
    /// Its width in millimetres, rounded.
    pub width_mm: u32,
    /// Its height in millimetres, rounded.
    pub height_mm: u32,
    /// How many pages the invoice has.
    pub page_count: usize,
}

/// Gives a page of an invoice as an image.
pub fn page(register: &Register, request: GetInvoicesPage) -> Result<InvoicePageImage> {
    let document = export::one_of(register, request.id, request.as_issued.unwrap_or_default())?;
    draw(&document, request.page)
}

/// A page of a document as an image.
pub(super) fn draw(document: &FrozenDocument, page: usize) -> Result<InvoicePageImage> {
    let layout = render::layout(&mut Renderer::new(), document)?;
    let page = layout.pages.get(page).or_not_found(template!("Page"), page + 1)?;
    let image = svg::page(page).map_err(|error| render::failed(document, &error))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page is a few hundred millimetres wide"
    )]
    let millimetres = |points: f32| (points * MICROMETRES_PER_POINT / 1000.0).round() as u32;
    Ok(InvoicePageImage {
        svg_base64: STANDARD.encode(image),
        width_mm: millimetres(page.width),
        height_mm: millimetres(page.height),
        page_count: layout.pages.len(),
    })
}
