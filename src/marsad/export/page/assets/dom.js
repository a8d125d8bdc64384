// Building the page: text enters as text nodes only, never as markup.

function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (key === 'value' || key === 'checked' || key === 'disabled' || key === 'selected') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  append(element, children);
  return element;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return parent;
}

function fill(parent, ...children) {
  parent.replaceChildren();
  return append(parent, children);
}

const byId = (id) => document.getElementById(id);
const readJson = (id) => JSON.parse(byId(id).textContent);
const count = (n, one, many) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
const unseen = (text) => h('span', { class: 'unseen' }, text);

// Words of a report: their own language and direction, apart from the page's.
const words = (tag, text, lang, className) => h(tag, { class: className, dir: 'auto', lang }, text);

// A name or phrase between the page's own words: its direction must not move its neighbours.
const name = (text) => h('bdi', {}, text);

function listed(texts, joiner = ', ') {
  return texts.map((text, i) => [i ? joiner : null, name(text)]);
}

const DAY_MS = 86400000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function dayWords(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

const dayNumber = (iso) => Math.floor(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);

// The page's search compares without case and accents, as the data was prepared.
const searchKey = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

const regionNames = typeof Intl.DisplayNames === 'function' ? new Intl.DisplayNames(['en'], { type: 'region' }) : null;

function countryName(code) {
  try {
    return (regionNames && regionNames.of(code)) || code;
  } catch {
    return code;
  }
}
