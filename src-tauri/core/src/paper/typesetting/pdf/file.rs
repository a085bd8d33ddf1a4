//! The file around the pages (ISO 32000-1, 7.5): objects, the streams that hold many of them, and where each is found.

use lopdf::{Object, ObjectId};
use sha2::{Digest, Sha256};

use super::super::TypesettingError;
use super::streams::Deflater;
use super::values::{Bytes, Dictionary, PdfName, PdfValue};

/// What an object is referred to by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number(u32);

impl Number {
    /// How many are kept for objects that are made once for all files: in each file they have the same.
    const KEPT: u32 = 11;

    /// The first that is kept for none.
    pub(super) const FREE: u32 = Self::KEPT + 1;

    /// That of an object that printpdf made.
    pub(super) fn of_made((number, _): ObjectId) -> Self {
        Self(number)
    }

    /// One of those that are kept.
    pub(super) const fn kept(index: u32) -> Self {
        assert!(index < Self::KEPT);
        Self(index + 1)
    }

    pub(super) fn get(self) -> u32 {
        self.0
    }

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where an object is found.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// Nowhere: no object has the number.
    None,
    /// So many bytes from the start of the file.
    At(usize),
    /// In a stream of objects, behind so many others.
    Within(Number, usize),
}

/// Objects in the order they were put in: streams as they are, dictionaries to be compressed together.
#[derive(Debug, Default)]
pub(super) struct Objects {
    bytes: Vec<u8>,
    places: Vec<(Number, Place)>,
    together: Vec<u8>,
    /// The dictionaries, and where in `together` they start.
    members: Vec<(Number, usize)>,
}

impl Objects {
    /// Puts in an object that printpdf made; a stream is compressed.
    pub(super) fn put(
        &mut self,
        id: ObjectId,
        object: &Object,
        deflater: &mut Deflater,
    ) -> Result<(), TypesettingError> {
        let number = Number::of_made(id);
        if let Object::Stream(stream) = object {
            self.compressed(number, deflater.compress(&stream.content)?, |dictionary| {
                dictionary.extend(&stream.dict);
            });
        } else {
            self.members.push((number, self.together.len()));
            object.write(&mut self.together);
        }
        Ok(())
    }

