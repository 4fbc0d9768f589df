"""Make the README's pictures from the samples, so that they stay true.

    python docs/make_pictures.py

Needs LibreOffice (`soffice`) and poppler (`pdftoppm`).
"""

import subprocess
import tempfile
from pathlib import Path

from pipeline.run import Options
from pipeline.runner import run_pipeline

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "workbook.png"


def main() -> None:
    """Run over the samples, print the workbook, and keep the overview as a picture."""
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch)
        run_pipeline(ROOT / "raw", output, Options(("xlsx",)), quiet=True)
        convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", scratch, str(output / "dataset.xlsx")]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL)
        draw = ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", str(output / "dataset.pdf")]
        subprocess.run([*draw, str(PICTURE.with_suffix(""))], check=True)


if __name__ == "__main__":
    main()
