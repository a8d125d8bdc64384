// Which incidents are shown, and the form that chooses them.

function dateBounds(when) {
  // Where one end is open, the known end stands for the whole: "on or before 16 May" counts as 16 May.
  if (when.from === null && when.until === null) return null;
  return [when.from ?? when.until, when.until ?? when.from];
}

function makeTests(chosen) {
  const tests = [];
  if (chosen.q.trim()) {
    const terms = searchKey(chosen.q).split(/\s+/).filter(Boolean);
    tests.push((incident) => terms.every((term) => incident.search.includes(term)));
  }
  if (chosen.type) tests.push((incident) => incident.type === chosen.type);
  if (chosen.place === 'none') tests.push((incident) => !incident.place);
  else if (chosen.place) tests.push((incident) => incident.place !== null && incident.place.country === chosen.place);
  if (chosen.class) tests.push((incident) => incident.classes.includes(chosen.class));
  if (chosen.stance) tests.push((incident) => incident.stances.includes(chosen.stance));
  if (chosen.source.trim()) {
    const wanted = searchKey(chosen.source.trim());
    tests.push((incident) => incident.sources.some((source) => searchKey(source).includes(wanted)));
  }
  if (chosen.conflict) tests.push((incident) => incident.conflicts.length > 0);
  const from = chosen.from ? dayNumber(chosen.from) : null;
  const until = chosen.until ? dayNumber(chosen.until) + 1 : null;
  if (from !== null || until !== null) {
    tests.push((incident) => {
      const bounds = dateBounds(incident.when);
      return bounds !== null && (from === null || bounds[1] >= from) && (until === null || bounds[0] < until);
    });
  }
  return tests;
}

function chooseIncidents(incidents, chosen) {
  const tests = makeTests(chosen);
  return incidents.filter((incident) => tests.every((test) => test(incident)));
}

const latest = (incident) => (dateBounds(incident.when) || [-Infinity, -Infinity])[1];
const SORTS = {
  newest: ['Newest first', (a, b) => latest(b) - latest(a) || 0],
  oldest: ['Oldest first', (a, b) => (latest(a) === -Infinity) - (latest(b) === -Infinity) || latest(a) - latest(b) || 0],
  origins: ['Most sources', (a, b) => b.origins.length - a.origins.length],
  conflicts: ['Most contradictions', (a, b) => b.conflicts.length - a.conflicts.length],
};

function sortIncidents(incidents, sort) {
  return [...incidents].sort((SORTS[sort] || SORTS.newest)[1]);
}

const SOURCE_CHOICES = 300;

function commonSources(incidents) {
  const tally = new Map();
  for (const incident of incidents) for (const source of incident.sources) tally.set(source, (tally.get(source) || 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SOURCE_CHOICES).map(([source]) => source);
}

function buildFilters(form, data) {
  const countries = [...new Set(data.incidents.map((incident) => incident.place && incident.place.country).filter(Boolean))];
  const places = countries.map((code) => [code, countryName(code)]).sort((a, b) => a[1].localeCompare(b[1], 'en'));
  if (data.incidents.some((incident) => !incident.place)) places.push(['none', 'No known place']);
  const controls = {};

  const field = (key, label, control, className = '') => {
    control.id = `filter-${key}`;
    controls[key] = control;
    return h('div', { class: `field ${className}` }, h('label', { for: control.id }, label), control);
  };
  const select = (key, label, options, className) => {
    const control = h('select', { on: { change: () => change(key, control.value) } }, options.map(([value, text]) => h('option', { value }, text)));
    return field(key, label, control, className);
  };
  const change = (key, value) => setState({ [key]: value, page: '1' });
  const typed = (key) => {
    let waiting;
    return (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => change(key, event.target.value), 120);
    };
  };
  const some = (labels) => [['', 'Any'], ...Object.entries(labels)];

  const sources = h('datalist', { id: 'source-names' }, commonSources(data.incidents).map((source) => h('option', { value: source })));
  const conflict = h('input', { type: 'checkbox', id: 'filter-conflict', on: { change: () => change('conflict', conflict.checked ? '1' : '') } });
  const clear = h('button', { type: 'button', class: 'button clear', on: { click: () => setState({ ...Object.fromEntries(FILTERS.map((key) => [key, DEFAULTS[key]])), page: '1' }) } }, 'Clear');
  const more = h('button', { type: 'button', class: 'button more-filters', 'aria-expanded': 'false', on: { click: () => {
    const closed = form.classList.toggle('closed');
    more.setAttribute('aria-expanded', String(!closed));
    more.textContent = closed ? 'More filters' : 'Fewer filters';
  } } }, 'More filters');

  form.classList.add('closed');
  form.addEventListener('submit', (event) => event.preventDefault());
  fill(form,
    field('q', 'Search reports, places and sources', h('input', { type: 'search', autocomplete: 'off', on: { input: typed('q') } }), 'search'),
    more,
    select('type', 'What', some(data.labels.types)),
    select('place', 'Country', [['', 'Any'], ...places], 'narrow'),
    field('source', 'Source or outlet', h('input', { type: 'text', list: 'source-names', autocomplete: 'off', on: { input: typed('source') } })),
    sources,
    select('class', 'Who speaks', some(data.labels.classes), 'narrow'),
    select('stance', 'At least one source', some(data.labels.stances), 'narrow'),
    field('from', 'From', h('input', { type: 'date', on: { change: (event) => change('from', event.target.value) } }), 'narrow'),
    field('until', 'Until', h('input', { type: 'date', on: { change: (event) => change('until', event.target.value) } }), 'narrow'),
    h('label', { class: 'check' }, conflict, 'Accounts contradict'),
    clear,
  );
  byId('order').append(h('label', { for: 'filter-sort', class: 'unseen' }, 'Order'), select('sort', '', Object.entries(SORTS).map(([key, [label]]) => [key, label])).lastChild);
  listeners.push(() => {
    for (const [key, control] of Object.entries(controls)) if (document.activeElement !== control || control.tagName === 'SELECT') control.value = state[key];
    conflict.checked = state.conflict !== '';
    clear.disabled = FILTERS.every((key) => state[key] === DEFAULTS[key]);
  });
}
