//! What stories begin with, made through logic.
