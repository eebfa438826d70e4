"""What people paste, scan and mistype, and what others may try: 120 texts that must come out as they went in.

Each is a text a name may be; ``door`` says what the house makes of it on the way in: spaces and control signs go, letters
are composed, and a text too long for a name is refused there.
"""

# ruff: noqa: E501  (each kind of text on few lines)

import unicodedata

MARKUP = (
    "<b>Nguyễn</b>", "<i>Lê</i> Văn", "<img src='file:///etc/passwd'>", "<a href='http://x'>x</a>", "<script>1</script>",
    "</qt><h1>A</h1>", "<!-- a -->", "a &lt; b", "c &amp; d", "&#x41;&#66;", "&nbsp;&copy;", "<br/>A<br>", "<p>A</p>",
    "<table><tr><td>A", "<font color=red>A</font>", "<style>*{}</style>", "<svg onload=1>", "]]>", "<![CDATA[A]]>", "<?xml?>",
)  # fmt: skip
FORMULAS = (
    "=1+1", "=SUM(A1:A9)", "+84 912", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"x\")", "=\"A\"", "'=1", "=A1;B",
)  # fmt: skip
GAPS = (
    "{0}", "{}", "{name}", "{0.__class__}", "{{A}}", "%s", "%d%n", "%1 %2", "%(name)s", "${HOME}", "$(id)", "`id`", "#{1}",
    "%%", "{", "}", "%", "\\n\\t", "\\x00", "\\u0041",
)  # fmt: skip
SQL = (
    "'; DROP TABLE dossier; --", "\" OR \"\"=\"", "' OR '1'='1", "a'b''c", "a\"b\"c", "A;B", "A--B", "/* A */", "A%B_C", "NULL",
    "None", "true", "0", "A\\'B", "MATCH 'A'", "A AND B", "A OR NOT B", "NEAR(A B)", "A*", "^A",
)  # fmt: skip
PATHS = (
    "../../etc/passwd", "..\\..\\windows", "C:\\CON", "/dev/null", "file:///A", "\\\\host\\share", "A/B", "A:B|C", "~root", "NUL",
)  # fmt: skip
SCRIPTS = (
    "שלום עולם", "مرحبا بالعالم", "A \u202eגבא\u202c B", "\u2067A\u2069 B", "A\u200fB", "山田太郎", "Владимир", "Ελένη", "नमस्ते", "ไทย",
    "한국어", "Nguyễn \U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1fb\U0001f1f3", "A\ufe0fB", "ﬁﬂ", "Ａ", "①②", "ẞß", "İı",
)  # fmt: skip
MARKS = (
    "A\u200bB", "A\u200dB", "A\u2060B", "A\u00adB", "A\u00a0B", "A\u3000B", "A\ufeffB", "Z͑ͫ̓ͪ̂ͫA", "e\u0301\u0302\u0323", "\u0301A",
    unicodedata.normalize("NFD", "Nguyễn Thị Ánh"), unicodedata.normalize("NFD", "Đặng Ước"), "A\tB", "A  B", "A\u2028B", "A\u0085B",
)  # fmt: skip
LONG = ("Nguyễn " * 20, "W" * 150, "ễ" * 120, "A" * 10_000)
TEXTS = (*MARKUP, *FORMULAS, *GAPS, *SQL, *PATHS, *SCRIPTS, *MARKS, *LONG)
UNREADABLE = ("A\ud800B", "\udfffA")  # halves of letters: no database holds them, no window makes them
assert len(TEXTS) == 120
assert len(set(TEXTS)) == 120
