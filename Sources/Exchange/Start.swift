// The first file of Exchange.
