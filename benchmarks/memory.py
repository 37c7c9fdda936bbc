"""The memory of a long run, drawn: ``python -m benchmarks.memory [COUNT]`` makes that many letters (100,000) and writes docs/batch-bo-nho.svg.

A sample of the resident memory of ``vanban batch`` every half second (Linux), with the letters that are done by then.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.batch import letters, one_dot

PICTURE = Path(__file__).parents[1] / "docs" / "batch-bo-nho.svg"
COUNT = 100_000
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 240, 50, 30


def measured(count: int) -> tuple[list[tuple[float, float]], float]:
    """Run ``vanban batch`` on so many letters; return (seconds, MB) samples and the peak in MB."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        letters(folder, count)
        command = ["batch", "cong-van", str(folder / "xa.csv"), "--base", str(folder / "chung.yaml"), "--name", "{so}"]
        run = subprocess.Popen(
            [sys.executable, "-m", "generator", *command, "-o", str(folder / "ra")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        begun, samples, peak = time.monotonic(), [], 0.0
        while run.poll() is None:
            try:
                status = Path(f"/proc/{run.pid}/status").read_text(encoding="ascii")
            except OSError:
                break
            if found := re.search(r"VmRSS:\s+(\d+)", status):
                samples.append((time.monotonic() - begun, int(found[1]) / 1024))
            if found := re.search(r"VmHWM:\s+(\d+)", status):
                peak = int(found[1]) / 1024
            time.sleep(0.5)
        if run.wait() != 0:
            raise SystemExit(f"vanban batch: {run.returncode}")
        assert sum(1 for path in (folder / "ra").iterdir() if path.suffix == ".docx") == count
    return samples, peak


def picture(samples: list[tuple[float, float]], count: int) -> str:
    """Return the samples as an SVG."""
    last = samples[-1][0]
    top = max(80.0, 20 * (max(memory for _at, memory in samples) // 20 + 1))
    step = next(one for one in (5, 10, 30, 60, 120, 300, 600, 1800) if last / one <= 8)

    def x(seconds: float) -> float:
        return LEFT + seconds / last * (WIDTH - LEFT - 10)

    def y(memory: float) -> float:
        return HEIGHT - BOTTOM - memory / top * (HEIGHT - BOTTOM - 10)

    title = f"Bộ nhớ (MB) theo thời gian (giây) khi soạn {one_dot(count)} công văn"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="11">',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for memory in range(0, int(top) + 1, 20):
        lines.append(
            f'<line x1="{LEFT}" x2="{WIDTH - 10}" y1="{y(memory):.1f}" y2="{y(memory):.1f}" stroke="#ddd"/>'
            f'<text x="{LEFT - 6}" y="{y(memory) + 4:.1f}" text-anchor="end">{memory}</text>'
        )
    for seconds in range(0, int(last) + 1, step):
        lines.append(f'<text x="{x(seconds):.1f}" y="{HEIGHT - 14}" text-anchor="middle">{seconds}</text>')
    every = max(1, len(samples) // 120)
    points = " ".join(f"{x(at):.1f},{y(memory):.1f}" for at, memory in samples[::every])
    lines.append(f'<polyline fill="none" stroke="#06c" stroke-width="2" points="{points}"/>')
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    """Write the picture and print the peak."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    samples, peak = measured(count)
    PICTURE.write_text(picture(samples, count), encoding="utf-8")
    half = [memory for at, memory in samples if at > samples[-1][0] / 2]
    print(
        f"{one_dot(count)} công văn: {samples[-1][0]:.0f} giây, đỉnh {peak:.0f} MB, nửa sau {min(half):.0f}–{max(half):.0f} MB"
    )


if __name__ == "__main__":
    main()
