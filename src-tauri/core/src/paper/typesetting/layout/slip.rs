//! The receipt and the payment part of a Swiss QR-bill, measured as the Swiss style guide for the QR-bill asks.
//!
//! Lengths in the guide are millimetres. The slip fills the width of A4 and its lowest 105 mm: the receipt the left
//! 62 mm, the payment part the other 148 mm. All is set in Liberation Sans, one of the four typefaces that the guide allows.

use std::sync::Arc;

use super::super::TypesettingError;
use super::super::display::{Colour, DisplayItem};
use super::super::letter::{Alignment, PaymentSlip};
use super::super::structure::ElementKind;
use super::Grid;
use super::typeset::{Piece, Setter, TextStyle, stacked};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// How much of the page the slip takes.
pub(super) const HEIGHT: f32 = 105.0 * MM;
/// Between the edge of a part and its text.
const MARGIN: f32 = 5.0 * MM;
/// Where the payment part begins.
const PAYMENT_PART: f32 = 62.0 * MM;
/// Where the right column of the payment part begins: right of the code.
const INFORMATION: f32 = PAYMENT_PART + 56.0 * MM;
/// Width and height of the code.
const CODE: f32 = 46.0 * MM;
/// How thick lines and the corners of boxes are.
const STROKE: f32 = 0.75;

const TITLE: TextStyle = TextStyle::bold(11.0, 13.0, Colour::BLACK).on_slip();

/// How fields are set: larger on the payment part than on the receipt.
#[derive(Clone, Copy)]
struct Fields {
    heading: TextStyle,
    value: TextStyle,
}

const RECEIPT: Fields = Fields {
    heading: TextStyle::bold(6.0, 9.0, Colour::BLACK).on_slip(),
    value: TextStyle::regular(8.0, 9.0, Colour::BLACK).on_slip(),
};
const PAYMENT: Fields = Fields {
    heading: TextStyle::bold(8.0, 11.0, Colour::BLACK).on_slip(),
    value: TextStyle::regular(10.0, 11.0, Colour::BLACK).on_slip(),
};

/// The slip at its place on the page.
pub(super) fn items(
    setter: &mut Setter<'_>,
    slip: &PaymentSlip,
    grid: Grid,
) -> Result<Vec<DisplayItem>, TypesettingError> {
    let top = grid.height - HEIGHT;
    let mut piece = Piece { height: HEIGHT, items: Vec::new() };
    piece.items.push(DisplayItem::Rule {
        x: 0.0,
        y: 0.0,
        width: grid.width,
        thickness: STROKE,
        colour: Colour::BLACK,
    });
    piece.beside(bar(PAYMENT_PART, 0.0, HEIGHT));
    let separate = setter.lines(
        slip.labels.separate_before_paying_in,
        TextStyle::regular(8.0, 11.0, Colour::BLACK).on_slip(),
        grid.width - 2.0 * MARGIN,
        Alignment::Right,
    )?;
    let advice = setter.element(ElementKind::Paragraph);
    piece.beside(stacked(separate).shifted(MARGIN, -12.0).read_as(advice));
    piece.beside(receipt(setter, slip)?);
    piece.beside(payment_part(setter, slip, grid)?);
    Ok(piece.shifted(0.0, top).items)
}

fn receipt(setter: &mut Setter<'_>, slip: &PaymentSlip) -> Result<Piece, TypesettingError> {
    let labels = slip.labels;
    let width = PAYMENT_PART - 2.0 * MARGIN;
    let mut piece = title(setter, labels.receipt, width)?.shifted(MARGIN, MARGIN);
    let mut fields = field(setter, RECEIPT, labels.payable_to, &slip.payable_to, width)?;
    fields.append(field(setter, RECEIPT, labels.reference, std::slice::from_ref(&slip.reference), width)?);
    fields.append(payable_by(setter, RECEIPT, slip, (52.0 * MM, 20.0 * MM))?);
    piece.beside(fields.shifted(MARGIN, 12.0 * MM));
    piece.beside(sum(setter, RECEIPT, slip, 12.0 * MM)?.shifted(MARGIN, 68.0 * MM));
    let stamp = setter.lines(labels.acceptance_point, RECEIPT.heading, width, Alignment::Right)?;
    let place = setter.element(ElementKind::Paragraph);
    piece.beside(stacked(stamp).shifted(MARGIN, 82.0 * MM).read_as(place));
    Ok(piece)
}

