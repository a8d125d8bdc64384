// Wiring: data in, views out, the address in between.

const data = readJson('data');
const incidentById = new Map(data.incidents.map((incident) => [incident.id, incident]));
const pageTitle = document.title;
const openIncident = (id) => setState({ i: id }, { step: true });

function colophon() {
  const { about } = data;
  const versions = Object.entries(about.versions);
  fill(byId('colophon'),
    h('h2', {}, 'How to read this page'),
    h('p', {}, 'A claim is one statement in one report, with who says so. An incident is the group of claims believed to be about one occurrence; the grouping is a machine’s and can be wrong. Figures are ranges over what sources say and are never averaged. Circles and blurred bars show how little is known about where and when. The page covers past, published reports only.'),
    about.warnings.length ? [h('h2', {}, 'Notes on this run'), h('ul', {}, about.warnings.map((text) => h('li', { dir: 'auto' }, text)))] : null,
    about.skipped.length ? h('details', {}, h('summary', {}, `${count(about.skipped.length, 'input was', 'inputs were')} not taken in`), h('ul', {}, about.skipped.map((item) => h('li', {}, name(item.origin), ': ', item.reason)))) : null,
    h('h2', {}, 'Made with'),
    h('p', {}, versions.map(([key, value], i) => [i ? ' · ' : null, `${key} ${value}`]), versions.length ? '. ' : null,
      'Map outlines: Natural Earth, public domain; borders are drawn as that source has them and imply no position. The file is complete in itself and asks no network for anything.'));
}

function metaLine() {
  const { about } = data;
  const parts = [byId('meta').textContent.trim()];
  if (about.period.length) parts.push(about.period[0] === about.period[1] ? `Reports of ${dayWords(about.period[0])}` : `Reports from ${dayWords(about.period[0])} to ${dayWords(about.period[1])}`);
  if (about.outlets) parts.push(count(about.outlets, 'outlet', 'outlets'));
  if (about.without_date) parts.push(`${count(about.without_date, 'report', 'reports')} without a date`);
  if (about.unread) parts.push(`${count(about.unread, 'report', 'reports')} not read (language)`);
  byId('meta').textContent = parts.filter(Boolean).join(' · ');
}

function totals() {
  if (!data.totals.length) return;
  const host = byId('totals');
  host.hidden = false;
  const box = h('details', {}, h('summary', {}, `${count(data.totals.length, 'total', 'totals')} over longer times or several places, kept apart and never added`));
  box.addEventListener('toggle', () => {
    if (box.open && box.children.length === 1) box.append(h('div', { class: 'claims' }, data.totals.map((id) => claimCard(data.claims[id], data, 'h3'))));
  });
  fill(host, box);
}

buildFilters(byId('filters'), data);
colophon();
metaLine();
totals();

const list = createList(byId('list'), byId('pager'), data.labels);
const map = createMap(byId('map'), { onOpen: openIncident, label: 'Map of the incidents' });
const timeline = createTimeline(byId('timeline'), { onOpen: openIncident, onRange: (from, until) => setState({ from, until, page: '1' }) });
byId('map').after(h('p', { class: 'legend' }, h('span', {}, h('i'), 'incident'), h('span', {}, h('i', { class: 'contra' }), 'accounts contradict'), h('span', {}, h('i', { class: 'radius' }), 'it lies somewhere within')));
const timelineLegend = h('p', { class: 'legend' });
byId('timeline').after(timelineLegend);

let lastFilters = null, lastShown = '', returnTo = null;

function showOverview() {
  const key = JSON.stringify([...FILTERS, 'sort'].map((filter) => state[filter]));
  const chosen = sortIncidents(chooseIncidents(data.incidents, state), state.sort);
  list.setIncidents(chosen);
  if (key === lastFilters) return;
  lastFilters = key;
  byId('count').textContent = chosen.length === data.incidents.length ? count(chosen.length, 'incident', 'incidents') : `${chosen.length.toLocaleString('en')} of ${count(data.incidents.length, 'incident', 'incidents')}`;
  const pinned = map.setIncidents(chosen);
  const { dated, far, asBins } = timeline.setIncidents(chosen);
  fill(timelineLegend, asBins ? 'Height: how many may lie in that stretch of time. Choose a bar to see only these.'
    : [h('span', {}, h('i', { class: 'soft' }), 'some time in between'), h('span', {}, h('i', { class: 'open' }), 'on or before')]);
  byId('map-note').textContent = pinned < chosen.length ? `${chosen.length - pinned} without a point on the map` : '';
  byId('timeline-note').textContent = [dated < chosen.length ? `${chosen.length - dated} without a known date` : '', far ? `${far} far from the rest, not drawn` : ''].filter(Boolean).join(' · ');
}

function render() {
  const incident = incidentById.get(state.i);
  const overview = byId('overview'), article = byId('incident');
  overview.hidden = Boolean(incident);
  article.hidden = !incident;
  document.body.classList.toggle('reading', Boolean(incident));
  document.title = incident ? `${incident.title} – ${pageTitle}` : pageTitle;
  if (incident) {
    if (lastShown !== incident.id) {
      if (!lastShown) returnTo = [incident.id, scrollY];
      const heading = showIncident(article, incident, data, (host, one) => createMap(host, { onOpen: () => {}, label: 'Map of the place' }).setIncidents([one]));
      window.scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
  } else {
    fill(article);
    showOverview();
    if (lastShown && returnTo) {
      window.scrollTo(0, returnTo[1]);
      const link = [...byId('list').querySelectorAll('a[data-id]')].find((one) => one.dataset.id === returnTo[0]);
      if (link) link.focus({ preventScroll: true });
    }
  }
  lastShown = incident ? incident.id : '';
}

listeners.push(render);
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('list-heading').scrollIntoView();
  const first = byId('list').querySelector('a');
  (first || byId('main')).focus();
});
readState();
announce();
