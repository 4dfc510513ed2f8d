"""The look of the exported page, on a screen and on A4 (interface.md, colours and print)."""

from typing import Final

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
    f"ul.notes li.{name} {{ background: {fill}; border-color: {edge}; }}\n"
    for name, (fill, edge) in COLOURS.items()
)

_LAYOUT: Final = """
:root { color-scheme: light; }
body { margin: 0; background: #F4F3EF; color: #1B1F24;
  font: 1.125rem/1.45 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, Arial, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem; }
h1, h2, h3, dt { font-weight: 650; line-height: 1.25; }
h1 { font-size: 2rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.5rem; margin: 0 0 0.75rem; }
h3 { font-size: 1.125rem; margin: 1.25rem 0 0.5rem; }
a { color: #17508C; }
a:focus-visible { outline: 3px solid #0B0C0C; box-shadow: 0 0 0 6px #FFDD00; }
article, section { background: #FFFFFF; border: 1px solid #6B737D; border-radius: 6px; padding: 1.25rem;
  margin: 1.5rem 0; }
bdi { white-space: pre-wrap; overflow-wrap: anywhere; }
.ref, .author { color: #4A525C; }
.sentence { border-left: 4px solid #17508C; padding-left: 1rem; font-size: 1.25rem; }
dl { margin: 1rem 0; }
dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 0.25rem 1rem; padding: 0.375rem 0;
  border-top: 1px solid #D5D3CC; }
dd { margin: 0; }
ul.notes, ul.picture { list-style: none; padding: 0; display: grid; gap: 0.75rem;
  grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); }
ul.notes li { border: 2px solid; border-radius: 4px; padding: 0.75rem; overflow: hidden; break-inside: avoid;
  print-color-adjust: exact; }
ul.picture { grid-template-columns: minmax(0, 24rem); }
figure { margin: 0; }
figure svg, figure img {
  display: block; width: 100%; height: auto; border: 1px solid #6B737D; background: #FFFFFF; }
figcaption { margin-top: 0.375rem; }
@media (max-width: 40rem) { dl div { grid-template-columns: 1fr; } }
@media print {
  @page { size: A4; margin: 18mm; }
  body { background: none; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  article { border: 0; padding: 0; break-before: page; }
  article:first-of-type { break-before: auto; }
  section { border: 0; padding: 0; }
  h2, h3 { break-after: avoid; }
  figure, dl div { break-inside: avoid; }
  ul.picture { grid-template-columns: 60mm; }
}
"""
STYLE: Final = _LAYOUT + _NOTES
