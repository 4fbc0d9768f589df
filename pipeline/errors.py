"""The errors of the product: each has a stable code, and says what is wrong, where, and what to do."""

import errno
import os


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


class DiskError(OutputError):
    """The disk takes no more: it is full, or became read-only."""

    code = "disk"


class MemoryShortError(PipelineError):
    """The machine has too little memory."""

    code = "memory"


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


_DISK = (
    *(os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)),
    "database or disk is full",  # SQLite's words
)


def named(error: BaseException) -> PipelineError | None:
    """The error of ours for one that the system raised; None for one that is a fault of the product.

    Arrow, DuckDB and SQLite tell what the system said in their messages alone.
    """
    if isinstance(error, PipelineError):
        return error
    reason = next((reason for reason in _DISK if reason in str(error)), None)
    if reason:
        return DiskError(f"nothing more can be written ({reason}); make room and run again, it goes on where it was")
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryException":
        return MemoryShortError(f"the memory is not enough ({str(error)[:200]}); free some or use fewer workers")
    return None
