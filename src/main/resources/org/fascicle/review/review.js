'use strict';
// The gallery, the count and the grade. All numbers come from the server; the page only shows them and sends decisions.

const CROP_UM = 64;
const CONTEXT_UM = 200;
const WIDER_UM = 600;
const SURE = .9;
const SLIDE_UM = 300;
const PAGE = 12;
const POLL_MS = 3000;
const AHEAD_MS = 600;
const LOOK_ALIKES = ['lymphocyte', 'apoptotic or pyknotic', 'plasma cell or neutrophil', 'pigment or artefact', 'other'];

const $ = id => document.getElementById(id);
const review = {result: 0, state: null, shown: [], page: 0, focus: 0, started: null, decided: 0, waiting: new Map(), byKey: new Map()};

async function ask(path, body) {
  const options = body ? {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)} : {};
  const answer = await fetch(path, options);
  if (answer.status === 409) {
    return {conflict: true, state: await answer.json()};
  }
  if (answer.status === 204) {
    return null;
  }
  if (!answer.ok) {
    throw new Error((await answer.text()).trim());
  }
  return answer.json();
}

function tell(sentence) {
  $('message').textContent = sentence;
  $('message').hidden = !sentence;
}

function reviewer() {
  const name = $('reviewer').value.trim();
  if (!name) {
    tell('Write your name or initials above first: each decision carries it.');
    $('reviewer').focus();
  }
  return name;
}

// Decisions are sent one after the other, each knowing what the one before it left; the page shows them at once, and says
// "saved" only when the disk has them.
let sending = Promise.resolve();

function decide(decision) {
  const by = reviewer();
  if (!by) {
    return Promise.resolve(false);
  }
  if (decision.what === 'candidate' && decision.value !== 'added') {
    review.waiting.set(decision.key, {verdict: decision.value, note: decision.note, by});
  }
  $('saved').textContent = 'saving ...';
  sending = sending.then(() => send({...decision, by}));
  return sending;
}

async function send(decision) {
  try {
    const answer = await ask(`api/${review.result}/decide`, {...decision, seen: review.state.seen});
    review.waiting.delete(decision.key);
    if (answer.conflict) {
      take(answer.state);
      tell(`Somebody else has just decided on ${decision.key || 'this'}; look at it again.`);
      return false;
    }
    take(answer);
    if (review.waiting.size === 0) {
      $('saved').textContent = 'saved';
    }
    return true;
  } catch (e) {
    review.waiting.delete(decision.key);
    $('saved').textContent = 'NOT saved';
    tell(e.message || `The server does not answer; the decision on ${decision.key || 'this'} is not saved.`);
    showFocus();
    return false;
  }
}

function judge(value, note) {
  const candidate = review.shown[review.focus];
  if (!candidate) {
    return;
  }
  review.started = review.started || Date.now();
  const decision = {what: 'candidate', key: candidate.key, value};
  decide(note ? {...decision, note} : decision);
  if (review.waiting.has(candidate.key)) {
    review.decided++;
    if (!step(1)) {
      showFocus();
    }
  }
}

function judgeAll(value) {
  pageOf().filter(candidate => !now(candidate).verdict).forEach(candidate => {
    decide({what: 'candidate', key: candidate.key, value});
    review.decided++;
  });
  showFocus();
}

// A candidate as it stands: what waits to be saved before what the server said.
function now(candidate) {
  const known = review.byKey.get(candidate.key) || candidate;
  return review.waiting.has(candidate.key) ? {...known, ...review.waiting.get(candidate.key)} : known;
}

// In its turn: after what was decided before it, and before what is decided after.
function undo() {
  const by = reviewer();
  if (by) {
    sending = sending.then(() => takeBack(by));
  }
}

async function takeBack(by) {
  try {
    take(await ask(`api/${review.result}/undo`, {by}));
    tell('');
    $('saved').textContent = 'saved';
  } catch (e) {
    tell(e.message);
  }
}

