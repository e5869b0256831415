"""A small corpus of related papers, as a folder with a manifest and as stored papers."""

import csv
from pathlib import Path

from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, framed

PROVINCE, CITY, COUNTY = "江东省人民政府", "江东省安平市人民政府", "江东省安平市清河县人民政府"
SISTER = "江东省安平市平川县人民政府"
TOWN = "江东省安平市清河县柳林镇人民政府"
FIELDS = ("id", "path", "unit", "level", "issued_on", "number", "title")


def localised(text: str, place: str) -> str:
    """Change the level's words as a lower level does."""
    return text.replace("全省", f"全{place}").replace("我省", f"我{place}")


def write_corpus(folder: Path) -> Path:
    """Write papers of every relation with their manifest, and return the manifest."""
    papers = (
        ("p1", PROVINCE, "province", "江政发〔2025〕3号", "2025-04-01", FLOOD),
        ("p2", CITY, "city", "安政发〔2025〕8号", "2025-04-09", localised(FLOOD, "市")),
        ("p3", COUNTY, "county", "清政发〔2025〕15号", "2025-04-15", localised(FLOOD, "县") + OWN),
        ("p4", SISTER, "county", "平政发〔2025〕6号", "2025-05-06", FIRE + STRAW),
        ("p5", TOWN, "township", "柳政发〔2025〕2号", "2025-05-20", FIRE + OWN),
        ("p6", COUNTY, "county", "清政发〔2024〕11号", "2024-04-15", localised(FLOOD[:700], "县")),
        ("p7", CITY, "city", "安政发〔2025〕30号", "2025-06-02", STRAW),
    )
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        for key, unit, level, number, day, body in papers:
            title = f"{unit}关于第{key[1:]}件工作的通知"
            text = framed(body, title=title, issuer=unit, number=number)
            (folder / f"{key}.txt").write_text(text, encoding="utf-8")
            writer.writerow((key, f"{key}.txt", unit, level, day, number, title))
    return folder / "manifest.csv"
