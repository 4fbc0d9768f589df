"""What the product needs from others: few packages within bounds, and no network while it runs."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

from pipeline.exporting import EXPORTERS
from tests.articles import BANK, write_articles
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Loaded by every interpreter before all else: whoever asks for another machine is stopped, and told of.
NO_NETWORK = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{arguments}}\\n")
        raise OSError("there is no network")
sys.addaudithook(watch)
with open({log!r}, "a") as log:
    log.write("watched\\n")
"""


def test_every_dependency_is_bounded_and_has_a_reason():
    """Each dependency has a lowest and a highest version, and the README says what it is for."""
    readme = (ROOT / "README.md").read_text("utf-8")
    for line in PROJECT["dependencies"]:
        requirement = Requirement(line)
        operators = {part.operator for part in requirement.specifier}
        assert {">=", "<"} <= operators, line
        assert f"`{requirement.name}`" in readme or "D3" in line, line
    assert len(PROJECT["dependencies"]) <= 15


COMMANDS = """
import sys
from pipeline.cli import main
raw, output, formats = sys.argv[1:]
main(["run", raw, "-o", output, "--formats", formats, "--workers", "2"], standalone_mode=False)
main(["check", output, "--raw", raw], standalone_mode=False)
main(["show", "organization-torvik-bank", "-o", output], standalone_mode=False)
"""


def test_run_needs_no_network(tmp_path):
    """A run in all formats, its check and a look at a row ask for no other machine, and need none."""
    log = tmp_path / "log"
    (tmp_path / "site").mkdir()
    (tmp_path / "site/sitecustomize.py").write_text(NO_NETWORK.format(log=str(log)))
    raw = write_articles(tmp_path / "raw", bank=BANK)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "site"), str(ROOT)])}
    alone = ["unshare", "--net"] if not subprocess.call(["unshare", "--net", "true"], stderr=subprocess.DEVNULL) else []
    command = [*alone, sys.executable, "-c", COMMANDS, str(raw), str(tmp_path / "out"), ",".join(EXPORTERS)]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "all is well" in done.stdout and "[asserted] Inception: 1881" in done.stdout
    assert set(log.read_text().splitlines()) == {"watched"}


def test_report_and_data_name_no_address_to_load_from(dataset):
    """The descriptor's only address is the profile that it follows."""
    _, output = dataset
    descriptor = json.loads((Path(output) / "datapackage.json").read_bytes())
    assert descriptor["$schema"].startswith("https://datapackage.org/profiles/2")
    assert not [
        r
        for r in descriptor["resources"]
        for p in ([r["path"]] if isinstance(r["path"], str) else r["path"])
        if "://" in p
    ]
