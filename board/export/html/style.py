"""The look of the exported page on a screen (interface.md, colours); on paper it is print.py."""

from typing import Final

from board.export.html.print import PRINT

#: fill and edge of each note colour
COLOURS: Final = {
    "sun": ("#FCDD5B", "#7A5A00"),
    "rose": ("#F7A3AA", "#8F1237"),
    "lilac": ("#BAAAF7", "#4A2AA8"),
    "sky": ("#B0D1EA", "#0A559E"),
    "mint": ("#99F1AA", "#0A6636"),
    "stone": ("#F0EEEB", "#57534A"),
}
_NOTES: Final = "".join(
    f"ul.notes li.{name}, ul.picture li.{name} {{ background: {fill}; border-color: {edge}; }}\n"
    for name, (fill, edge) in COLOURS.items()
)

_FRAME: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: #F4F3EF; color: #1B1F24; overflow-wrap: break-word;
  font: 1.0625rem/1.5 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, Arial, sans-serif; }
header, nav, main { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; background: #FFDD00; color: #0B0C0C; padding: 0.75rem 1.25rem; }
.skip:focus { left: 0; top: 0; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
h1, h2, h3, h4, dt, th { font-weight: 650; line-height: 1.25; }
h1, h2, h3, h4 { text-wrap: balance; }
h1 { font-size: clamp(1.75rem, 5vw, 2.75rem); margin: 0; padding-bottom: 1rem;
  border-bottom: 6px solid #17508C; }
h1 .kind { display: block; font-size: 1.125rem; color: #17508C; margin-bottom: 0.375rem; }
h2 { font-size: 1.625rem; margin: 0 0 1rem; }
h3 { font-size: 1.25rem; margin: 1.75rem 0 0.5rem; }
h3 .kind { font-weight: 400; color: #4A525C; }
h4 { font-size: 1.0625rem; margin: 1.25rem 0 0.5rem; }
a { color: #17508C; text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid #0B0C0C; box-shadow: 0 0 0 6px #FFDD00; }
bdi { white-space: pre-wrap; overflow-wrap: anywhere; }
.ref, .author, .column, .moment, .provenance { color: #4A525C; }
.ref { font-variant-numeric: tabular-nums; white-space: nowrap; }
.facts { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; margin: 1rem 0 0; }
.facts div { display: flex; gap: 0.5rem; }
.moment { margin: 0.25rem 0 0; font-size: 0.9375rem; }
nav { margin-top: 1.5rem; }
nav ul { list-style: none; margin: 0; padding: 0; columns: 2 18rem; column-gap: 2.5rem; }
nav li { padding: 0.25rem 0; break-inside: avoid; }
nav ul ul { columns: auto; padding-left: 1.25rem; font-size: 0.9375rem; }
"""

_PARTS: Final = """
main > article, main > section { background: #FFFFFF; border: 1px solid #C9C6BD; border-radius: 8px;
  padding: clamp(1rem, 3vw, 2rem); margin: 1.5rem 0; }
section > article { border-top: 3px solid #17508C; padding-top: 1.25rem; margin-top: 2.5rem; }
article > h3:first-child, section > h2 + article { margin-top: 0; }
article > h2, article > h3:first-child { margin: 0; font-size: 1.5rem; }
.badges { margin: 0.5rem 0 0; }
.badge { display: inline-block; border: 1px solid #6B737D; border-radius: 4px; padding: 0 0.5rem;
  font-size: 0.875rem; font-weight: 650; background: #F4F3EF; }
.badge.ready, .badge.agreed { border-color: #17508C; background: #E4EEF8; color: #0F3C6B; }
.badge.doing, .badge.done, .badge.learnt { border-color: #0A6636; background: #E3F6E8; color: #0A4F2B; }
.sentence { border-left: 4px solid #17508C; padding-left: 1rem; margin: 1rem 0; font-size: 1.1875rem; }
dl { margin: 1rem 0; }
article dl div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0.25rem 1.25rem;
  padding: 0.5rem 0; border-top: 1px solid #E2E0DA; }
dd { margin: 0; }
ul.notes, ul.picture, ul.shown, ul.members, ul.history, ul.thanks {
  list-style: none; padding: 0; margin: 0.5rem 0; }
ul.notes { columns: 14rem; column-gap: 0.75rem; }
ul.notes > li { break-inside: avoid; margin-bottom: 0.75rem; }
ul.notes li, ul.picture li { border: 1px solid; border-left-width: 5px; border-radius: 3px; padding: 0.75rem;
  overflow: hidden; }
ul.picture { max-width: 26rem; margin: 1rem 0; }
ul.shown > li { display: grid; grid-template-columns: minmax(0, 16rem) minmax(0, 1fr); gap: 0.5rem 1.25rem;
  padding: 0.75rem 0; border-top: 1px solid #E2E0DA; }
ul.shown ul { margin: 0; }
ul.remarks { list-style: disc; padding-left: 1.25rem; }
ul.members { margin: 0; }
figure { margin: 0; }
figure svg, figure img { display: block; width: 100%; height: auto; border: 1px solid #C9C6BD;
  border-radius: 3px; background: #FFFFFF; }
figcaption { margin-top: 0.375rem; }
figure + bdi { display: block; margin-top: 0.375rem; }
svg.bars { display: block; max-width: 100%; height: auto; fill: #17508C; }
svg.bars text { font: 11px Arial, sans-serif; text-anchor: middle; fill: #1B1F24; }
dd svg.bars { margin-top: 0.375rem; }
"""

_TABLES: Final = """
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; }
thead th { border-bottom: 2px solid #17508C; font-size: 0.9375rem; }
tbody tr { border-bottom: 1px solid #E2E0DA; }
tbody th { font-weight: 400; min-width: 10rem; }
tbody th figure { display: flex; flex-wrap: wrap; gap: 0.25rem 0.875rem; }
tbody th figure svg, tbody th figure img { width: 9rem; flex: none; }
tbody th figcaption { flex: 1 1 8rem; margin: 0; }
table.tasks { table-layout: fixed; }
table.tasks tbody th { min-width: 0; }
table.tasks thead th:nth-child(1) { width: 15%; }
table.tasks thead th:nth-child(2) { width: 23%; }
table.tasks thead th:nth-child(3) { width: 26%; }
table.tasks thead th:nth-child(4) { width: 14%; }
table.tasks thead th:nth-child(5) { width: 13%; }
table.wishes tbody th { width: 55%; }
td { font-variant-numeric: tabular-nums; min-width: 5rem; }
@media (max-width: 44rem) {
  article dl div, ul.shown > li { grid-template-columns: minmax(0, 1fr); }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, tbody th, tbody td { display: block; width: 100%; }
  tbody tr { padding: 0.75rem 0; }
  tbody th, tbody td { padding: 0.125rem 0; }
  tbody td:empty { display: none; }
  tbody td[data-label]::before { content: attr(data-label) ": "; color: #4A525C; }
}
"""
STYLE: Final = _FRAME + _PARTS + _TABLES + _NOTES + PRINT
