// The first file of Panes.
