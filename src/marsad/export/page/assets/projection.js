// The map's geometry: Web Mercator in a square of WORLD units, and the outlines decoded from their digits.

const WORLD = 4096;
const KM_PER_EQUATOR = 40075;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MAX_LATITUDE = 84;

function project(lon, lat) {
  const phi = (Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180;
  return [((lon + 180) / 360) * WORLD, (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * WORLD];
}

const latitudeAt = (y) => (Math.atan(Math.sinh((0.5 - y / WORLD) * 2 * Math.PI)) * 180) / Math.PI;
const unitsPerKm = (lat) => WORLD / (KM_PER_EQUATOR * Math.cos((lat * Math.PI) / 180));

function decodeArc(text, scale) {
  const points = [];
  let x = 0, y = 0, at = 0;
  const next = () => {
    let value = 0, shift = 1, digit;
    do {
      digit = DIGITS.indexOf(text[at++]);
      value += (digit & 31) * shift;
      shift *= 32;
    } while (digit & 32);
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  while (at < text.length) {
    x += next();
    y += next();
    points.push(project(x * scale, y * scale));
  }
  return points;
}

// A line that crosses the date line goes on beyond the edge of the square, and is drawn again at the other edge.
function trace(path, points, closed) {
  let shift = 0, before = points[0][0], least = before, most = before;
  const line = points.map(([x, y]) => {
    if (x - before > WORLD / 2) shift -= WORLD;
    if (before - x > WORLD / 2) shift += WORLD;
    before = x;
    least = Math.min(least, x + shift);
    most = Math.max(most, x + shift);
    return [x + shift, y];
  });
  const copies = [0];
  if (least < 0) copies.push(WORLD);
  if (most > WORLD) copies.push(-WORLD);
  for (const copy of copies) {
    line.forEach(([x, y], i) => (i ? path.lineTo(x + copy, y) : path.moveTo(x + copy, y)));
    if (closed) path.closePath();
  }
}

function loadOutlines() {
  const raw = readJson('outlines');
  const arcs = raw.arcs.map((text) => decodeArc(text, raw.scale));
  const land = new Path2D(), coast = new Path2D(), borders = new Path2D();
  const onCoast = new Set();
  for (const ring of raw.land) {
    const points = [];
    for (const number of ring) {
      const index = number < 0 ? ~number : number;
      onCoast.add(index);
      points.push(...(number < 0 ? [...arcs[index]].reverse() : arcs[index]));
    }
    trace(land, points, true);
  }
  arcs.forEach((points, i) => trace(onCoast.has(i) ? coast : borders, points, false));
  const names = raw.names.map(([text, lon, lat, area]) => ({ text, at: project(lon, lat), size: Math.sqrt(area) }));
  return { land, coast, borders, names };
}
