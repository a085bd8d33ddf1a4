//! The file around the pages (ISO 32000-1, 7.5): objects, the streams that hold many of them, and where each is found.

use sha2::{Digest, Sha256};

use super::super::Error;
use super::streams::Deflater;
use super::values::{Bytes, Dictionary, Name, Value, whole};

/// What an object is referred to by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number(u32);

impl Number {
    /// How many are kept for objects that are made once for all files: in each file they have the same.
    const KEPT: u32 = 11;

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
        whole(&mut self.bytes, u64::from(number.get()));
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
            describe(dictionary.set("Filter", Name("FlateDecode")));
        });
    }

    /// Compresses the dictionaries into one stream.
    pub(super) fn close(&mut self, number: Number, deflater: &mut Deflater) -> Result<(), Error> {
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
            dictionary.set("Type", Name("ObjStm")).set("N", count).set("First", first);
        });
        Ok(())
    }
}

/// A file in the making.
#[derive(Debug)]
pub(super) struct File {
    pub(super) objects: Objects,
    next: u32,
}

impl File {
    pub(super) fn new() -> Self {
        let mut objects = Objects::default();
        objects.bytes.reserve(64 * 1024);
        // Bytes that no text has tell programs not to take the file for one.
        objects.bytes.extend_from_slice(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
        Self { objects, next: Number::KEPT + 1 }
    }

    /// A number that no object has yet.
    pub(super) fn number(&mut self) -> Number {
        let number = Number(self.next);
        self.next += 1;
        number
    }

    /// Puts in objects that were made before; their dictionaries are compressed already.
    pub(super) fn include(&mut self, made: &Objects) {
        let start = self.objects.bytes.len();
        self.objects.bytes.extend_from_slice(&made.bytes);
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
    ) -> Result<Vec<u8>, Error> {
        let dictionaries = self.number();
        self.objects.close(dictionaries, deflater)?;
        let reference = self.number();
        // What a file is told from others by: the same content, the same file.
        let identity = Sha256::digest(&self.objects.bytes);
        let start = self.objects.bytes.len();
        self.objects.places.push((reference, Place::At(start)));
        let places = self.places();
        self.objects.stream(reference, &places, |dictionary| {
            dictionary.set("Type", Name("XRef")).set("Size", self.next);
            dictionary.array("W").extend(WIDTHS);
            dictionary.set("Root", catalog).set("Info", info);
            dictionary.array("ID").extend([Bytes(&identity[..16]), Bytes(&identity[..16])]);
        });
        let mut bytes = self.objects.bytes;
        bytes.extend_from_slice(b"startxref\n");
        start.write(&mut bytes);
        bytes.extend_from_slice(b"\n%%EOF");
        Ok(bytes)
    }

    /// The cross-reference: the places of all numbers.
    fn places(&self) -> Vec<u8> {
        let mut places = vec![Place::None; self.next as usize];
        for &(number, place) in &self.objects.places {
            places[number.index()] = place;
        }
        let mut bytes = Vec::with_capacity(WIDTHS.iter().sum::<usize>() * places.len());
        for place in places {
            let (kind, first, second) = match place {
                Place::None => (0, 0, usize::from(u16::MAX)),
                Place::At(offset) => (1, offset, 0),
                Place::Within(stream, index) => (2, stream.index(), index),
            };
            for (field, width) in [kind, first, second].into_iter().zip(WIDTHS) {
                let field = (field as u64).to_be_bytes();
                bytes.extend_from_slice(&field[field.len() - width..]);
            }
        }
        bytes
    }
}

/// How many bytes the fields of a place have: its kind, where or in which stream, behind how many others.
const WIDTHS: [usize; 3] = [1, 4, 2];
