/** Now and Next: what runs, its clock, and the one Next that says what it will change for whom (R2). */

import { anchorOf } from '../../lib/field.js';
import { html, nothing } from '../../lib/html.js';
import { promptText, t } from '../../lib/i18n.js';
import { icon } from '../../lib/icon.js';
import { openMenu } from '../../lib/menu.js';
import { once, pressOnce } from '../../lib/once.js';
import { closePhase, openPhase } from '../../model/commands-leading.js';
import { isBreak, livePhase, nextPhase, phaseBefore } from '../../model/select.js';
import { stillHidden } from '../hidden-notes.js';
import { close } from '../host-head.js';
import { kindIcon, phaseTitle } from '../phase-words.js';
import { addAfter, repeatPhase } from './builder.js';
import { changes, question } from './changes.js';
import { stepClock } from './clock.js';
import { editPhase } from './plan.js';

/** @typedef {import("../../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../../types.d.ts").Phase} Phase */
/** @typedef {import("../../types.d.ts").HostPorts} Ports */

/** @param {Snapshot} shown @param {Ports} ports */
export const nowPanel = (shown, ports) => {
  const phase = livePhase(shown);
  return html`<section class="now" aria-label=${t('Now and next')}>
    <div class="now__live"><p class="now__label"><span class="badge badge--now">${t('Now')}</span> ${phase ? icon(isBreak(phase) ? 'coffee' : kindIcon(phase.kind)) : nothing}<strong>${phase ? phaseTitle(phase) : restWords(shown)}</strong></p>
      ${phase ? html`<p class="now__prompt">${question(phase)}</p>` : nothing}</div>
    <div class="now__clock">${stepClock(shown, ports)}</div>
    <div class="now__next">${next(shown, ports)}</div>
    ${phase ? html`<div class="now__more">${script(phase)}<div class="now__tools">${stepButtons(shown, phase, ports)}</div></div>` : nothing}</section>`;
};

/** @param {Snapshot} shown */
const restWords = (shown) => {
  const before = phaseBefore(shown);
  if (shown.session.state === 'closed') {
    return t('The session is over');
  }
  return before?.kind === 'mark'
    ? t('{step} is counted', { step: phaseTitle(before) })
    : t('Nothing is running');
};

/** @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const stepButtons = (shown, phase, ports) => html`
  <button class="button button--small button--quiet" type="button" data-add-after @click=${() => void addAfter(shown, ports)}>${icon('plus')}${t('Add a step after this')}</button>
  <button class="button button--small button--quiet" type="button" aria-haspopup="menu" @click=${(/** @type {Event} */ event) => more(anchorOf(event), shown, phase, ports)}>${icon('ellipsis')}${t('This step')}</button>`;

/** @param {HTMLElement} anchor @param {Snapshot} shown @param {Phase} phase @param {Ports} ports */
const more = (anchor, shown, phase, ports) =>
  openMenu(anchor, t('This step'), [
    {
      label: t('Change its rules or its question'),
      icon: 'pencil',
      run: () => void editPhase(shown, phase, ports),
    },
    {
      label: t('Run it once more afterwards'),
      icon: 'refresh-cw',
      run: () => repeatPhase(shown, phase, ports),
    },
    { label: t('End it and open nothing yet'), icon: 'square', run: () => ports.act(closePhase()) },
  ]);

/** @param {Phase} phase */
const script = (phase) => {
  const text = promptText(phase.switches.prompt, 'script');
  return text
    ? html`<details class="fold now__script" ?open=${phase.kind === 'hold'}><summary>${t('What to say')}</summary><p>${text}</p></details>`
    : nothing;
};

/** Who pressed while the line is down must not be surprised by a step minutes later. @param {import("../../model/store.js").Store} store */
const onItsWay = ({ line, outbox }) =>
  !['live', 'limited'].includes(line.value) &&
  outbox.value.some(({ command, state }) => command.type === 'phase.open' && state !== 'landed')
    ? html`<p class="now__change now__change--warning" role="status">${icon('wifi-off')}<span>${t('The line is down. The step that you pressed opens as soon as it is back.')}</span></p>`
    : nothing;

/** @param {Snapshot} shown @param {Ports} ports */
const next = (shown, { store, act, code, seat }) => {
  const phase = nextPhase(shown);
  if (shown.session.state === 'closed') {
    return html`<p class="hint">${t('The session is closed. Everything can still be read and downloaded.')}</p>
      <a class="button button--primary" href=${`/s/${code}/${seat}/proposals`}>${icon('download')}${t('Proposals and downloads')}</a>`;
  }
  if (!phase) {
    return html`<p class="hint">${t('This is the last step. Close the session when everyone is ready.')}</p>
      <button class="button" type="button" @click=${() => void close({ act, store })}>${icon('log-out')}${t('Close the session')}</button>`;
  }
  const waiting =
    stillHidden(shown, store, phase.switches.scope !== 'group') > 0 &&
    ['sort', 'mark', 'propose'].includes(phase.kind);
  return html`<button class="button button--primary now__go" type="button" aria-describedby="next-changes" @keydown=${pressOnce} @click=${once(() => act(openPhase(phase.phase_id, shown.live.phase_id)))}>
      <span>${t('Next: {step}', { step: phaseTitle(phase) })}</span>${icon('arrow-right')}</button>
    ${onItsWay(store)}<p class="now__change" id="next-changes"><strong>${t('What changes:')}</strong> ${changes(shown, phase).join(' ')}</p>
    ${waiting ? html`<p class="now__change now__change--warning">${icon('eye-off')}<span>${t('Notes not shown yet stay hidden. Show them first if the group is to work with them.')}</span></p>` : nothing}`;
};
