//! Streams of a file, compressed (RFC 1950).

use libdeflater::{CompressionLvl, Compressor};

use super::super::TypesettingError;

/// Compresses one stream after the other in the same memory.
pub(super) struct Deflater {
    compressor: Compressor,
    room: Vec<u8>,
}

impl Deflater {
    /// For what each file has of its own.
    pub(super) fn quick() -> Self {
        // A fifteenth larger than it could be, in a fifth of the time.
        Self::at(4)
    }

    /// For what is compressed once and put into every file.
    pub(super) fn thorough() -> Self {
        Self::at(9)
    }

    fn at(level: i32) -> Self {
        Self { compressor: Compressor::new(CompressionLvl::new(level).unwrap_or_default()), room: Vec::new() }
    }

    /// The bytes, compressed.
    pub(super) fn compress(&mut self, bytes: &[u8]) -> Result<&[u8], TypesettingError> {
        let most = self.compressor.zlib_compress_bound(bytes.len());
        if self.room.len() < most {
            self.room.resize(most, 0);
        }
        let length =
            self.compressor.zlib_compress(bytes, &mut self.room).map_err(TypesettingError::writer)?;
        Ok(&self.room[..length])
    }
}
