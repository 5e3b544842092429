// The first file of Workflow.
