//! The bytes of an answer: plain and packed, with the tag by which a reader can ask whether they changed.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Fewer bytes than this are not worth packing.
const PACK_MIN: usize = 1_024;

/// More bytes than this take longer to pack than to send to the same machine.
const PACK_MAX: usize = 8 << 20;

/// What an answer is sent as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its media type.
    pub media: &'static str,
    /// The name it is saved by, if it is for saving.
    pub file_name: Option<String>,
    /// Its bytes.
    pub plain: axum::body::Bytes,
    /// Its bytes by gzip, where that is worth while.
    pub packed: Option<axum::body::Bytes>,
    /// The first half of the SHA-256 of its bytes, in hexadecimal digits.
    tag: String,
}

/// How bytes are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As they are.
    Plain,
    /// By gzip.
    Packed,
}

impl Body {
    /// Returns a body of these bytes.
    pub fn new(media: &'static str, bytes: Vec<u8>) -> Self {
        let digest = Sha256::digest(&bytes);
        let tag = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let packed = (PACK_MIN..=PACK_MAX).contains(&bytes.len()).then(|| pack(&bytes).into());
        Self { media, file_name: None, packed, plain: bytes.into(), tag }
    }

    /// Returns a body of JSON.
    pub fn json<T: serde::Serialize>(view: &T) -> Self {
        let bytes = serde_json::to_vec(view).expect("a view holds only strings, numbers and lists");
        Self::new("application/json", bytes)
    }

    /// Returns the body as a file to be saved under this name.
    pub fn saved_as(self, name: impl Into<String>) -> Self {
        Self { file_name: Some(name.into()), ..self }
    }

    /// Returns the bytes as they are sent to a reader who takes packed ones or not, and how.
    pub fn coded(&self, takes_packed: bool) -> (axum::body::Bytes, Coding) {
        match &self.packed {
            Some(packed) if takes_packed => (packed.clone(), Coding::Packed),
            _ => (self.plain.clone(), Coding::Plain),
        }
    }

    /// Returns the tag of the bytes, quoted as in the header. Differently packed bytes have different tags.
    pub fn tag(&self, coding: Coding) -> String {
        match coding {
            Coding::Plain => format!("\"{}\"", self.tag),
            Coding::Packed => format!("\"{}-gz\"", self.tag),
        }
    }

    /// Returns how much memory it takes, in bytes.
    pub fn weight(&self) -> usize {
        self.plain.len() + self.packed.as_ref().map_or(0, axum::body::Bytes::len)
    }
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).and_then(|()| packer.finish()).expect("writing into memory cannot fail")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_bodies_are_not_packed_and_tags_tell_codings_apart() {
        let small = Body::new("text/plain", b"hello".to_vec());
        assert_eq!(small.coded(true).1, Coding::Plain);
        let large = Body::new("text/plain", vec![b'a'; 4_000]);
        assert_eq!(large.coded(true).1, Coding::Packed);
        assert_eq!(large.coded(false).1, Coding::Plain);
        assert_ne!(large.tag(Coding::Plain), large.tag(Coding::Packed));
    }
}