// Which candidates are shown, in which order. The list stays as it is while a reviewer walks through it.
function choose() {
  const show = $('show').value;
  const wanted = {
    open: c => c.counted && (!c.verdict || c.verdict === 'unsure'),
    sure: c => c.counted && c.score >= SURE && !c.verdict,
    counted: c => c.counted || c.verdict,
    window: c => c.inside && (c.counted || c.verdict),
    all: () => true,
    disputed: c => c.disputed && (!c.verdict || c.verdict === 'unsure'),
  }[show];
  const order = {
    score: (a, b) => (b.score ?? 2) - (a.score ?? 2),
    unsure: (a, b) => (b.verdict === 'unsure') - (a.verdict === 'unsure') || Math.abs((a.score ?? 1) - .5) - Math.abs((b.score ?? 1) - .5),
    place: (a, b) => a.y - b.y || a.x - b.x,
  }[$('order').value];
  review.shown = review.state.candidates.filter(wanted).sort(order);
  review.page = 0;
  review.focus = 0;
  showCards();
}

function pageOf() {
  return review.shown.slice(review.page * PAGE, (review.page + 1) * PAGE);
}

function step(by) {
  const next = review.focus + by;
  if (next < 0 || next >= review.shown.length) {
    return false;
  }
  review.focus = next;
  const page = Math.floor(next / PAGE);
  if (page !== review.page) {
    review.page = page;
    showCards();
  } else {
    showFocus();
  }
  return true;
}

function turn(by) {
  const pages = Math.ceil(review.shown.length / PAGE);
  review.page = Math.max(0, Math.min(pages - 1, review.page + by));
  review.focus = review.page * PAGE;
  showCards();
}

function crop(into, candidate, um) {
  into.replaceChildren();
  if (!review.state.slide) {
    const absent = document.createElement('div');
    absent.className = 'absent';
    absent.textContent = 'The slide is not here: start again with --slides FOLDER.';
    into.append(absent);
    return;
  }
  const px = Math.max(8, Math.round(um / review.state.um_per_px));
  const image = document.createElement('img');
  image.alt = `candidate ${candidate.key}, ${um} µm around it`;
  image.decoding = 'async';
  image.src = `api/${review.result}/crop/${Math.round(candidate.x)}/${Math.round(candidate.y)}/${px}`;
  const scale = document.createElement('div');
  scale.className = 'scale';
  const bar = um > 300 ? 200 : um > 100 ? 50 : 20;
  scale.style.width = `${100 * bar / um}%`;
  scale.textContent = `${bar} µm`;
  into.append(image, scale);
}

function card(candidate, place) {
  const card = document.createElement('div');
  card.className = 'card';
  card.id = `card-${candidate.key}`;
  card.setAttribute('role', 'option');
  const picture = document.createElement('div');
  picture.className = 'crop';
  crop(picture, candidate, CROP_UM);
  const words = document.createElement('div');
  words.className = 'words';
  const name = document.createElement('span');
  name.textContent = candidate.score === undefined ? `${candidate.key}, added` : `${candidate.key}, score ${candidate.score.toFixed(2)}`;
  const verdict = document.createElement('span');
  verdict.className = 'verdict';
  words.append(name, verdict);
  const said = document.createElement('div');
  said.className = 'said';
  card.append(picture, words, said);
  card.addEventListener('click', () => {
    review.focus = place;
    showFocus();
  });
  return card;
}

function showCards() {
  const from = review.page * PAGE;
  $('focus').classList.toggle('none', !review.shown.length);
  $('cards').replaceChildren(...pageOf().map((candidate, i) => card(candidate, from + i)));
  const pages = Math.ceil(review.shown.length / PAGE);
  $('page-place').textContent = pages ? `page ${review.page + 1} of ${pages}, ${review.shown.length} candidates` : '';
  $('nothing').hidden = pages > 0;
  $('nothing').textContent = review.state.candidates.length
    ? 'Nothing is left to look at here. Choose another list above, or look for missed figures on the slide.'
    : 'The detector offered no candidate. Look for figures on the slide, and add what you find.';
  showFocus();
  clearTimeout(review.ahead);
  review.ahead = setTimeout(() => review.shown.slice(from + PAGE, from + 2 * PAGE)
    .forEach(next => crop(document.createElement('div'), next, CROP_UM)), AHEAD_MS);
}

