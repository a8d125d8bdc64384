// One incident: what its claims add up to, and the claims themselves side by side, each in its report's own words.

function marked(piece, lit) {
  if (piece === null) return h('span', { class: 'gap' }, 'Part of the report is left out here');
  if (typeof piece === 'string') return piece;
  const [text, ...names] = piece;
  return lit(names) ? h('mark', {}, text) : text;
}

function reportText(claim, report) {
  const box = h('div', { class: 'text', dir: 'auto', lang: report.lang, tabindex: '0', role: 'region', 'aria-label': 'Text of the report' },
    report.text.map((piece) => marked(piece, (names) => names.includes(claim.mark))));
  const head = h('header', {},
    report.title ? words('strong', report.title, report.lang) : null,
    name(report.outlet), report.date ? ` · ${dayWords(report.date)}` : ' · date not known',
    report.url ? [' · ', h('a', { href: report.url, rel: 'noopener noreferrer nofollow', target: '_blank' }, 'published at')] : null);
  return h('div', { class: 'report', id: `report-${claim.id}`, hidden: true }, head, report.text.length ? box : h('p', { class: 'text' }, 'The text of this report is not part of this file.'));
}

function ruleLine(rule, confidence) {
  if (!rule) return null;
  return h('span', { class: 'rule' }, `rule ${rule}${confidence === undefined || confidence === null ? '' : ` · confidence ${confidence.toFixed(2)}`}`);
}

function valueBlock(value, lang) {
  const repeats = value.quote && value.words.includes(value.quote);
  return h('div', { class: value.part ? 'part' : null },
    h('p', { class: value.zero ? 'zero' : null, dir: 'auto' }, value.words),
    value.quote && !repeats ? h('p', { class: 'quote', dir: 'auto', lang }, '“', value.quote, '”') : null,
    value.note ? h('small', {}, value.note) : null,
    value.why ? h('small', { class: 'why' }, value.why) : null,
    ruleLine(value.rule, value.confidence));
}

const SLOT_MARKS = { type: 'trigger', time: 'time', place: 'place', perpetrators: 'actor', targets: 'actor', weapons: 'weapon' };

function claimRows(claim, report, quote) {
  return h('dl', {}, claim.rows.map((row) => {
    const light = (on) => () => {
      const slot = SLOT_MARKS[row.slot] || 'figure';
      for (const piece of quote.querySelectorAll('.w')) piece.classList.toggle('lit', on && piece.dataset.slots.split(' ').includes(slot));
    };
    const over = { pointerenter: light(true), pointerleave: light(false) };
    return [h('dt', { on: over }, row.label),
      h('dd', { on: over }, row.values.length ? row.values.map((value) => valueBlock(value, report.lang)) : h('p', { class: 'zero quiet' }, 'does not say'))];
  }));
}

function chainLine(claim, report) {
  if (claim.speaks_for_itself) return h('p', { class: 'chain' }, 'The outlet itself; no source is named');
  const links = [name(report.outlet), ...claim.chain.map((link) => [name(link.words)])];
  return h('p', { class: 'chain' }, 'Told by ', links.map((link, i) => [i ? [h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), unseen(', citing ')] : null, link]));
}

function claimCard(claim, data, level = 'h4') {
  const report = data.reports[claim.report];
  const quote = h('blockquote', { dir: 'auto', lang: report.lang }, claim.sentence.map((piece) => (typeof piece === 'string' ? piece : h('span', { class: 'w', 'data-slots': piece.slice(1).join(' ') }, piece[0]))));
  const full = reportText(claim, report);
  const open = h('button', { type: 'button', class: 'button', 'aria-expanded': 'false', 'aria-controls': full.id, on: { click: () => {
    full.hidden = !full.hidden;
    open.setAttribute('aria-expanded', String(!full.hidden));
    open.textContent = full.hidden ? 'Read it in the report' : 'Close the report';
    const mark = full.querySelector('mark');
    if (!full.hidden && mark) mark.parentElement.scrollTop = mark.offsetTop - mark.parentElement.offsetTop - 40;
  } } }, 'Read it in the report');
  const explain = h('button', { type: 'button', class: 'button', 'aria-pressed': 'false', on: { click: () => {
    explain.setAttribute('aria-pressed', String(card.classList.toggle('explained')));
  } } }, 'How it was read');
  const denied = claim.realis === 'denied' || claim.stance === 'denies';
  const card = h('section', { class: `card${denied ? ' denied' : ''}`, 'aria-label': `Claim by ${claim.speaker}`, id: `claim-${claim.id}` },
    h('p', { class: 'who' }, h('span', {}, claim.claimant_words), h('span', {}, report.date ? dayWords(report.date) : 'report without a date')),
    words(level, claim.speaker, claim.speaks_for_itself ? null : report.lang),
    h('p', { class: 'stance' }, claim.stance_words),
    chainLine(claim, report),
    quote,
    claim.sentence_note ? h('small', {}, claim.sentence_note) : null,
    claim.evidence ? h('small', {}, `${count(claim.evidence, 'further sentence says', 'further sentences say')} the same; marked in the report`) : null,
    claimRows(claim, report, quote),
    h('div', {}, claim.reading.map((line) => h('span', { class: 'rule' }, `${line.label}: ${line.rule}${line.confidence === null ? '' : ` · confidence ${line.confidence.toFixed(2)}`}`)),
      h('span', { class: 'rule' }, `Engine: ${claim.engine}${claim.acled ? ` · ACLED sub-event: ${claim.acled}` : ''} · ${claim.id}`)),
    h('div', { class: 'actions' }, open, explain),
    full);
  return card;
}

function factRow(label, ...content) {
  return [h('dt', {}, label), h('dd', {}, content)];
}

