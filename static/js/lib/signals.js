/** The one place that names the vendored signals. */
export { batch, computed, effect, signal, untracked } from '../../vendor/signals-core@1.14.5/signals-core.js';