function showFocus() {
  pageOf().forEach((candidate, i) => {
    const element = $(`card-${candidate.key}`);
    const current = now(candidate);
    const chosen = review.page * PAGE + i === review.focus;
    element.setAttribute('aria-selected', chosen);
    element.dataset.verdict = current.verdict || '';
    element.querySelector('.verdict').textContent = (current.verdict || 'open') + (current.note ? `: ${current.note}` : '');
    element.querySelector('.said').textContent = Object.entries(current.said || {}).map(([who, word]) => `${who}: ${word}`).join(', ');
    if (chosen) {
      $('cards').setAttribute('aria-activedescendant', element.id);
      element.scrollIntoView({block: 'nearest'});
      focusOn(current);
      permalink.keep();
    }
  });
  showProgress();
}

function focusOn(candidate) {
  if ($('context').dataset.key !== candidate.key) {
    $('context').dataset.key = candidate.key;
    crop($('context'), candidate, CONTEXT_UM);
    crop($('wider'), candidate, WIDER_UM);
  }
  $('focus-title').textContent = `Candidate ${candidate.key}`;
  $('focus-words').textContent = [candidate.score === undefined ? 'added by a person' : `score ${candidate.score.toFixed(3)}`,
    candidate.counted ? '' : 'below the cut', candidate.inside ? 'in the window' : 'outside the window',
    candidate.verdict ? `${candidate.verdict}${candidate.by ? ' by ' + candidate.by : ''}` : 'nobody has decided'].filter(w => w).join(', ');
}

function showProgress() {
  const asked = review.state.candidates.filter(c => c.counted);
  const open = asked.map(now).filter(c => !c.verdict || c.verdict === 'unsure').length;
  let words = `${asked.length - open} of ${asked.length} decided`;
  if (review.decided > 2 && open > 0) {
    const left = (Date.now() - review.started) / review.decided * open / 1000;
    words += left > 90 ? `, about ${Math.round(left / 60)} min left` : `, about ${Math.round(left)} s left`;
  }
  $('progress').textContent = words;
}

function showCount() {
  const {window: w, grading} = review.state;
  $('count').textContent = w.open
    ? `${w.figures} accepted, ${w.open} to look at` : `${w.figures} mitotic figure${w.figures === 1 ? '' : 's'}${w.reviewed ? '' : ', nobody has looked'}`;
  const m = grading.mitoses;
  // Where nobody answers for the count its interval holds the detector's errors too.
  const likely = m && (m.likely_rate ? m.likely_rate.interval_per_1_734_mm2 : m.interval_per_1_734_mm2);
  const interval = likely ? `; per 1.734 mm² ${m.per_1_734_mm2.toFixed(1)} (${m.likely_rate ? 'likely ' : ''}${likely.lower.toFixed(1)} to ${likely.upper.toFixed(1)})` : '';
  $('count-area').textContent = `on ${w.area_mm2.toFixed(3)} mm² of tissue, ${unit(w.words)}${interval}`;
  $('hottest').hidden = w.kind === 'hottest';
  $('confirm').hidden = w.open > 0 || w.reviewed;
  const {drawn: d} = review.state;
  $('drawn').textContent = [
    d.necrosis_percent === undefined ? '' : `necrosis as drawn: ${d.necrosis_percent.toFixed(1)} % (${d.necrosis_mm2.toFixed(3)} of `
      + `${d.whole_mm2.toFixed(3)} mm² of ${d.of_tumour ? 'outlined tumour' : 'tissue'})`,
    d.excluded_mm2 === undefined ? '' : `excluded: ${d.excluded_mm2.toFixed(3)} mm²`].filter(w => w).join('; ');
}

