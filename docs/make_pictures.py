"""Make the README's pictures from the samples, so that they stay true.

    python docs/make_pictures.py

Needs LibreOffice (`soffice`), poppler (`pdftoppm`) and Chromium (`chromium`).
"""

import subprocess
import tempfile
from pathlib import Path

from pipeline.run import Options
from pipeline.runner import run_pipeline

ROOT = Path(__file__).parents[1]
WORKBOOK = ROOT / "docs" / "workbook.png"
REPORT = ROOT / "docs" / "report.png"


def main() -> None:
    """Run over the samples, and keep the overview of the workbook and the first view of the report as pictures."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch)
        run_pipeline(ROOT / "raw", output, Options(("xlsx", "html")), quiet=True)
        convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", scratch, str(output / "dataset.xlsx")]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
        draw = ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", str(output / "dataset.pdf")]
        subprocess.run([*draw, str(WORKBOOK.with_suffix(""))], check=True)
        browser = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={scratch}/profile"]
        shoot = ["--window-size=1200,860", f"--screenshot={REPORT}", (output / "report.html").as_uri()]
        subprocess.run([*browser, *shoot], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
