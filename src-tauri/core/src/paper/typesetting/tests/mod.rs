//! The slice as its users see it: letters in, PDF files and pictures out.

pub(crate) mod archive;
mod directions;
mod extraction;
mod pages;
mod pictures;
mod sameness;
mod samples;
mod slip;
mod tagged;

use std::process::Command;

use super::{Letter, Renderer};

/// A letter as a PDF file.
fn pdf(letter: &Letter) -> Vec<u8> {
    let mut renderer = Renderer::new();
    let layout = renderer.layout(letter).unwrap();
    renderer.pdf(&layout).unwrap()
}

/// What the codes on the pages of a PDF file say, read by a decoder that had no part in making them.
pub(crate) fn scanned(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new("pdftoppm");
    command.args(["-png", "-gray", "-r", "200"]).arg(&path).arg(folder.path().join("page"));
    assert!(command.status().expect("poppler-utils is installed").success());
    std::fs::remove_file(&path).unwrap();
    let mut pages: Vec<_> = folder.path().read_dir().unwrap().map(|page| page.unwrap().path()).collect();
    pages.sort();
    pages.iter().flat_map(|page| codes(&image::open(page).unwrap().into_luma8())).collect()
}

/// The codes on a page as the screen shows it.
pub(crate) fn scanned_on_screen(svg: &[u8]) -> Vec<String> {
    /// An A4 page at 200 dots an inch.
    const SIZE: (u32, u32) = (1654, 2339);
    let drawn = super::vector::draw(svg, SIZE).unwrap();
    let on_paper = |pixel: &image::Rgba<u8>| image::Luma([255 - (255 - pixel[0]).min(pixel[3])]);
    let (width, height) = drawn.dimensions();
    codes(&image::GrayImage::from_fn(width, height, |x, y| on_paper(drawn.get_pixel(x, y))))
}

fn codes(page: &image::GrayImage) -> Vec<String> {
    let (width, height) = page.dimensions();
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, |x, y| {
            page.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap())[0]
        });
    prepared.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}

/// What a program of poppler-utils (a package that `cargo xtask test` needs) says of a PDF file.
fn poppler(program: &str, options: &[&str], pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(program);
    command.args(options).arg(&path);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command.output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{program} finds nothing to complain of");
    String::from_utf8(output.stdout).unwrap()
}

/// The text of a PDF file, as one finds it when searching or copying: spaces made one, without the marks that
/// pdftotext sets around stretches that run from right to left.
pub(crate) fn text(pdf: &[u8]) -> String {
    let text = poppler("pdftotext", &[], pdf);
    let kept: String =
        text.chars().filter(|character| !matches!(character, '\u{202A}'..='\u{202E}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a PDF file that can be read aloud and kept for good: it says its title, is tagged, and is PDF/A-3.
pub(crate) fn text_of_archived(pdf: &[u8]) -> String {
    let info = poppler("pdfinfo", &[], pdf);
    let said = |name: &str| {
        let line = info.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_default().trim().to_owned()
    };
    assert_eq!(said("Tagged"), "yes", "{info}");
    assert!(!said("Title").is_empty(), "{info}");
    assert!(said("Page size").contains("A4"), "{info}");
    let metadata = poppler("pdfinfo", &["-meta"], pdf);
    for mark in ["pdfaid:part>3<", "pdfaid:conformance>"] {
        assert!(metadata.contains(mark), "{mark} in {metadata}");
    }
    let structure = poppler("pdfinfo", &["-struct-text"], pdf);
    for element in ["H1", "Table", "TH", "TD"] {
        let is_there = structure.lines().any(|line| line.trim().split([' ', ':']).next() == Some(element));
        assert!(is_there, "{element} in {structure}");
    }
    text(pdf)
}
