// A map of incidents: outlines and radii on a canvas, incidents as real buttons above it.

const MIN_SCALE = 0.06, MAX_SCALE = 60, CELL_PX = 46, MOST_MARKERS = 60, MARKER_PX = 9, PAN_PX = 60, POPUP_ITEMS = 12;

let outlinesOnce = null;
const outlines = () => (outlinesOnce = outlinesOnce || loadOutlines());
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function createMap(host, { onOpen, label }) {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const surface = h('div', { class: 'surface', tabindex: '0', role: 'group', 'aria-label': `${label}. Arrow keys move the map, plus and minus change its scale, 0 shows everything. Tab goes through the places.` });
  const markers = h('div', { class: 'markers' });
  const scale = h('div', { class: 'scale', 'aria-hidden': 'true' });
  const popup = h('div', { class: 'popup', role: 'dialog', 'aria-label': 'Incidents at this place', hidden: true });
  const control = (text, name, act) => h('button', { type: 'button', 'aria-label': name, title: name, on: { click: act } }, text);
  const controls = h('div', { class: 'controls' },
    control('+', 'Zoom in', () => zoomBy(1.8)), control('−', 'Zoom out', () => zoomBy(1 / 1.8)), control('⤢', 'Show all places', () => fit(true)));
  fill(host, canvas, surface, markers, scale, controls, popup);

  let items = [], width = 0, height = 0, moved = false, frame = 0;
  const view = { x: WORLD / 2, y: WORLD / 2, scale: 0.2 };

  const toScreen = ([x, y]) => [(x - view.x) * view.scale + width / 2, (y - view.y) * view.scale + height / 2];
  const clampScale = (value) => Math.max(Math.max(MIN_SCALE, width / WORLD), Math.min(MAX_SCALE, value));

  function schedule() {
    if (!frame) frame = requestAnimationFrame(() => { frame = 0; draw(); });
  }
  function clampView() {
    view.scale = clampScale(view.scale);
    view.x = Math.max(0, Math.min(WORLD, view.x));
    view.y = Math.max(0, Math.min(WORLD, view.y));
  }
  function panBy(dx, dy) {
    moved = true;
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    clampView();
    schedule();
  }
  function zoomBy(factor, px = width / 2, py = height / 2) {
    moved = true;
    const before = view.scale;
    view.scale = clampScale(before * factor);
    const shift = 1 / before - 1 / view.scale;
    view.x += (px - width / 2) * shift;
    view.y += (py - height / 2) * shift;
    clampView();
    schedule();
  }
  function show(points, leastSpan) {
    const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    view.x = (left + right) / 2;
    view.y = (top + bottom) / 2;
    view.scale = Math.min((width - 90) / Math.max(right - left, leastSpan), (height - 80) / Math.max(bottom - top, leastSpan));
    clampView();
    schedule();
  }
  function fit(byHand = false) {
    moved = moved && !byHand;
    popup.hidden = true;
    if (items.length) show(items.map((item) => item.at), WORLD / 60);
    else Object.assign(view, { x: WORLD / 2, y: WORLD * 0.42, scale: clampScale(0) });
    schedule();
  }

  function draw() {
    if (!width || !height) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext('2d');
    const shapes = outlines();
    pen.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * (width / 2 - view.x * view.scale), ratio * (height / 2 - view.y * view.scale));
    pen.fillStyle = colour('--land');
    pen.fill(shapes.land, 'evenodd');
    pen.lineJoin = 'round';
    pen.strokeStyle = colour('--border');
    pen.lineWidth = 0.9 / view.scale;
    pen.stroke(shapes.coast);
    pen.setLineDash([4 / view.scale, 2 / view.scale]);
    pen.stroke(shapes.borders);
    pen.setLineDash([]);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawNames(pen, shapes.names);
    drawRadii(pen);
    drawScale();
    placeMarkers();
  }

  function drawNames(pen, names) {
    // The first is the scale bar's corner.
    const taken = [[0, 130, height - 18]];
    pen.fillStyle = colour('--label');
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    for (const { text, at, size } of names) {
      const [x, y] = toScreen(at);
      if (size * (WORLD / 360) * view.scale < 34) continue;
      pen.font = `${size > 14 ? 12 : 11}px ${colour('--sans')}`;
      const half = pen.measureText(text).width / 2 + 6;
      if (x - half < 0 || x + half > width || y < 10 || y > height - 10) continue;
      if (taken.some(([l, r, v]) => x - half < r && x + half > l && Math.abs(v - y) < 15)) continue;
      taken.push([x - half, x + half, y]);
      pen.fillText(text, x, y);
    }
  }

  function drawRadii(pen) {
    pen.fillStyle = colour('--accent');
    pen.strokeStyle = colour('--accent');
    const drawn = new Set();
    for (const { at, radiusUnits } of items) {
      const radius = radiusUnits * view.scale;
      const [x, y] = toScreen(at);
      const key = `${x.toFixed(0)} ${y.toFixed(0)} ${radius.toFixed(0)}`;
      if (radius < MARKER_PX || drawn.has(key) || x < -radius || y < -radius || x > width + radius || y > height + radius) continue;
      drawn.add(key);
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.globalAlpha = 0.13;
      pen.fill();
      pen.globalAlpha = 0.7;
      pen.lineWidth = 1;
      pen.stroke();
      pen.globalAlpha = 1;
    }
  }

  function drawScale() {
    const perKm = unitsPerKm(latitudeAt(view.y)) * view.scale;
    const wanted = 90 / perKm;
    const power = 10 ** Math.floor(Math.log10(wanted));
    const km = [5, 2, 1].map((step) => step * power).find((step) => step <= wanted) || power;
    scale.style.width = `${km * perKm}px`;
    scale.textContent = `${km.toLocaleString('en')} km`;
  }

  function clusters() {
    for (let cell = CELL_PX; ; cell *= 1.5) {
      const groups = new Map();
      for (const item of items) {
        const [x, y] = toScreen(item.at);
        if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
        const key = `${Math.floor((item.at[0] * view.scale) / cell)} ${Math.floor((item.at[1] * view.scale) / cell)}`;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push({ item, x, y });
      }
      const merged = mergeNear([...groups.values()]);
      if (merged.length <= MOST_MARKERS) return merged;
    }
  }

  // Neighbouring cells can hold groups whose middles would overlap.
  function mergeNear(groups) {
    const merged = [];
    for (const group of groups.sort((a, b) => b.length - a.length)) {
      const [x, y] = middle(group);
      const near = merged.find((other) => Math.hypot(other.x - x, other.y - y) < CELL_PX - 4);
      if (near) near.group.push(...group);
      else merged.push({ group, x, y });
    }
    return merged.map(({ group }) => group);
  }

  function middle(group) {
    return [group.reduce((sum, one) => sum + one.x, 0) / group.length, group.reduce((sum, one) => sum + one.y, 0) / group.length];
  }

  function placeMarkers() {
    const focused = markers.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    fill(markers, clusters().map((group) => {
      const [x, y] = middle(group);
      const single = group.length === 1;
      const { incident } = group[0].item;
      const contradicted = single && incident.conflicts.length > 0;
      const near = incident.place.name;
      const text = single
        ? [name(incident.title), contradicted ? '. Accounts contradict.' : null]
        : [count(group.length, 'incident', 'incidents'), ' near ', name(near)];
      const edge = `${x < 130 ? ' left' : x > width - 130 ? ' right' : ''}${y < 70 ? ' low' : ''}`;
      const button = h('button', {
        type: 'button', class: `marker${single ? '' : ' cluster'}${contradicted ? ' contra' : ''}${edge}`, 'data-key': group[0].item.incident.id,
        on: { click: () => (single ? onOpen(incident.id) : openGroup(group.map((one) => one.item))) },
      }, single ? null : h('span', { class: 'n', 'aria-hidden': 'true' }, group.length), h('span', { class: 'tip' }, text));
      button.style.left = `${x}px`;
      button.style.top = `${y}px`;
      return button;
    }));
    if (focused) {
      const again = [...markers.children].find((marker) => marker.dataset.key === focused);
      if (again) again.focus({ preventScroll: true });
    }
  }

  function openGroup(group) {
    const spread = Math.max(...group.map(({ at }) => Math.hypot(at[0] - group[0].at[0], at[1] - group[0].at[1])));
    if (spread * MAX_SCALE > CELL_PX * 2 && spread * view.scale * 8 > 1) {
      moved = true;
      show(group.map((item) => item.at), spread / 4);
      return;
    }
    const close = h('button', { type: 'button', class: 'button', on: { click: () => { popup.hidden = true; surface.focus(); } } }, 'Close');
    const shown = group.slice(0, POPUP_ITEMS);
    fill(popup, h('strong', {}, count(group.length, 'incident', 'incidents'), ' near ', name(group[0].incident.place.name)),
      h('ul', {}, shown.map(({ incident }) => h('li', {}, h('a', { href: hashOf({ i: incident.id }) }, name(incident.title)), h('br'), h('span', { class: 'quiet' }, incident.when.words))),
        group.length > shown.length ? h('li', { class: 'quiet' }, `and ${group.length - shown.length} more in the list`) : null), close);
    popup.hidden = false;
    close.focus({ preventScroll: true });
  }

  const keys = {
    ArrowLeft: () => panBy(PAN_PX, 0), ArrowRight: () => panBy(-PAN_PX, 0), ArrowUp: () => panBy(0, PAN_PX), ArrowDown: () => panBy(0, -PAN_PX),
    '+': () => zoomBy(1.5), '=': () => zoomBy(1.5), '-': () => zoomBy(1 / 1.5), 0: () => fit(true),
  };
  surface.addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  host.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !popup.hidden) { popup.hidden = true; surface.focus(); } });
  // The wheel scrolls the page unless the reader is working with the map.
  surface.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== surface) return;
    event.preventDefault();
    const box = surface.getBoundingClientRect();
    zoomBy(2 ** (-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  surface.addEventListener('dblclick', (event) => {
    const box = surface.getBoundingClientRect();
    zoomBy(2, event.clientX - box.left, event.clientY - box.top);
  });

  const pointers = new Map();
  surface.addEventListener('pointerdown', (event) => {
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
    surface.setPointerCapture(event.pointerId);
    popup.hidden = true;
  });
  surface.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    const other = [...pointers].find(([id]) => id !== event.pointerId);
    pointers.set(event.pointerId, now);
    if (!other) { panBy(now[0] - before[0], now[1] - before[1]); return; }
    const gap = (point) => Math.hypot(point[0] - other[1][0], point[1] - other[1][1]) || 1;
    const box = surface.getBoundingClientRect();
    zoomBy(gap(now) / gap(before), (now[0] + other[1][0]) / 2 - box.left, (now[1] + other[1][1]) / 2 - box.top);
    panBy((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  });
  for (const end of ['pointerup', 'pointercancel']) surface.addEventListener(end, (event) => pointers.delete(event.pointerId));

  new ResizeObserver(() => {
    const first = !width;
    width = host.clientWidth;
    height = host.clientHeight;
    if (width && (first || !moved)) fit();
    schedule();
  }).observe(host);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', schedule);

  return {
    setIncidents(incidents) {
      items = incidents.filter(({ place }) => place && place.lat !== null && place.lon !== null).map((incident) => ({
        incident, at: project(incident.place.lon, incident.place.lat), radiusUnits: (incident.place.radius_km || 0) * unitsPerKm(incident.place.lat),
      }));
      const inView = items.some(({ at }) => {
        const [x, y] = toScreen(at);
        return x > 0 && y > 0 && x < width && y < height;
      });
      if (width && (!moved || !inView)) fit(true);
      popup.hidden = true;
      schedule();
      return items.length;
    },
  };
}