function rows(body, lines) {
  body.replaceChildren(...lines.map(cells => {
    const row = document.createElement('tr');
    cells.forEach(text => {
      const cell = document.createElement('td');
      cell.textContent = text;
      row.append(cell);
    });
    return row;
  }));
}

function list(element, texts, otherwise) {
  element.replaceChildren(...(texts.length ? texts : [otherwise]).map(text => {
    const item = document.createElement('li');
    item.textContent = text;
    return item;
  }));
}

// Units in a text of ours as people write them.
function unit(text) {
  return text.replace(/\bmm2\b/g, 'mm²').replace(/\bum\b/g, 'µm');
}

// Never rounds a doubt away.
function percent(p) {
  return p > .99 && p < 1 ? '> 99 %' : p > 0 && p < .01 ? '< 1 %' : `${Math.round(100 * p)} %`;
}

// What follows from each decision in one line that stays in sight; those who hear the page hear count and headline below.
function showNow() {
  const {grading} = review.state;
  const points = Object.values(grading.components).map(c => c.points ?? '?').join(' + ');
  const change = grading.changes[0];
  $('now').textContent = [$('count').textContent, `points ${points}`, grading.headline,
    change ? unit(change.finding) + (change.grade ? `: grade ${change.grade}` : '') : ''].filter(w => w).join(' · ');
}

function showGrade() {
  const {grading} = review.state;
  $('headline').textContent = grading.headline;
  rows($('points').tBodies[0], Object.entries(grading.components).map(([name, c]) =>
    [name, c.points === null ? 'one of ' + c.possible.join(', ') : String(c.points)]));
  list($('changes'), [...grading.changes.map(c => unit(c.finding) + (c.grade ? `: grade ${c.grade}` : '')),
    ...grading.what_if.map(w => `${w.component} ${w.points}: total ${w.score}, grade ${w.grade}`)],
  grading.missing.length ? 'What is missing comes first.' : 'Nothing near a cut.');
  list($('flags'), grading.flags.map(f => unit(f.reason)), 'No flag.');
  const likely = Object.entries(grading.grade_probabilities || {});
  $('probabilities').replaceChildren(...likely.map(([grade, p]) => {
    const line = document.createElement('div');
    line.className = 'likely';
    const name = document.createElement('span');
    name.textContent = `grade ${grade}`;
    const meter = document.createElement('meter');
    meter.value = p;
    meter.setAttribute('aria-label', `probability of grade ${grade}`);
    const share = document.createElement('span');
    share.textContent = percent(p);
    line.append(name, meter, share);
    return line;
  }));
  specimen.show(review.state);
  showNow();
}

function take(state) {
  const first = !review.state || review.state.name !== state.name;
  review.state = state;
  review.byKey = new Map(state.candidates.map(candidate => [candidate.key, candidate]));
  $('name').textContent = state.name;
  if (first && state.reviewer) {
    $('reviewer').value = state.reviewer;
  }
  showCount();
  showGrade();
  showProgress();
  if (first) {
    choose();
  } else {
    showFocus();
  }
  if (review.trouble && !state.trouble) {
    tell('');
  }
  review.trouble = state.trouble;
  if (state.trouble) {
    tell(`The decisions are saved; the report is not: ${state.trouble}`);
  }
  slideView.take(state, review.result);
}

async function open(result) {
  review.result = result;
  review.state = null;
  review.decided = 0;
  review.started = null;
  take(await ask(statePath(result)));
}

// Where readers are blinded to each other, each is answered with the own decisions alone.
function statePath(result, seen) {
  return `api/${result}/state?by=${encodeURIComponent($('reviewer').value.trim())}${seen === undefined ? '' : `&seen=${seen}`}`;
}

async function poll() {
  try {
    const state = await ask(statePath(review.result, review.state.seen));
    if (state) {
      take(state);
    }
  } catch (e) {
    tell('The server does not answer. What was saved is safe; start fascicle review again and reload.');
  }
}

