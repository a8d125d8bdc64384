// One error at a time: the report twice, as marked and as read, with the claim's slots below.

const data = readJson('data');
const FILTERS = ['slot', 'kind', 'type', 'publisher'];
const NOT_NAMED = '(not named)';
const errors = data.reports.flatMap((report) => report.pairs.flatMap((pair) => pair.errors.map((error) => ({
  report, pair, slot: error.slot, kind: error.kind, type: pair.type || '(none)', publisher: report.publisher || NOT_NAMED,
}))));
let chosen = errors;
let at = 0;

function options(select, filter) {
  const seen = new Map();
  for (const error of errors) seen.set(error[filter], (seen.get(error[filter]) || 0) + 1);
  const order = filter === 'slot' ? data.slots : [...seen.keys()].sort();
  const words = (value) => (filter === 'kind' ? data.kinds[value] : value.replaceAll('_', ' '));
  fill(select, h('option', { value: '' }, `all (${errors.length})`),
    order.filter((value) => seen.has(value)).map((value) => h('option', { value }, `${words(value)} (${seen.get(value)})`)));
}

function textOf(segments, number) {
  return segments.map(([text, names]) => {
    if (!names.length) return document.createTextNode(text);
    const here = names.includes(number) || names.includes(-number);
    const act = names.some((name) => name < 0);
    return h('mark', { class: [here ? 'here' : '', act ? 'act' : ''].filter(Boolean).join(' ') || null }, text);
  });
}

function side(title, segments, number) {
  const text = h('div', { class: 'text', dir: 'auto', tabindex: '0', role: 'group', 'aria-label': title }, textOf(segments, number));
  return h('section', { class: 'side' }, h('h3', {}, title), text);
}

function values(list, label) {
  return h('td', { 'data-label': list.length ? label : null }, list.length ? h('ul', {}, list.map((value) => h('li', { dir: 'auto' }, value))) : null);
}

function verdict(row, pair) {
  if (!row.judged) return 'not judged';
  if (!pair.marked || !pair.found || row.slot === 'trigger') return '';
  return row.wrong.length ? row.wrong.map((kind) => data.kinds[kind]).join('; ') : 'right';
}

function slotTable(error) {
  const { pair } = error;
  const rows = pair.rows.map((row) => h('tr', { class: [row.wrong.length ? 'bad' : '', row.slot === error.slot ? 'sought' : ''].filter(Boolean).join(' ') || null },
    h('th', { scope: 'row' }, row.slot), values(row.gold, 'marked'), values(row.read, 'read'), h('td', {}, verdict(row, pair))));
  const sure = pair.confidence === null ? '' : ` Confidence ${pair.confidence}.`;
  const caption = pair.marked && pair.found ? 'The claim, slot by slot.' : pair.marked ? 'A claim that was marked and not read.' : 'A claim that was read and not marked.';
  return h('table', { class: 'slots' }, h('caption', {}, caption + sure),
    h('thead', {}, h('tr', {}, ['Slot', 'Marked', 'Read', 'Verdict'].map((word) => h('th', { scope: 'col' }, word)))), h('tbody', {}, rows));
}

function show() {
  const host = byId('errors');
  const error = chosen[at];
  for (const [id, off] of [['previous', at === 0], ['next', at >= chosen.length - 1]]) byId(id).disabled = off;
  byId('count').textContent = chosen.length ? `Error ${at + 1} of ${count(chosen.length, 'error', 'errors')}` : 'No error is of this kind.';
  if (!error) { fill(host); return; }
  const { report, pair } = error;
  fill(host, h('h2', { dir: 'auto' }, report.title || report.id),
    h('p', { class: 'about' }, [report.title ? report.id : null, report.publisher, report.date].filter(Boolean).map((part, i) => [i ? ' · ' : null, name(part)]),
      ` · ${error.slot}: ${data.kinds[error.kind]}`, pair.type ? ` · ${pair.type.replaceAll('_', ' ')}` : null),
    h('div', { class: 'sides' }, side('As marked', report.gold, pair.n), side('As read', report.read, pair.n)), slotTable(error));
  scrollSides([...host.querySelectorAll('.text')]);
}

// Both sides show the claim; a side without it shows the same place as the other.
function scrollSides(texts) {
  const tops = texts.map((text) => {
    const mark = text.querySelector('.here.act') || text.querySelector('.here');
    return mark ? mark.offsetTop - text.offsetTop - text.clientHeight / 3 : null;
  });
  texts.forEach((text, i) => { text.scrollTop = tops[i] ?? tops[1 - i] ?? 0; });
}

function step(by) {
  const to = Math.min(Math.max(at + by, 0), Math.max(chosen.length - 1, 0));
  if (to === at) return;
  at = to;
  write();
  show();
}

// What is chosen lives in the address after "#", so that an error can be sent to someone else.
function write() {
  const params = new URLSearchParams();
  for (const filter of FILTERS) if (byId(filter).value) params.set(filter, byId(filter).value);
  if (at) params.set('n', String(at + 1));
  history.replaceState(null, '', `#${params}`);
}

function read() {
  const params = new URLSearchParams(location.hash.slice(1));
  for (const filter of FILTERS) byId(filter).value = [...byId(filter).options].some((one) => one.value === params.get(filter)) ? params.get(filter) : '';
  choose(Number(params.get('n') || 1) - 1);
}

function choose(first) {
  chosen = errors.filter((error) => FILTERS.every((filter) => !byId(filter).value || error[filter] === byId(filter).value));
  at = Number.isInteger(first) ? Math.min(Math.max(first, 0), Math.max(chosen.length - 1, 0)) : 0;
  show();
}

for (const filter of FILTERS) options(byId(filter), filter);
byId('filters').addEventListener('change', () => { choose(0); write(); });
byId('filters').addEventListener('reset', (event) => {
  event.preventDefault();
  for (const filter of FILTERS) byId(filter).value = '';
  choose(0);
  write();
});
byId('previous').addEventListener('click', () => step(-1));
byId('next').addEventListener('click', () => step(1));
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === 'j' || event.key === 'n') step(1);
  if (event.key === 'k' || event.key === 'p') step(-1);
});
window.addEventListener('hashchange', read);
read();
