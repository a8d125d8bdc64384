// When: one bar an incident while there is room, else how many may have happened in each stretch of time.

const LABELLED_BARS = 16, MOST_BARS = 140, ROW_PX = 22, LANE_PX = 14, BINS = 60, BINS_PX = 132;
const STEPS_DAYS = [1, 2, 3, 7, 14, 31, 92, 183, 366, 731, 1827, 3653, 7305, 18263];

// A few far away would squeeze all others together: they stay in the list, and their number is said.
const FAR_SPANS = 4, LEAST_SPAN_DAYS = 20;

function withoutFar(incidents) {
  const days = incidents.map(latest).sort((a, b) => a - b);
  const low = days[Math.floor(days.length * 0.1)], high = days[Math.ceil(days.length * 0.9) - 1];
  const reach = Math.max(high - low, LEAST_SPAN_DAYS) * FAR_SPANS;
  return incidents.filter((incident) => latest(incident) >= low - reach && latest(incident) <= high + reach);
}

function axisOf(incidents) {
  const ends = incidents.flatMap(({ when }) => [when.from, when.until]).filter((day) => day !== null);
  const first = Math.min(...ends), last = Math.max(...ends);
  const room = Math.max((last - first) * 0.06, 1);
  return { first: first - room * 1.5, last: last + room };
}

function ticksOf({ first, last }, wanted) {
  const step = STEPS_DAYS.find((days) => (last - first) / days <= wanted) || STEPS_DAYS[STEPS_DAYS.length - 1];
  const ticks = [];
  const date = new Date(Math.ceil(first) * DAY_MS);
  if (step >= 31) {
    const months = Math.round(step / 30.5);
    let month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    month = Math.ceil((month + (date.getUTCDate() > 1 ? 1 : 0)) / months) * months;
    for (let day; (day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS) <= last; month += months) {
      const year = Math.floor(month / 12);
      ticks.push([day, months >= 12 ? String(year) : `${MONTHS[month % 12].slice(0, 3)} ${year}`]);
    }
  } else {
    for (let day = Math.ceil(Math.ceil(first) / step) * step; day <= last; day += step) {
      const at = new Date(day * DAY_MS);
      ticks.push([day, `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()].slice(0, 3)} ${at.getUTCFullYear()}`]);
    }
  }
  return ticks;
}

function createTimeline(host, { onOpen, onRange }) {
  const percent = (axis, day) => ((day - axis.first) / (axis.last - axis.first)) * 100;

  function axisRow(axis) {
    const ticks = ticksOf(axis, Math.max(2, Math.floor(host.clientWidth / 105)));
    const row = h('div', { class: 'axis', 'aria-hidden': 'true' });
    for (const [day, text] of ticks) {
      const at = percent(axis, day);
      const tick = h('span', { class: 'tick' });
      const tickLabel = h('span', { class: `tick-label${at < 7 ? ' first' : at > 93 ? ' last' : ''}` }, text);
      tick.style.left = tickLabel.style.left = `${at}%`;
      row.append(tick, tickLabel);
    }
    return row;
  }

  function span(axis, { from, until }) {
    const stub = (axis.last - axis.first) * 0.09;
    return [from === null ? Math.max(axis.first, until - stub) : from, until === null ? Math.min(axis.last, from + stub) : until];
  }

  function bars(incidents, axis) {
    const labelled = incidents.length <= LABELLED_BARS;
    const ordered = [...incidents].sort((a, b) => latest(a) - latest(b));
    const laneEnds = [];
    const least = (axis.last - axis.first) * 0.012;
    const plot = h('div', { class: 'plot' });
    ordered.forEach((incident, i) => {
      const [from, until] = span(axis, incident.when);
      const width = Math.max(until - from, least);
      let lane = i;
      if (!labelled) {
        lane = laneEnds.findIndex((end) => end <= from);
        if (lane < 0) lane = laneEnds.length;
        laneEnds[lane] = from + width + least;
      }
      const shape = incident.when.from === null ? ' open-start' : incident.when.until === null ? ' open-end' : incident.when.soft ? ' soft' : '';
      const left = percent(axis, from);
      const contradicted = incident.conflicts.length > 0;
      const bar = h('button', {
        type: 'button', class: `bar${shape}${contradicted ? ' contra' : ''}${left > 55 ? ' flip' : ''}`, title: `${incident.title}: ${incident.when.words}`,
        on: { click: () => onOpen(incident.id) },
      }, labelled
        ? [h('span', { class: 'bar-label' }, name(incident.title)), unseen(`: ${incident.when.words}`)]
        : unseen(`${incident.title}: ${incident.when.words}`));
      bar.style.left = `${left}%`;
      bar.style.width = `${(width / (axis.last - axis.first)) * 100}%`;
      bar.style.top = `${lane * (labelled ? ROW_PX : LANE_PX) + 5}px`;
      plot.append(bar);
    });
    plot.style.height = `${(labelled ? ordered.length * ROW_PX : laneEnds.length * LANE_PX) + 14}px`;
    return plot;
  }

  function bins(incidents, axis) {
    const size = Math.max(1, Math.ceil((axis.last - axis.first) / BINS));
    const start = Math.floor(axis.first);
    const weights = new Array(Math.ceil((axis.last - start) / size)).fill(0);
    for (const { when } of incidents) {
      // An incident that may lie in several stretches counts in each with its share.
      const [from, until] = dateBounds(when);
      const first = Math.floor((from - start) / size), last = Math.floor((until - start) / size);
      for (let i = first; i <= last; i++) weights[i] += 1 / (last - first + 1);
    }
    const most = Math.max(...weights);
    const plot = h('div', { class: 'plot' });
    plot.style.height = `${BINS_PX}px`;
    const iso = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
    weights.forEach((weight, i) => {
      if (!weight) return;
      const from = start + i * size, until = from + size - 1;
      const text = `About ${count(Math.max(1, Math.round(weight)), 'incident', 'incidents')}, ${dayWords(iso(from))}${size > 1 ? ` to ${dayWords(iso(until))}` : ''}`;
      const bin = h('button', { type: 'button', class: 'bin', title: `${text}. Show only these.`, 'aria-label': `${text}. Show only these.`, on: { click: () => onRange(iso(from), iso(until)) } });
      bin.style.left = `${Math.max(0, percent(axis, from))}%`;
      bin.style.width = `${(size / (axis.last - axis.first)) * 100}%`;
      bin.style.setProperty('--share', `${Math.max(3, (weight / most) * 92)}%`);
      plot.append(bin);
    });
    return plot;
  }

  let shown = [];
  function draw() {
    const dated = withoutFar(shown.filter(({ when }) => dateBounds(when)));
    if (!dated.length) { fill(host, h('p', { class: 'popup quiet' }, 'None of these incidents has a known date.')); return; }
    const axis = axisOf(dated);
    fill(host, dated.length <= MOST_BARS ? bars(dated, axis) : bins(dated, axis), axisRow(axis));
  }
  new ResizeObserver(() => draw()).observe(host);
  return {
    setIncidents(incidents) {
      shown = incidents;
      draw();
      const dated = incidents.filter(({ when }) => dateBounds(when));
      const near = withoutFar(dated).length;
      return { dated: dated.length, far: dated.length - near, asBins: near > MOST_BARS };
    },
  };
}
