'use strict';
// The table of a batch: sorted, filtered, and drawn only where it is in view, so that ten thousand slides open at once.
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const NAME = 0, FOLDER = 1, STAIN = 2, GRADE = 3, FIRST = 4;
  const PICTURE_PX = 96, WORDS_PX = 190, NUMBER_PX = 108, ROW_PX = 77, SPARE_ROWS = 8, BINS = 24, LEAST_FOR_FENCES = 8, FENCE = 3;
  const table = document.getElementById('slides');
  const body = table.tBodies[0];
  const rows = data.slides;
  const columns = data.columns
    .map((column, i) => ({ ...column, at: FIRST + i }))
    .filter(column => rows.some(row => row[column.at]));
  columns.forEach(column => Object.assign(column, distribution(column)));
  rows.forEach(row => { row.far = columns.some(column => isFar(column, row)); });
  let order = rows;
  let sorted = null;

  function value(column, row) { return row[column.at] ? row[column.at][0] : NaN; }

  function distribution(column) {
    const values = rows.map(row => value(column, row)).filter(each => !Number.isNaN(each)).sort((a, b) => a - b);
    const quantile = share => values[Math.min(values.length - 1, Math.floor(share * values.length))];
    const middle = quantile(0.75) - quantile(0.25);
    const fenced = values.length >= LEAST_FOR_FENCES && middle > 0;
    const low = fenced ? quantile(0.25) - FENCE * middle : -Infinity;
    const high = fenced ? quantile(0.75) + FENCE * middle : Infinity;
    const usual = values.filter(each => each >= low && each <= high);
    const from = usual[0], to = usual[usual.length - 1];
    const bins = new Array(BINS).fill(0);
    for (const each of usual) bins[to > from ? Math.min(BINS - 1, Math.floor((each - from) / (to - from) * BINS)) : 0]++;
    const below = values.filter(each => each < low).length;
    return { low, high, from, to, bins, below, above: values.length - usual.length - below };
  }

  function isFar(column, row) {
    const each = value(column, row);
    return each < column.low || each > column.high;
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function histogram(column) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('viewBox', `-2 0 ${BINS + 4} 26`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', `${column.label}: ${column.from} to ${column.to}, far out ${column.below + column.above}`);
    const tallest = Math.max(...column.bins);
    const bar = (x, count, className) => {
      if (!count) return;
      const made = document.createElementNS(space, 'rect');
      const height = Math.max(1.5, Math.min(26, 26 * count / tallest));
      if (className) made.setAttribute('class', className);
      for (const [name, size] of Object.entries({ x: x + 0.05, y: 26 - height, width: 0.9, height })) made.setAttribute(name, size);
      svg.append(made);
    };
    bar(-2, column.below, 'far');
    column.bins.forEach((count, i) => bar(i, count));
    bar(BINS + 1, column.above, 'far');
    return svg;
  }

  function heading(label, unit, key, column) {
    const cell = element('th', column ? 'number' : '');
    const button = element('button', '', label);
    button.type = 'button';
    button.onclick = () => sortBy(cell, key);
    cell.append(button);
    if (unit) cell.append(element('span', 'unit', unit));
    if (column) cell.append(histogram(column));
    return cell;
  }

  function head() {
    const line = element('tr');
    line.append(element('th'), heading('Slide', 'and stain', row => row[NAME]));
    columns.forEach(column => line.append(heading(column.label, column.unit, row => value(column, row), column)));
    line.append(heading('FNCLCC', '', row => row[GRADE]));
    table.tHead.append(line);
    const widths = element('colgroup');
    ['picture', 'name', ...columns.map(() => ''), 'grade'].forEach(name => widths.append(element('col', name)));
    table.prepend(widths);
    // narrower, numbers would be cut off: the table is then scrolled sideways
    table.style.minWidth = `${PICTURE_PX + 2 * WORDS_PX + NUMBER_PX * columns.length}px`;
  }

  // What was not measured comes last whichever way.
  function sortBy(cell, key) {
    const up = cell.getAttribute('aria-sort') !== 'ascending';
    table.tHead.querySelectorAll('th').forEach(each => each.removeAttribute('aria-sort'));
    cell.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    sorted = (a, b) => compare(key(a), key(b), up);
    select();
  }

  const letters = new Intl.Collator(undefined, { numeric: true });
  function compare(a, b, up) {
    const noA = a === '' || Number.isNaN(a), noB = b === '' || Number.isNaN(b);
    if (noA || noB) return noA - noB;
    const way = typeof a === 'string' ? letters.compare(a, b) : a - b;
    return up ? way : -way;
  }

  function select() {
    const held = document.getElementById('filter').value.toLowerCase();
    const far = document.getElementById('far').checked;
    order = rows.filter(row => (!far || row.far) && row[NAME].toLowerCase().includes(held));
    if (sorted) order.sort(sorted);
    document.getElementById('shown').textContent = order.length === rows.length ? '' : `${order.length} of ${rows.length} slides`;
    draw(true);
  }

  function link(row, file) { return './' + encodeURIComponent(row[FOLDER] || row[NAME]) + '/' + file; }

  function cell(className, ...inside) {
    const made = element('td', className);
    const box = element('div');
    box.append(...inside);
    made.append(box);
    return made;
  }

  function line(row) {
    const made = element('tr');
    const picture = element('img');
    picture.loading = 'lazy';
    picture.decoding = 'async';
    picture.alt = '';
    picture.src = link(row, 'overview.png');
    const shown = element('a');
    shown.href = link(row, 'report.html');
    shown.tabIndex = -1;
    shown.append(picture);
    const name = element('a', '', row[NAME]);
    name.href = link(row, 'report.html');
    name.title = row[NAME];
    made.append(cell('thumbnail', shown), cell('name', name, element('span', 'unit', row[STAIN])));
    for (const column of columns) {
      const measured = row[column.at];
      const far = isFar(column, row);
      const made2 = measured
        ? cell('number' + (far ? ' far' : ''), element('b', '', measured[1]), element('span', 'unit', measured[2]))
        : cell('number');
      if (far) made2.title = 'far out';
      made.append(made2);
    }
    made.append(cell('headline', row[GRADE]));
    made.lastChild.title = row[GRADE];
    return made;
  }

  function room(count) {
    const made = element('tr', 'room');
    const inside = element('td');
    inside.colSpan = columns.length + 3;
    inside.style.height = count * ROW_PX + 'px';
    made.append(inside);
    return made;
  }

  let drawnFrom = -1, drawnTo = -1;
  function draw(anew, whole) {
    const top = -body.getBoundingClientRect().top;
    const from = whole ? 0 : Math.max(0, Math.min(order.length, Math.floor(top / ROW_PX) - SPARE_ROWS));
    const to = whole ? order.length : Math.min(order.length, Math.ceil((top + innerHeight) / ROW_PX) + SPARE_ROWS);
    if (!anew && from >= drawnFrom && to <= drawnTo && to - from > SPARE_ROWS) return;
    drawnFrom = from;
    drawnTo = Math.max(from, to);
    body.replaceChildren(room(from), ...order.slice(from, drawnTo).map(line), room(order.length - drawnTo));
  }

  head();
  draw(true);
  addEventListener('scroll', () => draw(false), { passive: true });
  addEventListener('resize', () => draw(true));
  addEventListener('beforeprint', () => draw(true, true));
  addEventListener('afterprint', () => draw(true));
  document.getElementById('filter').oninput = select;
  document.getElementById('far').onchange = select;
})();
