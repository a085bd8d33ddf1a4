//! Fonts as objects of a file: composite fonts whose codes are glyph numbers (ISO 32000-1, 9.7).

use std::sync::OnceLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::super::Error;
use super::super::fonts::Family;
use super::operators::Operators;
use super::programs::{Core, Program, core};
use super::spoken::Spoken;
use super::streams::{Deflater, compressed, precompressed};
use super::whole;

/// Puts a font program into a file.
pub(super) fn font(
    document: &mut Document,
    deflater: &mut Deflater,
    program: &Program,
    spoken: &Spoken<'_>,
) -> Result<ObjectId, Error> {
    let is_cff = program.face.family == Family::Cjk;
    let shared = core(program.face)?.filter(|core| std::ptr::eq(&*core.program, program));
    let (file, texts) = match shared {
        Some(core) => {
            let file = precompressed(sizes(&program.bytes), core.compressed.clone());
            (file, precompressed(Dictionary::new(), core_texts(core)?))
        }
        None => {
            let mut dictionary = sizes(&program.bytes);
            if is_cff {
                dictionary = Dictionary::new();
                dictionary.set("Subtype", "CIDFontType0C");
            }
            let pairs = program.glyphs().filter_map(|(glyph, number)| {
                Some((number, spoken.text(program.face, glyph)?.encode_utf16().collect()))
            });
            let texts = deflater.stream(Dictionary::new(), &texts_of_codes(pairs))?;
            (deflater.stream(dictionary, &program.bytes)?, texts)
        }
    };
    let descriptor = describe(program, document.add_object(file), is_cff);
    let descendant = descendant(program, document.add_object(descriptor), is_cff);
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Font");
    dictionary.set("Subtype", "Type0");
    dictionary.set("BaseFont", program.name.as_str());
    dictionary.set("Encoding", "Identity-H");
    dictionary.set("DescendantFonts", vec![Object::Dictionary(descendant)]);
    dictionary.set("ToUnicode", document.add_object::<Stream>(texts));
    Ok(document.add_object(dictionary))
}

fn sizes(bytes: &[u8]) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Length1", whole(bytes.len()));
    dictionary
}

fn describe(program: &Program, file: ObjectId, is_cff: bool) -> Dictionary {
    /// Its letters are those of the standard Latin character set.
    const NONSYMBOLIC: i64 = 1 << 5;
    let [_, lowest, _, highest] = program.metrics.bounds;
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "FontDescriptor");
    dictionary.set("FontName", program.name.as_str());
    dictionary.set("Flags", NONSYMBOLIC);
    dictionary.set("FontBBox", program.metrics.bounds.map(Object::Integer).to_vec());
    dictionary.set("ItalicAngle", 0);
    dictionary.set("Ascent", highest);
    dictionary.set("Descent", lowest);
    dictionary.set("CapHeight", highest);
    dictionary.set("StemV", program.metrics.stem);
    dictionary.set(if is_cff { "FontFile3" } else { "FontFile2" }, file);
    dictionary
}

fn descendant(program: &Program, descriptor: ObjectId, is_cff: bool) -> Dictionary {
    let mut system = Dictionary::new();
    system.set("Registry", Object::string_literal("Adobe"));
    system.set("Ordering", Object::string_literal("Identity"));
    system.set("Supplement", 0);
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Font");
    dictionary.set("Subtype", if is_cff { "CIDFontType0" } else { "CIDFontType2" });
    dictionary.set("BaseFont", program.name.as_str());
    dictionary.set("CIDSystemInfo", system);
    dictionary.set("FontDescriptor", descriptor);
    dictionary.set("W", widths(&program.widths));
    if !is_cff {
        dictionary.set("CIDToGIDMap", "Identity");
    }
    dictionary
}

/// The widths of all glyphs but the one for missing characters: `first last width` for many that are equal, and
/// `first [width …]` for others.
fn widths(widths: &[u16]) -> Vec<Object> {
    /// From here on it is shorter to name the first and the last.
    const MANY: usize = 4;
    let mut array = Vec::new();
    let mut several: Vec<Object> = Vec::new();
    let mut at = 1;
    for same in widths.get(1..).unwrap_or_default().chunk_by(|a, b| a == b) {
        let width = Object::Integer(i64::from(same[0]));
        if same.len() >= MANY {
            if !several.is_empty() {
                array.extend([
                    Object::Integer(whole(at - several.len())),
                    std::mem::take(&mut several).into(),
                ]);
            }
            array.extend([Object::Integer(whole(at)), Object::Integer(whole(at + same.len() - 1)), width]);
        } else {
            several.extend(std::iter::repeat_n(width, same.len()));
        }
        at += same.len();
    }
    if !several.is_empty() {
        array.extend([Object::Integer(whole(at - several.len())), several.into()]);
    }
    array
}

/// The texts of the fixed part of a font, compressed.
fn core_texts(core: &Core) -> Result<Vec<u8>, Error> {
    static TEXTS: [OnceLock<Result<Vec<u8>, Error>>; 2] =
        [const { OnceLock::new() }, const { OnceLock::new() }];
    let make = || {
        let program = &core.program;
        let pairs = program.glyphs().filter_map(|(glyph, number)| {
            Some((number, core.character(glyph)?.encode_utf16(&mut [0; 2]).to_vec()))
        });
        compressed(&texts_of_codes(pairs))
    };
    TEXTS[core.program.face.weight as usize].get_or_init(make).clone()
}

/// Which texts the codes of a font stand for, as a character map (ISO 32000-1, 9.10.3).
fn texts_of_codes(pairs: impl Iterator<Item = (u16, Vec<u16>)>) -> Vec<u8> {
    /// More may not stand in one section.
    const SECTION: usize = 100;
    let mut pairs: Vec<(u16, Vec<u16>)> = pairs.collect();
    pairs.sort();
    let ranges: Vec<&[(u16, Vec<u16>)]> = pairs.chunk_by(follows).collect();
    let mut map = Operators::default();
    map.bytes.extend_from_slice(
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
        /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
        /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
        1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for section in ranges.chunks(SECTION) {
        map.whole(section.len() as u64);
        map.operator(" beginbfrange");
        for range in section {
            let (Some((first, text)), Some((last, _))) = (range.first(), range.last()) else { continue };
            map.hexadecimal(first.to_be_bytes());
            map.hexadecimal(last.to_be_bytes());
            map.hexadecimal(text.iter().flat_map(|unit| unit.to_be_bytes()));
            map.bytes.push(b'\n');
        }
        map.operator("endbfrange");
    }
    map.bytes.extend_from_slice(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map.bytes
}

/// Whether one code stands for the character after that of the code before it; ranges differ in their last byte only.
fn follows((code, text): &(u16, Vec<u16>), (next_code, next_text): &(u16, Vec<u16>)) -> bool {
    let ([unit], [next]) = (text.as_slice(), next_text.as_slice()) else { return false };
    let is_next = |a: u16, b: u16| a & 0xFF != 0xFF && a + 1 == b;
    is_next(*code, *next_code) && is_next(*unit, *next)
}
