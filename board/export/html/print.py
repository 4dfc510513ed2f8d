"""The exported page on A4: no row, note or drawing is cut, and each page has its number."""

from typing import Final

PRINT: Final = """
@media print {
  @page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages);
    font: 9pt Arial, sans-serif; color: #4A525C; } }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 9.5pt; }
  body { background: none; }
  header, nav, main { max-width: none; padding: 0; }
  .skip { display: none; }
  h1 { font-size: 24pt; }
  h2 { font-size: 16pt; }
  main > article, main > section { border: 0; border-radius: 0; padding: 0; margin: 9mm 0 0; }
  article { break-before: page; }
  main > article:first-child, section > h2 + article { break-before: auto; }
  section:has(> article), section:has(> article) + section { break-before: page; }
  section > article { margin-top: 0; }
  a { color: inherit; text-decoration: none; }
  nav a { color: #17508C; }
  h2, h3, h4 { break-after: avoid; }
  p, li, dd { orphans: 3; widows: 3; }
  tr, figure, dl div, ul.notes li, ul.picture li, ul.shown > li, svg.bars { break-inside: avoid; }
  thead { display: table-header-group; }
  ul.notes { columns: 3; column-gap: 3mm; }
  ul.shown ul.notes { columns: 1; }
  ul.picture { max-width: 80mm; }
  tbody th figure svg, tbody th figure img { width: 30mm; }
}
"""
