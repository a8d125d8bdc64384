// The list: the same incidents as on the map and the timeline, a page at a time.

const PAGE_SIZE = 25, PEOPLE_SHOWN = 3;

const contradictionTag = (n) => h('span', { class: 'tag contra' }, h('span', { 'aria-hidden': 'true' }, '≠'), n === 1 ? 'Accounts contradict on 1 point' : `Accounts contradict on ${n} points`);

function peopleLine(incident) {
  const parts = incident.people.slice(0, PEOPLE_SHOWN);
  if (incident.people.length > PEOPLE_SHOWN) parts.push(`${incident.people.length - PEOPLE_SHOWN} more`);
  for (const zero of new Set(incident.zeros.map((one) => one.words))) parts.push(h('span', { class: 'zero' }, `one source ${zero}`));
  return parts.map((part, i) => [i ? '; ' : null, part]);
}

// How often a thing is told says nothing about how many say it.
function restsOn(incident) {
  const { origins, outlets } = incident;
  if (origins.length === 1 && outlets.length > 1) return h('strong', {}, `One source, repeated by ${count(outlets.length, 'outlet', 'outlets')}`);
  return `${count(origins.length, 'source', 'sources')} through ${count(outlets.length, 'outlet', 'outlets')}`;
}

function listItem(incident, labels) {
  const people = peopleLine(incident);
  return h('li', {},
    h('p', { class: 'kicker' }, labels.types[incident.type], ' ', h('span', { class: 'plain' }, `· ${incident.when.words}`)),
    h('h3', {}, h('a', { href: hashOf({ i: incident.id }), 'data-id': incident.id }, name(incident.title))),
    h('p', { class: 'where' }, incident.place ? name(incident.place.words) : 'Place not known'),
    people.length ? h('p', { class: 'people' }, people) : null,
    h('p', { class: 'foot' }, h('span', {}, restsOn(incident)),
      incident.conflicts.length ? contradictionTag(incident.conflicts.length) : null));
}

function createList(host, pager, labels) {
  return {
    setIncidents(incidents) {
      const pages = Math.max(1, Math.ceil(incidents.length / PAGE_SIZE));
      const page = Math.min(pages, Math.max(1, Number.parseInt(state.page, 10) || 1));
      const shown = incidents.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
      fill(host, shown.map((incident) => listItem(incident, labels)));
      if (!shown.length) fill(host, h('li', { class: 'empty' }, 'No incident fits these filters.'));
      host.start = (page - 1) * PAGE_SIZE + 1;
      const go = (to) => () => {
        setState({ page: String(to) });
        byId('list-heading').scrollIntoView({ block: 'start' });
        const first = host.querySelector('a');
        if (first) first.focus({ preventScroll: true });
      };
      pager.hidden = pages === 1;
      fill(pager,
        h('button', { type: 'button', class: 'button', disabled: page === 1, on: { click: go(page - 1) } }, '← Previous'),
        h('span', {}, `Page ${page.toLocaleString('en')} of ${pages.toLocaleString('en')}`),
        h('button', { type: 'button', class: 'button', disabled: page === pages, on: { click: go(page + 1) } }, 'Next →'));
    },
  };
}
