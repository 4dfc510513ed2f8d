import { mountPad } from '/static/js/input/ink-pad.js';
import { sketchSvg } from '/static/js/lib/sketch.js';

const host = document.getElementById('host');
window.drafts = [];
window.pad = mountPad(host, { onDraft: (sketch) => window.drafts.push(sketch) });
window.showSvg = (sketch) => {
  const svg = sketchSvg(sketch, 'What was drawn');
  document.body.replaceChildren(svg);
};
