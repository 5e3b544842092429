// The first file of Policy.
