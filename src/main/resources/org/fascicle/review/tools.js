'use strict';
// What a person does on the slide: add a figure, put the window or fields, outline and paint regions, measure.

const tools = (() => {
  const at = id => document.getElementById(id);
  const MODES = ['add', 'move', 'fields', 'measure', 'outline', 'brush'];
  const HINTS = {
    add: 'Click a figure that was missed.',
    move: 'Drag the window or a field, or click where the window is to be.',
    fields: 'Click where the ten fields are to be; drag each where it belongs.',
    measure: 'Click one end.',
    outline: 'Click corner after corner; Enter or a double click closes it, Esc leaves it.',
    brush: 'Press and paint.',
  };
  const CAPSULE_CORNERS = 8;
  let doing = '';
  let places = [];
  let measured = null;
  let dragged = null;
  let painting = false;

  const view = () => slideView.viewer();
  const placeOf = event => view().viewport.viewerElementToImageCoordinates(event.position);
  const brushPx = () => Number(at('brush-um').value) / 2 / slideView.state().um_per_px;

  function listen(viewer) {
    viewer.addHandler('canvas-click', click);
    viewer.addHandler('canvas-double-click', event => { if (doing === 'outline') { event.preventDefaultAction = true; close(); } });
    viewer.addHandler('canvas-press', press);
    viewer.addHandler('canvas-drag', drag);
    viewer.addHandler('canvas-release', release);
  }

  // Pressing the same again ends it.
  function mode(wanted) {
    doing = doing === wanted ? '' : wanted;
    places = [];
    measured = null;
    dragged = null;
    painting = false;
    MODES.forEach(each => at(each).setAttribute('aria-pressed', doing === each));
    at('ruler').textContent = HINTS[doing] || '';
    at('viewer').dataset.doing = doing;
    slideView.draw();
  }

  function click(event) {
    if (!event.quick || !doing) {
      return;
    }
    const place = placeOf(event);
    if (doing === 'add') {
      decide({what: 'candidate', key: next('a', slideView.state().candidates), value: 'added', x_px: place.x - .5, y_px: place.y - .5});
      mode('');
    } else if (doing === 'move' && slideView.state().window.kind !== 'fields') {
      decide({what: 'window', value: 'moved', x_px: place.x - .5, y_px: place.y - .5});
      mode('');
    } else if (doing === 'fields') {
      decide({what: 'window', value: 'fields', x_px: place.x - .5, y_px: place.y - .5});
      mode('');
      mode('move');
    } else if (doing === 'measure') {
      measure(place);
    } else if (doing === 'outline') {
      places.push(place.x, place.y);
      slideView.draw();
    }
  }

  // The first free name: a1, a2, ... for figures, r1, r2, ... for regions.
  function next(letter, taken) {
    const numbers = taken.map(each => each.key).filter(key => RegExp(`^${letter}\\d+$`).test(key)).map(key => Number(key.slice(1)));
    return letter + (Math.max(0, ...numbers) + 1);
  }

  function measure(place) {
    if (places.length !== 2) {
      places = [place.x, place.y];
      measured = null;
      at('ruler').textContent = 'Click the other end.';
    } else {
      measured = place;
      const um = Math.hypot(place.x - places[0], place.y - places[1]) * slideView.state().um_per_px;
      at('ruler').textContent = um >= 1000 ? `${(um / 1000).toFixed(2)} mm` : `${um.toFixed(1)} µm`;
    }
    slideView.draw();
    if (measured) {
      places = [];
    }
  }

  function press(event) {
    const place = placeOf(event);
    if (doing === 'brush') {
      painting = true;
      places = [place.x, place.y];
      slideView.draw();
    } else if (doing === 'move') {
      const parts = slideView.state().window.parts;
      const hit = parts.findIndex(part => Math.abs(place.x - part.x) <= part.half_x && Math.abs(place.y - part.y) <= part.half_y);
      dragged = hit < 0 ? null : {index: hit, from: place, dx: 0, dy: 0};
    }
  }

  function drag(event) {
    const place = placeOf(event);
    if (painting) {
      event.preventDefaultAction = true;
      const i = places.length;
      if (Math.hypot(place.x - places[i - 2], place.y - places[i - 1]) > brushPx() / 3) {
        places.push(place.x, place.y);
        slideView.draw();
      }
    } else if (dragged) {
      event.preventDefaultAction = true;
      dragged.dx = place.x - dragged.from.x;
      dragged.dy = place.y - dragged.from.y;
      at('ruler').textContent = inside(parts(slideView.state().window));
      slideView.draw();
    }
  }

  // What the dragged window would hold, by its outline alone; the server counts when it is let go.
  function inside(moved) {
    const {candidates, window: w} = slideView.state();
    const within = c => moved.some(p => w.kind === 'fields'
      ? ((c.x - p.x) / p.half_x) ** 2 + ((c.y - p.y) / p.half_y) ** 2 <= 1
      : Math.abs(c.x - p.x) <= p.half_x && Math.abs(c.y - p.y) <= p.half_y);
    const figures = candidates.filter(c => (c.verdict === 'accepted' || c.verdict === 'added') && within(c)).length;
    const open = candidates.filter(c => (c.verdict ? c.verdict === 'unsure' : c.counted) && within(c)).length;
    return `${figures} accepted, ${open} to look at`;
  }

  function release() {
    if (painting) {
      painting = false;
      region(capsules(places, brushPx()));
      places = [];
    } else if (dragged && (dragged.dx || dragged.dy)) {
      const w = slideView.state().window;
      const moved = parts(w);
      if (w.kind === 'fields') {
        decide({what: 'window', value: 'fields', fields: moved.map(part => ({x_px: part.x, y_px: part.y}))});
      } else {
        decide({what: 'window', value: 'moved', x_px: moved[0].x, y_px: moved[0].y});
      }
      at('ruler').textContent = HINTS.move;
      w.parts = moved;
    }
    dragged = null;
  }

  // The window's parts as they are while one of them is dragged.
  function parts(w) {
    return w.parts.map((part, i) => dragged && dragged.index === i ? {...part, x: part.x + dragged.dx, y: part.y + dragged.dy} : part);
  }

  function close() {
    const ring = places.map(Math.round);
    places = [];
    // A double click leaves its place twice.
    while (ring.length > 4 && ring[ring.length - 1] === ring[ring.length - 3] && ring[ring.length - 2] === ring[ring.length - 4]) {
      ring.length -= 2;
    }
    if (ring.length >= 6) {
      region([ring]);
    } else {
      slideView.draw();
    }
  }

  function region(rings) {
    decide(named({use: at('use').value, erased: at('erase').checked, rings}));
  }

  // The decision on a region, under the first free name.
  function named({use, erased, rings}) {
    return {what: 'region', key: next('r', slideView.state().drawn.regions), value: use, erased, rings};
  }

  // A painted line as capsules that overlap: each a ring around a piece of it.
  function capsules(line, radius) {
    const rings = [];
    for (let i = 0; i < Math.max(2, line.length - 2); i += 2) {
      const x1 = line[i], y1 = line[i + 1];
      const x2 = line[i + 2] ?? x1, y2 = line[i + 3] ?? y1;
      const along = Math.atan2(y2 - y1, x2 - x1);
      const ring = [];
      for (const [x, y, from] of [[x2, y2, along - Math.PI / 2], [x1, y1, along + Math.PI / 2]]) {
        for (let corner = 0; corner <= CAPSULE_CORNERS; corner++) {
          const angle = from + Math.PI * corner / CAPSULE_CORNERS;
          ring.push(Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle)));
        }
      }
      rings.push(ring);
    }
    return rings;
  }

  // What is being drawn and not yet decided.
  function paint(pen, s) {
    if (!places.length) {
      return;
    }
    pen.strokeStyle = doing === 'measure' ? '#000' : regions.COLOURS[at('use').value];
    pen.lineWidth = doing === 'brush' ? 2 * brushPx() * s.k : 2.5;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.globalAlpha = doing === 'brush' ? .45 : 1;
    pen.beginPath();
    for (let i = 0; i < places.length; i += 2) {
      pen.lineTo(s.x + places[i] * s.k, s.y + places[i + 1] * s.k);
    }
    if (measured) {
      pen.lineTo(s.x + measured.x * s.k, s.y + measured.y * s.k);
    }
    if (places.length === 2 && !measured) {
      pen.lineTo(s.x + places[0] * s.k + .1, s.y + places[1] * s.k);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }

  MODES.forEach(each => at(each).addEventListener('click', () => mode(each)));

  return {listen, mode, parts, paint, named, close: () => { if (doing === 'outline') { close(); } }, leave: () => mode('')};
})();
