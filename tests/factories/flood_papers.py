"""Two papers of one matter as text: a city's, and its county's copy."""

from tests.factories.papers import paper_text

SUPERIOR = paper_text(
    issuer="临江市人民政府",
    number="临政发〔2026〕8号",
    title="临江市人民政府关于做好2026年防汛工作的通知",
    addressee="各县（市、区）人民政府",
    place="全市",
    day="2026年4月2日",
)
COPY = paper_text(
    issuer="安平县人民政府",
    number="安政发〔2026〕15号",
    title="安平县人民政府关于做好2026年防汛工作的通知",
    addressee="各乡镇人民政府",
    place="全县",
    day="2026年4月9日",
)