function showTab(name, place) {
  document.querySelector('main').dataset.view = name;
  for (const each of ['gallery', 'slide', 'readers']) {
    $(each).hidden = each !== name;
    $(`tab-${each}`).setAttribute('aria-selected', each === name);
  }
  if (name === 'slide') {
    const candidate = review.shown[review.focus];
    const side = SLIDE_UM / review.state.um_per_px;
    slideView.show(place || (candidate && {x: candidate.x, y: candidate.y, side}));
  } else {
    tools.leave();
  }
  if (name === 'readers') {
    readers.show();
  }
  permalink.keep();
}

const KEYS = {
  a: () => judge('accepted'), r: () => judge('rejected'), u: () => judge('unsure'), z: undo,
  A: () => judgeAll('accepted'), R: () => judgeAll('rejected'),
  n: () => step(1), p: () => step(-1), ArrowRight: () => step(1), ArrowLeft: () => step(-1),
  PageDown: () => turn(1), PageUp: () => turn(-1),
  s: () => showTab('slide'), g: () => showTab('gallery'), i: () => showTab('readers'),
  f: () => onSlide('add'), w: () => onSlide('move'), t: () => onSlide('fields'), m: () => onSlide('measure'),
  o: () => onSlide('outline'), b: () => onSlide('brush'), e: () => { $('erase').checked = !$('erase').checked; },
  Enter: () => tools.close(), Escape: () => tools.leave(),
};

function onSlide(mode) {
  if (!$('slide').hidden) {
    tools.mode(mode);
  }
}

LOOK_ALIKES.forEach((kind, i) => KEYS[i + 1] = () => judge('rejected', kind));

document.addEventListener('keydown', event => {
  if (event.target.matches('input:not([type=checkbox]), select') || event.ctrlKey || event.metaKey || event.altKey || !review.state) {
    return;
  }
  const act = KEYS[event.key];
  if (act && !(event.key === 'Enter' && event.target.matches('button'))) {
    event.preventDefault();
    act();
  }
});
$('tab-gallery').addEventListener('click', () => showTab('gallery'));
$('tab-slide').addEventListener('click', () => showTab('slide'));
$('tab-readers').addEventListener('click', () => showTab('readers'));
$('order').addEventListener('change', choose);
$('show').addEventListener('change', choose);
$('back').addEventListener('click', () => turn(-1));
$('forth').addEventListener('click', () => turn(1));
$('result').addEventListener('change', () => open(Number($('result').value)));
$('reviewer').addEventListener('change', () => {
  localStorage.setItem('reviewer', $('reviewer').value);
  tell('');
  if (review.state.blinded) {
    open(review.result);
  }
});
// With nothing to decide on, the window that a person leaves where it is says that the area was looked through.
$('confirm').addEventListener('click', () => {
  const [part] = review.state.window.parts;
  decide({what: 'window', value: 'moved', x_px: part.x, y_px: part.y});
});
$('hottest').addEventListener('click', () => decide({what: 'window', value: null}));

(async function start() {
  $('reviewer').value = localStorage.getItem('reviewer') || '';
  const wanted = permalink.read();
  const opened = open(wanted.result).catch(() => open(0));
  const results = await ask('api/results');
  $('result').replaceChildren(...results.map((one, i) => new Option(`${one.name} (${one.open} open)`, i)));
  $('chooser').hidden = results.length < 2;
  await opened;
  $('result').value = review.result;
  if (review.state.blinded && review.state.reviewer) {
    await open(review.result);
  }
  if (wanted.candidate) {
    $('show').value = 'all';
    choose();
    const place = review.shown.findIndex(candidate => candidate.key === wanted.candidate);
    review.page = Math.max(0, Math.floor(place / PAGE));
    review.focus = Math.max(0, place);
    showCards();
  }
  if (wanted.place) {
    showTab('slide', wanted.place);
  }
  setInterval(poll, POLL_MS);
})();
