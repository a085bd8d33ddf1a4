//! Logos, and pages as pictures.

use std::sync::Arc;

use super::super::{Image, Letter, Letterhead, Renderer, TypesettingError, svg};
use super::samples::{invoice, lines, logo};
use super::{pdf, poppler};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    ::image::RgbImage::new(width, height).write_to(&mut file, ::image::ImageFormat::Png).unwrap();
    file.into_inner()
}

fn with_logo(image: Arc<Image>) -> Letter {
    let letter = invoice();
    Letter { letterhead: Letterhead { logo: Some(image), ..letter.letterhead }, ..letter }
}

#[test]
fn logos_keep_their_transparency_and_are_printed_once() {
    let file = pdf(&with_logo(logo()));
    let images = poppler("pdfimages", &["-list"], &file);
    assert_eq!(images.lines().filter(|line| line.contains("0 image ")).count(), 1, "{images}");
    assert_eq!(images.lines().filter(|line| line.contains("1 smask ")).count(), 1, "{images}");
}

#[test]
fn a_tiny_picture_is_printed_too() {
    let image = Arc::new(Image::decode(&png(1, 1)).unwrap());
    let images = poppler("pdfimages", &["-list"], &pdf(&with_logo(image)));
    assert!(images.contains("0 image "), "{images}");
}

#[test]
fn a_large_picture_is_made_smaller() {
    let image = Image::decode(&png(3000, 1000)).unwrap();
    assert_eq!((image.width(), image.height()), (720, 240), "300 dots an inch are enough");
}

#[test]
fn bad_pictures_are_refused_with_a_reason() {
    let refusal = |bytes: &[u8]| Image::decode(bytes).unwrap_err();
    assert!(matches!(refusal(b""), TypesettingError::UnreadableImage { .. }));
    assert!(refusal(b"GIF89a\x01\x00\x01\x00").to_string().contains("gif"), "a known format is named");
    let whole = png(300, 300);
    assert!(
        matches!(refusal(&whole[..whole.len() / 2]), TypesettingError::UnreadableImage { .. }),
        "cut off"
    );
    let mut bomb = whole;
    bomb[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    assert!(Image::decode(&bomb).is_err(), "a header that claims 65535 pixels a side");
    assert!(matches!(refusal(&png(9000, 1)), TypesettingError::ImageTooLarge { .. }));
}

#[test]
fn a_drawing_becomes_a_picture_as_wide_as_paper_shows() {
    let drawing = br##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="40" height="10" onload="alert(1)">
        <script>alert(1)</script><rect width="20" height="10" fill="#0b5c63"/></svg>"##;
    let image = Image::decode(drawing).unwrap();
    assert_eq!((image.width(), image.height()), (720, 180), "300 dots an inch");
    assert_eq!(image.colours()[..3], [0x0b, 0x5c, 0x63], "the left half is drawn");
    assert_eq!(image.opacity().unwrap()[719], 0, "the right half is transparent");
    assert!(pdf(&with_logo(Arc::new(image))).starts_with(b"%PDF"));
}

#[test]
fn drawings_that_refer_elsewhere_or_lack_letters_are_refused() {
    let svg = |body: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>{body}</svg>"
        )
    };
    for (body, part) in [
        ("<text>ORCID</text>", "into outlines"),
        ("<image xlink:href='file:///etc/passwd' width='9' height='9'/>", "another picture"),
        ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", "another picture"),
        ("<g>", "cannot be read"),
        ("", "nothing is drawn"),
    ] {
        let message = Image::decode(svg(body).as_bytes()).unwrap_err().to_string();
        assert!(message.contains(part), "{body}: {message}");
    }
    let bomb = format!(
        "<!DOCTYPE svg [<!ENTITY a \"{}\"><!ENTITY b \"{}\"><!ENTITY c \"{}\">]>{}",
        "x".repeat(99),
        "&a;".repeat(99),
        "&b;".repeat(99),
        svg("<g id='&c;'/>")
    );
    assert!(Image::decode(bomb.as_bytes()).is_err(), "entities that multiply");
}

#[test]
fn a_page_is_a_picture_that_refers_to_nothing() {
    let mut letter = with_logo(logo());
    letter.title = "Invoice <script>alert(1)</script> & co".to_owned();
    letter.recipient_lines = lines(&["東京大学", "جامعة الملك سعود"]);
    let layout = Renderer::new().layout(&letter).unwrap();
    let picture = svg::page(&layout.pages[0]).unwrap();
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>"));
    assert!(
        picture
            .contains("<title>Invoice &lt;script&gt;alert(1)&lt;/script&gt; &amp; co. Page 1 of 1</title>")
    );
    assert!(!picture.contains("<script"), "markup in texts stays text");
    for (position, _) in picture.match_indices("href=\"") {
        let target = &picture[position + 6..];
        assert!(
            target.starts_with('#') || target.starts_with("data:image/png;base64,"),
            "nothing outside is loaded"
        );
    }
    assert!(!picture.contains("url("));
    assert_eq!(picture.matches("<image ").count(), 1);
}