function peopleFact(incident) {
  const lines = [...incident.people.map((text) => h('li', {}, text)),
    ...incident.zeros.map((zero) => h('li', { class: 'zero' }, listed(zero.by), ` ${zero.words}`))];
  return lines.length ? h('ul', {}, lines) : h('span', { class: 'zero quiet' }, 'no source says');
}

function incidentLink({ id, title }) {
  return h('a', { href: hashOf({ i: id }), dir: 'auto' }, title);
}

function facts(incident) {
  return h('dl', { class: 'facts' },
    factRow('When', incident.when.words, incident.when.note ? h('small', {}, incident.when.note) : null),
    factRow('Where', incident.place ? [name(incident.place.words), incident.place.note ? h('small', {}, incident.place.note) : null] : h('span', { class: 'zero quiet' }, 'not known')),
    factRow('People', peopleFact(incident)),
    factRow('Rests on', restsOn(incident),
      h('ul', { class: 'lineage' }, incident.origins.map((origin) => h('li', {}, name(origin.words), h('small', {}, origin.class))))),
    incident.over_time.length ? factRow('Over time', h('ul', {}, incident.over_time.map((line) => h('li', { dir: 'auto' }, line)))) : null,
    incident.versions.length ? factRow('Versions', h('ul', {}, incident.versions.map((line) => h('li', { dir: 'auto' }, line)))) : null,
    incident.part_of ? factRow('Part of', incidentLink(incident.part_of), h('small', {}, incident.part_of.reason)) : null,
    incident.parts.length ? factRow('Parts', h('ul', {}, incident.parts.map((part) => h('li', {}, incidentLink(part)))), h('small', {}, 'Each is an incident of its own; no figures are added up')) : null,
    incident.grades.length ? factRow('Grades', h('ul', {}, incident.grades.map((line) => h('li', { dir: 'auto' }, line)))) : null,
    incident.review.length ? factRow('Review', h('ul', {}, incident.review.map((line) => h('li', { dir: 'auto' }, line)))) : null);
}

function contradictions(incident) {
  return h('section', { class: 'verdict contra' },
    h('h3', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, '≠'), incident.conflicts.length ? 'Where accounts contradict' : 'No contradiction found'),
    incident.conflicts.length ? h('ul', {}, incident.conflicts.map((conflict) => h('li', {},
      h('span', { class: 'on' }, `On ${conflict.field}`), conflict.since || conflict.note ? h('span', { class: 'by' }, ` – ${[conflict.since, conflict.note].filter(Boolean).join('; ')}`) : null,
      h('ul', { class: 'values' }, conflict.values.map(({ value, by }) => h('li', {}, h('span', { class: 'value', dir: 'auto' }, value), h('span', { class: 'by' }, listed(by)))))))) : h('p', { class: 'quiet' }, 'None of the claims contradicts another. That is not a confirmation.'));
}

function agreements(incident) {
  const some = incident.agreements.length > 0;
  return h('section', { class: 'verdict' },
    h('h3', {}, h('span', { class: 'sign', 'aria-hidden': 'true' }, '='), some ? 'Where accounts agree' : 'No agreement to show'),
    some ? h('ul', {}, incident.agreements.map((shared) => h('li', {}, h('span', { class: 'on' }, `On ${shared.field}: `), name(shared.value), h('br'), h('span', { class: 'by' }, listed(shared.by)))))
      : h('p', { class: 'quiet' }, incident.origins.length > 1 ? 'No two sources give the same value on any point.' : 'Only one source speaks, however often it is repeated.'));
}

// Why the machine holds these claims for one occurrence: what it compared, and what that added or took away.
function linksBox(incident) {
  if (!incident.links.length) return null;
  const part = ({ feature, left, right, adds, note }) => h('tr', {}, h('th', { scope: 'row' }, feature), h('td', { dir: 'auto' }, left), h('td', { dir: 'auto' }, right),
    h('td', { class: 'adds' }, adds > 0 ? `+${adds.toFixed(1)}` : `−${Math.abs(adds).toFixed(1)}`), h('td', {}, note));
  return h('details', { class: 'links' }, h('summary', {}, 'Why these claims are held for one incident'),
    incident.links.map((link) => h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'What was compared' }, h('table', {},
      h('caption', {}, listed(link.between.length > 1 ? link.between : [...link.between, link.between[0]], ' and '), ` · ${link.score.toFixed(1)} in all`),
      h('thead', {}, h('tr', {}, ['Compared', 'One says', 'The other says', 'Adds', 'Note'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, link.parts.map(part))))));
}

function showIncident(host, incident, data, openMap) {
  const heading = h('h2', { tabindex: '-1' }, name(incident.title));
  const hasPoint = incident.place && incident.place.lat !== null;
  const small = hasPoint ? h('div', { class: 'map small' }) : null;
  const claims = incident.claims.map((id) => data.claims[id]);
  fill(host,
    h('p', { class: 'back' }, h('a', { class: 'button', href: hashOf({ i: '' }) }, '← All incidents')),
    h('header', {}, h('p', { class: 'kicker' }, data.labels.types[incident.type]), heading),
    h('div', { class: 'lede' }, facts(incident), small),
    claims.length > 1 ? h('div', { class: 'verdicts' }, contradictions(incident), agreements(incident)) : null,
    h('div', { class: 'section-head' }, h('h3', {}, claims.length > 1 ? 'The claims, side by side' : 'The only claim: there is nothing to compare it with'),
      h('p', {}, 'What each source says, in the words of the report. “Does not say” means just that: it is neither “none” nor “no information”.')),
    h('div', { class: claims.length > 1 ? 'claims' : 'claims one' }, claims.map((claim) => claimCard(claim, data))),
    linksBox(incident));
  if (small) openMap(small, incident);
  return heading;
}
