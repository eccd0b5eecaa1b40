'use strict';
// The slide in deep zoom, with candidates, window and nuclei drawn on one canvas above it.

const slideView = (() => {
  let viewer = null;
  let state = null;
  let result = 0;
  let nuclei = null;
  let doing = '';
  let from = null;
  const at = id => document.getElementById(id);
  const COLOURS = {accepted: '#1d7f3c', added: '#1d7f3c', rejected: '#a8322a', unsure: '#b07400', '': '#0b5cad'};
  const NUCLEUS_FROM_ZOOM = 0.1;

  function open() {
    viewer = OpenSeadragon({
      element: at('viewer'), showNavigationControl: false, showNavigator: true, navigatorPosition: 'BOTTOM_LEFT',
      gestureSettingsMouse: {clickToZoom: false}, maxZoomPixelRatio: 4, animationTime: .4, crossOriginPolicy: false,
      tileSources: {
        width: state.width_px, height: state.height_px, tileSize: state.tile_px, tileOverlap: 0, minLevel: 0, maxLevel: state.max_level,
        getTileUrl: (level, x, y) => `api/${result}/tile/${level}/${x}_${y}.jpg`,
      },
    });
    const canvas = document.createElement('canvas');
    canvas.className = 'marks';
    viewer.container.append(canvas);
    ['open', 'animation', 'animation-finish', 'resize', 'update-viewport'].forEach(event => viewer.addHandler(event, draw));
    viewer.addHandler('canvas-click', click);
  }

  function scale() {
    const a = viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(0, 0));
    const b = viewer.viewport.imageToViewerElementCoordinates(new OpenSeadragon.Point(1000, 0));
    return {x: a.x, y: a.y, k: (b.x - a.x) / 1000};
  }

  function draw() {
    if (!viewer || !viewer.world.getItemCount()) {
      return;
    }
    const canvas = viewer.container.querySelector('canvas.marks');
    const {clientWidth: width, clientHeight: height} = viewer.container;
    const dpr = window.devicePixelRatio || 1;
    canvas.width = width * dpr;
    canvas.height = height * dpr;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const pen = canvas.getContext('2d');
    pen.scale(dpr, dpr);
    const s = scale();
    if (at('with-nuclei').checked && nuclei && s.k >= NUCLEUS_FROM_ZOOM) {
      drawNuclei(pen, s, width, height);
    }
    if (at('with-window').checked) {
      drawWindow(pen, s);
    }
    if (at('with-candidates').checked) {
      state.candidates.filter(c => c.counted || c.verdict).forEach(c => ring(pen, s, c));
    }
    drawScale(pen, s, width, height);
  }

  function drawNuclei(pen, s, width, height) {
    pen.fillStyle = 'rgba(0, 90, 200, .8)';
    const size = Math.max(2, 6 * s.k);
    for (let i = 0; i < nuclei.length; i += 2) {
      const x = s.x + nuclei[i] * s.k;
      const y = s.y + nuclei[i + 1] * s.k;
      if (x >= 0 && y >= 0 && x < width && y < height) {
        pen.fillRect(x - size / 2, y - size / 2, size, size);
      }
    }
  }

  function drawWindow(pen, s) {
    const w = state.window;
    pen.strokeStyle = '#000';
    pen.lineWidth = 3;
    pen.setLineDash([8, 5]);
    pen.strokeRect(s.x + (w.x + .5 - w.half_x) * s.k, s.y + (w.y + .5 - w.half_y) * s.k, 2 * w.half_x * s.k, 2 * w.half_y * s.k);
    pen.setLineDash([]);
  }

  function ring(pen, s, c) {
    const x = s.x + (c.x + .5) * s.k;
    const y = s.y + (c.y + .5) * s.k;
    const radius = Math.max(9, 12 / state.um_per_px * s.k);
    pen.strokeStyle = COLOURS[c.verdict || ''];
    pen.fillStyle = pen.strokeStyle;
    pen.lineWidth = 2.5;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.stroke();
    pen.font = '600 13px system-ui, sans-serif';
    pen.fillText(c.key + ({accepted: ' ✓', added: ' +', rejected: ' ✗', unsure: ' ?'}[c.verdict] || ''), x + radius + 2, y - radius + 8);
  }

  function drawScale(pen, s, width, height) {
    const pxPerUm = s.k / state.um_per_px;
    const um = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find(each => each * pxPerUm > 70) || 10000;
    const length = um * pxPerUm;
    pen.fillStyle = 'rgba(255, 255, 255, .8)';
    pen.fillRect(width - length - 24, height - 40, length + 16, 32);
    pen.fillStyle = '#000';
    pen.fillRect(width - length - 16, height - 16, length, 3);
    pen.font = '13px system-ui, sans-serif';
    pen.textAlign = 'center';
    pen.fillText(um >= 1000 ? `${um / 1000} mm` : `${um} µm`, width - length / 2 - 16, height - 22);
    pen.textAlign = 'start';
  }

  function click(event) {
    if (!event.quick) {
      return;
    }
    const place = viewer.viewport.viewerElementToImageCoordinates(event.position);
    if (doing === 'add') {
      const taken = state.candidates.filter(c => /^a\d+$/.test(c.key)).map(c => Number(c.key.slice(1)));
      decide({what: 'candidate', key: `a${Math.max(0, ...taken) + 1}`, value: 'added', x_px: place.x - .5, y_px: place.y - .5});
      mode('');
    } else if (doing === 'move') {
      decide({what: 'window', value: 'moved', x_px: place.x - .5, y_px: place.y - .5});
      mode('');
    } else if (doing === 'measure') {
      measure(place);
    }
  }

  function measure(place) {
    if (!from) {
      from = place;
      at('ruler').textContent = 'click the other end';
      return;
    }
    const um = Math.hypot(place.x - from.x, place.y - from.y) * state.um_per_px;
    at('ruler').textContent = um >= 1000 ? `${(um / 1000).toFixed(2)} mm` : `${um.toFixed(1)} µm`;
    from = null;
  }

  // Pressing the same again ends it.
  function mode(wanted) {
    doing = doing === wanted ? '' : wanted;
    from = null;
    ['add', 'move', 'measure'].forEach(each => at(each).setAttribute('aria-pressed', doing === each));
    if (doing === 'measure') {
      at('ruler').textContent = 'click one end';
    }
  }

  async function withNuclei() {
    if (at('with-nuclei').checked && !nuclei) {
      nuclei = await ask(`api/${result}/objects`);
    }
    draw();
  }

  ['add', 'move', 'measure'].forEach(each => at(each).addEventListener('click', () => mode(each)));
  ['with-candidates', 'with-window'].forEach(each => at(each).addEventListener('change', draw));
  at('with-nuclei').addEventListener('change', withNuclei);

  return {
    mode,
    take(next, of) {
      if (state && (of !== result || next.name !== state.name) && viewer) {
        viewer.destroy();
        viewer = null;
        nuclei = null;
      }
      state = next;
      result = of;
      draw();
    },
    show(candidate) {
      at('no-slide').hidden = state.slide;
      at('viewer').hidden = !state.slide;
      at('no-slide').textContent = 'The slide is not beside the results: start again with --slides FOLDER.';
      if (!state.slide) {
        return;
      }
      if (!viewer) {
        open();
      }
      const go = () => {
        if (candidate) {
          const side = 300 / state.um_per_px;
          const r = viewer.viewport.imageToViewportRectangle(candidate.x - side / 2, candidate.y - side / 2, side, side);
          viewer.viewport.fitBounds(r, true);
        }
        draw();
      };
      viewer.isOpen() ? go() : viewer.addOnceHandler('open', go);
    },
    viewer: () => viewer,
  };
})();
