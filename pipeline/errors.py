"""The errors of the product: each has a stable code, and says what is wrong, where, and what to do."""


class PipelineError(Exception):
    """Root of all errors that the product raises on purpose. Its text is one line for the user."""

    code = "error"


class InputError(PipelineError):
    """The input folder cannot be used."""

    code = "input"


class OutputError(PipelineError):
    """The output folder cannot be used, or holds what the product did not write."""

    code = "output"


class OutputBusyError(OutputError):
    """Another run holds the output folder."""

    code = "output_busy"


class SchemaError(PipelineError):
    """A file in `schemas/` does not describe a table."""

    code = "schema"


class MissingExtraError(PipelineError):
    """A library that is not among the product's dependencies is needed for what was asked."""

    code = "missing_extra"


class InputChangedError(PipelineError):
    """A file changed or vanished between being found and being read."""

    code = "input_changed"


class ClusterError(PipelineError):
    """The machines of a cluster cannot work the run."""

    code = "cluster"


class CheckError(PipelineError):
    """The dataset is not whole, so it was not put in place."""

    code = "check"