fn payment_part(setter: &mut Setter<'_>, slip: &PaymentSlip, grid: Grid) -> Result<Piece, TypesettingError> {
    let labels = slip.labels;
    let left = PAYMENT_PART + MARGIN;
    let width = grid.width - MARGIN - INFORMATION;
    let mut piece = title(setter, labels.payment_part, CODE)?.shifted(left, MARGIN);
    let picture = setter.element(ElementKind::Figure(labels.payment_part.to_owned()));
    piece.beside(code(slip).shifted(left, 17.0 * MM).read_as(picture));
    piece.beside(sum(setter, PAYMENT, slip, 14.0 * MM)?.shifted(left, 68.0 * MM));
    let mut fields = field(setter, PAYMENT, labels.payable_to, &slip.payable_to, width)?;
    fields.append(field(setter, PAYMENT, labels.reference, std::slice::from_ref(&slip.reference), width)?);
    let information = std::slice::from_ref(&slip.additional_information);
    fields.append(field(setter, PAYMENT, labels.additional_information, information, width)?);
    fields.append(payable_by(setter, PAYMENT, slip, (65.0 * MM, 25.0 * MM))?);
    piece.beside(fields.shifted(INFORMATION, MARGIN));
    Ok(piece)
}

fn title(setter: &mut Setter<'_>, text: &str, width: f32) -> Result<Piece, TypesettingError> {
    let heading = setter.element(ElementKind::Heading);
    Ok(setter.paragraph(text, TITLE, width)?.read_as(heading))
}

/// A heading over its lines, and a blank line; nothing where there is nothing to say.
fn field(
    setter: &mut Setter<'_>,
    fields: Fields,
    heading: &str,
    values: &[String],
    width: f32,
) -> Result<Piece, TypesettingError> {
    if values.iter().all(String::is_empty) {
        return Ok(Piece::default());
    }
    let mut piece = setter.paragraph(heading, fields.heading, width)?;
    for value in values {
        piece.append(setter.paragraph(value, fields.value, width)?);
    }
    piece.height += fields.value.leading;
    let whole = setter.element(ElementKind::Paragraph);
    Ok(piece.read_as(whole))
}

/// Who pays, or corners that mark where to write it.
fn payable_by(
    setter: &mut Setter<'_>,
    fields: Fields,
    slip: &PaymentSlip,
    (width, height): (f32, f32),
) -> Result<Piece, TypesettingError> {
    if !slip.payable_by.is_empty() {
        return field(setter, fields, slip.labels.payable_by, &slip.payable_by, width);
    }
    let mut piece = setter.read_paragraph(slip.labels.payable_by_blank, fields.heading, width)?;
    piece.append(corners(width, height));
    Ok(piece)
}

/// The currency and the amount beside each other, each under its heading.
fn sum(
    setter: &mut Setter<'_>,
    fields: Fields,
    slip: &PaymentSlip,
    column: f32,
) -> Result<Piece, TypesettingError> {
    let labels = slip.labels;
    let width = 40.0 * MM;
    let mut piece = field(setter, fields, labels.currency, std::slice::from_ref(&slip.currency), column)?;
    piece.beside(
        field(setter, fields, labels.amount, std::slice::from_ref(&slip.amount), width)?.shifted(column, 0.0),
    );
    Ok(piece)
}

/// The code with the Swiss cross in its middle, which its error correction makes good.
fn code(slip: &PaymentSlip) -> Piece {
    let mut items = vec![DisplayItem::Code { x: 0.0, y: 0.0, size: CODE, modules: Arc::clone(&slip.code) }];
    let mut centred = |width: f32, height: f32, colour| {
        let (width, height) = (width * MM, height * MM);
        items.push(DisplayItem::Rect {
            x: (CODE - width) / 2.0,
            y: (CODE - height) / 2.0,
            width,
            height,
            colour,
        });
    };
    let white = Colour::new(255, 255, 255);
    centred(7.0, 7.0, white);
    centred(6.0, 6.0, Colour::BLACK);
    // The proportions of the Swiss flag: arms of 6 by 20 in a square of 32.
    centred(3.75, 1.125, white);
    centred(1.125, 3.75, white);
    Piece { height: CODE, items }
}

/// The corners of a box, 3 mm long.
fn corners(width: f32, height: f32) -> Piece {
    const LENGTH: f32 = 3.0 * MM;
    let mut piece = Piece { height, items: Vec::new() };
    for x in [0.0, width - LENGTH] {
        for y in [0.0, height] {
            piece.items.push(DisplayItem::Rule {
                x,
                y,
                width: LENGTH,
                thickness: STROKE,
                colour: Colour::BLACK,
            });
        }
    }
    for x in [0.0, width] {
        for y in [0.0, height - LENGTH] {
            piece.beside(bar(x, y, LENGTH));
        }
    }
    piece
}

/// A vertical line.
fn bar(x: f32, y: f32, height: f32) -> Piece {
    let bar = DisplayItem::Rect { x: x - STROKE / 2.0, y, width: STROKE, height, colour: Colour::BLACK };
    Piece { height: 0.0, items: vec![bar] }
}
