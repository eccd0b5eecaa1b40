'use strict';
// The slide in deep zoom; what was found and what was drawn lie on one canvas above it.

const slideView = (() => {
  let viewer = null;
  let state = null;
  let result = 0;
  let nuclei = null;
  let wanted = null;
  const at = id => document.getElementById(id);
  const COLOURS = {accepted: '#1d7f3c', added: '#1d7f3c', rejected: '#a8322a', unsure: '#b07400', '': '#0b5cad'};
  const NUCLEUS_FROM_ZOOM = 0.1;
  // Blue, its bytes in the order that machines of today hold them: alpha, blue, green, red.
  const NUCLEUS = 0xffc85a00;
  const LAYERS = ['with-candidates', 'with-window', 'with-drawn'];

  function open() {
    viewer = OpenSeadragon({
      element: at('viewer'), showNavigationControl: false, showNavigator: true, navigatorPosition: 'BOTTOM_LEFT',
      gestureSettingsMouse: {clickToZoom: false, dblClickToZoom: false}, maxZoomPixelRatio: 4, animationTime: .4, crossOriginPolicy: false,
      immediateRender: true,
      tileSources: {
        width: state.width_px, height: state.height_px, tileSize: state.tile_px, tileOverlap: 0, maxLevel: state.max_level,
        minLevel: wholeInOneTile(state),
        getTileUrl: (level, x, y) => `api/${result}/tile/${level}/${x}_${y}.jpg`,
      },
    });
    // A viewer that moves tells so once a frame by "update-viewport".
    ['open', 'resize', 'update-viewport'].forEach(event => viewer.addHandler(event, draw));
    ['open', 'animation', 'animation-finish', 'resize'].forEach(event => viewer.addHandler(event, beside.follow));
    viewer.addHandler('animation-finish', () => permalink.keep());
    tools.listen(viewer);
  }

  // The smallest level that is of use: smaller ones show no more, and each costs a reading of the whole slide where it has no levels of its own.
  function wholeInOneTile({width_px: width, height_px: height, tile_px: tile, max_level: top}) {
    return Math.max(0, top - Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / tile))));
  }

  function draw() {
    if (!viewer || !viewer.world.getItemCount()) {
      return;
    }
    const on = regions.above(viewer);
    const {pen, s, canvas, width, height, dpr} = on;
    masks.paint(pen, s, state);
    if (at('with-drawn').checked) {
      regions.paint(on, state.drawn.regions, regions.DRAWN);
      regions.paint(on, beside.here(), regions.CARRIED);
    }
    if (at('with-nuclei').checked && nuclei && s.k >= NUCLEUS_FROM_ZOOM) {
      drawNuclei(pen, s, canvas, dpr);
    }
    if (at('with-window').checked) {
      tools.parts(state.window).forEach(part => drawPart(pen, s, part));
    }
    if (at('with-candidates').checked) {
      state.candidates.filter(c => c.counted || c.verdict).forEach(c => ring(pen, s, c));
    }
    tools.paint(pen, s);
    drawScale(pen, s, width, height);
  }

  // Pixels are set one by one: a hundred thousand rectangles would take the pen a third of a second.
  function drawNuclei(pen, s, canvas, dpr) {
    const {width, height} = canvas;
    const dots = new ImageData(width, height);
    const pixels = new Uint32Array(dots.data.buffer);
    const k = s.k * dpr;
    const size = Math.max(2, Math.round(6 * k));
    const left = s.x * dpr - size / 2, top = s.y * dpr - size / 2;
    for (let i = 0; i < nuclei.length; i += 2) {
      const x = Math.round(left + nuclei[i] * k);
      const y = Math.round(top + nuclei[i + 1] * k);
      if (x >= 0 && y >= 0 && x + size <= width && y + size <= height) {
        for (let row = y * width + x; row < (y + size) * width; row += width) {
          for (let at = row; at < row + size; at++) {
            pixels[at] = NUCLEUS;
          }
        }
      }
    }
    const layer = document.createElement('canvas');
    layer.width = width;
    layer.height = height;
    layer.getContext('2d').putImageData(dots, 0, 0);
    regions.lay(pen, layer, .8);
  }

  function drawPart(pen, s, part) {
    pen.strokeStyle = '#000';
    pen.lineWidth = 3;
    pen.setLineDash([8, 5]);
    const x = s.x + (part.x + .5) * s.k;
    const y = s.y + (part.y + .5) * s.k;
    if (state.window.kind === 'fields') {
      pen.beginPath();
      pen.ellipse(x, y, part.half_x * s.k, part.half_y * s.k, 0, 0, 2 * Math.PI);
      pen.stroke();
    } else {
      pen.strokeRect(x - part.half_x * s.k, y - part.half_y * s.k, 2 * part.half_x * s.k, 2 * part.half_y * s.k);
    }
    pen.setLineDash([]);
  }

  function ring(pen, s, c) {
    const x = s.x + (c.x + .5) * s.k;
    const y = s.y + (c.y + .5) * s.k;
    const radius = Math.max(9, 12 / state.um_per_px * s.k);
    pen.strokeStyle = COLOURS[c.verdict || ''];
    pen.fillStyle = pen.strokeStyle;
    pen.lineWidth = 2.5;
    // Told apart without colours too.
    pen.setLineDash(c.verdict === 'rejected' ? [4, 3] : []);
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.stroke();
    pen.setLineDash([]);
    pen.font = '600 13px system-ui, sans-serif';
    pen.lineWidth = 3;
    const text = c.key + ({accepted: ' ✓', added: ' +', rejected: ' ✗', unsure: ' ?'}[c.verdict] || '');
    pen.strokeStyle = 'rgba(255, 255, 255, .85)';
    pen.strokeText(text, x + radius + 2, y - radius + 8);
    pen.fillText(text, x + radius + 2, y - radius + 8);
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

  async function withNuclei() {
    if (at('with-nuclei').checked && !nuclei) {
      nuclei = await ask(`api/${result}/objects`);
    }
    draw();
  }

  function go() {
    if (wanted) {
      beside.leads('viewer');
      const {x, y, side} = wanted;
      viewer.viewport.fitBounds(viewer.viewport.imageToViewportRectangle(x - side / 2, y - side / 2, side, side), true);
      wanted = null;
    }
    draw();
  }

  LAYERS.forEach(each => at(each).addEventListener('change', draw));
  at('with-drawn').addEventListener('change', beside.draw);
  at('with-nuclei').addEventListener('change', withNuclei);

  return {
    draw,
    state: () => state,
    viewer: () => viewer,
    take(next, of) {
      if (state && (of !== result || next.name !== state.name)) {
        if (viewer) {
          viewer.destroy();
          viewer = null;
        }
        nuclei = null;
        at('with-nuclei').checked = false;
      }
      state = next;
      result = of;
      masks.offer(state, result);
      beside.offer(result);
      draw();
    },
    // Where the view is, in full-resolution pixels: its middle and its shorter side.
    place() {
      if (!viewer || !viewer.world.getItemCount()) {
        return null;
      }
      const r = viewer.viewport.viewportToImageRectangle(viewer.viewport.getBounds());
      return {x: Math.round(r.x + r.width / 2), y: Math.round(r.y + r.height / 2), side: Math.round(Math.min(r.width, r.height))};
    },
    // Shows a square around a place; without one, what was shown last.
    show(place) {
      at('no-slide').hidden = state.slide;
      at('viewer').hidden = !state.slide;
      at('no-slide').textContent = 'The slide is not beside the results: start again with --slides FOLDER.';
      if (!state.slide) {
        return;
      }
      wanted = place || wanted;
      if (!viewer) {
        open();
      }
      viewer.isOpen() ? go() : viewer.addOnceHandler('open', go);
    },
  };
})();
