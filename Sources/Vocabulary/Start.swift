// The first file of Vocabulary.
