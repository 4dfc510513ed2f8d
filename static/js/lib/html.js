/** The one place that names the vendored templates. Nothing typed is ever markup: lit-html writes text. */
export { guard } from '../../vendor/lit-html@3.3.3/directives/guard.js';
export { ifDefined } from '../../vendor/lit-html@3.3.3/directives/if-defined.js';
export { keyed } from '../../vendor/lit-html@3.3.3/directives/keyed.js';
export { live } from '../../vendor/lit-html@3.3.3/directives/live.js';
export { ref } from '../../vendor/lit-html@3.3.3/directives/ref.js';
export { repeat } from '../../vendor/lit-html@3.3.3/directives/repeat.js';
export { html, nothing, render, svg } from '../../vendor/lit-html@3.3.3/lit-html.js';
