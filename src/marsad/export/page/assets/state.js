// All that a reader chose lives in the address after "#", so that a view can be sent to someone else.

const DEFAULTS = { q: '', type: '', place: '', class: '', stance: '', source: '', from: '', until: '', conflict: '', sort: 'newest', page: '1', i: '' };
const FILTERS = ['q', 'type', 'place', 'class', 'stance', 'source', 'from', 'until', 'conflict'];

const state = { ...DEFAULTS };
const listeners = [];

function readState() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const key of Object.keys(DEFAULTS)) state[key] = given.get(key) ?? DEFAULTS[key];
}

function hashOf(changes) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...state, ...changes })) if (value !== DEFAULTS[key]) params.set(key, value);
  return `#${params}`;
}

// Opening and closing an incident are steps to go back over; changes of the filters are not.
function setState(changes, { step = false } = {}) {
  const hash = hashOf(changes);
  Object.assign(state, changes);
  if (step) history.pushState(null, '', hash);
  else history.replaceState(null, '', hash);
  announce();
}

function announce() {
  for (const listener of listeners) listener(state);
}

// Fires for links to another hash and for the browser's back and forward alike.
window.addEventListener('popstate', () => { readState(); announce(); });
