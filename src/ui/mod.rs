//! One file a pane or overlay: pure drawing, `(&State, Rect, &mut Buffer)`.
//!
//! Never reads a file, a clock or a lock, never changes state, never reorders text:
//! it paints the lines that `layout` made.
