"""How well and how fast scans at 200 dpi are read: characters wrong, marks found, cost of a page.

Seconds are of one processor, because a recognised page uses no more than that.
"""

import random
import resource
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PIL import Image
from rapidfuzz.distance import Levenshtein

from docs_audit.formats import RecognisedPage, Recogniser
from tests.factories.papers import MEASURES
from tests.samples.scans import ScannedPage, broken, noisy, scan_pdf

PAPERS = 5
_PLACES = ("安平县", "白水县", "青川镇", "双河街道", "高新技术产业开发区")
_DEMANDS = (
    "各单位要于{year}年{month}月{day}日前将《工作任务分解表》（见附件{n}）报送办公室，联系电话：0571-8888{n}666。",
    "到{year}年底，问题整改率达到{n}5%以上，群众满意度不低于9{n}.5%；每月{day}日前报送进展情况。",
    "按照“谁主管、谁负责”的原则，严格落实《关于进一步做好有关工作的通知》（江政发〔{year}〕{day}号）要求。",
    "本办法自二〇二五年一月一日起施行，有效期至二〇三〇年十二月三十一日。",
)


@dataclass(frozen=True)
class _Scan:
    """The pages of one paper, and what is written on each."""

    pages: list[Image.Image]
    texts: list[str]


def main() -> dict[str, Any]:
    scans = [_paper(seed) for seed in range(PAPERS)]
    return {
        "clean": _measured(scans, lambda page, _: page),
        "aslant, blurred, noisy": _measured(
            scans, lambda page, chance: noisy(page, angle=chance.uniform(-1.5, 1.5))
        ),
    }


def _paper(seed: int) -> _Scan:
    """A red-head paper of two pages."""
    chance = random.Random(seed)
    body = [line for _ in range(8) for line in broken(f"　　{_sentence(chance)}")]
    number = f"安政发〔2025〕{chance.randint(1, 199)}号"
    day = f"2025年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    first = ScannedPage().head("安平县人民政府文件", number)
    first.title("安平县人民政府关于做好有关工作的通知")
    written = ["安平县人民政府文件", number, "安平县人民政府关于做好有关工作的通知"]
    on_first, on_second = body[:14], body[14:34]
    first.lines(on_first)
    second = ScannedPage().lines(on_second).signed("安平县人民政府", day)
    return _Scan(
        [first.image, second.image],
        ["".join([*written, *on_first]), "".join([*on_second, "安平县人民政府", day])],
    )


def _sentence(chance: random.Random) -> str:
    pattern = chance.choice(MEASURES + _DEMANDS)
    return pattern.format(
        place=chance.choice(_PLACES),
        year=chance.randint(2024, 2027),
        month=chance.randint(1, 12),
        day=chance.randint(1, 28),
        n=chance.randint(1, 9),
    )


def _measured(
    scans: list[_Scan], worn: Callable[[Image.Image, random.Random], Image.Image]
) -> dict[str, float]:
    chance = random.Random(9704)
    files = [scan_pdf(*(worn(page, chance) for page in scan.pages)) for scan in scans]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Recogniser() as recogniser:
        found = [
            [recogniser.page_of_data(file, number, name="a.pdf") for number in (1, 2)]
            for file in files
        ]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = [page for paper in found for page in paper]
    texts = [text for scan in scans for text in scan.texts]
    wrong = sum(map(_distance, pages, texts))
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "pages": len(pages),
        "characters wrong, %": round(100 * wrong / sum(map(len, texts)), 3),
        "red heads found, %": _share(
            page.layout >= {"red_head", "red_line"} for page in pages[::2]
        ),
        "seals found, %": _share("seal" in page.layout for page in pages[1::2]),
        "seconds a page": round(spent / len(pages), 2),
        "peak MB": recogniser.peak_bytes // 2**20,
    }


def _share(held: Iterable[bool]) -> float:
    kept = [*held]
    return round(100 * sum(kept) / len(kept), 1)


def _distance(page: RecognisedPage, text: str) -> int:
    seen = "".join("".join(line.text.split()) for line in page.lines)
    return Levenshtein.distance(seen, "".join(text.split()))
