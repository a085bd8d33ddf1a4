//! The slice as its users see it: letters in, PDF files and pictures out.

mod samples;
