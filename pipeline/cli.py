"""The command `pipeline`: it asks for what the other modules do, reports, and exits.

Exit codes: 0 all is well; 1 it could not be done, or a check found something; 2 the command was called wrongly;
3 with `--strict`, records were rejected (the output is whole).
"""

import os
import sys
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from pipeline import __version__
from pipeline.errors import PipelineError
from pipeline.lean import lean_imports

with lean_imports():
    from pipeline.addresses import folder_at, local_folders
    from pipeline.exporting import EXPORTERS
    from pipeline.exporting.sql import as_sql
    from pipeline.reading.records import Reading
    from pipeline.run import Options
    from pipeline.runner import Engine, Scheduler, run_pipeline
    from pipeline.summary import as_json, summary_json, summary_text
    from pipeline.tables.dictionary import FORMATS
    from pipeline.tables.schema import load_tables

_FIELDS = ("text", "url", "id", "title")
_STYLES = FORMATS | {"sql": as_sql}
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


def _formats(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = {name.strip().lower() for name in value.split(",") if name.strip()}
    unknown = sorted(wanted - set(EXPORTERS))
    if unknown or not wanted:
        raise click.BadParameter(f"{', '.join(unknown) or 'nothing'} is not among {', '.join(EXPORTERS)}")
    return tuple(name for name in EXPORTERS if name in wanted)


def _fields(_context: click.Context, _parameter: click.Parameter, value: str) -> dict[str, str]:
    pairs = [part.strip().partition("=")[::2] for part in value.split(",") if part.strip()]
    wrong = [name for name, field in pairs if name not in _FIELDS or not field]
    if wrong:
        raise click.BadParameter(f"{', '.join(wrong)}: say NAME=FIELD, with NAME one of {', '.join(_FIELDS)}")
    return dict(pairs)


def _complete_formats(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    before, _, begun = typed.rpartition(",")
    named = before.split(",") if before else []
    wanted = [name for name in EXPORTERS if name.startswith(begun) and name not in named]
    return [CompletionItem(",".join([*named, name]), help=EXPORTERS[name].title) for name in wanted]


def _complete_tables(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(t.name, help=t.title) for t in load_tables().values() if t.name.startswith(typed)]


def _work_folder(_context: click.Context, _parameter: click.Parameter, typed: str | None) -> Path | None:
    found = folder_at(typed) if typed else None
    if typed and found is None:
        raise click.BadParameter(f"{typed} is no folder; work needs one, on Spark one that all machines see: a mount")
    return found


_folder = click.Path(path_type=Path)
_address = click.Path()  # a folder, or an address that fsspec knows, as it was written
_json = click.option("--json", "json_wanted", is_flag=True, help="Print JSON for a script on standard output.")


@click.group(context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="pipeline")
def main() -> None:
    """Turn plain-text copies of encyclopedia articles into a checked and traceable relational dataset.

    \b
    Example:
      pipeline run                        reads raw/ and writes output/
      pipeline check output --raw raw     verifies what is there
      pipeline schema statements          says what the columns mean

    Exit codes: 0 all is well; 1 it could not be done, or a check found something; 2 the command was called wrongly;
    3 with --strict, records were rejected.
    """


@main.command()
@click.argument("folder", type=_address, default="raw")
@click.option(
    "--output",
    "-o",
    type=_address,
    default="output",
    show_default=True,
    help="Where the dataset goes.",
)
@click.option(
    "--formats",
    callback=_formats,
    default="csv,parquet,xlsx,html",
    show_default=True,
    shell_complete=_complete_formats,
    help=f"Formats, by commas, of {', '.join(EXPORTERS)}.",
)
@click.option(
    "--workers", "-j", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that work at once."
)
@click.option("--work", type=_address, callback=_work_folder, help="Folder for artefacts.  [default: OUTPUT/.work]")
@click.option("--strict", is_flag=True, help="Fail (exit code 3) where any record was rejected.")
@click.option("--csv-bom", is_flag=True, help="Begin CSV files with the mark by which Excel knows UTF-8.")
@click.option(
    "--excel-rows",
    type=click.IntRange(0),
    default=200_000,
    show_default=True,
    help="Rows of a table in the workbook; 0 for all.",
)
@click.option(
    "--fields",
    callback=_fields,
    default="",
    metavar="LIST",
    help="Fields of JSON and Parquet records: text=body,url=link.  [default: text, url, id, title]",
)
@click.option(
    "--max-record-mb",
    type=click.IntRange(1, 1000),
    default=16,
    show_default=True,
    help="MB of text that an article may have.",
)
@click.option(
    "--scheduler-host", help="Host of a luigid that several machines share.  [default: scheduler in this process]"
)
@click.option("--scheduler-port", type=int, default=8082, show_default=True, help="Port of that luigid.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="Where articles are worked: on this machine, or on a Spark cluster.",
)
@click.option("--spark-master", default="", help="Address of that cluster.  [default: luigi.cfg, else this machine]")
@click.option("--quiet", "-q", is_flag=True, help="Show neither progress nor summary.")
@_json
def run(
    folder: str,
    output: str,
    formats: tuple[str, ...],
    workers: int,
    work: Path | None,
    strict: bool,
    csv_bom: bool,
    excel_rows: int,
    fields: dict[str, str],
    max_record_mb: int,
    scheduler_host: str | None,
    scheduler_port: int,
    engine: str,
    spark_master: str,
    quiet: bool,
    json_wanted: bool,
) -> None:
    """Read the articles under FOLDER (default: raw) and bring the dataset in the output folder up to date.

    Only what is new or changed is worked again. A dataset that is there is replaced as a whole, or not at all.

    \b
    Example:
      pipeline run raw --output output --formats parquet,duckdb,sqlite --workers 2
    """
    reading = Reading(**fields, max_bytes=max_record_mb << 20)
    options = Options(formats, csv_bom, excel_rows or None, reading)
    scheduler = Scheduler(scheduler_host, scheduler_port)
    try:
        with local_folders(folder, output, work) as (source, target):
            outcome = run_pipeline(
                source, target, options, work, workers, scheduler, quiet, Engine(engine, spark_master)
            )
    except PipelineError as error:
        _fail(error, json_wanted)
    if json_wanted:
        click.echo(summary_json(outcome, output))
    elif not quiet:
        click.echo(summary_text(outcome, output))
    rejected = sum(outcome.record.rejects.values())
    if strict and rejected:
        click.echo(f"{rejected} records were rejected, and --strict was given: see the table rejects", err=True)
        sys.exit(3)


@main.command()
@click.argument("output", type=_folder, default="output")
@click.option("--raw", type=_folder, help="The input folder: words are compared with what stands at their offsets.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing where all is well.")
@_json
def check(output: Path, raw: Path | None, quiet: bool, json_wanted: bool) -> None:
    """Verify a dataset that anybody hands over: files, schemas, keys, relations, counts, and words at their offsets.

    \b
    Example:
      pipeline check output --raw raw
    """
    from pipeline.checking.dataset import check_dataset  # which a run does not need

    findings = []
    try:
        for finding in check_dataset(output, raw):
            findings.append(asdict(finding))
            if not json_wanted:
                click.echo(str(finding))
    except PipelineError as error:
        _fail(error, json_wanted)
    if json_wanted:
        status = "findings" if findings else "whole"
        click.echo(as_json({"status": status, "output": str(output), "findings": findings}))
    if findings:
        click.echo(f"{output}: {len(findings)} findings", err=True)
        sys.exit(1)
    if not (quiet or json_wanted):
        click.echo(f"{output}: all is well" + ("" if raw else " (offsets not compared: give --raw)"))


@main.command()
@click.argument("names", nargs=-1, metavar="[TABLE]...", shell_complete=_complete_tables)
@click.option(
    "--format", "style", type=click.Choice(sorted(_STYLES)), default="text", show_default=True, help="How to print."
)
def schema(names: tuple[str, ...], style: str) -> None:
    """Print the data dictionary: all tables and columns, or those of the named TABLEs.

    \b
    Example:
      pipeline schema documents sources --format markdown
    """
    tables = load_tables()
    unknown = [name for name in names if name not in tables]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)} is no table; the tables are {', '.join(tables)}")
    click.echo(_STYLES[style](table for table in tables.values() if not names or table.name in names), nl=False)


@main.command()
@click.argument("key")
@click.option("--output", "-o", type=_folder, default="output", show_default=True, help="The dataset.")
@_json
def show(key: str, output: Path, json_wanted: bool) -> None:
    """Show where the row with this KEY comes from: its words in their passage, its certainty, its sources.

    \b
    Example:
      pipeline show person-alfred-dreyfus-1859 --output output
    """
    from pipeline.dataset import Dataset  # which a run does not need
    from pipeline.evidence_text import evidence_text

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            evidence = Dataset(output).evidence(key)
        except PipelineError as error:
            _fail(error, json_wanted)
    for warning in told:
        click.echo(f"Warning: {warning.message}", err=True)
    if json_wanted:
        click.echo(as_json(asdict(evidence)))
    else:
        click.echo(evidence_text(evidence, styled=_in_colour()), nl=False)


def _fail(error: PipelineError, json_wanted: bool = False) -> NoReturn:
    if json_wanted:
        click.echo(as_json({"status": "failed", "code": error.code, "message": str(error)}))
    click.echo(f"Error: {error}", err=True)
    sys.exit(1)


def _in_colour() -> bool:
    """Whether standard output is a terminal whose user has not asked for plain text (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
