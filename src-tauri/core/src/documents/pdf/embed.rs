//! Fonts as objects of a file: composite fonts whose codes are glyph numbers (ISO 32000-1, 9.7).

use std::sync::OnceLock;

use super::super::Error;
use super::super::fonts::Family;
use super::file::{File, Number, Objects};
use super::operators::Operators;
use super::programs::{Core, Program, core};
use super::spoken::Spoken;
use super::streams::Deflater;
use super::values::{Array, Dictionary, Name, Text};

/// The objects of a font.
#[derive(Debug, Clone, Copy)]
struct Numbers {
    program: Number,
    texts: Number,
    descriptor: Number,
    font: Number,
}

/// Puts a font program into a file.
pub(super) fn font(
    file: &mut File,
    deflater: &mut Deflater,
    program: &Program,
    spoken: &Spoken<'_>,
) -> Result<Number, Error> {
    if let Some(core) = core(program.face)?.filter(|core| std::ptr::eq(&*core.program, program)) {
        let (objects, font) = fixed(core)?;
        file.include(objects);
        return Ok(*font);
    }
    let [program_file, texts, descriptor, font] = std::array::from_fn(|_| file.number());
    let numbers = Numbers { program: program_file, texts, descriptor, font };
    let pairs = program.glyphs().filter_map(|(glyph, number)| {
        Some((number, spoken.text(program.face, glyph)?.encode_utf16().collect()))
    });
    embed(&mut file.objects, deflater, numbers, program, &texts_of_codes(pairs))?;
    Ok(font)
}

/// The objects of the fixed part of a font, and which of them is the font; made once for all files.
fn fixed(core: &Core) -> Result<&'static (Objects, Number), Error> {
    static FIXED: [OnceLock<Result<(Objects, Number), Error>>; 2] =
        [const { OnceLock::new() }, const { OnceLock::new() }];
    /// Behind the colour profile: as many for each weight.
    const KEPT: [[Number; 5]; 2] = [kept(1), kept(6)];
    let program = &core.program;
    let make = || {
        let [program_file, texts, descriptor, font, together] = KEPT[program.face.weight as usize];
        let numbers = Numbers { program: program_file, texts, descriptor, font };
        let pairs = program.glyphs().filter_map(|(glyph, number)| {
            Some((number, core.character(glyph)?.encode_utf16(&mut [0; 2]).to_vec()))
        });
        let (mut objects, mut deflater) = (Objects::default(), Deflater::thorough());
        embed(&mut objects, &mut deflater, numbers, program, &texts_of_codes(pairs))?;
        objects.close(together, &mut deflater)?;
        Ok((objects, font))
    };
    FIXED[program.face.weight as usize].get_or_init(make).as_ref().map_err(Clone::clone)
}

const fn kept(from: u32) -> [Number; 5] {
    [
        Number::kept(from),
        Number::kept(from + 1),
        Number::kept(from + 2),
        Number::kept(from + 3),
        Number::kept(from + 4),
    ]
}

/// Puts in a font program, which texts its codes stand for, and what is said of it.
fn embed(
    objects: &mut Objects,
    deflater: &mut Deflater,
    numbers: Numbers,
    program: &Program,
    texts: &[u8],
) -> Result<(), Error> {
    let is_cff = program.face.family == Family::Cjk;
    objects.compressed(numbers.program, deflater.compress(&program.bytes)?, |dictionary| {
        if is_cff {
            dictionary.set("Subtype", Name("CIDFontType0C"));
        } else {
            dictionary.set("Length1", program.bytes.len());
        }
    });
    objects.compressed(numbers.texts, deflater.compress(texts)?, |_| {});
    describe(&mut objects.dictionary(numbers.descriptor), numbers, program, is_cff);
    let mut font = objects.dictionary(numbers.font);
    font.set("Type", Name("Font")).set("Subtype", Name("Type0")).set("BaseFont", Name(&program.name));
    font.set("Encoding", Name("Identity-H")).set("ToUnicode", numbers.texts);
    let mut descendants = font.array("DescendantFonts");
    descend(&mut descendants.dictionary(), numbers, program, is_cff);
    Ok(())
}

fn describe(dictionary: &mut Dictionary<'_>, numbers: Numbers, program: &Program, is_cff: bool) {
    /// Its letters are those of the standard Latin character set.
    const NONSYMBOLIC: usize = 1 << 5;
    let [_, lowest, _, highest] = program.metrics.bounds;
    dictionary.set("Type", Name("FontDescriptor")).set("FontName", Name(&program.name));
    dictionary.set("Flags", NONSYMBOLIC).set("ItalicAngle", 0_usize);
    dictionary.array("FontBBox").extend(program.metrics.bounds);
    dictionary.set("Ascent", highest).set("Descent", lowest).set("CapHeight", highest);
    dictionary.set("StemV", program.metrics.stem);
    dictionary.set(if is_cff { "FontFile3" } else { "FontFile2" }, numbers.program);
}

fn descend(dictionary: &mut Dictionary<'_>, numbers: Numbers, program: &Program, is_cff: bool) {
    dictionary.set("Type", Name("Font")).set("BaseFont", Name(&program.name));
    dictionary.set("Subtype", Name(if is_cff { "CIDFontType0" } else { "CIDFontType2" }));
    let mut system = dictionary.dictionary("CIDSystemInfo");
    system.set("Registry", Text("Adobe")).set("Ordering", Text("Identity")).set("Supplement", 0_usize);
    system.end();
    dictionary.set("FontDescriptor", numbers.descriptor);
    if !is_cff {
        dictionary.set("CIDToGIDMap", Name("Identity"));
    }
    widths(&mut dictionary.array("W"), &program.widths);
}

/// The widths of all glyphs but the one for missing characters: `first last width` for many that are equal, and
/// `first [width …]` for others.
fn widths(array: &mut Array<'_>, widths: &[u16]) {
    /// From here on it is shorter to name the first and the last.
    const MANY: usize = 4;
    let flush = |array: &mut Array<'_>, several: &mut Vec<usize>, at: usize| {
        if !several.is_empty() {
            array.push(at - several.len()).array().extend(several.drain(..));
        }
    };
    let (mut several, mut at) = (Vec::new(), 1);
    for same in widths.get(1..).unwrap_or_default().chunk_by(|a, b| a == b) {
        let width = usize::from(same[0]);
        if same.len() >= MANY {
            flush(array, &mut several, at);
            array.extend([at, at + same.len() - 1, width]);
        } else {
            several.extend(std::iter::repeat_n(width, same.len()));
        }
        at += same.len();
    }
    flush(array, &mut several, at);
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
        map.whole(section.len());
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
