/** The proposals of a session: to read for all, to write for those whom `who` names. */

import { askText } from '../lib/dialog.js';
import { html, nothing, repeat } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { icon } from '../lib/icon.js';
import { tell } from '../lib/say.js';
import { signal } from '../lib/signals.js';
import { draftProposal } from '../model/commands-proposals.js';
import { themesToPropose } from '../model/focus.js';
import { judging, mayPropose } from '../model/select.js';
import { briefLink, proposalCard } from './proposal-card.js';
import { concernForm, concernsPart } from './proposal-concerns.js';
import { proposalForm } from './proposal-form.js';
import { askedPart, isAsked } from './proposal-owner.js';
import { roomLeft, roomWords } from './proposal-room.js';
import { voice } from './proposal-voice.js';
import { writingOf } from './proposal-writing.js';

/** @typedef {import("../types.d.ts").Snapshot} Snapshot */
/** @typedef {import("../types.d.ts").Phase} Phase */
/** @typedef {import("../types.d.ts").Proposal} Proposal */
/** @typedef {import("./proposal-writing.js").Ports & {code: string, seat: string}} Ports */

/** The proposal whose form is open. */
export const open = signal('');

/** @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
export const proposalsPart = (shown, phase, ports) => {
  const may = Boolean(mayPropose(shown, phase));
  const left = roomLeft(shown, phase);
  const speaks = ['facilitator', 'participant'].includes(shown.me.role) && Boolean(judging(phase));
  const asked = speaks ? shown.proposals.filter((proposal) => isAsked(shown, proposal)) : [];
  tellAsked(asked);
  return html`<div class="proposals">${askedPart(asked, ports)}
    ${may ? html`${left === 0 ? nothing : starters(shown, phase, ports)}${roomWords(left)}` : nothing}
    ${shown.proposals.length > 0 ? nothing : html`<p class="empty">${may ? t('Choose a theme to write the first proposal.') : t('Proposals will stand here as they are written.')}</p>`}
    ${repeat(
      shown.proposals,
      (proposal) => proposal.proposal_id,
      (proposal) => one(shown, proposal, ports, { may, speaks }),
    )}
    <p><a class="button" href=${`/s/${ports.code}/${ports.seat}/proposals`}>${icon('download')}${t('Read and download the list')}</a></p>
  </div>`;
};

/** What this person may do with a proposal. @typedef {{may: boolean, speaks: boolean}} Rights */

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports @param {Rights} rights */
const one = (shown, proposal, ports, rights) =>
  rights.may && open.value === proposal.proposal_id
    ? opened(shown, proposal, ports, rights.speaks)
    : html`<div data-proposal=${proposal.proposal_id}>${proposalCard(
        shown,
        proposal,
        under(shown, proposal, ports, rights),
        {
          ...(rights.speaks && (rights.may || leads(shown, proposal)) ? { answer: ports } : {}),
          ...(rights.may ? { agree: ports } : {}),
          ...(rights.speaks ? { offer: ports } : {}),
        },
      )}</div>`;

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports @param {boolean} speaks */
const opened = (shown, proposal, ports, speaks) =>
  html`<section class="panel" data-proposal=${proposal.proposal_id} aria-label=${proposal.title}>
      <div class="dialog__head"><p class="proposal__ref">${proposal.ref}</p>
        <button class="button button--primary" type="button" @click=${() => toggle('')}>${icon('check')}${t('Done')}</button></div>
      ${proposalForm(shown, proposal, ports, speaks)}
      ${concernsPart(shown, proposal, speaks ? ports : undefined, 2)}${speaks ? concernForm(proposal, ports) : nothing}
      <div class="buttons"><button class="button button--primary" type="button" @click=${() => toggle('')}>${icon('check')}${t('Done')}</button></div></section>`;

/** @param {Snapshot} shown @param {Proposal} proposal @param {Ports} ports @param {Rights} rights */
const under = (shown, proposal, ports, { may, speaks }) =>
  html`${speaks ? voice(shown, proposal, ports) : nothing}
      <div class="buttons">${may ? html`<button class="button" type="button" @click=${() => toggle(proposal.proposal_id)}>${icon('pencil')}${t('Write this proposal')}</button>${waiting(proposal, ports)}` : nothing}
        ${briefLink(proposal, ports)}</div>`;

/** @param {Snapshot} shown @param {Proposal} proposal */
const leads = ({ me }, { fields }) => Boolean(me.person_id) && fields.owner_id === me.person_id;

/** Words of one's own that wait for a choice, in a form that is not open. @param {Proposal} proposal @param {Ports} ports */
const waiting = ({ proposal_id }, ports) =>
  writingOf(ports).waiting(proposal_id) > 0
    ? html`<span class="badge badge--open">${icon('users')}${t('Words of yours wait for a choice')}</span>`
    : nothing;

/** Proposals whose owner-to-be was told already. @type {Set<string>} */
const told = new Set();

/** @param {readonly Proposal[]} asked */
const tellAsked = (asked) => {
  for (const { proposal_id, title, ref } of asked) {
    if (!told.has(proposal_id)) {
      told.add(proposal_id);
      tell(t('You are asked to lead {ref}: {title}', { ref, title }), { how: 'assertive' });
    }
  }
};

/** @param {string} id */
const toggle = (id) => {
  open.value = id;
};

/** One button for each theme that has no proposal yet; those of earlier sortings a press away. @param {Snapshot} shown @param {Phase | null} phase @param {Ports} ports */
const starters = (shown, phase, ports) => {
  const used = new Set(shown.proposals.map(({ theme_id }) => theme_id));
  const free = shown.themes.filter(({ theme_id, parked }) => !used.has(theme_id) && !parked);
  const near = themesToPropose(shown, phase).filter(({ theme_id }) => !used.has(theme_id));
  const far = free.filter((theme) => !near.includes(theme));
  const start = (/** @type {import("../types.d.ts").Theme} */ { theme_id, title }) =>
    html`<button class="button" type="button" @click=${() => void draft(shown, theme_id, ports)}>${icon('plus')}${t('From: {theme}', { theme: title })}</button>`;
  return html`<section class="starters" aria-label=${t('Begin a proposal')}>${near.map(start)}
    <button class="button button--quiet" type="button" @click=${() => void draft(shown, null, ports)}>${icon('plus')}${t('A proposal from nothing')}</button></section>
    ${far.length > 0 ? html`<details class="fold"><summary>${t('Earlier themes')} <span class="count">${far.length}</span></summary><div class="starters">${far.map(start)}</div></details>` : nothing}`;
};

/** @param {Snapshot} shown @param {string | null} themeId @param {Pick<Ports, "act">} ports */
export const draft = async (shown, themeId, ports) => {
  const theme = shown.themes.find(({ theme_id }) => theme_id === themeId);
  const title = await askText({
    title: t('Begin a proposal'),
    label: t('Title'),
    hint: theme ? t('The notes of {theme} come with it as evidence.', { theme: theme.title }) : '',
    value: theme?.title ?? '',
    action: t('Begin'),
  });
  if (title) {
    const noteIds = themeId
      ? shown.notes.filter((note) => note.theme_id === themeId).map(({ note_id }) => note_id)
      : [];
    const command = draftProposal({ title, themeId, noteIds });
    ports.act(command);
    open.value = command.proposal_id;
  }
};
