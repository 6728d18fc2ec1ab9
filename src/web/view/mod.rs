//! From what the use cases give to the words of pages. Pure: the same input, the same words.
