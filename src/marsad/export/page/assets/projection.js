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

function trace(path, points, joined) {
  points.forEach(([x, y], i) => (i || joined ? path.lineTo(x, y) : path.moveTo(x, y)));
}

function loadOutlines() {
  const raw = readJson('outlines');
  const arcs = raw.arcs.map((text) => decodeArc(text, raw.scale));
  const land = new Path2D(), coast = new Path2D(), borders = new Path2D();
  const onCoast = new Set();
  for (const ring of raw.land) {
    ring.forEach((number, i) => {
      const index = number < 0 ? ~number : number;
      onCoast.add(index);
      trace(land, number < 0 ? [...arcs[index]].reverse() : arcs[index], i > 0);
    });
    land.closePath();
  }
  arcs.forEach((points, i) => trace(onCoast.has(i) ? coast : borders, points, false));
  const names = raw.names.map(([text, lon, lat, area]) => ({ text, at: project(lon, lat), size: Math.sqrt(area) }));
  return { land, coast, borders, names };
}