    /// Begins an object that is a dictionary.
    pub(super) fn dictionary(&mut self, number: Number) -> Dictionary<'_> {
        self.members.push((number, self.together.len()));
        Dictionary::begin(&mut self.together)
    }

    /// Puts in a stream of bytes as they are; `describe` adds what they are to its dictionary.
    pub(super) fn stream(
        &mut self,
        number: Number,
        bytes: &[u8],
        describe: impl FnOnce(&mut Dictionary<'_>),
    ) {
        self.places.push((number, Place::At(self.bytes.len())));
        number.get().write(&mut self.bytes);
        self.bytes.extend_from_slice(b" 0 obj\n");
        let mut dictionary = Dictionary::begin(&mut self.bytes);
        describe(&mut dictionary);
        dictionary.set("Length", bytes.len());
        dictionary.end();
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(bytes);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Puts in a stream of compressed bytes.
    pub(super) fn compressed(
        &mut self,
        number: Number,
        bytes: &[u8],
        describe: impl FnOnce(&mut Dictionary<'_>),
    ) {
        self.stream(number, bytes, |dictionary| {
            describe(dictionary.set("Filter", PdfName("FlateDecode")));
        });
    }

    /// Compresses the dictionaries into one stream.
    pub(super) fn close(&mut self, number: Number, deflater: &mut Deflater) -> Result<(), TypesettingError> {
        let mut content = Vec::with_capacity(self.together.len() + 8 * self.members.len());
        for (index, &(member, start)) in self.members.iter().enumerate() {
            for value in [member.index(), start] {
                value.write(&mut content);
                content.push(b' ');
            }
            self.places.push((member, Place::Within(number, index)));
        }
        let first = content.len();
        content.append(&mut self.together);
        let count = std::mem::take(&mut self.members).len();
        self.compressed(number, deflater.compress(&content)?, |dictionary| {
            dictionary.set("Type", PdfName("ObjStm")).set("N", count).set("First", first);
        });
        Ok(())
    }
}

/// A file in the making.
#[derive(Debug)]
pub(super) struct File {
    pub(super) objects: Objects,
    next: u32,
    /// What the file is told from others by: the same content, the same file. What other files hold too counts by its
    /// length.
    identity: Sha256,
    /// How many bytes of the objects count in it already.
    counted: usize,
}

impl File {
    /// A file with room for the numbers that printpdf gave, up to the last of them.
    pub(super) fn new(last_made: u32) -> Self {
        let mut objects = Objects::default();
        objects.bytes.reserve(64 * 1024);
        // Bytes that no text has tell programs not to take the file for one.
        objects.bytes.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
        Self { objects, next: Number::FREE.max(last_made + 1), identity: Sha256::new(), counted: 0 }
    }

    /// A number that no object has yet.
    pub(super) fn number(&mut self) -> Number {
        let number = Number(self.next);
        self.next += 1;
        number
    }

    /// Puts in objects that were made before; their dictionaries are compressed already.
    pub(super) fn include(&mut self, made: &Objects) {
        debug_assert!(made.members.is_empty(), "objects are closed before they are put into files");
        let start = self.objects.bytes.len();
        self.identity.update(&self.objects.bytes[self.counted..]);
        self.identity.update(made.bytes.len().to_be_bytes());
        self.objects.bytes.extend_from_slice(&made.bytes);
        self.counted = self.objects.bytes.len();
        self.objects.places.extend(made.places.iter().map(|&(number, place)| match place {
            Place::At(offset) => (number, Place::At(start + offset)),
            Place::None | Place::Within(..) => (number, place),
        }));
    }

    /// The bytes of the file.
    pub(super) fn finish(
        mut self,
        deflater: &mut Deflater,
        catalog: Number,
        info: Number,
    ) -> Result<Vec<u8>, TypesettingError> {
        let dictionaries = self.number();
        self.objects.close(dictionaries, deflater)?;
        let reference = self.number();
        self.identity.update(&self.objects.bytes[self.counted..]);
        let identity = std::mem::take(&mut self.identity).finalize();
        let start = self.objects.bytes.len();
        self.objects.places.push((reference, Place::At(start)));
        let (widths, places) = self.places();
        // So little that compressing it takes more time than it saves room.
        self.objects.stream(reference, &places, |dictionary| {
            dictionary.set("Type", PdfName("XRef")).set("Size", self.next);
            dictionary.array("W").extend(widths);
            dictionary.set("Root", catalog).set("Info", info);
            dictionary.array("ID").extend([Bytes(&identity[..16]), Bytes(&identity[..16])]);
        });
        let mut bytes = self.objects.bytes;
        bytes.extend_from_slice(b"startxref\n");
        start.write(&mut bytes);
        bytes.extend_from_slice(b"\n%%EOF");
        Ok(bytes)
    }

    /// The cross-reference: the places of all numbers, each in fields as wide as the largest needs.
    fn places(&self) -> ([usize; 3], Vec<u8>) {
        let mut places = vec![Place::None; self.next as usize];
        for &(number, place) in &self.objects.places {
            debug_assert!(matches!(places[number.index()], Place::None), "{number:?} is two objects");
            places[number.index()] = place;
        }
        let fields = places.into_iter().map(|place| match place {
            Place::None => [0, 0, usize::from(u16::MAX)],
            Place::At(offset) => [1, offset, 0],
            Place::Within(stream, index) => [2, stream.index(), index],
        });
        let widths = fields.clone().fold([1; 3], |widths, fields| {
            let needed = |place: usize| (1..).find(|width| fields[place] >> (8 * width) == 0).unwrap_or(8);
            std::array::from_fn(|place| needed(place).max(widths[place]))
        });
        let mut bytes = Vec::with_capacity(widths.iter().sum::<usize>() * fields.len());
        for (field, width) in fields.flat_map(|fields| fields.into_iter().zip(widths)) {
            let field = (field as u64).to_be_bytes();
            bytes.extend_from_slice(&field[field.len() - width..]);
        }
        (widths, bytes)
    }
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    /// A file with an object that was made before, and without most of those that are kept.
    fn file() -> Vec<u8> {
        let mut deflater = Deflater::quick();
        let mut made = Objects::default();
        made.stream(Number::kept(1), b"made before", |dictionary| {
            dictionary.set("Kept", true);
        });
        made.dictionary(Number::kept(2)).set("Stream", Number::kept(1));
        made.close(Number::kept(3), &mut deflater).unwrap();

        let mut file = File::new(0);
        file.include(&made);
        let [catalog, info, tree] = std::array::from_fn(|_| file.number());
        let mut dictionary = file.objects.dictionary(catalog);
        dictionary.set("Type", PdfName("Catalog")).set("Pages", tree).set("Made", Number::kept(2));
        dictionary.end();
        file.objects.dictionary(info).set("Trapped", PdfName("False"));
        let mut dictionary = file.objects.dictionary(tree);
        dictionary.set("Type", PdfName("Pages")).set("Count", 0_usize).array("Kids");
        dictionary.end();
        file.finish(&mut deflater, catalog, info).unwrap()
    }

    #[test]
    fn every_object_is_found_and_numbers_without_one_are_free() {
        let document = Document::load_mem(&file()).unwrap();
        let made = document.catalog().unwrap().get(b"Made").unwrap().as_reference().unwrap();
        let made = document.get_dictionary(made).unwrap().get(b"Stream").unwrap().as_reference().unwrap();
        assert_eq!(document.get_object(made).unwrap().as_stream().unwrap().content, b"made before");
        let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        assert_eq!(
            document.get_dictionary(info).unwrap().get(b"Trapped").unwrap(),
            &Object::Name(b"False".into())
        );
        for free in [Number::kept(0), Number::kept(4)] {
            assert!(document.get_object((free.get(), 0)).is_err(), "{free:?}");
        }
    }

    /// PDF/A-3, 6.1.2 and 6.1.7: what stands around objects and streams.
    #[test]
    fn lines_end_where_archives_want_them_to() {
        let file = file();
        assert!(file.starts_with(b"%PDF-1.7\n%"), "the version, then a comment");
        assert!(
            file[10..14].iter().all(|byte| *byte > 127) && file[14] == b'\n',
            "of four bytes that no text has"
        );
        assert!(file.ends_with(b"\n%%EOF"), "nothing stands behind the end");
        let text = String::from_utf8_lossy(&file);
        assert!(
            text.contains("\n2 0 obj\n<</Kept true/Length 11>>stream\nmade before\nendstream\nendobj\n"),
            "{text}"
        );
        for (word, before, behind) in
            [(" 0 obj", "", "\n"), (">>stream", "", "\n"), ("endstream", "\n", "\n"), ("endobj", "\n", "\n")]
        {
            let count = text.matches(word).count();
            assert!(count > 0, "{word}");
            assert_eq!(text.matches(&format!("{before}{word}{behind}")).count(), count, "{word}");
        }
        let place: usize =
            text.rsplit_once("startxref\n").unwrap().1.lines().next().unwrap().parse().unwrap();
        assert!(
            String::from_utf8_lossy(&file[place..]).contains("/Type /XRef"),
            "it says where its places stand"
        );
    }
}
